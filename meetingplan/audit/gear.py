"""Which steps where gear is changed are of which party, and whether it is put on or handed back there."""

from collections import defaultdict
from collections.abc import Sequence

from meetingplan.domain.ids import DocentId
from meetingplan.domain.plan import Step

Row = tuple[Step, ...]
"""What a party passes, in turn."""
Alike = tuple[DocentId | None, int]
"""Docent and size, by which a step tells whose it is."""


def geared(rows: Sequence[Row], gear: Sequence[Step]) -> list[Row]:
    """Rows of zones, in order of time, that begin where the party puts gear on and end where it hands it back.

    Empty where steps are left over, or fit no party. Parties without a docent may change while others do.
    """
    parties: dict[Alike, list[int]] = defaultdict(list)
    steps: dict[Alike, list[Step]] = defaultdict(list)
    for number, row in enumerate(rows):
        parties[row[0].docent, row[0].people].append(number)
    for step in gear:
        steps[step.docent, step.people].append(step)
    made = dict(enumerate(rows))
    for alike in parties.keys() | steps.keys():
        mine = sorted(steps[alike], key=lambda step: step.start)
        on = _put_on([rows[number] for number in parties[alike]], mine)
        if on is None:
            return []
        back = [step for at, step in enumerate(mine) if at not in on]
        for number, first, last in zip(parties[alike], on, back, strict=True):
            made[number] = (mine[first], *rows[number], last)
    return list(made.values())


def _put_on(rows: Sequence[Row], gear: Sequence[Step]) -> tuple[int, ...] | None:
    """At which steps parties of one size put gear on, one after the other; at all others they hand it back likewise.

    Of several readings that in which they put it on latest, and so wait least with it; None where there is none.
    """
    if len(gear) != 2 * len(rows):
        return None
    best: dict[int, tuple[int, ...]] = {0: ()}  # by how many have put it on: at which steps
    for at, step in enumerate(gear):
        puts = [(n + 1, (*on, at)) for n, on in best.items() if n < len(rows) and step.end <= rows[n][0].start]
        backs = [(n, on) for n, on in best.items() if at - n < len(rows) and rows[at - n][-1].end <= step.start]
        best = dict(sorted((*puts, *backs), key=lambda reading: sum(reading[1])))  # of equal counts the last stays
    return best.get(len(rows))
