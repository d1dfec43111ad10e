"""The reconnaissance as an organiser meets it."""

import json
import shutil
from pathlib import Path

from meetingplan.cli.survey import survey_rows
from meetingplan.domain.places import PlaceKind
from meetingplan.scenario.load import load
from meetingplan.survey import survey
from tests.cli.running import FEATURES, FEIXI, TINY, run


def sixth_floor(folder: Path) -> Path:
    """Feixi with the upper floor of the centre on the sixth, and one lift car."""
    shutil.copytree(FEIXI, folder)
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    for old, new in (("floor: !assumed 2", "floor: !assumed 6"), ("cars: !assumed 2", "cars: !assumed 1")):
        assert old in text
        text = text.replace(old, new)
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_sixth_floor_is_refused_in_both_languages(tmp_path: Path) -> None:
    """Three quarters of 0.8 * 13 persons are 7; 230 people, 2 in wheelchairs for 4 places each, are 236: 34 trips,
    the last with 5. RTT(7) = 8 + 2 * 18.02 + 16.8 = 60.84 s, OW(5) = 8 + 18.02 + 12 = 38.02 s: 33 * 60.84 + 38.02 =
    2045.7 s, 34.1 minutes; the zones are seen for 8 + 6 + 7 + 8 = 29."""
    folder = sixth_floor(tmp_path / "six")
    said = run("check", folder, "--lang", "zh_CN")
    assert said.exit_code == 1
    assert "踩点结论：不宜" in said.stdout
    assert "230人全靠一部13人电梯上6楼（升高5层）：全员上楼34.1分钟、下楼34.1分钟，而参观只有29分钟" in said.stdout
    said = run("check", folder, "--lang", "en")
    assert said.exit_code == 1
    assert "230 people depend on one lift for 13 persons to floor 6, 5 storeys: 34.1 min up" in said.stdout


def test_feixi_is_suitable_with_conditions() -> None:
    """The only docent of Jinrui leads eight parties for 6 minutes, and 11 after a walk of 50 m at 0.9 m/s: 18 each."""
    result = run("check", FEIXI, "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert {row["site"]: row["verdict"] for row in told["sites"]} == {
        "yiqi": "suitable", "jac": "suitable", "anli": "suitable", "taihe": "suitable", "jinrui": "with conditions",
    }  # fmt: skip
    jinrui = told["sites"][-1]
    assert (jinrui["parts"][0]["node"], jinrui["parts"][0]["needed_minutes"]) == ("jinrui/docents", 8 * 18)
    assert [way["needed_minutes"] for way in jinrui["ways_out"]] == [72]


def test_the_page_stands_alone(tmp_path: Path) -> None:
    for language, verdict in (("zh_CN", "适宜"), ("en", "suitable")):
        page = tmp_path / f"{language}.html"
        result = run("check", FEATURES, "-o", page, "--lang", language)
        assert result.exit_code == 0
        assert str(page) in result.stderr
        text = page.read_text(encoding="utf-8")
        assert verdict in text
        assert "http" not in text
        assert "src=" not in text


def test_a_page_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("check", TINY, "-o", tmp_path / "file" / "page.html")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_every_site_of_a_window_is_looked_at_once() -> None:
    meeting = load(FEATURES)
    sites = [row["site"] for row in survey_rows(survey(meeting), "en")["sites"]]
    assert sorted(sites) == sorted(id for id, place in meeting.places.items() if place.kind is PlaceKind.SITE)
