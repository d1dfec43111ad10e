"""Sessions: nobody is in two at once, and the speeches fit."""

from collections.abc import Iterator

from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft


def do_not_overlap(draft: Draft) -> Iterator[Problem]:
    """Sessions for the same people follow each other."""
    for i, session in enumerate(draft.form.sessions):
        for other in draft.form.sessions[:i]:
            same = session.hotel is None or other.hotel is None or session.hotel == other.hotel
            if same and max(session.start, other.start) < min(session.end, other.end):
                what = say("{id} and {other} are at the same time for the same people", id=session.id, other=other.id)
                mend = say("move one of them, or hold each for another hotel")
                yield draft.problem("session-overlap", ("sessions", i, "from"), what, mend)
                break


def hold_their_speeches(draft: Draft) -> Iterator[Problem]:
    """The speeches of a session are not longer than the session."""
    for i, session in enumerate(draft.form.sessions):
        minutes = int((session.end - session.start).total_seconds()) // 60
        speeches = sum(speech.minutes for speech in session.speeches)
        if 0 < minutes < speeches:
            what = say(
                "the speeches take {speeches} minutes, {id} only {minutes}",
                speeches=speeches,
                id=session.id,
                minutes=minutes,
            )
            mend = say("shorten them by {minutes} minutes, or let the session end later", minutes=speeches - minutes)
            yield draft.problem("speeches-too-long", ("sessions", i, "speeches"), what, mend)
