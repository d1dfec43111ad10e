"""Groups of tiny meetings against all ways to seat people: every wish in order, and every rule."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from meetingplan.domain.ids import CoachId, DelegateId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Grouping, Leaders, Need, Role, Sizes
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.groups.camps import camps
from meetingplan.plan.groups.choose import form_groups
from meetingplan.plan.groups.fitted import loads
from meetingplan.plan.groups.many import Aboard, seat_many
from meetingplan.plan.solver import Answer
from tests.plan.brute_groups import Seats, Worth, allowed, best, leaders_fair, seats_of, worth
from tests.plan.meetings import coach, delegate, hotel, meeting, site, window
from tests.plan.tiny import seeds

CASES = 10 * len(seeds(4))


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Up to six people of three delegations on two coaches, or four on three."""
    number = draw(st.integers(2, 3))
    coaches = [
        coach(f"C{n}", draw(st.integers(1, 4)), wheelchairs=draw(st.integers(0, 1)), crew=draw(st.integers(0, 1)))
        for n in range(number)
    ]
    people = []
    for n in range(draw(st.integers(1, 6 if number == 2 else 4))):
        others = [f"D{k}" for k in range(n)]
        link = draw(st.sampled_from(["", "", "", "with", "apart"])) if others else ""
        whom = [draw(st.sampled_from(others))] if link else []
        by_hand = draw(st.integers(0, 9)) == 0 and not link
        people.append(
            delegate(
                f"D{n}",
                delegation=draw(st.sampled_from("uvw")),
                role=draw(st.sampled_from([Role.DELEGATE, Role.LEADER])),
                needs=[Need.WHEELCHAIR] if draw(st.integers(0, 9)) == 0 and not by_hand else [],
                keep_with=whom if link == "with" else (),
                keep_apart=whom if link == "apart" else (),
                coach="C0" if by_hand else None,
            )
        )
    grouping = Grouping(draw(st.sampled_from(list(Leaders))), draw(st.sampled_from(list(Sizes))))
    return meeting([hotel("H"), site("A", max_party=2)], {("H", "A"): 5}, coaches, people, [window(60, 120, "A")],
                   groups=grouping)  # fmt: skip


LOADS = (0, 1, 1, 2, 2)
"""One docent leads two people at A, where nobody takes a lift: so many parties for nobody to four people."""


def seats_in(of: Meeting) -> Seats:
    formed = form_groups(build_graph(of), Budget(), lambda progress: None)
    assert not isinstance(formed, Answer)
    where = {person: draft.coach for draft in formed[0] for person in draft.delegates}
    assert {*where, *formed[1]} == of.delegates.keys()
    return [where.get(person) for person in of.delegates]


def _where(aboard: Aboard) -> dict[DelegateId, CoachId]:
    return {person.id: coach for coach, people in aboard.items() for person in people}


def worth_of(of: Meeting) -> Worth:
    return worth(of, list(of.delegates.values()), seats_in(of), LOADS)


def test_the_loads_of_the_site() -> None:
    of = meeting([hotel("H"), site("A", max_party=2)], {("H", "A"): 5}, [coach("C0", 4)], [delegate("D0")])
    assert loads(build_graph(of), [PlaceId("A")], 4) == LOADS


@settings(max_examples=CASES, deadline=None, derandomize=True)
@given(meetings())
def test_no_groups_are_better(of: Meeting) -> None:
    reachable = best(of, LOADS)
    assume(reachable is not None)  # a coach by hand that cannot be had is refused by `check`
    people, seats = list(of.delegates.values()), seats_in(of)
    assert allowed(of, people, seats)
    assert of.groups.leaders is not Leaders.SPREAD or leaders_fair(of, people, seats)
    assert worth(of, people, seats, LOADS) == reachable


@settings(max_examples=CASES, deadline=None, derandomize=True)
@given(meetings())
def test_bundles_keep_every_rule(of: Meeting) -> None:
    assume(best(of, LOADS) is not None)
    people, (camp,) = list(of.delegates.values()), camps(of)
    coaches = [coach for coach, seats in seats_of(of).items() if seats]
    assume(coaches)
    where = _where(seat_many(of, camp, coaches, LOADS if of.groups.sizes is Sizes.FITTED else None))
    seats = [where.get(person.id) for person in people]
    assert allowed(of, people, seats)
    assert of.groups.leaders is not Leaders.SPREAD or leaders_fair(of, people, seats)


