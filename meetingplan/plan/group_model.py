"""Who of a hotel rides on which of its coaches, as a CP-SAT model without its rules.

A delegation's people without needs or company of their own are interchangeable: the model counts them instead of
naming them, so its size grows with the delegations and not with the roster.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from meetingplan.domain.ids import CoachId, DelegateId, DelegationId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Need


@dataclass(frozen=True, slots=True)
class GroupModel:
    """Variables of the choice of coaches for the people of one hotel.

    Args:
        pools: the interchangeable people of each delegation, in the order of the roster.
        named: the others, each with the delegation that they belong to.
        count: how many of a pool ride on a coach.
        rides: whether a named person rides on a coach.
        left: how many of each pool find no seat.
        size: people on a coach.
    """

    meeting: Meeting
    cp: cp_model.CpModel
    coaches: tuple[CoachId, ...]
    pools: Mapping[DelegationId, tuple[DelegateId, ...]]
    named: Mapping[DelegateId, DelegationId]
    count: Mapping[tuple[DelegationId, CoachId], cp_model.IntVar]
    rides: Mapping[tuple[DelegateId, CoachId], cp_model.IntVar]
    left: Mapping[DelegationId, cp_model.IntVar]
    size: Mapping[CoachId, cp_model.IntVar]

    @property
    def people(self) -> int:
        """Everyone of the hotel."""
        return len(self.named) + sum(map(len, self.pools.values()))


def group_model(meeting: Meeting, people: Sequence[Delegate], coaches: tuple[CoachId, ...]) -> GroupModel:
    """The variables, and that everyone rides at most once; the rules post the rest."""
    cp = cp_model.CpModel()
    company = {other for person in people for other in person.keep_with}
    pools: dict[DelegationId, list[DelegateId]] = defaultdict(list)
    named: dict[DelegateId, DelegationId] = {}
    for person in people:
        if person.keep_with or person.id in company or Need.WHEELCHAIR in person.needs:
            named[person.id] = person.delegation
        else:
            pools[person.delegation].append(person.id)
    count = {(p, c): cp.new_int_var(0, len(pools[p]), f"count {p} {c}") for p in pools for c in coaches}
    rides = {(d, c): cp.new_bool_var(f"rides {d} {c}") for d in named for c in coaches}
    left = {p: cp.new_int_var(0, len(pool), f"left {p}") for p, pool in pools.items()}
    size = {c: cp.new_int_var(0, meeting.coaches[c].seats, f"size {c}") for c in coaches}
    for p, pool in pools.items():
        cp.add(sum(count[p, c] for c in coaches) + left[p] == len(pool))
    for d in named:
        cp.add_at_most_one(rides[d, c] for c in coaches)
    for c in coaches:
        cp.add(size[c] == sum(count[p, c] for p in pools) + sum(rides[d, c] for d in named))
    _order_like_coaches(meeting, cp, coaches, size)
    frozen = {pool: tuple(members) for pool, members in pools.items()}
    return GroupModel(meeting, cp, coaches, frozen, named, count, rides, left, size)


def _order_like_coaches(
    meeting: Meeting, cp: cp_model.CpModel, coaches: tuple[CoachId, ...], size: Mapping[CoachId, cp_model.IntVar]
) -> None:
    """Of coaches that are alike the earlier is no emptier: otherwise every plan would count once an ordering."""
    like: dict[tuple[int, int, int], CoachId] = {}
    for id in coaches:
        coach = meeting.coaches[id]
        kind = coach.seats, coach.crew, coach.wheelchairs
        if kind in like:
            cp.add(size[like[kind]] >= size[id])
        like[kind] = id
