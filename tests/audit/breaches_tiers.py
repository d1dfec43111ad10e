"""The smallest breaches of what a plan claims of its wishes."""

from dataclasses import replace

from meetingplan.domain.ids import PlaceId, WindowId
from meetingplan.domain.plan import Tier
from meetingplan.domain.wishes import Wish, usual
from tests.audit.breaches import CANDIDATE, A, B
from tests.audit.builders import TIERS as TIERS_OF_PLAN
from tests.audit.edits import Breach, Edit, both, of_delegate, of_meeting, of_plan, of_tier, of_window

BOTH = Wish({"travel_and_waiting": 1, "latest_return": 10})


def weighed(value: int, unit: str) -> Edit:
    """The second and third wish are one: 1330 people-minutes and ten times 72 minutes are 2050 points."""
    tiers = (TIERS_OF_PLAN[0], Tier(BOTH.name, unit, value, 0.0))
    return both(of_meeting(wishes=(Wish({"missed": 1}), BOTH)), of_plan(tiers=tiers))


TIERS = [
    Breach("value one too low", "tiers", 1, of_tier(1, value=1329)),
    Breach("value one too high", "tiers", 1, of_tier(2, value=73)),
    Breach("unevenness forgotten", "tiers", 2, of_tier(3, value=0)),
    Breach("one delegate misses a site", "tiers", 1, of_delegate("D05", must_see=frozenset({PlaceId("C")}))),
    Breach("bound above value", "tiers", 1, of_tier(3, bound=2.5)),
    Breach("bound is no number", "tiers", 1, of_tier(3, bound=float("nan"))),
    Breach("wrong unit", "tiers", 1, of_tier(0, unit="minutes")),
    Breach("unknown tier", "tiers", 1, of_tier(0, name="beauty")),
    Breach("told twice", "tiers", 1, lambda m, p: (m, replace(p, tiers=(p.tiers[0], *p.tiers)))),
    Breach("not in order", "tiers", 1, lambda m, p: (m, replace(p, tiers=p.tiers[::-1]))),
    Breach("not in the order asked for", "tiers", 1, of_meeting(wishes=usual(optional=False)[::-1])),
    Breach("a wish that is not asked for", "tiers", 1, of_meeting(wishes=usual(optional=False)[:3])),
    Breach("weighed, one point too few", "tiers", 1, weighed(2049, "points")),
    Breach("weighed, in the unit of one", "tiers", 1, weighed(2050, "people-minutes")),
    Breach(
        "optimal without the optional",
        "tiers",
        1,
        both(
            of_window(sites=(A,), optional=(B,)),
            of_plan(status="optimal", tiers=tuple(replace(tier, bound=float(tier.value)) for tier in TIERS_OF_PLAN)),
        ),
    ),
    # C, worth 7, is not shown.
    Breach(
        "points of what is not shown",
        "tiers",
        2,
        both(
            of_window(sites=(A,), belts=(replace(CANDIDATE, values={B: 5, PlaceId("C"): 7}),)),
            of_plan(shown={WindowId("visits"): (B,)}, tiers=(Tier("unshown", "points", 5, 0), *TIERS_OF_PLAN)),
        ),
    ),
    Breach("called optimal", "tiers", 1, of_plan(status="optimal")),
    Breach("optimal without a tier", "tiers", 1, of_plan(status="optimal", tiers=(Tier("missed", "visits", 0, 0),))),
]
