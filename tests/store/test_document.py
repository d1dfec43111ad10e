"""YAML is read more strictly than its own rules allow, and every value knows its place."""

import itertools
import json
import tracemalloc

import pytest

from meetingplan.domain.problems import Position, Problem
from meetingplan.store.document import MAX_BYTES, Document, parse


def _read(text: str | bytes) -> Document:
    found: list[Problem] = []
    document = parse(text.encode() if isinstance(text, str) else text, "f", found)
    assert found == []
    assert document is not None
    return document


def _faults(text: str | bytes) -> list[tuple[int, int, str]]:
    found: list[Problem] = []
    parse(text.encode() if isinstance(text, str) else text, "f", found)
    return [(problem.where.line, problem.where.column, problem.code) for problem in found]


@pytest.mark.parametrize(
    "text",
    [
        "08:30",
        "12:30",
        "NO",
        "yes",
        "on",
        "010",
        "0x10",
        "1_000",
        "+86",
        "2020-06-23 13:30",
        "2020-06-23",
        ".inf",
        "1.",
        "Null",
        "True",
    ],
)
def test_what_yaml_would_convert_stays_text(text: str) -> None:
    assert _read(f"a: {text}").value == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-12", -12),
        ("0.75", 0.75),
        ("1e3", 1000.0),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ('"5"', "5"),
        ("'true'", "true"),
    ],
)
def test_plain_numbers_and_words_are_values(text: str, value: object) -> None:
    made = _read(f"a: {text}").value
    assert made == {"a": value}
    assert isinstance(made, dict)
    assert type(made["a"]) is type(value)


def test_positions_count_characters_from_one() -> None:
    document = _read("名称: 云谷\nrooms:\n  - {id: 大堂, people: 20}\n")
    assert document.keys["名称",] == Position("f", 1, 1)
    assert document.values["名称",] == Position("f", 1, 5)
    assert document.values["rooms", 0, "people"] == Position("f", 3, 22)
    assert document.at(("rooms", 0, "kind", "x")) == document.values["rooms", 0]


def test_a_byte_order_mark_moves_no_position() -> None:
    assert _read(b"\xef\xbb\xbfa: 1").values["a",] == Position("f", 1, 4)


def test_json_is_read_as_well() -> None:
    value = {"a": [1, 2.5, None, True, "x: #y"], "b": {"c": "双\n"}}
    assert _read(json.dumps(value, ensure_ascii=False, indent=1)).value == value


def test_assumed_stands_on_any_value_with_its_comment() -> None:
    document = _read("a: !assumed 0.75   # epidemic  \nb: !assumed\n  - {c: !assumed 'x # y'}  # in here\n")
    assert [(item.path, item.value, item.comment) for item in document.assumed] == [
        (("a",), "0.75", "epidemic"),
        (("b", 0, "c"), "x # y", "in here"),
        (("b",), '[{"c": "x # y"}]', ""),
    ]


def test_names_of_paths_use_ids() -> None:
    document = _read("places: [{id: inn, rooms: [{people: 3}]}]")
    assert document.name(("places", 0, "rooms", 0, "people")) == "places.inn.rooms.1.people"


def test_an_alias_is_a_repetition() -> None:
    assert _read("a: &x [1]\nb: *x").value == {"a": [1], "b": [1]}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a: 1\na: 2", [(2, 1, "duplicate-key")]),
        ("a: !!int '1'\nb: !x 2", [(1, 4, "unknown-tag"), (2, 4, "unknown-tag")]),
        ("? [a]\n: 1", [(1, 3, "bad-key")]),
        ("a: " + "9" * 19, [(1, 4, "number-too-long")]),
        ("a: 1e400", [(1, 4, "number-too-long")]),
        ("a: [1\nb: 2", [(2, 2, "bad-syntax")]),
        ('a: 1\nb: "2', [(2, 4, "bad-syntax")]),
        ('a: "\\e"', [(1, 4, "control-character")]),
        ("a\x00: \x0b", [(1, 2, "control-character"), (1, 5, "control-character")]),
        (b"a: \xff", [(1, 4, "bad-encoding")]),
        ("[" * 4000, [(1, 41, "nested-too-deep")]),
        ("&a [*a]", [(1, 1, "nested-too-deep")]),
        (b" " * (MAX_BYTES + 1), [(0, 0, "file-too-large")]),
    ],
)
def test_faults_have_a_place(text: str | bytes, faults: list[tuple[int, int, str]]) -> None:
    assert _faults(text) == faults


def test_eighteen_digits_are_a_number() -> None:
    assert _read("a: " + "9" * 18).value == {"a": 10**18 - 1}


def test_bombs_are_refused_before_they_go_off() -> None:
    # Eight levels of ten would be 10**8 values, of 8 bytes each at the very least.
    levels = "abcdefgh"
    lines = [f"{levels[0]}: &{levels[0]} [{', '.join('x' * 10)}]"]
    lines += [f"{b}: &{b} [{', '.join(['*' + a] * 10)}]" for a, b in itertools.pairwise(levels)]
    tracemalloc.start()
    try:
        assert [code for *_, code in _faults("\n".join(lines))] == ["too-many-values"]
        assert tracemalloc.get_traced_memory()[1] < 10**8
    finally:
        tracemalloc.stop()
    assert [code for *_, code in _faults("- a\n" * 900_000)] == ["too-many-values"]
