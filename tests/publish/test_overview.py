from dataclasses import replace

import pytest

from meetingplan.audit import audit
from meetingplan.domain.plan import Tier
from meetingplan.domain.wishes import Wish
from meetingplan.publish import render
from meetingplan.publish.edition import edition
from meetingplan.publish.figures import figures
from meetingplan.publish.pages.board import boards
from meetingplan.publish.pages.occupancy import gauges, inside, outline, scale
from meetingplan.publish.pages.overview import agenda
from tests.publish.readers import SHAPES, Page


@pytest.fixture
def told(audited):
    return edition(audited, "en")


@pytest.fixture
def page(audited):
    return Page(dict(render(audited, "en", frozenset({"overview"})))["overview.html"])


def test_the_figures_of_the_meeting(page):
    assert "Delegates 6 Delegations 1 Coaches in use 2 / 2 Sites 2 Without a seat 1" in page.text


def test_the_wishes_in_words(told):
    """170 person-minutes over the five who are placed; (170 - 160.2) / 170 is 5.8 %, and the bound rounds up to 161."""
    assert [(f.name, f.value, f.meaning, f.verdict) for f in figures(told)][1:3] == [
        ("Travel and waiting", "170", "34 minutes a delegate", "no plan is below 161; at most 5.8% better"),
        ("Latest return", "65", "the last group is back at 10:05", "proven: no plan does better"),
    ]


def test_a_bound_of_nothing_is_not_called_a_proof(told, audited):
    tier = Tier("unevenness", "minutes", 21, 0.0)
    (figure,) = figures(replace(told, audited=_with_tiers(audited, tier)))
    assert (figure.verdict, figure.proven) == ("not proven best", False)


def test_a_wish_of_another_planner_keeps_its_name(told, audited):
    (figure,) = figures(replace(told, audited=_with_tiers(audited, Tier("smiles", "persons", 3, 3.0))))
    assert (figure.name, figure.value, figure.unit, figure.meaning) == ("smiles", "3", "persons", "")


def test_weighed_wishes_are_told_with_their_weights(told, audited):
    """In the order of the plan: 3 points for a visit missed and one for each of 170 people-minutes."""
    weighed = Wish({"missed": 3, "travel_and_waiting": 1})
    changed = _with_tiers(audited, Tier("routes", "routes", 2, 1.0), Tier(weighed.name, weighed.unit, 170, 0.0))
    changed.meeting = replace(audited.meeting, wishes=(Wish({"routes": 1}), weighed))
    assert [
        (f.name, f.value, f.unit, f.meaning) for f in figures(replace(told, audited=changed, meeting=changed.meeting))
    ] == [
        ("Different routes", "2", "routes", "orders in which groups see the sites"),
        ("Visits missed + Travel and waiting", "170", "points", "3 × Visits missed + 1 × Travel and waiting"),
    ]


def _with_tiers(audited, *tiers):
    class Changed:
        meeting, plan, loads = audited.meeting, replace(audited.plan, tiers=tiers), audited.loads

    return Changed()


def test_the_agenda_joins_sessions_and_windows(told):
    days = [(day.day, [(i.title, i.start) for i in items]) for day, items in agenda(told)]
    assert days == [(23, [("Registration", 510), ("Site visits", 540), ("Closing", 615)]), (24, [("Talk", 1980)])]


def test_a_session_held_twice_at_once_is_one_line(told, audited, meeting):
    again = replace(meeting.sessions["register"], id="register-2")
    both = replace(meeting, sessions={**meeting.sessions, "register-2": again})

    class Changed:
        meeting, plan, loads = both, audited.plan, audited.loads

    (_, items), *_ = agenda(edition(Changed(), "en"))
    assert items[0].places == [("Yungu Hotel", "Lobby"), ("Yungu Hotel", "Lobby")]


def test_the_board_shows_the_day_of_the_drives(told):
    """Boarding at 540 less 15 minutes, off at 605 plus 15, on quarters of an hour; nobody is driven on day 2."""
    (board,) = boards(told)
    assert (board.scale.start, board.scale.end) == (525, 630)
    assert [lane.coach.id for lane in board.lanes] == ["C1", "C2"]
    styles = [block.style for block in board.lanes[0].blocks]
    assert styles == ["session", "stand", "drive", "site s1", "drive", "site s2", "drive", "stand", "session"]


def test_blocks_of_a_row_do_not_overlap(told):
    for lane in next(boards(told)).lanes:
        ends = [block.x + block.width for block in lane.blocks]
        starts = [block.x for block in lane.blocks]
        assert all(start >= end - 0.11 for end, start in zip(ends, starts[1:], strict=False))


def test_people_in_all_zones_of_a_site(told, meeting):
    """Three from 554 in the hall, all in the lift or on the stairs at 562, in the gallery until 570; two from 574."""
    assert inside(told, meeting.places["alpha"]) == (
        (554, 3), (562, 0), (563, 3), (570, 0), (574, 2), (582, 0), (583, 2), (590, 0),
    )  # fmt: skip


def test_gauges_know_peak_and_capacity(told, meeting):
    """Half of 20 people by spacing; the gallery has no limit of its own: two parties of two."""
    found = [(g.title, g.peak, g.capacity) for g in gauges(told, meeting.places["alpha"])]
    assert found == [("Hall", 3, 10), ("Gallery", 3, 4), ("Lift, one party at a time", 2, None), ("Coach bays", 2, 2)]


def test_a_gauge_is_drawn_as_steps(told, meeting):
    """The workshop holds 10: three people are 3 / 10 of 46 above the floor at 58, at 44.2. 540 to 630 is 300 wide."""
    gauge = next(iter(gauges(told, meeting.places["beta"])))
    assert gauge.steps == ((552, 2), (562, 0), (583, 3), (593, 0))
    assert outline(gauge, scale(told, "beta")) == ("M0.0 58H40.0V48.8H73.3V58.0H143.3V44.2H176.7V58.0H300V58Z")


def test_drawings_have_titles(page):
    assert page.tags.count("svg") == 1 + 1 + 4 + 2  # board, map, gauges of alpha and beta
    assert page.tags.count("svg") <= page.tags.count("title") - 1
    assert set(page.tags) >= SHAPES


def test_assumptions_can_be_opened(page):
    assert "Figures that stand in no source: 3" in page.text
    assert "limits.spacing 0.5 <assumed> scenario.yaml:7:3" in page.text
    assert "/home" not in page.text


def test_assumed_people_are_not_named(page):
    assert "places.alpha.docents – - scenario.yaml:30:9" in page.text
    assert "coaches.C1.driver_phone – - scenario.yaml:40:9" in page.text


def test_without_any_coordinates_there_is_no_map(audited):
    places = {id: replace(place, point=None) for id, place in audited.meeting.places.items()}
    found = audit(replace(audited.meeting, places=places), audited.plan)
    bare = Page(dict(render(found, "en", frozenset({"overview"})))["overview.html"])
    assert "Map of the road graph" not in bare.text
    assert "Minutes of driving:" not in bare.text
