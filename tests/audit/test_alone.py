"""One rule at a time, on plans that break others or say nothing that these could judge."""

from dataclasses import replace

import pytest

from meetingplan.audit import RULES
from meetingplan.audit.facts import Facts
from meetingplan.domain.ids import DelegateId, GroupId
from tests.audit.builders import FLAT, meeting, plan
from tests.audit.edits import (
    Edit,
    Made,
    both,
    change,
    drop,
    of_delegate,
    of_interior,
    of_limits,
    of_meeting,
    of_window,
    of_zone,
    people,
    shift,
)
from tests.audit.visits import in_gear_at_b, two_parties_at_b

Found = list[tuple[int, tuple[str, ...], str | None, int | None, int | None]]


def found(rule: str, *edits: Edit) -> Found:
    """Size, groups, node and minutes of what a rule finds."""
    facts = Facts.of(*both(*edits)(meeting(), plan()))
    return [(v.by, v.groups, v.node, v.start, v.end) for v in RULES[rule].check(facts)]


def test_who_have_no_group_cannot_be_together() -> None:
    """With G2 left out D18 and D19 are both unplaced."""
    without: Edit = lambda m, p: (m, replace(p, groups=p.groups[:1]))  # noqa: E731
    assert found("together", without, of_delegate("D18", keep_with=frozenset(people(19)))) == []


def test_nobody_is_together_with_a_stranger() -> None:
    assert found("together", of_delegate("D05", keep_with=frozenset({DelegateId("D99")}))) == []


def test_the_rarest_orders_are_too_many() -> None:
    """G1 and G3 see A before B, G2 alone B before A."""

    def third(m: object, p: object) -> Made:
        of, made = meeting(), plan()
        return of, replace(made, groups=(*made.groups, replace(made.groups[0], id=GroupId("G3"))))

    assert found("routes", third, of_window(routes=1)) == [(1, ("G2",), None, None, None)]


@pytest.mark.parametrize(("later", "by"), [(222, []), (223, [1])])
def test_a_spell_at_the_wheel_may_end_before_the_last(later: int, by: list[int]) -> None:
    """G1 drives for 5, 7 and 6 minutes, the first drive being longer by what all else is later: 240 or 241.

    It stands for 18 and 16 minutes at the sites, less than a rest, and for over two hours at home.
    """
    assert [(1, ("G1",), "H/bay", 852 + later, 854 + later)][: len(by)] == found(
        "driver-hours", shift("G1", 797, 1440, later)
    )


def test_a_stay_at_a_site_can_be_a_rest() -> None:
    """The coach stands at A without people for 18 minutes, from 799 to 817; 228 minutes come before, 13 after it."""
    later = shift("G1", 797, 1440, 223)
    assert found("driver-hours", later, of_limits(driver_rest=18)) == []
    assert len(found("driver-hours", later, of_limits(driver_rest=19))) == 1


@pytest.mark.parametrize(("later", "too_many"), [(13, []), (14, [(8, ("G1", "G2"), "B/gear", 830, 831)])])
def test_sets_can_be_worn_again_in_the_minute_they_are_ready(later: int, too_many: Found) -> None:
    """G2 hands its eight sets back until 815, and they are ready at 817; G1 puts on all ten at 830, until 844."""
    assert found("gear", in_gear_at_b(10), shift("G2", 799, 862, later)) == too_many


@pytest.mark.parametrize(("behind", "by"), [(14, []), (15, [1])])
def test_parties_in_gear_wait_for_the_sets_to_be_ready(behind: int, by: list[int]) -> None:
    """One party takes 12 minutes, and its sets 2 more: two take 26."""
    changed = [of_zone("B", 0, minutes=3), of_zone("B", 1, minutes=5)]
    assert [b for b, *_ in found("waiting", two_parties_at_b(behind), *changed)] == by


def test_parties_may_take_their_time_to_change() -> None:
    """Two minutes to put gear on, where one would do, and two to see the ground floor.

    The second party sets out 12 minutes behind the first: in all 24, as long as two times 11 and 2 between them.
    """
    first = both(change("G1", "B/gear", 830, end=832), change("G1", "B/ground", 831, start=832))
    second = both(change("G1", "B/gear", 842, end=844), change("G1", "B/ground", 843, start=844))
    assert found("waiting", two_parties_at_b(12), of_zone("B", 0, minutes=2), first, second) == []


@pytest.mark.parametrize(("way", "ride"), [("lift", 1), ("stairs", 2)])
def test_two_parties_are_one_too_many(way: str, ride: int) -> None:
    """Side by side in all: gear on from 830 to 831, up from 834 on, five minutes later down, gear off for a minute."""
    crowds = found("capacity", two_parties_at_b(0, way, ride), of_zone("B", 0, parties=2), of_zone("B", 1, parties=2))
    down = 834 + ride + 5
    expected = [(f"B/{way}", 834, 834 + ride), (f"B/{way}", down, down + ride), ("B/gear", 830, 831)]
    expected.append(("B/gear", down + ride, down + ride + 1))
    assert sorted(crowds) == sorted((1, ("G1",), *crowd) for crowd in expected)


def test_shows_start_on_every_day() -> None:
    """G1 sees A on the second day, from 801 on; G2 on the first, 29 minutes after the only show of a day."""
    second_day = both(of_meeting(days=2), shift("G1", 790, 1440, 1440))
    assert found("sittings", second_day, of_interior("A", starts=(801,))) == [(29, ("G2",), "A/z1", 830, 835)]


def test_a_docent_of_one_zone_leads_one_party_at_a_time() -> None:
    """The second party of G1 comes at 805, when the docent has the first until 806."""
    one_zone = both(
        of_interior("A", zones=FLAT.zones[:1]),
        both(drop("G1", "A/z2", 806), drop("G1", "A/z2", 811), drop("G2", "A/z2", 835), drop("G2", "A/z2", 840)),
    )
    too_soon = both(change("G1", "A/entrance", 801, end=805), change("G1", "A/z1", 806, start=805, docent="a1"))
    assert found("docents", one_zone, too_soon) == [(1, ("G1",), "A/z1", 805, 806)]
