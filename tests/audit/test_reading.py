"""Walks are read as sessions and tours."""

import pytest

from meetingplan.audit.nodes import nodes_of
from meetingplan.audit.reading import Reader
from meetingplan.audit.walks import MalformedWalkError, Walk
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.plan import Step
from tests.audit.builders import G1, group, meeting, step


def read(hotel: str, *walk: Step) -> Walk:
    return Reader(group("G1", "C1", range(1, 11), list(walk)), nodes_of(meeting()), PlaceId(hotel)).walk()


def test_the_good_walk() -> None:
    walk = read("H", *G1)
    assert [s.node for s in walk.sessions] == ["H/room", "P/room"]
    assert [[visit.place for visit in tour.visits] for tour in walk.tours] == [["A", "B"], [], []]
    # The transfer to the plenary counts until 1020; the ride home has no session after it.
    assert [tour.end for tour in walk.tours] == [854, 1020, 1099]
    assert [len(party.zones) for party in walk.tours[0].visits[0].parties] == [2, 2]


def test_two_tours_can_meet_at_the_hotel_without_a_session() -> None:
    trip = [step("H/bay", 0, 2, 10), step("H/bay", 5, 7, 10)]
    later = [step("H/bay", 10 + s.start, 10 + s.end, 10) for s in trip]
    tours = read("H", *trip, *later).tours
    assert [(tour.next_session, tour.end) for tour in tours] == [(None, 7), (None, 17)]


def test_a_group_of_one() -> None:
    """One person sees A, gets off at home and boards again."""
    walk = [
        step("H/bay", 0, 2, 1), step("A/bay", 7, 9, 1), step("A/bay", 9, 22, 0), step("A/entrance", 9, 11, 1),
        step("A/z1", 11, 16, 1, "a1"), step("A/z2", 16, 20, 1, "a1"), step("A/entrance", 20, 22, 1),
        step("A/bay", 22, 24, 1), step("H/bay", 29, 31, 1), step("H/bay", 40, 42, 1), step("H/bay", 45, 47, 1),
    ]  # fmt: skip
    tours = Reader(group("G1", "C1", [1], walk), nodes_of(meeting()), PlaceId("H")).walk().tours
    assert [[visit.place for visit in tour.visits] for tour in tours] == [["A"], []]


@pytest.mark.parametrize(
    ("hotel", "walk"),
    [
        ("A", [step("A/entrance", 0, 2, 10)]),  # inside, where no coach brought it
        ("H", [step("H/bay", 0, 2, 10), step("A/entrance", 7, 9, 10)]),  # straight from the road through the door
        ("H", [step("H/bay", 0, 2, 10), step("A/bay", 7, 9, 10), step("A/bay", 9, 12, 0), step("A/bay", 12, 14, 10)]),
        ("H", [step("P/room", 0, 2, 10)]),  # at the hall without a coach
    ],
)
def test_what_is_no_walk(hotel: str, walk: list[Step]) -> None:
    with pytest.raises(MalformedWalkError):
        read(hotel, *walk)
