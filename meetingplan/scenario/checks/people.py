"""People: what the roster asks for can be had."""

from collections.abc import Iterator

from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft, short


def lifts_for_those_who_need_them(draft: Draft) -> Iterator[Problem]:
    """A site with upper floors has a lift where someone who cannot climb must see it, or may be taken there."""
    for i, site in draft.sites():
        inside = site.interior
        upper = [k for k, zone in enumerate(inside.zones) if zone.floor > 1] if inside else []
        # Without any stairs either, nobody gets there, which is another rule's problem.
        if inside is None or inside.lifts or not inside.stairs or not upper:
            continue
        ids = in_need_of_a_lift(draft, site.id)
        if ids:
            what = say("{site} has no lift to its upper floors, but {ids} need one", site=site.id, ids=short(ids))
            mend = say("move the stops to floor 1, or leave the site out of must_see of these people")
            path = ("places", i, "interior", "zones", upper[0], "floor")
            yield draft.problem("no-lift", path, what, mend)


def in_need_of_a_lift(draft: Draft, site: str) -> list[str]:
    """Who cannot climb and must see a site, or may be taken there."""
    everyones = {site for window in draft.form.windows for site in window.sites}
    optional = {site for window in draft.form.windows for site in window.optional}
    return [
        row.id for row in draft.people if row.needs_lift() and site in {*(row.all("must_see") or everyones), *optional}
    ]


def must_see_what_is_visited(draft: Draft) -> Iterator[Problem]:
    """A site that must be seen is visited in some window."""
    visited = {site for _, _, site in draft.offers()}
    for row in draft.people:
        for id in row.all("must_see"):
            place = draft.places.get(id)
            if place and place.kind == "site" and id not in visited:
                what = say("{id} is visited in no window", id=id)
                mend = say("add it to sites: of a window, or remove it here")
                yield Problem("never-visited", row.where["must_see"], what, mend)


def keep_with_others(draft: Draft) -> Iterator[Problem]:
    """People keep with others."""
    for row in draft.people:
        if row.id in row.all("keep_with"):
            what = say("{id} cannot keep with themselves", id=row.id)
            yield Problem(
                "keeps-with-self", row.where["keep_with"], what, say("name someone else, or leave the cell empty")
            )


def together_in_one_hotel(draft: Draft) -> Iterator[Problem]:
    """Those who keep together stay in one hotel, because a coach starts at one hotel."""
    hotels = {row.id: row.hotel for row in draft.people}
    for row in draft.people:
        apart = [id for id in row.all("keep_with") if hotels.get(id, row.hotel) != row.hotel]
        if apart:
            what = say("{id} stays in {hotel}, but {others} elsewhere", id=row.id, hotel=row.hotel, others=short(apart))
            mend = say("give them the same hotel, or remove them here")
            yield Problem("kept-apart", row.where["keep_with"], what, mend)
