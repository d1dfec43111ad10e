"""A folder becomes the meeting that it describes."""

import shutil
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import jsonschema
import pytest

from meetingplan.domain.ids import CoachId, DelegateId, DelegationId, PlaceId, SessionId, TaskId, WindowId
from meetingplan.domain.meeting import Limits
from meetingplan.domain.movement import Movement
from meetingplan.domain.people import Need, Role
from meetingplan.domain.places import Lift, PlaceKind, Point, Zone
from meetingplan.domain.preparation import Link
from meetingplan.domain.problems import InputError, Position
from meetingplan.domain.text import Text, say
from meetingplan.scenario.forms import scenario_schema
from meetingplan.scenario.load import load
from meetingplan.store.document import parse

BASE = Path(__file__).parents[1] / "wrong" / "base"
FEIXI = Path(__file__).parents[2] / "scenarios" / "feixi-2020"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "base"))


def test_what_is_written_is_in_the_meeting() -> None:
    meeting = load(BASE)
    assert (meeting.id, meeting.title, meeting.language, meeting.days) == (
        "base",
        Text("小会", "Small meeting"),
        "zh_CN",
        1,
    )
    assert meeting.limits == Limits(spacing=0.75, max_wait=20, transfer_lead=30)
    assert meeting.movement == Movement(walk_mps=1.0)
    inn = meeting.places[PlaceId("inn")]
    assert inn.name == Text("云谷宾馆", "云谷宾馆")
    assert inn.point == Point(31.719, 117.166, "WGS-84")
    assert inn.rooms["lobby"].people == 20
    works = meeting.places[PlaceId("works")]
    assert (works.opens, works.closes) == (780, 1080)  # 13:00 and 18:00
    assert works.interior is not None
    assert works.interior.zones[1] == Zone("line", Text("总装线", "总装线"), 10, 1, 20, 1, 40.0)
    assert works.interior.docents[0].phone == "13800000111"  # written without quotes, and still a text


