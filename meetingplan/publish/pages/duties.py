"""Who staffs which post when (志愿者排岗), as a page and as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterator

from meetingplan.domain.staffing import Duty, Grid
from meetingplan.publish.edition import Edition
from meetingplan.publish.pages.page import page
from meetingplan.publish.pages.tasks import safe


def duties(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Duties in order of time, and what each grid has to do; nothing where nobody staffs a post."""
    rows = sorted(edition.plan.duties, key=lambda duty: (duty.start, duty.end, duty.post, duty.grid))
    if rows:
        yield "duties.html", page(edition, "duties.html", rows=rows, loads=list(_loads(edition)))
        yield "duties.csv", _table(edition, rows)


def _loads(edition: Edition) -> Iterator[tuple[Grid, int, int]]:
    """Each grid with the number of its duties, and the minutes that each of its people serves if they share them."""
    staffing = edition.meeting.staffing
    for grid in staffing.grids.values():
        mine = [duty for duty in edition.plan.duties if duty.grid == grid.id]
        minutes = sum(staffing.posts[duty.post].people * (duty.end - duty.start) for duty in mine)
        yield grid, len(mine), round(minutes / grid.people)


def _table(edition: Edition, rows: list[Duty]) -> bytes:
    """CSV with a byte-order mark, which spreadsheets need to read Chinese."""
    _, staffing, language = edition.say, edition.meeting.staffing, edition.language
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow((_("Date"), _("From"), _("To"), _("Place"), _("Post"), _("People"), _("Grid")))
    for duty in rows:
        post, clock = staffing.posts[duty.post], edition.meeting.clock
        when = (clock.day(duty.start), clock.hhmm(duty.start), clock.hhmm(duty.end))
        cells = (*when, edition.name(post.place), post.name.to(language), post.people)
        writer.writerow(map(safe, (*cells, staffing.grids[duty.grid].name.to(language))))
    return file.getvalue().encode("utf-8-sig")
