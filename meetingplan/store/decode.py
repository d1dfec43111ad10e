"""Bytes -> text, refusing what no reader should meet later: foreign encodings and control characters."""

import codecs
import re
from pathlib import Path

from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.text import say

# Line separators beyond CR and LF are refused as well, so that every reader counts the same lines.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_NEWLINE = re.compile("\r\n|\r|\n")


def read(path: Path, name: str, limit: int, found: list[Problem]) -> bytes | None:
    """The bytes of a file of at most `limit` bytes, or None and a problem; `name` is how reports call the file."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        found.append(
            Problem(
                "missing-file",
                Position(name),
                say("{file} does not exist", file=name),
                say("create it; scenarios/feixi-2020 shows what belongs into it"),
            )
        )
        return None
    except OSError as error:
        found.append(
            Problem(
                "unreadable-file",
                Position(name),
                say("{file} cannot be read: {reason}", file=name, reason=error.strerror or type(error).__name__),
                say("make it a plain file that you may read"),
            )
        )
        return None
    if len(data) > limit:
        found.append(
            Problem(
                "file-too-large",
                Position(name),
                say("{file} is larger than {limit} bytes", file=name, limit=limit),
                say("keep only what belongs to this meeting"),
            )
        )
        return None
    return data


def decode(data: bytes, file: str, found: list[Problem], other: str | None = None) -> str | None:
    """The text in UTF-8 or else in one other encoding, without byte order mark; or None and a problem.

    Every control character is a problem of its own, at its position.
    """
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        before = body[: error.start].decode()
        # Chinese characters before the fault show that it is UTF-8 with a damage, which must not be read as if it were
        # the other encoding: that would succeed and give wrong names.
        guess = None if len(body) < len(data) or any(c > "\u07ff" for c in before) else _decoded(body, other)
        if guess is None:
            what = say("the file is not written in UTF-8")
            found.append(
                Problem("bad-encoding", position(before, len(before), file), what, say("save it as UTF-8 text"))
            )
            return None
        text = guess
    controls = control_characters(text, file)
    found.extend(controls)
    return None if controls else text


def _decoded(body: bytes, encoding: str | None) -> str | None:
    try:
        return body.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None


def position(text: str, index: int, file: str) -> Position:
    """Line and column, counted from 1, of a character of a text."""
    breaks = list(_NEWLINE.finditer(text, 0, index))
    return Position(file, len(breaks) + 1, index - (breaks[-1].end() if breaks else 0) + 1)


def control_characters(text: str, file: str) -> list[Problem]:
    """A problem for each of the first ten characters that no reader should meet."""
    return [
        forbidden_character(match.group(), position(text, match.start(), file))
        for match, _ in zip(FORBIDDEN.finditer(text), range(10), strict=False)
    ]


def forbidden_character(character: str, where: Position) -> Problem:
    """The problem of a control character at a position."""
    return Problem(
        "control-character",
        where,
        say("the text holds the control character U+{code}", code=f"{ord(character):04X}"),
        say("delete the invisible character at this place"),
    )
