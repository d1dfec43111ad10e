"""Who must be asked about what before the next check."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from meetingplan.domain.ids import TaskId
from meetingplan.domain.text import Message, say
from meetingplan.prep.lights import Light
from meetingplan.prep.standing import Standing

SILENT = 14
"""Days without a word about work that is under way, after which its owner is asked."""
SOON = 7
"""Days before a task is to begin, or is due, from which on its owner is asked whether it will be."""


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask whom: the owner, or the lead unit where there is none."""

    who: str
    unit: str
    task: TaskId
    what: Message


def questions(standings: Mapping[TaskId, Standing], day: date) -> tuple[Question, ...]:
    """All questions, the reddest tasks first; wholes are asked for by their parts."""
    wholes = {standing.task.parent for standing in standings.values()}
    order = list(Light)
    parts = sorted(
        (standing for id, standing in standings.items() if id not in wholes and not standing.task.done),
        key=lambda standing: (order.index(standing.lit.light), standing.due),
    )
    return tuple(
        Question(one.task.owner or one.task.lead_unit, one.task.lead_unit, one.task.id, what)
        for one in parts
        for what in _asked(one, standings, day)
    )


def _asked(one: Standing, standings: Mapping[TaskId, Standing], day: date) -> Iterator[Message]:
    """The most pressing question about a task, and who is to have it if nobody has."""
    if not one.task.owner:
        yield say("who is responsible for it?")
    blocking = ", ".join(_open_before(one, standings))
    if one.due <= day and blocking:
        yield say("due {day} and not done; it waits for {tasks}: what is needed to go on?", day=one.due, tasks=blocking)
    elif one.due <= day:
        yield say("due {day} and not done: what is missing, and by when will it be?", day=one.due)
    elif one.history.problem:
        yield say("what does it take to settle this: {problem}?", problem=one.history.problem)
    elif one.lit.light is Light.RED:
        yield say("how will it be done by {day}, if {earliest} is the earliest?", day=one.due,
                  earliest=one.row.early.last)  # fmt: skip
    elif one.lit.light is Light.AMBER and one.task.started:
        yield say("{done} % done where {planned} % were planned: will it be done by {day}?", done=one.done_share,
                  planned=one.planned, day=one.due)  # fmt: skip
    elif one.task.started and (one.history.heard or one.task.started) <= day - timedelta(days=SILENT):
        yield say("nothing heard since {day}: how far is it?", day=one.history.heard or one.task.started)
    elif not one.task.started and one.begin <= day + timedelta(days=SOON):
        yield say("is to begin by {begin}, due {day}: can it?", begin=one.begin, day=one.due)
    elif one.due <= day + timedelta(days=SOON):
        yield say("due {day}: will it be done?", day=one.due)


def _open_before(one: Standing, standings: Mapping[TaskId, Standing]) -> Iterable[str]:
    return (link.task for link in one.task.after if not standings[link.task].task.done)
