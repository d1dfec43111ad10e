"""Draws the figures of docs/movement.md from the laws themselves: `python -m docs.figures.draw`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from docs.figures.chart import Bar, Line, bars, lines, schedule
from docs.figures.words import CHINESE
from meetingplan.domain.ids import PlaceId, part_of
from meetingplan.domain.movement import Movement
from meetingplan.network import Headcount, build_graph, passage
from meetingplan.network.laws import attendant, coach, desk, docent, gear, lift, split, stairs, up_peak, walking, zones
from meetingplan.network.laws.flight import flight_time
from meetingplan.scenario.load import load

M = Movement()
Say = Callable[[str], str]
EXAMPLE = Path(__file__).parents[2] / "scenarios" / "graph-features"
PEOPLE = range(1, 61)


def _curve(label: str, law: Callable[[int], float], xs: range = PEOPLE, unit: float = 60) -> Line:
    return Line(label, [(x, law(x) / unit) for x in xs])


def bank(cars: int = 1, per_trip: int = 10, storeys: int = 5) -> lift.Bank:
    """The lift of the examples: 13 persons on the plate, 1.75 m/s, storeys of 3.9 m."""
    return lift.Bank(cars, per_trip, 1.75, 3.9 * storeys, M)


def draw_coach(say: Say) -> str:
    """Off and on a coach."""
    curves = [_curve(say("off"), partial(coach.alight, m=M)), _curve(say("on, counted"), partial(coach.board, m=M))]
    return lines(say("A coach has one door"), say("people"), say("minutes"), curves)


def draw_entrance(say: Say) -> str:
    """Through doors of three widths."""
    curves = [
        Line(say("{k} m wide").format(k=width), [(n, walking.entrance(n, 45, width, M)) for n in PEOPLE])
        for width in (0.9, 1.2, 1.8)
    ]
    return lines(say("45 m from the coach, then a door"), say("people"), say("seconds"), curves)


def draw_crowd(say: Say) -> str:
    """Weidmann's diagram."""
    density = [d / 20 for d in range(2, 109)]
    curves = [
        Line(say("speed, m/s"), [(d, walking.walking_speed(d)) for d in density]),
        Line(say("flow, persons/(s m)"), [(d, walking.flow(d)) for d in density]),
    ]
    return lines(
        say("The denser a crowd, the slower"), say("persons per square metre"), "", curves, (1.75, walking.flow(1.75))
    )


def draw_stairs(say: Say) -> str:
    """One to three storeys."""
    curves = [
        Line(say("storeys: {k}").format(k=storeys), [(n, stairs.last_over(n, 3.9 * storeys, 1.8, M)) for n in PEOPLE])
        for storeys in (3, 2, 1)
    ]
    return lines(say("The last one over a stair of 1.8 m"), say("people"), say("seconds"), curves)


def draw_flight(say: Say) -> str:
    """Three rated speeds."""
    metres = [d / 2 for d in range(1, 81)]
    curves = [
        Line(f"{speed} m/s", [(d, flight_time(d, speed, M.lift_acceleration, M.lift_jerk)) for d in metres])
        for speed in (1.0, 1.75, 2.5)
    ]
    return lines(say("A lift's flight from rest to rest"), say("metres"), say("seconds"), curves)


def draw_trips(say: Say) -> str:
    """The trips of 25 people in one car."""
    car, moves = bank(), []
    start = 0.0
    for trip, riding in enumerate((10, 10, 5), 1):
        row = say("trip {k}: {load} people").format(k=trip, load=riding)
        out = start + lift.one_way(riding, car)
        inside = start + M.lift_open_s + riding * M.lift_load_s + M.lift_hold_s
        up, back = inside + lift.empty_return(car), out + lift.empty_return(car)
        moves.append(Bar(row, start, inside, say("open, in, hold")))
        moves.append(Bar(row, inside, up, say("close, start, fly")))
        moves.append(Bar(row, up, out, say("open, out")))
        moves.append(Bar(row, out, back, say("back empty")))
        start = back
    return schedule(say("25 people, one car, five storeys"), say("seconds"), moves[:-1])


def draw_banks(say: Say) -> str:
    """One car and two."""
    xs = range(1, 121)
    curves = [
        _curve(say("one car"), partial(lift.last_out_single, bank=bank()), xs),
        _curve(say("two cars, one queue"), partial(lift.last_out_one_queue, bank=bank(2)), xs),
        _curve(say("two cars, side by side"), partial(lift.last_out_parallel, bank=bank(2)), xs),
    ]
    return lines(say("The last one up to the sixth floor"), say("people"), say("minutes"), curves)


def draw_busy(say: Say) -> str:
    """What is promised for a lift, over what happens."""
    curves = [
        _curve(say("nine cases of ten"), partial(attendant.p90, bank=bank())),
        _curve(say("held for the party"), lambda n: attendant.busy(n, 0, bank())),
        _curve(say("last one out"), partial(lift.last_out_single, bank=bank())),
    ]
    return lines(say("One car to the sixth floor"), say("people"), say("minutes"), curves)


