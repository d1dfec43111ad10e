"""The reconnaissance as an organiser meets it."""

import json
from pathlib import Path

from meetingplan.cli.survey import survey_rows
from meetingplan.domain.places import PlaceKind
from meetingplan.scenario.load import load
from meetingplan.survey import survey
from tests.cli.running import FEATURES, FEIXI, ROOT, TINY, run

SIXTH = ROOT / "scenarios" / "feixi-2020-sixth-floor"


def test_the_sixth_floor_is_refused_in_both_languages() -> None:
    """Three quarters of 0.8 * 8 persons are 4; 230 people, 2 in wheelchairs for 4 places each, are 236: 59 trips. E =
    3.5 + 19.5 + 1 / 0.7 + 0.7 / 0.8 = 25.30 s, RTT(4) = 8 + 2 E + 9.6 = 68.21 s: 58 RTT + 8 + E + 9.6 = 3998.9 s, 66.6
    minutes. A group of 29 with a wheelchair is 8 trips and 6.4 s, 10 minutes either way: 8 * 20 = 160 for 8 groups."""
    said = run("check", SIXTH, "--lang", "zh_CN")
    assert said.exit_code == 1
    assert "踩点结论：不宜" in said.stdout
    assert "创业大厦六楼党群活动室：不宜" in said.stdout
    assert "230人全靠一部8人电梯上6楼（升高5层）：全员上楼66.6分钟、下楼66.6分钟，而参观只有10分钟" in said.stdout
    assert "改在一楼展示：电梯全部通过由160分钟减为0分钟" in said.stdout
    said = run("check", SIXTH, "--lang", "en")
    assert said.exit_code == 1
    assert "230 people depend on one lift for 8 persons to floor 6, 5 storeys: 66.6 min up" in said.stdout


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
