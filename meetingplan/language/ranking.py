"""Delegations in the order in which they sit and are listed."""

from collections.abc import Mapping

from meetingplan.domain.ids import DelegationId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Role
from meetingplan.language.order import name_key

_LAST = {Role.PRESS: 1, Role.STAFF: 2}


def delegations_in_order(meeting: Meeting) -> Mapping[DelegationId, int]:
    """The place of every delegation: by strokes or pinyin of its Chinese name, or as listed; press and staff last.

    A delegation is one of press, or of staff, where everybody in it is.
    """
    roles: dict[DelegationId, set[Role]] = {id: set() for id in meeting.delegations}
    for person in meeting.delegates.values():
        roles[person.delegation].add(person.role)

    def key(id: DelegationId) -> tuple[object, ...]:
        last = _LAST.get(next(iter(roles[id])), 0) if len(roles[id]) == 1 else 0
        return last, name_key(meeting.delegations[id].name.zh_CN, meeting.hosting.order)

    return {id: number for number, id in enumerate(sorted(meeting.delegations, key=key))}
