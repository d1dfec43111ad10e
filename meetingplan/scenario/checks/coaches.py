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


def are_measured(draft: Draft) -> Iterator[Problem]:
    """Where a road is low or a bay short, it is known how high or long every coach is."""
    low = any(road.height_m is not None for road in draft.form.roads)
    short = any(place.bay_length_m is not None for place in draft.form.places)
    for i, coach in enumerate(draft.form.coaches):
        for key, value, asked in (("height_m", coach.height_m, low), ("length_m", coach.length_m, short)):
            if asked and value is None:
                what = say("{key} of {id} is missing, and a road or bay asks for it", key=key, id=coach.id)
                yield draft.problem("missing-key", ("coaches", i), what, say("add {key}: and its value", key=key))


def fit_the_bays(draft: Draft) -> Iterator[Problem]:
    """The longest coach fits into every bay, for any coach may be sent anywhere."""
    longest = max((coach.length_m or 0.0 for coach in draft.form.coaches), default=0.0)
    for i, place in enumerate(draft.form.places):
        if place.bay_length_m is not None and longest > place.bay_length_m:
            what = say(
                "a coach of {length} m does not fit into the bays of {id}, {limit} m",
                length=f"{longest:g}",
                id=place.id,
                limit=f"{place.bay_length_m:g}",
            )
            mend = say("order shorter coaches, or let them stop elsewhere")
            yield draft.problem("bay-too-short", ("places", i, "bay_length_m"), what, mend)
