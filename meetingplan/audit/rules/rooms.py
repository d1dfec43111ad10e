"""Everyone who stays has one room, shared as asked."""

from collections import Counter
from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.hosting import Lodged
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.people import Delegate
from meetingplan.domain.text import say

NAME = "rooms"


def check(facts: Facts) -> Iterator[Violation]:
    """Of each hotel whose rooms the plan says: each guest has one, with beds enough, and those in it may share it."""
    for hotel in dict.fromkeys(room.hotel for room in facts.plan.hosted.rooms):
        yield from _everyone(facts, hotel)
    for room in facts.plan.hosted.rooms:
        yield from _beds(facts, room)
        yield from _company(facts, room)
    yield from _asked(facts)


def _everyone(facts: Facts, hotel: PlaceId) -> Iterator[Violation]:
    rooms = [room for room in facts.plan.hosted.rooms if room.hotel == hotel]
    times = Counter(id for room in rooms for id in room.delegates)
    guests = {guest.id: guest for guest in facts.meeting.guests(hotel)}
    for id in dict.fromkeys((*guests, *times)):
        if id not in guests:
            text = say("{delegate} has a room at {hotel}, and does not stay there",
                       delegate=id, hotel=facts.place_name(hotel))  # fmt: skip
            yield of_plan(NAME, text, times[id])
        elif times[id] != 1:
            text = say("{name} has {count} rooms at {hotel} instead of one",
                       name=guests[id].name, count=times[id], hotel=facts.place_name(hotel))  # fmt: skip
            yield of_plan(NAME, text, abs(times[id] - 1))
    for number, count in Counter(room.room for room in rooms).items():
        if count > 1:
            text = say("room {room} at {hotel} stands {times} times in the plan",
                       room=number, hotel=facts.place_name(hotel), times=count)  # fmt: skip
            yield of_plan(NAME, text, count - 1)


def _beds(facts: Facts, room: Lodged) -> Iterator[Violation]:
    place = facts.meeting.places.get(room.hotel)
    beds = next((known.beds for known in place.guest_rooms if known.number == room.room), None) if place else None
    if beds is None:
        text = say("there is no room {room} at {hotel}", room=room.room, hotel=facts.place_name(room.hotel))
        yield of_plan(NAME, text, 1)
    elif len(room.delegates) > beds:
        text = say("room {room} at {hotel} has {beds} beds for {people} people", room=room.room,
                   hotel=facts.place_name(room.hotel), beds=beds, people=len(room.delegates))  # fmt: skip
        yield of_plan(NAME, text, len(room.delegates) - beds)


def _company(facts: Facts, room: Lodged) -> Iterator[Violation]:
    """Who share either all asked for each other, perhaps through others, or are of one gender and nobody is alone."""
    people = [facts.meeting.delegates[id] for id in room.delegates if id in facts.meeting.delegates]
    names, asked = [person.name for person in people], _asked_for(facts, people)
    if len(people) < 2 or asked == len(people):
        return
    hotel = facts.place_name(room.hotel)
    if asked:
        text = say("room {room} at {hotel} is shared with others than those who were asked for: {names}",
                   room=room.room, hotel=hotel, names=", ".join(names))  # fmt: skip
        yield of_plan(NAME, text, 1)
    elif len({person.gender for person in people}) > 1 or any(person.gender is None for person in people):
        text = say("{names} share room {room} at {hotel} and are not known to be of one gender",
                   names=", ".join(names), room=room.room, hotel=hotel)  # fmt: skip
        yield of_plan(NAME, text, 1)
    for person in people:
        if person.alone or (person.role in facts.meeting.hosting.alone and not person.share_with):
            text = say("{name} is to have a room alone, and shares room {room} at {hotel}",
                       name=person.name, room=room.room, hotel=hotel)  # fmt: skip
            yield of_plan(NAME, text, 1)


def _asked_for(facts: Facts, people: list[Delegate]) -> int:
    """How many of a room share with someone in it as one of the two asked."""
    return sum(any(_ask(one, other) for other in people) for one in people)


def _ask(one: Delegate, other: Delegate) -> bool:
    return one.id in other.share_with or other.id in one.share_with


def _asked(facts: Facts) -> Iterator[Violation]:
    """Who asked to share does, and who was given a room by hand has it."""
    room_of = {id: (room.hotel, room.room) for room in facts.plan.hosted.rooms for id in room.delegates}
    people = facts.meeting.delegates
    for person in people.values():
        if person.id not in room_of:
            continue
        for other in sorted(person.share_with & room_of.keys()):
            if room_of[other] != room_of[person.id]:
                text = say("{name} is to share a room with {other}, and does not",
                           name=person.name, other=people[other].name)  # fmt: skip
                yield of_plan(NAME, text, 1)
        if person.room not in (None, room_of[person.id][1]):
            text = say("{name} was given room {room}, and has {other}",
                       name=person.name, room=person.room, other=room_of[person.id][1])  # fmt: skip
            yield of_plan(NAME, text, 1)


RULE = Rule(NAME, say("Everyone who stays has one room with a bed, shared as asked or within one gender."), check)
