"""Drivers: duty, driving and rests, in every strategy as the audit reads them.

Boarding and getting off take a minute each, a visit with a zone of z minutes z + 4, and z + 2 of them nobody is aboard.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, pairwise, permutations
from random import Random

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Impossible, Outcome, Planned
from meetingplan.domain.plan import Plan
from meetingplan.network import build_graph
from meetingplan.plan import Budget, Strategy, direct, make_plan
from meetingplan.plan.assemble import TimedTour
from meetingplan.plan.budget import OnBetter, OnProgress
from meetingplan.plan.problem import Problem
from meetingplan.plan.rules import WALK_RULES, driver_hours
from meetingplan.plan.walks import by_walks, strategy
from tests.plan.meetings import coach, delegates, hall, hotel, meeting, session, site, window, zone

Tours = list[TimedTour]


def at_length(problem: Problem, budget: Budget, on_better: OnBetter, on_progress: OnProgress) -> Outcome:
    """CP-SAT alone, with the effort that it has where walks do not keep the hours."""
    return direct.direct(problem, budget, on_better, on_progress, direct.Start(effort=direct.AGAIN))


STRATEGIES = [at_length, by_walks]


def planned(of: Meeting, strategy: Strategy = at_length) -> Outcome:
    return make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None, strategy)


def plan_of(of: Meeting, strategy: Strategy = at_length) -> Plan:
    outcome = planned(of, strategy)
    assert isinstance(outcome, Planned)
    return outcome.plan


def broken(of: Meeting, plan: Plan) -> set[str]:
    result = audit(of, plan)
    return set() if isinstance(result, AuditedPlan) else {violation.rule for violation in result}


def limited(of: Meeting, **limits: int | None) -> Meeting:
    return replace(of, limits=replace(of.limits, **limits))  # type: ignore[arg-type]  # mypy does not look into `limits`


def long_roads(seed: int) -> Meeting:
    """Two people and one to three sites up to two hours apart, with all day to see them; nothing else limits them."""
    dice = Random(seed)
    sites = ["A", "B", "C"][: dice.choice([1, 2, 3, 3])]
    roads = {pair: dice.randint(20, 120) for pair in combinations(["H", *sites], 2)}
    places = [hotel("H"), *(site(name, zone("z1", dice.choice([4, 10, 17, 18, 40]))) for name in sites)]
    made = meeting(places, roads, [coach("C1", 2)], delegates(2), [window(60, 1300, *sites)], max_wait=0)
    return limited(
        made,
        driver_duty=dice.choice([None, 200, 300, 400]),
        driver_driving=dice.choice([200, 300, 480]),
        driver_rest=dice.choice([10, 20, 30]),
    )


def tours_of_all(of: Meeting) -> Iterator[tuple[int, int]]:
    """Delegates' visits missed and people-minutes of every order of some of the sites that the hours allow."""
    graph, limits = build_graph(of), of.limits
    sites = [place.id for place in of.places.values() if place.interior is not None]
    stay = {name: inside.zones[0].minutes + 4 for name in sites if (inside := of.places[name].interior) is not None}
    for order in (order for count in range(len(sites) + 1) for order in permutations(sites, count)):
        stops = [PlaceId("H"), *order, PlaceId("H")]
        drives = [graph.minutes(a, b) for a, b in pairwise(stops)] if order else [0]
        duty = 2 + sum(drives) + sum(stay[name] for name in order)
        if limits.driver_duty is not None and duty > limits.driver_duty and order:
            continue
        if sum(drives) <= limits.driver_driving and longest(drives, order, stay, limits.driver_rest) <= 240:
            yield 2 * (len(sites) - len(order)), 2 * (duty - sum(stay[name] - 2 for name in order)) if order else 0


def longest(drives: list[int], order: tuple[PlaceId, ...], stay: Mapping[PlaceId, int], rest: int) -> int:
    spells = [drives[0]]
    for name, minutes in zip(order, drives[1:], strict=False):
        if stay[name] - 2 >= rest:
            spells.append(0)
        spells[-1] += minutes
    return max(spells)


@pytest.mark.parametrize("plan_by", STRATEGIES, ids=lambda one: one.__name__)
@pytest.mark.parametrize("seed", range(12))
def test_the_best_tour_that_the_hours_allow_is_found(seed: int, plan_by: Strategy) -> None:
    of = long_roads(seed)
    plan = plan_of(of, plan_by)
    assert broken(of, plan) == set()
    assert [tier.value for tier in plan.tiers[:2]] == list(min(tours_of_all(of)))
    assert all(tier.bound <= tier.value for tier in plan.tiers)


