"""Leaders need not be spread where they cannot be: bound ones stay, full coaches take nobody."""

from dataclasses import replace

import pytest

from meetingplan.audit import RULES
from meetingplan.audit.facts import Facts
from meetingplan.domain.ids import CoachId, PlaceId
from meetingplan.domain.people import Grouping, Leaders, Need, Role
from tests.audit.breaches import WITH_A_THIRD_GROUP
from tests.audit.builders import meeting, plan
from tests.audit.edits import Edit, both, of_coach, of_delegate, of_meeting, people

SPREAD = of_meeting(groups=Grouping(leaders=Leaders.SPREAD))


def breaches(*edits: Edit) -> list[int]:
    """How many leaders too many the rule finds where D13 and D14 of G2 lead and D19 rides alone in G3."""
    leading = [of_delegate("D13", role=Role.LEADER), of_delegate("D14", role=Role.LEADER)]
    made = both(WITH_A_THIRD_GROUP, *leading, *edits)(meeting(), plan())
    return [violation.by for violation in RULES["leaders"].check(Facts.of(*made))]


def test_two_leaders_beside_none() -> None:
    assert breaches(SPREAD) == [1]


def test_nobody_asked() -> None:
    assert breaches() == []


def test_three_leaders_beside_one_of_whom_one_is_free() -> None:
    """3 - 1 - 1 = 1 too many."""
    leads = [of_delegate("D15", role=Role.LEADER), of_delegate("D19", role=Role.LEADER)]
    assert breaches(SPREAD, *leads) == [1]


@pytest.mark.parametrize(
    "bound",
    [
        both(*(of_delegate(d, coach=CoachId("C2")) for d in ("D13", "D14"))),
        of_delegate("D13", keep_with=frozenset(people(14))),
        of_delegate("D13", keep_apart=frozenset(people(14))),
        both(*(of_delegate(d, needs=frozenset({Need.WHEELCHAIR})) for d in ("D13", "D14"))),
    ],
    ids=["by hand", "in company", "apart", "in wheelchairs"],
)
def test_those_who_are_bound_stay(bound: Edit) -> None:
    assert breaches(SPREAD, bound) == []


def test_a_full_coach_of_one_who_is_bound_takes_no_leader() -> None:
    """C3 with one seat for D19: a leader could change places with D19, unless D19 was put there by hand."""
    full = of_coach("C3", seats=3)
    assert breaches(SPREAD, full) == [1]
    assert breaches(SPREAD, full, of_delegate("D19", coach=CoachId("C3"))) == []


def test_those_who_see_other_sites_are_not_compared() -> None:
    """All of K but D19 must see A; D19, of a delegation of its own, must see B."""
    others = [of_delegate(f"D{n}", must_see=frozenset({PlaceId("A")})) for n in range(11, 19)]
    alone = of_delegate("D19", must_see=frozenset({PlaceId("B")}), delegation="park")
    assert breaches(SPREAD, *others, alone) == []


def test_one_leader_beside_none_is_as_even_as_can_be() -> None:
    assert breaches(SPREAD, of_delegate("D14", role=Role.DELEGATE)) == []


def test_a_group_of_two_kinds_is_not_compared() -> None:
    """D15 of G2, of another delegation, must see B alone, the others of G2 both sites; D19 is like one or the other."""
    of_park = {"must_see": frozenset({PlaceId("B")}), "delegation": "park"}
    assert breaches(SPREAD, of_delegate("D15", **of_park)) == []
    assert breaches(SPREAD, of_delegate("D15", **of_park), of_delegate("D19", **of_park)) == []


def test_the_hotel_counts() -> None:
    made = both(SPREAD, WITH_A_THIRD_GROUP)(meeting(), plan())
    leading = {d: replace(p, role=Role.LEADER) for d, p in made[0].delegates.items() if p.hotel == "H"}
    facts = Facts.of(replace(made[0], delegates={**made[0].delegates, **leading}), made[1])
    assert list(RULES["leaders"].check(facts)) == []
