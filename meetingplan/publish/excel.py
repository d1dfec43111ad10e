"""What all workbooks share: formats, and names of sheets that every program takes."""

import re
from collections.abc import Mapping
from math import ceil
from typing import Any

from meetingplan.prep.lights import Light
from meetingplan.publish.pages.drawing import LATIN_EM, width

FONT = "Microsoft YaHei"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""With them a cell shows what someone has written, and never runs it."""
COLOURS: Mapping[Light, str] = {
    Light.RED: "#F4C7C3",
    Light.AMBER: "#FCE8B2",
    Light.GREEN: "#CFE8D5",
    Light.DONE: "#E4E4E4",
}
"""Behind the words of the lights, light enough to read them on."""
_UNFIT = re.compile(r"[\[\]:*?/\\']")
_MOST = 31
_SPARE = 1.15
"""Lines are broken before they are full."""


class Styles:
    """The formats of one workbook."""

    def __init__(self, workbook: Any) -> None:
        base = {
            "font_name": FONT,
            "font_size": 10,
            "valign": "top",
            "text_wrap": True,
            "border": 1,
            "border_color": "#C9C9C9",
        }
        filled = {**base, "bg_color": "#F3F1EC"}
        self.title = workbook.add_format({"font_name": FONT, "font_size": 15, "bold": True})
        self.note = workbook.add_format({"font_name": FONT, "font_size": 10, "text_wrap": True, "valign": "top"})
        self.heading = workbook.add_format({"font_name": FONT, "font_size": 12, "bold": True, "font_color": "#A3301F"})
        self.head = workbook.add_format({**base, "bold": True, "bg_color": "#E7E2D6", "valign": "vcenter"})
        self.cell = workbook.add_format(base)
        self.locked = workbook.add_format(filled)
        self.open = workbook.add_format({**base, "locked": False})
        self.day = workbook.add_format({**base, "locked": False, "num_format": "yyyy-mm-dd"})
        self._lights = {light: workbook.add_format({**base, "bg_color": colour}) for light, colour in COLOURS.items()}

    def light(self, light: Light) -> Any:
        """The format of a colour."""
        return self._lights[light]


def lines(text: str, room: float) -> int:
    """About how many lines a text takes in a cell of so many Latin characters; not every program finds out."""
    return max(1, ceil(width(text, 1 / LATIN_EM) * _SPARE / room))


def sheet_name(name: str, used: set[str]) -> str:
    """A name that a sheet can have, no two alike in one workbook."""
    plain = _UNFIT.sub("-", name)[:_MOST].strip() or "-"
    found, count = plain, 1
    while found.casefold() in used:
        count += 1
        found = f"{plain[: _MOST - len(str(count)) - 1]}-{count}"
    used.add(found.casefold())
    return found
