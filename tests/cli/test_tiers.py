"""How wishes and the progress of a search are told."""

import pytest

from meetingplan.cli.live import progress_line, progress_sentence
from meetingplan.cli.tiers import tier_sentence
from meetingplan.domain.plan import Tier
from meetingplan.language import translate
from meetingplan.plan import Progress

# 1200 people-minutes, of which 1140 are proven to be needed: a gap of 60 / 1200 = 5 %.
VALUE, BOUND = 1200, 1140.0


def test_a_bound_that_is_reached_is_a_proof() -> None:
    assert translate(tier_sentence(Tier("latest_return", "minutes", 309, 309.0)), "en").endswith(", proven best")
    assert translate(tier_sentence(Tier("latest_return", "minutes", 309, 309.0)), "zh_CN").endswith("已证明为最优")


def test_a_gap_is_told() -> None:
    told = translate(tier_sentence(Tier("travel_and_waiting", "people-minutes", VALUE, BOUND)), "en")
    assert told == "Travel and waiting: 1200 people-minutes; no plan can be below 1140 (gap 5.00 %)"


def test_wishes_that_are_weighed_together_are_named_together() -> None:
    tier = Tier("preferences+routes", "points", 9, 9.0)
    assert translate(tier_sentence(tier), "en") == "Optional visits missed + Different routes: 9 points, proven best"
    assert translate(tier_sentence(tier), "zh_CN") == "未能选看＋不同路线：9分，已证明为最优"


def test_progress_is_one_line() -> None:
    told = progress_sentence(Progress("travel_and_waiting", "people-minutes", VALUE, BOUND, 2.34), "en")
    assert told == "2.3 s  Travel and waiting: 1200 people-minutes, bound 1140, gap 5.00 %"


def test_without_a_terminal_the_last_line_of_every_wish_stands(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_line("en") as show:
        for wish, value in (("missed", 3), ("missed", 1), ("latest_return", 309)):
            show(Progress(wish, "minutes", value, 0, 0))
    lines = capsys.readouterr().err.splitlines()
    assert [line.split("  ", 1)[1].split(",")[0] for line in lines] == [
        "Visits missed: 1 minutes",
        "Latest return: 309 minutes",
    ]


def test_a_search_without_news_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_line("en"):
        pass
    assert capsys.readouterr().err == ""
