"""The files in which shop and routing problems are published -> numbers, or one problem with its place."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from meetingplan.domain.problems import InputError, Position, Problem
from meetingplan.domain.text import Message, say
from meetingplan.store.decode import decode, position
from meetingplan.store.decode import read as read_bytes

MAX_BYTES = 1_000_000
MOST_VISITS = 10_000
MOST = 99_999
"""Of minutes and of coordinates: what adds up over all visits is far from where the solver's integers end."""
ROW = 7
"""Words of a customer's row, at least."""

Minutes = tuple[tuple[int, ...], ...]
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between blanks, and where."""

    text: str
    where: Position


def read_minutes(path: Path) -> Minutes:
    """A shop problem: jobs and machines, then a row of durations for each job, all as whole numbers.

    Raises:
        InputError: with the first thing that is wrong.
    """
    text = text_of(path)
    read = list(words(text, str(path)))
    end = position(text, len(text.rstrip()), str(path))
    if len(read) < 2:
        raise problem("missing-number", end, say("the numbers of jobs and machines are missing"))
    jobs, machines = (whole(word, least=1) for word in read[:2])
    if jobs * machines > MOST_VISITS:
        raise problem("too-many-values", read[0].where,
                       say("{jobs} x {machines} are too many visits; at most {limit}", jobs=jobs, machines=machines,
                           limit=MOST_VISITS))  # fmt: skip
    durations = [whole(word, least=0) for word in read[2:]]
    expected = say("{jobs} x {machines} durations are expected, {found} are there", jobs=jobs, machines=machines,
                   found=len(durations))  # fmt: skip
    if len(durations) < jobs * machines:
        raise problem("missing-number", end, expected)
    if len(durations) > jobs * machines:
        raise problem("number-too-many", read[2 + jobs * machines].where, expected)
    return tuple(tuple(durations[job * machines : (job + 1) * machines]) for job in range(jobs))


def read_points(path: Path) -> Points:
    """The customers of a routing problem of Solomon, as he wrote it or as orienteering problems do; without the depot.

    Raises:
        InputError: with the first thing that is wrong.
    """
    text = text_of(path)
    lines: dict[int, list[Word]] = {}
    for word in words(text, str(path)):
        lines.setdefault(word.where.line, []).append(word)
    rows = [row for row in lines.values() if len(row) >= ROW and row[0].text.isdecimal()]
    return tuple((_coordinate(row[1]), _coordinate(row[2])) for row in rows[1:])


def beside(path: Path, other: Path) -> Path | None:
    """A file of that relative path in the nearest folder above the first file that has one."""
    return next((folder / other for folder in path.absolute().parents if (folder / other).is_file()), None)


def text_of(path: Path) -> str:
    """The text of a file of a sensible size."""
    found: list[Problem] = []
    data = read_bytes(path, str(path), MAX_BYTES, found)
    text = decode(data, str(path), found) if data is not None else None
    if text is None:
        raise InputError(tuple(islice(found, 1)))
    return text


def words(text: str, file: str) -> Iterator[Word]:
    """All of it, word by word."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in re.finditer(r"\S+", line):
            yield Word(match.group(), Position(file, number, match.start() + 1))


def whole(word: Word, least: int) -> int:
    """The whole number that a word is."""
    if not re.fullmatch(r"[0-9]{1,5}", word.text) or int(word.text) < least:
        what = say("{word} is no whole number between {least} and {most}", word=word.text[:20], least=least, most=MOST)
        raise problem("not-a-number", word.where, what)
    return int(word.text)


def _coordinate(word: Word) -> float:
    try:
        value = float(word.text)
    except ValueError:
        value = math.nan
    if not abs(value) <= MOST:
        raise problem("not-a-number", word.where, say("{word} is no coordinate", word=word.text[:20]))
    return value


def problem(code: str, where: Position, what: Message) -> InputError:
    """The error of a file that is not as it was published."""
    mend = say("give a file as it was published, without changes")
    return InputError((Problem(code, where, what, mend),))
