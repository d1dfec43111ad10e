"""Explanations as an organiser asks for them."""

import json

import pytest

from tests.cli.running import TINY, run


def test_what_each_limit_costs_in_both_languages() -> None:
    result = run("explain", TINY, "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith("There is a plan: on tour ")
    assert "leave it out" in result.stdout
    assert "计划可行" in run("explain", TINY, "--lang", "zh_CN").stdout


def test_as_data() -> None:
    (first,) = json.loads(run("explain", TINY, "--delegate", "T01", "--json").stdout)
    assert first["possible"] is True
    assert {answer["by"] for answer in first["answers"]} <= {"solved", "bound", "given"}
    assert "T01" in first["heading"]


def test_both_questions_at_once() -> None:
    result = run("explain", TINY, "--delegate", "T01", "--order", "works", "tower", "--lang", "en")
    assert result.exit_code == 0
    assert "rides on" in result.stdout
    assert "groups see Daybreak Machinery before Service Centre" in result.stdout


NOTHING = (("--delegate", "nobody"), ("--order", "works", "hall"), ("--order", "works", "works"))


@pytest.mark.parametrize("asked", NOTHING)
def test_questions_about_nothing_are_refused(asked: tuple[str, ...]) -> None:
    result = run("explain", TINY, *asked)
    assert result.exit_code == 2
    assert "There is no" in result.stderr
