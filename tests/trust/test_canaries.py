"""Every value about a person is made unmistakable, and looked for in every file: nobody learns what is not declared.

The quick form publishes a small meeting; the full form one of 300 delegates with rooms, tables and seats.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.publish import render
from meetingplan.publish.outputs import OUTPUTS
from meetingplan.publish.pages.phones import FOLDER, page_name
from meetingplan.publish.shown import SHOWN, Datum, Person, Reader, Shown
from meetingplan.scenario.load import load
from meetingplan.store import plan_file
from tests.cli.running import ROOT, TINY, run
from tests.trust import FULL
from tests.trust.canaries import Aviary, Canary, let_in, words

pytestmark = pytest.mark.slow

SECRET = bytes(32)
DANGTU = ROOT / "scenarios" / "dangtu-2018"


@dataclass(frozen=True)
class Published:
    """A plan of a scenario full of canaries, and the files of each output."""

    audited: AuditedPlan
    aviary: Aviary
    files: dict[str, dict[str, bytes]]


@pytest.fixture(scope="module", params=["zh_CN", "en"] if FULL else ["zh_CN"])
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("canaries")
    aviary = let_in(DANGTU if FULL else TINY, folder / "scenario")
    if FULL:  # the canteen gets tables, so that everyone has one of all that is told
        text = (folder / "scenario" / "scenario.yaml").read_text(encoding="utf-8")
        assert "table_seats: 0" in text
        (folder / "scenario" / "scenario.yaml").write_text(text.replace("table_seats: 0", "table_seats: 10"), "utf-8")
    assert run("plan", folder / "scenario", "-o", folder / "out", "--time-limit", "300").exit_code == 0
    meeting = load(folder / "scenario")
    audited = audit(meeting, plan_file.loads((folder / "out" / "plan.json").read_bytes(), "", meeting.clock))
    assert isinstance(audited, AuditedPlan)
    if FULL:
        hosted = audited.plan.hosted
        everyone = [
            {id for room in hosted.rooms for id in room.delegates},
            {id for table in hosted.tables for id in table.delegates},
            {seat.delegate for seat in hosted.seats},
        ]
        assert all(there == set(meeting.delegates) for there in everyone)
    return Published(
        audited,
        aviary,
        {name: dict(render(audited, request.param, frozenset({name}), secret=SECRET)) for name in OUTPUTS},
    )


def declared(output: str, path: str) -> Shown:
    """What is declared of a file: exactly one entry, whose `*` do not go over a `/`."""
    fits = [s for s in SHOWN[output] if s.files.count("/") == path.count("/") and fnmatchcase(path, s.files)]
    assert len(fits) == 1, f"{path} of {output}: say in publish/shown.py what it shows"
    return fits[0]


def reader(audited: AuditedPlan, path: str) -> str:
    """The delegate whom a file is for: messages and phone pages lie in a folder for each."""
    pure = PurePosixPath(path)
    if pure.parts[0] == FOLDER:
        return next(id for id in audited.meeting.delegates if page_name(SECRET, id) == pure.parent.name)
    return pure.parent.name if pure.suffix == ".eml" else pure.stem


def own(audited: AuditedPlan, shown: Shown, path: str) -> set[tuple[str, str]]:
    """The people of whom `own` speaks, by kind and id."""
    name = PurePosixPath(path).stem
    if shown.reader is Reader.DELEGATE:
        name = reader(audited, path)
        group = audited.plan.group_of().get(name)
        return {("delegate", name), *([("leader", group.coach), ("driver", group.coach)] if group else [])}
    if shown.reader is Reader.CREW:
        aboard = {id for group in audited.plan.groups if group.coach == name for id in group.delegates}
        return {("leader", name), ("driver", name), *(("delegate", id) for id in aboard)}
    if shown.reader is Reader.SITE:
        return {("docent", docent.id) for docent in audited.meeting.places[name].interior.docents}
    return {("docent", name)}


def canaries(published: Published, output: str) -> Iterator[tuple[str, Shown, set[Canary]]]:
    """Of each file of an output what is declared, and the canaries that stand in it."""
    for path, data in published.files[output].items():
        yield path, declared(output, path), published.aviary.found(words(path, data))


def _person(canary: Canary) -> tuple[Person, Datum]:
    return Person[canary[0].upper()], Datum(canary[2])


@pytest.mark.parametrize("output", OUTPUTS)
def test_nobody_learns_more_than_is_declared(published: Published, output: str) -> None:
    for path, shown, found in canaries(published, output):
        mine = own(published.audited, shown, path)
        for canary in found:
            person, datum = _person(canary)
            is_mine = canary[:2] in mine or (person is Person.OWNER and shown.reader is Reader.OWNER)
            allowed = shown.others.get(person, set()) | (shown.own.get(person, set()) if is_mine else set())
            assert datum in allowed, f"{path} shows the {datum} of the {person} {canary[1]}"


def test_a_calendar_of_an_owner_names_one_owner(published: Published) -> None:
    for path, _, found in canaries(published, "calendars"):
        if path.startswith("calendars/owners/"):
            assert len({who for kind, who, _ in found if kind == "owner"}) == 1


@pytest.mark.parametrize("output", OUTPUTS)
def test_no_more_is_declared_than_is_shown(published: Published, output: str) -> None:
    """A permission that nothing uses would let a leak in unseen. Tables and seats are numbers, which nothing marks."""
    if output == "signs" and not published.audited.plan.hosted.tables:
        pytest.skip("signs name delegates at tables, and this meeting has none")
    used = defaultdict(set)
    for _, shown, found in canaries(published, output):
        used[shown.files] |= set(map(_person, found))
    possible = {_person(canary) for canary in published.aviary.known.values()}
    for shown in SHOWN[output]:
        granted = {(p, d) for told in (shown.own, shown.others) for p, data in told.items() for d in data}
        unmarked = {Datum.TABLE, Datum.SEAT, Datum.DIET}
        if shown.files in used:
            assert {(p, d) for p, d in granted & possible if d not in unmarked} <= used[shown.files]


def test_every_delegate_is_held_against_all_others(published: Published) -> None:
    """Of each file of one delegate, none of the others' canaries: 24 x 23 pairs here, 300 x 299 in full."""
    people = published.audited.meeting.delegates
    hits, seen = [], defaultdict(set)
    for output in OUTPUTS:
        for path, shown, found in canaries(published, output):
            if shown.reader is Reader.DELEGATE:
                name = reader(published.audited, path)
                seen[output].add(name)
                hits += [(path, canary) for canary in found if canary[0] == "delegate" and canary[1] != name]
    assert seen == {name: set(people) for name in ("itineraries", "calendars", "phones", "invitations")}
    assert hits == []
