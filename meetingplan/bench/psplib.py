"""Projects of PSPLIB (Kolisch and Sprecher 1997) -> a project to be levelled, or one problem with its place."""

from itertools import takewhile
from pathlib import Path

from meetingplan.bench.files import Word, problem, text_of, whole, words
from meetingplan.domain.problems import Position
from meetingplan.domain.text import say
from meetingplan.prep.levelling import Job, Project, Wait

Rows = list[list[Word]]


def read_project(path: Path) -> Project:
    """A project with one mode a job (`.sm`); the last job is due at 0, so that the end of all is what is late.

    Raises:
        InputError: with the first thing that is wrong.
    """
    lines = _lines(path)
    relations = _section(lines, "PRECEDENCE", path)
    requests = _section(lines, "REQUESTS/DURATIONS:", path)
    capacity = [whole(word, least=0) for row in _section(lines, "RESOURCEAVAILABILITIES:", path)[:1] for word in row]
    after = _after(relations)
    if len(requests) != len(relations):
        raise problem("number-too-many", requests[-1][0].where, say("every job needs one line of requests"))
    days = [_days(row, number) for number, row in enumerate(requests, 1)]
    needs = [_needs(row, capacity) for row in requests]
    waited = {wait.job for waits in after for wait in waits}
    last = len(days) - 1
    ends = tuple(Wait(number) for number in range(last) if number not in waited)
    jobs = [Job(*job) for job in zip(days, after, needs, strict=True)]
    jobs[last] = Job(days[last], (*after[last], *ends), needs[last], due=0)
    return Project(tuple(jobs), tuple(capacity), sum(days) + 1)


def _lines(path: Path) -> Rows:
    made: dict[int, list[Word]] = {}
    for word in words(text_of(path), str(path)):
        made.setdefault(word.where.line, []).append(word)
    return list(made.values())


def _section(lines: Rows, name: str, path: Path) -> Rows:
    """The rows of numbers of a section, behind its line of names."""
    at = next((i for i, line in enumerate(lines) if line[0].text == name), None)
    behind = () if at is None else (line for line in lines[at + 2 :] if not line[0].text.startswith("-"))
    rows = list(takewhile(lambda line: line[0].text.isdecimal(), behind))
    if not rows:
        raise problem("missing-number", Position(str(path), 1, 1), say("the section {name} is missing", name=name))
    return rows


def _after(relations: Rows) -> list[tuple[Wait, ...]]:
    made: list[list[Wait]] = [[] for _ in relations]
    for number, row in enumerate(relations, 1):
        _numbered(row, number, least=3)
        count = whole(row[2], least=0)
        if len(row) != 3 + count:
            raise problem("number-too-many", row[2].where, say("{count} successors are expected", count=count))
        for word in row[3:]:
            follower = whole(word, least=1)
            if not number < follower <= len(relations):
                what = say("job {number} cannot come before job {other}", number=number, other=follower)
                raise problem("not-a-number", word.where, what)
            made[follower - 1].append(Wait(number - 1))
    return [tuple(waits) for waits in made]


def _numbered(row: list[Word], number: int, least: int) -> None:
    if len(row) < least or whole(row[0], least=0) != number or whole(row[1], least=1) != 1:
        raise problem("missing-number", row[0].where, say("job {number} with one mode is expected", number=number))


def _days(row: list[Word], number: int) -> int:
    _numbered(row, number, least=3)
    return whole(row[2], least=0)


def _needs(row: list[Word], capacity: list[int]) -> tuple[int, ...]:
    needs = [whole(word, least=0) for word in row[3:]]
    if len(needs) != len(capacity):
        raise problem("missing-number", row[0].where, say("{count} requests are expected", count=len(capacity)))
    for word, need, most in zip(row[3:], needs, capacity, strict=True):
        if need > most:
            raise problem("not-a-number", word.where, say("{need} is more than there is: {most}", need=need, most=most))
    return tuple(needs)
