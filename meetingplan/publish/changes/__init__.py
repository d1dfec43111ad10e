"""What a revision changes: for whom, what, from what to what."""

from meetingplan.publish.changes.compare import Change, Changes, changes
from meetingplan.publish.changes.facts import Fact, Subject, Topic, Who
from meetingplan.publish.changes.stops import Span, What

__all__ = ["Change", "Changes", "Fact", "Span", "Subject", "Topic", "What", "Who", "changes"]
