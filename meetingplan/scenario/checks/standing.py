"""Coaches may stay in a bay for as long as they must."""

from collections.abc import Iterator
from math import ceil

from meetingplan.domain.movement import Movement
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft
from meetingplan.scenario.place_forms import InteriorForm, PlaceForm


def lasts_for_a_visit(draft: Draft) -> Iterator[Problem]:
    """Those who must see a site leave their coach in its bay for less time than it may stay there."""
    figures = _figures(draft)
    for i, site in draft.sites():
        if site.standing is None or site.interior is None:
            continue
        people = max(1, ceil(_visitors(draft, site) / len(draft.form.coaches)))
        needed = _visit(site.interior, people, figures)
        if needed > site.standing:
            what = say("a visit of {people} people to {id} takes {needed} min at least; "
                       "a coach may stay for {standing}",
                       people=people, id=site.id, needed=needed, standing=site.standing)  # fmt: skip
            mend = say("let coaches stay longer, shorten the visit, or choose another site")
            yield draft.problem("standing-too-short", ("places", i, "standing"), what, mend)


def lasts_for_a_full_coach(draft: Draft) -> Iterator[Problem]:
    """At hotels and halls the fullest coach can be boarded and left."""
    figures = _figures(draft)
    people = max((draft.usable(coach.seats) - coach.crew for coach in draft.form.coaches), default=0)
    needed = max(_minutes(_off(people, figures)), _minutes(_on(people, figures)))
    for i, place in enumerate(draft.form.places):
        if place.kind in ("hotel", "hall") and place.standing is not None and needed > place.standing:
            what = say("{people} people need {needed} min to get on or off their coach at {id}; "
                       "it may stay for {standing}", people=people, id=place.id, needed=needed,
                       standing=place.standing)  # fmt: skip
            mend = say("let coaches stay longer, or use smaller ones")
            yield draft.problem("standing-too-short", ("places", i, "standing"), what, mend)


def _figures(draft: Draft) -> Movement:
    return Movement(**draft.form.movement.model_dump(exclude_none=True))


def _visitors(draft: Draft, site: PlaceForm) -> int:
    """How many must see a site; the fullest of all coaches carries at least its share of them."""
    usual = any(site.id in window.sites for window in draft.form.windows)
    asked = (row.all("must_see") for row in draft.people)
    return sum(site.id in must_see or (not must_see and usual) for must_see in asked)


def _visit(interior: InteriorForm, people: int, figures: Movement) -> int:
    """Minutes that people need at least, on one floor, led in parties side by side, without gear and turnstiles."""
    width = max(interior.door_width_m - figures.door_margin_m, 1e-3)
    entrance = interior.walk_m / figures.walk_mps + people / (figures.door_flow * width)
    zones = (zone.minutes * 60 + zone.walk_m / figures.walk_mps for zone in interior.zones)
    steps = (_off(people, figures), entrance, *zones, entrance, _on(people, figures))
    return sum(map(_minutes, steps))


def _off(people: int, figures: Movement) -> float:
    return figures.berth_s + people * figures.alight_s


def _on(people: int, figures: Movement) -> float:
    return people * figures.board_s + figures.headcount_s


def _minutes(seconds: float) -> int:
    return ceil(seconds / 60 - 1e-9)
