"""Papers by typst: a template of this room, filled with data that is never part of its text."""

import json
from datetime import UTC, datetime, time
from importlib.resources import files

import typst

from meetingplan.publish.edition import Edition
from meetingplan.publish.papers.glyphs import with_geta
from meetingplan.publish.pdf import MissingFontError, family, fonts

_COMMON = "common"


def typeset(edition: Edition, template: str, title: str, data: object, *, tagged: bool = True) -> bytes:
    """A PDF; the same edition always gives the same bytes.

    Args:
        template: the name of a file of `templates/papers`, without its ending.
        data: what it is filled with, as JSON has it; names travel in it as data, so nothing in them is run.
        tagged: with its structure for screen readers; it doubles the size of what is only printed.

    Raises:
        MissingFontError: this machine has no font with Chinese letters, or a template asks for one that it has not.
    """
    folder = files("meetingplan.publish") / "templates" / "papers"
    text = b"".join((folder / f"{name}.typ").read_bytes() for name in (_COMMON, template))
    meeting = edition.meeting
    shared = {
        "font": family(),
        "lang": "zh" if edition.language == "zh_CN" else "en",
        "meeting": meeting.title.to(edition.language),
        "period": edition.period,
        "revision": edition.say("Revision {revision}", revision=edition.plan.revision),
        "title": title,
    }
    told = with_geta(json.dumps({**shared, "data": data}, ensure_ascii=False))
    made, warnings = typst.compile_with_warnings(
        text,
        font_paths=fonts(),
        sys_inputs={"data": told},
        format="pdf",
        timestamp=datetime.combine(meeting.clock.first_day, time(), UTC),
        pdf_tags=tagged,
    )
    if warnings:
        raise MissingFontError("; ".join(warning.message for warning in warnings))
    assert isinstance(made, bytes)
    return made
