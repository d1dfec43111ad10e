"""Everyone sees what there is time for: delegates times optional sites that their group does not visit."""

from collections.abc import Mapping

from ortools.sat.python import cp_model

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.plan.problem import Draft
from meetingplan.plan.walk_model import WalkModel
from meetingplan.plan.wishes.missed import unseen


def liked(meeting: Meeting, draft: Draft) -> Mapping[PlaceId, int]:
    """How many of a group would see each optional site without having to."""
    optional = frozenset(site for window in meeting.windows.values() for site in window.optional)
    musts = [meeting.must_see(meeting.delegates[id]) for id in draft.delegates] if optional else []
    return {site: sum(site not in must for must in musts) for site in sorted(optional)}


def value(model: WalkModel) -> cp_model.IntVar:
    """Counts those who need not see an optional site for each that their group does not visit."""
    groups = [(draft, liked(model.problem.meeting, draft)) for draft in model.problem.drafts.values()]
    terms = [people * unseen(model, draft, site) for draft, sites in groups for site, people in sites.items()]
    total = model.cp.new_int_var(0, sum(sum(sites.values()) for _, sites in groups), "preferences")
    model.cp.add(total == sum(terms))
    return total
