"""How long each kind of step takes: a law of movement, what goes into it, and the seconds that come out."""

from dataclasses import dataclass

from meetingplan.domain.movement import Movement
from meetingplan.domain.places import Gear, Interior, Room, Stairs, Zone
from meetingplan.network.laws import attendant, coach, desk, gear, lift, stairs, walking
from meetingplan.network.rounding import whole_minutes


@dataclass(frozen=True, slots=True)
class Duration:
    """What a law of movement makes of its inputs.

    Args:
        law: its name, a key of `FORMULAS`.
        inputs: name and value of everything that the formula needs; figures of `Movement` under their own names.
    """

    law: str
    inputs: tuple[tuple[str, float], ...]
    seconds: float

    @property
    def minutes(self) -> int:
        """Whole minutes, rounded up once."""
        return whole_minutes(self.seconds)


_SLOWER = "wheelchairs * 2 * max(0, wheelchair_load_s - min(ceil(wheelchair_places), load) * lift_load_s)"
FORMULAS = {
    "coach.alight": "berth_s + n * alight_s",
    "coach.board": "n * board_s + headcount_s",
    "walking.entrance": "walk_m / walk_mps + n / (door_flow * (door_width_m - door_margin_m))",
    "walking.gates": "walk_m / walk_mps + max(n / f + turnstile_s, r / f + k * turnstile_s), "
    "f = door_flow * (door_width_m - door_margin_m), k = ceil(n / gates), r = n - (k - 1) * gates",
    "zone": "minutes * 60 + walk_m / walk_mps",
    "gear.put_on": "ceil(n / places) * gear_on_s",
    "gear.take_off": "ceil(n / places) * gear_off_s",
    "attendant.busy": f"ceil(trips / cars) * RTT(load) + {_SLOWER}",
    "attendant.busy_one_queue": f"E + last_out_one_queue(trips, load, cars) + {_SLOWER}",
    "stairs.last_over": "(n - 1) / (stair_flow * (width_m - stair_margin_m)) + height_m / stair_climb_mps",
    "desk.register": "ceil(n / desks) * desk_s",
}
"""Law -> its formula, in the names of its inputs; docs/movement.md explains them."""


def _duration(law: str, seconds: float, m: Movement, figures: str = "", **inputs: float) -> Duration:
    used = {name: float(getattr(m, name)) for name in figures.split()}
    return Duration(law, tuple((inputs | used).items()), seconds)


def alight(n: int, m: Movement) -> Duration:
    """Getting off the coach."""
    return _duration("coach.alight", coach.alight(n, m), m, "berth_s alight_s", n=n)


def board(n: int, m: Movement) -> Duration:
    """Boarding and the head-count."""
    return _duration("coach.board", coach.board(n, m), m, "board_s headcount_s", n=n)


def entrance(n: int, inside: Interior, m: Movement) -> Duration:
    """From the coach through the door and the turnstiles, or back."""
    width, figures = inside.door_width_m, "walk_mps door_flow door_margin_m"
    inputs = {"n": n, "walk_m": inside.walk_m, "door_width_m": width}
    if not inside.turnstiles:
        return _duration("walking.entrance", walking.entrance(n, inside.walk_m, width, m), m, figures, **inputs)
    seconds = walking.gates(n, inside.walk_m, width, inside.turnstiles, m)
    return _duration("walking.gates", seconds, m, f"{figures} turnstile_s", **inputs, gates=inside.turnstiles)


def stay(zone: Zone, m: Movement) -> Duration:
    """One stop of a visit, with the walk to it."""
    seconds = zone.minutes * 60 + walking.level_walk(zone.walk_m, m.walk_mps)
    return _duration("zone", seconds, m, "walk_mps", minutes=zone.minutes, walk_m=zone.walk_m)


def put_on(n: int, room: Gear, m: Movement) -> Duration:
    """Putting gear on."""
    return _duration("gear.put_on", gear.put_on(n, room.places, m), m, "gear_on_s", n=n, places=room.places)


def take_off(n: int, room: Gear, m: Movement) -> Duration:
    """Handing it back."""
    return _duration("gear.take_off", gear.take_off(n, room.places, m), m, "gear_off_s", n=n, places=room.places)


def ride(n: int, wheelchairs: int, bank: lift.Bank, *, queue: bool) -> Duration:
    """Up or down by a lift bank."""
    m = bank.m
    law = "attendant.busy_one_queue" if queue else "attendant.busy"
    served = (attendant.service_one_queue if queue else attendant.service)(n, wheelchairs, bank)
    inputs = {
        "n": n,
        "wheelchairs": wheelchairs,
        "cars": bank.cars,
        "per_trip": bank.per_trip,
        "load": served.load,
        "trips": attendant.trips(n, wheelchairs, served.load, m),
        "speed": bank.speed,
        "rise_m": bank.rise_m,
        "RTT(load)": lift.round_trip(served.load, bank),
        "E": lift.empty_return(bank),
    }
    figures = (
        "lift_open_s lift_close_s lift_hold_s lift_start_s lift_load_s lift_acceleration lift_jerk "
        "wheelchair_places wheelchair_load_s"
    )
    return _duration(law, served.seconds, m, figures if wheelchairs else figures.rsplit(" ", 2)[0], **inputs)


def climb(n: int, height_m: float, way: Stairs, m: Movement) -> Duration:
    """Up or down a staircase."""
    seconds = stairs.last_over(n, height_m, way.width_m, m)
    figures = "stair_flow stair_margin_m stair_climb_mps"
    return _duration("stairs.last_over", seconds, m, figures, n=n, height_m=height_m, width_m=way.width_m)


def register(n: int, room: Room, m: Movement) -> Duration:
    """Registration at the desks of a room."""
    return _duration("desk.register", desk.register(n, room.desks, m), m, "desk_s", n=n, desks=room.desks)
