"""Fixed sessions stand."""

from collections.abc import Iterable, Iterator

from meetingplan.audit.facts import Facts, hotel_of
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.audit.walks import Walk
from meetingplan.domain.ids import node_id
from meetingplan.domain.meeting import Session
from meetingplan.domain.plan import Step
from meetingplan.domain.text import say

NAME = "sessions"


def check(facts: Facts) -> Iterator[Violation]:
    """Every group attends each session of its hotel, or of everyone, from start to end, and no other."""
    for walk in facts.walks:
        hotel = hotel_of(facts.meeting, walk.group)
        free = list(walk.sessions)
        for session in facts.meeting.sessions.values():
            if session.hotel is None or session.hotel == hotel:
                attended = _attended(free, session)
                if attended is None:
                    yield _missing(facts, walk, session)
                else:
                    free.remove(attended)
                    yield from _times(facts, walk, session, attended)
        for step in free:
            where = facts.nodes[step.node].name
            text = say("{group} is at {where} from {start} to {end}, where no session of it takes place",
                       group=walk.group.id, where=where, **facts.times(step))  # fmt: skip
            yield of_step(NAME, text, step.end - step.start, walk.group, step)


def _attended(steps: Iterable[Step], session: Session) -> Step | None:
    """The step that covers most of a session."""
    covering = [step for step in steps if _common(step, session) > 0]
    return max(covering, key=lambda step: _common(step, session), default=None)


def _common(step: Step, session: Session) -> int:
    """Minutes that a step shares with a session in its room."""
    if step.node != node_id(session.place, session.room):
        return 0
    return min(step.end, session.end) - max(step.start, session.start)


def _times(facts: Facts, walk: Walk, session: Session, step: Step) -> Iterator[Violation]:
    by = abs(step.start - session.start) + abs(step.end - session.end)
    if by:
        text = say("{group} attends {session} from {start} to {end}; it lasts from {opening} to {closing}",
                   group=walk.group.id, session=session.title, opening=facts.clock(session.start),
                   closing=facts.clock(session.end), **facts.times(step))  # fmt: skip
        yield of_step(NAME, text, by, walk.group, step)


def _missing(facts: Facts, walk: Walk, session: Session) -> Violation:
    text = say("{group} does not attend {session} at {start}",
               group=walk.group.id, session=session.title, start=facts.clock(session.start))  # fmt: skip
    node = node_id(session.place, session.room)
    return Violation(NAME, text, (walk.group.id,), node, session.start, session.end, session.end - session.start)


RULE = Rule(NAME, say("Fixed sessions stand: each group attends its sessions from start to end."), check)
