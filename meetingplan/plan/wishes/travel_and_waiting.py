"""People spend little time on the road and waiting: people-minutes on tour outside the sites."""

from ortools.sat.python import cp_model

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.network.shortest_tour import MOST_PLACES, shortest_tour
from meetingplan.plan.walk_model import TourVars, WalkModel


def value(model: WalkModel) -> cp_model.IntVar:
    """Sums people times idle minutes over all tours, with the shortest drive as a bound on each."""
    for tour in model.tours.values():
        _bound(model, tour)
    people = {tour.key: model.problem.drafts[tour.group].headcount.people for tour in model.problem.tours}
    most = sum(people.values()) * 2 * model.problem.meeting.days * MINUTES_A_DAY
    total = model.cp.new_int_var(0, most, "travel_and_waiting")
    model.cp.add(total == sum(people[key] * tour.idle for key, tour in model.tours.items()))
    return total


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
