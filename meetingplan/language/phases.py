"""What the phases of a contingency plan are called."""

from collections.abc import Mapping

from meetingplan.domain.contingency import Phase
from meetingplan.domain.text import Message, say

PHASES: Mapping[Phase, Message] = {
    Phase.ALWAYS: say("throughout"),
    Phase.BEFORE: say("before the meeting"),
    Phase.ARRIVAL: say("arrival"),
    Phase.DRIVE: say("on the road"),
    Phase.VISIT: say("at the sites"),
    Phase.SESSION: say("in session"),
    Phase.MEAL: say("at table"),
    Phase.NIGHT: say("at night"),
    Phase.DEPARTURE: say("departure"),
}
