"""What can be written in a scenario folder, as fields and lists of rows; derived from the forms, so no key is missed.

The folder is one tree: `scenario` and `preparation` hold their files, `delegates` the lines of the roster.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from typing import Any, TypeVar

from meetingplan.domain.people import Gender, Role
from meetingplan.scenario.forms import ScenarioForm
from meetingplan.scenario.preparation_form import PreparationForm
from meetingplan.scenario.roster import COLUMNS, REQUIRED

Keys = tuple[str, ...]
Node = Mapping[str, Any]
"""A JSON Schema without references and without `null` among what is allowed."""


class Kind(Enum):
    """How a value stands in a cell; a NAME in two languages takes two, ANY is written as in YAML, on one line."""

    TEXT = auto()
    NUMBER = auto()
    YES_NO = auto()
    CHOICE = auto()
    CLOCK = auto()
    DAY = auto()
    MOMENT = auto()
    WORDS = auto()
    NAME = auto()
    ANY = auto()


_FORMATS = {"hh:mm": Kind.CLOCK, "date": Kind.DAY, "moment": Kind.MOMENT}
_TYPES = {"string": Kind.TEXT, "integer": Kind.NUMBER, "number": Kind.NUMBER, "boolean": Kind.YES_NO}


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a row: the keys that lead to it from there, how it is written, and what the schema says of it."""

    keys: Keys
    kind: Kind
    node: Node
    required: bool

    @property
    def name(self) -> str:
        """What the field is called: its keys, joined by dots."""
        return ".".join(self.keys)

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that a CHOICE can be."""
        return tuple(map(str, self.node.get("enum") or (self.node["const"],)))


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of mappings that gets a row for each of them, or a single mapping inside a row that gets one of its own.

    Args:
        keys: from the root of the tree, past the lists.
        inner: the keys from its parent's row, or from the root.
        parent: the keys of the list of rows that it is in, None at the top.
        required: whether the list must be written even where it is empty.
    """

    keys: Keys
    inner: Keys
    parent: Keys | None
    fields: tuple[Field, ...]
    required: bool = False
    single: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields that stand alone, and the lists of rows, parents first."""

    fields: tuple[Field, ...]
    rows: tuple[Rows, ...]


SINGLES = {("scenario", "places", "interior")}
"""Mappings that get rows of their own, so that what is inside a site does not widen the sheet of all places."""


@cache
def shape() -> Shape:
    """The shape of a scenario folder."""
    made: list[Field | Rows] = []
    for name, form in (("scenario", ScenarioForm), ("preparation", PreparationForm)):
        schema = form.model_json_schema()
        made += _walk(_resolved(schema, schema["$defs"]), (name,), (name,), None)
    chosen: Mapping[str, Node] = {"role": {"enum": list(Role)}, "gender": {"enum": list(Gender)}}
    roster = (Field((c,), Kind.CHOICE if c in chosen else Kind.TEXT, chosen.get(c, {}), c in REQUIRED) for c in COLUMNS)
    made.append(Rows(("delegates",), ("delegates",), None, tuple(roster)))
    return Shape(_of(Field, made), _of(Rows, made))


def _walk(node: Node, at: Keys, inner: Keys, parent: Keys | None, named: bool = True) -> Iterator[Field | Rows]:
    """The fields and lists of a mapping.

    Args:
        at: its keys from the root.
        inner: its keys from the row that it is in.
        parent: the keys of that row's list.
        named: whether that row has an id, by which rows of lists inside it could name it.
    """
    required = node.get("required", ())
    for key, value in node["properties"].items():
        keys, path = (*at, key), (*inner, key)
        if named and _is_list_of_rows(value, key in required):
            items = value["items"]
            inside = list(_walk(items, keys, (), keys, "id" in items["properties"]))
            yield Rows(keys, path, parent, _of(Field, inside), required=key in required)
            yield from _of(Rows, inside)
        elif keys in SINGLES:
            inside = list(_walk(value, keys, (), parent))
            yield Rows(keys, path, parent, _of(Field, inside), single=True)
            yield from (replace(row, inner=(*path, *row.inner)) for row in _of(Rows, inside))
        elif "properties" in value and not _is_name(value):
            yield from _walk(value, keys, path, parent, named)
        else:
            yield Field(path, _kind(value), value, key in required)


T = TypeVar("T", Field, Rows)


def _of(kind: type[T], found: Iterable[Field | Rows]) -> tuple[T, ...]:
    return tuple(item for item in found if isinstance(item, kind))


def _is_list_of_rows(node: Node, required: bool) -> bool:
    """Whether a list holds mappings, and being empty means the same as being left out, or it must not be left out."""
    return "properties" in node.get("items", {}) and (required or node.get("default") == [])


def _kind(node: Node) -> Kind:
    if _is_name(node):
        return Kind.NAME
    if "enum" in node or "const" in node:
        return Kind.CHOICE
    if node.get("type") == "array" and _may_be_text(node["items"]):
        return Kind.WORDS
    return _FORMATS.get(node.get("format", ""), _TYPES.get(node.get("type", ""), Kind.ANY))


def _may_be_text(node: Node) -> bool:
    return node.get("type") == "string" or any(map(_may_be_text, node.get("anyOf", ())))


def _is_name(node: Node) -> bool:
    return set(node.get("properties", ())) == {"zh_CN", "en"}


def _resolved(node: Any, definitions: Mapping[str, Any]) -> Any:
    """A schema with its references filled in; of "this or null" this, of "text or text in two languages" the latter."""
    if isinstance(node, list):
        return [_resolved(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        rest = {key: value for key, value in node.items() if key != "$ref"}
        return {**_resolved(definitions[node["$ref"].rpartition("/")[2]], definitions), **rest}
    made = {key: _resolved(value, definitions) for key, value in node.items() if key != "$defs"}
    options = [option for option in made.pop("anyOf", ()) if option.get("type") != "null"]
    if len(options) == 1:
        return {**options[0], **made}
    name = next((option for option in options if _is_name(option)), None)
    return {**name, **made} if name else {**made, "anyOf": options} if options else made
