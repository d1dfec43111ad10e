"""Letters that no font of this machine has: rare characters of names, which would be printed as empty boxes."""

from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import category

from fontTools.ttLib import TTFont

from meetingplan.domain.meeting import Meeting
from meetingplan.publish.pdf import family, fonts

GETA = "〓"
"""What printers have always set for a letter that they lack (空铅)."""
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"})
"""Kinds of characters that need no glyph: controls, spaces, and marks that choose among the forms of a letter."""


def without_glyph(text: str) -> frozenset[str]:
    """The letters of a text that cannot be printed; the chosen font is asked first, the others only where it fails.

    Raises:
        MissingFontError: this machine has no font with Chinese letters.
    """
    lacking = frozenset(letter for letter in set(text) if category(letter) not in _UNSEEN)
    for path, index in _fonts():
        lacking -= _letters(path, index)
        if not lacking:
            break
    return lacking


def with_geta(text: str) -> str:
    """A text with `GETA` for every letter that cannot be printed."""
    lacking = without_glyph(text)
    return text.translate(dict.fromkeys(map(ord, lacking), GETA)) if lacking else text


def unprintable(meeting: Meeting) -> list[str]:
    """The names of people, as the roster and the crews have them, with letters that cannot be printed."""
    names = dict.fromkeys(_names(meeting))
    lacking = without_glyph("".join(names))
    return [name for name in names if lacking.intersection(name)] if lacking else []


def _names(meeting: Meeting) -> Iterator[str]:
    yield from (person.name for person in meeting.delegates.values())
    for coach in meeting.coaches.values():
        yield from (coach.driver, coach.leader)
    for place in meeting.places.values():
        yield from (docent.name for docent in (place.interior.docents if place.interior else ()))


@cache
def _fonts() -> tuple[tuple[str, int], ...]:
    """File and number in it of every installed font, one of each family; the one for PDFs first."""
    found: dict[str, tuple[str, int]] = {}
    for font in sorted(fonts().fonts(), key=lambda font: (font.path or "", font.index)):
        if font.path is not None:
            found.setdefault(font.family, (font.path, font.index))
    first = found.pop(family(), None)
    return (*([first] if first else []), *found.values())


@cache
def _letters(path: str, index: int) -> frozenset[str]:
    """All letters that a font has."""
    with TTFont(path, fontNumber=index, lazy=True) as font:
        codes: Iterable[int] = font.getBestCmap() or ()
        return frozenset(map(chr, codes))
