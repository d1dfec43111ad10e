"""`meetingplan upload OUT URL`: the calendars of a folder of results onto a CalDAV server."""

import json
import netrc
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from meetingplan.cli.speak import language_option, print_json, tell, terminal_language
from meetingplan.domain.text import Language, say

if TYPE_CHECKING:
    import httpx

PASSWORD = "MEETINGPLAN_CALDAV_PASSWORD"
_HERE = ("localhost", "127.0.0.1", "::1")
_BAD = 2


@click.command("upload")
@click.argument("results", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="OUT")
@click.argument("url", metavar="URL")
@click.option("--user", help="User of the server; its password is MEETINGPLAN_CALDAV_PASSWORD, or both are in .netrc.")
@click.option("--dry-run", "dry", is_flag=True, help="Only tell what would be done.")
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def command(results: Path, url: str, user: str | None, dry: bool, language: Language | None, as_json: bool) -> None:
    """Put the calendars of OUT on a CalDAV server, below URL; only what has changed is sent."""
    speak = language or terminal_language()
    try:
        import httpx

        from meetingplan.publish.calendars.caldav import ServerError, upload
    except ModuleNotFoundError:
        tell(say("this needs one more package: pip install 'meetingplan[caldav]'"), speak)
        sys.exit(_BAD)
    where = urlsplit(url)
    if where.scheme not in ("http", "https") or (where.scheme == "http" and where.hostname not in _HERE):
        raise click.BadParameter("write https://..., so that nobody reads the password on its way", param_hint="URL")
    if where.password:
        raise click.BadParameter(f"no password in it: set {PASSWORD}, or use .netrc", param_hint="URL")
    done: Counter[str] = Counter()
    try:
        with httpx.Client(base_url=f"{url.rstrip('/')}/", auth=_auth(user), timeout=60.0) as client:
            done.update(deed for _, _, deed in upload(results, client, _meeting(results), dry=dry))
    except (ServerError, httpx.HTTPError) as error:
        tell(say("the server at {url} does not take them: {reason}", url=url, reason=error), speak)
        sys.exit(_BAD)
    if as_json:
        print_json(dict(done))
    else:
        counts = {name: done[name] for name in ("created", "updated", "cancelled", "removed", "kept")}
        told = say(
            "events: {created} created, {updated} updated, {cancelled} cancelled, {removed} removed, {kept} kept",
            **counts,
        )
        tell(told, speak)


def _auth(user: str | None) -> "httpx.Auth | None":
    """The password from the environment, or from the user's .netrc; never from the command line."""
    import httpx

    if user:
        return httpx.BasicAuth(user, os.environ.get(PASSWORD, ""))
    kept = Path.home() / ".netrc"
    try:
        return httpx.NetRCAuth() if kept.exists() else None
    except netrc.NetrcParseError as error:
        raise click.UsageError(f"{kept}:{error.lineno or 1}: {error.msg}") from error


def _meeting(results: Path) -> str:
    """What the meeting is called, so that one server can hold several."""
    try:
        return str(json.loads((results / "plan.json").read_bytes())["scenario"]["id"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise click.BadParameter("no results of meetingplan publish", param_hint="OUT") from error
