"""Where the minutes of roads come from."""

import shutil
from pathlib import Path

import pytest

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import RoadSource, SlowTime
from meetingplan.domain.problems import InputError
from meetingplan.domain.text import say
from meetingplan.network import build_graph
from meetingplan.network.export import graphml
from meetingplan.scenario.load import load

TINY = Path(__file__).parents[1] / "scenarios" / "tiny"
ROADS = "roads:\n"
HALL_WORKS = "  - {a: hall, b: works"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny scenario without roads; every stop has coordinates, the junction is gone."""
    shutil.copytree(TINY, tmp_path / "tiny")
    return tmp_path / "tiny"


def written(folder: Path, roads: str, travel: str = "") -> Path:
    """The scenario with other roads and keys of travel."""
    path = folder / "scenario.yaml"
    before, _, rest = path.read_text(encoding="utf-8").partition(ROADS)
    after = rest[rest.index("\ncoaches:") :]
    path.write_text(f"{before}{ROADS if roads else ''}{roads}{travel}{after}", encoding="utf-8")
    return folder


def roads_of(folder: Path) -> dict[str, tuple[int, float, str]]:
    return {f"{r.a}-{r.b}": (r.minutes, r.km, r.source) for r in load(folder).roads}


def test_without_roads_coordinates_tell(folder: Path) -> None:
    # hall 31.71 N 117.11 E, works 31.73 N 117.13 E: 2.224 km north, 1.892 km east: 2.920 km; times 1.3 at 30 km/h
    found = roads_of(written(folder, ""))
    assert found["hall-works"] == (8, 3.8, RoadSource.COMPUTED)  # 7.59 min
    assert len(found) == 10  # every pair of five stops


def test_the_organiser_chooses_detour_and_speed(folder: Path) -> None:
    found = roads_of(written(folder, "", "travel: {detour: 1.0, speed_kmh: 60}\n"))
    assert found["hall-works"] == (3, 2.9, RoadSource.COMPUTED)  # 2.92 min


def test_minutes_that_are_given_come_first(folder: Path) -> None:
    listed = "  - {a: hall, b: works, minutes: 11, km: 9}\n  - {a: hall, b: tower}\n  - {a: hall, b: inn, minutes: 2}\n"
    found = roads_of(written(folder, listed))
    assert found["hall-works"] == (11, 9.0, RoadSource.GIVEN)
    # hall - tower: 0.03 degrees of latitude, 3.336 km, 4.34 km by road, 8.67 min
    assert found["hall-tower"] == (9, 4.3, RoadSource.COMPUTED)
    # 1.461 km straight, so much is known of the length where only minutes are given
    assert found["hall-inn"] == (2, 1.9, RoadSource.GIVEN)
    # Only the lodge has no road: it is joined to all others, and those keep to their roads.
    assert {ends for ends, (_, _, source) in found.items() if ends not in ("hall-works", "hall-tower", "hall-inn")} == {
        "inn-lodge",
        "lodge-hall",
        "lodge-works",
        "lodge-tower",
    }


def test_a_matrix_is_read_and_the_slower_direction_counts(folder: Path) -> None:
    (folder / "legs.csv").write_text(
        "minutes,inn,lodge,hall,works,tower\ninn,0,4,5.2,,9\nlodge,6,0,,,\nhall,5,,0,3,\nworks,,,,,\n", encoding="utf-8"
    )
    found = roads_of(written(folder, "  - {a: inn, b: hall, minutes: 3}\n", "travel: {matrix: legs.csv}\n"))
    assert found["inn-hall"][::2] == (3, RoadSource.GIVEN)
    assert found["inn-lodge"][::2] == (6, RoadSource.IMPORTED)
    assert found["hall-works"] == (3, 3.8, RoadSource.IMPORTED)  # the length from coordinates
    assert found["inn-tower"][::2] == (9, RoadSource.IMPORTED)
    assert len(found) == 4


def test_a_listed_road_without_coordinates_takes_the_imported_minutes(folder: Path) -> None:
    path = folder / "scenario.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    point: {latitude: 31.73, longitude: 117.13, datum: WGS-84}\n", ""), "utf-8")
    (folder / "legs.csv").write_text(",hall,works\nhall,,7\n", encoding="utf-8")
    found = roads_of(written(folder, "  - {a: hall, b: works}\n", "travel: {matrix: legs.csv}\n"))
    assert found["hall-works"] == (7, None, RoadSource.IMPORTED)


def test_graphml_that_was_exported_can_be_imported(folder: Path) -> None:
    told = build_graph(load(folder))
    (folder / "legs.graphml").write_text(graphml(told), encoding="utf-8")
    meeting = load(written(folder, "", "travel: {graphml: legs.graphml}\n"))
    again = build_graph(meeting)
    assert {ends: leg.minutes for ends, leg in again.legs.items()} == {e: leg.minutes for e, leg in told.legs.items()}
    assert {road.source for road in meeting.roads} == {RoadSource.IMPORTED}
    assert again.legs[PlaceId("inn"), PlaceId("works")].km == 4.0


def test_an_imported_file_is_a_part_of_the_scenario(folder: Path) -> None:
    written(folder, "", "travel: {matrix: legs.csv}\n")
    (folder / "legs.csv").write_text(",inn,hall\ninn,,7\n", encoding="utf-8")
    before = load(folder).sha256
    (folder / "legs.csv").write_text(",inn,hall\ninn,,8\n", encoding="utf-8")
    assert load(folder).sha256 != before


def test_an_imported_file_that_is_missing_is_told(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(written(folder, "", "travel: {matrix: legs.csv}\n"))
    assert [(p.code, Path(p.where.file).name) for p in caught.value.problems] == [("missing-file", "legs.csv")]


def test_what_was_computed_rests_on_assumptions(folder: Path) -> None:
    assumed = {a.path: (a.value, a.source) for a in load(written(folder, "", "travel: {speed_kmh: 40}\n")).assumptions}
    why = say("roads in town are about a third longer than the straight line")
    assert assumed["travel.detour"] == ("1.3", say("default: {why}", why=why))
    assert "travel.speed_kmh" not in assumed


def test_speed_does_not_matter_where_nothing_is_computed() -> None:
    assert not any(a.path.startswith("travel") for a in load(TINY).assumptions)


def test_slow_times_of_day_are_read(folder: Path) -> None:
    travel = 'travel:\n  times:\n    - {from: "07:30", to: "09:00", factor: 1.5}\n'
    meeting = load(written(folder, "", travel))
    assert meeting.slow_times == (SlowTime(450, 540, 1.5),)
    graph = build_graph(meeting)
    hall, works = PlaceId("hall"), PlaceId("works")
    assert [graph.minutes(hall, works, at) for at in (None, 449, 450, 539, 540)] == [8, 8, 12, 12, 8]
