"""What several parties of a group may do to each other, and that nobody gains by it."""

from dataclasses import replace

from meetingplan.audit import AuditedPlan, audit, value_of_tiers
from meetingplan.domain.ids import NodeId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Lift
from meetingplan.domain.plan import Plan, Step
from tests.audit.builders import docent, meeting, plan, step, walk_of, with_walk
from tests.audit.edits import both, of_interior, of_place, of_window
from tests.audit.visits import early_at_a


def test_parties_may_go_one_after_the_other() -> None:
    """Two parties of 9 min each: 18 min, four more than they need."""
    made = early_at_a(4)(meeting(), plan())
    found = audit(*made)
    assert not isinstance(found, AuditedPlan)
    assert {violation.rule for violation in found} == {"tiers"}


def test_who_holds_parties_back_gains_nothing() -> None:
    """G1 sets out 4 min earlier and is back as before: 40 people-minutes more, whatever its parties do inside."""
    assert value_of_tiers(*early_at_a(4)(meeting(), plan()))["travel_and_waiting"] == 1330 + 40


def by_two_parties(slower: int) -> tuple[Meeting, Plan]:
    """At B the ten of G1 go up in two parties of 5, by the lift alone; the ride of the first lasts longer.

    Five ride over 6 m in 36 s, a minute. Ground 830-833, up, upper until 839, down; the second 8 min behind it.
    """
    away = [s for s in walk_of(plan(), "G1") if s.place != "B" and s.start < 846] + [
        replace(s, start=s.start + 6, end=s.end + 6) if s.start == 852 else s
        for s in walk_of(plan(), "G1")
        if s.start >= 846
    ]

    def party(led: str, t: int, ride: int) -> list[Step]:
        up, down = t + 3 + ride, t + 3 + ride + 5
        return [
            step("B/ground", t, t + 3, 5, led),
            step("B/lift", t + 3, up, 5),
            step("B/upper", up, down, 5, led),
            step("B/lift", down, down + 1, 5),
        ]

    visit = [
        step("B/bay", 826, 828, 10), step("B/bay", 828, 850, 0), step("B/entrance", 828, 830, 10),
        *party("b1", 830, 1 + slower), *party("b2", 838, 1),
        step("B/entrance", 848, 850, 10), step("B/bay", 850, 852, 10),
    ]  # fmt: skip
    roomy = both(
        of_interior("B", docents=(docent("b1"), docent("b2")), lifts=(Lift("lift", 1, 10, 1.0, 0.8),)),
        both(of_place("B", closes=1440), of_window(end=1440)),
    )
    return roomy(meeting(), with_walk(plan(), "G1", [*away, *visit]))


def rules(made: tuple[Meeting, Plan]) -> set[str]:
    found = audit(*made)
    return set() if isinstance(found, AuditedPlan) else {violation.rule for violation in found} - {"tiers"}


def test_a_party_may_go_up_more_slowly_on_account_of_the_next() -> None:
    assert rules(by_two_parties(0)) == set()
    assert rules(by_two_parties(1)) == set()


def test_a_slower_ride_is_waiting() -> None:
    """Nobody is back earlier or later; a minute of riding that the law does not ask for counts as it did before."""
    values = [value_of_tiers(*by_two_parties(slower))["travel_and_waiting"] for slower in (0, 1)]
    assert values[0] == values[1]


def test_zones_are_not_drawn_out() -> None:
    of, made = by_two_parties(1)
    walk = [
        replace(s, end=834) if s.node == NodeId("B/ground") and s.docent == "b1" else
        replace(s, start=834) if s.node == NodeId("B/lift") and s.start == 833 else s
        for s in walk_of(made, "G1")
    ]  # fmt: skip
    assert rules((of, with_walk(made, "G1", walk))) == {"waiting"}
