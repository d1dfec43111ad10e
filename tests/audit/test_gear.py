"""A plan in which gear is worn at one site."""

from meetingplan.audit import AuditedPlan, audit
from meetingplan.audit.tiers import value_of_tiers
from tests.audit.builders import meeting, plan
from tests.audit.visits import in_gear_at_b


def test_sets_for_all_are_enough() -> None:
    """The larger group has ten people; eight wore the sets before, which have been ready again for eight minutes."""
    assert isinstance(audit(*in_gear_at_b(10)(meeting(), plan())), AuditedPlan)


def test_changing_is_a_part_of_the_visit() -> None:
    of, made = in_gear_at_b(10)(meeting(), plan())
    assert value_of_tiers(of, made) == value_of_tiers(meeting(), plan())
