"""Everyone sees what they must: delegates times must-see sites that their group does not visit."""

from meetingplan.plan.tiers import Goal
from meetingplan.plan.walk_model import WalkModel


def goal(model: WalkModel) -> Goal:
    """Counts a site as missed when no tour of the group visits it."""
    terms = []
    for draft in model.problem.drafts.values():
        for site, wanted in draft.wanted.items():
            mine = (tour for tour in model.tours.values() if tour.tour.group == draft.id)
            seen = [tour.visits[site].present for tour in mine if site in tour.visits]
            model.cp.add_at_most_one(seen)
            terms.append(wanted * (1 - sum(seen)))
    value = model.cp.new_int_var(0, sum(sum(d.wanted.values()) for d in model.problem.drafts.values()), "missed")
    model.cp.add(value == sum(terms))
    return Goal("missed", "visits", value)
