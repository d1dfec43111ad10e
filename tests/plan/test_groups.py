"""Who rides on which coach."""

from collections import Counter
from collections.abc import Sequence

from meetingplan.domain.ids import CoachId, DelegateId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Coach, Delegate, Need
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.drafts import Draft
from meetingplan.plan.groups.choose import Unplaced, form_groups
from meetingplan.plan.solver import Answer
from tests.plan.meetings import coach, delegate, delegates, hotel, meeting, site, window


def formed(made: Meeting) -> tuple[tuple[Draft, ...], Unplaced]:
    result = form_groups(build_graph(made), Budget(), lambda progress: None)
    assert not isinstance(result, Answer)
    return result


def one_hotel(coaches: Sequence[Coach], people: Sequence[Delegate]) -> Meeting:
    return meeting([hotel("H"), site("A")], {("H", "A"): 5}, coaches, people, [window(60, 120, "A")])


def coach_of(drafts: tuple[Draft, ...]) -> dict[DelegateId, CoachId]:
    return {person: draft.coach for draft in drafts for person in draft.delegates}


def test_delegations_stay_whole_where_they_can() -> None:
    """Six of u, five of v, four of w and three of x on coaches of nine: 6 + 3 and 5 + 4 split nobody."""
    people = [p for d, n, first in [("u", 6, 1), ("v", 5, 11), ("w", 4, 21), ("x", 3, 31)]
              for p in delegates(n, delegation=d, first=first)]  # fmt: skip
    made = one_hotel([coach("C1", 9), coach("C2", 9)], people)
    drafts, unplaced = formed(made)
    aboard = coach_of(drafts)
    coaches = {(made.delegates[person].delegation, coach) for person, coach in aboard.items()}
    assert Counter(delegation for delegation, _ in coaches) == {"u": 1, "v": 1, "w": 1, "x": 1}
    assert [draft.headcount.people for draft in drafts] == [9, 9]
    assert unplaced == {}


def test_a_delegation_is_split_rather_than_left_behind() -> None:
    """Eight of one delegation on coaches of four: one split, four on each."""
    drafts, unplaced = formed(one_hotel([coach("C1", 4), coach("C2", 4)], delegates(8)))
    assert [draft.headcount.people for draft in drafts] == [4, 4]
    assert unplaced == {}


def test_balanced_when_nobody_is_split_by_it() -> None:
    """Seven single delegates and three coaches of five: 3, 2 and 2, as even as seven can be."""
    people = [delegate(f"D{n}", delegation=f"d{n}") for n in range(7)]
    drafts, _ = formed(one_hotel([coach(f"C{n}", 5) for n in (1, 2, 3)], people))
    assert sorted(draft.headcount.people for draft in drafts) == [2, 2, 3]


def test_company_rides_together_though_asked_by_one_only() -> None:
    """a1 (delegation a) asks for b1, b1 for c1: a chain of three across three delegations of two; two coaches of 3."""
    people = [delegate("a1", delegation="a", keep_with=["b1"]), delegate("a2", delegation="a"),
              delegate("b1", delegation="b", keep_with=["c1"]), delegate("b2", delegation="b"),
              delegate("c1", delegation="c"), delegate("c2", delegation="c")]  # fmt: skip
    aboard = coach_of(formed(one_hotel([coach("C1", 3), coach("C2", 3)], people))[0])
    assert aboard[DelegateId("a1")] == aboard[DelegateId("b1")] == aboard[DelegateId("c1")]
    assert aboard[DelegateId("a2")] == aboard[DelegateId("b2")] == aboard[DelegateId("c2")] != aboard[DelegateId("a1")]


def test_wheelchairs_ride_where_there_are_places() -> None:
    """Two wheelchairs, C1 has one place and C2 one: one on each, though both are of one delegation."""
    people = [delegate("w1", needs=[Need.WHEELCHAIR]), delegate("w2", needs=[Need.WHEELCHAIR]), *delegates(4)]
    drafts, unplaced = formed(one_hotel([coach("C1", 6, wheelchairs=1), coach("C2", 6, wheelchairs=1)], people))
    assert [(draft.headcount.must_ride, draft.headcount.wheelchairs) for draft in drafts] == [(1, 1), (1, 1)]
    assert unplaced == {}


def test_who_finds_no_seat_is_told_why() -> None:
    """Seven people and five seats of which the crew takes one: three are left, in groups as the coach holds."""
    drafts, unplaced = formed(one_hotel([coach("C1", 5, crew=1)], delegates(7)))
    assert [draft.headcount.people for draft in drafts] == [4]
    assert len(unplaced) == 3
    assert set(unplaced.values()) == {"no seat is left"}
    assert {*unplaced, *drafts[0].delegates} == {f"H{n:02}" for n in range(1, 8)}


def test_a_wheelchair_without_a_place_is_left_alone() -> None:
    drafts, unplaced = formed(one_hotel([coach("C1", 9)], [delegate("w1", needs=[Need.WHEELCHAIR]), *delegates(3)]))
    assert list(unplaced) == ["w1"]
    assert [draft.headcount.people for draft in drafts] == [3]


def test_a_coach_that_nobody_needs_makes_no_group() -> None:
    """One person and two coaches: one group, numbered first."""
    drafts, _ = formed(one_hotel([coach("C1", 5), coach("C2", 5)], delegates(1)))
    assert [draft.id for draft in drafts] == ["G1"]


def test_a_draft_counts_who_must_see_what() -> None:
    """Three see everything there is, one asked for B only: A is wanted by 3, B by 4."""
    people = [*delegates(3), delegate("D1", must_see=["B"])]
    made = meeting([hotel("H"), site("A"), site("B")], {("H", "A"): 5, ("H", "B"): 5}, [coach("C1", 5)], people,
                   [window(60, 120, "A", "B")])  # fmt: skip
    assert formed(made)[0][0].wanted == {"A": 3, "B": 4}


def test_boarding_and_getting_off_take_whole_minutes() -> None:
    """At n + 30 s: thirty people need one minute, thirty-one two."""
    assert [(d.board, d.alight) for d in formed(one_hotel([coach("C1", 40)], delegates(30)))[0]] == [(1, 1)]
    assert [(d.board, d.alight) for d in formed(one_hotel([coach("C1", 40)], delegates(31)))[0]] == [(2, 2)]
