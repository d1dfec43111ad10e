"""References: whatever is named exists."""

from collections.abc import Iterator

from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft
from meetingplan.store.document import Path
from meetingplan.store.validate import nearest


def _named_places(draft: Draft) -> Iterator[tuple[Path, str]]:
    for i, road in enumerate(draft.form.roads):
        yield ("roads", i, "a"), road.a
        yield ("roads", i, "b"), road.b
    for i, session in enumerate(draft.form.sessions):
        yield ("sessions", i, "place"), session.place
        if session.hotel is not None:
            yield ("sessions", i, "hotel"), session.hotel
    for i, talk in enumerate(draft.form.talks):
        yield ("talks", i, "from"), talk.origin
        yield ("talks", i, "to"), talk.destination
    yield from ((path, site) for path, _, site in draft.offers())


def places_exist(draft: Draft) -> Iterator[Problem]:
    """Roads, sessions, windows and the roster name places of the scenario."""
    known = draft.places
    for path, id in _named_places(draft):
        if id not in known:
            yield draft.problem("unknown-place", path, say("unknown place {id}", id=id), nearest(id, known))
    for row in draft.people:
        for column, ids in (("hotel", (row.hotel,)), ("must_see", row.all("must_see"))):
            for id in ids:
                if id and id not in known:
                    what = say("unknown place {id}", id=id[:40])
                    kinds = {place.id for place in known.values() if (place.kind == "hotel") == (column == "hotel")}
                    yield Problem("unknown-place", row.where[column], what, nearest(id, kinds))


def rooms_exist(draft: Draft) -> Iterator[Problem]:
    """Sessions are held in rooms of their places."""
    for i, session in enumerate(draft.form.sessions):
        place = draft.places.get(session.place)
        rooms = {room.id for room in place.rooms} if place else {session.room}
        if session.room not in rooms:
            what = say("{place} has no room {room}", place=session.place, room=session.room)
            yield draft.problem("unknown-room", ("sessions", i, "room"), what, nearest(session.room, rooms))


def delegates_exist(draft: Draft) -> Iterator[Problem]:
    """Those on stage and those to keep with or apart from are in the roster."""
    if draft.roster is None:
        return
    known = {row.id for row in draft.roster}
    for path, _, id in draft.on_stage():
        if id not in known:
            yield draft.problem("unknown-delegate", path, say("{id} is not in the roster", id=id), nearest(id, known))
    for row in draft.roster:
        for column in ("keep_with", "keep_apart"):
            for id in row.all(column):
                if id not in known:
                    what = say("{id} is not in the roster", id=id[:40])
                    yield Problem("unknown-delegate", row.where[column], what, nearest(id, known))


def coaches_exist(draft: Draft) -> Iterator[Problem]:
    """Coaches given by hand are coaches of the scenario."""
    known = {coach.id for coach in draft.form.coaches}
    for row in draft.people:
        if row["coach"] and row["coach"] not in known:
            what = say("unknown coach {id}", id=row["coach"][:40])
            yield Problem("unknown-coach", row.where["coach"], what, nearest(row["coach"], known))


def delegations_exist(draft: Draft) -> Iterator[Problem]:
    """Where the scenario lists delegations, the roster names those alone."""
    known = {delegation.id for delegation in draft.form.delegations}
    for row in draft.people:
        if known and row["delegation"] and row["delegation"] not in known:
            what = say("unknown delegation {id}", id=row["delegation"][:40])
            yield Problem("unknown-delegation", row.where["delegation"], what, nearest(row["delegation"], known))
