"""Guest rooms: who asks for whom, and who was given which, can be had; there are beds for all."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from meetingplan.domain.hosting import GuestRoom
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.build_places import guest_rooms
from meetingplan.scenario.draft import Draft, short
from meetingplan.scenario.place_forms import PlaceForm
from meetingplan.scenario.roster import Row
from meetingplan.store.validate import nearest


def _hotels(draft: Draft) -> Iterator[tuple[int, PlaceForm, tuple[GuestRoom, ...], list[Row]]]:
    """Each hotel in which anyone sleeps, with its number, its rooms and its guests."""
    for i, place in enumerate(draft.form.places):
        if guests := draft.guests(place.id):
            rows = [row for row in draft.people if row.hotel == place.id and row.stays()]
            yield i, place, guest_rooms(place, guests), rows


def rooms_are_of_hotels(draft: Draft) -> Iterator[Problem]:
    """Hotels alone have guest rooms, and no number stands on two doors."""
    for i, place in enumerate(draft.form.places):
        path = ("places", i, "guest_rooms")
        if place.guest_rooms and place.kind != "hotel":
            what = say("{place} has guest rooms, but is no hotel", place=place.id)
            yield draft.problem("wrong-kind", path, what, say("write kind: hotel, or remove the rooms"))
        numbers = Counter(room.number for kind in place.guest_rooms for room in kind.rooms())
        if twice := [number for number, count in numbers.items() if count > 1]:
            what = say("{place} has several rooms of the numbers {rooms}", place=place.id, rooms=short(twice))
            yield draft.problem("duplicate-id", path, what, say("write every number once"))


def share_with_guests(draft: Draft) -> Iterator[Problem]:
    """Who asks to share a room names somebody else who sleeps in the same hotel."""
    rows = {row.id: row for row in draft.people}
    for row in draft.people:
        for id in row.shares():
            other = rows.get(id)
            if other is None:
                what = say("{id} is not in the roster", id=id[:40])
                yield Problem("unknown-delegate", row.where["share_with"], what, nearest(id, rows))
            elif other is row or other.hotel != row.hotel or not (row.stays() and other.stays()):
                what = say("{id} cannot share a room with {other}, who does not sleep in the same hotel",
                           id=row.id, other=id)  # fmt: skip
                mend = say("name someone else, or leave the cell empty")
                yield Problem("bad-share", row.where["share_with"], what, mend)
            elif other["share_with"] == "none":
                what = say("{id} asks to share a room with {other}, who is to have one alone", id=row.id, other=id)
                mend = say("name someone else, or leave the cell empty")
                yield Problem("bad-share", row.where["share_with"], what, mend)


def given_rooms_hold_their_people(draft: Draft) -> Iterator[Problem]:
    """Rooms given by hand exist, have a bed for each, and those in them may share."""
    for _, place, rooms, rows in _hotels(draft):
        beds = {room.number: room.beds for room in rooms}
        given: dict[str, list[Row]] = defaultdict(list)
        units = {row.id: unit for unit in companies(rows) for row in unit}
        for row in rows:
            if row["room"] and row["room"] not in beds:
                what = say("there is no room {room} at {hotel}", room=row["room"][:40], hotel=place.id)
                yield Problem("unknown-room", row.where["room"], what, nearest(row["room"], beds))
            elif row["room"]:
                given[row["room"]] += [other for other in units[row.id] if other not in given[row["room"]]]
        for room, people in given.items():
            yield from _may_share(draft, room, beds[room], people, units)


def _may_share(
    draft: Draft, room: str, beds: int, people: list[Row], units: Mapping[str, Sequence[Row]]
) -> Iterator[Problem]:
    last = next(row for row in reversed(people) if row["room"] == room)
    if other := next((row for row in people if row["room"] not in ("", room)), None):
        what = say("{id} is given room {room}, but shares with {other} in {their}", id=last.id, room=room,
                   other=other.id, their=other["room"])  # fmt: skip
        yield Problem("two-rooms", last.where["room"], what, say("give both the same room"))
    if len(people) > beds:
        what = say("room {room} has {beds} beds and is given to {people} people", room=room, beds=beds,
                   people=len(people))  # fmt: skip
        yield Problem("room-overfull", last.where["room"], what, say("leave the cell empty for some of them"))
    elif len({units[row.id][0].id for row in people}) > 1 and (
        len({row["gender"] for row in people}) > 1 or any(_alone(draft, row, units) for row in people)
    ):
        what = say("room {room} is given to {people}, who may not share it", room=room,
                   people=short([row.id for row in people]))  # fmt: skip
        mend = say("give one of them another room, or let them ask for each other in share_with")
        yield Problem("may-not-share", last.where["room"], what, mend)


def companies(rows: Sequence[Row]) -> list[list[Row]]:
    """Everyone of a hotel with those with whom they share as asked, through others too."""
    company = {row.id: [row] for row in rows}
    for row in rows:
        for id in row.shares():
            if id in company and company[id] is not company[row.id]:
                joined = company[row.id] + company[id]
                company |= {member.id: joined for member in joined}
    return list({unit[0].id: unit for unit in company.values()}.values())


def _alone(draft: Draft, row: Row, units: Mapping[str, Sequence[Row]]) -> bool:
    """Whether nobody may join the person: all who asked for others, have a right to a room or no gender."""
    of_role = (row["role"] or "delegate") in draft.form.hosting.alone
    return len(units[row.id]) > 1 or row["share_with"] == "none" or of_role or not row["gender"]


def have_beds_for_all(draft: Draft) -> Iterator[Problem]:
    """The rooms that a hotel lists take all who sleep there, those of each gender apart."""
    for i, place, rooms, rows in _hotels(draft):
        if place.guest_rooms and not _enough(draft, rooms, rows):
            beds = sum(room.beds for room in rooms)
            what = say("{people} people are to sleep at {hotel}, and its {rooms} rooms with {beds} beds do not take "
                       "them as they may share", people=len(rows), hotel=place.id, rooms=len(rooms),
                       beds=beds)  # fmt: skip
            mend = say("add rooms, fill in the column gender, or let fewer people have a room alone")
            yield draft.problem("too-few-beds", ("places", i, "guest_rooms"), what, mend)


def _enough(draft: Draft, rooms: Sequence[GuestRoom], rows: Sequence[Row]) -> bool:
    """Largest companies first into the smallest room that takes them; some of the rest take the women, others the men.

    Which sets of the remaining rooms have how many beds is told by a bit for each number.
    """
    units = {row.id: unit for unit in companies(rows) for row in unit}
    closed = {units[row.id][0].id: units[row.id] for row in rows if _alone(draft, row, units)}
    free = sorted(room.beds for room in rooms)
    for size in sorted(map(len, closed.values()), reverse=True):
        fitting = next((k for k, beds in enumerate(free) if beds >= size), None)
        if fitting is None:
            return False
        free.pop(fitting)
    sharing = Counter(row["gender"] for row in rows if not _alone(draft, row, units))
    sums = 1
    for beds in free:
        sums |= sums << beds
    women, men = sharing["female"], sharing["male"]
    return any(sums >> taken & 1 for taken in range(women, sum(free) - men + 1))
