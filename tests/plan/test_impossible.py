"""What cannot be is said in minutes; a search that is stopped says so."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Impossible, Outcome, OutOfTime, Planned, SolverFailed
from meetingplan.domain.people import Need
from meetingplan.domain.plan import Plan
from meetingplan.language import translate
from meetingplan.network import build_graph
from meetingplan.plan import Budget, Strategy, impossible, make_plan, tiers
from meetingplan.plan.direct import direct
from meetingplan.plan.quick.asked import groups_of, problem_of
from meetingplan.plan.quick.impossible import By, proven_by
from meetingplan.plan.solver import Answer, Status, Values, solve
from meetingplan.plan.tiers import Solved, solve_tiers
from meetingplan.plan.walks import by_walks
from tests.plan.compare import pose, run
from tests.plan.meetings import coach, delegate, delegates, hall, hotel, meeting, session, site, window, zone

OnBetter = Callable[[Values, int, float], None]
strategies = pytest.mark.parametrize("strategy", [direct, by_walks])


def planned(of: Meeting, strategy: Strategy, budget: Budget | None = None) -> Outcome:
    return make_plan(build_graph(of), budget or Budget(), lambda plan: None, lambda progress: None, strategy)


def lateness(outcome: Outcome) -> dict[str, int]:
    """Minutes by coach."""
    assert isinstance(outcome, Impossible)
    return {str(reason.values["coach"]): int(str(reason.values["minutes"])) for reason in outcome.reasons}


def plenary(bays: int, coaches: int, starts: int, transfer_lead: int) -> Meeting:
    """Breakfast in the hotel until 60, 10 minutes to the hall: a coach is there and empty 12 minutes after 60."""
    meals = [session("breakfast", "H", 30, 60), session("plenary", "P", starts, starts + 30)]
    fleet = [coach(f"C{n}", 1) for n in range(1, coaches + 1)]
    return meeting([hotel("H"), hall("P", bays=bays)], {("H", "P"): 10}, fleet, delegates(coaches), [], meals,
                   transfer_lead=transfer_lead)  # fmt: skip


def test_a_site_that_a_group_cannot_get_round() -> None:
    """On the upper floor without a lift; scenarios of that kind are refused when they are read."""
    people = [delegate("D1", needs=[Need.LIFT])]
    tower = site("A", zone("z1", 4, floor=2), with_lift=True)
    assert tower.interior
    tower = replace(tower, interior=replace(tower.interior, lifts=()))
    of = meeting([hotel("H"), tower], {("H", "A"): 5}, [coach("C1", 4)], people, [window(60, 120, "A")])
    outcome = planned(of, by_walks)
    assert isinstance(outcome, Impossible)
    told = "A: a group of 1 cannot get round: must_ride is 1, but must be 0 where there is no lift"
    assert [translate(reason, "en") for reason in outcome.reasons] == [told]


def test_a_session_that_nobody_can_reach() -> None:
    """1 + 10 + 1 minutes from 60 on are 72, and the plenary begins at 68."""
    assert lateness(planned(plenary(9, 1, 68, 10), direct)) == {"C1": 4}


def test_the_reason_names_place_and_time() -> None:
    outcome = planned(plenary(9, 1, 68, 10), direct)
    assert isinstance(outcome, Impossible)
    (reason,) = outcome.reasons
    assert (reason.values["place"], reason.values["time"]) == (hall("P").name, "01:08")


@strategies
def test_one_bay_for_three_coaches_and_no_lead(strategy: Strategy) -> None:
    """All must get off in the minute before 100: with one bay the second is one minute late, the third two."""
    assert sorted(lateness(planned(plenary(1, 3, 100, 0), strategy)).values()) == [1, 2]


@strategies
def test_one_bay_for_three_coaches_and_two_minutes_of_lead(strategy: Strategy) -> None:
    """They get off one after another in the three minutes before 100."""
    of = plenary(1, 3, 100, 2)
    outcome = planned(of, strategy)
    assert isinstance(outcome, Planned)
    assert isinstance(audit(of, outcome.plan), AuditedPlan)
    got_off = [step.start for group in outcome.plan.groups for step in group.walk if step.node == "P/bay"]
    assert sorted(got_off) == [97, 98, 99]


class Liar:
    """A solver whose first answers are made up."""

    def __init__(self, *answers: Status) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(
        self, model: cp_model.CpModel, budget: Budget, effort: float, on_better: OnBetter, **parameters: bool
    ) -> Answer:
        self.asked += 1
        if self.answers:
            return Answer(self.answers.pop(0), None, None, 0.0)
        return solve(model, budget, effort, on_better, **parameters)


def lied_to(monkeypatch: pytest.MonkeyPatch, of: Meeting, *answers: Status) -> Outcome:
    """What CP-SAT alone says when the first answers that it gets are wrong."""
    problem, liar = pose(of), Liar(*answers)
    monkeypatch.setattr(tiers, "solve", liar)
    return run(direct, problem)


def test_one_infeasible_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first answer says that there is no plan; with everything allowed to be loosened nothing need be."""
    assert isinstance(lied_to(monkeypatch, visits(), Status.INFEASIBLE), SolverFailed)


