"""The outputs: one file and one line each."""

from collections.abc import Callable, Iterator, Mapping

from meetingplan.publish.calendars import calendars
from meetingplan.publish.duties import duties
from meetingplan.publish.edition import Edition
from meetingplan.publish.index import index
from meetingplan.publish.itineraries import itineraries
from meetingplan.publish.overview import overview
from meetingplan.publish.tasks import tasks

Output = Callable[[Edition], Iterator[tuple[str, bytes]]]
"""Files of an edition: path below the output folder, with `/`, and content."""

OUTPUTS: Mapping[str, Output] = {
    "itineraries": itineraries,
    "calendars": calendars,
    "tasks": tasks,
    "duties": duties,
    "overview": overview,
    "index": index,
}
