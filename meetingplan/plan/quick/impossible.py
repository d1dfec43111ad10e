"""That there is no plan in which everyone sees what they must, proven the quickest way that there is."""

from collections.abc import Collection
from enum import IntEnum

from meetingplan.plan.budget import Budget
from meetingplan.plan.overfull import cannot_tour, is_overfull
from meetingplan.plan.pinned import lost
from meetingplan.plan.problem import Problem
from meetingplan.plan.quick.asked import NoWalksError
from meetingplan.plan.quick.bounded import is_impossible, started
from meetingplan.plan.walks.cutting import stretches
from meetingplan.plan.walks.master import MasterFailedError
from meetingplan.plan.walks.orders import TooManyOrdersError
from meetingplan.plan.walks.weights import weigh


class By(IntEnum):
    """How it is proven that there is no plan, the quickest way first."""

    CHOICE = 0
    PINS = 1
    ROOM = 2
    TOUR = 3
    PROGRAM = 4


def proven_by(problem: Problem, budget: Budget, ways: Collection[By] = tuple(By)) -> By | None:
    """How it is proven that not everyone can see what they must; None where it is not, in any of these ways.

    Raises:
        NoWalksError: walks cannot tell.
    """
    if By.PINS in ways and any(lost(problem)):
        return By.PINS
    weights = weigh(problem)
    if weights is None:
        raise NoWalksError
    if By.ROOM in ways and is_overfull(problem):
        return By.ROOM
    try:
        if By.TOUR in ways and cannot_tour(problem, weights):
            return By.TOUR
        if By.PROGRAM in ways and not budget.over():
            masters = (started(problem, stretch) for stretch in stretches(problem, weights, musts=True))
            return By.PROGRAM if any(is_impossible(problem, master, budget) for master in masters) else None
    except (MasterFailedError, TooManyOrdersError) as error:
        raise NoWalksError from error
    return None
