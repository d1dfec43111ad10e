"""One source: everything that is published says the same of every delegate, to the digit, as the plan does.

Each kind of file that the outputs make has a row here, which names the test that reads it by a reader that is not ours
and compares coach, gatherings, room, table and seat, as far as the file tells them, with plan.json as json reads it.
"""

from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from meetingplan.publish.outputs import OUTPUTS
from meetingplan.publish.shown import SHOWN
from tests.publish.same import test_calendars, test_lists, test_pages, test_papers

READ: Mapping[str, Callable[..., None]] = {
    "itineraries/delegates/*.html": test_pages.test_itineraries_of_delegates,
    "itineraries/coaches/*.html": test_pages.test_itineraries_of_coaches,
    "itineraries/sites/*.html": test_pages.test_itineraries_of_sites,
    "itineraries/docents/*.html": test_pages.test_itineraries_of_docents,
    "calendars/meeting.ics": test_calendars.test_the_meeting,
    "calendars/preparation.ics": test_calendars.test_the_preparation,
    "calendars/delegates/*.ics": test_calendars.test_delegates,
    "calendars/coaches/*.ics": test_calendars.test_coaches,
    "calendars/sites/*.ics": test_calendars.test_sites,
    "calendars/docents/*.ics": test_calendars.test_docents,
    "calendars/owners/*.ics": test_calendars.test_owners,
    "p/*/index.html": test_pages.test_phone_pages,
    "p/*/calendar.ics": test_calendars.test_phones,
    "p/index.html": test_pages.test_the_page_of_nobody,
    "phone-pages.csv": test_pages.test_phone_pages_table,
    "invitations/*/*.eml": test_calendars.test_invitations,
    "tasks.html": test_pages.test_tasks,
    "tasks.csv": test_pages.test_tasks,
    "duties.html": test_pages.test_duties,
    "duties.csv": test_pages.test_duties,
    "messages.csv": test_lists.test_messages,
    "workbook.xlsx": test_lists.test_lists,
    "handbook.docx": test_lists.test_lists,
    "handbook.pdf": test_papers.test_the_printed_handbook,
    "contingency.docx": test_lists.test_contingency,
    "contingency.pdf": test_papers.test_contingency,
    "leaflets.pdf": test_papers.test_leaflets,
    "drivers.pdf": test_papers.test_drivers,
    "hosts.pdf": test_papers.test_hosts,
    "signs.pdf": test_papers.test_signs,
    "badges.pdf": test_papers.test_badges,
    "place-cards.pdf": test_papers.test_place_cards,
    "sites.html": test_pages.test_sites,
    "search.html": test_pages.test_search,
    "overview.html": test_pages.test_overview,
    "index.html": test_pages.test_index,
}


def fits(path: str, kind: str) -> bool:
    return path.count("/") == kind.count("/") and fnmatchcase(path, kind)


def test_every_file_is_read(out: Path) -> None:
    """Of each file published exactly one row; no row without a file, which its test would not read."""
    files = [path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()]
    rows = {path: [kind for kind in READ if fits(path, kind)] for path in files if path != "plan.json"}
    assert {path: kinds for path, kinds in rows.items() if len(kinds) != 1} == {}
    assert {kind for kinds in rows.values() for kind in kinds} == READ.keys()


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_output_is_read(output: str) -> None:
    """Also those whose files this meeting would not need."""
    assert SHOWN[output]
    unread = [shown.files for shown in SHOWN[output] if not any(fits(kind, shown.files) for kind in READ)]
    assert unread == []
