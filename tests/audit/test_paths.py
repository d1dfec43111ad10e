"""Shortest drives, worked out by hand on a small map."""

from meetingplan.audit.paths import Drives
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import Road

A, B, C, D, E = (PlaceId(name) for name in "ABCDE")
DRIVES = Drives([Road(A, B, 5, 1), Road(B, C, 4, 1), Road(C, A, 10, 1), Road(C, D, 1, 1), Road(D, A, 9, 1)])


def test_a_way_round_can_be_faster() -> None:
    assert DRIVES.minutes(A, C) == 9  # over B: 5 + 4, not 10
    assert DRIVES.minutes(D, B) == 5  # over C: 1 + 4, not over A: 9 + 5
    assert DRIVES.minutes(A, D) == 9  # direct, not over B and C: 5 + 4 + 1


def test_both_ways_alike() -> None:
    assert DRIVES.minutes(C, A) == DRIVES.minutes(A, C)


def test_nowhere() -> None:
    assert DRIVES.minutes(A, A) == 0
    assert DRIVES.minutes(A, E) is None
    assert DRIVES.minutes(E, A) is None
