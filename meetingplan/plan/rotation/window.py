"""A stretch of a timetable as a small model: visits of some groups within it are free, the others keep their order.

What lies before gives each visit the earliest minute at which it can start (its head), what lies after the least time
from its end to the end of all (its tail). With heads and tails the model is exact although it holds only the stretch;
a stretch that holds everything, with all groups free, is the whole problem.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from ortools.sat.python import cp_model

from meetingplan.plan.rotation.problem import Front, Rotation, Starts, Visit, by_start, soonest
from meetingplan.plan.solver import Values

Variables = Mapping[Visit, cp_model.IntVar]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What may change: visits of these groups that are under way between two minutes."""

    begin: float
    end: float
    groups: Collection[int]


@dataclass(frozen=True, slots=True)
class Window:
    """A model whose objective is the value of the whole timetable, and what is needed to read its answer.

    Args:
        value: the variable of the value.
        inside: the variable of the start of every visit in the stretch, free or not.
        before: the starts of the visits before.
        tails: minutes from the start of each visit after to the end of all.
    """

    cp: cp_model.CpModel
    rotation: Rotation
    value: cp_model.IntVar
    inside: Variables
    before: Starts
    tails: Starts

    def timetable(self, values: Values, value: int) -> dict[Visit, int]:
        """The whole timetable of an answer: what comes after starts at the latest, then all is moved forward."""
        chosen = {visit: values[variable.index] for visit, variable in self.inside.items()}
        after = {visit: value - tail for visit, tail in self.tails.items()}
        return soonest(self.rotation, by_start({**self.before, **chosen, **after}))


def window(rotation: Rotation, starts: Starts, stretch: Stretch, bound: int, latest: int) -> Window:
    """The model of a stretch.

    Args:
        starts: any timetable that the rotation allows.
        bound: a proven lower bound of the value.
        latest: the worst value that is wanted; with that of the timetable there is always an answer.
    """
    order = by_start(starts)
    heads, tails = Front(rotation), Front(rotation.mirrored())
    before = {v: heads.put(v) for v in order if rotation.end(v, starts) <= stretch.begin}
    after = sorted((v for v in order if starts[v] >= stretch.end), key=lambda v: -rotation.end(v, starts))
    left = {visit: tails.put(visit) + rotation.length(visit) for visit in after}
    cp = cp_model.CpModel()
    # What passes the stretch by: from before to after without a visit inside, and days that end before it.
    passing = [heads.earliest(visit) + tail for visit, tail in left.items()]
    value = cp.new_int_var(max([bound, rotation.value(before), *passing]), max(bound, latest), "")
    inside = {}
    for visit in order:
        if visit not in before and visit not in left:
            rest = rotation.length(visit) + tails.earliest(visit)
            inside[visit] = cp.new_int_var(heads.earliest(visit), latest - rest, "")
            cp.add(inside[visit] + rest <= value)
    _one_at_a_time(cp, rotation, inside, stretch.groups)
    _within_capacity(cp, rotation, inside, stretch.groups, (heads, tails), (value, latest))
    cp.minimize(value)
    return Window(cp, rotation, value, inside, before, left)


def _one_at_a_time(cp: cp_model.CpModel, rotation: Rotation, inside: Variables, groups: Collection[int]) -> None:
    """Any two visits of a group: one, the travel, the other; in either order where the group is free."""
    for group in range(len(rotation.minutes)):
        mine = [visit for visit in inside if visit[0] == group]
        if group in groups:
            cp.add_no_overlap(_stay(cp, rotation, inside, visit) for visit in mine)
        for one, other in combinations(mine, 2):
            there = rotation.length(one) + rotation.travel[one[1]][other[1]]
            back = rotation.length(other) + rotation.travel[other[1]][one[1]]
            if group not in groups:
                cp.add(inside[other] >= inside[one] + there)
            elif any(rotation.travel[one[1]]) or any(rotation.travel[other[1]]):
                first = cp.new_bool_var("")
                cp.add(inside[other] >= inside[one] + there).only_enforce_if(first)
                cp.add(inside[one] >= inside[other] + back).only_enforce_if(~first)


def _within_capacity(
    cp: cp_model.CpModel,
    rotation: Rotation,
    inside: Variables,
    groups: Collection[int],
    fronts: tuple[Front, Front],
    values: tuple[cp_model.IntVar, int],
) -> None:
    """At every site as many at once as there are places, some taken until a head or from a tail on."""
    heads, tails = fronts
    for site, capacity in enumerate(rotation.capacity):
        here = [visit for visit in inside if visit[1] == site]
        stays = [_stay(cp, rotation, inside, visit) for visit in here]
        for one, other in pairwise(visit for visit in here if visit[0] not in groups):
            cp.add(inside[other] >= inside[one] + (rotation.length(one) if capacity == 1 else 0))
        if capacity == 1:
            cp.add_no_overlap(stays)  # heads and tails bound the starts already
        else:
            stays += [cp.new_fixed_size_interval_var(0, until, "") for until in heads.places[site] if until]
            stays += [_from_then_on(cp, *values, tail) for tail in tails.places[site] if tail]
            cp.add_cumulative(stays, [1] * len(stays), capacity)


def _stay(cp: cp_model.CpModel, rotation: Rotation, inside: Variables, visit: Visit) -> cp_model.IntervalVar:
    return cp.new_fixed_size_interval_var(inside[visit], rotation.length(visit), "")


def _from_then_on(cp: cp_model.CpModel, value: cp_model.IntVar, latest: int, tail: int) -> cp_model.IntervalVar:
    """A place that is taken for the last minutes, up to the latest value and beyond."""
    start = cp.new_int_var(0, latest - tail, "")
    cp.add(start + tail <= value)
    return cp.new_fixed_size_interval_var(start, latest + 1, "")
