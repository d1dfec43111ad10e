"""Who runs the program, where the machine knows them and where it does not."""

import getpass
import os
import subprocess
import sys

import pytest

from meetingplan.store.user import user

KNOWN = ("USER", "LOGNAME", "LNAME", "USERNAME")
"""What `getpass` asks before the list of users."""


def test_who_is_logged_in_has_a_name() -> None:
    assert user() == getpass.getuser()


@pytest.mark.skipif(os.name != "posix", reason="users have no number")
def test_who_stands_in_no_list_has_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KNOWN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 54321)
    assert user() == "54321"


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only the superuser may become somebody else")
def test_who_has_no_name_has_a_number() -> None:
    """A container started for any user: the number 54321 stands in no list of users, and may write nowhere."""
    env = {name: value for name, value in os.environ.items() if name not in KNOWN and not name.startswith("COVERAGE")}
    ran = subprocess.run(
        [sys.executable, "-c", "import os; from meetingplan.store.user import user; os.setuid(54321); print(user())"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == ("54321\n", "")
