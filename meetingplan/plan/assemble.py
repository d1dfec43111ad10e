"""The solver's minutes -> the steps of a plan, with a docent for every party."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from meetingplan.domain.ids import BAY, GroupId, PlaceId, node_id
from meetingplan.domain.plan import Group, Plan, Step, Tier
from meetingplan.network import Passage
from meetingplan.plan.budget import Budget
from meetingplan.plan.docents import Docents, Guided, assign
from meetingplan.plan.drafts import Draft
from meetingplan.plan.problem import Problem, Tour, sessions_of


class TimedVisit(NamedTuple):
    """A visit with its minutes: the coach is in its bay in `[arrive, leave)`, the passage starts at `begin`."""

    site: PlaceId
    arrive: int
    begin: int
    leave: int


@dataclass(frozen=True, slots=True)
class TimedTour:
    """A tour with its minutes and its visits in order; `depart == back` is a tour that does not take place."""

    tour: Tour
    depart: int
    back: int
    visits: tuple[TimedVisit, ...]


def assemble(
    problem: Problem,
    tours: Sequence[TimedTour],
    tiers: tuple[Tier, ...],
    budget: Budget,
) -> Plan:
    """The plan that these tours make, as revision 1."""
    mine: dict[GroupId, list[TimedTour]] = {group: [] for group in problem.drafts}
    for timed in tours:
        mine[timed.tour.group].append(timed)
    walks = _walks(problem, mine, assign(problem.meeting, _guided(problem, tours)))
    groups = tuple(
        Group(draft.id, draft.coach, draft.delegates, walk)
        for draft, walk in zip(problem.drafts.values(), walks, strict=True)
    )
    proven = all(tier.bound >= tier.value for tier in tiers)
    status: Literal["optimal", "feasible"] = "optimal" if proven else "feasible"
    meeting = problem.meeting
    return Plan(meeting.id, meeting.sha256, 1, budget.seed, status, tiers, groups, problem.unplaced, budget.search)


def _guided(problem: Problem, tours: Sequence[TimedTour]) -> Iterator[Guided]:
    """Every party of every visit that docents lead, with its minutes."""
    places = problem.meeting.places.values()
    led = {place.id for place in places if place.interior is not None and place.interior.docents}
    for timed in tours if led else ():
        for visit in timed.visits:
            if visit.site in led:
                passage = problem.passages[timed.tour.group, visit.site]
                for party, (start, end) in passage.guided().items():
                    yield Guided(visit.site, timed.tour.group, party, visit.begin + start, visit.begin + end)


def _walks(problem: Problem, tours: Mapping[GroupId, list[TimedTour]], docents: Docents) -> Iterator[tuple[Step, ...]]:
    """The steps of each group in order; of very many groups some walk alike, unless docents tell them apart."""
    led = {group for group, _, _ in docents}
    alike: dict[object, tuple[Step, ...]] = {}
    for draft in problem.drafts.values():
        rides = ((t.tour.origin, t.tour.destination, t.depart, t.back, t.visits) for t in tours[draft.id])
        kind = draft.makeup, draft.id if draft.id in led else None, *rides
        if kind not in alike:
            steps = _walk(problem, draft, tours[draft.id], docents)
            alike[kind] = tuple(sorted(steps, key=lambda step: (step.start, step.end, step.node, -step.people)))
        yield alike[kind]


def _walk(problem: Problem, draft: Draft, tours: Sequence[TimedTour], docents: Docents) -> Iterator[Step]:
    for session in sessions_of(problem.meeting, draft.hotel):
        yield Step(node_id(session.place, session.room), session.start, session.end, draft.headcount.people)
    for timed in tours:
        if timed.depart < timed.back:
            yield from _tour(problem, draft, timed, docents)


def _tour(problem: Problem, draft: Draft, timed: TimedTour, docents: Docents) -> Iterator[Step]:
    people, tour = draft.headcount.people, timed.tour
    yield Step(node_id(tour.origin, BAY), timed.depart, timed.depart + draft.board, people)
    for visit in timed.visits:
        yield from _visit(problem.passages[draft.id, visit.site], draft.id, visit, docents)
    yield Step(node_id(tour.destination, BAY), timed.back - draft.alight, timed.back, people)


def _visit(passage: Passage, group: GroupId, visit: TimedVisit, docents: Docents) -> Iterator[Step]:
    """The passage at its minutes; its first and last step, both aboard, stretch over the waiting."""
    for step in passage.steps:
        start = visit.arrive if step.start == 0 else visit.begin + step.start
        end = visit.leave if step.end == passage.minutes else visit.begin + step.end
        docent = None if step.party is None else docents.get((group, visit.site, step.party))
        yield Step(step.node, start, end, step.people, docent)
