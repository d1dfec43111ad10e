"""One bed, seat, place, plaque or set of gear wrong, for the rules of hosting and of gear: in the hand-made plan."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Gender
from meetingplan.domain.plan import Plan
from tests.audit.breaches_hosting import FIRST, FLOOR, GOOD, PAIRS, PODIUM, SECOND, awarded, dining, lodged, seated
from tests.audit.edits import Edit, both, of_delegate, people
from tests.audit.visits import in_gear_at_b
from tests.trust.injection.injected import Injected


def _named(what: str, meeting: Meeting, plan: Plan, edit: Edit) -> Injected:
    return Injected(what, edit(meeting, plan), None)


def rooms(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A guest without a bed or with two, in a room too full, with the other gender, alone, or not as asked for."""
    for number, pair in PAIRS:
        others = tuple(room for room in PAIRS if room[0] != number)
        for who in pair:
            (left,) = set(pair) - {who}
            yield _named(f"no room {who}", meeting, plan, lodged(*others, (number, (left,))))
            yield _named(f"two rooms {who}", meeting, plan, lodged(*PAIRS, ("6", (who,))))
            yield _named(f"by hand {who}", meeting, plan, both(GOOD, of_delegate(f"D{who:02}", room="7")))
            if who > 2:  # the first two asked to share
                yield _named(f"alone {who}", meeting, plan, both(GOOD, of_delegate(f"D{who:02}", alone=True)))
                gender = Gender.FEMALE if who not in (3, 4, 7, 8) else Gender.MALE
                yield _named(f"gender {who}", meeting, plan, both(GOOD, of_delegate(f"D{who:02}", gender=gender)))
                asked = both(GOOD, of_delegate(f"D{who:02}", share_with=frozenset(people(1))))
                yield _named(f"asked for {who}", meeting, plan, asked)
        yield _named(f"no such room {number}", meeting, plan, lodged(*others, ("9", pair)))
        yield _named(f"a stranger {number}", meeting, plan, lodged(*PAIRS, ("6", (10 + int(number),))))


def tables(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A guest without a place or with two, at a table too full, of another diet, or not the one given by hand."""
    good = dining(FIRST, SECOND)
    for number, leader, sitting, diet in (FIRST, SECOND):
        other = SECOND if number == 1 else FIRST
        for who in sitting:
            rest = tuple(n for n in sitting if n != who)
            led = leader if leader in rest else rest[0]
            fewer = (number, led, rest, diet)
            yield _named(f"no place {who}", meeting, plan, dining(fewer, other))
            yield _named(f"two places {who}", meeting, plan, dining(FIRST, SECOND, (3, who, (who,), "")))
            full = (*other[:2], (*other[2], who), "")
            yield _named(f"one seat short {who}", meeting, plan, dining(fewer, full))
            yield _named(f"diet {who}", meeting, plan, both(good, of_delegate(f"D{who:02}", diet="清真")))
            yield _named(f"by hand {who}", meeting, plan, both(good, of_delegate(f"D{who:02}", table=3)))
            yield _named(f"led by {who}", meeting, plan, dining(FIRST, (2, who, SECOND[2], "")) if number == 1
                         else dining((1, who, FIRST[2], ""), SECOND))  # fmt: skip


def seating(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One without a seat, two on one, two neighbours the wrong way round, one on no seat, or not on the one given."""
    for who, place in FLOOR.items():
        others = {n: s for n, s in FLOOR.items() if n != who}
        yield _named(f"no seat {who}", meeting, plan, seated({**PODIUM, **others}))
        yield _named(f"no such seat {who}", meeting, plan, seated({**PODIUM, **FLOOR, who: (place[0], 6)}))
        given = both(seated({**PODIUM, **FLOOR}), of_delegate(f"D{who:02}", seat=(4, 3)))
        yield _named(f"by hand {who}", meeting, plan, given)
    for one, other in pairwise(FLOOR):
        yield _named(f"swapped {one}", meeting, plan, seated({**PODIUM, **FLOOR, one: FLOOR[other], other: FLOOR[one]}))
        yield _named(f"two on one {one}", meeting, plan, seated({**PODIUM, **FLOOR, one: FLOOR[other]}))
    for one, other in combinations(PODIUM, 2):
        turned = {**PODIUM, one: PODIUM[other], other: PODIUM[one]}
        yield _named(f"podium {one} {other}", meeting, plan, seated({**turned, **FLOOR}))


def awards(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A plaque left out, to or from somebody else, in another order, or one too many on stage."""
    good = ((1, 1, 2, 1), (1, 2, 3, 1), (2, 1, 4, 1))
    for at, (batch, order, who, giver) in enumerate(good):
        others = (*good[:at], *good[at + 1 :])
        yield _named(f"without {at}", meeting, plan, awarded(*others))
        for other in range(1, 20):
            if other != who:
                yield _named(f"{at} to {other}", meeting, plan, awarded(*others, (batch, order, other, giver)))
            if other != giver:
                yield _named(f"{at} from {other}", meeting, plan, awarded(*others, (batch, order, who, other)))
        yield _named(f"gap {at}", meeting, plan, awarded(*others, (batch, order + 1, who, giver)))
    yield _named("one too many on stage", meeting, plan, awarded(*good, stage=1))


def gear(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One set too few for a group of ten, or for it and the one of eight before it, whose gear is not ready again.

    G2 hands its gear back 15 minutes before G1 puts it on: with 16 minutes or more until it is ready, 18 sets are out.
    """
    for places in range(10, 40):
        yield _named(f"ten with 9, {places} places", meeting, plan, in_gear_at_b(9, places))
    for minutes in range(16, 60):
        made, planned = in_gear_at_b(17)(meeting, plan)
        made = replace(made, movement=replace(made.movement, gear_reset_s=60.0 * minutes))
        yield Injected(f"ready after {minutes}", (made, planned))
