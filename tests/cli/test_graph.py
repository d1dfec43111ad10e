"""`meetingplan graph`: in words, for programs, drawn, and step by step."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from tests.cli.running import FEATURES, FEIXI, TINY, run


def test_in_words() -> None:
    def told(*options: str) -> list[list[str]]:
        return [re.split("  +", line.strip()) for line in run("graph", TINY, *options).stdout.splitlines()]

    rows = told("--lang", "en")
    upper = ["tower/upper", "Activity room", "floor 3, 8 min, parties: 1, people: 10", "walk and stop"]
    assert rows.index(["Service Centre"]) < rows.index(upper)
    assert ["works/entrance", "entrance", "-", "walk and door"] in rows
    bay = ["works/bay", "coach bay", "coaches: 1", "getting off one after the other, boarding and head-count"]
    assert bay in rows
    assert ["tower/docents", "docents", "docents: 1"] in rows
    assert ["inn - works", "8 min, 4 km", "given by the organiser"] in rows
    assert not any(row[0] == "works - inn" for row in rows)
    assert ["inn - works", "8分钟，4公里", "主办方给定"] in told("--lang", "zh_CN")


@pytest.mark.parametrize("option", [["--json"], ["--format", "json"]])
def test_as_node_link_data(option: list[str]) -> None:
    told = json.loads(run("graph", TINY, *option).stdout)
    assert told["directed"] is True
    nodes = {node.pop("id"): node for node in told["nodes"]}
    assert nodes["tower/upper"] == {
        "place": "tower", "kind": "zone", "law": "zone", "parties": 1, "people": 10, "floor": 3,
    }  # fmt: skip
    road = {"source": "inn/bay", "target": "works/bay", "kind": "road", "minutes": 8, "km": 4.0, "provenance": "given"}
    assert road in told["edges"]
    ways = [(e["target"], e["metres"], e["law"]) for e in told["edges"] if e["source"] == "works/bay" and "law" in e]
    assert ways == [("works/entrance", 30.0, "walking.entrance")]
    assert {edge["source"] for edge in told["edges"]} <= set(nodes)


def test_graphml_is_read_back_by_networkx(tmp_path: Path) -> None:
    file = tmp_path / "graph.graphml"
    assert run("graph", TINY, "--format", "graphml", "-o", file).stdout == ""
    back = nx.read_graphml(file)
    assert back.nodes["tower/upper"]["people"] == 10
    assert back.edges["inn/bay", "works/bay"]["minutes"] == 8


@pytest.mark.slow
def test_a_drawing_shows_every_part(tmp_path: Path) -> None:
    file = tmp_path / "graph.svg"
    run("graph", FEIXI, "--format", "svg", "-o", file, "--lang", "zh_CN")
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"云谷宾馆", "大巴3辆", "产业孵化区", "2楼 · 7分钟", "1批 · 37人", "讲解员3名", "15分钟"} <= set(words)
    assert "繁华大道口" not in words  # nobody stops at a junction
    boxes = list(root.iter("{http://www.w3.org/2000/svg}rect"))[1:]
    corners = [(float(box.get("x", "")), float(box.get("y", ""))) for box in boxes]
    assert len(set(corners)) == len(corners) == 40
    width, height = float(root.get("width", "")), float(root.get("height", ""))
    assert all(x + 180 < width and y + 58 < height for x, y in corners)


@pytest.mark.slow
def test_how_long_twenty_nine_people_need_step_by_step() -> None:
    """29 people: 90 + 29 * 3.3 s off, 50 + 29 / (1.33 * 1.5) s in; 8, 6 and 7 min in three zones; up and down 1 min.

    Three quarters of 13 * 0.8 persons are 7 a trip: 12 ride in two cars of six, 40.8 s, while 17 climb in 40.8 s.
    """
    asked = ("graph", FEIXI, "--people", 29, "--to", "yiqi/incubation")
    told = json.loads(run(*asked, "--json", "--lang", "en").stdout)
    assert told["minutes"] == 4 + 2 + 8 + 6 + 1 + 7 + 1 + 2 + 3
    first, second = told["steps"][:2]
    assert (first["law"], first["start"], first["end"]) == ("coach.alight", 0, 4)
    assert first["inputs"] == {"n": 29, "berth_s": 90, "alight_s": 3.3}
    assert second["seconds"] == pytest.approx(64.5, abs=0.05)
    rides = {step["node"]: step["people"] for step in told["steps"] if step["start"] == 20}
    assert rides == {"yiqi/lift": 12, "yiqi/stairs": 17}
    figures = {row["path"]: row["source"] for row in told["assumptions"]}
    assert figures["movement.walk_mps"] == "assumed: guided column"
    assert figures["places.yiqi.interior.storey_m"] == "default: usual height of a storey in offices"
    assert "movement.door_flow" not in figures  # from a source
    assert not any("party-mass" in path or "jac" in path for path in figures)  # they do not go there
    english = run(*asked, "--lang", "en").stdout
    assert "0:20-0:21  1 min  yiqi/lift (lift): 12 people" in english
    assert "in all 34 min, of which 4 getting off, 27 inside, 3 boarding" in english
    chinese = run(*asked).stdout
    assert "共34分钟，其中下车4分钟，场内27分钟，上车3分钟" in chinese
    assert "movement.walk_mps = 0.9：假定：有人带领的队伍" in chinese


def test_parties_and_their_waiting_are_told() -> None:
    told = run("graph", FEIXI, "--people", 60, "--to", "yiqi/public", "--lang", "en").stdout
    assert "0:07-0:15  8 min  yiqi/entrance (entrance): 30 people waiting" in told
    assert "yiqi/public (Public service): 30 people, party 2" in told
    assert "for 8 min of them parties wait for each other" in told


def test_one_person_is_not_people() -> None:
    told = run("graph", TINY, "--people", 1, "--to", "tower/upper", "--lang", "en").stdout
    assert told.startswith("one person from the coach to Activity room in Service Centre, and back:")
    assert "1 people" not in told


def test_several_lifts_go_by_their_ids_and_unknown_lengths_are_not_told() -> None:
    told = run("graph", FEATURES, "--lang", "en").stdout
    assert "lift north" in told
    assert "lift south" in told
    assert re.search(r"garden - tower +12 min +imported\n", told)
    edges = json.loads(run("graph", FEATURES, "--json").stdout)["edges"]
    (leg,) = (edge for edge in edges if (edge["source"], edge["target"]) == ("garden/bay", "tower/bay"))
    assert leg == {
        "source": "garden/bay", "target": "tower/bay", "kind": "road", "minutes": 12, "provenance": "imported",
    }  # fmt: skip


def test_who_needs_the_lift_may_be_everyone() -> None:
    asked = ("graph", TINY, "--people", 8, "--to", "tower/upper", "--wheelchairs", 8, "--json")
    assert json.loads(run(*asked).stdout)["must_ride"] == 8


def test_who_cannot_get_there_is_told_with_status_1(tmp_path: Path) -> None:
    scenario = (
        (TINY / "scenario.yaml").read_text(encoding="utf-8").replace("      lifts:\n        - {id: lift,", "      #")
    )
    roster = (TINY / "delegates.csv").read_text(encoding="utf-8").replace("wheelchair", "").replace(",lift,", ",,")
    (tmp_path / "scenario.yaml").write_text(scenario, encoding="utf-8")
    (tmp_path / "delegates.csv").write_text(roster, encoding="utf-8")
    result = run("graph", tmp_path, "--people", 8, "--to", "tower/upper", "--must-ride", 1, "--lang", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    told = "8 people cannot get to tower/upper: must_ride is 1, but must be 0 where there is no lift"
    assert result.stderr.strip() == told


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--people", "3"], "--people and --to go together"),
        (["--to", "tower/upper"], "--people and --to go together"),
        (["--to", "tower/none", "--people", "3"], "There is no zone tower/none; use one of: works/showroom"),
        (["--to", "inn/dining", "--people", "3"], "There is no zone inn/dining"),
        (["--to", "tower/upper", "--people", "3", "--wheelchairs", "4"], "More people use a wheelchair"),
        (["--to", "tower/upper", "--people", "3", "--must-ride", "4"], "More people use a wheelchair or must ride"),
        (["--people", "0", "--to", "tower/upper"], "0 is not in the range"),
    ],
)
def test_what_makes_no_sense_is_refused(options: list[str], said: str) -> None:
    result = run("graph", TINY, *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("graph", TINY, "--format", "svg", "-o", tmp_path / "file" / "graph.svg", "--lang", "en")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
