"""What people get: itineraries, calendars, task lists and pages, all from an audited plan."""

from collections.abc import Iterator
from pathlib import Path

from meetingplan.audit import AuditedPlan
from meetingplan.domain.text import Language
from meetingplan.publish.calendars.earlier import Earlier
from meetingplan.publish.edition import Edition, edition
from meetingplan.publish.lanes import beside
from meetingplan.publish.outputs import TYPESET, BrokenOutputError, outputs

__all__ = ["BrokenOutputError", "Edition", "outputs", "render"]


def render(
    audited: AuditedPlan,
    language: Language,
    only: frozenset[str] | None = None,
    earlier: Path | None = None,
    secret: bytes | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The files of the outputs named in `only`, or of all: (path below the output folder, content), one by one.

    The same audited plan always gives the same bytes where the same was published before.

    Args:
        earlier: the folder into which the revision before was published; calendars go on from what lies there.
        secret: what the names of phone pages are made from; without one there are none.

    Raises:
        KeyError: `only` names an output that does not exist.
        BrokenOutputError: an output of another package cannot be used.
    """
    known = outputs()
    chosen = list(known) if only is None else sorted(only)
    told = edition(audited, language, Earlier(earlier), secret)
    papers = [known[name] for name in chosen if name in TYPESET]
    others = [known[name] for name in chosen if name not in TYPESET]
    yield from beside(told, papers, others)
