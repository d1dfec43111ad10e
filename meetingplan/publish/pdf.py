"""Drawings as PDF and PNG, by typst; with the fonts of this machine, and only where one of them has Chinese letters."""

from datetime import UTC, datetime
from functools import cache

import typst

from meetingplan.domain.problems import MeetingplanError

FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "SimHei")
"""Fonts with simplified Chinese letters, the one most like the pages first."""
_DOTS = 150
"""An inch, of a picture."""
_PAGE = b"""
#set page(width: float(sys.inputs.width) * 1mm, height: float(sys.inputs.height) * 1mm, margin: 0mm)
#set document(title: sys.inputs.title, author: ())
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)
"""


class MissingFontError(MeetingplanError):
    """No font of this machine has Chinese letters; a PDF would be full of empty boxes."""


@cache
def fonts() -> typst.Fonts:
    """The fonts of this machine; looking for them again for each document would take a tenth of a second each."""
    return typst.Fonts()


@cache
def family() -> str:
    """The font for PDFs.

    Raises:
        MissingFontError: none of `FAMILIES` is installed.
    """
    installed = set(fonts().families())
    found = next((name for name in FAMILIES if name in installed), None)
    if found is None:
        raise MissingFontError(", ".join(FAMILIES))
    return found


def is_printable() -> bool:
    """Whether PDFs can be made on this machine."""
    try:
        return bool(family())
    except MissingFontError:
        return False


def pdf(svg: str, title: str, size: tuple[int, int], made: datetime) -> bytes:
    """A drawing on a page of its own; the same drawing always gives the same bytes.

    Args:
        size: of the page, in millimetres.
        made: what the file says of when it was made.
    """
    data = typst.compile(
        _PAGE,
        sys_inputs=_inputs(svg, title, size),
        format="pdf",
        timestamp=made.replace(tzinfo=UTC),
        font_paths=fonts(),
    )
    assert isinstance(data, bytes)  # one page
    return data


def png(svg: str, size: tuple[int, int]) -> bytes:
    """A drawing as a picture of so many millimetres, for programs that take no drawings."""
    data = typst.compile(_PAGE, sys_inputs=_inputs(svg, "", size), format="png", ppi=_DOTS, font_paths=fonts())
    assert isinstance(data, bytes)  # one page
    return data


def _inputs(svg: str, title: str, size: tuple[int, int]) -> dict[str, str]:
    return {"svg": svg, "title": title, "width": str(size[0]), "height": str(size[1])}
