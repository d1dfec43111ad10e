"""Texts of cells as they are meant: full-width letters and digits are narrow, blanks at the ends are none."""

import re

_WIDE: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " "}
_LETTERS = {c: n for c, n in _WIDE.items() if isinstance(n, str) or chr(n).isalnum()}
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_CHARACTER = "〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_PADDED = re.compile(f"([{_CHARACTER}]) +([{_CHARACTER}])")


def tidy(text: str) -> str:
    """Without invisible characters, and without blanks at the ends."""
    return _HIDDEN.sub("", text).strip()


def narrow(text: str) -> str:
    """With all that is full-width made narrow: for ids, numbers, times and telephones."""
    return " ".join(tidy(text).translate(_WIDE).split())


def narrow_letters(text: str) -> str:
    """With letters and digits made narrow; the punctuation of Chinese sentences stays."""
    return tidy(text).translate(_LETTERS)


def person(name: str) -> str:
    """A name; one of two characters that were set apart to fill a column is put together."""
    plain = " ".join(narrow_letters(name).split())
    match = _PADDED.fullmatch(plain)
    return match[1] + match[2] if match else plain
