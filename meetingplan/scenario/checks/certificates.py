"""Certificates: where a lift is needed, its inspection certificate lasts until the meeting ends."""

from collections.abc import Iterator
from datetime import timedelta

from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.checks.people import in_need_of_a_lift
from meetingplan.scenario.draft import Draft
from meetingplan.scenario.place_forms import InteriorForm


def last_where_lifts_are_needed(draft: Draft) -> Iterator[Problem]:
    """A lift without a valid certificate carries nobody; somebody who cannot do without finds another one."""
    last = draft.form.first_day + timedelta(days=draft.form.days - 1)
    for i, site in draft.sites():
        inside = site.interior
        lapsed = [
            k for k, lift in enumerate(inside.lifts if inside else ()) if lift.certificate and lift.certificate < last
        ]
        if inside is None or not lapsed or len(lapsed) < len(inside.lifts):
            continue
        if _too_high(inside) or (_storeys(inside) and in_need_of_a_lift(draft, site.id)):
            k = lapsed[0]
            what = say(
                "lift {id} of {site} has no certificate valid on {day}, and without it not everyone gets upstairs",
                id=inside.lifts[k].id,
                site=site.id,
                day=last.isoformat(),
            )
            mend = say(
                "have it inspected and write until when the new certificate is valid, or move the stops to floor 1"
            )
            yield draft.problem("no-certificate", ("places", i, "interior", "lifts", k, "certificate"), what, mend)


def _storeys(inside: InteriorForm) -> int:
    return max(zone.floor for zone in inside.zones) - 1


def _too_high(inside: InteriorForm) -> bool:
    """Whether even those who climb cannot do without the lift."""
    return _storeys(inside) > (inside.max_storeys if inside.stairs else 0)
