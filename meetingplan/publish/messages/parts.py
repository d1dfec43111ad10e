"""What a short message is put together from, so that it takes as few segments as what must be told."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetingplan.publish.messages.segments import segments

MOST = 2
"""Segments that a message takes at most."""
ALWAYS, SPARE = 0, 9
"""Ranks: told whatever happens; from `SPARE` on, told only where segments that are sent anyway have room for it."""
_PLACE = 40
"""Letters that a name of a place may have where room is short."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is told, in full and in as few words as will do; of what does not fit, higher ranks go first."""

    full: str
    short: str
    rank: int


def fitted(head: Part, parts: Sequence[Part], between: str) -> str:
    """The text of a message that begins with `head`: in as few segments as all parts but the spare ones take in their
    short words, and in these segments as much as there is room for. Beyond `MOST`, parts are left out.
    """
    core = [part for part in parts if part.rank < SPARE]
    spare = sorted({part.rank for part in parts if part.rank >= SPARE}, reverse=True)
    choices = [*([part for part in parts if part.rank <= rank] for rank in spare), core]
    for limit in range(segments(_short(head, core, between)), MOST + 1):
        for chosen in choices:
            for text in (_joined(head.full, [part.full for part in chosen], between), _short(head, chosen, between)):
                if segments(text) <= limit:
                    return text
    while segments(text := _short(head, core, between)) > MOST and any(part.rank > ALWAYS for part in (head, *core)):
        least = max((head, *core), key=lambda part: part.rank)
        head, core = (NOTHING, core) if least is head else (head, [part for part in core if part is not least])
    return text


NOTHING = Part("", "", ALWAYS)
"""No part at all."""


def shortened(place: str) -> str:
    """The name of a place as far as a message has room for it."""
    return place if len(place) <= _PLACE else f"{place[: _PLACE - 1]}…"


def _short(head: Part, parts: Sequence[Part], between: str) -> str:
    return _joined(head.short, [part.short for part in parts], between)


def _joined(head: str, texts: Sequence[str], between: str) -> str:
    return head + between.join(texts)
