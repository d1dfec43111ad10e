"""Signs for windscreens and for tables, large enough to be read from afar."""

from collections.abc import Iterator

from meetingplan.domain.hosting import Table
from meetingplan.domain.plan import Group
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Kind
from meetingplan.publish.papers.typeset import typeset
from meetingplan.publish.pdf import is_printable


def signs(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """A sheet a coach, then two tables a sheet; tables that are the same at several meals have one sign.

    Everybody reads it, so needs at table are left to the list of tables, which the caterer has.
    """
    if not (is_printable() and edition.plan.groups):
        return
    _ = edition.say
    data = {
        "coach": _("Coach"),
        "leader": _("Coach leader"),
        "table": _("Table"),
        "head": _("Table leader"),
        "coaches": [_coach(edition, group) for group in edition.plan.groups],
        "tables": list(_tables(edition)),
    }
    yield "signs.pdf", typeset(edition, "signs", _("Signs for coaches and tables"), data)


def _coach(edition: Edition, group: Group) -> dict[str, object]:
    coach = edition.meeting.coaches[group.coach]
    routes = [
        {"day": edition.long_date(day), "stops": " → ".join(stops)}
        for day, entries in edition.by_day(edition.journeys[group.id])
        if (stops := [edition.name(entry.place) for entry in entries if entry.kind in (Kind.VISIT, Kind.ARRIVE)])
    ]
    return {
        "id": coach.id,
        "plate": coach.plate,
        "leader": f"{coach.leader} {coach.leader_phone}",
        "routes": routes,
    }


def _tables(edition: Edition) -> Iterator[dict[str, object]]:
    meeting = edition.meeting
    shared: dict[tuple[object, ...], list[Table]] = {}
    for table in edition.plan.hosted.tables:
        session = meeting.sessions[table.session]
        key = (session.place, session.room, table.table, table.leader, frozenset(table.delegates))
        shared.setdefault(key, []).append(table)
    for same in shared.values():
        table, sessions = same[0], [meeting.sessions[table.session] for table in same]
        room = meeting.places[sessions[0].place].rooms[sessions[0].room].name.to(edition.language)
        meals = edition.say(", ").join(dict.fromkeys(session.title.to(edition.language) for session in sessions))
        yield {
            "number": table.table,
            "where": f"{edition.name(sessions[0].place)} · {room} · {meals}",
            "leader": meeting.delegates[table.leader].name,
            "names": [meeting.delegates[id].name for id in table.delegates if id != table.leader],
        }
