"""A tree of plain values -> YAML as a person would write it: what fits on a line stands on one."""

import json
import re
from collections.abc import Mapping, Sequence

from meetingplan.store.document import Value

_WIDTH = 118
_PLAIN = re.compile(
    r"(?:[^\W\d_]|\d+(?=[\u4e00-\u9fff]))[\w·、，。；：（）《》“”—./+-]*(?: [\w·、，。；：（）《》“”—./+-]+)*"
)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?", re.ASCII)
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def yaml_text(tree: Mapping[str, Value]) -> str:
    """The text of a whole file; it is read back as the same tree.

    Keys whose value is None are left out, and keys that hold lists or mappings stand apart.
    """
    parts: list[str] = []
    for key, value in tree.items():
        if value is not None:
            lines = entry(key, value, 0)
            parts += ["", *lines] if len(lines) > 1 and parts else lines
    return "\n".join([*parts, ""])


def entry(key: str, value: Value, indent: int) -> list[str]:
    """The lines of one key with its value, each indented by so many blanks."""
    pad = " " * indent
    if _fits(value, indent + len(key) + 2):
        return [f"{pad}{scalar(key)}: {flow(value)}"]
    return [f"{pad}{scalar(key)}:", *block(value, indent + 2)]


def block(value: Value, indent: int) -> list[str]:
    """The lines of a mapping or list, one entry a line or below it."""
    if isinstance(value, dict):
        return [line for key, item in value.items() if item is not None for line in entry(key, item, indent)]
    assert isinstance(value, list), "what is neither mapping nor list fits on a line"
    return [line for item in value for line in item_lines(item, indent)]


def item_lines(item: Value, indent: int) -> list[str]:
    """The lines of one entry of a list, from its dash on."""
    pad = " " * indent
    if _fits(item, indent + 2):
        return [f"{pad}- {flow(item)}"]
    first, *rest = block(item, indent + 2)
    return [f"{pad}- {first.lstrip()}", *rest]


def flow(value: Value) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items() if v is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def scalar(value: Value) -> str:
    """One value; text is put in quotes wherever some reader of YAML could take it for something else."""
    if not isinstance(value, str):
        return json.dumps(value)
    is_plain = (_PLAIN.fullmatch(value) and value.lower() not in _WORDS) or _MOMENT.fullmatch(value)
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def _fits(value: Value, column: int) -> bool:
    """Whether a value is to stand on one line; lists of mappings never do."""
    if isinstance(value, dict | list) and value:
        parts: Sequence[Value] = value if isinstance(value, list) else list(value.values())
        is_deep = any(_holds_mappings(part) for part in parts) or _holds_mappings(value)
        return not is_deep and column + len(flow(value)) <= _WIDTH
    return True


def _holds_mappings(value: Value) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)
