"""Badges of 90 by 54 mm, ten on a sheet of A4 with marks to cut along."""

from collections.abc import Iterator

from meetingplan.domain.people import Delegate, Role
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import in_order, who
from meetingplan.publish.papers.typeset import typeset
from meetingplan.publish.pdf import is_printable


def badges(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Everyone's badge, by coach and in the order of its list; colours tell coaches apart."""
    if not is_printable():
        return
    people = [person for group in edition.plan.groups for person in in_order(edition, group.delegates)]
    people += in_order(edition, edition.plan.unplaced)
    data = {"coach": edition.say("Coach"), "badges": [_badge(edition, person) for person in people]}
    yield "badges.pdf", typeset(edition, "badges", edition.say("Badges"), data, tagged=False)


def _badge(edition: Edition, person: Delegate) -> dict[str, object]:
    group = edition.group_of.get(person.id)
    name, delegation, position = who(edition, person)
    return {
        "name": name,
        "delegation": delegation,
        "position": position,
        "role": _role(edition, person.role),
        "coach": group.coach if group else "",
        "colour": list(edition.meeting.coaches).index(group.coach) if group else None,
    }


def _role(edition: Edition, role: Role) -> str:
    _ = edition.say
    match role:
        case Role.LEADER:
            return _("Leading official")
        case Role.SPEAKER:
            return _("Speaker")
        case Role.PRESS:
            return _("Member of the press")
        case Role.STAFF:
            return _("Staff member")
        case _:
            return _("Delegate")
