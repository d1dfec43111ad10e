"""How a task of the preparation stands, in words."""

from meetingplan.domain.schedule import State
from meetingplan.domain.text import Message, say

_NAMES = {
    State.DONE: say("done"),
    State.DONE_LATE: say("done late"),
    State.OVERDUE: say("overdue"),
    State.IMPOSSIBLE: say("cannot be kept"),
    State.CRITICAL: say("critical"),
    State.UNDER_WAY: say("under way"),
    State.OPEN: say("open"),
}


def state_name(state: State) -> Message:
    """What a state is called."""
    return _NAMES[state]
