"""Short messages (短信通知): to everyone before the meeting, and after a revision to those whom it concerns."""

from meetingplan.publish.messages.revised import revised
from meetingplan.publish.messages.segments import segments
from meetingplan.publish.messages.told import told

__all__ = ["revised", "segments", "told"]
