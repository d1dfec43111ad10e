"""A list as organisers keep it: title, columns and rows, whatever it is printed into."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from meetingplan.domain.ids import DelegateId, DelegationId
from meetingplan.domain.people import Delegate
from meetingplan.language.order import name_key
from meetingplan.publish.edition import Edition

Cell = str | int
"""Numbers are counted with; all else, a telephone number or the number of a room too, is text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` in characters of Latin letters."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One list.

    Args:
        id: what programs call it; it names a file or an anchor.
        title: what it says above the list and on the tab of a sheet.
        note: what a reader must know, empty for nothing.
        is_filtered: whether readers look for rows in it, so that it gets filters.
        page_by: the column, counted from 0, with each of whose values a new page begins in print; None for no such.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    is_filtered: bool = True
    page_by: int | None = None

    def without(self, names: Collection[str]) -> "Listing":
        """The list without the columns of these names."""
        kept = [number for number, column in enumerate(self.columns) if column.name not in names]
        return replace(
            self,
            columns=tuple(self.columns[number] for number in kept),
            rows=tuple(tuple(row[number] for number in kept) for row in self.rows),
            page_by=kept.index(self.page_by) if self.page_by in kept else None,
        )


Lister = Callable[[Edition], Iterator[Listing]]
"""The lists of one kind; none where the plan has nothing to say."""


def columns(*pairs: tuple[str, int]) -> tuple[Column, ...]:
    """Columns from their names and widths."""
    return tuple(Column(name, width) for name, width in pairs)


def in_order(edition: Edition, people: Iterable[DelegateId]) -> list[Delegate]:
    """Delegates by delegation, delegations as the meeting orders them (by strokes unless told otherwise); each
    delegation as the roster lists it.
    """
    meeting = edition.meeting
    ranks = delegation_ranks(edition)
    listed = {id: number for number, id in enumerate(meeting.delegates)}
    chosen = (meeting.delegates[id] for id in people)
    return sorted(chosen, key=lambda person: (ranks[person.delegation], listed[person.id]))


def delegation_ranks(edition: Edition) -> dict[DelegationId, int]:
    """The place of each delegation in lists, counted from 0."""
    order = edition.meeting.hosting.order
    delegations = edition.meeting.delegations.values()
    ranked = sorted(delegations, key=lambda delegation: name_key(delegation.name.zh_CN or delegation.name.en, order))
    return {delegation.id: rank for rank, delegation in enumerate(ranked)}


def who(edition: Edition, person: Delegate) -> tuple[str, str, str]:
    """Name, delegation and title of a delegate."""
    return person.name, edition.meeting.delegations[person.delegation].name.to(edition.language), person.title
