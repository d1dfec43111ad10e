"""People on foot, one by one: coaches, doors, stairs, gates, docents, zones and protective gear."""

from collections.abc import Sequence

from meetingplan.domain.movement import Movement
from tests.simulation.kernel import Clock, Places, Process


def _through(clock: Clock, before: float, gate: Places, takes: float, after: float, out: list[float]) -> Process:
    """Someone who comes to a gate, takes so many seconds at it and goes on."""
    yield before
    yield gate
    yield takes
    gate.leave()
    yield after
    out.append(clock.now)


def file_past(
    arrive: Sequence[float], takes: float, *, gates: int = 1, after: Sequence[float] | None = None
) -> list[float]:
    """When people who arrive at these times are past `gates` gates and what comes after, in order of being there."""
    clock = Clock()
    gate = Places(clock, gates)
    out: list[float] = []
    for index, at in enumerate(arrive):
        clock.start(_through(clock, at, gate, takes, after[index] if after else 0.0, out))
    clock.run()
    return out


def leave_by(exits: Sequence[str], takes: float) -> dict[int, str]:
    """Through which exit each person really went, all setting out at once to the one given, one person at a time."""
    clock = Clock()
    doors = {name: Places(clock, 1) for name in exits}
    seen: dict[int, str] = {}
    for person, name in enumerate(exits):
        clock.start(_leave(doors, name, takes, person, seen))
    clock.run()
    return seen


def _leave(doors: dict[str, Places], name: str, takes: float, person: int, seen: dict[int, str]) -> Process:
    yield doors[name]
    yield takes
    doors[name].leave()
    seen[person] = name


def leave_coach(people: int, m: Movement) -> float:
    """When the last of them stands beside the coach: it berths, then they use its door one by one."""
    return max(file_past([m.berth_s] * people, m.alight_s), default=m.berth_s)


def fill_coach(people: int, m: Movement) -> float:
    """When the head-count is done: they use its door one by one, then are counted."""
    return max(file_past([0.0] * people, m.board_s), default=0.0) + m.headcount_s


def walk_through_door(people: int, metres: float, width: float, m: Movement) -> float:
    """When the last of a column that walks together is through a door that lets one by after the other."""
    headway = 1 / (m.door_flow * (width - m.door_margin_m))
    return max(file_past([metres / m.walk_mps] * people, headway))


def climb(speeds: Sequence[float], height: float, width: float, m: Movement) -> list[float]:
    """When each is over the stairs: one steps on after the other, and climbs at a speed of their own, vertically."""
    headway = 1 / (m.stair_flow * (width - m.stair_margin_m))
    steps_on = [index * headway for index in range(len(speeds))]
    return file_past(steps_on, 0.0, gates=len(speeds), after=[height / speed for speed in speeds])


def tours(sizes: Sequence[int], docents: int, tour: float, m: Movement) -> list[float]:
    """When each group is back: it needs a docent, who then walks back, and the start for as long as the headway."""
    clock = Clock()
    free, start = Places(clock, docents), Places(clock, 1)
    out: list[float] = []
    for _ in sizes:
        clock.start(_tour(clock, free, start, tour, m, out))
    clock.run()
    return out


def _tour(clock: Clock, free: Places, start: Places, tour: float, m: Movement, out: list[float]) -> Process:
    yield start
    yield free
    clock.start(_leave_after(start, m.docent_headway_s))
    yield tour
    out.append(clock.now)
    yield m.docent_return_s
    free.leave()


def _leave_after(place: Places, seconds: float) -> Process:
    yield seconds
    place.leave()


def pass_zones(arrivals: Sequence[float], dwell: Sequence[float], capacity: Sequence[int]) -> list[float]:
    """When each load has left the last zone; a load keeps its place until the next zone has one for it."""
    clock = Clock()
    zones = [Places(clock, places) for places in capacity]
    out: list[float] = []
    for at in arrivals:
        clock.start(_load(clock, zones, dwell, out), at)
    clock.run()
    return out


def _load(clock: Clock, zones: Sequence[Places], dwell: Sequence[float], out: list[float]) -> Process:
    held: Places | None = None
    for zone, stay in zip(zones, dwell, strict=True):
        yield zone
        if held:
            held.leave()
        yield stay
        held = zone
    if held:
        held.leave()
    out.append(clock.now)


def visit_in_gear(people: int, wave: int, places: int, tour: float, m: Movement) -> float:
    """When the last is out of the gear, in waves: all dress, tour together, hand back, and the sets are made ready."""
    start = 0.0
    while True:
        going = min(wave, people)
        dressed = max(file_past([0.0] * going, m.gear_on_s, gates=places))
        undressed = max(file_past([0.0] * going, m.gear_off_s, gates=places))
        end = start + dressed + tour + undressed
        people -= going
        if not people:
            return end
        start = end + m.gear_reset_s