@pytest.mark.parametrize("seed", range(12))
def test_walks_keep_the_hours_of_a_tour_by_themselves(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has to be planned again, and the bound is the best value: there is but one tour, and nobody waits."""
    of = long_roads(seed)

    def judge(problem: Problem, tours: Tours) -> bool:
        assert REAL(problem, tours)
        return True

    monkeypatch.setattr(driver_hours, "kept", judge)
    monkeypatch.setattr(strategy, "direct", None)
    best = min(tours_of_all(of))
    plan = plan_of(of, by_walks)
    assert broken(of, plan) == set()
    assert [(tier.value, tier.bound) for tier in plan.tiers[:2]] == [(value, value) for value in best]


def test_some_of_these_meetings_are_limited() -> None:
    free = {"driver_duty": None, "driver_driving": 1440, "driver_rest": 1}
    best = {seed: min(tours_of_all(limited(long_roads(seed), **free))) for seed in range(12)}
    hindered = [seed for seed in range(12) if min(tours_of_all(long_roads(seed))) > best[seed]]
    assert len(hindered) >= 4


@pytest.mark.parametrize("seed", range(12))
def test_whether_hours_are_kept_is_judged_as_by_the_audit(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    of = long_roads(seed)
    kept: list[bool] = []

    def judge(problem: Problem, tours: Tours) -> bool:
        kept.append(REAL(problem, tours))
        return True

    monkeypatch.setattr(driver_hours, "kept", judge)
    monkeypatch.setattr(direct, "WALK_RULES", {k: post for k, post in WALK_RULES.items() if k != "driver-hours"})
    assert (broken(of, plan_of(of, by_walks)) == set()) == kept[-1]


REAL: Callable[[Problem, Tours], bool] = driver_hours.kept


def there_and_back(talk: int, **limits: int) -> Meeting:
    """130 minutes to a talk in the hall and, right after it, 130 back to dinner: too much without a rest.

    Coaches may be at the hall ten minutes before the talk, so the coach stands there for at most ten minutes more.
    """
    sessions = [session("talk", "P", 300, 300 + talk), session("dinner", "H", 300 + talk + 132, 600)]
    return limited(
        meeting([hotel("H"), hall("P")], {("H", "P"): 130}, [coach("C1", 2)], delegates(2), [], sessions), **limits
    )


@pytest.mark.parametrize("plan_by", STRATEGIES, ids=lambda one: one.__name__)
def test_a_coach_comes_early_so_that_its_driver_can_rest(plan_by: Strategy) -> None:
    of = there_and_back(talk=12)
    plan = plan_of(of, plan_by)
    assert broken(of, plan) == set()
    # From getting off at 292 to boarding at 312 are 20 minutes; the ride is 132 minutes, and 8 are waited in the hall.
    assert [step.end for step in plan.groups[0].walk if step.node == "P/bay"] == [292, 313]
    assert plan.tiers[1].value == 2 * (132 + 8 + 132)


@pytest.mark.parametrize(
    ("of", "kind", "minutes"),
    [
        (there_and_back(talk=12, driver_duty=270), "on duty", 14),  # 132 minutes, 8 to rest, 12, 132
        (there_and_back(talk=60, driver_driving=250), "for {minutes} min a day more than driver_driving", 10),
        (there_and_back(talk=5, driver_rest=40), "too long without a rest", 20),  # rather 20 more than be 25 min late
    ],
)
def test_hours_that_nobody_could_keep_are_named(of: Meeting, kind: str, minutes: int) -> None:
    outcome = planned(of)
    assert isinstance(outcome, Impossible)
    (reason,) = outcome.reasons
    assert kind in reason.template
    assert reason.values == {"coach": "C1", "minutes": minutes}


def test_each_day_has_its_own_hours() -> None:
    """Two days of 260 minutes at the wheel each, just what is allowed, and a night between them."""
    sessions = [session("talk", "P", 300, 400), session("dinner", "H", 600, 700), session("talk 2", "P", 1740, 1840),
                session("dinner 2", "H", 2040, 2100)]  # fmt: skip
    of = meeting([hotel("H"), hall("P")], {("H", "P"): 130}, [coach("C1", 2)], delegates(2), [], sessions)
    of = limited(replace(of, days=2), driver_driving=260, driver_duty=450)
    assert broken(of, plan_of(of)) == set()
    assert isinstance(planned(limited(of, driver_driving=259)), Impossible)
