"""What is asked: whether these groups can see what they must, and at what cost."""

from collections.abc import Mapping
from dataclasses import replace

from meetingplan.domain.ids import DelegateId
from meetingplan.domain.wishes import Wish
from meetingplan.network import CapacityGraph
from meetingplan.plan.budget import Budget
from meetingplan.plan.drafts import Draft, redrafted
from meetingplan.plan.groups.choose import form_groups
from meetingplan.plan.problem import Problem, state
from meetingplan.plan.solver import Answer
from meetingplan.plan.walks.weights import LIKED, MINUTES, MISSED

RETURN = "latest_return"
Groups = tuple[tuple[Draft, ...], Mapping[DelegateId, str]]
"""The groups, and who has no seat."""


class NoWalksError(Exception):
    """The question cannot be asked of walks: a group could see its sites in too many orders."""


def groups_of(graph: CapacityGraph, budget: Budget) -> Groups | None:
    """The groups that a plan would have; None where the solver did not form any."""
    formed = form_groups(graph, budget, lambda progress: None)
    return None if isinstance(formed, Answer) else formed


def problem_of(graph: CapacityGraph, groups: Groups) -> Problem:
    """The problem of these groups, who see what this meeting asks of them, with the usual wishes but for evenness."""
    optional = any(window.optional for window in graph.meeting.windows.values())
    names = (MISSED, LIKED, MINUTES, RETURN) if optional else (MISSED, MINUTES, RETURN)
    meeting = replace(graph.meeting, wishes=tuple(Wish({name: 1}) for name in names))
    drafts, unplaced = groups
    return state(replace(graph, meeting=meeting), redrafted(meeting, drafts), unplaced)
