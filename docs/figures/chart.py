"""Line charts, schedules and bars as plain SVG text; coordinates have one decimal, so files are the same everywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 680, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 180, 44, 52
COLOURS = ("#1f5fa8", "#c2571a", "#2f7d4f", "#8a4d9e", "#6b6b6b")
"""Told apart by people with any colour vision, and in grey."""


@dataclass(frozen=True, slots=True)
class Line:
    """A curve with the label at its end."""

    label: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time in one row of a schedule; bars of one `kind` share a colour and a place in the legend."""

    row: str
    start: float
    end: float
    kind: str


def _text(x: float, y: float, words: str, *, anchor: str = "start", size: int = 13, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"{more}>{escape(words)}</text>'


def _page(title: str, body: Sequence[str], height: int = HEIGHT) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="sans-serif" fill="#222">\n<title>{escape(title)}</title>\n'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    )
    return "\n".join([head, _text(LEFT, 24, title, size=15, more=' font-weight="bold"'), *body, "</svg>\n"])


def _step(top: float) -> float:
    """A round distance between ticks that gives four to eight of them."""
    size = 1e-3
    while True:
        for factor in (1, 2, 5):
            if top / (size * factor) <= 8:
                return size * factor
        size *= 10


def _ticks(top: float) -> list[float]:
    step = _step(top)
    return [step * k for k in range(int(top / step + 1e-9) + 1)]


def _axis(top: float, place: Callable[[float], float], draw: Callable[[float, str], list[str]]) -> list[str]:
    return [piece for tick in _ticks(top) for piece in draw(place(tick), f"{tick:g}")]


def _frame(
    x_top: float, y_top: float, x_label: str, y_label: str
) -> tuple[list[str], Callable[..., tuple[float, float]]]:
    """Grid and axes, and the function that places a point."""

    def x_at(value: float) -> float:
        return LEFT + value / x_top * (WIDTH - LEFT - RIGHT)

    def y_at(value: float) -> float:
        return HEIGHT - BOTTOM - value / y_top * (HEIGHT - TOP - BOTTOM)

    def vertical(x: float, words: str) -> list[str]:
        return [_text(x, HEIGHT - BOTTOM + 18, words, anchor="middle", size=12)]

    def horizontal(y: float, words: str) -> list[str]:
        rule = f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#ddd"/>'
        return [rule, _text(LEFT - 8, y + 4, words, anchor="end", size=12)]

    body = _axis(y_top, y_at, horizontal) + _axis(x_top, x_at, vertical)
    body.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, x_label, anchor="middle"))
    body.append(_text(LEFT, TOP - 4, y_label, size=12))
    return body, lambda x, y: (x_at(x), y_at(y))


def lines(
    title: str, x_label: str, y_label: str, curves: Sequence[Line], mark: tuple[float, float] | None = None
) -> str:
    """A line chart from (0, 0); `mark` puts a dot on one point."""
    x_top = max(x for curve in curves for x, _ in curve.points)
    y_top = max(y for curve in curves for _, y in curve.points) * 1.04
    body, place = _frame(x_top, y_top, x_label, y_label)
    ends = []
    for colour, curve in zip(COLOURS, curves, strict=False):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in curve.points))
        body.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        ends.append((place(*curve.points[-1])[1] + 4, colour, curve.label))
    free = TOP + 4.0
    for y, colour, label in sorted(ends):
        free = max(y, free)
        body.append(_text(WIDTH - RIGHT + 6, free, label, size=12, more=f' style="fill:{colour}"'))
        free += 16
    if mark:
        x, y = place(*mark)
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="none" stroke="#222" stroke-width="2"/>')
    return _page(title, body)


def schedule(title: str, x_label: str, bars: Sequence[Bar]) -> str:
    """Rows of bars over time, one colour a kind."""
    rows = list(dict.fromkeys(bar.row for bar in bars))
    kinds = dict(zip(dict.fromkeys(bar.kind for bar in bars), COLOURS, strict=False))
    left, height = 120, TOP + 34 * len(rows) + 84
    end = max(bar.end for bar in bars)

    def x_at(value: float) -> float:
        return left + value / end * (WIDTH - left - 24)

    floor = TOP + 34 * len(rows) + 6

    def tick(x: float, words: str) -> list[str]:
        rule = f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{floor}" stroke="#ddd"/>'
        return [rule, _text(x, floor + 16, words, anchor="middle", size=12)]

    body = _axis(end, x_at, tick)
    for bar in bars:
        y = TOP + 34 * rows.index(bar.row)
        width = x_at(bar.end) - x_at(bar.start)
        shape = f'<rect x="{x_at(bar.start):.1f}" y="{y}" width="{width:.1f}" height="26"'
        body.append(f'{shape} fill="{kinds[bar.kind]}" stroke="#fff"/>')
    body += [_text(left - 8, TOP + 34 * k + 18, row, anchor="end", size=12) for k, row in enumerate(rows)]
    body.append(_text(WIDTH - 24, floor + 34, x_label, anchor="end", size=12))
    x = float(left)
    for kind, colour in kinds.items():
        body.append(f'<rect x="{x:.1f}" y="{height - 22}" width="12" height="12" fill="{colour}"/>')
        body.append(_text(x + 17, height - 12, kind, size=12))
        x += 40 + sum(13 if ord(letter) > 255 else 7 for letter in kind)
    return _page(title, body, height)


def bars(title: str, x_label: str, values: Sequence[tuple[str, float]]) -> str:
    """Horizontal bars with their values."""
    left, height = 250, TOP + 34 * len(values) + 40
    top = max(value for _, value in values)
    body = []
    for k, (label, value) in enumerate(values):
        y = TOP + 34 * k
        width = value / top * (WIDTH - left - 70)
        body.append(_text(left - 8, y + 18, label, anchor="end", size=12))
        body.append(f'<rect x="{left}" y="{y}" width="{width:.1f}" height="26" fill="{COLOURS[0]}"/>')
        body.append(_text(left + width + 6, y + 18, f"{value:.1f}", size=12))
    body.append(_text(WIDTH - 24, height - 12, x_label, anchor="end", size=12))
    return _page(title, body, height)
