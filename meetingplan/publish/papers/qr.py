"""QR codes: what a phone's camera reads off paper."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import segno

_QUIET = 2
"""Modules left white round a code; paper adds the rest of the four that the standard asks for."""
_MASK = 2
"""Looking for the best of the eight masks takes five times as long; readers take any."""


def qr_code(text: str) -> str:
    """An SVG of a text or an address; it can still be read with a seventh of it covered."""
    code = segno.make_qr(text, error="m", mask=_MASK, encoding="utf-8" if not text.isascii() else None)
    path = "".join(run for y, row in enumerate(code.matrix, _QUIET) for run in _runs(row, y))
    side = len(code.matrix) + 2 * _QUIET
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


def _runs(row: Sequence[int], y: int) -> Iterator[str]:
    """The dark stretches of a row as boxes."""
    x = _QUIET
    for dark, modules in groupby(row):
        long = len(list(modules))
        if dark:
            yield f"M{x} {y}h{long}v1h-{long}z"
        x += long
