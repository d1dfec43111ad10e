"""Shortest drives, worked out by hand on a small map."""

from dataclasses import replace

from meetingplan.audit.paths import Drives
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import Road, SlowTime
from tests.audit.builders import meeting

A, B, C, D, E = (PlaceId(name) for name in "ABCDE")
ROADS = (Road(A, B, 5, 1), Road(B, C, 4, 1), Road(C, A, 10, 1), Road(C, D, 1, 1), Road(D, A, 9, 1))
DRIVES = Drives(replace(meeting(), roads=ROADS))


def test_a_way_round_can_be_faster() -> None:
    assert DRIVES.minutes(A, C, 600) == 9  # over B: 5 + 4, not 10
    assert DRIVES.minutes(D, B, 600) == 5  # over C: 1 + 4, not over A: 9 + 5
    assert DRIVES.minutes(A, D, 600) == 9  # direct, not over B and C: 5 + 4 + 1


def test_both_ways_alike() -> None:
    assert DRIVES.minutes(C, A, 600) == DRIVES.minutes(A, C, 600)


def test_nowhere() -> None:
    assert DRIVES.minutes(A, A, 600) == 0
    assert DRIVES.minutes(A, E, 600) is None
    assert DRIVES.minutes(E, A, 600) is None


def test_the_roads_with_which_the_fastest_ways_begin() -> None:
    # From A to C over B in 9, to D straight in 9; from D to A straight, to B over C in 5.
    assert DRIVES.first_roads(A, C) == {B}
    assert DRIVES.first_roads(A, D) == {D}
    assert DRIVES.first_roads(D, A) == {A}
    assert DRIVES.first_roads(D, B) == {C}
    assert DRIVES.first_roads(A, A) == DRIVES.first_roads(A, E) == set()
    even = Drives(replace(meeting(), roads=(*ROADS[:2], Road(C, A, 9, 1))))
    assert even.first_roads(A, C) == {B, C}  # over B or straight, 9 either way


def test_slow_times_of_day_lengthen_the_whole_drive() -> None:
    slow = replace(meeting(), roads=ROADS, slow_times=(SlowTime(480, 540, 1.5), SlowTime(1020, 1080, 2.0)))
    drives = Drives(slow)
    # 9 min: 13.5, rounded up, from 8:00 to 9:00; 18 from 17:00 on, also on the second day (24 h later)
    assert [drives.minutes(A, C, at) for at in (479, 480, 539, 540, 1020, 1440 + 480)] == [9, 14, 14, 9, 18, 14]

    half_past = Drives(replace(meeting(), roads=ROADS, slow_times=(SlowTime(510, 540, 1.5),)))
    assert [half_past.minutes(A, C, at) for at in (509, 510, 539, 540)] == [9, 14, 14, 9]


def test_a_coach_too_high_or_too_long_for_a_bend_goes_round() -> None:
    low = (Road(A, B, 5, 1, height_m=3.2), *ROADS[1:])
    crooked = (Road(A, B, 5, 1, turning=False), *ROADS[1:])
    high = {id: replace(coach, height_m=3.3) for id, coach in meeting().coaches.items()}
    assert Drives(replace(meeting(), roads=low)).minutes(A, B, 600) == 5  # nothing is known of the coaches' height
    assert Drives(replace(meeting(), roads=low, coaches=high)).minutes(A, B, 600) == 14  # over C: 10 + 4
    just = {id: replace(coach, height_m=3.2) for id, coach in meeting().coaches.items()}
    assert Drives(replace(meeting(), roads=low, coaches=just)).minutes(A, B, 600) == 5
    assert Drives(replace(meeting(), roads=crooked)).minutes(A, B, 600) == 14
