"""Rooms, tables and seats: small cases whose best answer is worked out beside them, and plans that change."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import pytest

from meetingplan.audit.facts import Facts
from meetingplan.audit.rules import RULES
from meetingplan.domain.hosting import Furniture, GuestRoom, Hosted, Lodged, podium_seats
from meetingplan.domain.ids import DelegateId, DelegationId, PlaceId, SessionId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Delegation, Gender, Role
from meetingplan.domain.pins import Kept
from meetingplan.domain.places import Room
from meetingplan.domain.plan import Plan
from meetingplan.plan import Budget
from meetingplan.plan.hosting import host
from tests.audit.builders import meeting as small
from tests.audit.builders import text

HALL, MEAL = SessionId("plenary"), SessionId("lunch-h")


def person(number: int, delegation: str, gender: str = "female", **changes: object) -> Delegate:
    base = next(iter(small().delegates.values()))
    return replace(
        base, id=DelegateId(f"D{number:02}"), name=f"N{number}", delegation=DelegationId(delegation),
        gender=Gender(gender), needs=frozenset(), keep_with=frozenset(), hotel=PlaceId("H"), **changes,
    )  # fmt: skip


def gathering(people: Iterable[Delegate], beds: tuple[int, ...] = (), dining: Furniture | None = None,
              hall: tuple[int, int] = (20, 5)) -> Meeting:  # fmt: skip
    """All in hotel H for two days, where they eat, with a plenary in hall P."""
    base, everyone = small(), list(people)
    names = dict.fromkeys(person.delegation for person in everyone)
    rooms = tuple(GuestRoom(str(101 + k), text("room"), n) for k, n in enumerate(beds))
    inn = replace(base.places[PlaceId("H")], guest_rooms=rooms,
                  rooms={"room": Room("room", text("room"), 99, furniture=dining or Furniture())})  # fmt: skip
    rows = Room("room", text("room"), hall[0], furniture=Furniture(row_seats=hall[1]))
    venue = replace(base.places[PlaceId("P")], rooms={"room": rows})
    return replace(
        base, days=2, places={**base.places, PlaceId("H"): inn, PlaceId("P"): venue},
        delegates={person.id: person for person in everyone},
        delegations={id: Delegation(id, text(id)) for id in names},
    )  # fmt: skip


def hosted(meeting: Meeting, before: Hosted | None = None) -> Hosted:
    """What is decided, which the audit must accept."""
    made = host(meeting, before or Hosted(), Budget())
    facts = Facts.of(meeting, Plan(meeting.id, meeting.sha256, 1, 1, "feasible", (), (), {}, hosted=made))
    assert [v for name in ("rooms", "tables", "seating", "awards", "pins") for v in RULES[name].check(facts)] == []
    return made


def rooms_of(made: Hosted) -> dict[str, set[str]]:
    return {room.room: set(room.delegates) for room in made.rooms}


def test_the_odd_ones_of_two_delegations_share() -> None:
    """Three women of a and three of b need three twin rooms; only one of them can be mixed."""
    meeting = gathering([person(k, "ab"[k > 3]) for k in range(1, 7)], beds=(2,) * 6)
    sizes = sorted(len({id[:1] and meeting.delegates[id].delegation for id in room}) for room in
                   ([*r.delegates] for r in hosted(meeting).rooms))  # fmt: skip
    assert sizes == [1, 1, 2]


def test_men_and_women_do_not_share() -> None:
    """Three women and three men: four twin rooms, where people as such would fit into three."""
    people = [person(k, "a", "female" if k > 3 else "male") for k in range(1, 7)]
    assert len(hosted(gathering(people, beds=(2,) * 6)).rooms) == 4


def test_who_asked_shares_whatever_their_gender_and_delegation() -> None:
    people = [person(1, "a", "male", share_with=frozenset({DelegateId("D04")})), person(2, "a", "male"),
              person(3, "a", "male"), person(4, "b")]  # fmt: skip
    assert sorted(map(sorted, rooms_of(hosted(gathering(people, beds=(2, 2)))).values())) == [
        ["D01", "D04"], ["D02", "D03"],
    ]  # fmt: skip


def test_leaders_and_those_without_a_gender_sleep_alone_in_single_rooms() -> None:
    people = [person(1, "a", role=Role.LEADER), replace(person(2, "a"), gender=None), person(3, "a"), person(4, "a")]
    made = rooms_of(hosted(gathering(people, beds=(2, 1, 1, 2))))
    assert made["101"] == {"D03", "D04"} or made["104"] == {"D03", "D04"}
    assert {frozenset(made["102"]), frozenset(made["103"])} == {frozenset({"D01"}), frozenset({"D02"})}


def test_rooms_by_hand_are_kept_and_filled() -> None:
    people = [person(1, "a", room="103"), person(2, "a"), person(3, "a"), person(4, "a")]
    made = rooms_of(hosted(gathering(people, beds=(2, 2, 2))))
    assert "D01" in made["103"]
    assert len(made) == 2


def test_nobody_moves_when_someone_comes_and_someone_goes() -> None:
    people = [person(k, "abc"[k % 3], "female" if k % 2 else "male") for k in range(1, 13)]
    first = hosted(gathering(people, beds=(2,) * 8))
    second = hosted(gathering([*people[:4], *people[5:], person(13, "b")], beds=(2,) * 8), first)
    was = {id: room.room for room in first.rooms for id in room.delegates}
    now = {id: room.room for room in second.rooms for id in room.delegates}
    assert {id for id in now if id in was and now[id] != was[id]} == set()


def test_as_few_move_as_make_room() -> None:
    """Two women each alone in a twin room and two rooms in all: for a man one of them moves, and only one."""
    before = Hosted(rooms=(Lodged(PlaceId("H"), "101", (DelegateId("D01"),)),
                           Lodged(PlaceId("H"), "102", (DelegateId("D02"),))))  # fmt: skip
    people = [person(1, "a"), person(2, "a"), person(3, "a", "male")]
    made = rooms_of(hosted(gathering(people, beds=(2, 2)), before))
    assert {"D01", "D02"} in made.values()
    assert sum(made.get(room, set()) >= {id} for room, id in (("101", "D01"), ("102", "D02"))) == 1


def fewest_rooms(women: int, men: int, beds: tuple[int, ...]) -> int | None:
    """By trying all sets of rooms for the women and, of the others, for the men."""
    best = None
    indices = range(len(beds))
    for k in range(len(beds) + 1):
        for hers in combinations(indices, k):
            if sum(beds[i] for i in hers) < women:
                continue
            rest = sorted((beds[i] for i in indices if i not in hers), reverse=True)
            for n in range(len(rest) + 1):
                if sum(rest[:n]) >= men and (best is None or k + n < best):
                    best = k + n
    return best


@pytest.mark.parametrize(("women", "men"), [(1, 1), (2, 3), (4, 4), (5, 2), (3, 6)])
@pytest.mark.parametrize("beds", [(2, 2, 2, 2, 2), (1, 2, 3, 3), (3, 3, 3), (4, 1, 1, 3)])
def test_as_few_rooms_as_any_choice_needs(women: int, men: int, beds: tuple[int, ...]) -> None:
    people = [person(k, "ab"[k % 2], "female" if k < women else "male") for k in range(women + men)]
    wanted = fewest_rooms(women, men, beds)
    if wanted is None:
        assert host(gathering(people, beds), Hosted(), Budget()).rooms == ()
    else:
        assert len(hosted(gathering(people, beds)).rooms) == wanted


def divided(meeting: Meeting, made: Hosted) -> int:
    """Delegations times tables."""
    return len({(t.table, meeting.delegates[id].delegation) for t in made.tables for id in t.delegates})


def test_delegations_sit_at_as_few_tables_as_can_be() -> None:
    """Delegations of 4, 3, 3 and 2 at three tables of four: 4, 3 and 3 alone, the two each on one of the free seats."""
    sizes = {"a": 4, "b": 3, "c": 3, "d": 2}
    people = [person(k, d) for k, d in enumerate("".join(d * n for d, n in sizes.items()), 1)]
    meeting = gathering(people, dining=Furniture(table_seats=4), beds=(1,) * 12)
    assert divided(meeting, hosted(meeting)) == 5


def test_diets_have_a_table_that_others_fill() -> None:
    people = [person(k, "ab"[k % 2], diet="清真" if k in (1, 2) else "素食" if k == 3 else "") for k in range(1, 13)]
    made = hosted(gathering(people, dining=Furniture(table_seats=4), beds=(1,) * 12))
    assert Counter(table.diet for table in made.tables) == {"": 1, "清真": 1, "素食": 1}
    assert all(len(table.delegates) == 4 for table in made.tables)


def test_leaders_fill_the_head_table() -> None:
    people = [person(k, "a", role=Role.LEADER if k in (2, 5, 7) else Role.DELEGATE) for k in range(1, 9)]
    made = hosted(gathering(people, dining=Furniture(table_seats=4, head_tables=1), beds=(1,) * 8))
    head = made.tables[0]
    assert (head.table, head.leader, head.delegates) == (1, "D02", ("D02", "D05", "D07"))


def test_tables_by_hand_are_kept_and_nobody_moves() -> None:
    people = [person(k, "abc"[k % 3]) for k in range(1, 12)]
    first = hosted(gathering(people, dining=Furniture(table_seats=4), beds=(1,) * 13))
    changed = [replace(people[0], table=3), *people[1:], person(12, "a")]
    second = hosted(gathering(changed, dining=Furniture(table_seats=4), beds=(1,) * 13), first)
    was = {id: t.table for t in first.tables for id in t.delegates}
    now = {id: t.table for t in second.tables for id in t.delegates}
    moved = {id for id in was if now[id] != was[id]}
    # D01 goes to table 3; where that is full, one of those at it makes room.
    assert now["D01"] == 3
    assert len(moved - {"D01"}) <= 1


def floor(made: Hosted) -> dict[str, tuple[int, int]]:
    return {seat.delegate: (seat.row, seat.seat) for seat in made.seats if seat.row}


def test_the_podium_is_filled_from_the_middle_left_first() -> None:
    """With five: 4 2 1 3 5 from the left hand of those who sit; with four: 4 2 1 3, the first two in the middle."""
    assert list(podium_seats(5)) == [3, 2, 4, 1, 5]
    assert list(podium_seats(4)) == [3, 2, 4, 1]
    assert list(podium_seats(1)) == [1]


def test_delegations_follow_each_other_with_a_seat_between() -> None:
    """Six people of two delegations on ten seats in rows of five."""
    meeting = gathering([person(k, "ab"[k > 3]) for k in range(1, 7)], beds=(1,) * 6, hall=(10, 5))
    assert list(floor(hosted(meeting)).values()) == [(1, 1), (1, 2), (1, 3), (1, 5), (2, 1), (2, 2)]


def test_a_newcomer_takes_the_seat_left_free() -> None:
    people = [person(k, "ab"[k > 3]) for k in range(1, 7)]
    first = hosted(gathering(people, beds=(1,) * 7, hall=(10, 5)))
    changed = [*people[:3], person(7, "a"), *people[3:]]
    second = hosted(gathering(changed, beds=(1,) * 7, hall=(10, 5)), first)
    assert floor(second) == {**floor(first), "D07": (1, 4)}


def test_as_few_leave_their_seats_as_can_be() -> None:
    """All ten seats but one are taken from the front; someone who comes first moves only those up to the free one."""
    people = [person(k, "a") for k in range(1, 10)]
    first = hosted(gathering(people, beds=(1,) * 10, hall=(10, 5)))
    second = hosted(gathering([person(10, "a"), *people], beds=(1,) * 10, hall=(10, 5)), first)
    assert sum(floor(first)[id] != seat for id, seat in floor(second).items() if id in floor(first)) == 9
    gone = hosted(gathering(people[1:], beds=(1,) * 10, hall=(10, 5)), first)
    assert floor(gone) == {id: seat for id, seat in floor(first).items() if id != "D01"}


def test_seats_by_hand_are_out_of_order_and_nobody_elses() -> None:
    people = [person(1, "a"), person(2, "a", seat=(1, 1)), person(3, "a")]
    made = floor(hosted(gathering(people, beds=(1,) * 3, hall=(10, 5))))
    assert made == {"D01": (1, 2), "D02": (1, 1), "D03": (1, 3)}


def test_spacing_spreads_people_over_the_hall() -> None:
    """Half of ten seats: every other one."""
    meeting = gathering([person(k, "a") for k in range(1, 6)], beds=(1,) * 5, hall=(10, 5))
    spaced = replace(meeting, limits=replace(meeting.limits, spacing=0.5))
    assert list(floor(hosted(spaced)).values()) == [(1, 1), (1, 3), (1, 5), (2, 2), (2, 4)]


def test_the_same_people_are_hosted_alike() -> None:
    people = [person(k, "abcd"[k % 4], "female" if k % 3 else "male") for k in range(1, 30)]
    meeting = gathering(people, beds=(2,) * 20, dining=Furniture(table_seats=6), hall=(60, 10))
    made = hosted(meeting)
    assert hosted(meeting) == made
    assert hosted(meeting, made) == made


def pinned(meeting: Meeting, kept: Kept) -> Meeting:
    """With what is pinned of those who are still in the roster."""
    there = meeting.delegates
    rooms = {id: place for id, place in kept.rooms.items() if id in there}
    tables = {(session, id): table for (session, id), table in kept.tables.items() if id in there}
    seats = {(session, id): seat for (session, id), seat in kept.seats.items() if id in there}
    people = {id: replace(p, room=rooms[id][1]) if id in rooms else p for id, p in there.items()}
    return replace(meeting, kept=Kept(rooms, tables, seats), delegates=people)


def test_what_is_pinned_stays_when_others_come_and_go() -> None:
    """Planned anew without the earlier plan: D03 has left; D00 of the first delegation has come, and would be first.

    Eight people, four of each delegation, fill four rooms of two, tables of four, and rows of five from the front with
    one seat free between the delegations. The newcomer gets what D03 has left: the bed, the chair, and in the hall the
    first seat that nobody is pinned to.
    """
    eight = [person(k, "a" if k < 5 else "b") for k in range(1, 9)]
    dining = Furniture(table_seats=4, tables=3)
    first = hosted(gathering(eight, (2, 2, 2, 2), dining))
    kept = Kept.of(first)
    changed = [person(0, "a"), *(one for one in eight if one.id != "D03")]
    again = hosted(pinned(gathering(changed, (2, 2, 2, 2), dining), kept))
    now = Kept.of(again)
    for before, after in ((kept.rooms, now.rooms), (kept.tables, now.tables), (kept.seats, now.seats)):
        assert {
            key: place for key, place in before.items() if "D03" not in key and key != "D03"
        }.items() <= after.items()
    new, old = DelegateId("D00"), DelegateId("D03")
    assert now.rooms[new] == kept.rooms[old]
    assert now.tables[MEAL, new] == kept.tables[MEAL, old]
    assert now.seats[HALL, new] == kept.seats[HALL, old]
    free = hosted(gathering(changed, (2, 2, 2, 2), dining))
    assert Kept.of(free).seats[HALL, new] == (1, 1)  # without pins everyone behind moves up


def test_a_pinned_table_goes_before_the_one_by_hand() -> None:
    """By hand a person sits at the same table everywhere; a pin is of one meal."""
    eight = [person(k, "a", table=1 if k == 1 else None) for k in range(1, 9)]
    of = gathering(eight, dining=Furniture(table_seats=4, tables=3))
    made = hosted(replace(of, kept=Kept(tables={(MEAL, DelegateId("D01")): 3})))
    assert Kept.of(made).tables[MEAL, DelegateId("D01")] == 3
