"""Rows of the roster without problems -> the people of the domain."""

from meetingplan.domain.ids import CoachId, DelegateId, DelegationId, PlaceId
from meetingplan.domain.people import Delegate, Gender, Need, Role
from meetingplan.scenario.roster import NOBODY, Row, seat_of, table_of


def delegate(row: Row) -> Delegate:
    """The person of a row."""
    return Delegate(
        id=DelegateId(row.id),
        name=row["name"],
        delegation=DelegationId(row["delegation"]),
        title=row["title"],
        role=Role(row["role"] or Role.DELEGATE),
        hotel=PlaceId(row.hotel),
        needs=frozenset(Need(need) for need in row.all("needs")),
        must_see=frozenset(PlaceId(site) for site in row.all("must_see")),
        keep_with=frozenset(DelegateId(id) for id in row.all("keep_with")),
        phone=row["phone"],
        diet=row["diet"],
        mail=row["mail"],
        name_en=row["name_en"],
        keep_apart=frozenset(DelegateId(id) for id in row.all("keep_apart")),
        coach=CoachId(row["coach"]) if row["coach"] else None,
        gender=Gender(row["gender"]) if row["gender"] else None,
        share_with=frozenset(DelegateId(id) for id in row.shares()),
        alone=row["share_with"] == NOBODY,
        stays=row.stays(),
        room=row["room"] if row["room"] and row.stays() else None,
        table=table_of(row["table"]),
        seat=seat_of(row["seat"]),
    )
