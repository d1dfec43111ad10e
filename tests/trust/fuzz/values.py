"""What someone might put where something else belongs."""

import random
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

Path = tuple[str | int, ...]
WORDS = (
    "", " ", "~", "null", "yes", "NO", "0", "-1", "1e9", "1e999", "nan", ".inf", "010", "0x1F", "1_000", "12:30",
    "08:30", "24:00", "25:61", "2020-06-23", "2020-02-30", "2020-06-23T08:00:00+08:00", "!assumed", "!!python/none",
    "*a", "&a b", "{", "[", "- a", "a: b", "? a", "%", "@", "`", "|", ">", "#", "'", '"', "\\", "=1+1", "\t=1", "＝1",
    "<b>", "&amp;", "inn", "hall", "lift", "wheelchair", "leader", "z1", "C1", "D001", "room", "site", "all", "convoy",
    "lines: 2", "\ufeff", "\u200b", "\u202e", "\u2028", "\x85", "\x7f", "é", "e\u0301", "某", "𠀀", "😀", "../x",
    "a/b", "CON", "x" * 300,
)  # fmt: skip

texts = st.sampled_from(WORDS) | st.text(max_size=12)
numbers = (
    st.sampled_from([0, 1, -1, 2, 59, 60, 1439, 1440, 1441, 10**6, 2**31, 2**63, 10**30])
    | st.integers(-10, 2000)
    | st.integers()
)
fractions = st.floats(allow_nan=True, allow_infinity=True) | st.sampled_from([0.5, 1.0, 1e-9, -0.0])
plain = st.none() | st.booleans() | numbers | fractions | texts
values = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=6
)
"""Any value of JSON, and of YAML without tags."""

changes = st.lists(
    st.tuples(
        st.sampled_from(["replace", "remove", "double", "swap", "rename", "add"]), st.integers(0, 10_000), values
    ),
    min_size=1,
    max_size=3,
)
"""Changes of a tree: what is done, which of its nodes it is done to, and with which value."""


def nodes(tree: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every value of a tree."""
    yield path
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        yield from nodes(value, (*path, key))


def at(tree: Any, path: Path) -> Any:
    """The value at a path."""
    for key in path:
        tree = tree[key]
    return tree


def changed(tree: Any, todo: Sequence[tuple[str, int, Any]]) -> Any:
    """A tree after some changes, made in place."""
    for what, where, value in todo:
        paths = list(nodes(tree))[1:]
        if not paths:
            return tree
        *above, key = paths[where % len(paths)]
        holder = at(tree, tuple(above))
        other = at(tree, random.Random(where).choice(paths))
        match what:
            case "replace":
                holder[key] = value
            case "remove":
                del holder[key]
            case "swap":
                holder[key] = other if not _within(holder, other) else value
            case "double" if isinstance(holder, list):
                holder.insert(int(key), holder[int(key)])
            case "rename" if isinstance(holder, dict):
                holder[str(value)[:40]] = holder.pop(key)
            case "add" if isinstance(holder, dict):
                holder[f"{key}-too"] = value
            case _:
                holder[key] = [holder[key]]
    return tree


def _within(holder: Any, other: Any) -> bool:
    """Whether a value holds the one that it would be put into, so that a tree would have no end."""
    return other is holder or any(at(other, path) is holder for path in nodes(other))
