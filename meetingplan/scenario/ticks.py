"""Ticks of a weekly check as people write them: `X25 40%`, `X17 done 2020-05-06`, `X13 完成`, a line each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from meetingplan.domain.ids import TaskId
from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.progress import Entry
from meetingplan.domain.text import Message, say
from meetingplan.scenario.fields import parse_date
from meetingplan.store.validate import nearest

Line = tuple[str, Position]
"""A line as it was written, and where."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "done": ("done", "完成"),
    "started": ("started", "开始", "启动"),
    "deadline": ("deadline", "延期", "时限"),
    "problem": ("problem", "问题"),
    "coordinate": ("coordinate", "协调"),
}
"""What can be ticked, in both languages; a number with a per cent sign is the share that is done."""

_MEANING = {word: meaning for meaning, words in WORDS.items() for word in words}
_LINES = (
    re.compile(r"(?P<task>[^\s:=：]+)[\s:=：]+(?P<rest>.+)"),
    re.compile(r"(?P<task>[!-~]+?)(?P<rest>[^\x00-\x7f].*)"),  # X13完成: in Chinese nothing need stand in between
)
_PERCENT = re.compile(r"(\d{1,3})\s*[%％]")
_FORMS = say(
    "write one of: X1 done 2020-05-06; X1 started; X1 40%; X1 deadline 2020-06-03 why; X1 problem what; "
    "X1 coordinate what"
)


def read_ticks(
    lines: Iterable[Line], day: date, known: Iterable[str], found: list[Problem]
) -> list[tuple[Entry, Position]]:
    """What the lines say, one entry a task with its last line, in order; what cannot be understood goes to `found`.

    Empty lines and what follows `#` at a line's beginning are passed over. A day that is left out is that of the check.
    """
    tasks = frozenset(known)
    entries: dict[TaskId, tuple[Entry, Position]] = {}
    for text, where in lines:
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        matches = [match for match in (pattern.fullmatch(text.strip()) for pattern in _LINES) if match]
        match = next((match for match in matches if match["task"] in tasks), next(iter(matches), None))
        if match is None:
            found.append(Problem("bad-tick", where, say("{text} is no tick", text=text.strip()[:60]), _FORMS))
        elif match["task"] not in tasks:
            what = say("unknown task {id}", id=match["task"][:40])
            found.append(Problem("unknown-task", where, what, nearest(match["task"], tasks)))
        else:
            task = TaskId(match["task"])
            before = entries[task][0] if task in entries else Entry(task)
            told = _told(before, match["rest"].strip(), day)
            if isinstance(told, Entry):
                entries[task] = told, where
            else:
                found.append(Problem("bad-tick", where, told, _FORMS))
    return list(entries.values())


def _told(entry: Entry, rest: str, day: date) -> Entry | Message:
    """The entry with what a line adds to it, or what is wrong with the line."""
    if share := _PERCENT.fullmatch(rest):
        percent = int(share[1])
        if percent > 100:
            return say("{text} is more than all", text=rest[:60])
        return replace(entry, percent=percent, done=day if percent == 100 else None)
    word, _, tail = rest.partition(" ")
    meaning, tail = _MEANING.get(word.rstrip(":：").casefold()), tail.strip()
    if meaning in ("problem", "coordinate"):
        return entry.but(meaning, tail)
    if meaning is None:
        return say("{text} is no tick", text=rest[:60])
    first, _, reason = tail.partition(" ")
    when = _day(first.rstrip(":：,，")) if first else day
    if when is None or (meaning == "deadline" and not first):
        return say("{text} has no day", text=rest[:60])
    if meaning == "deadline":
        return replace(entry, deadline=when, reason=reason.strip())
    return entry.but(meaning, when)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
