"""What the preparation owes to the plan: sites that must be ready before anyone visits them."""

from dataclasses import dataclass

from meetingplan.domain.ids import PlaceId, TaskId
from meetingplan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Gate:
    """A site that is ready for visits once some tasks are done.

    Args:
        after: the tasks, such as fitting-out, trial run, inspection of the lifts.
        days_before: at the end of the day T-`days_before` they are to be done.
        fallback: what is done with the visits if they are not.
    """

    site: PlaceId
    after: tuple[TaskId, ...]
    days_before: int
    fallback: Text
