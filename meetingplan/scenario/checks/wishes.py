"""Wishes: each has a name that is known, and is weighed once."""

from collections.abc import Iterator

from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.domain.wishes import UNITS
from meetingplan.scenario.draft import Draft
from meetingplan.store.document import Path
from meetingplan.store.validate import nearest


def _named(draft: Draft) -> Iterator[tuple[Path, str]]:
    for i, weights in enumerate(draft.form.wishes):
        yield from ((("wishes", i, name), name) for name in weights)


def are_known(draft: Draft) -> Iterator[Problem]:
    """Every wish is one that there is."""
    for path, name in _named(draft):
        if name not in UNITS:
            yield draft.problem("unknown-wish", path, say("unknown wish {name}", name=name[:40]), nearest(name, UNITS))


def stand_once(draft: Draft) -> Iterator[Problem]:
    """No wish stands in two tiers: what is held above cannot be worked on again below."""
    first: dict[str, Path] = {}
    for path, name in _named(draft):
        if first.setdefault(name, path) != path:
            line = draft.document.at(first[name]).line
            what = say("the wish {name} stands in line {line} already", name=name, line=line)
            yield draft.problem("duplicate-wish", path, what, say("keep it where it matters most"))
