"""Whatever meeting can be read goes the whole way: reconnaissance, plan, audit, plan file, all outputs, explanation.

`MEETINGPLAN_WAY=101-200 python -m pytest tests/trust/test_whole_way.py` takes those from one number to another: of tiny
meetings with all that organisers have asked for, and of scenarios with some values changed to likely ones.
"""

import json
import random
from pathlib import Path

import pytest
import yaml

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned, SolverFailed
from meetingplan.domain.problems import InputError
from meetingplan.domain.text import Language
from meetingplan.explain import Questions, explain
from meetingplan.language import translate
from meetingplan.network import build_graph
from meetingplan.plan import Budget, make_plan
from meetingplan.publish import render
from meetingplan.scenario.load import load
from meetingplan.store import plan_file
from meetingplan.survey import survey
from tests.trust import numbers
from tests.trust.fuzz.kinds import BASES, texts, trees, typed
from tests.trust.fuzz.likely import likely, rows
from tests.trust.test_metamorphic import made

pytestmark = pytest.mark.slow
SECONDS = 5.0
"""For a plan, and for an explanation: what is not found by then is told as such."""
LANGUAGES: tuple[Language, Language] = ("zh_CN", "en")


def go(of: Meeting, language: Language) -> None:
    survey(of)
    outcome = make_plan(build_graph(of), Budget(SECONDS), lambda plan: None, lambda progress: None)
    assert not isinstance(outcome, SolverFailed), outcome
    if isinstance(outcome, Planned):
        audited = audit(of, outcome.plan)
        assert isinstance(audited, AuditedPlan), audited
        assert plan_file.loads(plan_file.dumps(outcome.plan, of.clock), "plan.json", of.clock) == outcome.plan
        assert all(data for _, data in render(audited, language, secret=b"secret" * 6))
    asked = Questions(), Questions(tuple(of.delegates)[:1])
    explained = [found for questions in asked for found in explain(of, questions, Budget(SECONDS))]
    for found in explained:
        for told in (found.heading, *(answer.told for answer in found.answers)):
            assert all(translate(told, each) for each in LANGUAGES)
    if isinstance(outcome, Planned) and not outcome.plan.tiers[0].value:
        assert all(found.possible is not False for found in explained), "explained why there is no plan: there is one"


@pytest.mark.parametrize("number", numbers("WAY", quick=8, full=500))
def test_tiny_meetings(number: int) -> None:
    go(made(number), LANGUAGES[number % 2])


@pytest.mark.parametrize("number", numbers("WAY", quick=8, full=500))
def test_scenarios_with_likely_values(number: int, tmp_path: Path) -> None:
    """Of five numbers about two are read; the others are refused, as `test_fuzz` asks."""
    dice, base = random.Random(number), BASES[number % len(BASES)]
    files = dict(texts(base))
    name = dice.choice(sorted(trees(base))) if dice.random() < 0.3 else "scenario.yaml"
    changed = likely(json.loads(trees(base)[name]), dice)
    files[name] = yaml.dump(typed(changed), allow_unicode=True, sort_keys=False).encode()
    if dice.random() < 0.2:
        files["delegates.csv"] = rows(files["delegates.csv"].decode(), dice).encode()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    try:
        of = load(tmp_path)
    except InputError:
        return
    go(of, LANGUAGES[number % 2])
