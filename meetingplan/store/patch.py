"""Changes in a YAML text where its values change, and nowhere else: comments, tags, order and layout stay.

A text is composed into nodes that know from where to where they were written; what differs between the tree that was
read and the tree that is wanted becomes edits of that text. Comments on lines of their own always stay. The comment at
the end of a line goes with the entry that is removed, and with nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from meetingplan.store.document import ASSUMED, Loader, Value
from meetingplan.store.yaml_text import block, entry, flow, item_lines

Edit = tuple[int, int, str]
"""From, to, and what to write there."""


def patched(text: str, old: Value, new: Value) -> str:
    """The text of `old` so changed that it says `new`.

    Args:
        old: what was read of the text, with the same keys and as many entries as are written there; keys that are left
            out of both trees are left as they stand.
    """
    loader = Loader(text)
    try:
        root = loader.get_single_node()
    finally:
        loader.dispose()
    edits = [] if root is None else list(_Patch(text).node(root, old, new))
    return _applied(text, edits, 0, len(text))


def same(one: Value, other: Value) -> bool:
    """Whether two values say the same: 45 is 45.0 but not true, and a key without value is a key left out."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(same(one.get(key), other.get(key)) for key in {*one, *other})
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other


@dataclass(frozen=True, slots=True)
class _Patch:
    text: str

    def node(self, node: yaml.Node, old: Value, new: Value) -> Iterator[Edit]:
        """The edits that make a node say something else."""
        if same(old, new):
            return
        if isinstance(node, yaml.MappingNode) and isinstance(old, dict) and isinstance(new, dict):
            yield from self._mapping(node, old, new)
        elif isinstance(node, yaml.SequenceNode) and isinstance(old, list) and isinstance(new, list):
            yield from self._sequence(node, old, new)
        else:
            yield self._instead(node, new)

    def _mapping(self, node: yaml.MappingNode, old: Mapping[str, Value], new: Mapping[str, Value]) -> Iterator[Edit]:
        keys = {key.value for key, _ in node.value}
        gone = {key for key in old if new.get(key) is None}
        added = [key for key, value in new.items() if value is not None and key not in keys]
        kept = [(key, value) for key, value in node.value if key.value not in gone]
        if not kept or (node.flow_style and (gone or added)):
            yield self._instead(node, dict(new))
            return
        for i, (key, value) in enumerate(node.value):
            if key.value in gone:
                following = node.value[i + 1][0] if i + 1 < len(node.value) else None
                yield self._without(key, value, following)
            elif key.value in new:
                yield from self.node(value, old.get(key.value), new[key.value])
        indent = node.value[0][0].start_mark.column
        for key in added:
            at = self._line_end(self._end(kept[-1][1]))
            yield at, at, "\n" + "\n".join(entry(key, new[key], indent))

    def _without(self, key: yaml.Node, value: yaml.Node, following: yaml.Node | None) -> Edit:
        """Drops an entry of a block: its lines, or on the line of a list's dash all up to the next key."""
        start = key.start_mark.index
        line = self._line_start(start)
        if self.text[line:start].strip() and following is not None:
            return start, following.start_mark.index, ""
        end = self._line_end(self._end(value))
        return (line, end + 1, "") if line == 0 else (line - 1, end, "")

    def _sequence(self, node: yaml.SequenceNode, old: Sequence[Value], new: Sequence[Value]) -> Iterator[Edit]:
        origins = _origins(old, new)
        if origins == list(range(len(old))):
            for item, before, after in zip(node.value, old, new, strict=True):
                yield from self.node(item, before, after)
        elif node.flow_style or not new or not self._is_listed(node):
            yield self._instead(node, list(new))
        else:
            yield self._reordered(node, old, new, origins)

    def _reordered(
        self, node: yaml.SequenceNode, old: Sequence[Value], new: Sequence[Value], origins: list[int | None]
    ) -> Edit:
        """All entries of a block anew, those that were there in their own words, with the comments above them."""
        starts = [self._line_start(item.start_mark.index) for item in node.value]
        ends = [self._line_end(self._end(item)) for item in node.value]
        above = [self.text[end + 1 : start] for end, start in zip(ends, starts[1:], strict=False)]
        leads = dict(enumerate(["", *above]))
        indent = len(self.text[starts[0] :]) - len(self.text[starts[0] :].lstrip(" "))
        tail = ""
        for i in sorted(set(leads) - set(origins), reverse=True):
            lead = leads.pop(i)
            following = next((k for k in sorted(leads) if k > i), None)
            if following is None:
                tail = f"\n{lead}".rstrip("\n") + tail
            else:
                leads[following] = lead + leads[following]
        parts = []
        for origin, value in zip(origins, new, strict=True):
            if origin is None:
                parts.append("\n".join(item_lines(value, indent)))
            else:
                edits = list(self.node(node.value[origin], old[origin], value))
                parts.append(leads[origin] + _applied(self.text, edits, starts[origin], ends[origin]))
        return starts[0], ends[-1], "\n".join(parts) + tail

    def _instead(self, node: yaml.Node, new: Value) -> Edit:
        """Another value in place of a node; its tag stays."""
        start, end = node.start_mark.index, self._end(node)
        tag = f"{ASSUMED} " if node.tag == ASSUMED else ""
        is_long = isinstance(new, list | dict) and new and len(flow(new)) > 100
        before = self.text[self._line_start(start) : start]
        if is_long and not before.strip().startswith(("-", "{", "[")) and before.rstrip().endswith(":"):
            indent = len(before) - len(before.lstrip(" ")) + 2
            start -= len(before) - len(before.rstrip())
            return start, end, "\n".join([f" {tag}".rstrip(), *block(new, indent)])
        blank = "" if start == 0 or self.text[start - 1] in " [{" or self.text[start - 1] == "\n" else " "
        return start, end, f"{blank}{tag}{flow(new)}"

    def _is_listed(self, node: yaml.SequenceNode) -> bool:
        """Whether every entry begins a line with its dash."""
        starts = [item.start_mark.index for item in node.value]
        return all(self.text[self._line_start(start) : start].strip() == "-" for start in starts)

    def _end(self, node: yaml.Node) -> int:
        """Where what was written of a node ends; the parser's own mark of a block is where the next thing begins."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(self.text[start:end].rstrip())

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end


def _applied(text: str, edits: list[Edit], start: int, end: int) -> str:
    """A stretch of the text with its edits."""
    parts, at = [], start
    for begin, stop, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += [text[at:begin], new]
        at = max(at, stop)
    return "".join([*parts, text[at:end]])


def _origins(old: Sequence[Value], new: Sequence[Value]) -> list[int | None]:
    """For each new entry the number of the old one that it was: by id, else the same words, else the same place."""
    left: dict[str, list[int]] = {}
    for i, value in reversed(list(enumerate(old))):
        left.setdefault(_identity(value), []).append(i)
    made = [left[name].pop() if left.get(name := _identity(value)) else None for value in new]
    free = {i for numbers in left.values() for i in numbers if not _has_id(old[i])}
    return [i if origin is None and i in free else origin for i, origin in enumerate(made)]


def _has_id(value: Value) -> bool:
    return isinstance(value, dict) and "id" in value


def _identity(value: Value) -> str:
    return f"id {value['id']}" if isinstance(value, dict) and "id" in value else flow(value)
