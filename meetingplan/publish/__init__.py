"""What people get: itineraries, calendars, task lists and pages, all from an audited plan."""

from collections.abc import Iterator

from meetingplan.audit import AuditedPlan
from meetingplan.domain.text import Language
from meetingplan.publish.edition import edition
from meetingplan.publish.outputs import OUTPUTS

__all__ = ["OUTPUTS", "render"]


def render(audited: AuditedPlan, language: Language, only: frozenset[str] | None = None) -> Iterator[tuple[str, bytes]]:
    """The files of the outputs named in `only`, or of all: (path below the output folder, content), one by one.

    The same audited plan always gives the same bytes.

    Raises:
        KeyError: `only` names an output that does not exist.
    """
    chosen = [OUTPUTS[name] for name in (OUTPUTS if only is None else sorted(only))]
    told = edition(audited, language)
    for output in chosen:
        yield from output(told)
