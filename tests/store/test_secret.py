"""The secret that phone pages are named with: made once, kept beside the results, refused where it was changed."""

from pathlib import Path

import pytest

from meetingplan.domain.problems import InputError
from meetingplan.store.secret import path_of, secret_of


def test_it_is_made_once_for_each_folder(tmp_path: Path) -> None:
    first, other = secret_of(tmp_path / "out"), secret_of(tmp_path / "other")
    assert secret_of(tmp_path / "out") == first
    assert len({first, other}) == 2
    assert [len(first), len(other)] == [32, 32]


def test_it_lies_outside_the_results(tmp_path: Path) -> None:
    secret_of(tmp_path / "out")
    assert path_of(tmp_path / "out").parent == tmp_path / "out.journal"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("changed", [b"", b"short", bytes(33)])
def test_names_that_could_be_guessed_are_not_made(tmp_path: Path, changed: bytes) -> None:
    secret_of(tmp_path / "out")
    path_of(tmp_path / "out").write_bytes(changed)
    with pytest.raises(InputError) as refused:
        secret_of(tmp_path / "out")
    assert [problem.code for problem in refused.value.problems] == ["broken-secret"]
