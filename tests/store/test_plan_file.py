"""The plan file is written as docs/plan-format.md says, and read back with every fault placed."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from meetingplan.domain.clock import Clock
from meetingplan.domain.ids import CoachId, DelegateId, DocentId, GroupId, NodeId, PlaceId, WindowId
from meetingplan.domain.plan import Group, Plan, Search, Step, Tier
from meetingplan.domain.problems import InputError
from meetingplan.store.plan_file import dumps, loads
from meetingplan.store.schema import plan_schema

CLOCK = Clock(date(2020, 6, 23), "Asia/Shanghai")
PLAN = Plan(
    scenario="feixi-2020",
    scenario_sha256="a" * 64,
    revision=1,
    seed=7,
    status="feasible",
    tiers=(Tier("missed", "visits", 3, 2.5), Tier("latest_return", "minutes", 300, 300.0)),
    groups=(
        Group(
            GroupId("G1"),
            CoachId("C1"),
            (DelegateId("D001"), DelegateId("D002")),
            (
                Step(NodeId("yungu/bay"), 785, 790, 2),
                Step(NodeId("anli/showroom"), 800, 810, 2, DocentId("anli-d1")),
            ),
        ),
        Group(GroupId("G2"), CoachId("C2"), (), ()),
    ),
    unplaced={DelegateId("D017"): '座位"不够"'},
    search=Search("fastest", 2),
)
TEXT = dumps(PLAN, CLOCK).decode()


def test_a_plan_comes_back_as_it_was() -> None:
    assert loads(dumps(PLAN, CLOCK), "plan.json", CLOCK) == PLAN
    empty = Plan("x", "", 0, 0, "optimal", (), (), {})
    assert loads(dumps(empty, CLOCK), "plan.json", CLOCK) == empty


@pytest.mark.parametrize(
    ("search", "written"),
    [
        (Search("reproducible"), {"mode": "reproducible"}),
        (Search("reproducible", cut=True), {"mode": "reproducible", "cut": True}),
        (Search("fastest", 8), {"mode": "fastest", "workers": 8}),
    ],
)
def test_how_it_was_searched_for_is_told(search: Search, written: object) -> None:
    plan = replace(PLAN, search=search)
    assert json.loads(dumps(plan, CLOCK))["search"] == written
    assert loads(dumps(plan, CLOCK), "plan.json", CLOCK) == plan


def test_the_sites_chosen_of_belts_are_told() -> None:
    plan = replace(PLAN, shown={WindowId("morning"): (PlaceId("anli"), PlaceId("yili")), WindowId("noon"): ()})
    written = [{"window": "morning", "sites": ["anli", "yili"]}, {"window": "noon", "sites": []}]
    assert json.loads(dumps(plan, CLOCK))["shown"] == written
    assert loads(dumps(plan, CLOCK), "plan.json", CLOCK) == plan


def test_a_plan_need_not_say_how_it_was_searched_for() -> None:
    written = json.loads(TEXT)
    del written["search"]
    assert loads(json.dumps(written).encode(), "plan.json", CLOCK) == replace(PLAN, search=None)


def test_it_is_the_documented_form() -> None:
    written = json.loads(TEXT)
    assert list(written) == ["format", "scenario", "revision", "seed", "status", "search", "tiers", "groups",
                             "unplaced"]  # fmt: skip
    # gap = (3 - 2.5) / 3
    assert written["tiers"][0] == {"name": "missed", "unit": "visits", "value": 3, "bound": 2.5, "gap": 0.5 / 3}
    # Minute 800 of 23 June is 13:20.
    assert written["groups"][0]["walk"][1] == {
        "node": "anli/showroom",
        "place": "anli",
        "start": "2020-06-23T13:20:00+08:00",
        "end": "2020-06-23T13:30:00+08:00",
        "people": 2,
        "docent": "anli-d1",
    }
    assert written["unplaced"] == [{"delegate": "D017", "why": '座位"不够"'}]


def test_the_schema_accepts_it_and_refuses_others() -> None:
    validator = jsonschema.Draft202012Validator(plan_schema())
    validator.check_schema(plan_schema())
    assert validator.is_valid(json.loads(TEXT))
    assert not validator.is_valid(json.loads(TEXT.replace("feasible", "fine")))
    assert not validator.is_valid(json.loads(TEXT.replace('"seed": 7, ', "")))


def test_one_step_stands_on_a_line() -> None:
    assert sum('"node"' in line for line in TEXT.splitlines()) == TEXT.count('"node"') == 2


def test_times_of_another_offset_are_the_same_minutes() -> None:
    utc = TEXT.replace("13:20:00+08:00", "05:20:00+00:00")
    assert loads(utc.encode(), "plan.json", CLOCK) == PLAN


def test_keys_of_a_later_version_and_a_missing_gap_are_no_fault() -> None:
    written = json.loads(TEXT)
    written["colour"] = {"G1": "red"}
    del written["tiers"][0]["gap"]
    assert loads(json.dumps(written).encode(), "plan.json", CLOCK) == PLAN


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        # The people of the first step, on line 10, stand after `{"node": "yungu/bay", ... "people": `.
        (lambda t: t.replace('"people": 2}', '"people": -2}', 1), {(10, "out-of-range")}),
        (lambda t: t.replace("13:05:00+08:00", "13:05:00", 1), {(10, "bad-time")}),
        (lambda t: t.replace("13:05:00+", "13:05:30+", 1), {(10, "bad-time")}),
        (lambda t: t.replace('"place": "anli"', '"place": "jac"'), {(11, "wrong-place")}),
        (lambda t: t.replace('"value": 3,', '"value": NaN,'), {(5, "not-a-number")}),
        (lambda t: t.replace('"seed"', '"revision"'), {(1, "missing-key"), (3, "duplicate-key")}),
        (
            lambda t: t.replace('"status": "feasible"', '"status": "fine", "seed": 1.5'),
            {(3, "unknown-choice"), (3, "duplicate-key")},
        ),
        (lambda t: t.replace("yungu/bay", "yungu\\u0000/bay"), {(10, "control-character")}),
        (lambda t: t.replace("D017", "\\ud83d"), {(1, "control-character")}),
        (lambda t: t.replace('"seed": 7', '"seed": ' + "7" * 5000), {(3, "number-too-long")}),
        (lambda t: t.replace("2020-06-23T13:05:00+08:00", "soon", 1), {(10, "bad-time")}),
        (lambda t: t.replace('{"delegate"', '{"delegate": "D017", "why": ""}, {"delegate"'), {(1, "duplicate-id")}),
        # An escaped pair is JSON but not YAML, so these faults are known but not placed.
        (lambda t: t.replace("D017", "\\ud83d\\ude00").replace('"seed": 7', '"seed": "7"'), {(1, "not-a-number")}),
        (lambda t: t.replace("D017", "\\ud83d\\ude00").replace('"seed"', '"revision"'), {(1, "bad-syntax")}),
        (lambda t: t.replace("13:05:00+08:00", "13:05:00+08:00:30", 1), {(1, "bad-syntax")}),
        (lambda t: t[:-4], {(15, "bad-syntax")}),
        (lambda t: "[" * 100_000, {(1, "nested-too-deep")}),
        (lambda t: "[]", {(1, "not-a-mapping")}),
        (lambda t: "", {(1, "bad-syntax")}),
        (lambda t: "a: 1", {(1, "bad-syntax")}),
    ],
)
def test_faults_have_a_place(change: Callable[[str], str], faults: set[tuple[int, str]]) -> None:
    text = change(TEXT)
    assert text != TEXT
    with pytest.raises(InputError) as caught:
        loads(text.encode(), "plan.json", CLOCK)
    assert {(problem.where.line, problem.code) for problem in caught.value.problems} == faults
    assert all(problem.where.file == "plan.json" and problem.where.column for problem in caught.value.problems)


def test_a_file_in_another_encoding_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        loads(TEXT.encode("gb18030"), "plan.json", CLOCK)
    assert [problem.code for problem in caught.value.problems] == ["bad-encoding"]


def test_a_bound_that_is_no_number_is_not_written() -> None:
    plan = Plan("x", "", 0, 0, "optimal", (Tier("missed", "visits", 0, float("-inf")),), (), {})
    with pytest.raises(ValueError, match="JSON"):
        dumps(plan, CLOCK)
