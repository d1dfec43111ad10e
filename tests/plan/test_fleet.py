"""Which coaches start at which hotel."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from meetingplan.domain.ids import CoachId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Coach, Delegate, Need
from meetingplan.domain.pins import Pin
from meetingplan.plan import Budget
from meetingplan.plan.groups.fleet import divide_fleet, seats_for_passengers, wheelchair_places
from meetingplan.plan.solver import Answer
from tests.plan.meetings import coach, delegate, delegates, hotel, meeting, window


def two_hotels(coaches: Sequence[Coach], people: Sequence[Delegate], spacing: float = 1.0) -> Meeting:
    return meeting([hotel("H"), hotel("K")], {("H", "K"): 5}, coaches, people, spacing=spacing)


def divided(made: Meeting) -> Mapping[PlaceId, tuple[CoachId, ...]]:
    fleet = divide_fleet(made, Budget())
    assert not isinstance(fleet, Answer)
    return {camp.hotel: coaches for camp, coaches in fleet}


def test_seats_after_spacing_and_crew() -> None:
    """45 seats at three quarters are 33, two for the crew leave 31; a crew of ten leaves nothing of five seats."""
    made = two_hotels([coach("C1", 45, crew=2), coach("C2", 5, crew=10)], delegates(1), spacing=0.75)
    assert [seats_for_passengers(made, one) for one in made.coaches.values()] == [31, 0]


def test_a_coach_whose_minutes_are_pinned_has_the_places_of_its_people() -> None:
    """C1 carries three places for wheelchairs; one of its two people is in one, and nobody else gets on."""
    people = [delegate("H01", "H", needs=[Need.WHEELCHAIR]), *delegates(2, first=2)]
    free = two_hotels([coach("C1", 4, wheelchairs=3)], people)
    aboard = (people[0].id, people[1].id)
    fixed = replace(free, pins={CoachId("C1"): Pin(CoachId("C1"), aboard, tours=())})
    c1 = free.coaches[CoachId("C1")]
    assert [(seats_for_passengers(made, c1), wheelchair_places(made, c1)) for made in (free, fixed)] == [(4, 3), (2, 1)]


def test_the_large_coach_goes_where_the_people_are() -> None:
    """Nine in H and three in K: ten seats for H and four for K leave nobody; the other way five would be left."""
    assert divided(two_hotels([coach("C1", 4), coach("C2", 10)], [*delegates(9), *delegates(3, "K")])) == {
        "H": ("C2",),
        "K": ("C1",),
    }


def test_groups_of_about_one_size() -> None:
    """Twelve in H, six in K and three like coaches: two and one make sixes; one and two make twelve and threes."""
    made = two_hotels([coach(f"C{n}", 12) for n in (1, 2, 3)], [*delegates(12), *delegates(6, "K")])
    assert {place: len(coaches) for place, coaches in divided(made).items()} == {"H": 2, "K": 1}


def test_a_coach_with_a_place_for_the_wheelchair() -> None:
    """C1 has the only place for a wheelchair, and the wheelchair is in K."""
    people = [*delegates(4), delegate("K01", "K", needs=[Need.WHEELCHAIR]), *delegates(3, "K", first=2)]
    assert divided(two_hotels([coach("C1", 4, wheelchairs=1), coach("C2", 4)], people))[PlaceId("K")] == ("C1",)


def test_every_coach_stands_at_one_hotel_in_the_organisers_order() -> None:
    """Twelve in H fill three coaches of four; the one of five cannot help any hotel to smaller groups."""
    made = two_hotels(
        [coach("C9", 4), coach("C1", 4), coach("C5", 4), coach("C2", 5)], [*delegates(12), *delegates(4, "K")]
    )
    fleet = divided(made)
    order = list(made.coaches)
    standing = [name for coaches in fleet.values() for name in coaches]
    assert len(standing) == len(set(standing)) == 4
    assert all(list(coaches) == sorted(coaches, key=order.index) for coaches in fleet.values())
    assert {place: len(coaches) for place, coaches in fleet.items()} == {"H": 3, "K": 1}


def test_names_and_order_decide_not_how_many_camps_there_are() -> None:
    """One of each hotel asks for less than the others there, who are three in H and four in K.

    Coaches of four, three and four seats: joined in H, K's two camps fit into the other coaches; joined in K, five fill
    two coaches, and H is left with one.
    """
    coaches, visits = [coach("C1", 4), coach("C2", 3), coach("C3", 4)], window(60, 600, "A", "B", "C")
    for one, other in ("HK", "KH"):
        few = [*delegates(3, one, "v"), delegate(f"{one}09", one, delegation="u", must_see=["A", "B"])]
        more = [*delegates(4, other, "u"), delegate(f"{other}09", other, delegation="v", must_see=["A", "B"])]
        for people in ([*few, *more], [*more[::-1], *few[::-1]]):
            made = replace(two_hotels(coaches, people), windows={visits.id: visits})
            found = divide_fleet(made, Budget())
            assert not isinstance(found, Answer)
            assert sorted((camp.hotel == one, camp.size) for camp, _ in found) == [(False, 1), (False, 4), (True, 4)]
