"""Which candidates are shown: the most valuable that there is time for, as enumeration finds them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations, permutations
from random import Random

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.belts import Belt
from meetingplan.domain.ids import PlaceId, WindowId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.outcome import Impossible, Outcome, Planned
from meetingplan.domain.people import Need
from meetingplan.domain.wishes import Wish
from meetingplan.network import CapacityGraph, build_graph
from meetingplan.plan import Budget, make_plan
from meetingplan.plan.choosing.choose import choose
from meetingplan.plan.choosing.kinds import Kind, kinds_of
from meetingplan.plan.choosing.labels import best_sets
from meetingplan.plan.choosing.trip import Trip
from meetingplan.plan.groups.choose import form_groups
from tests.plan.meetings import coach, delegate, delegates, hotel, meeting, site, text, window, zone

A, B, C = map(PlaceId, "ABC")
VISITS = WindowId("visits")


def with_belt(of: Window, values: Mapping[str, int], at_least: int = 0, at_most: int | None = None) -> Window:
    belt = Belt(f"belt {len(of.belts)}", text("belt"), {PlaceId(s): v for s, v in values.items()}, at_least, at_most)
    return replace(of, belts=(*of.belts, belt))


def kinds(of: Meeting) -> tuple[CapacityGraph, Window, tuple[Kind, ...]]:
    """The kinds of groups if everything were shown."""
    everything = of.showing({id: w.candidates for id, w in of.windows.items()})
    graph = build_graph(everything)
    formed = form_groups(graph, Budget(), lambda progress: None)
    assert isinstance(formed, tuple)
    shown = everything.windows[VISITS]
    return graph, shown, kinds_of(graph, shown, formed[0])


@cache
def random_kinds(seed: int) -> tuple[CapacityGraph, Window, tuple[Kind, ...]]:
    return kinds(random_meeting(Random(seed)))


def random_meeting(random: Random) -> Meeting:
    """Two hotels, one site that is to be seen and five candidates on two belts, and time for some of them."""
    names = "FPQRST"
    places = [hotel("H"), hotel("K"), *(site(name, zone("z", random.randint(1, 6))) for name in names)]
    roads = {pair: random.randint(1, 9) for pair in combinations("HK" + names, 2)}
    visits = replace(window(60, 60 + random.randint(25, 60), "F"), reserve=random.randint(0, 5))
    values = {name: random.randint(1, 9) for name in names[1:]}
    visits = with_belt(visits, {name: values[name] for name in "PQR"}, random.randint(0, 2))
    visits = with_belt(visits, {name: values[name] for name in "ST"}, 0, random.randint(1, 2))
    return meeting(
        places, roads, [coach("C1", 10), coach("C2", 10)], [*delegates(6), *delegates(4, "K")], [visits]
    )  # fmt: skip


def quickest(graph: CapacityGraph, kind: Kind, sites: frozenset[PlaceId]) -> int:
    """By all orders; the stays do not depend on the order."""
    stays = dict(kind.stays)
    drives = (
        sum(graph.minutes(a, b) for a, b in zip((kind.origin, *order), (*order, kind.destination), strict=True))
        for order in permutations(sorted(sites))
    )
    return kind.ends + min(drives) + sum(stays[s] or 0 for s in sites)


def enumerated(graph: CapacityGraph, of: Window, several: tuple[Kind, ...]) -> int | None:
    """The most points of any set, None where none fits."""
    best: int | None = None
    for size in range(len(of.candidates) + 1):
        for some in combinations(of.candidates, size):
            shown = frozenset(some)
            counts = [(belt, len(shown & belt.values.keys())) for belt in of.belts]
            if any(n < belt.at_least or n > (belt.at_most or n) for belt, n in counts):
                continue
            value = sum(of.candidates[s] for s in shown)
            fits = all(quickest(graph, kind, shown | {PlaceId("F")}) <= kind.minutes for kind in several)
            if fits and value > (-1 if best is None else best):
                best = value
    return best


@pytest.mark.parametrize("seed", range(25))
def test_no_set_that_fits_is_worth_more(seed: int) -> None:
    graph, of, several = random_kinds(seed)
    found, best = choose(graph, of, several, (), ()), enumerated(graph, of, several)
    total = sum(of.candidates.values())
    assert (None if found is None else total - found.unshown) == best
    if found is not None:
        assert found.bound == found.unshown == total - sum(of.candidates[s] for s in found.shown)


def test_some_of_these_meetings_leave_a_choice_and_some_none() -> None:
    """Or the test above would not ask much."""
    sizes = set()
    for seed in range(25):
        found = choose(*random_kinds(seed), (), ())
        sizes.add(None if found is None else len(found.shown))
    assert {None, 1, 2, 3} <= sizes


def test_a_narrow_search_still_bounds_what_it_has_not_looked_at() -> None:
    for seed in range(25):
        graph, of, several = random_kinds(seed)
        trip = Trip.of(graph, of, several[0], (), ())
        narrow, wide = best_sets(trip, 0, 1), best_sets(trip, 0, 10_000)
        best = int(wide.value[0]) if wide.value.size else 0
        assert max(narrow.above, int(narrow.value[0]) if narrow.value.size else 0) >= best


def belt_of(*, end: int = 76, at_most: int | None = 1, groups: int = 2) -> Meeting:
    """A, worth 5, with a bay for one; B, worth 4, with room. One site is a tour of 1 + 1 + 8 + 1 + 1 = 12 minutes.

    Of two groups the second comes to A when the first has left after 8 minutes: 20 minutes, and the window has 16.
    """
    visits = with_belt(window(60, end), {"A": 5, "B": 4}, at_most=at_most)
    return meeting(
        [hotel("H"), site("A", bays=1), site("B")],
        dict.fromkeys(combinations("HAB", 2), 1),
        [coach(f"C{n}", 2) for n in range(groups)],
        delegates(2 * groups),
        [visits],
    )


def plan_of(of: Meeting) -> Outcome:
    return make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None)


def shown(of: Meeting) -> tuple[tuple[PlaceId, ...], int, float]:
    """What a plan shows, that passes the audit; the points of what it does not show, and their bound."""
    outcome = plan_of(of)
    assert isinstance(outcome, Planned)
    assert isinstance(audit(of, outcome.plan), AuditedPlan)
    tiers = {tier.name: tier for tier in outcome.plan.tiers}
    assert tiers["missed"].value == 0
    return outcome.plan.shown[VISITS], tiers["unshown"].value, tiers["unshown"].bound


def test_a_single_group_sees_what_is_worth_most() -> None:
    assert shown(belt_of(groups=1)) == ((A,), 4, 4)


def test_what_two_groups_find_no_room_for_is_not_shown() -> None:
    """The bound is that of the quickest tours: but for the crowd A could be shown, and B, worth 4, be left out."""
    assert shown(belt_of()) == ((B,), 5, 4)


def test_both_are_shown_where_there_is_time() -> None:
    """Both sites are 1 + 1 + 8 + 1 + 8 + 1 + 1 = 21 minutes, and the groups see them in opposite orders."""
    assert shown(belt_of(end=81, at_most=None)) == ((A, B), 0, 0)


def test_the_reserve_is_kept_free() -> None:
    of = belt_of(end=81, at_most=None)
    reserved = replace(of, windows={VISITS: replace(of.windows[VISITS], reserve=1)})
    assert shown(reserved)[1] > 0


def test_what_somebody_must_see_is_shown() -> None:
    of = belt_of(groups=1)
    asked = replace(of, delegates={d.id: replace(d, must_see=frozenset({B})) for d in of.delegates.values()})
    assert shown(asked) == ((B,), 5, 5)


def test_what_somebody_cannot_get_into_is_not_shown() -> None:
    """A zone on the third floor without a lift, and somebody who needs one."""
    of = belt_of(groups=1)
    inside = of.places[A].interior
    assert inside is not None
    upstairs = replace(inside, zones=(zone("z1", 4, floor=3),), stairs=site("S", with_lift=True).interior.stairs)  # type: ignore[union-attr]  # it has one
    places = {**of.places, A: replace(of.places[A], interior=upstairs)}
    people = [delegate("H01", needs=[Need.LIFT]), delegate("H02")]
    assert shown(replace(of, places=places, delegates={p.id: p for p in people}))[0] == (B,)


def test_where_all_are_closed_nothing_is_shown() -> None:
    """Both sites are upstairs without a lift, which somebody needs."""
    of = belt_of(groups=1)
    inside = site("S", zone("z1", 4, floor=3), with_lift=True).interior
    assert inside is not None
    places = {id: replace(p, interior=p.interior and replace(inside, lifts=())) for id, p in of.places.items()}
    people = [delegate("H01", needs=[Need.LIFT]), delegate("H02")]
    assert shown(replace(of, places=places, delegates={p.id: p for p in people})) == ((), 9, 9)


def test_what_is_shown_may_be_the_only_wish() -> None:
    of = replace(belt_of(groups=1), wishes=(Wish({"unshown": 1}),))
    outcome = plan_of(of)
    assert isinstance(outcome, Planned)
    assert isinstance(audit(of, outcome.plan), AuditedPlan)
    assert [(tier.name, tier.value) for tier in outcome.plan.tiers] == [("unshown", 4)]


def test_a_reserve_longer_than_the_window_leaves_no_choice() -> None:
    of = belt_of(groups=1)
    reserved = replace(of, windows={VISITS: replace(of.windows[VISITS], reserve=60)})
    assert isinstance(plan_of(reserved), Impossible)


def test_it_is_told_when_nothing_fits() -> None:
    of = belt_of(groups=1, end=70)
    (alone,) = of.windows.values()
    asked = replace(alone, belts=(replace(alone.belts[0], at_least=1),))
    outcome = plan_of(replace(of, windows={VISITS: asked}))
    assert isinstance(outcome, Impossible)
    assert "quickest tour" in outcome.reasons[0].template
