"""What can become of bytes on their way: of a text line by line, of any file byte by byte."""

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.trust.fuzz.values import WORDS

_BYTES = (
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\r",
    b"\t",
    b"\x1b",
    b"\xe2\x80\xa8",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98",
    b"PK\x03\x04",
)
_new = st.sampled_from([*(word.encode() for word in WORDS), *_BYTES]) | st.binary(max_size=4)
_ways = st.sampled_from(["over", "into", "out", "line", "double", "lost", "cut", "indent"])
edits = st.lists(st.tuples(_ways, st.integers(0, 10**6), _new), min_size=1, max_size=4)
"""Edits of bytes: what is done, where, and with which bytes."""


def edited(data: bytes, todo: Sequence[tuple[str, int, bytes]]) -> bytes:
    """The bytes after some edits."""
    for what, where, new in todo:
        i = where % (len(data) + 1)
        match what:
            case "over":
                data = data[:i] + new + data[i + len(new) :]
            case "into":
                data = data[:i] + new + data[i:]
            case "out":
                data = data[:i] + data[i + 1 + where % 40 :]
            case "cut":
                data = data[:i]
            case _:
                data = _lines(data, what, where, new)
    return data


def _lines(data: bytes, what: str, where: int, new: bytes) -> bytes:
    lines = data.split(b"\n")
    i = where % len(lines)
    other = lines[where // 7 % len(lines)]
    lines[i : i + 1] = {
        "line": [other], "double": [lines[i], lines[i]], "lost": [], "indent": [b"  " + lines[i] + new]
    }[what]  # fmt: skip
    return b"\n".join(lines)
