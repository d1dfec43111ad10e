"""All calendars of the core scenario: no UID stands twice but where the same event is for the same reader.

A delegate's events stand in the calendar of `calendars/`, behind the phone page, and in the invitations: three ways to
hand one person the same event, under one UID, so that a phone that gets two of them shows it once. Everything else has
a UID of its own, also what happens at one time to several people: each has their own event of it.
"""

import csv
import email
from collections import defaultdict
from collections.abc import Iterator
from email.policy import default
from pathlib import PurePosixPath

import icalendar
import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.outcome import Planned
from meetingplan.network import build_graph
from meetingplan.plan import Budget, make_plan
from meetingplan.publish import render
from meetingplan.publish.pages.phones import page_name
from meetingplan.scenario.load import load
from tests.cli.running import FEIXI
from tests.publish.readers import libical_faults

pytestmark = pytest.mark.slow

OUTPUTS = frozenset({"calendars", "phones", "invitations"})
SECRET = bytes(32)
PEOPLE = 230


@pytest.fixture(scope="module")
def calendars(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every calendar that is published of the scenario, if it invites by mail: by path, invitations unpacked."""
    folder = tmp_path_factory.mktemp("feixi")
    for path in FEIXI.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    with (folder / "scenario.yaml").open("a", encoding="utf-8") as file:
        file.write("\norganiser: {name: Office, mail: office@example.org}\n")
    with (FEIXI / "delegates.csv").open(encoding="utf-8", newline="") as file:
        rows = [row | {"mail": f"{row['id'].lower()}@example.org"} for row in csv.DictReader(file)]
    with (folder / "delegates.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    meeting = load(folder)
    outcome = make_plan(build_graph(meeting), Budget(), lambda plan: None, lambda progress: None)
    assert isinstance(outcome, Planned)
    audited = audit(meeting, outcome.plan)
    assert isinstance(audited, AuditedPlan)
    files = render(audited, "zh_CN", OUTPUTS, secret=SECRET)
    return {path: _calendar(path, data) for path, data in files if path.endswith((".ics", ".eml"))}


def _calendar(path: str, data: bytes) -> bytes:
    if path.endswith(".ics"):
        return data
    (part,) = (part for part in email.message_from_bytes(data, policy=default).walk()
               if part.get_content_type() == "text/calendar")  # fmt: skip
    return bytes(part.get_payload(decode=True))


def events(data: bytes) -> Iterator[tuple[str, bytes]]:
    """UID and what a reader sees; an invitation says besides who invites whom."""
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        for name in ("ORGANIZER", "ATTENDEE"):
            event.pop(name, None)
        yield str(event["UID"]), event.to_ical()


def reader(path: str) -> str:
    """For whom a calendar is: a delegate by id, whichever way it is handed over, or all who have the file."""
    pure = PurePosixPath(path)
    if pure.parts[0] == "invitations":
        return pure.parent.name
    if pure.parts[0] == "p":
        return NAMES[pure.parent.name]
    return pure.stem if path.startswith("calendars/delegates/") else path


NAMES = {page_name(SECRET, f"D{number:03}"): f"D{number:03}" for number in range(1, PEOPLE + 1)}


def test_no_uid_is_for_two_readers(calendars: dict[str, bytes]) -> None:
    found: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for path, data in calendars.items():
        for uid, event in events(data):
            found[uid].append((path, event))
    for uid, places in found.items():
        assert len({reader(path) for path, _ in places}) == 1, f"{uid} is for several"
        assert len({event for _, event in places}) == 1, f"{uid} says different things"
        assert len({path for path, _ in places}) == len(places), f"{uid} stands twice in one calendar"
    thrice = {uid for uid, places in found.items() if len(places) == 3}
    assert thrice == {uid for uid in found if uid.startswith("delegate~")}
    assert all(len(places) == 1 for uid, places in found.items() if uid not in thrice)
    assert len({uid.split("~")[1] for uid in thrice}) == PEOPLE


def test_libical_takes_every_one(calendars: dict[str, bytes]) -> None:
    assert {path: faults for path, data in calendars.items() if (faults := libical_faults(data))} == {}


def test_every_delegate_finds_their_room_and_seat(calendars: dict[str, bytes]) -> None:
    """Two hotels with rooms for all who stay, a hall with rows for all; the canteen has no tables of its own."""
    told = {path: data.replace(b"\r\n ", b"").decode() for path, data in calendars.items()
            if path.startswith("calendars/delegates/")}  # fmt: skip
    assert len(told) == PEOPLE
    assert all("房间" in text and ("座" in text) for text in told.values())
