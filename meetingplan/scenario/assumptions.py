"""Every figure that no source gives: those marked `!assumed`, and the defaults of what is not written."""

from collections.abc import Iterator

from pydantic import BaseModel

from meetingplan.domain.meeting import Assumption
from meetingplan.domain.movement import sources
from meetingplan.domain.problems import Position
from meetingplan.scenario.forms import ScenarioForm
from meetingplan.store.document import Document, Path

_DEFAULTS = {
    "spacing": "ordinary times: every place may be used",
    "max_wait": "half an hour at one stop",
    "transfer_lead": "half an hour beyond the drive",
    "bays": "one coach at once",
    "opens": "open all day",
    "closes": "open all day",
    "storey_m": "usual height of a storey in offices",
    "cars": "one car",
    "speed": "slowest usual lift",
    "fill": "four fifths of the plate's persons get in",
    "floor": "floor of the entrance",
    "parties": "one party at once",
    "walk_m": "no distance worth counting",
    "max_party": "one docent without audio sets",
    "max_storeys": "three storeys",
    "crew": "no seat kept",
    "wheelchairs": "no wheelchair place",
}
"""Key -> why its default was chosen."""


def marked(document: Document) -> Iterator[Assumption]:
    """What carries the tag `!assumed`, with the comment at the end of its line as the reason."""
    for item in document.assumed:
        yield Assumption(item.where, document.name(item.path), item.value, item.comment or "scenario")


def assumptions(form: ScenarioForm, document: Document) -> tuple[Assumption, ...]:
    """In the order of the file: what is marked, then what is left out; at last the assumed figures of movement."""
    return (*marked(document), *_defaults(form, document, ()), *_movement(form, document))


def _defaults(form: BaseModel, document: Document, path: Path) -> Iterator[Assumption]:
    is_junction = getattr(form, "kind", None) == "junction"
    for key in type(form).model_fields:
        value = getattr(form, key)
        here = (*path, key)
        if key in _DEFAULTS and key not in form.model_fields_set and not is_junction:
            shown = f"{value // 60:02}:{value % 60:02}" if key in ("opens", "closes") else str(value)
            yield Assumption(document.at(path), document.name(here), shown, f"default: {_DEFAULTS[key]}")
        elif isinstance(value, BaseModel):
            yield from _defaults(value, document, here)
        elif isinstance(value, list):
            for i, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _defaults(item, document, (*here, i))


def _movement(form: ScenarioForm, document: Document) -> Iterator[Assumption]:
    given = form.movement.model_fields_set
    for name, (value, _, source) in sources().items():
        if name not in given and source.startswith("assumed"):
            yield Assumption(Position(document.file), f"movement.{name}", str(value), f"default: {source}")
