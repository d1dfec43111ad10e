"""The values of the wishes on the hand-made plan; the builders derive them."""

from dataclasses import replace

from meetingplan.audit import value_of_tiers
from tests.audit.builders import meeting, plan
from tests.audit.edits import change, drop, shift


def test_values_of_the_plan() -> None:
    assert value_of_tiers(meeting(), plan()) == {
        "missed": 0, "travel_and_waiting": 1330, "latest_return": 72, "unevenness": 2,
    }  # fmt: skip


def test_missed_counts_who_must_see_the_site() -> None:
    """G2 goes straight home from B; of its eight people D12 must see A alone, the others A and B."""
    walk = tuple(s for s in plan().groups[1].walk if s.place != "A")
    shorter = replace(plan(), groups=(plan().groups[0], replace(plan().groups[1], walk=walk)))
    assert value_of_tiers(meeting(), shorter)["missed"] == 8


def test_a_minute_later_home_costs_everyone_a_minute() -> None:
    """G2 gets off at 863: 8 people-minutes more, and 76 against 73 minutes of the other group."""
    later = value_of_tiers(*shift("G2", 860, 860, 1)(meeting(), plan()))
    assert later == {"missed": 0, "travel_and_waiting": 1338, "latest_return": 73, "unevenness": 3}


def test_a_bare_transfer_lasts_until_its_session() -> None:
    """Leaving for the plenary a minute later saves a minute, even though the ride takes as long as before."""
    later = value_of_tiers(*shift("G1", 996, 1008, 1)(meeting(), plan()))
    assert later["travel_and_waiting"] == 1320


def test_unreadable_walks_count_for_nothing() -> None:
    """G2 alone: 75 minutes for each of its 8 people."""
    broken = value_of_tiers(*drop("G1", "A/bay", 817)(meeting(), plan()))
    assert broken == {"missed": 0, "travel_and_waiting": 600, "latest_return": 72, "unevenness": 0}
    assert value_of_tiers(*change("G2", "K/bay", 860, end=0)(meeting(), plan()))["latest_return"] == 854 - 790
