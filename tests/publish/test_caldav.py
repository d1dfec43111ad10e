"""Calendars on a real Radicale: created, left alone, updated, cancelled; what others change is not overwritten."""

import socket
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace

import httpx
import icalendar
import pytest

from meetingplan.audit import audit
from meetingplan.publish import render
from meetingplan.publish.calendars.caldav import Deed, ServerError, upload
from meetingplan.store.files import write_all
from tests.cli.running import run
from tests.publish.readers import missing

pytestmark = pytest.mark.slow

USER, PASSWORD = "organiser", "s3cret"


def python_with_radicale() -> str:
    """The system's Python, or ours, whichever has it."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import radicale"], capture_output=True, check=False).returncode == 0:
            return python
    missing("radicale")
    raise AssertionError


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Radicale with one user, on a free port."""
    folder, python = tmp_path_factory.mktemp("radicale"), python_with_radicale()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
    (folder / "config").write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = htpasswd\nhtpasswd_filename = {folder}/users\n"
        f"htpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = {folder}/store\n"
    )
    radicale = subprocess.Popen([python, "-m", "radicale", "--config", folder / "config"], stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}/{USER}/"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            httpx.get(url)
            break
        except httpx.TransportError:
            time.sleep(0.1)
    yield url
    radicale.terminate()
    radicale.wait()


def deeds(folder, server, prefix, *, dry=False):
    with httpx.Client(base_url=server, auth=(USER, PASSWORD)) as client:
        return Counter(deed for _, _, deed in upload(folder, client, prefix, dry=dry))


def on_server(server, collection, uid):
    with httpx.Client(base_url=server, auth=(USER, PASSWORD)) as client:
        answer = client.get(f"{collection}/{uid.replace('@', '%40')}.ics")
    return next(iter(icalendar.Calendar.from_ical(answer.content).walk("VEVENT")))


@pytest.fixture
def published(audited, tmp_path):
    write_all(tmp_path, render(audited, "en", frozenset({"calendars"}), tmp_path))
    return tmp_path


def total(folder):
    files = (folder / "calendars").rglob("*.ics")
    return sum(file.read_bytes().count(b"BEGIN:VEVENT") for file in files)


def test_only_what_has_changed_is_sent(meeting, plan, published, server):
    count = total(published)
    assert deeds(published, server, "a", dry=True) == {Deed.CREATED: count}
    assert deeds(published, server, "a") == {Deed.CREATED: count}
    assert deeds(published, server, "a") == {Deed.KEPT: count}
    # The talk is called otherwise: it stands in the calendars of the meeting and of the five delegates with a seat.
    talk = replace(meeting.sessions["talk"], title=meeting.sessions["closing"].title)
    renamed = audit(replace(meeting, sessions=meeting.sessions | {"talk": talk}), replace(plan, revision=2))
    write_all(published, render(renamed, "en", frozenset({"calendars"}), published))
    assert deeds(published, server, "a") == {Deed.KEPT: count - 6, Deed.UPDATED: 6}
    event = on_server(server, "a-delegates-D1", "delegate~D1~session.talk@tiny.meetingplan")
    assert (str(event["SUMMARY"]), event["SEQUENCE"]) == ("Closing", 1)


def test_what_falls_away_is_cancelled_on_the_server(meeting, plan, published, server):
    count = total(published)
    deeds(published, server, "b")
    sessions = {id: session for id, session in meeting.sessions.items() if id != "talk"}
    groups = tuple(replace(g, walk=tuple(step for step in g.walk if step.start != 1980)) for g in plan.groups)
    later = audit(replace(meeting, sessions=sessions), replace(plan, groups=groups, revision=2))
    write_all(published, render(later, "en", frozenset({"calendars"}), published))
    assert deeds(published, server, "b") == {Deed.KEPT: count - 6, Deed.CANCELLED: 6}
    event = on_server(server, "b-delegates-D1", "delegate~D1~session.talk@tiny.meetingplan")
    assert event["STATUS"] == "CANCELLED"
    # A calendar that was published anew, without memory, takes away what it does not know.
    (published / "calendars/delegates/D1.ics").unlink()
    write_all(published, render(later, "en", frozenset({"calendars"}), published))
    assert deeds(published, server, "b")[Deed.REMOVED] == 1


def test_what_somebody_else_changes_meanwhile_is_not_overwritten(meeting, plan, published, server):
    deeds(published, server, "e")
    talk = replace(meeting.sessions["talk"], title=meeting.sessions["closing"].title)
    renamed = audit(replace(meeting, sessions=meeting.sessions | {"talk": talk}), replace(plan, revision=2))
    write_all(published, render(renamed, "en", frozenset({"calendars"}), published))
    uid = "delegate~D1~session.talk@tiny.meetingplan"
    with httpx.Client(base_url=server, auth=(USER, PASSWORD)) as client:
        sent = upload(published, client, "e", dry=False)
        next(deed for name, _, deed in sent if name == "e-delegates-D1")  # its events have been asked for
        path = f"e-delegates-D1/{uid.replace('@', '%40')}.ics"
        theirs = client.get(path).text.replace("Talk", "Talk (moved by Ms Li)")
        assert client.put(path, content=theirs.encode(), headers={"Content-Type": "text/calendar"}).is_success
        with pytest.raises(ServerError, match="412"):
            list(sent)
    assert on_server(server, "e-delegates-D1", uid)["SUMMARY"] == "Talk (moved by Ms Li)"


def test_a_wrong_password_is_told_and_nothing_is_sent(published, server):
    with (
        httpx.Client(base_url=server, auth=(USER, "wrong")) as client,
        pytest.raises(ServerError, match=r"40[13]"),
    ):
        list(upload(published, client, "c", dry=False))


def test_the_command_takes_the_password_from_the_environment(published, server):
    (published / "plan.json").write_text('{"scenario": {"id": "d"}}')
    args = ("upload", published, server, "--user", USER, "--lang", "en")
    done = run(*args, MEETINGPLAN_CALDAV_PASSWORD=PASSWORD)
    assert (done.exit_code, done.stderr) == (
        0,
        f"events: {total(published)} created, 0 updated, 0 cancelled, 0 removed, 0 kept\n",
    )
    refused = run(*args, MEETINGPLAN_CALDAV_PASSWORD="wrong")
    assert refused.exit_code == 2
    assert "wrong" not in refused.stderr


@pytest.mark.parametrize("url", ["http://example.org/me/", "ftp://localhost/", "https://me:s3cret@example.org/"])
def test_an_address_that_would_give_the_password_away_is_refused(published, url):
    done = run("upload", published, url)
    assert done.exit_code == 2
    assert "s3cret" not in done.stderr
