"""Leaders spread over coaches that are filled already, by changing places."""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from meetingplan.domain.people import Role
from meetingplan.plan.groups.seating import Cabin, Unit


def spread(coaches: Sequence[Cabin]) -> None:
    """Until no coach has two leaders more than another, as far as those who are free can bring it about."""
    for cabin in coaches:
        cabin.loosen()
    leaders = [sum(person.role is Role.LEADER for unit in cabin.units for person in unit.people) for cabin in coaches]
    most = [(-count, number) for number, count in enumerate(leaders) if _free(coaches[number], leading=True)]
    least = [(count, number) for number, count in enumerate(leaders) if _has_room(coaches[number])]
    heapify(most)
    heapify(least)
    while most and least and -most[0][0] > least[0][0] + 1:
        (_, giver), (_, taker) = heappop(most), heappop(least)
        _change(coaches[giver], coaches[taker])
        leaders[giver] -= 1
        leaders[taker] += 1
        if _free(coaches[giver], leading=True):
            heappush(most, (-leaders[giver], giver))
        if _has_room(coaches[taker]):
            heappush(least, (leaders[taker], taker))


def _free(cabin: Cabin, *, leading: bool) -> list[Unit]:
    return [unit for unit in cabin.units if unit.loose and (unit.people[0].role is Role.LEADER) == leading]


def _has_room(cabin: Cabin) -> bool:
    return cabin.room > 0 or bool(_free(cabin, leading=False))


def _change(giver: Cabin, taker: Cabin) -> None:
    """A leader changes places with someone else, of a delegation that is aboard the leader's coach if there is one."""
    known = {unit.delegation for unit in giver.units}
    there = {unit.delegation for unit in taker.units}
    leader = max(_free(giver, leading=True), key=lambda unit: unit.delegation in there)
    other = max(_free(taker, leading=False), key=lambda unit: unit.delegation in known, default=None)
    giver.leave(leader)
    if other is not None:
        taker.leave(other)
        giver.board(other)
    taker.board(leader)
