"""The handbook (会务手册) as a PDF, and as a Word document that organisers go on with."""

from collections.abc import Iterator, Sequence

from meetingplan.domain.places import PlaceKind
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import Listing
from meetingplan.publish.papers.chapters import Chapter, chapters
from meetingplan.publish.papers.typeset import typeset
from meetingplan.publish.papers.word import word
from meetingplan.publish.pdf import is_printable


def handbook(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Cover, contents, then every chapter; without a font for Chinese letters there is no PDF, nor a map in Word."""
    yield from bound(edition, "handbook", edition.say("Handbook"), list(chapters(edition)))


def bound(edition: Edition, name: str, kind: str, told: Sequence[Chapter]) -> Iterator[tuple[str, bytes]]:
    """Chapters as a PDF and for Word.

    Args:
        name: of the files.
        kind: what it says on the cover.
    """
    data = {
        "kind": kind,
        "places": places(edition),
        "contents": edition.say("Contents"),
        "chapters": [_chapter(chapter) for chapter in told],
    }
    if is_printable():
        yield f"{name}.pdf", typeset(edition, "handbook", kind, data)
    yield f"{name}.docx", word(edition, kind, places(edition), told)


def places(edition: Edition) -> str:
    """Where the meeting is held: its halls, or its hotels where it has none."""
    meeting = edition.meeting
    held = dict.fromkeys(s.place for s in meeting.sessions.values() if meeting.places[s.place].kind is PlaceKind.HALL)
    chosen = held or dict.fromkeys(s.place for s in meeting.sessions.values())
    return " · ".join(map(edition.name, chosen))


def _chapter(chapter: Chapter) -> dict[str, object]:
    return {
        "title": chapter.title,
        "lines": chapter.lines,
        "picture": chapter.picture,
        "flipped": chapter.is_wide,
        "listings": [as_data(listing) for listing in chapter.listings],
    }


def as_data(listing: Listing) -> dict[str, object]:
    """A list as a template takes it; `numbers` are the columns that hold nothing but numbers."""
    numbers = [n for n in range(len(listing.columns)) if all(isinstance(row[n], int) for row in listing.rows)]
    return {
        "title": listing.title,
        "note": listing.note,
        "columns": [{"name": column.name, "width": column.width} for column in listing.columns],
        "numbers": numbers,
        "rows": [[str(cell) for cell in row] for row in listing.rows],
    }
