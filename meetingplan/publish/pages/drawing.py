"""What the drawings share: a scale of time, and how much room words take. Lengths are in units of the drawing."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LATIN_EM = 0.6
"""Mean width of a Latin letter in bold, as a share of its size; Chinese characters are square."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Minutes of the meeting from `start` to `end`, laid out from `left` to `right`."""

    start: int
    end: int
    left: float
    right: float

    def at(self, minute: float) -> float:
        """Where a minute lies; what is outside lies at the nearer end."""
        inside = min(max(minute, self.start), self.end)
        return round(self.left + (inside - self.start) * (self.right - self.left) / (self.end - self.start), 1)

    def ticks(self, every: int) -> Iterator[int]:
        """The minutes divisible by `every`."""
        return iter(range(-(-self.start // every) * every, self.end + 1, every))


def width(text: str, size: float) -> float:
    """About how wide a text is."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return size * (wide + LATIN_EM * (len(text) - wide))


def fitted(text: str, size: float, room: float) -> str:
    """The most of a text that fits, cut at a word, or at a Chinese character; empty where nothing sensible fits."""
    if width(text, size) <= room:
        return text
    spaced = " " in text or text.isascii()
    units = text.split(" ") if spaced else list(text)
    joint = " " if spaced else ""
    for count in range(len(units) - 1, 0, -1):
        cut = joint.join(units[:count]).rstrip(" -–·&")
        if width(cut, size) <= room:
            return cut if spaced or count > 1 else ""
    return ""
