"""Optional sites, ends, patterns, sittings and wishes, read from a scenario."""

import shutil
from pathlib import Path

import pytest

from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.wishes import Wish, usual
from meetingplan.scenario.load import load
from tests.scenario.test_load import BASE

SITES = "    sites: [works, centre]\n"
DOCENTS = "      docents:\n        - {id: centre-d1, name: 苏映雪}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "base")


def changed(folder: Path, old: str, new: str) -> Meeting:
    file = folder / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return load(folder)


def window(meeting: Meeting) -> Window:
    (only,) = meeting.windows.values()
    return only


def test_a_window_says_nothing_more_than_its_sites(folder: Path) -> None:
    plain = window(load(folder))
    assert (plain.sites, plain.optional) == (("works", "centre"), ())
    assert (plain.first, plain.last, plain.routes) == (None, None, None)


def test_who_asks_for_nothing_must_see_the_sites_and_not_the_optional_ones(folder: Path) -> None:
    """D003 names both sites in the roster; D001 none."""
    meeting = changed(folder, SITES, "    sites: [works]\n    optional: [centre]\n")
    assert window(meeting).offered == ("works", "centre")
    seen = {str(id): meeting.must_see(person) for id, person in meeting.delegates.items()}
    assert seen["D001"] == {"works"}
    assert seen["D003"] == {"works", "centre"}


def test_all_may_be_optional(folder: Path) -> None:
    meeting = changed(folder, SITES, "    optional: [works, centre]\n")
    assert (window(meeting).sites, window(meeting).optional) == ((), ("works", "centre"))


def test_ends(folder: Path) -> None:
    ends = window(changed(folder, SITES, SITES + "    first: centre\n    last: works\n"))
    assert (ends.first, ends.last) == ("centre", "works")


def test_a_single_site_may_be_first_and_last(folder: Path) -> None:
    roster = folder / "delegates.csv"
    roster.write_text(roster.read_text(encoding="utf-8").replace("；centre", ""), encoding="utf-8")
    ends = window(changed(folder, SITES, "    sites: [works]\n    first: works\n    last: works\n"))
    assert (ends.first, ends.last) == ("works", "works")


@pytest.mark.parametrize(("pattern", "routes"), [("free", None), ("convoy", 1), ("{lines: 2}", 2)])
def test_patterns(folder: Path, pattern: str, routes: int | None) -> None:
    assert window(changed(folder, SITES, f"{SITES}    pattern: {pattern}\n")).routes == routes


def test_lines(folder: Path) -> None:
    given = window(changed(folder, SITES, f"{SITES}    lines:\n      - [works, centre]\n      - [centre, works]\n"))
    assert (given.lines, given.routes) == ((("works", "centre"), ("centre", "works")), None)


def test_a_line_may_leave_out_what_is_optional(folder: Path) -> None:
    some = "    sites: [works]\n    optional: [centre]\n    lines:\n      - [works]\n"
    roster = folder / "delegates.csv"
    roster.write_text(roster.read_text(encoding="utf-8").replace("；centre", ""), encoding="utf-8")
    assert window(changed(folder, SITES, some)).lines == (("works",),)


def test_sittings_that_nobody_leads(folder: Path) -> None:
    """13:30 and 14:10 are 810 and 850 minutes after midnight; they stand in the order of time."""
    meeting = changed(folder, DOCENTS, '      docents: []\n      starts: ["14:10", "13:30"]\n')
    interior = next(place.interior for place in meeting.places.values() if place.id == "centre")
    assert interior is not None
    assert (interior.docents, interior.starts) == ((), (810, 850))


def test_wishes_in_their_order_and_weighed(folder: Path) -> None:
    """A weight says nothing where a wish stands alone."""
    wished = "wishes:\n  - missed: 3\n  - {travel_and_waiting: 2, latest_return: 40}\n  - routes\n"
    meeting = changed(folder, SITES, SITES + wished)
    assert meeting.tiers == (
        Wish({"missed": 1}), Wish({"travel_and_waiting": 2, "latest_return": 40}), Wish({"routes": 1}),
    )  # fmt: skip
    assert [(wish.name, wish.unit) for wish in meeting.tiers] == [
        ("missed", "visits"), ("travel_and_waiting+latest_return", "points"), ("routes", "routes"),
    ]  # fmt: skip
    assert meeting.tiers[1].value({"travel_and_waiting": 100, "latest_return": 7}) == 480


def test_usual_wishes(folder: Path) -> None:
    """What is optional counts only where something is."""
    assert load(folder).tiers == usual(optional=False)
    meeting = changed(folder, SITES, "    sites: [works]\n    optional: [centre]\n")
    names = [wish.name for wish in meeting.tiers]
    assert names == ["missed", "preferences", "travel_and_waiting", "latest_return", "unevenness"]
