"""Sites where coaches cannot turn round, and two roads lead."""

import shutil
from pathlib import Path

import pytest

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.problems import InputError
from meetingplan.scenario.load import load

WRONG = Path(__file__).parents[1] / "wrong"
SECOND = "{a: works, b: centre, minutes: 30, km: 9.0}"


def with_second_road(folder: Path, minutes: int) -> Path:
    """From the works to the centre over the ring take 6 + 5 minutes; another road leads there straight."""
    shutil.copytree(WRONG / "base", folder)
    text = (WRONG / "no-way-through" / "scenario.yaml").read_text(encoding="utf-8")
    road = SECOND.replace("30", str(minutes))
    (folder / "scenario.yaml").write_text(text.replace(SECOND, road), encoding="utf-8")
    return folder


def test_a_road_as_quick_as_the_other_is_a_way_through(tmp_path: Path) -> None:
    assert not load(with_second_road(tmp_path / "even", 11)).places[PlaceId("works")].turning


def test_a_road_a_minute_slower_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(with_second_road(tmp_path / "slower", 12))
    assert [problem.code for problem in caught.value.problems] == ["no-way-through"]
