"""Everyone sees what they must: delegates times must-see sites that their group does not visit."""

from ortools.sat.python import cp_model

from meetingplan.domain.ids import PlaceId
from meetingplan.plan.drafts import Draft
from meetingplan.plan.walk_model import WalkModel


def value(model: WalkModel) -> cp_model.IntVar:
    """Counts those who must see a site for each site that their group does not visit."""
    drafts = model.problem.drafts.values()
    terms = [wanted * unseen(model, draft, site) for draft in drafts for site, wanted in draft.wanted.items()]
    total = model.cp.new_int_var(0, sum(sum(draft.wanted.values()) for draft in drafts), "missed")
    model.cp.add(total == sum(terms))
    return total


def unseen(model: WalkModel, draft: Draft, site: PlaceId) -> cp_model.LinearExprT:
    """1 where no tour of the group visits a site, else 0; nobody is taken to a site twice."""
    mine = (tour for tour in model.tours.values() if tour.tour.group == draft.id)
    seen = [tour.visits[site].present for tour in mine if site in tour.visits]
    model.cp.add_at_most_one(seen)
    return 1 - sum(seen)
