"""Every command: its help, what it refuses, and that it never shows the inside of the program."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from meetingplan import __version__
from meetingplan.cli import COMMANDS
from meetingplan.scenario.load import load
from tests.cli.running import ROOT, TINY, run, start, tiny_with

READERS = ("audit", "check", "explain", "graph", "plan", "prepare", "publish")
"""The commands that read a scenario."""


def arguments(command: str, folder: object, plan: object, out: object) -> list[object]:
    """What a command needs to run."""
    match command:
        case "schema":
            return [command, "plan"]
        case "plan":
            return [command, folder, "-o", out]
        case "audit":
            return [command, folder, plan]
        case "publish":
            return [command, folder, plan, "-o", out]
        case _:
            return [command, folder]


@pytest.mark.parametrize("command", COMMANDS)
def test_help(command: str) -> None:
    for option in ("-h", "--help"):
        result = run(command, option)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith(f"Usage: main {command}")


def test_the_group_lists_every_command_with_what_it_does() -> None:
    result = run("--help")
    assert result.exit_code == 0
    rows = [line.split(maxsplit=1) for line in result.stdout.partition("Commands:\n")[2].splitlines()]
    assert [name for name, _ in rows] == list(COMMANDS)
    assert all(text for _, text in rows)


def test_the_program_runs_as_a_module_and_tells_its_version() -> None:
    process = start("--version")
    assert process.communicate(timeout=60) == (f"meetingplan, version {__version__}\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_documentation(command: str) -> None:
    for page in (ROOT / "README.md", ROOT / "docs" / "guide.md"):
        assert f"meetingplan {command}" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", READERS)
def test_a_missing_folder_is_one_line(command: str, tmp_path: Path) -> None:
    for language, said in (("en", "there is no folder"), ("zh_CN", "没有文件夹")):
        result = run(*arguments(command, tmp_path / "none", tmp_path / "p.json", tmp_path), "--lang", language)
        assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
        assert said in result.stderr


@pytest.mark.parametrize("command", READERS)
def test_a_wrong_scenario_is_one_line_a_problem(command: str, tmp_path: Path) -> None:
    changes = ("bays: 3", "bays: many"), ("seats: 10, crew: 1, wheelchairs: 1", "seets: 10")
    wrong = tiny_with(tmp_path / "wrong", *changes)
    result = run(*arguments(command, wrong, tmp_path / "p.json", tmp_path))
    file = wrong / "scenario.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    places = [(n, line.find(word) + 1) for n, line in enumerate(lines, 1) for word in ("many", "seets") if word in line]
    assert (result.exit_code, result.stdout) == (2, "")
    told = result.stderr.splitlines()
    for line, column in places:
        assert any(text.startswith(f"{file}:{line}:{column}: ") for text in told), told
    assert all("; " in text for text in told)  # what is wrong; how to mend it


def test_the_terminal_s_language_where_there_is_no_other(tmp_path: Path) -> None:
    assert "没有文件夹" in run("check", tmp_path / "none", LC_ALL="zh_CN.UTF-8").stderr
    assert "there is no folder" in run("check", tmp_path / "none", LC_ALL="", LC_MESSAGES="", LANG="de_DE").stderr
    assert "there is no folder" in run("check", tmp_path / "none", LC_ALL="", LC_MESSAGES="", LANG="").stderr


BAD = [
    [],
    ["nothing"],
    ["--nothing"],
    ["check"],
    ["check", TINY, TINY],
    ["check", TINY, "--lang", "de"],
    ["check", TINY / "scenario.yaml"],
    ["check", "\udcff"],
    ["plan"],
    ["plan", TINY, "--time-limit", "0"],
    ["plan", TINY, "--time-limit", "nan"],
    ["plan", TINY, "--time-limit", "soon"],
    ["plan", TINY, "--seed", "-1"],
    ["plan", TINY, "--seed", str(2**31)],
    ["plan", TINY, "--workers", "0"],
    ["plan", TINY, "-o"],
    ["plan", TINY, "-o", "/dev/null"],
    ["plan", TINY, "-o", "/dev/null/deeper"],
    ["audit", TINY],
    ["audit", TINY, TINY],
    ["audit", TINY, "none.json"],
    ["audit", TINY, "/dev/null"],
    ["audit", TINY, TINY / "delegates.csv"],
    ["publish", TINY, TINY / "scenario.yaml", "-o", "/dev/null"],
    ["publish", TINY, "none.json"],
    ["schema"],
    ["schema", "meeting"],
    ["graph", ""],
    ["prepare", "/proc/self/mem"],
]


@pytest.mark.parametrize("args", BAD, ids=lambda args: " ".join(map(str, args)).encode("ascii", "replace").decode())
def test_nonsense_is_refused_in_words(args: list[object]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.output


BYTES = {
    "empty": b"",
    "not text": bytes(range(256)),
    "half a character": "会".encode()[:2],
    "a list": b"[]",
    "nothing but null": b"null",
    "deep": b"[" * 20_000,
    "a long number": b"9" * 5_000,
    "an alias without anchor": b"a: *b",
}


@pytest.mark.parametrize("file", ["scenario.yaml", "delegates.csv", "preparation.yaml"])
@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES.keys())
def test_files_of_any_bytes_are_refused_in_words(tmp_path: Path, file: str, data: bytes) -> None:
    folder = tiny_with(tmp_path / "folder")
    (folder / file).write_bytes(data)
    result = run("check", folder)
    lenient = file == "preparation.yaml" and data in (b"", b"null")  # a meeting may do without
    assert result.exit_code == (0 if lenient else 2), result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES.keys())
def test_plans_of_any_bytes_are_refused_in_words(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "plan.json").write_bytes(data)
    for command in ("audit", "publish"):
        result = run(*arguments(command, TINY, tmp_path / "plan.json", tmp_path / "out"))
        assert result.exit_code == 2
        assert result.stderr.startswith(str(tmp_path / "plan.json"))


@pytest.mark.slow
def test_a_terminal_that_cannot_show_a_character_gets_its_number() -> None:
    process = start("prepare", TINY, PYTHONIOENCODING="latin-1")
    out, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "")
    assert "\\u4f1a\\u8bae\\u65b9\\u6848" in out  # 会议方案


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = start("graph", TINY)
    assert process.stdout is not None
    process.stdout.close()
    process.wait(timeout=60)
    assert process.stderr is not None
    with process.stderr as errors:
        assert "Traceback" not in errors.read()


def test_check_tells_what_was_read_and_what_is_assumed() -> None:
    result = run("check", TINY, "--assumptions")
    assert result.exit_code == 0
    first, *lines = result.stdout.splitlines()
    assumed = [line for line in lines if line.startswith(str(TINY / "scenario.yaml"))]
    assert first == "Small on-site meeting: 24 delegates, 3 coaches, 2 sites, 4 tasks; no problems found"
    storey = "places.works.interior.storey_m = 3.9: default: usual height of a storey in offices"
    assert any(line.endswith(storey) for line in assumed)
    assert "代表24人" in run("check", TINY, "--lang", "zh_CN").stdout
    told = json.loads(run("check", TINY, "--json").stdout)
    assert (told["id"], told["problems"], len(told["assumptions"])) == ("tiny", [], len(assumed))
    assert all(row["source"] for row in told["assumptions"])


def test_prepare_in_words_and_as_json() -> None:
    # The meeting is on 15 September: 14 August is T-32, 4 September T-11.
    lines = [line.split() for line in run("prepare", TINY, "--lang", "en").stdout.splitlines()]
    assert lines[1] == ["T-32", "P1", "会议方案", "08-10…08-12", "2026-08-12", "2026-08-12", "2026-08-14", "done",
                        "顾长庚", "办公室"]  # fmt: skip
    # Work goes on on Thursday, 13 August: five working days end on the 19th. P2-2 must begin on 8 September, so that
    # P2-1 can end on Friday the 4th, its own deadline: 2 + 5 + 5 working days later.
    assert lines[3][:8] == ["T-11", "P2-1", "讲解词", "08-13…08-19", "2026-08-19", "2026-09-04", "12", "(0)"]
    assert "关键路线：P2-1" in run("prepare", TINY, "--lang", "zh_CN").stdout
    told = json.loads(run("prepare", TINY, "--json").stdout)
    assert [task["id"] for task in told["tasks"]] == ["P1", "P2", "P2-1", "P2-2"]
    second = told["tasks"][3]
    assert {key: second[key] for key in ("level", "parent", "after", "deadline", "days_before", "done")} == {
        "level": 2, "parent": "P2", "after": ["P2-1"], "deadline": "2026-09-09", "days_before": 6, "done": None
    }  # fmt: skip
    assert second["earliest"] == {"start": "2026-08-20", "end": "2026-08-21"}
    assert (told["as_of"], told["critical_path"], told["impossible"]) == ("2026-08-12", ["P2-1"], [])


def test_deadlines_that_cannot_be_kept_end_with_1_and_ways_out() -> None:
    # At the end of 2 September P2-1 takes until the 9th, three working days after its deadline; P2-2 until
    # the 11th, two after the 9th; P2 is done on the 11th as well, and in time.
    ran = run("prepare", TINY, "--as-of", "2026-09-02", "--json")
    told = json.loads(ran.stdout)
    assert ran.exit_code == 1
    assert [(one["task"], one["days"], one["chain"]) for one in told["impossible"]] == [
        ("P2-1", 3, ["P2-1"]), ("P2-2", 2, ["P2-1", "P2-2"])
    ]  # fmt: skip
    # Three days less for P2-1 mend both; its owner's Saturday and Sunday, or an overlap of two days, only P2-2.
    assert [(way["task"], way["days"], way["mends"]) for way in told["ways_out"][:3]] == [
        ("P2-1", 3, ["P2-1", "P2-2"]), ("P2-1", 2, ["P2-2"]), ("P2-2", 2, ["P2-2"])
    ]  # fmt: skip


def test_the_schema_of_a_scenario_is_one_and_fits_the_scenario() -> None:
    schema = json.loads(run("schema", "scenario").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    # Dates stay texts, as the schema has them.
    value = yaml.load((TINY / "scenario.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    jsonschema.validate(json.loads(json.dumps(value, default=str)), schema)
    assert load(TINY).id == value["id"]


def test_commands_do_not_load_the_solver_without_need() -> None:
    process = start("schema", "plan", PYTHONPROFILEIMPORTTIME="1")
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "click" in errors
    assert "ortools" not in errors
