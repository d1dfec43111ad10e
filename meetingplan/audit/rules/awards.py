"""Plaques are handed over in their order, in batches that the stage takes."""

from collections import Counter
from collections.abc import Iterator, Sequence

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.hosting import Award
from meetingplan.domain.meeting import Session, Speech
from meetingplan.domain.text import say

NAME = "awards"


def check(facts: Facts) -> Iterator[Violation]:
    """Of each session whose awards the plan says: all of its plaques, as listed, in batches that fit the stage."""
    for id in dict.fromkeys(award.session for award in facts.plan.hosted.awards):
        awards = [award for award in facts.plan.hosted.awards if award.session == id]
        session = facts.meeting.sessions.get(id)
        if session is None:
            yield of_plan(NAME, say("there are awards in {session}, which is no session", session=id), 1)
            continue
        items = dict(enumerate(session.speeches, 1))
        for number in sorted({award.item for award in awards} | {n for n, speech in items.items() if speech.plaques}):
            of_item = sorted((a for a in awards if a.item == number), key=lambda a: (a.batch, a.order))
            yield from _item(session, items.get(number), number, of_item)
            yield from _stage(facts, session, of_item)


def _item(session: Session, speech: Speech | None, number: int, awards: Sequence[Award]) -> Iterator[Violation]:
    listed = speech.plaques if speech else ()
    received = [award.delegate for award in awards]
    wrong = sum(a != p.receiver for a, p in zip(received, listed, strict=False)) + abs(len(received) - len(listed))
    if wrong:
        text = say("item {item} of {session}: {count} plaques are not handed over as they are listed",
                   item=number, session=session.title, count=wrong)  # fmt: skip
        yield of_plan(NAME, text, wrong)
    others = [award for award in awards if speech and award.presenter != speech.presenter]
    if others:
        text = say("item {item} of {session}: {count} plaques are handed over by somebody else",
                   item=number, session=session.title, count=len(others))  # fmt: skip
        yield of_plan(NAME, text, len(others))


def _stage(facts: Facts, session: Session, awards: Sequence[Award]) -> Iterator[Violation]:
    stage = facts.meeting.places[session.place].rooms[session.room].furniture.stage
    sizes = Counter(award.batch for award in awards)
    for batch, size in sizes.items():
        if stage is not None and size > stage:
            text = say("batch {batch} of item {item} of {session} has {people} people on a stage for {stage}",
                       batch=batch, item=awards[0].item, session=session.title, people=size,
                       stage=stage)  # fmt: skip
            yield of_plan(NAME, text, size - stage)
    batches = enumerate((sizes[batch] for batch in sorted(sizes)), start=1)
    counted = {(batch, order) for batch, size in batches for order in range(1, size + 1)}
    wrong = len(counted ^ {(award.batch, award.order) for award in awards})
    if wrong:
        text = say("batches and places of item {item} of {session} are not counted from 1 on",
                   item=awards[0].item, session=session.title)  # fmt: skip
        yield of_plan(NAME, text, wrong)


RULE = Rule(NAME, say("Plaques are handed over in their order, in batches that the stage takes."), check)
