"""Lift cars between two floors, person by person."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from meetingplan.domain.movement import Movement
from tests.simulation.kernel import Clock, Places, Process
from tests.simulation.motion import fly


@dataclass(slots=True)
class Car:
    """Where a car stands, from when on, and how many places each of its loads filled."""

    height: float
    ready: float = 0.0
    loads: list[float] = field(default_factory=list)


class Hall:
    """The people who wait on a floor: wheelchair users in front, and whoever fits gets in next."""

    def __init__(self, walkers: int, wheelchairs: int, m: Movement) -> None:
        chair, walker = (m.wheelchair_places, m.wheelchair_load_s), (1.0, m.lift_load_s)
        self.chairs = deque([chair] * wheelchairs)
        self.walkers = deque([walker] * walkers)

    def __bool__(self) -> bool:
        return bool(self.chairs or self.walkers)

    def enter(self, seats: int) -> Iterator[tuple[float, float]]:
        """Those who get in, one after the other; a car too small for a wheelchair takes one and no one else."""
        room = float(seats)
        while True:
            if self.chairs and (room >= self.chairs[0][0] or room == seats):
                person = self.chairs.popleft()
            elif self.walkers and room >= 1:
                person = self.walkers.popleft()
            else:
                return
            room -= person[0]
            yield person


@dataclass(slots=True)
class Shaft:
    """Equal cars that serve two floors `rise` metres apart, from wherever each of them stands."""

    cars: list[Car]
    seats: int
    speed: float
    rise: float
    m: Movement

    def travel(self, metres: float) -> float:
        """Seconds to close, start and fly."""
        if metres == 0:
            return 0.0
        flight = fly(metres, self.speed, self.m.lift_acceleration, self.m.lift_jerk)
        return self.m.lift_close_s + self.m.lift_start_s + flight

    def carry(
        self, start: float, people: int, *, wheelchairs: int = 0, up: bool = True, queue: bool = False
    ) -> list[float]:
        """When each of the people is out on the other floor; with `queue` they fill one car after the other."""
        clock = Clock(start)
        hall = Hall(people - wheelchairs, wheelchairs, self.m)
        door = Places(clock, 1 if queue else len(self.cars))
        out: list[float] = []
        for car in sorted(self.cars, key=lambda c: c.ready):
            clock.start(self._serve(clock, car, hall, door, out, up), max(start, car.ready))
        clock.run()
        return out

    def _serve(self, clock: Clock, car: Car, hall: Hall, door: Places, out: list[float], up: bool) -> Process:
        m, here, there = self.m, 0.0 if up else self.rise, self.rise if up else 0.0
        while hall:
            yield self.travel(abs(car.height - here))
            car.height = here
            yield door
            aboard = []
            if hall:
                yield m.lift_open_s
                for person in hall.enter(self.seats):
                    aboard.append(person)
                    yield person[1]
                yield m.lift_hold_s
            door.leave()
            if aboard:
                car.loads.append(sum(places for places, _ in aboard))
                yield self.travel(self.rise) + m.lift_open_s
                car.height = there
                for _, seconds in aboard:
                    yield seconds
                    out.append(clock.now)
        car.ready = clock.now

    def exchange(self, below: int, above: int) -> tuple[list[float], float]:
        """When each person is out, and when the car is empty below: it takes both crowds on the same rounds."""
        clock = Clock()
        out: list[float] = []
        clock.start(self._shuttle(clock, [Hall(below, 0, self.m), Hall(above, 0, self.m)], out))
        return out, clock.run()

    def _shuttle(self, clock: Clock, halls: list[Hall], out: list[float]) -> Process:
        m = self.m
        aboard: list[tuple[float, float]] = []
        floor = 0
        while True:
            yield m.lift_open_s
            for _, seconds in aboard:
                yield seconds
                out.append(clock.now)
            aboard = []
            if floor == 0 and not halls[0] and not halls[1]:
                return
            for person in halls[floor].enter(self.seats):
                aboard.append(person)
                yield person[1]
            self.cars[0].loads.append(len(aboard))
            yield m.lift_hold_s + self.travel(self.rise)
            floor = 1 - floor
