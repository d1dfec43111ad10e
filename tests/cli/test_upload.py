"""What `upload` refuses before it asks a server, and what it says of one that does not answer."""

import socket
from pathlib import Path

import pytest

from tests.cli.running import run


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://example.org/dav", "write https://"),
        ("ftp://example.org/dav", "write https://"),
        ("https://me:secret@example.org/dav", "no password in it"),
    ],
)
def test_passwords_do_not_travel_in_the_open(planned: Path, url: str, said: str) -> None:
    shown = run("upload", planned, url)
    assert shown.exit_code == 2
    assert said in shown.stderr
    assert "secret" not in shown.stdout


def test_a_folder_without_results_is_refused(tmp_path: Path) -> None:
    shown = run("upload", tmp_path, "https://example.org/dav")
    assert shown.exit_code == 2
    assert "no results of meetingplan publish" in shown.stderr


@pytest.mark.parametrize("user", [(), ("--user", "me")])
def test_a_server_that_is_not_there_is_told(planned: Path, tmp_path: Path, user: tuple[str, ...]) -> None:
    """A port that was free a moment ago; whoever has a .netrc would be asked for their password there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/dav"
    (tmp_path / ".netrc").touch(mode=0o600)
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password mine\n", encoding="utf-8")
    shown = run("upload", planned, url, *user, "--lang", "en", HOME=str(tmp_path))
    assert shown.exit_code == 2
    assert f"the server at {url} does not take them" in shown.stderr


def test_passwords_that_cannot_be_read_are_no_traceback(planned: Path, tmp_path: Path) -> None:
    (tmp_path / ".netrc").touch(mode=0o600)
    (tmp_path / ".netrc").write_text("machine example.org\npasword mine\n", encoding="utf-8")
    shown = run("upload", planned, "https://example.org/dav", HOME=str(tmp_path))
    assert shown.exit_code == 2
    assert f"{tmp_path / '.netrc'}:2: bad follower token 'pasword'" in shown.stderr
