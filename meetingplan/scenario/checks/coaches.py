"""Coaches: there is a seat for everyone."""

from collections.abc import Iterator

from meetingplan.domain.people import Need
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft
from meetingplan.scenario.forms import CoachForm


def _seats(draft: Draft, coach: CoachForm) -> int:
    return draft.usable(coach.seats) - coach.crew


def seat_someone(draft: Draft) -> Iterator[Problem]:
    """The spacing and the crew leave a seat in every coach."""
    for i, coach in enumerate(draft.form.coaches):
        if _seats(draft, coach) < 1:
            what = say("spacing and crew leave no seat in {id}", id=coach.id)
            yield draft.problem("no-seats", ("coaches", i, "seats"), what, say("use a larger coach, or fewer crew"))


def seat_everyone(draft: Draft) -> Iterator[Problem]:
    """All coaches together seat the whole roster at once."""
    seats = sum(max(0, _seats(draft, coach)) for coach in draft.form.coaches)
    people = len(draft.people)
    if people > seats:
        what = say("{people} people are in the roster, but the coaches seat {seats}", people=people, seats=seats)
        mend = say("add coaches for {people} more people", people=people - seats)
        yield draft.problem("too-few-seats", ("coaches",), what, mend)


def take_every_wheelchair(draft: Draft) -> Iterator[Problem]:
    """All coaches together take every wheelchair at once."""
    places = sum(coach.wheelchairs for coach in draft.form.coaches)
    people = sum(Need.WHEELCHAIR in row.all("needs") for row in draft.people)
    if people > places:
        what = say("{people} people use a wheelchair, but the coaches take {places}", people=people, places=places)
        mend = say("give wheelchairs: of the coaches that can take them, or order such coaches")
        yield draft.problem("too-few-wheelchair-places", ("coaches",), what, mend)