def test_minutes_count_from_the_first_midnight() -> None:
    meeting = load(FEIXI)
    window = meeting.windows[WindowId("visits")]
    assert (window.start, window.end) == (780, 1110)  # 13:00 and 18:30 of the first day
    plenary = meeting.sessions[SessionId("plenary")]
    assert (plenary.start, plenary.end) == (1440 + 540, 1440 + 640)  # 09:00 and 10:40 of the second
    assert meeting.clock.at(plenary.start) == datetime(2020, 6, 24, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert sum(speech.minutes for speech in plenary.speeches) == 100


def test_what_is_left_out_has_its_default() -> None:
    meeting = load(BASE)
    centre, ring = meeting.places[PlaceId("centre")], meeting.places[PlaceId("ring")]
    assert centre.interior is not None
    assert (centre.interior.walk_m, centre.interior.storey_m) == (0.0, 3.9)
    assert (centre.interior.max_party, centre.interior.max_storeys) == (25, 3)
    assert centre.interior.lifts == (Lift("lift", 1, 13, 1.75, 0.8),)
    assert centre.address == Text("", "")
    assert (ring.kind, ring.bays, ring.opens, ring.closes) == (PlaceKind.JUNCTION, 0, 0, 1440)
    assert meeting.coaches[CoachId("C1")].driver == ""
    assert meeting.preparation.tasks == {}


def test_defaults_and_marks_are_assumptions(folder: Path) -> None:
    scenario = folder / "scenario.yaml"
    text = scenario.read_text(encoding="utf-8").replace("max_wait: 20", "max_wait: !assumed 20  # as in 2019")
    scenario.write_text(text.replace("  transfer_lead: 30\n", ""), encoding="utf-8")
    (folder / "preparation.yaml").write_text(
        "tasks:\n  - {id: A, name: 方案, days: !assumed 3, deadline: 2020-05-01}\n", encoding="utf-8"
    )
    found = {item.path: (item.value, item.source, item.where) for item in load(folder).assumptions}
    file = str(scenario)
    assert found["limits.max_wait"] == ("20", "as in 2019", Position(file, 10, 13))
    assert found["limits.transfer_lead"] == (
        "30",
        say("default: {why}", why=say("half an hour beyond the drive")),
        Position(file, 9, 3),
    )
    assert found["places.lodge.opens"] == (
        "00:00",
        say("default: {why}", why=say("open all day")),
        Position(file, 22, 5),
    )
    assert found["movement.board_s"] == ("3.5", say("assumed"), Position(file))
    assert found["tasks.A.days"] == (
        "3",
        say("marked in the scenario"),
        Position(str(folder / "preparation.yaml"), 2, 29),
    )
    assert "movement.walk_mps" not in found
    assert "movement.alight_s" not in found  # from a source
    assert not any(path.startswith("places.ring") for path in found)  # nobody stops there


def test_people_keep_what_they_ask_for() -> None:
    people = load(BASE).delegates
    third = people[DelegateId("D003")]
    assert third.needs == {Need.LIFT}
    assert third.must_see == {PlaceId("works"), PlaceId("centre")}
    assert people[DelegateId("D002")].keep_with == {DelegateId("D001")}
    assert people[DelegateId("D002")].diet == "素食"
    assert people[DelegateId("D005")].name == "郑,一帆"
    assert people[DelegateId("D005")].role is Role.PRESS


def test_delegations_are_named_by_the_roster_unless_the_scenario_lists_them() -> None:
    assert load(BASE).delegations[DelegationId("合肥市")].name == Text("合肥市", "合肥市")
    assert load(FEIXI).delegations[DelegationId("新闻媒体")].name == Text("新闻媒体", "Press")


def test_the_preparation_is_read() -> None:
    task = load(FEIXI).preparation.tasks[TaskId("P04")]
    assert (task.after, task.deadline, task.done, task.days) == ((Link(TaskId("P03")),), date(2020, 6, 19), None, 1)


def test_ids_that_look_like_numbers_stay_as_written(folder: Path) -> None:
    scenario = folder / "scenario.yaml"
    scenario.write_text(scenario.read_text(encoding="utf-8").replace("name: 主会场", "name: 101"), encoding="utf-8")
    (folder / "preparation.yaml").write_text(
        "tasks:\n  - {id: 1.10, name: 方案, deadline: 2020-05-01}\n"
        "  - {id: 2, name: 5, after: [1.10], deadline: 2020-05-01}\n",
        encoding="utf-8",
    )
    meeting = load(folder)
    tasks = meeting.preparation.tasks
    assert meeting.places[PlaceId("hall")].rooms["main"].name == Text("101", "101")
    assert list(tasks) == ["1.10", "2"]
    assert (tasks[TaskId("2")].name, tasks[TaskId("2")].after) == ("5", (Link(TaskId("1.10")),))


def test_the_hash_is_of_names_and_bytes(folder: Path) -> None:
    before = load(folder).sha256
    assert before == load(BASE).sha256  # the folder's own name is no part of it
    with (folder / "delegates.csv").open("ab") as file:
        file.write(b"\n")
    assert load(folder).sha256 != before


def test_a_missing_folder_and_missing_files(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path / "nowhere")
    assert [problem.code for problem in caught.value.problems] == ["missing-folder"]
    with pytest.raises(InputError) as caught:
        load(tmp_path)
    assert [(problem.code, problem.where.file) for problem in caught.value.problems] == [
        ("missing-file", str(tmp_path / "delegates.csv")),
        ("missing-file", str(tmp_path / "scenario.yaml")),
    ]


def test_a_folder_in_place_of_a_file(folder: Path) -> None:
    (folder / "delegates.csv").unlink()
    (folder / "delegates.csv").mkdir()
    with pytest.raises(InputError) as caught:
        load(folder)
    assert [problem.code for problem in caught.value.problems] == ["unreadable-file"]


def test_a_file_of_many_megabytes_is_refused(folder: Path) -> None:
    with (folder / "delegates.csv").open("r+b") as file:
        file.truncate(2**33)  # eight gigabytes that take no space on the disk
    with pytest.raises(InputError) as caught:
        load(folder)
    assert [problem.code for problem in caught.value.problems] == ["file-too-large"]


def test_the_schema_accepts_the_core_scenario() -> None:
    validator = jsonschema.Draft202012Validator(scenario_schema())
    validator.check_schema(scenario_schema())
    document = parse((FEIXI / "scenario.yaml").read_bytes(), "scenario.yaml", [])
    assert document is not None
    assert isinstance(document.value, dict)
    assert [error.message for error in validator.iter_errors(document.value)] == []
    assert len([*validator.iter_errors({**document.value, "capcity": 1})]) == 1


def variant(folder: Path, *files: str) -> Path:
    """A scenario beside the base that has a scenario.yaml and some other files of its own."""
    shutil.copytree(BASE, folder / "base")
    (folder / "variant").mkdir()
    for file in files:
        shutil.copy(BASE / file, folder / "variant" / file)
    text = (BASE / "scenario.yaml").read_text(encoding="utf-8").replace("id: base\n", "id: variant\nbase: base\n", 1)
    (folder / "variant" / "scenario.yaml").write_text(text, encoding="utf-8")
    return folder / "variant"


def test_a_variant_has_the_roster_of_its_base(tmp_path: Path) -> None:
    plain, other = load(BASE), load(variant(tmp_path))
    assert (other.id, other.delegates) == ("variant", plain.delegates)
    assert other.sha256 != plain.sha256


def test_what_a_variant_has_itself_counts(tmp_path: Path) -> None:
    folder = variant(tmp_path, "delegates.csv")
    own = folder / "delegates.csv"
    own.write_text(own.read_text(encoding="utf-8").replace("陈静", "陈明"), encoding="utf-8")
    assert load(folder).delegates[DelegateId("D002")].name == "陈明"


def test_faults_of_the_base_are_told_where_they_are(tmp_path: Path) -> None:
    folder = variant(tmp_path)
    roster = folder.parent / "base" / "delegates.csv"
    roster.write_text(roster.read_text(encoding="utf-8").replace("leader", "guest"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(folder)
    assert [problem.where.file for problem in caught.value.problems] == [str(roster)]
