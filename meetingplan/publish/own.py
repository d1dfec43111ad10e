"""What a plan has for one delegate alone: room, table at every meal, seat in every session, awards."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from meetingplan.domain.hosting import Award, GuestRoom, Hosted, Lodged, Seat, Table
from meetingplan.domain.ids import DelegateId, SessionId
from meetingplan.domain.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Own:
    """Where one delegate sleeps, eats and sits; each empty where the plan does not say.

    Args:
        lodged: their room, with everyone in it.
        tables, seats: by session.
        received, presented: plaques, in the order of the plan.
    """

    lodged: Lodged | None = None
    tables: Mapping[SessionId, Table] = field(default_factory=dict)
    seats: Mapping[SessionId, Seat] = field(default_factory=dict)
    received: tuple[Award, ...] = ()
    presented: tuple[Award, ...] = ()


def owns(hosted: Hosted) -> Mapping[DelegateId, Own]:
    """By delegate, for all whom the plan names."""
    made: dict[DelegateId, Own] = {}

    def of(id: DelegateId) -> Own:
        return made.get(id, Own())

    for lodged in hosted.rooms:
        made |= {id: replace(of(id), lodged=lodged) for id in lodged.delegates}
    for table in hosted.tables:
        made |= {id: replace(of(id), tables={**of(id).tables, table.session: table}) for id in table.delegates}
    for seat in hosted.seats:
        own = of(seat.delegate)
        made[seat.delegate] = replace(own, seats={**own.seats, seat.session: seat})
    for award in hosted.awards:
        made[award.delegate] = replace(of(award.delegate), received=(*of(award.delegate).received, award))
        giver = of(award.presenter)
        made[award.presenter] = replace(giver, presented=(*giver.presented, award))
    return made


def guest_room(meeting: Meeting, lodged: Lodged) -> GuestRoom:
    """The room that people sleep in, with its kind and beds."""
    return next(room for room in meeting.places[lodged.hotel].guest_rooms if room.number == lodged.room)
