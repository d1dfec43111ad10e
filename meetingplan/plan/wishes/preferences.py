"""Everyone sees what there is time for: delegates times optional sites that their group does not visit."""

from ortools.sat.python import cp_model

from meetingplan.plan.walk_model import WalkModel
from meetingplan.plan.wishes.missed import unseen


def value(model: WalkModel) -> cp_model.IntVar:
    """Counts those who need not see an optional site for each that their group does not visit."""
    drafts = model.problem.drafts.values()
    terms = [liked * unseen(model, draft, site) for draft in drafts for site, liked in draft.liked.items()]
    total = model.cp.new_int_var(0, sum(sum(draft.liked.values()) for draft in drafts), "preferences")
    model.cp.add(total == sum(terms))
    return total
