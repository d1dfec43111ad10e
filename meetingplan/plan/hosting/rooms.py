"""Who sleeps in which room: numbers of rooms by kind of party are a small exact model, names are filled in after it.

In this order: as few people as can be leave the room that they had; as few rooms as can be are used; as few people as
can be share with another delegation; as few beds as can be stay empty. Nothing in it grows with the number of people.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ortools.sat.python import cp_model

from meetingplan.domain.hosting import Lodged
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Gender
from meetingplan.domain.places import Place
from meetingplan.plan.budget import Budget
from meetingplan.plan.hosting.fill import Filled, fill
from meetingplan.plan.hosting.held import Held, held_rooms, without
from meetingplan.plan.hosting.parties import Like, Parties, parties
from meetingplan.plan.hosting.wishes import Wish, solve_in_order
from meetingplan.plan.solver import Values


def lodge(meeting: Meeting, hotel: Place, before: tuple[Lodged, ...], budget: Budget) -> tuple[Lodged, ...]:
    """A room for every guest; nothing where there are too few, which the check of a scenario tells."""
    guests = meeting.guests(hotel.id)
    beds = {room.number: room.beds for room in hotel.guest_rooms}
    everyone = parties(meeting, guests)
    held = tuple(held_rooms(beds, everyone, tuple(room for room in before if room.hotel == hotel.id)))
    model = _Model(held, without(everyone, held), Counter(beds[r] for r in beds.keys() - {h.room for h in held}))
    values = solve_in_order(model.cp, model.post(), budget)
    if values is None:
        return ()
    people = fill(model.read(values), everyone, beds)
    return tuple(Lodged(hotel.id, room, people[room]) for room in beds if room in people)


Ints = dict[tuple[object, int], cp_model.IntVar]


@dataclass(slots=True)
class _Model:
    """Counts of rooms, by beds.

    Args:
        held, free: rooms that somebody has, parties that have none.
        pool: how many rooms of so many beds nobody has.
        keep: for each held room that may be left, whether it is kept.
        join: newcomers of a likeness in a held room.
        whole: rooms for companies of a size; own: rooms for one delegation alone; own_people: who sleep in them;
        mixed: rooms of a gender for several delegations; mixing: who sleep in them.
    """

    held: tuple[Held, ...]
    free: Parties
    pool: Mapping[int, int]
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    keep: dict[str, cp_model.IntVar] = field(default_factory=dict)
    join: dict[tuple[str, Like], cp_model.IntVar] = field(default_factory=dict)
    whole: Ints = field(default_factory=dict)
    own: Ints = field(default_factory=dict)
    own_people: Ints = field(default_factory=dict)
    mixed: Ints = field(default_factory=dict)
    mixing: dict[Like, cp_model.IntVar] = field(default_factory=dict)

    def post(self) -> list[Wish]:
        """All variables and rules; the wishes in their order."""
        self.keep = {h.room: self.cp.new_bool_var(f"keep {h.room}") for h in self.held if h.may}
        self._companies()
        self._likes()
        for beds in self._beds():
            released = sum(1 - self.keep[h.room] for h in self.held if h.beds == beds and not h.must)
            self.cp.add(sum(self._used(beds)) <= self.pool.get(beds, 0) + released)
        return self._wishes()

    def _beds(self) -> list[int]:
        return sorted({*self.pool, *(h.beds for h in self.held)})

    def _used(self, beds: int) -> Iterator[cp_model.IntVar]:
        for rooms in (self.whole, self.own, self.mixed):
            yield from (count for (_, of), count in rooms.items() if of == beds)

    def _int(self, most: int) -> cp_model.IntVar:
        return self.cp.new_int_var(0, most, "")

    def _companies(self) -> None:
        """Every company that holds no room has one with a bed for each."""
        sizes = Counter(map(len, self.free.companies))
        left: dict[int, list[cp_model.IntVar]] = {}
        for h in self.held:
            if h.closed and h.may:
                left.setdefault(len(h.may), []).append(self.keep[h.room])
        for size in sizes.keys() | left.keys():
            most = sizes[size] + len(left.get(size, ()))
            fitting = [beds for beds in self._beds() if beds >= size]
            self.whole |= {(size, beds): self._int(most) for beds in fitting}
            homeless = sizes[size] + sum(1 - keep for keep in left.get(size, ()))
            self.cp.add(sum(self.whole[size, beds] for beds in fitting) == homeless)

    def _likes(self) -> None:
        """Everyone else has a bed in a room of their delegation, in a mixed one, or beside those who hold a room."""
        for like, people in self.free.likes.items():
            leavers = [(h, sum((p.gender, p.delegation) == like for p in h.may)) for h in self.held if not h.closed]
            most = len(people) + sum(count for _, count in leavers)
            for beds in self._beds():
                rooms, sleepers = self._int(most), self._int(most)
                self.own[like, beds], self.own_people[like, beds] = rooms, sleepers
                self.cp.add(sleepers <= beds * rooms)
                self.cp.add(sleepers >= rooms)
            self.mixing[like] = self._int(most)
            for h in self.held:
                if h.free > 0 and h.like()[0] == like[0]:
                    self.join[h.room, like] = self._int(h.free)
            homeless = len(people) + sum(count * (1 - self.keep[h.room]) for h, count in leavers if count)
            joining = sum(var for (_, of), var in self.join.items() if of == like)
            own = sum(self.own_people[like, beds] for beds in self._beds())
            self.cp.add(own + self.mixing[like] + joining == homeless)
        for h in self.held:
            joining = sum(var for (room, _), var in self.join.items() if room == h.room)
            self.cp.add(joining <= (h.free if h.must or not h.may else h.free * self.keep[h.room]))
        self._mix()

    def _mix(self) -> None:
        for gender in Gender:
            mixing = [(like, people) for like, people in self.mixing.items() if like[0] is gender]
            most = sum(len(self.free.likes[like]) for like, _ in mixing) + sum(len(h.may) for h in self.held)
            self.mixed |= {(gender, beds): self._int(most) for beds in self._beds()}
            beds_there = sum(beds * self.mixed[gender, beds] for beds in self._beds())
            self.cp.add(sum(people for _, people in mixing) <= beds_there)

    def _wishes(self) -> list[Wish]:
        moved = sum(len(h.may) * (1 - self.keep[h.room]) for h in self.held if h.may)
        rooms = sum(count for beds in self._beds() for count in self._used(beds))
        kept = sum(self.keep[h.room] for h in self.held if not h.must)
        joining = [v for (room, like), v in self.join.items() if self._of(room).mixes(like)]
        sharing = sum(self.mixing.values()) + sum(joining)
        new = sum(of * count for of in self._beds() for count in self._used(of))
        beds = new + sum(h.beds * self.keep[h.room] for h in self.held if not h.must)
        people = sum(h.beds for h in self.held) + sum(map(len, self.free.likes.values())) + 1
        total = sum(of * count for of, count in self.pool.items()) + people
        return [(moved, people), (rooms + kept, total), (sharing, people), (beds, total)]

    def _of(self, room: str) -> Held:
        return next(h for h in self.held if h.room == room)

    def read(self, values: Values) -> Filled:
        """What the counts say."""
        return Filled(
            kept=tuple(self._kept(values)),
            join={key: n for key, var in self.join.items() if (n := values[var.index])},
            whole=_counts(self.whole, values),
            own=_counts(self.own, values),
            own_people=_counts(self.own_people, values),
            mixed=_counts(self.mixed, values),
        )

    def _kept(self, values: Values) -> Iterator[Held]:
        for h in self.held:
            if not h.may or values[self.keep[h.room].index]:
                yield h
            elif h.must:
                yield replace(h, may=())


def _counts(ints: Ints, values: Values) -> dict[tuple[object, int], int]:
    return {key: values[var.index] for key, var in ints.items() if values[var.index]}
