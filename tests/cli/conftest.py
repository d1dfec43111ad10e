"""The commands run in this process, on a plan of the small scenario that is made once."""

from pathlib import Path

import pytest

from tests.cli.running import TINY, run


@pytest.fixture(scope="session")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `meetingplan plan` makes of the small scenario; it is not to be changed."""
    folder = tmp_path_factory.mktemp("planned") / "out"
    assert run("plan", TINY, "-o", folder).exit_code == 0
    return folder
