"""Rooms, tables, seats and awards of a plan file."""

from collections.abc import Iterable, Mapping
from typing import Any

from meetingplan.domain.hosting import Award, Hosted, Lodged, Seat, Table
from meetingplan.domain.ids import DelegateId, PlaceId, SessionId
from meetingplan.store.plan_form import PlanForm

Row = dict[str, Any]


def hosted_rows(hosted: Hosted) -> Mapping[str, list[Row]]:
    """Each list by its key in the file."""
    return {
        "rooms": [{"hotel": r.hotel, "room": r.room, "delegates": list(r.delegates)} for r in hosted.rooms],
        "tables": list(map(_table, hosted.tables)),
        "seats": [{"session": s.session, "row": s.row, "seat": s.seat, "delegate": s.delegate} for s in hosted.seats],
        "awards": list(map(_award, hosted.awards)),
    }


def _table(table: Table) -> Row:
    row = {"session": table.session, "table": table.table, "leader": table.leader, "delegates": list(table.delegates)}
    return {**row, "diet": table.diet} if table.diet else row


def _award(award: Award) -> Row:
    where = {"session": award.session, "item": award.item, "batch": award.batch, "order": award.order}
    return {**where, "delegate": award.delegate, "from": award.presenter}


def hosted(form: PlanForm) -> Hosted:
    """What the form of a plan says."""
    return Hosted(
        rooms=tuple(Lodged(PlaceId(r.hotel), r.room, _people(r.delegates)) for r in form.rooms),
        tables=tuple(
            Table(SessionId(t.session), t.table, DelegateId(t.leader), _people(t.delegates), t.diet)
            for t in form.tables
        ),
        seats=tuple(Seat(SessionId(s.session), s.row, s.seat, DelegateId(s.delegate)) for s in form.seats),
        awards=tuple(
            Award(SessionId(a.session), a.item, a.batch, a.order, DelegateId(a.delegate), DelegateId(a.presenter))
            for a in form.awards
        ),
    )


def _people(ids: Iterable[str]) -> tuple[DelegateId, ...]:
    return tuple(map(DelegateId, ids))
