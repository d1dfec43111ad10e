"""Sessions: nobody is in two at once; speeches and awards fit, and those on stage are there."""

from collections.abc import Iterator
from datetime import timedelta

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
    """What is on the running order of a session takes no longer than the session."""
    for i, session in enumerate(draft.form.sessions):
        minutes = int((session.end - session.start).total_seconds()) // 60
        awards = sum(speech.minutes for speech in session.speeches if speech.plaques)
        speeches = sum(speech.minutes for speech in session.speeches) - awards
        over = speeches + awards - minutes
        if minutes > 0 and over > 0:
            what = say(
                "the running order takes {all} min (speeches {speeches}, awards {awards}), {id} only {minutes}",
                all=speeches + awards, speeches=speeches, awards=awards, id=session.id, minutes=minutes,
            )  # fmt: skip
            end = f"{session.end + timedelta(minutes=over):%Y-%m-%d %H:%M}"
            mend = say("shorten it by {minutes} min, or let the session end at {end}", minutes=over, end=end)
            yield draft.problem("speeches-too-long", ("sessions", i, "speeches"), what, mend)


def are_attended_by_those_on_stage(draft: Draft) -> Iterator[Problem]:
    """Who speaks, hands over or receives stays in the hotel that a session is for."""
    hotels = {row.id: row.hotel for row in draft.people}
    for path, session, id in draft.on_stage():
        hotel = hotels.get(id, session.hotel)
        if session.hotel is not None and hotel != session.hotel:
            what = say("{id} stays at {hotel}, but {session} is for those at {other}",
                       id=id, hotel=hotel, session=session.id, other=session.hotel)  # fmt: skip
            yield draft.problem("not-there", path, what, say("name someone else, or hold the session for everyone"))


def hand_over_plaques(draft: Draft) -> Iterator[Problem]:
    """Plaques have someone who hands them over, and who receives one does not stand on stage twice in a batch."""
    for i, session in enumerate(draft.form.sessions):
        for k, speech in enumerate(session.speeches):
            path = ("sessions", i, "speeches", k)
            if speech.plaques and speech.presenter is None:
                what = say("nobody hands over the plaques of {title}", title=speech.title.text())
                yield draft.problem("missing-key", path, what, say("add presenter: and an id of the roster"))
            if speech.presenter is not None and not speech.plaques:
                what = say("{title} has someone who hands over, but no plaques", title=speech.title.text())
                yield draft.problem("missing-key", path, what, say("add plaques:, or remove presenter:"))
            people = [speech.presenter, *(plaque.receiver for plaque in speech.plaques)]
            for n, plaque in enumerate(speech.plaques):
                if plaque.receiver in people[: n + 1]:
                    what = say("{id} is on stage already in {title}", id=plaque.receiver, title=speech.title.text())
                    mend = say("name someone else of the unit, or move it to another batch")
                    yield draft.problem("duplicate-id", (*path, "plaques", n, "receiver"), what, mend)
