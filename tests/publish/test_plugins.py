"""Outputs of other packages: the one that docs/outputs.md shows, installed as a package would be, and broken ones."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from meetingplan.publish import BrokenOutputError, outputs, render
from meetingplan.publish.outputs import GROUP, OUTPUTS
from tests.cli.running import TINY, run

PAGE = Path(__file__).parents[2] / "docs" / "outputs.md"
SHOWN = dict(re.findall(r"^```(python|toml)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL))


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Puts a module with its metadata where Python looks for packages, as an installer does."""

    def installed(module: str, code: str, entry_points: dict[str, str]) -> None:
        (tmp_path / f"{module}.py").write_text(code, encoding="utf-8")
        info = tmp_path / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        lines = [f"[{GROUP}]", *(f"{name} = {target}" for name, target in entry_points.items())]
        (info / "entry_points.txt").write_text("\n".join(lines))
        monkeypatch.syspath_prepend(tmp_path)

    yield installed
    for module in [name for name, loaded in sys.modules.items() if getattr(loaded, "__file__", None)]:
        if str(tmp_path) in str(sys.modules[module].__file__):
            del sys.modules[module]


def test_the_output_that_the_page_shows_works(install, audited):
    named = tomllib.loads(SHOWN["toml"])["project"]["entry-points"][GROUP]
    install("luggage_tags", SHOWN["python"], named)
    assert list(outputs()) == [*OUTPUTS, "luggage-tags"]
    ((path, data),) = render(audited, "zh_CN", frozenset({"luggage-tags"}))
    assert path == "luggage-tags.csv"
    lines = data.decode("utf-8-sig").splitlines()
    assert (lines[0], lines[1], lines[-1]) == ("姓名,车号", "林晓岚,C1", "𬱖䶮,")
    assert len(lines) == 1 + 6
    assert "luggage-tags.csv" in dict(render(audited, "en"))


def test_it_takes_about_twenty_lines():
    assert sum(1 for line in SHOWN["python"].splitlines() if line.strip()) <= 20


@pytest.mark.parametrize(
    ("code", "target", "why"),
    [
        ("import no_such_thing", "odd:made", "ModuleNotFoundError: No module named 'no_such_thing'"),
        ("made = 7", "odd:made", "not a function of an edition"),
        ("", "odd:made", "AttributeError"),
    ],
)
def test_an_output_that_cannot_be_loaded_is_refused(install, tmp_path, code, target, why):
    install("odd", code, {"odd": target})
    with pytest.raises(BrokenOutputError, match=re.escape(why)):
        outputs()
    done = run("publish", TINY, tmp_path / "plan.json", "-o", tmp_path / "out")
    assert (done.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert why in done.stderr
    planned = run("plan", TINY, "-o", tmp_path / "out")
    assert (planned.exit_code, (tmp_path / "out").exists()) == (2, False)


def test_an_output_cannot_take_the_name_of_another(install):
    install("odd", "def made(edition): yield from ()", {"calendars": "odd:made"})
    with pytest.raises(BrokenOutputError, match="there is an output of this name already"):
        outputs()


def test_an_output_cannot_write_elsewhere(install, audited, tmp_path):
    from meetingplan.store.files import UnsafeNameError, write_all

    install("odd", "def made(edition): yield '../stolen.txt', b''", {"odd": "odd:made"})
    with pytest.raises(UnsafeNameError):
        write_all(tmp_path / "out", render(audited, "en", frozenset({"odd"})))
    assert not (tmp_path / "stolen.txt").exists()
