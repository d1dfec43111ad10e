"""What the pages say is so: commands exist and run, keys are those of the schema, links lead somewhere."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meetingplan.cli import COMMANDS
from meetingplan.domain.movement import sources
from meetingplan.scenario.forms import scenario_schema
from meetingplan.scenario.pins import pins_schema
from meetingplan.scenario.preparation_form import preparation_schema
from meetingplan.scenario.progress import CheckForm

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
GUIDES = [ROOT / "docs" / "guide.md", ROOT / "docs" / "guide.zh_CN.md"]
PAGES = [README, *sorted((ROOT / "docs").rglob("*.md"))]
QUICK = ("check", "schema", "graph", "prepare", "breakdown", "progress")
"""Commands that do not search and need no plan."""

_ROW = re.compile(r"^\| `([\w.\[\]]+)` \| [^|]+ \| ([^|]+) \|", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_SH = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)

Default = str | None
"""A default as the guide writes it, or None where it writes a word."""


def _keys(node: dict[str, Any], definitions: dict[str, Any], path: str) -> Iterator[tuple[str, Default]]:
    """Every key at or below a node of the schema, with its default."""
    for branch in node.get("anyOf", ()):
        yield from _keys(branch, definitions, path)
    if "items" in node:
        yield from _keys(node["items"], definitions, f"{path}[]")
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        if name != "TextForm":  # a text in two languages is explained once, not at every key
            yield from _keys(definitions[name], definitions, path)
    for key, value in node.get("properties", {}).items():
        inner = f"{path}.{key}" if path else key
        number = value.get("type") in ("integer", "number") and "default" in value
        listed = f"{inner}[]" if value.get("type") == "array" else inner
        yield listed, str(value["default"]) if number else None
        yield from _keys(value, definitions, inner)


def keys() -> dict[str, Default]:
    """Every key of scenario.yaml by its path; figures of movement have their defaults in the domain."""
    schema = scenario_schema()
    figures = {f"movement.{name}": str(value) for name, (value, _, _) in sources().items()}
    return dict(_keys(schema, schema["$defs"], "")) | figures


def shell_lines() -> list[str]:
    """The lines of the README's shell blocks."""
    return [line for block in _SH.findall(README.read_text(encoding="utf-8")) for line in block.splitlines() if line]


def quick_lines() -> list[str]:
    """Those of them that run within a moment."""
    return [line for line in shell_lines() if line.startswith("meetingplan ") and line.split()[1] in QUICK]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda page: page.name)
def test_the_guide_explains_every_key_of_a_scenario_and_no_other(guide: Path) -> None:
    tables = guide.read_text(encoding="utf-8").split("`[]`", 1)[1]
    assert {path for path, _ in _ROW.findall(tables)} == set(keys())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda page: page.name)
def test_the_guide_explains_every_key_of_pins(guide: Path) -> None:
    section = guide.read_text(encoding="utf-8").split("\n## 6. ", 1)[1].split("\n## ", 1)[0]
    schema = pins_schema()
    found = re.findall(r"^\| `([\w.\[\]]+)` \|", section, re.MULTILINE)
    assert found == [path for path, _ in _keys(schema, schema["$defs"], "")]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda page: page.name)
def test_the_guide_explains_every_key_of_the_preparation(guide: Path) -> None:
    section = guide.read_text(encoding="utf-8").split("\n**`preparation.yaml`**", 1)[1].split("\n## ", 1)[0]
    schema = preparation_schema()
    found = re.findall(r"^\| `([\w.\[\]]+)` \|", section, re.MULTILINE)
    listed = {path for path, _ in _keys(schema, schema["$defs"], "")}
    assert sorted(found) == sorted(listed - {"calendar"})  # every line of it says whose it is


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("progress*.md")), ids=lambda page: page.name)
def test_every_key_of_a_record_is_explained(page: Path) -> None:
    schema = CheckForm.model_json_schema()
    found = re.findall(r"^\| `([\w.\[\]]+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert found == [path for path, _ in _keys(schema, schema["$defs"], "")]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda page: page.name)
def test_the_guide_tells_the_defaults_of_figures(guide: Path) -> None:
    told = dict(_ROW.findall(guide.read_text(encoding="utf-8")))
    figures = {path: default for path, default in keys().items() if default is not None}
    assert {path: told[path] for path in figures} == figures


@pytest.mark.parametrize("page", [README, *GUIDES], ids=lambda page: page.name)
def test_every_command_is_shown(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"meetingplan {name}" not in text] == []


def test_shell_blocks_hold_known_programs_only() -> None:
    assert {line.split()[0] for line in shell_lines()} <= {"make", "meetingplan", "pip", "git"}


def test_the_readme_shows_every_quick_command() -> None:
    assert {line.split()[1] for line in quick_lines()} == set(QUICK)


@pytest.mark.slow
@pytest.mark.parametrize("line", quick_lines())
def test_quick_commands_of_the_readme_run(line: str) -> None:
    command = [sys.executable, "-m", *shlex.split(line)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_lead_to_files(page: Path) -> None:
    targets = {link.partition("#")[0] for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link}
    assert [target for target in sorted(targets) if not (page.parent / target).exists()] == []
