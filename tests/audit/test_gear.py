"""A plan in which gear is worn at one site."""

from dataclasses import replace

from meetingplan.audit import AuditedPlan, audit
from meetingplan.audit.tiers import value_of_tiers
from tests.audit.builders import meeting, plan, walk_of, with_walk
from tests.audit.edits import of_zone
from tests.audit.visits import in_gear_at_b


def test_sets_for_all_are_enough() -> None:
    """The larger group has ten people; eight wore the sets before, which have been ready again for eight minutes."""
    assert isinstance(audit(*in_gear_at_b(10)(meeting(), plan())), AuditedPlan)


def test_changing_is_a_part_of_the_visit() -> None:
    of, made = in_gear_at_b(10)(meeting(), plan())
    assert value_of_tiers(of, made) == value_of_tiers(meeting(), plan())


def test_a_party_alone_may_not_linger_where_it_changes() -> None:
    """On 830-831, in the zone until 833; with a minute less there, G1 changes until 832, and nobody made it wait.

    Told twice: of the visit, a minute longer than its only party needs, and of the step.
    """
    of, made = of_zone("B", 0, minutes=1)(*in_gear_at_b(10)(meeting(), plan()))
    walk = [
        replace(s, end=832) if (s.node, s.start) == ("B/gear", 830) else
        replace(s, start=832) if s.node == "B/ground" else s
        for s in walk_of(made, "G1")
    ]  # fmt: skip
    found = audit(of, with_walk(made, "G1", walk))
    assert not isinstance(found, AuditedPlan)
    waits = [violation for violation in found if violation.rule == "waiting" and violation.groups == ("G1",)]
    assert [(v.node, v.start, v.by) for v in waits] == [("B/entrance", 828, 1), ("B/gear", 830, 1)]
