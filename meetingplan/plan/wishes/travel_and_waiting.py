"""People spend little time on the road and waiting: people-minutes on tour outside the sites."""

from meetingplan.plan.shortest_tour import MOST_PLACES, shortest_tour
from meetingplan.plan.tiers import Goal
from meetingplan.plan.walk_model import TourVars, WalkModel
from meetingplan.plan.wishes.idle import idle_minutes


def goal(model: WalkModel) -> Goal:
    """Sums people times idle minutes over all tours, with the shortest drive as a bound on each."""
    terms = []
    for tour in model.tours.values():
        people, horizon = tour.draft.headcount.people, tour.tour.latest - tour.tour.earliest
        idle = model.cp.new_int_var(0, horizon, f"idle {tour.tour.key}")
        model.cp.add(idle == idle_minutes(tour))
        _bound(model, tour)
        terms.append(people * idle)
    most = sum(t.draft.headcount.people * (t.tour.latest - t.tour.earliest) for t in model.tours.values())
    value = model.cp.new_int_var(0, most, "travel_and_waiting")
    model.cp.add(value == sum(terms))
    return Goal("travel_and_waiting", "people-minutes", value)


def _bound(model: WalkModel, tour: TourVars) -> None:
    """A redundant rule: a tour with all its visits takes at least the shortest drive and what its visits need.

    CP-SAT does not see this by itself: its bound would come from the arcs alone.
    """
    if not tour.visits or len(tour.visits) > MOST_PLACES:
        return
    drive = shortest_tour(tour.tour.origin, tuple(tour.visits), tour.tour.destination, model.problem.graph.minutes)
    visits = sum(visit.passage.minutes for visit in tour.visits.values())
    least = tour.draft.board + drive + visits + tour.draft.alight
    everywhere = [visit.present for visit in tour.visits.values()]
    model.cp.add(tour.back - tour.depart >= least).only_enforce_if(everywhere)
