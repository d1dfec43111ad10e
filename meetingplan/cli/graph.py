"""`meetingplan graph DIR`: the capacity graph, and how long people need in it, step by step."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
from rich.cells import cell_len, set_cell_size

from meetingplan.cli.speak import folder_argument, json_option, language_option, load_meeting, writing
from meetingplan.cli.visit import print_visit
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.text import Language, say
from meetingplan.language import translate
from meetingplan.network import CapacityGraph, Headcount, build_graph
from meetingplan.network.drawing import draw
from meetingplan.network.export import graphml, node_link
from meetingplan.network.names import LAWS, amount, name_of, provenance, stop_of
from meetingplan.network.roads import barriers
from meetingplan.store.files import write

LIST = say(", ")
"""Between the items of a list."""


@click.command("graph")
@folder_argument
@click.option("--format", "form", type=click.Choice(["graphml", "json", "svg"]), help="For programs, or drawn.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write into this file instead of printing.")
@click.option("--people", type=click.IntRange(1, 1000), help="Tell how long so many people need; with --to.")
@click.option("--to", "target", metavar="PLACE/ZONE", help="From the coach to this zone, and back; with --people.")
@click.option("--wheelchairs", type=click.IntRange(0), default=0, help="How many of the people use a wheelchair.")
@click.option("--must-ride", type=click.IntRange(0), default=0, help="How many need the lift, wheelchairs included.")
@language_option
@json_option
def command(
    folder: Path,
    form: str | None,
    output: Path | None,
    people: int | None,
    target: str | None,
    wheelchairs: int,
    must_ride: int,
    language: Language | None,
    as_json: bool,
) -> None:
    """Print every node with what it can hold, and every leg with its minutes; or what --people need --to a zone."""
    group = _headcount(people, wheelchairs, must_ride, target)
    meeting = load_meeting(folder, language)
    graph, speak = build_graph(meeting), language or meeting.language
    if group is not None and target is not None:
        print_visit(graph, target, group, speak, as_json)
        return
    text = _rendered(graph, form or ("json" if as_json else None), speak)
    if output is None:
        click.echo(text)
    else:
        with writing(output, speak):
            write(output, f"{text}\n".encode())


def _headcount(people: int | None, wheelchairs: int, must_ride: int, target: str | None) -> Headcount | None:
    if (people is None) != (target is None):
        raise click.UsageError("--people and --to go together.")
    if people is None:
        return None
    if max(wheelchairs, must_ride) > people:
        raise click.UsageError("More people use a wheelchair or must ride than there are.")
    return Headcount(people, max(wheelchairs, must_ride), wheelchairs)


def _rendered(graph: CapacityGraph, form: str | None, language: Language) -> str:
    match form:
        case "graphml":
            return graphml(graph)
        case "svg":
            return draw(graph, language)
        case "json":
            return json.dumps(node_link(graph), ensure_ascii=False, indent=1)
        case _:
            return "\n".join([*_nodes(graph, language), *_legs(graph, language)])


def _nodes(graph: CapacityGraph, language: Language) -> Iterator[str]:
    """Place by place every node: its id, its name, what it can hold, by which laws people take their time there."""
    rows: dict[PlaceId, list[list[str]]] = {}
    for node in graph.nodes.values():
        name = translate(say("{name}", name=name_of(graph.meeting, node)), language)
        held = [*stop_of(graph.meeting, node), *(amount(*limit) for limit in node.capacity())]
        laws = translate(LIST, language).join(translate(LAWS[law], language) for law in node.laws)
        told = translate(LIST, language).join(translate(message, language) for message in held)
        rows.setdefault(node.place, []).append([node.id, name, told or "-", laws])
    lines = _aligned([row for of_place in rows.values() for row in of_place])
    for place, of_place in rows.items():
        yield graph.meeting.places[place].name.to(language)
        yield from (f"  {next(lines)}" for _ in of_place)
        yield ""


def _aligned(rows: list[list[str]]) -> Iterator[str]:
    """Rows in columns; Chinese characters are two wide."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(set_cell_size(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _legs(graph: CapacityGraph, language: Language) -> Iterator[str]:
    rows = []
    for (a, b), leg in graph.legs.items():
        if a < b:
            drive = say("{minutes} min", minutes=leg.minutes)
            if leg.km is not None:
                drive = say("{minutes} min, {km} km", minutes=leg.minutes, km=f"{leg.km:g}")
            rows.append([f"{a} - {b}", translate(drive, language), translate(provenance(leg), language)])
    yield from _aligned(rows) if rows else ()
    for road, why in barriers(graph.meeting):
        left_out = say("{a} - {b} is left out: {why}", a=road.a, b=road.b, why=why)
        yield translate(left_out, language)
    for slow in graph.meeting.slow_times:
        times = {
            "start": f"{slow.start // 60:02}:{slow.start % 60:02}",
            "end": f"{slow.end // 60:02}:{slow.end % 60:02}",
        }
        told = say(
            "drives that begin from {start} to {end} take {factor} times as long", factor=f"{slow.factor:g}", **times
        )
        yield translate(told, language)
