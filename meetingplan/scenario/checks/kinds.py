"""Kinds: people sleep in hotels, visit sites, and stop nowhere else."""

from collections.abc import Iterator

from meetingplan.domain.problems import Problem
from meetingplan.domain.text import Message, say
from meetingplan.scenario.draft import Draft


def _not_a(draft: Draft, id: str, kind: str) -> tuple[Message, Message] | None:
    """What is wrong where a place of one kind is named and another stands; None for places that do not exist."""
    place = draft.places.get(id)
    if place is None or place.kind == kind:
        return None
    ids = ", ".join(other.id for other in draft.form.places if other.kind == kind)
    what = say("{id} is a {actual}, not a {kind}", id=id, actual=place.kind, kind=kind)
    return what, say("use one of: {words}", words=ids or "-")


def hotels_are_hotels(draft: Draft) -> Iterator[Problem]:
    """Those who stay somewhere, and sessions for them, name a hotel."""
    for i, session in enumerate(draft.form.sessions):
        if session.hotel and (wrong := _not_a(draft, session.hotel, "hotel")):
            yield draft.problem("wrong-kind", ("sessions", i, "hotel"), *wrong)
    for row in draft.people:
        if wrong := _not_a(draft, row.hotel, "hotel"):
            yield Problem("wrong-kind", row.where["hotel"], *wrong)


def sites_are_sites(draft: Draft) -> Iterator[Problem]:
    """What is visited, or must be seen, is a site."""
    for path, _, site in draft.offers():
        if wrong := _not_a(draft, site, "site"):
            yield draft.problem("wrong-kind", path, *wrong)
    for row in draft.people:
        for site in row.all("must_see"):
            if wrong := _not_a(draft, site, "site"):
                yield Problem("wrong-kind", row.where["must_see"], *wrong)


def sessions_are_reached(draft: Draft) -> Iterator[Problem]:
    """No coach stops at a junction, and every other place has a bay."""
    for i, session in enumerate(draft.form.sessions):
        place = draft.places.get(session.place)
        if place and place.kind == "junction":
            what = say("{id} is a junction, where nobody stops", id=session.place)
            mend = say("name a hotel, a hall or a site")
            yield draft.problem("wrong-kind", ("sessions", i, "place"), what, mend)
    for i, place in enumerate(draft.form.places):
        if place.kind != "junction" and place.bays == 0:
            what = say("no coach can stand at {id}", id=place.id)
            yield draft.problem("out-of-range", ("places", i, "bays"), what, say("write 1 or more"))


def interiors_are_sites(draft: Draft) -> Iterator[Problem]:
    """Every site says what is inside, and nothing else does."""
    for i, place in enumerate(draft.form.places):
        if place.kind == "site" and place.interior is None:
            what = say("the site {id} has no interior", id=place.id)
            mend = say("add interior: with door_width_m, zones and docents")
            yield draft.problem("missing-key", ("places", i), what, mend)
        elif place.kind != "site" and place.interior is not None:
            what = say("{id} is a {kind}, and only sites are visited", id=place.id, kind=place.kind)
            mend = say("write kind: site, or remove the interior")
            yield draft.problem("wrong-kind", ("places", i, "interior"), what, mend)
