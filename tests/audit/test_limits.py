"""What just reaches a limit is accepted: a rule that is stricter than its sentence would refuse good plans."""

from dataclasses import replace
from datetime import date

import pytest

from meetingplan.audit import AuditedPlan, audit, whole_days
from meetingplan.domain.ids import CoachId, PlaceId, WindowId
from meetingplan.domain.people import Grouping, Leaders, Role
from meetingplan.domain.pins import Pin
from meetingplan.domain.places import SlowTime
from tests.audit.breaches import CANDIDATE, G1_AT_A, G1_TOURS, POST, A, B, split_at_b, staffed, talk
from tests.audit.builders import TALL, TIERS, meeting, plan, session, step
from tests.audit.edits import (
    Edit,
    add,
    both,
    change,
    of_delegate,
    of_interior,
    of_limits,
    of_meeting,
    of_place,
    of_plan,
    of_tier,
    of_window,
    people,
)
from tests.audit.visits import early_at_a


def in_session(name: str, start: int, end: int) -> Edit:
    """All who stay in H are to attend it there."""
    one = session(name, "H", start, end, "H")
    return lambda m, p: (replace(m, sessions={**m.sessions, one.id: one}), p)


LONG_BEFORE = both(of_limits(transfer_lead=400), of_plan(tiers=()))
"""Home at 1099 for a session at 1430, which then ends the transfer."""
LIMITS = {
    # From 1087 to 1327, 24 times as slow as the 10 minutes that the drive home takes, and 24 times 8 for G2.
    "240 minutes at the wheel without a rest": both(
        of_meeting(slow_times=(SlowTime(1087, 1088, 24.0),)),
        change("G1", "H/bay", 1097, start=1327, end=1329),
        change("G2", "K/bay", 1095, start=1279, end=1281),
        of_plan(tiers=()),
    ),
    "G1 is under way from 790 to 1099": of_limits(driver_duty=309),
    "G2 drives for 5 + 7 + 12 + 8 + 8 minutes": of_limits(driver_driving=40),
    "a talk as long as the drive of 5 minutes": of_meeting(talks=(talk(2), talk(3))),
    "two orders of sites": of_window(routes=2),
    "both at A for 22 minutes": of_place("A", standing=22),
    "two minutes to board at H": of_place("H", standing=2),
    "the certificate ends on the day of the meeting": both(
        split_at_b(8), of_interior("B", lifts=(replace(TALL.lifts[0], certificate=date(2020, 6, 23)),))),
    "shifts of 30 and 31 minutes": staffed(POST, shift=31),
    "a grid with just the people": staffed(POST, replace(POST, id="q", people=2)),
    "a post that nobody passes": staffed(replace(POST, place=PlaceId("J"))),
    "a show as the first party comes": of_interior("A", starts=(801, 830)),
    "pinned to what it does": of_meeting(pins={
        CoachId("C1"): Pin(CoachId("C1"), people(*range(1, 11)), (G1_AT_A,), G1_TOURS)}),
    "a bound that floats a little above": of_tier(3, bound=2.000_000_5),
    "a bound that floats as far above as it may": of_tier(3, bound=2 + 1e-6),
    "optimal as far as numbers float": of_plan(status="optimal", tiers=(
        replace(TIERS[0], bound=-1e-6), *(replace(tier, bound=float(tier.value)) for tier in TIERS[1:]))),
    "a session from the first midnight on": both(in_session("early", 0, 10), add("G1", step("H/room", 0, 10, 10))),
    "a session until the last midnight": both(
        in_session("late", 1430, 1440), add("G1", step("H/room", 1430, 1440, 10)), LONG_BEFORE),
    "a session over midnight": both(
        of_meeting(days=2), in_session("late", 1430, 1450), add("G1", step("H/room", 1430, 1450, 10)), LONG_BEFORE),
    # 46 minutes from getting off after the tour, where a transfer may bring people 10 minutes early.
    "tea a while after the tour": both(in_session("tea", 900, 910), add("G1", step("H/room", 900, 910, 10))),
    "as many of a belt as may be": both(
        of_window(sites=(A,), belts=(replace(CANDIDATE, at_most=1),)),
        of_plan(shown={WindowId("visits"): (B,)}, tiers=())),
    "just those ride who need the lift": split_at_b(2),
    "a post that any grid may staff": staffed(replace(POST, grids=())),
    # With a lead of 800 minutes the post at A, where people come at 797, is staffed from midnight on.
    "a post staffed from midnight on": both(
        staffed(POST, shift=817, start=0),
        lambda m, p: (replace(m, staffing=replace(m.staffing, lead=800)), p)),
    # The first party of G1 is led until 806, the second from then on.
    "a docent leads on at once": both(both(early_at_a(4), of_plan(tiers=())), both(
        change("G1", "A/z1", 806, docent="a1"), change("G1", "A/z2", 811, docent="a1"))),
    "leaders as even as can be": both(
        of_meeting(groups=Grouping(leaders=Leaders.SPREAD)), of_delegate("D05", role=Role.LEADER)),
}  # fmt: skip


@pytest.mark.parametrize("edit", LIMITS.values(), ids=LIMITS)
def test_a_limit_may_be_reached(edit: Edit) -> None:
    assert isinstance(audit(*edit(meeting(), plan())), AuditedPlan)


def test_a_whole_day_is_what_can_be_pinned_of_it() -> None:
    """G1 also sees B: it comes at 826, all are off two minutes later, and leaves at 846."""
    at_b = replace(G1_AT_A, site=PlaceId("B"), arrive=826, enter=828, leave=846)
    day = whole_days(meeting(), plan())[CoachId("C1")]
    assert day == Pin(CoachId("C1"), people(*range(1, 11)), (G1_AT_A, at_b), G1_TOURS)
