"""A YAML (or JSON) text -> a tree of plain values that knows where each of them was written.

Stricter than YAML, because organisers are not programmers: `08:30`, `NO` and `010` stay the text that was written, a
key may stand once, and a text that would take too much memory or depth is refused before it does.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import yaml

from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.text import Message, say
from meetingplan.store.decode import FORBIDDEN, decode, forbidden_character

Path = tuple[str | int, ...]
Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]

MAX_BYTES = 4_000_000
MAX_DEPTH = 40
MAX_VALUES = 200_000
_MAX_DIGITS = 18
ASSUMED = "!assumed"
_OWN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}
_WORDS: dict[str, Value] = {"": None, "~": None, "null": None, "true": True, "false": False}
_INT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Assumed:
    """A value tagged `!assumed`: its path, place and text, and the comment at the end of its line."""

    path: Path
    where: Position
    value: str
    comment: str


@dataclass(frozen=True, slots=True)
class Document:
    """A tree of values with the positions of every key and value, and the text of every scalar, by path."""

    file: str
    value: Value
    values: Mapping[Path, Position]
    keys: Mapping[Path, Position]
    texts: Mapping[Path, str]
    assumed: tuple[Assumed, ...]

    def at(self, path: Path) -> Position:
        """Where a value stands; of a value that is not there, where its parent stands."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Position(self.file, 1, 1))

    def name(self, path: Path) -> str:
        """A path in words, list items by their id where they have one: `places.yiqi.bays`."""
        words, value = [], self.value
        for step in path:
            if isinstance(value, list) and isinstance(step, int):
                value = value[step]
                words.append(str(value.get("id", step + 1) if isinstance(value, dict) else step + 1))
            else:
                value = value.get(str(step)) if isinstance(value, dict) else None
                words.append(str(step))
        return ".".join(words)


class _Mark(Protocol):
    """What the marks of both of PyYAML's parsers have in common; counted from 0."""

    line: int
    column: int


class Loader(yaml.CSafeLoader):
    """Composes nodes and leaves the meaning of plain scalars to us."""


Loader.yaml_implicit_resolvers = {}


def parse(data: bytes, file: str, found: list[Problem]) -> Document | None:
    """Read a text of at most `MAX_BYTES`; what is wrong goes to `found`, and None means that nothing could be read."""
    if len(data) > MAX_BYTES:
        what = say("the text is larger than {limit} bytes", limit=MAX_BYTES)
        found.append(Problem("file-too-large", Position(file), what, say("keep only what belongs to this meeting")))
        return None
    text = decode(data, file, found)
    if text is None or not _is_bounded(text, file, found):
        return None
    loader = Loader(text)
    try:
        root = loader.get_single_node()
    except yaml.YAMLError as error:
        found.append(_syntax(error, file))
        return None
    finally:
        loader.dispose()
    tree = _Tree(file, Comments(text), found)
    value = None if root is None else tree.value(root, ())
    if tree.full:
        return None
    return Document(file, value, tree.values, tree.keys, tree.texts, tuple(tree.assumed))


