"""Who shares rooms with whom: companies that have a room to themselves, and those who share with their like."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from meetingplan.domain.ids import DelegateId, DelegationId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Gender

Company = tuple[Delegate, ...]
"""Those who have a room to themselves, in the order of the roster: who asked to share, or one person alone."""
Like = tuple[Gender, DelegationId]
"""People who may share, and are the same to the rooms."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The guests of a hotel."""

    companies: tuple[Company, ...]
    likes: Mapping[Like, tuple[Delegate, ...]]


def parties(meeting: Meeting, guests: Sequence[Delegate]) -> Parties:
    """Divides the guests of a hotel; who is to be alone, or whose gender is not known, is a company of one."""
    companies, likes = [], dict[Like, tuple[Delegate, ...]]()
    for company in _asked(guests):
        first = company[0]
        if len(company) == 1 and first.gender and not (first.alone or first.role in meeting.hosting.alone):
            likes[first.gender, first.delegation] = (*likes.get((first.gender, first.delegation), ()), first)
        else:
            companies.append(company)
    return Parties(tuple(companies), likes)


def _asked(guests: Sequence[Delegate]) -> Iterable[Company]:
    """Everyone with those with whom they asked to share, through others too."""
    links: dict[DelegateId, set[DelegateId]] = {guest.id: set() for guest in guests}
    for guest in guests:
        for other in guest.share_with & links.keys():
            links[guest.id].add(other)
            links[other].add(guest.id)
    found: set[DelegateId] = set()
    for guest in guests:
        todo, company = [guest.id], set[DelegateId]()
        while todo:
            if (id := todo.pop()) not in found:
                found.add(id)
                company.add(id)
                todo += links[id]
        if company:
            yield tuple(other for other in guests if other.id in company) if len(company) > 1 else (guest,)