def test_nor_are_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A meeting in which every coach may be as late as it likes always has a plan, so the solver has failed."""
    assert isinstance(lied_to(monkeypatch, visits(), Status.INFEASIBLE, Status.INFEASIBLE), SolverFailed)


@pytest.mark.parametrize(
    ("again", "outcome"),
    [((), Impossible), ((Status.UNKNOWN,), OutOfTime), ((Status.FEASIBLE,), SolverFailed)],
    ids=["it is so", "open", "it is not"],
)
def test_lateness_without_a_bound_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, again: tuple[Status, ...], outcome: type[Outcome]
) -> None:
    """Somebody was found to be late, and nothing proves that somebody must be: the answer hangs on what comes next."""

    def unproven(*asked: object) -> Solved:
        solved = solve_tiers(*asked)  # type: ignore[arg-type]  # passed on as they are
        return replace(solved, tiers=tuple(replace(tier, bound=0.0) for tier in solved.tiers))

    liar = Liar(*again)
    monkeypatch.setattr(impossible, "solve_tiers", unproven)
    monkeypatch.setattr(impossible, "solve", liar)
    assert isinstance(run(direct, pose(plenary(1, 3, 100, 0))), outcome)
    assert liar.asked == 1


def test_two_tours_to_the_same_sites_are_not_held_against_each_other() -> None:
    """A and B before and after lunch: each tour has time for one of them, and everyone sees both.

    A visit takes 8 minutes and 12 of drive and coach round it, so 20 of the 26 that either tour has; both sites on one
    tour take 33. No bound over walks may say that there is no such plan; with three sites there is none, and it does.
    """
    of = lunch("A", "B")
    outcome = planned(of, by_walks)
    assert isinstance(outcome, Planned)
    assert outcome.plan.tiers[0].value == 0
    assert [quickly_proven(lunch(*names)) for names in ("AB", "ABC")] == [None, By.TOUR]


def lunch(*names: str) -> Meeting:
    stops = ["H", *names]
    roads = {(a, b): 5 for number, a in enumerate(stops) for b in stops[number + 1 :]}
    return meeting([hotel("H"), *map(site, names)], roads, [coach("C1", 4)], delegates(3), [window(60, 120, *names)],
                   [session("lunch", "H", 86, 94)])  # fmt: skip


def quickly_proven(of: Meeting) -> By | None:
    graph = build_graph(of)
    groups = groups_of(graph, Budget())
    assert groups is not None
    return proven_by(problem_of(graph, groups), Budget())


def visits() -> Meeting:
    return meeting([hotel("H"), site("A"), site("B")], {("H", "A"): 5, ("A", "B"): 5, ("H", "B"): 5},
                   [coach("C1", 2), coach("C2", 2)], delegates(4), [window(60, 160, "A", "B")])  # fmt: skip


@strategies
@pytest.mark.parametrize("build", [visits, lambda: plenary(1, 3, 100, 2), lambda: plenary(1, 3, 100, 0)])
def test_stopped_beforehand(build: Callable[[], Meeting], strategy: Strategy) -> None:
    """Nothing, or what was found all the same: a plan that the audit believes, or that there is none."""
    stop = threading.Event()
    stop.set()
    of = build()
    outcome = planned(of, strategy, Budget(stop=stop))
    if isinstance(outcome, Planned):
        assert outcome.interrupted
        assert isinstance(audit(of, outcome.plan), AuditedPlan)
    else:
        assert outcome == OutOfTime(interrupted=True) or isinstance(outcome, Impossible)


@strategies
def test_stopped_at_the_first_plan(strategy: Strategy) -> None:
    """Whoever stops the search when the first plan is offered gets a plan, marked as interrupted."""
    stop = threading.Event()
    of = visits()
    outcome = make_plan(build_graph(of), Budget(stop=stop), lambda plan: stop.set(), lambda progress: None, strategy)
    assert isinstance(outcome, Planned)
    assert outcome.interrupted
    assert isinstance(audit(of, outcome.plan), AuditedPlan)


@strategies
def test_offered_plans_pass_the_audit_and_the_last_is_the_result(strategy: Strategy) -> None:
    of, offered = visits(), list[Plan]()
    outcome = make_plan(build_graph(of), Budget(), offered.append, lambda progress: None, strategy)
    assert isinstance(outcome, Planned)
    assert offered
    assert all(isinstance(audit(of, plan), AuditedPlan) for plan in offered)
    values = [[tier.value for tier in plan.tiers] for plan in offered]
    assert values == sorted(values, reverse=True)
    assert [tier.value for tier in outcome.plan.tiers] == values[-1]
