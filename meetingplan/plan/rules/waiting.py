"""Nobody waits where one cannot, or for too long: only in the coach in its bay, and not longer than allowed."""

from meetingplan.plan.walk_model import WalkModel


def post(model: WalkModel) -> None:
    """The stay in the bay exceeds the passage by no more than the meeting allows."""
    longest = model.problem.meeting.limits.max_wait
    for tour in model.tours.values():
        for visit in tour.visits.values():
            model.cp.add(visit.leave - visit.arrive <= visit.passage.minutes + longest).only_enforce_if(visit.present)
