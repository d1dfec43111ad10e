"""Parties are found again from steps that do not say whose they are."""

from dataclasses import replace

import pytest

from meetingplan.audit.nodes import Node, nodes_of
from meetingplan.audit.parties import read_parties
from meetingplan.audit.walks import MalformedWalkError, Party
from meetingplan.domain.ids import NodeId
from meetingplan.domain.places import Lift, Stairs
from meetingplan.domain.plan import Step
from tests.audit.builders import TALL, group, meeting, plan, step
from tests.audit.edits import of_interior

TEN = group("G1", "C1", range(1, 11), [])
INWARD, OUTWARD = step("B/entrance", 0, 2, 10), step("B/entrance", 40, 42, 10)


def nodes() -> dict[NodeId, Node]:
    """Site B with two lifts and two staircases."""
    lifts, stairs = (*TALL.lifts, Lift("lift-2", 1, 10, 1.0, 0.8)), (*TALL.stairs, Stairs("stairs-2", 1))
    made, _ = of_interior("B", lifts=lifts, stairs=stairs)(meeting(), plan())
    return dict(nodes_of(made))


def read(*middle: Step) -> tuple[Party, ...]:
    return read_parties(TEN, nodes(), INWARD, sorted(middle, key=lambda s: s.start), OUTWARD)


def led(docent: str, people: int, t: int) -> list[Step]:
    return [step("B/ground", t, t + 3, people, docent), step("B/upper", t + 5, t + 10, people, docent)]


def test_one_after_the_other_with_the_same_docent() -> None:
    first = [*led("b1", 6, 2), step("B/lift", 5, 7, 6), step("B/lift", 12, 14, 6)]
    second = [*led("b1", 4, 14), step("B/stairs", 17, 19, 4), step("B/stairs", 24, 26, 4)]
    one, two = read(*first, *second)
    assert (one.people, two.people) == (6, 4)
    assert [stage.steps[0].node for stage in one.stages] == ["B/ground", "B/lift", "B/upper", "B/lift"]
    assert [stage.storeys for stage in two.stages] == [0, 2, 0, 2]
    assert [(stage.start, stage.end) for stage in two.passages] == [(17, 19), (24, 26)]


def test_at_once_ways_are_shared_out_so_that_none_is_left() -> None:
    """The party of two could take either staircase; only one of them leaves 5 + 3 for the party of eight."""
    ways = [("lift", 5), ("stairs", 2), ("stairs-2", 3)]
    up = [step(f"B/{way}", 5, 7, people) for way, people in ways]
    down = [step(f"B/{way}", 12, 14, people) for way, people in ways]
    one, two = read(*led("b1", 8, 2), *led("b2", 2, 2), *up, *down)
    assert {s.node for s in one.passages[0].steps} == {"B/lift", "B/stairs-2"}
    assert {s.node for s in two.passages[0].steps} == {"B/stairs"}


@pytest.mark.parametrize("minutes", [(4, 7), (5, 8)], ids=["too early", "too late"])
def test_a_way_lies_between_its_zones(minutes: tuple[int, int]) -> None:
    """From 5 to 7, when one zone is over and the next has not begun."""
    with pytest.raises(MalformedWalkError):
        read(*led("b1", 10, 2), step("B/lift", *minutes, 10), step("B/lift", 12, 14, 10))


def test_two_lifts_are_not_one_passage() -> None:
    up = [step("B/lift", 5, 7, 5), step("B/lift-2", 5, 7, 5)]
    down = [replace(s, start=12, end=14) for s in up]
    with pytest.raises(MalformedWalkError):
        read(*led("b1", 10, 2), *up, *down)


def test_a_party_may_be_overtaken() -> None:
    """The first waits upstairs until the second, which went up later, has seen the upper floor."""
    first = [step("B/ground", 2, 5, 5, "b1"), step("B/upper", 15, 20, 5, "b1")]
    second = [step("B/ground", 5, 8, 5, "b2"), step("B/upper", 10, 15, 5, "b2")]
    ways = [step(f"B/{way}", *minutes, 5) for way, minutes in (
        ("lift", (5, 7)), ("stairs", (8, 10)), ("lift", (15, 17)), ("lift", (20, 22)))]  # fmt: skip
    one, two = read(*first, *second, *ways)
    assert [[(z.start, z.end) for z in party.zones] for party in (one, two)] == [[(2, 5), (15, 20)], [(5, 8), (10, 15)]]
    assert [[s.start for s in party.passages] for party in (one, two)] == [[5, 20], [8, 15]]


def zoned(*numbers: int) -> dict[NodeId, Node]:
    """Site B with its zones in another order, or one of them: 0 is on the ground floor, 1 upstairs."""
    made, _ = of_interior("B", zones=tuple(TALL.zones[number] for number in numbers))(meeting(), plan())
    return dict(nodes_of(made))


def test_one_zone() -> None:
    ways = [step("B/lift", 2, 4, 10), step("B/lift", 9, 11, 10)]
    (party,) = read_parties(TEN, zoned(1), INWARD, [ways[0], step("B/upper", 4, 9, 10, "b1"), ways[1]], OUTWARD)
    assert [(stage.storeys, stage.last) for stage in party.stages] == [(2, False), (0, True), (2, False)]


def test_who_goes_down_at_once_has_not_waited_for_another_party() -> None:
    """Upstairs first. The one comes down from 9 to 12, the other goes up from 10 to 12, and not the other way round."""
    first = [step("B/upper", 4, 9, 5, "b1"), step("B/ground", 12, 15, 5, "b1")]
    second = [step("B/upper", 12, 17, 5, "b2"), step("B/ground", 19, 22, 5, "b2")]
    ways = [step("B/lift", 2, 4, 5), step("B/lift", 9, 12, 5), step("B/lift", 10, 12, 5), step("B/lift", 17, 19, 5)]
    middle = sorted([*first, *second, *ways], key=lambda s: s.start)
    one, two = read_parties(TEN, zoned(1, 0), INWARD, middle, OUTWARD)
    assert [[s.start for s in party.passages] for party in (one, two)] == [[2, 9], [10, 17]]


def test_docents_do_not_change_on_the_way() -> None:
    steps = led("b1", 10, 2)
    ways = [step("B/lift", 5, 7, 10), step("B/lift", 12, 14, 10)]
    assert len(read(*steps, *ways)) == 1
    with pytest.raises(MalformedWalkError):
        read(steps[0], replace(steps[1], docent=None), *ways)
