"""Talks on board fit their drives, and the meetings before this one stand in order."""

from collections.abc import Iterator

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.build_roads import resolved
from meetingplan.scenario.checks.roads import is_open
from meetingplan.scenario.checks.turning import minutes_from, net
from meetingplan.scenario.draft import Draft


def talks_lead_from_stop_to_stop(draft: Draft) -> Iterator[Problem]:
    """A talk is held between two different places at which coaches stop."""
    for i, talk in enumerate(draft.form.talks):
        for key, id in (("from", talk.origin), ("to", talk.destination)):
            place = draft.places.get(id)
            if place is not None and place.kind == "junction":
                what = say("nobody gets on or off at {id}, which is a junction", id=id)
                yield draft.problem("wrong-kind", ("talks", i, key), what, say("name a hotel, a hall or a site"))
        if talk.origin == talk.destination:
            what = say("the talk leads from {id} to itself", id=talk.origin)
            yield draft.problem("bad-road", ("talks", i, "to"), what, say("name another place"))


def talks_fit_their_drives(draft: Draft) -> Iterator[Problem]:
    """All talks between two places together last no longer than the quickest drive."""
    if None in resolved(draft.form, draft.links):
        return  # whose minutes are not known may be the quickest
    roads = net(road for road in draft.roads if is_open(draft, road))
    taken: dict[tuple[str, str], int] = {}
    for i, talk in enumerate(draft.form.talks):
        ends = talk.origin, talk.destination
        drive = minutes_from(roads, PlaceId(talk.origin)).get(PlaceId(talk.destination))
        taken[ends] = taken.get(ends, 0) + talk.minutes
        if drive is not None and taken[ends] > drive > 0:
            what = say("talks from {a} to {b} take {minutes} min, the drive {drive} min",
                       a=ends[0], b=ends[1], minutes=taken[ends], drive=drive)  # fmt: skip
            mend = say("shorten them by {minutes} min, or hold them on a longer drive", minutes=taken[ends] - drive)
            yield draft.problem("talk-too-long", ("talks", i, "minutes"), what, mend)


def history_is_in_order(draft: Draft) -> Iterator[Problem]:
    """Meetings before this one stand oldest first, one a year, and not after it."""
    before = 0
    for i, past in enumerate(draft.form.history):
        if past.year <= before:
            what = say("{year} comes after {before}", year=past.year, before=before)
            yield draft.problem("not-in-order", ("history", i, "year"), what, say("list meetings oldest first"))
        elif past.year > draft.form.first_day.year:
            what = say("{year} is later than this meeting", year=past.year)
            yield draft.problem("not-in-order", ("history", i, "year"), what, say("list meetings before this one"))
        before = max(before, past.year)
