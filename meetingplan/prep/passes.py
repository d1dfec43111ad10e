"""Both passes over one preparation, and the dates wished for between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from meetingplan.domain.activities import activities
from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Preparation, Task
from meetingplan.domain.schedule import DAY, Span
from meetingplan.prep.backward import backward, before_others_move
from meetingplan.prep.calendar import Workdays, workdays
from meetingplan.prep.forward import Early, forward, places

HALF_A_YEAR = timedelta(days=183)
"""Before the meeting work begins, if nothing is said about it: such meetings are prepared for half a year."""


@dataclass(frozen=True, slots=True)
class Passes:
    """What the passes gave.

    Args:
        network: tasks and milestones, each after what it waits for.
        begin: the first day on which anything open can be worked on.
        early: of all activities.
        late, free, wished: of all that are not done; as late as all deadlines, or as the early dates of what follows,
            allow; and as soon or as late as possible, whichever was asked for.
    """

    network: Mapping[TaskId, Task]
    days: Workdays
    begin: date
    early: Mapping[TaskId, Early]
    late: Mapping[TaskId, Span]
    free: Mapping[TaskId, Span]
    wished: Mapping[TaskId, Span]


def starts(preparation: Preparation, first_day: date) -> date:
    """The first day of work."""
    return preparation.starts or first_day - HALF_A_YEAR


def first_open_day(preparation: Preparation, first_day: date) -> date:
    """The first day on which anything that is open can be worked on."""
    begin = starts(preparation, first_day)
    return max(begin, preparation.as_of + DAY) if preparation.as_of else begin


def passes(preparation: Preparation, first_day: date) -> Passes:
    """Runs both.

    Raises:
        BeyondCalendarError: the tasks reach outside the days of the calendar.
    """
    network, days = activities(preparation, first_day), workdays(preparation, first_day)
    begin = first_open_day(preparation, first_day)
    early = forward(network, places(days), begin)
    still = {id: early[id].span for id, task in network.items() if task.done is None}
    soon = {id: span for id, span in still.items() if network[id].timing == "asap"}
    # Where a deadline is lost, late lies before early, and early is all that can be had.
    wished = {id: max(still[id], span, key=_end) for id, span in backward(network, days, soon).items()}
    late, free = backward(network, days), before_others_move(network, days, still)
    return Passes(network, days, begin, early, late, free, wished)


def _end(span: Span) -> date:
    return span.end
