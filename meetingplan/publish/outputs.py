"""The outputs: one file and one line each; other packages add theirs through entry points."""

from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points

from meetingplan.domain.problems import MeetingplanError
from meetingplan.publish.calendars.invitations import invitations
from meetingplan.publish.calendars.write import calendars
from meetingplan.publish.edition import Edition
from meetingplan.publish.messages.file import messages
from meetingplan.publish.pages.duties import duties
from meetingplan.publish.pages.index import index
from meetingplan.publish.pages.itineraries import itineraries
from meetingplan.publish.pages.overview import overview
from meetingplan.publish.pages.phones import phones
from meetingplan.publish.pages.search import search
from meetingplan.publish.pages.sites import sites
from meetingplan.publish.pages.tasks import tasks
from meetingplan.publish.papers.badges import badges
from meetingplan.publish.papers.cards import cards
from meetingplan.publish.papers.contingency import contingency
from meetingplan.publish.papers.drivers import drivers
from meetingplan.publish.papers.handbook import handbook
from meetingplan.publish.papers.hosts import hosts
from meetingplan.publish.papers.leaflets import leaflets
from meetingplan.publish.papers.signs import signs
from meetingplan.publish.workbook import workbook

Output = Callable[[Edition], Iterator[tuple[str, bytes]]]
"""Files of an edition: path below the output folder, with `/`, and content."""

OUTPUTS: Mapping[str, Output] = {
    "itineraries": itineraries,
    "calendars": calendars,
    "phones": phones,
    "invitations": invitations,
    "tasks": tasks,
    "duties": duties,
    "messages": messages,
    "workbook": workbook,
    "handbook": handbook,
    "contingency": contingency,
    "leaflets": leaflets,
    "drivers": drivers,
    "hosts": hosts,
    "signs": signs,
    "badges": badges,
    "cards": cards,
    "overview": overview,
    "sites": sites,
    "search": search,
    "index": index,
}

TYPESET = frozenset({"handbook", "leaflets", "drivers", "hosts", "signs", "badges"})
"""Those of ours that are papers; they are made beside the others."""

GROUP = "meetingplan.outputs"
"""The group of entry points under which other packages name their outputs."""


class BrokenOutputError(MeetingplanError):
    """An output of another package that cannot be used: which, and why."""


def outputs() -> Mapping[str, Output]:
    """All outputs by name, ours first.

    Raises:
        BrokenOutputError: one of another package cannot be loaded, or has the name of one that is there already.
    """
    known = dict(OUTPUTS)
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        if entry.name in known:
            raise BrokenOutputError(f"{entry.name} ({entry.value}): there is an output of this name already")
        known[entry.name] = _loaded(entry)
    return known


def _loaded(entry: EntryPoint) -> Output:
    try:
        output: Output = entry.load()
    except Exception as error:  # whatever a stranger's module does when it is imported
        raise BrokenOutputError(f"{entry.name} ({entry.value}): {type(error).__name__}: {error}") from error
    if not callable(output):
        raise BrokenOutputError(f"{entry.name} ({entry.value}): not a function of an edition")
    return output
