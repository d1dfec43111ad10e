"""Seats that are left: for the people of a coach that breaks down, and for who misses one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from meetingplan.domain.people import Coach, Need
from meetingplan.domain.plan import Group
from meetingplan.network.roads import slowed
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Entry, Kind


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What there is for the people of a coach that breaks down.

    Args:
        spare: coaches without a group that hold them all, the smallest first.
        seats: other coaches with their free seats; those that begin at the same place first, then the emptiest.
        beyond: seats that these have besides, once the spacing of the meeting is given up.
        wheelchairs: users among the people, and free places for them on the coaches of `seats`.
    """

    group: Group
    spare: tuple[Coach, ...]
    seats: tuple[tuple[Coach, int], ...]
    beyond: int
    wheelchairs: tuple[int, int]

    @property
    def left(self) -> int:
        """People for whom there is no seat in the other coaches."""
        return max(0, self.group.size - sum(free for _, free in self.seats))


@dataclass(frozen=True, slots=True)
class Missed:
    """How one who misses a coach goes on.

    Args:
        after: the next coach with a free seat from the same place on that day, with the gathering for it; back from a
            tour, or to a session, one that drives to the same place.
        stop: where the group is next; a car must leave by the minute `leave_by` to be there before it goes on.
    """

    group: Group
    gather: Entry
    after: tuple[Group, Entry] | None
    stop: Entry
    drive: int
    leave_by: int


Boarding = tuple[Group, Entry, Entry]
"""A gathering of a coach's people, with where they are next."""


def breakdowns(edition: Edition) -> Iterator[Breakdown]:
    """Of every coach that carries people."""
    coaches, groups = edition.meeting.coaches.values(), edition.plan.groups
    idle = [coach for coach in coaches if not edition.groups_on[coach.id]]
    for group in groups:
        spare = (coach for coach in idle if free_seats(edition, coach) >= group.size
                 and coach.wheelchairs >= _wheelchairs(edition, group))  # fmt: skip
        others = [other for other in groups if other is not group and _free(edition, other)]
        others.sort(key=lambda other: (_first(edition, other) != _first(edition, group), -_free(edition, other)))
        seats = tuple((edition.meeting.coaches[other.coach], _free(edition, other)) for other in others)
        beyond = sum(coach.seats - edition.meeting.usable(coach.seats) for coach, _ in seats)
        room = sum(edition.meeting.coaches[other.coach].wheelchairs - _wheelchairs(edition, other) for other in others)
        wheelchairs = (_wheelchairs(edition, group), max(0, room))
        yield Breakdown(group, tuple(sorted(spare, key=lambda coach: coach.seats)), seats, beyond, wheelchairs)


def missed(edition: Edition) -> Iterator[Missed]:
    """Of every gathering of every coach, in order of time."""
    boardings = sorted(_boardings(edition), key=lambda one: (one[1].end, one[0].coach))
    for number, (group, gather, stop) in enumerate(boardings):
        after = next(_later(edition, gather, stop, boardings[number + 1 :]), None)
        drive = slowed(edition.meeting, edition.legs[gather.place, stop.place].minutes, gather.end)
        yield Missed(group, gather, after, stop, drive, stop.end - drive)


def _later(
    edition: Edition, gather: Entry, stop: Entry, boardings: Iterable[Boarding]
) -> Iterator[tuple[Group, Entry]]:
    """With whom one who missed a gathering can go on: any who set out to see sites, or who drive to where it went."""
    day = edition.meeting.clock.day
    for group, then, there in boardings:
        leaves = then.place == gather.place and then.end > gather.end and day(then.end) == day(gather.end)
        if leaves and _free(edition, group) and (there.place == stop.place or stop.kind is there.kind is Kind.VISIT):
            yield group, then


def _boardings(edition: Edition) -> Iterator[Boarding]:
    for group in edition.plan.groups:
        entries = edition.journeys[group.id]
        for number, entry in enumerate(entries):
            rest = (later for later in entries[number:] if later.kind in (Kind.VISIT, Kind.ARRIVE))
            if entry.kind is Kind.GATHER and (stop := next(rest, None)):
                yield group, entry, stop


def free_seats(edition: Edition, coach: Coach) -> int:
    """Seats of a coach for delegates, after the spacing of the meeting and the crew."""
    return edition.meeting.usable(coach.seats) - coach.crew


def _free(edition: Edition, group: Group) -> int:
    return free_seats(edition, edition.meeting.coaches[group.coach]) - group.size


def _wheelchairs(edition: Edition, group: Group) -> int:
    return sum(Need.WHEELCHAIR in edition.meeting.delegates[id].needs for id in group.delegates)


def _first(edition: Edition, group: Group) -> str:
    """Where a group's coach begins."""
    return next((entry.place for entry in edition.journeys[group.id]), "")
