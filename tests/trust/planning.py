"""Plans a scenario and prints what came of it; a program of its own, so that test_same_plan can choose its hash seed.

python -m tests.trust.planning DIR WORKERS
"""

import sys
from dataclasses import replace
from pathlib import Path

from meetingplan.domain.outcome import Planned
from meetingplan.network import build_graph
from meetingplan.plan import Budget, make_plan
from meetingplan.scenario.load import load
from meetingplan.store import plan_file


def planned(folder: Path, workers: int) -> bytes:
    """The plan file of a scenario, but for what names the bytes of its input."""
    meeting = load(folder)
    budget = Budget(seconds=3600, workers=workers)
    outcome = make_plan(build_graph(meeting), budget, lambda plan: None, lambda progress: None)
    assert isinstance(outcome, Planned)
    return plan_file.dumps(replace(outcome.plan, scenario_sha256=""), meeting.clock)


if __name__ == "__main__":
    sys.stdout.buffer.write(planned(Path(sys.argv[1]), int(sys.argv[2])))
