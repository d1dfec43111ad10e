"""Which steps where gear is changed are whose: one place to change, a zone for several parties, nobody leads them."""

import pytest

from meetingplan.audit.gear import geared
from meetingplan.domain.ids import DocentId, NodeId
from meetingplan.domain.plan import Step


def step(start: int, end: int, people: int, docent: str | None = None, node: str = "B/gear") -> Step:
    return Step(NodeId(node), start, end, people, DocentId(docent) if docent else None)


def zone(start: int, end: int, people: int, docent: str | None = None) -> Step:
    return step(start, end, people, docent, "B/zone")


def times(rows: list[tuple[Step, ...]]) -> list[tuple[int, ...]]:
    return [tuple(step.start for step in row) for row in rows]


def test_parties_without_a_docent_change_while_others_do() -> None:
    rows = [(zone(68, 71, 2),), (zone(69, 72, 1),)]
    gear = [step(66, 67, 2), step(67, 68, 1), step(72, 73, 2), step(73, 74, 1)]
    assert times(geared(rows, gear)) == [(66, 68, 72), (67, 69, 73)]


def test_of_parties_of_one_size_the_first_in_is_the_first_out() -> None:
    """The third comes for gear when the first brings it back."""
    rows = [(zone(10, 20, 2),), (zone(12, 22, 2),), (zone(24, 34, 2),)]
    gear = [step(at, at + 2, 2) for at in (8, 10, 20, 22, 24, 34)]
    assert times(geared(rows, gear)) == [(8, 10, 20), (10, 12, 24), (22, 24, 34)]


def test_of_several_readings_the_one_with_least_waiting() -> None:
    """At 20 the first could take the step that is the second's to begin with, and would make it wait."""
    rows = [(zone(10, 20, 2),), (zone(30, 40, 2),)]
    gear = [step(8, 10, 2), step(20, 22, 2), step(28, 30, 2), step(40, 42, 2)]
    assert times(geared(rows, gear)) == [(8, 10, 20), (28, 30, 40)]


def test_gear_is_put_on_as_late_as_it_can_be() -> None:
    """The second might have had its own at 10, and the first handed its own back at 22; so nobody waits."""
    rows = [(zone(10, 20, 2),), (zone(24, 34, 2),)]
    assert times(geared(rows, [step(at, at + 2, 2) for at in (8, 20, 22, 34)])) == [(8, 10, 20), (22, 24, 34)]


def test_docents_lead_their_own() -> None:
    rows = [(zone(10, 20, 2, "d1"),), (zone(10, 20, 2, "d2"),)]
    gear = [step(8, 10, 2, "d1"), step(20, 22, 2, "d1"), step(7, 9, 2, "d2"), step(21, 23, 2, "d2")]
    assert times(geared(rows, gear)) == [(8, 10, 20), (7, 10, 21)]


@pytest.mark.parametrize(
    "gear",
    [
        [step(8, 10, 2)],  # never handed back
        [step(8, 10, 2), step(20, 22, 1)],  # not by all
        [step(8, 10, 2), step(20, 22, 2, "d1")],  # by another party
        [step(9, 11, 2), step(20, 22, 2)],  # after the zone has begun
        [step(8, 10, 2), step(19, 21, 2)],  # before it has ended
        [step(6, 8, 2), step(8, 10, 2), step(20, 22, 2)],  # twice
        [step(20, 22, 2), step(22, 24, 2)],
        [step(6, 8, 2), step(8, 10, 2)],
        [step(8, 10, 2), step(20, 22, 2), step(30, 32, 2), step(40, 42, 2)],
        [],
    ],
)
def test_steps_that_fit_no_party_leave_no_rows(gear: list[Step]) -> None:
    assert geared([(zone(10, 20, 2),)], gear) == []


def test_a_minute_more_or_less_between_is_waiting() -> None:
    assert times(geared([(zone(10, 20, 2),)], [step(7, 9, 2), step(21, 23, 2)])) == [(7, 10, 21)]
