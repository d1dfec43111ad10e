"""SIGINT, SIGTERM and SIGKILL at any moment of a search: the best plan is kept, nothing is half, nobody is left behind.

`MEETINGPLAN_SIGNALS=51-100 python -m pytest tests/trust/test_signals.py` takes those from one number to another.
"""

import json
import os
import signal
from pathlib import Path

import pytest

from tests.cli.running import ROOT, TINY
from tests.trust import FULL, numbers
from tests.trust.signalling import Stage, send, share, stage

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processor time is read from /proc"),
]
SCENARIOS = [ROOT / "scenarios" / "small", ROOT / "scenarios" / "graph-features"] if FULL else [TINY]
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)


@pytest.fixture(scope="module", params=SCENARIOS, ids=lambda path: path.name)
def staged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return stage(request.param, tmp_path_factory.mktemp("staged"))


@pytest.mark.parametrize("number", numbers("SIGNALS", quick=1, full=200))
@pytest.mark.parametrize("what", SIGNALS, ids=lambda what: what.name)
def test_what_was_found_is_kept(what: signal.Signals, number: int, staged: Stage, tmp_path: Path) -> None:
    sent = send(what, share(number), staged, tmp_path)
    if record := os.environ.get("MEETINGPLAN_SIGNALS_LOG"):
        with Path(record).open("a", encoding="utf-8") as file:
            row = [staged.scenario.name, what.name, number, sent.phase, sent.status, sent.faults]
            file.write(json.dumps(row) + "\n")
    assert sent.faults == ()
