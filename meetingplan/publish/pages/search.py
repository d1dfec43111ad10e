"""A page on which whoever is at the desk finds a delegate: by name, by pinyin, by delegation."""

from collections.abc import Iterator
from dataclasses import dataclass

from meetingplan.domain.people import Delegate
from meetingplan.language.order import spellings
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import in_order
from meetingplan.publish.pages.page import page


@dataclass(frozen=True, slots=True)
class Found:
    """A delegate with what they are asked for; `key` holds all that they are found by, in small letters."""

    delegate: Delegate
    delegation: str
    coach: str
    room: str
    key: str


def search(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Everyone by delegation; a few lines of script leave those who match what is typed."""
    yield (
        "search.html",
        page(edition, "search.html", found=[_found(edition, d) for d in in_order(edition, edition.meeting.delegates)]),
    )


def _found(edition: Edition, delegate: Delegate) -> Found:
    group, lodged = edition.group_of.get(delegate.id), edition.own(delegate.id).lodged
    delegation = edition.meeting.delegations[delegate.delegation].name.to(edition.language)
    coach, room = group.coach if group else "", lodged.room if lodged else ""
    listed = edition.audited.meeting.delegates[delegate.id].name
    names = dict.fromkeys((delegate.name, listed, *spellings(listed)))
    key = " ".join((*names, delegation, delegate.id, coach, room))
    return Found(delegate, delegation, coach, room, key.lower())
