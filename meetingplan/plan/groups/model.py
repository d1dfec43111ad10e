"""Who of a camp rides on which of its coaches, as a CP-SAT model without its rules.

People of one delegation without company of their own are interchangeable, as far as role and wheelchair are alike: the
model counts them instead of naming them, so its size grows with the delegations and not with the roster.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ortools.sat.python import cp_model

from meetingplan.domain.ids import CoachId, DelegateId, DelegationId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Leaders, Need, Role
from meetingplan.plan.groups.camps import Camp


class Kind(NamedTuple):
    """What rules and wishes about groups can tell apart in people without company."""

    delegation: DelegationId
    leader: bool
    wheelchair: bool


@dataclass(frozen=True, slots=True)
class GroupModel:
    """Variables of the choice of coaches for the people of one camp.

    Args:
        pools: the interchangeable people of each kind, in the order of the roster.
        named: the others, with their kind.
        count: how many of a pool ride on a coach.
        rides: whether a named person rides on a coach.
        left: how many of each pool find no seat.
        size: people on a coach.
        by_hand: how many of a pool have been given a coach by the organiser.
    """

    meeting: Meeting
    cp: cp_model.CpModel
    coaches: tuple[CoachId, ...]
    pools: Mapping[Kind, tuple[DelegateId, ...]]
    named: Mapping[DelegateId, Kind]
    count: Mapping[tuple[Kind, CoachId], cp_model.IntVar]
    rides: Mapping[tuple[DelegateId, CoachId], cp_model.IntVar]
    left: Mapping[Kind, cp_model.IntVar]
    size: Mapping[CoachId, cp_model.IntVar]
    by_hand: Mapping[tuple[Kind, CoachId], int]

    @property
    def people(self) -> int:
        """Everyone of the camp."""
        return len(self.named) + sum(map(len, self.pools.values()))

    def seated(self, delegation: DelegationId) -> cp_model.LinearExprT:
        """How many people of a delegation have a seat."""
        pools = sum(len(pool) - self.left[kind] for kind, pool in self.pools.items() if kind.delegation == delegation)
        named = (person for person, kind in self.named.items() if kind.delegation == delegation)
        return pools + sum(self.rides[person, coach] for person in named for coach in self.coaches)

    def aboard(self, coach: CoachId, *, leader: bool = False, wheelchair: bool = False) -> cp_model.LinearExprT:
        """How many people on a coach are leaders, or in a wheelchair, as asked."""

        def counts(kind: Kind) -> bool:
            return (kind.leader or not leader) and (kind.wheelchair or not wheelchair)

        pools = sum(self.count[kind, coach] for kind in self.pools if counts(kind))
        return pools + sum(self.rides[person, coach] for person, kind in self.named.items() if counts(kind))


def kind_of(meeting: Meeting, person: Delegate) -> Kind:
    """The kind of a person; leaders are told apart only where that matters."""
    leader = meeting.groups.leaders is not Leaders.FREE and person.role is Role.LEADER
    return Kind(person.delegation, leader, Need.WHEELCHAIR in person.needs)


def group_model(meeting: Meeting, camp: Camp, coaches: tuple[CoachId, ...]) -> GroupModel:
    """The variables, and that everyone rides at most once; the rules post the rest."""
    cp, here = cp_model.CpModel(), {person.id for person in camp.people}
    people = [person for person in meeting.delegates.values() if person.id in here]
    company = {other for person in people for other in person.keep_with | person.keep_apart}
    pools: dict[Kind, list[DelegateId]] = defaultdict(list)
    named: dict[DelegateId, Kind] = {}
    for person in people:
        if person.keep_with or person.keep_apart or person.id in company:
            named[person.id] = kind_of(meeting, person)
        else:
            pools[kind_of(meeting, person)].append(person.id)
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
    for alike in _like_coaches(meeting, camp, coaches):
        for fuller, emptier in pairwise(alike):  # otherwise every plan would count once an ordering
            cp.add(size[fuller] >= size[emptier])
    frozen = {pool: tuple(members) for pool, members in pools.items()}
    chosen = ((kind, meeting.delegates[person].coach) for kind, pool in pools.items() for person in pool)
    by_hand = Counter((kind, coach) for kind, coach in chosen if coach is not None)
    return GroupModel(meeting, cp, coaches, frozen, named, count, rides, left, size, by_hand)


def start_from(model: GroupModel, camp: Camp, seating: Mapping[DelegateId, CoachId]) -> None:
    """Lets the search begin with groups that are known, of like coaches the fullest first."""
    sizes = Counter(seating.values())
    swap = {coach: coach for coach in model.coaches}
    for alike in _like_coaches(model.meeting, camp, model.coaches):
        swap |= zip(sorted(alike, key=lambda coach: -sizes[coach]), alike, strict=True)
    aboard = {person: swap[coach] for person, coach in seating.items()}
    counts = Counter((kind, aboard.get(person)) for kind, pool in model.pools.items() for person in pool)
    for (kind, coach), count in model.count.items():
        model.cp.add_hint(count, counts[kind, coach])
    for kind, left in model.left.items():
        model.cp.add_hint(left, counts[kind, None])
    for (person, coach), rides in model.rides.items():
        model.cp.add_hint(rides, aboard.get(person) == coach)
    for coach, size in model.size.items():
        model.cp.add_hint(size, sum(where == coach for where in aboard.values()))


def _like_coaches(meeting: Meeting, camp: Camp, coaches: Sequence[CoachId]) -> list[list[CoachId]]:
    """Coaches that are alike, but for those given by hand."""
    alike: dict[tuple[int, int, int], list[CoachId]] = defaultdict(list)
    for id in coaches:
        coach = meeting.coaches[id]
        if id not in camp.given:
            alike[coach.seats, coach.crew, coach.wheelchairs].append(id)
    return list(alike.values())
