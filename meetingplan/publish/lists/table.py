"""A list as a table for spreadsheets and for programs that send messages."""

import csv
import io
import re

from meetingplan.publish.lists.listing import Listing
from meetingplan.publish.pages.tasks import safe

_PHONE = re.compile(r"\+[\d ()-]+")


def table(listing: Listing) -> bytes:
    """CSV with a byte-order mark, which spreadsheets need to read Chinese; no cell is run as a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(column.name for column in listing.columns)
    writer.writerows(map(_cell, row) for row in listing.rows)
    return file.getvalue().encode("utf-8-sig")


def _cell(cell: object) -> str:
    """A telephone number with the code of its country stays as it is, because it is dialled."""
    text = str(cell)
    return text if _PHONE.fullmatch(text) else safe(text)
