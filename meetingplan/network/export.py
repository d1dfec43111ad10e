"""The graph for other programs: node-link JSON and GraphML."""

from typing import Any

import networkx as nx

from meetingplan.network.graph import CapacityGraph


def node_link(graph: CapacityGraph) -> dict[str, Any]:
    """Keys `nodes` and `edges`, as networkx and d3 read them."""
    data: dict[str, Any] = nx.node_link_data(graph.graph, edges="edges")
    return data


def graphml(graph: CapacityGraph) -> str:
    """GraphML, as Gephi, yEd and networkx read it."""
    return "\n".join(nx.generate_graphml(graph.graph))
