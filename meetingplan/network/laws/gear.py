"""Protective gear (helmet, vest, shoe covers) that is put on before a zone and handed back after it."""

from dataclasses import dataclass
from math import ceil

from meetingplan.domain.movement import Movement
from meetingplan.network.laws.errors import within


@dataclass(frozen=True, slots=True)
class Waves:
    """In how many waves of up to `size` people a visit in gear goes, and the seconds until the last is out of it."""

    size: int
    count: int
    seconds: float


def put_on(n: int, places: int, m: Movement) -> float:
    """Seconds for n people to put on gear at so many places, each for gear_on_s: ceil(n / places) gear_on_s.

    Source: counting; gear_on_s assumed. Valid where someone stands ready for every place that falls free.

    Raises:
        OutOfRange: n < 0 or places < 1.
    """
    return _rounds(n, places) * m.gear_on_s


def take_off(n: int, places: int, m: Movement) -> float:
    """Seconds for n people to hand it back: ceil(n / places) gear_off_s; as `put_on`.

    Raises:
        OutOfRange: n < 0 or places < 1.
    """
    return _rounds(n, places) * m.gear_off_s


def visit(n: int, sets: int, places: int, tour_s: float, m: Movement) -> Waves:
    """The quickest visit of n people in equal waves (the last may be smaller) when there are only so many sets.

    min over the wave's size w <= sets of (W - 1) (on(w) + T + off(w) + gear_reset_s) + on(r) + T + off(r), with
    W = ceil(n / w) waves of which the last has r people; a wave starts when all of it are dressed and the sets of the
    wave before are back. Trying smaller waves matters: with 10 places, waves of 11 dress in two turns.

    Raises:
        OutOfRange: n < 1, sets < 1, places < 1 or tour_s < 0.
    """
    within("n", n, 1)
    within("sets", sets, 1)
    within("tour_s", tour_s, 0)

    def wave(people: int) -> float:
        return put_on(people, places, m) + tour_s + take_off(people, places, m)

    def waves(size: int) -> Waves:
        count = ceil(n / size)
        earlier = (count - 1) * (wave(size) + m.gear_reset_s)
        return Waves(size, count, earlier + wave(n - (count - 1) * size))

    return min((waves(size) for size in range(1, min(n, sets) + 1)), key=lambda w: (w.seconds, w.size))


def _rounds(n: int, places: int) -> int:
    within("n", n, 0)
    within("places", places, 1)
    return ceil(n / places)
