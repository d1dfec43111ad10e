"""Groups of tiny meetings against all ways to seat people: every wish in order, and every rule."""

import os
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from meetingplan.domain.ids import CoachId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Grouping, Leaders, Need, Role, Sizes
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.camps import camps
from meetingplan.plan.fitted import loads
from meetingplan.plan.groups import form_groups
from meetingplan.plan.many import seat_many
from meetingplan.plan.solver import Answer
from tests.plan.brute_groups import Seats, Worth, allowed, best, leaders_fair, worth
from tests.plan.meetings import coach, delegate, hotel, meeting, site, window

CASES = 10 * int(os.environ.get("MEETINGPLAN_TINY", "0")) or 40


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
    where = seat_many(of, camp, tuple(of.coaches), LOADS if of.groups.sizes is Sizes.FITTED else None)
    seats = [where.get(person.id) for person in people]
    assert allowed(of, people, seats)
    assert of.groups.leaders is not Leaders.SPREAD or leaders_fair(of, people, seats)


@settings(max_examples=CASES, deadline=None, derandomize=True)
@given(meetings(), st.integers(0, 1))
def test_one_more_seat_makes_nothing_worse(of: Meeting, which: int) -> None:
    """But where leaders are spread, for a seat more can oblige one to be taken by a leader."""
    assume(of.groups.leaders is not Leaders.SPREAD and best(of, LOADS) is not None)
    one = of.coaches[CoachId(f"C{which}")]
    assume(one.seats < 4)
    roomier = replace(of, coaches={**of.coaches, one.id: replace(one, seats=one.seats + 1)})
    assert worth_of(roomier) <= worth_of(of)
