"""Which coaches carry which camp: enough seats and wheelchair places everywhere, and groups of about one size.

Coaches of one type are interchangeable, so the model counts them; those given by hand are counted with their camp.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from meetingplan.domain.ids import CoachId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Coach, Need
from meetingplan.plan.budget import Budget
from meetingplan.plan.groups.camps import Camp, camps, mergers
from meetingplan.plan.solver import Answer, solve

EFFORT = 1.0
"""Deterministic time for each question about the fleet."""
Type = tuple[int, int]
"""Seats for passengers, and wheelchair places."""
Share = Mapping[tuple[Type, int], int]
"""Coaches of each type for each camp by its number."""


@dataclass(frozen=True, slots=True)
class Shares:
    """The coaches of each camp, and how many people or wheelchairs find no place."""

    of: Share
    missing: int


def seats_for_passengers(meeting: Meeting, coach: Coach) -> int:
    """Seats of a coach that spacing and crew leave; where its minutes are pinned, those of the people who have them."""
    pin = meeting.pins.get(coach.id)
    if pin is not None and pin.closed:
        return len(pin.delegates)
    return max(0, meeting.usable(coach.seats) - coach.crew)


def wheelchair_places(meeting: Meeting, coach: Coach) -> int:
    """Places for wheelchairs; where its minutes are pinned, those of the people who have them."""
    pin = meeting.pins.get(coach.id)
    if pin is not None and pin.closed:
        return sum(Need.WHEELCHAIR in meeting.delegates[person].needs for person in pin.delegates)
    return coach.wheelchairs


def divide_fleet(meeting: Meeting, budget: Budget) -> list[tuple[Camp, tuple[CoachId, ...]]] | Answer:
    """Every camp with its coaches, in the organiser's order, all that have seats; or a failed answer.

    Camps of a hotel are joined as far as they must be for as many people to find a seat as can.
    """
    seats = {coach.id: seats_for_passengers(meeting, coach) for coach in meeting.coaches.values()}
    places = {coach.id: wheelchair_places(meeting, coach) for coach in meeting.coaches.values()}
    types = {coach: (number, places[coach]) for coach, number in seats.items() if number}
    steps = list(mergers(camps(meeting)))
    fewest = _fewest_missing(types, steps[-1], budget)
    if isinstance(fewest, Answer):
        return fewest

    def seats_as_many(number: int) -> bool:
        found = _fewest_missing(types, steps[number], budget)
        return not isinstance(found, Answer) and found.missing <= fewest.missing

    # Joining two camps never leaves more people behind, so the first step that leaves as few can be halved in on.
    found = steps[bisect_left(range(len(steps) - 1), True, key=seats_as_many)]
    shares = _evenly(types, found, fewest.missing, budget)
    return shares if isinstance(shares, Answer) else _handed_out(types, found, shares)


def _fewest_missing(types: Mapping[CoachId, Type], found: Sequence[Camp], budget: Budget) -> Shares | Answer:
    """As few people and wheelchairs without a place as can be."""
    cp, given, missing = _model(types, found)
    cp.minimize(missing)
    answer = solve(cp, budget, EFFORT, lambda values, value, bound: None)
    if answer.values is None:
        return answer
    values = answer.values
    return Shares({key: values[count.index] for key, count in given.items()}, values[missing.index])


def _evenly(types: Mapping[CoachId, Type], found: Sequence[Camp], missing: int, budget: Budget) -> Share | Answer:
    """Of the ways to leave no more behind, one whose largest average group of a camp is smallest."""
    best: Share | None = None
    low, high = 1, max((camp.size for camp in found), default=1)
    while best is None or low < high:
        largest = high if best is None else (low + high) // 2
        cp, given, left = _model(types, found)
        cp.add(left <= missing)
        for number, camp in enumerate(found):
            count = sum(var for (_, n), var in given.items() if n == number)
            some = cp.new_bool_var("some")
            cp.add(count * largest >= camp.size).only_enforce_if(some)
            cp.add(count == 0).only_enforce_if(~some)
        answer = solve(cp, budget, EFFORT, lambda values, value, bound: None)
        if answer.values is not None:
            best, high = {key: answer.values[count.index] for key, count in given.items()}, largest
        elif best is None:
            return answer
        else:
            low = largest + 1
    return best


def _model(
    types: Mapping[CoachId, Type], found: Sequence[Camp]
) -> tuple[cp_model.CpModel, Mapping[tuple[Type, int], cp_model.IntVar], cp_model.IntVar]:
    """Coaches of each type for each camp, no fewer than given by hand; and who finds no place."""
    cp, fleet = cp_model.CpModel(), Counter(types.values())
    by_hand = Counter((types[coach], number) for number, camp in enumerate(found) for coach in camp.given)
    given = {
        (t, number): cp.new_int_var(by_hand[t, number], fleet[t], f"given {t} {number}")
        for t in fleet
        for number in range(len(found))
    }
    for t, coaches in fleet.items():
        cp.add(sum(given[t, number] for number in range(len(found))) == coaches)
    short: list[cp_model.IntVar] = []
    for number, camp in enumerate(found):
        for place, asked in ((0, camp.size), (1, camp.wheelchairs)):
            left = cp.new_int_var(0, asked, f"left {place} {number}")
            cp.add(sum(t[place] * given[t, number] for t in fleet) + left >= asked)
            short.append(left)
    missing = cp.new_int_var(0, sum(camp.size + camp.wheelchairs for camp in found), "missing")
    cp.add(missing == sum(short))
    return cp, given, missing


def _handed_out(
    types: Mapping[CoachId, Type], found: Sequence[Camp], shares: Share
) -> list[tuple[Camp, tuple[CoachId, ...]]]:
    """The coaches themselves, first those given by hand, then of each type in the organiser's order."""
    order = {coach: number for number, coach in enumerate(types)}
    by_hand = {coach for camp in found for coach in camp.given}
    free: dict[Type, list[CoachId]] = defaultdict(list)
    for coach in reversed(list(types)):
        if coach not in by_hand:
            free[types[coach]].append(coach)
    taken = [set(camp.given) for camp in found]
    for (t, number), count in shares.items():
        mine = sum(types[coach] == t for coach in found[number].given)
        taken[number].update(free[t].pop() for _ in range(count - mine))
    return [(camp, tuple(sorted(mine, key=order.__getitem__))) for camp, mine in zip(found, taken, strict=True)]