def _is_bounded(text: str, file: str, found: list[Problem]) -> bool:
    """Whether depth and number of values are within bounds; read event by event, before any recursion."""
    depth = count = 0
    try:
        for event in yaml.parse(text, Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            count += isinstance(event, yaml.NodeEvent)
            if depth > MAX_DEPTH or count > MAX_VALUES:
                where = _where(event.start_mark, file)
                found.append(_too_deep(where) if depth > MAX_DEPTH else _too_many(where))
                return False
    except yaml.YAMLError as error:
        found.append(_syntax(error, file))
        return False
    return True


class Comments:
    """The comment of a line: what follows its last token, the whole of a line that has none."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[int, int] | None = None

    def after(self, line: int) -> str:
        """The comment of a line counted from 0, without its mark; empty where there is none."""
        return self._rest(line).strip().lstrip("# ")

    def column(self, line: int) -> int | None:
        """Where the comment of a line begins, its mark included; None where there is none."""
        rest = self._rest(line)
        begins = len(self._lines[line]) - len(rest.lstrip())
        return begins if rest.lstrip().startswith("#") else None

    def _rest(self, line: int) -> str:
        if self._ends is None:
            self._lines = re.split("\r\n|\r|\n", self._text)
            self._ends = {}
            for token in yaml.scan(self._text, Loader):
                mark = token.end_mark
                self._ends[mark.line] = max(mark.column, self._ends.get(mark.line, 0))
        return self._lines[line][self._ends.get(line, 0) :]


class _Tree:
    """Builds values from nodes; one object a document, so that all aliases share one count."""

    def __init__(self, file: str, comments: Comments, found: list[Problem]) -> None:
        self.values: dict[Path, Position] = {}
        self.keys: dict[Path, Position] = {}
        self.texts: dict[Path, str] = {}
        self.assumed: list[Assumed] = []
        self._file, self._comments, self._found = file, comments, found
        self.full = False

    def value(self, node: yaml.Node, path: Path) -> Value:
        where = _where(node.start_mark, self._file)
        if self.full or self._is_too_much(where, path):
            return None
        self.values[path] = where
        if node.tag not in _OWN_TAGS and node.tag != ASSUMED:
            mend = say("remove the tag; only !assumed is known")
            self._refuse("unknown-tag", where, say("the tag {tag} has no meaning here", tag=node.tag), mend)
        value = self._content(node, where, path)
        if node.tag == ASSUMED:
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            shown = text if len(text) <= 120 else text[:119] + "…"
            self.assumed.append(Assumed(path, where, shown, self._comments.after(node.start_mark.line)))
        return value

    def _content(self, node: yaml.Node, where: Position, path: Path) -> Value:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, where, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
        made: dict[str, Value] = {}
        for key, item in node.value:
            self._entry(made, key, item, path)
        return made

    def _entry(self, made: dict[str, Value], key: yaml.Node, item: yaml.Node, path: Path) -> None:
        where = _where(key.start_mark, self._file)
        if not isinstance(key, yaml.ScalarNode):
            self._refuse("bad-key", where, say("a key must be one word"), say("write key: value, one a line"))
        elif key.value in made:
            first = self.keys[(*path, key.value)].line
            what = say("the key {key} stands twice; first in line {line}", key=key.value, line=first)
            self._refuse("duplicate-key", where, what, say("keep one of the two"))
        else:
            self._check_text(key.value, where)
            self.keys[(*path, key.value)] = where
            made[key.value] = self.value(item, (*path, key.value))

    def _scalar(self, node: yaml.ScalarNode, where: Position, path: Path) -> Value:
        text: str = node.value
        self._check_text(text, where)
        if node.style:
            return text
        if text in _WORDS:
            return _WORDS[text]
        is_int = _INT.fullmatch(text)
        if not is_int and not _FLOAT.fullmatch(text):
            return text
        self.texts[path] = text
        if (is_int and len(text.lstrip("-")) > _MAX_DIGITS) or abs(float(text[:400])) == float("inf"):
            what = say("a number of {digits} digits is too long", digits=len(text))
            self._refuse("number-too-long", where, what, say("put it in quotes if it is not a number"))
            return text[:_MAX_DIGITS]
        return int(text) if is_int else float(text)

    def _check_text(self, text: str, where: Position) -> None:
        if match := FORBIDDEN.search(text):
            self._found.append(forbidden_character(match.group(), where))

    def _is_too_much(self, where: Position, path: Path) -> bool:
        if len(path) > MAX_DEPTH or len(self.values) >= MAX_VALUES:
            self.full = True
            self._found.append(_too_deep(where) if len(path) > MAX_DEPTH else _too_many(where))
        return self.full

    def _refuse(self, code: str, where: Position, what: Message, mend: Message) -> None:
        self._found.append(Problem(code, where, what, mend))


def _where(mark: _Mark | None, file: str) -> Position:
    return Position(file, mark.line + 1, mark.column + 1) if mark else Position(file, 1, 1)


def _too_deep(where: Position) -> Problem:
    what = say("the text is nested more than {limit} levels deep", limit=MAX_DEPTH)
    return Problem("nested-too-deep", where, what, say("close the brackets, or write one level a line"))


def _too_many(where: Position) -> Problem:
    what = say("the text holds more than {limit} values, counting every repetition by an alias", limit=MAX_VALUES)
    return Problem("too-many-values", where, what, say("remove the aliases, or keep only what belongs to this meeting"))


def _syntax(error: yaml.YAMLError, file: str) -> Problem:
    reason = getattr(error, "problem", None) or "unreadable"
    # What is never closed is missed at the end of the file; its beginning is where the organiser must look.
    marks = ("context_mark", "problem_mark") if "end of stream" in reason else ("problem_mark", "context_mark")
    mark = next((found for name in marks if (found := getattr(error, name, None))), None)
    what = say("the text cannot be read: {reason}", reason=reason)
    return Problem(
        "bad-syntax", _where(mark, file), what, say("check indentation, quotes, colons and brackets at this place")
    )