def draw_operation(say: Say) -> str:
    """Two parties of forty, and a tour of 20 minutes."""
    car = bank()
    apart = 2 * (lift.empty_return(car) + lift.last_out_single(40, car))
    values = [
        (say("40 up, then 40 down"), apart / 60),
        (say("40 up while 40 come down"), lift.paired(40, 40, car) / 60),
        (say("first down after all were up"), (lift.last_out_single(40, car) + 1200) / 60),
        (say("first down, each load on its own"), lift.earliest_down(0, 1200, car) / 60),
    ]
    return bars(say("Ways to run one lift"), say("minutes"), values)


def draw_up_peak(say: Say) -> str:
    """Five-minute capacity over the number of landings."""

    def capacity(landings: int, people: float, cars: int) -> float:
        # a storey of 3.9 m at 1.75 m/s; a stop costs doors, start and the time lost in starting and stopping
        stop = M.lift_open_s + M.lift_close_s + M.lift_start_s + M.lift_hold_s + 3.4
        rounds = up_peak.round_trip(people, landings, 3.9 / 1.75, stop, M.lift_load_s)
        return up_peak.handling_capacity(people, rounds, cars)

    curves = [
        Line(say("cars: {k}").format(k=cars), [(n, capacity(n, 10, cars)) for n in range(1, 21)]) for cars in (3, 2, 1)
    ]
    return lines(say("People carried up in five minutes"), say("landings above the entrance"), say("people"), curves)


def draw_split(say: Say) -> str:
    """Two hundred people, ten of whom must ride."""
    climbers = range(1, 191)
    curves = [
        Line(say("lift, the others"), [(c, lift.last_out_single(200 - c, bank()) / 60) for c in climbers]),
        Line(say("stairs of 1.6 m"), [(c, stairs.last_over(c, 19.5, 1.6, M) / 60) for c in climbers]),
    ]
    best = split.split(
        200, 10, 5, 5, lambda n: lift.last_out_single(n, bank()), lambda n: stairs.last_over(n, 19.5, 1.6, M)
    )
    title = say("200 people to the sixth floor, if five storeys were allowed")
    return lines(title, say("people who climb"), say("minutes"), curves, (best.climbers, best.seconds / 60))


def draw_docents(say: Say) -> str:
    """Four groups, two docents."""
    tours = []
    for group in range(4):
        back = docent.last_back(25 * (group + 1), 25, 2, 420, M)
        row = say("group {k}").format(k=group + 1)
        tours.append(Bar(row, (back - 420) / 60, back / 60, say("docent {k}").format(k=group % 2 + 1)))
    return schedule(say("100 people, groups of 25, two docents, a tour of 7 minutes"), say("minutes"), tours)


def draw_zones(say: Say) -> str:
    """Loads through three zones."""
    dwell = [300.0, 600.0, 300.0]
    curves = [
        Line(label, [(k, zones.last_through([0.0] * k, dwell, capacity) / 60) for k in range(1, 11)])
        for label, capacity in (
            (say("one group a zone"), [1, 1, 1]),
            (say("two in the second"), [1, 2, 1]),
            (say("two in each"), [2, 2, 2]),
        )
    ]
    return lines(say("Zones of 5, 10 and 5 minutes"), say("groups"), say("minutes until the last is through"), curves)


def draw_gear(say: Say) -> str:
    """Sets and places."""
    curves = [
        Line(
            say("places: {k}").format(k=places),
            [(s, gear.visit(36, s, places, 900, M).seconds / 60) for s in range(9, 41)],
        )
        for places in (4, 8, 12)
    ]
    return lines(say("36 people, 15 minutes in protective gear"), say("sets of gear"), say("minutes"), curves)


def draw_desk(say: Say) -> str:
    """Two, four and eight desks."""
    curves = [
        _curve(say("desks: {k}").format(k=desks), partial(desk.register, desks=desks, m=M), range(1, 161))
        for desks in (2, 4, 8)
    ]
    return lines(say("All come at once to register"), say("people"), say("minutes"), curves)


def draw_parties(say: Say) -> str:
    """Two parties of a group in the tower of the example scenario; every ride begins or ends with a stop of theirs."""
    made = passage(build_graph(load(EXAMPLE)), PlaceId("tower"), Headcount(29))
    rows = {"service": "first floor", "north": "lift", "incubator": "third floor", "roof": "sixth floor"}
    left = {step.end: step.party for step in made.steps if step.party is not None}
    stays = []
    for step in (step for step in made.steps if part_of(step.node) in rows):
        party = left[step.start] if step.party is None else step.party
        kind = say("party {k}").format(k=1 + (party or 0))
        stays.append(Bar(say(rows[part_of(step.node)]), step.start, step.end, kind))
    return schedule(say("29 people in two parties, one lift"), say("minutes"), stays)


FIGURES = (
    draw_coach,
    draw_entrance,
    draw_crowd,
    draw_stairs,
    draw_flight,
    draw_trips,
    draw_banks,
    draw_busy,
    draw_operation,
    draw_up_peak,
    draw_split,
    draw_docents,
    draw_zones,
    draw_gear,
    draw_desk,
    draw_parties,
)


def files() -> dict[str, str]:
    """File name -> SVG, each figure in English and in Chinese."""
    drawn = {}
    for draw in FIGURES:
        name = draw.__name__.removeprefix("draw_")
        drawn[f"{name}.svg"] = draw(str)
        drawn[f"{name}.zh_CN.svg"] = draw(CHINESE.__getitem__)
    return drawn


if __name__ == "__main__":
    for file, svg in files().items():
        (Path(__file__).parent / file).write_text(svg, encoding="utf-8")
