"""The reconnaissance as an organiser meets it."""

import json
from pathlib import Path

from meetingplan.cli.survey import survey_rows
from meetingplan.domain.places import PlaceKind
from meetingplan.scenario.load import load
from meetingplan.survey import survey
from tests.cli.running import FEATURES, FEIXI, ROOT, TINY, run

LUAN = ROOT / "scenarios" / "luan-belts"
SIXTH = ROOT / "scenarios" / "feixi-2020-sixth-floor"


def test_the_sixth_floor_is_refused_in_both_languages() -> None:
    """Three quarters of 0.8 * 13 persons are 7; 230 people, 2 in wheelchairs for 4 places each, are 236: 34 trips, the
    last of 5. A flight takes 14.52 s, E = 18.02 s, RTT(7) = 8 + 2 E + 16.8 = 60.84 s, OW(5) = 8 + E + 12 = 38.02 s:
    33 RTT + OW = 2045.6 s, 34.1 minutes. A group of 29 with a wheelchair is 5 trips and 6.4 s, 311 s, 6 minutes either
    way: 8 * 12 = 96 for 8 groups, and 60 * 29 / 12 = 145 people an hour. Two cars make 3 rounds, 189 s, 4 minutes: 64.
    The 29 of a group without wheelchairs are 4 RTT and a last trip of one, OW(1) = 28.4 s: 271.8 s, 4.5 minutes; up
    and down less than the 10 that they look at something."""
    said = run("check", SIXTH, "--lang", "zh_CN")
    assert said.exit_code == 1
    assert "踩点结论：不宜" in said.stdout
    assert "创业大厦六楼党群活动室：不宜" in said.stdout
    assert (
        "230人全靠一部13人电梯（每趟7人）上6楼（升高5层）：全员上楼34.1分钟、下楼34.1分钟，而参观只有10分钟"
        in said.stdout
    )
    assert "不宜：电梯每小时通过145人，230人分8组共需96分钟；可用时间只有81分钟" in said.stdout
    assert "改在一楼展示：电梯全部通过由96分钟减为0分钟" in said.stdout
    assert "电梯“lift”处增开一部：电梯全部通过由96分钟减为64分钟" in said.stdout
    assert "230人中只安排29人参观：上楼4.5分钟、下楼4.5分钟" in said.stdout
    assert "取消该点：每组少用35分钟" in said.stdout
    said = run("check", SIXTH, "--lang", "en")
    assert said.exit_code == 1
    assert "230 people depend on one lift for 13 persons (7 a trip) to floor 6, 5 storeys: 34.1 min up" in said.stdout


def test_what_is_assumed_is_counted_and_listed_on_request() -> None:
    plain, listed = run("check", FEIXI), run("check", FEIXI, "--assumptions")
    count = len(load(FEIXI).assumptions)
    assert f"假设数据{count}项" in plain.stdout
    assert sum(": " in line and " = " in line for line in listed.stdout.splitlines()) == count
    assert not any(" = " in line for line in plain.stdout.splitlines())


def test_every_candidate_is_looked_at() -> None:
    """Of 32, those two are unsuitable whose lifts carry nobody; inspected, everyone gets round."""
    told = json.loads(run("check", LUAN, "--json", "--lang", "en").stdout)
    verdicts = {row["site"]: row["verdict"] for row in told["candidates"]}
    assert len(verdicts) == 32
    assert {site for site, verdict in verdicts.items() if verdict == "unsuitable"} == {"E03", "W05"}
    assert told["verdict"] == "suitable"
    (lapsed,) = (row for row in told["candidates"] if row["site"] == "E03")
    assert [way["change"].partition(":")[0] for way in lapsed["ways_out"]] == [
        "show it on the ground floor", "have lift lift inspected", "only 156 of the 167 people see it",
        "show others of its belt",
    ]  # fmt: skip


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