@pytest.mark.slow
@settings(max_examples=CASES, deadline=None, derandomize=True)
@given(meetings(), st.integers(0, 1))
def test_one_more_seat_makes_nothing_worse(of: Meeting, which: int) -> None:
    """But where leaders are spread, for a seat more can oblige one to be taken by a leader."""
    assume(of.groups.leaders is not Leaders.SPREAD and best(of, LOADS) is not None)
    one = of.coaches[CoachId(f"C{which}")]
    assume(one.seats < 4)
    roomier = replace(of, coaches={**of.coaches, one.id: replace(one, seats=one.seats + 1)})
    assert worth_of(roomier) <= worth_of(of)


def test_the_example_of_the_guide() -> None:
    """Sixty delegates, two coaches of 45 and parties of 25: 25 and 35 make three parties, 30 and 30 four."""
    people = [delegate(f"D{n}", delegation=f"d{n}") for n in range(60)]
    made = [
        meeting([hotel("H"), site("A", max_party=25)], {("H", "A"): 5}, [coach("C0", 45), coach("C1", 45)], people,
                [window(60, 120, "A")], groups=Grouping(sizes=sizes))
        for sizes in Sizes
    ]  # fmt: skip
    assert [sorted(Counter(seats_in(of)).values()) for of in made] == [[30, 30], [25, 35]]


def test_bundles_reach_the_bound_on_divisions() -> None:
    """Twelve delegations of 34 on ten coaches of 45: 12 + 10 - 4 pairs of delegation and coach, six divisions.

    A bundle of k coaches holds floor(45 k / 34) delegations: 1, 2, 3, 5, 6, 7, 9 for k = 1..7. To hold two more than
    there are coaches takes two bundles of four or more coaches, or one of seven or more; beside two of four there is
    room for two of one coach each, which makes four bundles, and there are never more.
    """
    people = [delegate(f"D{d}-{n}", delegation=f"d{d}") for d in range(12) for n in range(34)]
    of = meeting([hotel("H"), site("A")], {("H", "A"): 5}, [coach(f"C{n}", 45) for n in range(10)], people,
                 [window(60, 120, "A")])  # fmt: skip
    where = _where(seat_many(of, camps(of)[0], tuple(of.coaches), None))
    pairs = {(of.delegates[person].delegation, coach) for person, coach in where.items()}
    assert len(where) == 408
    assert len(pairs) - 12 == 6


def test_thousands_cost_no_more_rows_than_dozens() -> None:
    """30,000 people on 700 coaches of 45: three delegations of 15, or one of 15 and one of 30, fill a coach."""
    sizes = [15] * 1400 + [30] * 300
    people = [delegate(f"D{d}-{n}", delegation=f"d{d}") for d, size in enumerate(sizes) for n in range(size)]
    of = meeting([hotel("H"), site("A")], {("H", "A"): 5}, [coach(f"C{n}", 45) for n in range(700)], people,
                 [window(60, 120, "A")])  # fmt: skip
    where = _where(seat_many(of, camps(of)[0], tuple(of.coaches), None))
    pairs = {(of.delegates[person].delegation, coach) for person, coach in where.items()}
    assert (len(where), len(pairs)) == (30_000, 1700)
    assert max(Counter(where.values()).values()) == 45


def test_who_sees_other_sites_rides_on_another_coach() -> None:
    """Two of u see A, two of v see B: on one coach of four all would visit both; a second coach is there."""
    people = [delegate(f"{d}{n}", delegation=d, must_see=[s]) for d, s in (("u", "A"), ("v", "B")) for n in range(2)]
    places, roads = [hotel("H"), site("A"), site("B")], {("H", "A"): 5, ("H", "B"): 5}
    windows = [window(60, 120, "A", "B")]
    two = meeting(places, roads, [coach("C0", 4), coach("C1", 4)], people, windows)
    assert seats_in(two) == ["C0", "C0", "C1", "C1"]
    assert seats_in(meeting(places, roads, [coach("C0", 4)], people, windows)) == ["C0"] * 4
