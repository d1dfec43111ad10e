"""`meetingplan graph DIR`: the capacity graph."""

from pathlib import Path

import click
import networkx as nx

from meetingplan.cli.speak import folder_argument, json_option, language_option, load_meeting, print_json
from meetingplan.domain.text import Language
from meetingplan.network import build_graph


@click.command("graph")
@folder_argument
@language_option
@json_option
def command(folder: Path, language: Language | None, as_json: bool) -> None:
    """Print every node with what it can hold, and every leg with its minutes."""
    graph = build_graph(load_meeting(folder, language))
    if as_json:
        print_json(nx.node_link_data(graph.graph, edges="edges"))
        return
    for node in graph.nodes.values():
        limits = [f"{value} {unit}" for value, unit in ((node.parties, "parties"), (node.people, "people")) if value]
        click.echo(f"{node.id}  {node.kind}  {', '.join(limits) or '-'}")
    for (a, b), leg in graph.legs.items():
        if a < b:
            click.echo(f"{a} - {b}  {leg.minutes} min  {leg.km:g} km")
