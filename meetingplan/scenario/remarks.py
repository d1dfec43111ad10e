"""The remarks of a scenario that comes with the program, in the language of whoever begins another one from it."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from meetingplan.domain.text import Language
from meetingplan.language import remarks
from meetingplan.store.document import Comments

_BOTH = re.compile("([^a-z]*[\u4e00-\u9fff][^a-z]*) - (.+)", re.DOTALL)
"""A remark in Chinese and in English."""
_WIDTH, _WIDE = 120, 55
"""Columns of a line of remarks, and Chinese characters, each of which takes two."""
_PAUSE = re.compile("(?<=[，。；：、）])")


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark of a YAML text: at the end of a line, or on lines of its own that follow one another.

    Args:
        first, end: its lines, counted from 0, `end` excluded.
        column: where its mark stands.
    """

    first: int
    end: int
    column: int
    text: str

    def is_followed(self, other: "Remark", lines: list[str]) -> bool:
        """Whether another remark goes on with what this one says."""
        alone = not (lines[self.first][: self.column].strip() or lines[other.first][: other.column].strip())
        next_to = self.end == other.first and self.column == other.column
        return alone and next_to and not _BOTH.fullmatch(other.text)


def in_language(text: str, language: Language) -> str:
    """A YAML text with its remarks in a language, as far as they are known in it; everything else stays."""
    lines = text.split("\n")
    for remark in reversed(list(remarks_of(text))):
        said = told(remark.text, language)
        if said != remark.text:
            before = lines[remark.first][: remark.column]
            room = _wrapped(said, language, remark.column) if not before.strip() else [said]
            lines[remark.first : remark.end] = [f"{before}# {line}" for line in room]
    return "\n".join(lines)


def remarks_of(text: str) -> Iterator[Remark]:
    """All remarks of a YAML text, in order."""
    lines, comments = text.split("\n"), Comments(text)
    last: Remark | None = None
    for number in range(len(lines)):
        column = comments.column(number)
        if column is None:
            continue
        remark = Remark(number, number + 1, column, comments.after(number))
        if last and last.is_followed(remark, lines):
            last = Remark(last.first, remark.end, column, f"{last.text} {remark.text}")
            continue
        if last:
            yield last
        last = remark
    if last:
        yield last


def told(remark: str, language: Language) -> str:
    """A remark in a language; one that is in both is parted, one that is not known stays as it is."""
    known, both = remarks(language).get(remark), _BOTH.fullmatch(remark)
    if known or not both:
        return known or remark
    return both[1] if language == "zh_CN" else both[2]


def _wrapped(text: str, language: Language, indent: int) -> list[str]:
    if language == "en":
        return textwrap.wrap(text, _WIDTH - indent - 2)
    lines = [""]
    for piece in _PAUSE.split(text):
        if lines[-1] and len(lines[-1]) + len(piece) > _WIDE:
            lines.append("")
        lines[-1] += piece
    return lines
