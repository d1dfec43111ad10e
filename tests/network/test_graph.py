"""The small scenario as a graph."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from meetingplan.domain.ids import NodeId, PlaceId, node_id
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import RoadSource
from meetingplan.network import CapacityGraph, Headcount, Leg, NodeKind, build_graph, passage
from meetingplan.scenario.load import load

TINY = Path(__file__).parents[1] / "scenarios" / "tiny"


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return load(TINY)


@pytest.fixture(scope="module")
def graph(meeting: Meeting) -> CapacityGraph:
    return build_graph(meeting)


def _edges(graph: CapacityGraph, kind: str) -> set[tuple[NodeId, NodeId]]:
    return {edge for edge, its in graph.graph.edges.items() if its["kind"] == kind}


def test_every_part_of_every_place_is_a_node_that_holds_what_was_written(graph: CapacityGraph) -> None:
    held = {id: (node.kind, node.parties, node.people, node.floor) for id, node in graph.nodes.items()}
    assert held == {
        "inn/bay": (NodeKind.BAY, 2, None, 1),
        "inn/dining": (NodeKind.ROOM, None, 20, 1),
        "inn/door": (NodeKind.DOOR, None, None, 1),
        "lodge/bay": (NodeKind.BAY, 1, None, 1),
        "lodge/dining": (NodeKind.ROOM, None, 10, 1),
        "lodge/door": (NodeKind.DOOR, None, None, 1),
        "hall/bay": (NodeKind.BAY, 3, None, 1),
        "hall/main": (NodeKind.ROOM, None, 30, 1),
        "works/bay": (NodeKind.BAY, 1, None, 1),
        "works/entrance": (NodeKind.ENTRANCE, None, None, 1),
        "works/showroom": (NodeKind.ZONE, 1, 10, 1),
        "works/line": (NodeKind.ZONE, 1, 5, 1),
        "works/docents": (NodeKind.DOCENTS, 2, None, 1),
        "tower/bay": (NodeKind.BAY, 1, None, 1),
        "tower/entrance": (NodeKind.ENTRANCE, None, None, 1),
        "tower/lift": (NodeKind.LIFT, 1, None, 1),
        "tower/stairs": (NodeKind.STAIRS, 1, None, 1),
        "tower/front": (NodeKind.ZONE, 1, 10, 1),
        "tower/upper": (NodeKind.ZONE, 1, 10, 3),
        "tower/docents": (NodeKind.DOCENTS, 1, None, 1),
    }
    assert all(node.id == id and node.place == id.split("/")[0] for id, node in graph.nodes.items())


def test_a_lift_whose_certificate_ends_before_the_meeting_does_is_no_part_of_it(meeting: Meeting) -> None:
    def with_certificate(day: date) -> CapacityGraph:
        tower = meeting.places[PlaceId("tower")]
        assert tower.interior is not None
        (lift,) = tower.interior.lifts
        inside = replace(tower.interior, lifts=(replace(lift, certificate=day),))
        return build_graph(replace(meeting, places={**meeting.places, tower.id: replace(tower, interior=inside)}))

    assert meeting.last_day == date(2026, 9, 15)
    lasting, lapsed = with_certificate(date(2026, 9, 15)), with_certificate(date(2026, 9, 14))
    assert lasting.nodes.keys() - lapsed.nodes.keys() == {"tower/lift"}
    ridden = passage(lasting, PlaceId("tower"), Headcount(8))
    climbed = passage(lapsed, PlaceId("tower"), Headcount(8))
    assert {step.node for step in climbed.steps} - {step.node for step in ridden.steps} <= {"tower/stairs"}
    assert NodeId("tower/lift") not in {step.node for step in climbed.steps}


def test_spacing_leaves_a_share_of_the_people_and_all_of_the_parties(meeting: Meeting) -> None:
    spaced = build_graph(replace(meeting, limits=replace(meeting.limits, spacing=0.75)))
    assert spaced.nodes[NodeId("works/line")].people == 3  # floor(5 * 0.75)
    assert spaced.nodes[NodeId("hall/main")].people == 22  # floor(30 * 0.75)
    assert spaced.nodes[NodeId("hall/bay")].parties == 3


def test_zones_may_be_without_a_limit_for_people(meeting: Meeting) -> None:
    works = meeting.places[PlaceId("works")]
    assert works.interior is not None
    zones = tuple(replace(zone, people=None) for zone in works.interior.zones)
    open_works = replace(works, interior=replace(works.interior, zones=zones, docents=()))
    made = build_graph(replace(meeting, places={**meeting.places, works.id: open_works}))
    assert made.nodes[NodeId("works/line")].people is None
    assert "people" not in made.graph.nodes[NodeId("works/line")]
    assert made.nodes[NodeId("works/docents")].parties is None


def test_corridors_lead_through_the_zones_by_lift_or_stairs(graph: CapacityGraph) -> None:
    ways = _edges(graph, "corridor")
    assert {way for way in ways if way[0].startswith("tower/")} == {
        ("tower/bay", "tower/entrance"),
        ("tower/entrance", "tower/bay"),
        ("tower/entrance", "tower/front"),
        ("tower/front", "tower/lift"),
        ("tower/lift", "tower/upper"),
        ("tower/front", "tower/stairs"),
        ("tower/stairs", "tower/upper"),
        ("tower/upper", "tower/lift"),
        ("tower/lift", "tower/entrance"),
        ("tower/upper", "tower/stairs"),
        ("tower/stairs", "tower/entrance"),
    }
    assert {way for way in ways if "inn/door" in way} == {
        ("inn/bay", "inn/door"),
        ("inn/door", "inn/bay"),
        ("inn/door", "inn/dining"),
        ("inn/dining", "inn/door"),
    }
    assert ("hall/bay", "hall/main") in ways


def test_roads_join_the_bays(graph: CapacityGraph) -> None:
    # inn - fork - works: 3 + 5 min, 1.5 + 2.5 km; lodge - tower over fork and hall: 4 + 2 + 7, over works 4 + 5 + 6.
    assert graph.graph.edges[NodeId("inn/bay"), NodeId("works/bay")] == {
        "kind": "road",
        "minutes": 8,
        "km": 4.0,
        "provenance": "given",
    }
    assert graph.minutes(PlaceId("lodge"), PlaceId("tower")) == 13
    assert graph.legs[PlaceId("inn"), PlaceId("works")] == Leg(
        8, 4.0, (PlaceId("inn"), PlaceId("fork"), PlaceId("works")), (RoadSource.GIVEN,)
    )
    assert len(_edges(graph, "road")) == 5 * 4  # every ordered pair of the five places where coaches stop


def test_the_junction_is_no_node(graph: CapacityGraph) -> None:
    assert node_id(PlaceId("fork"), "bay") not in graph.nodes


def test_it_goes_through_json_and_comes_back(graph: CapacityGraph) -> None:
    text = json.dumps(nx.node_link_data(graph.graph, edges="edges"))
    back = nx.node_link_graph(json.loads(text), edges="edges")
    assert nx.utils.graphs_equal(back, graph.graph)
    assert back.graph == {"id": "tiny"}
    assert back.nodes["tower/upper"] == {
        "place": "tower",
        "kind": "zone",
        "law": "zone",
        "parties": 1,
        "people": 10,
        "floor": 3,
    }
