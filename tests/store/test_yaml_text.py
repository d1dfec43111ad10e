"""What is written as YAML is read as the same tree, and a text is changed where its values change and nowhere else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingplan.domain.problems import Problem
from meetingplan.store.document import Value, parse
from meetingplan.store.patch import patched, same
from meetingplan.store.yaml_text import yaml_text

_TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"), max_size=12
) | st.sampled_from(["08:30", "2020-06-23 09:00", "no", "010", "-", "a: b", "# x", "1e3", "null", "云谷 宾馆", "[a]"])
_SCALARS: st.SearchStrategy[Value] = (
    _TEXTS | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6, allow_nan=False)
)
_KEYS = st.sampled_from(["id", "name", "places", "zones", "讲解员", "point"])
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4), max_leaves=25
)
TREES = st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=5)


def read(text: str) -> Value:
    found: list[Problem] = []
    document = parse(text.encode(), "x.yaml", found)
    assert found == []
    assert document is not None
    return document.value


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TREES)
def test_a_tree_is_read_back(tree: dict[str, Value]) -> None:
    assert same(read(yaml_text(tree)), tree)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TREES, TREES)
def test_a_text_can_be_made_to_say_anything(old: dict[str, Value], new: dict[str, Value]) -> None:
    assert same(read(patched(yaml_text(old), old, new)), new)


def test_lines_are_filled_as_a_person_would() -> None:
    tree: dict[str, Value] = {
        "id": "a",
        "title": {"zh_CN": "现场会", "en": "Meeting"},
        "opens": "08:30",
        "day": "2020-06-23",
        "roads": [{"a": "x", "b": "z", "minutes": 4}],
        "places": [{"id": "hall", "rooms": [{"id": "main"}]}],
        "none": None,
    }
    assert yaml_text(tree) == (
        'id: a\ntitle: {zh_CN: 现场会, en: Meeting}\nopens: "08:30"\nday: 2020-06-23\n\n'
        "roads:\n  - {a: x, b: z, minutes: 4}\n\n"
        "places:\n  - id: hall\n    rooms:\n      - {id: main}\n"
    )


TEXT = """\
# The head.
places:
  # The inn.
  - id: inn
    bays: !assumed 3     # counted from a photograph
    rooms: [lobby, bar]
  # The hall.
  - id: hall             # rented
    bays: 2
  # The last.
  - {id: bridge, kind: junction}   # in brackets
roads: !assumed          # driven both ways
  - {a: inn, b: hall, km: 2.20}
"""
INN_LINES = "  # The inn.\n  - id: inn\n    bays: !assumed 3     # counted from a photograph\n"
HALL_LINES = "  - id: hall             # rented\n    bays: 2\n"
INN: dict[str, Value] = {"id": "inn", "bays": 3, "rooms": ["lobby", "bar"]}
HALL: dict[str, Value] = {"id": "hall", "bays": 2}
BRIDGE: dict[str, Value] = {"id": "bridge", "kind": "junction"}
ROAD: dict[str, Value] = {"a": "inn", "b": "hall", "km": 2.2}


@pytest.mark.parametrize(
    ("places", "roads", "changes"),
    [
        ([INN, HALL, BRIDGE], [ROAD], []),
        ([{**INN, "bays": 4}, HALL, BRIDGE], [ROAD], [("!assumed 3 ", "!assumed 4 ")]),
        ([INN, {"id": "hall"}, BRIDGE], [ROAD], [("    bays: 2\n", "")]),
        ([INN, {**HALL, "turning": False}, BRIDGE], [ROAD], [("bays: 2\n", "bays: 2\n    turning: false\n")]),
        ([INN, HALL], [ROAD], [("  - {id: bridge, kind: junction}   # in brackets\n", "")]),
        ([INN, BRIDGE], [ROAD], [("  - id: hall             # rented\n    bays: 2\n", "")]),
        ([INN, HALL, BRIDGE], [{**ROAD, "km": 2.3}], [("2.20", "2.3")]),
        ([INN, HALL, BRIDGE], [ROAD, {"a": "x", "b": "z"}], [("2.20}\n", "2.20}\n  - {a: x, b: z}\n")]),
        ([{**INN, "rooms": ["lobby"]}, HALL, BRIDGE], [ROAD], [("[lobby, bar]", "[lobby]")]),
        (
            [HALL, INN, BRIDGE],
            [ROAD],
            [
                (INN_LINES, "  # The inn.\n  # The hall.\n" + HALL_LINES + INN_LINES.removeprefix("  # The inn.\n")),
                ("bar]\n  # The hall.\n" + HALL_LINES, "bar]\n"),
            ],
        ),
    ],
)
def test_only_what_changes_is_changed(places: list[Value], roads: list[Value], changes: list[tuple[str, str]]) -> None:
    expected = TEXT
    for old, new in changes:
        assert old in expected
        expected = expected.replace(old, new)
    old_tree: dict[str, Value] = {"places": [INN, HALL, BRIDGE], "roads": [ROAD]}
    made = patched(TEXT, old_tree, {"places": places, "roads": roads})
    assert made == expected


def test_what_neither_of_two_trees_has_is_left() -> None:
    """The file says more than whoever changes it knew of."""
    assert patched("a: x\nb: y\nc: z\n", {"a": "x", "c": "z"}, {"a": "w"}) == "a: w\nb: y\n"


def test_the_first_key_of_an_item_is_dropped_on_its_line() -> None:
    """An item without an id is known by its place."""
    old: dict[str, Value] = {"roads": [{"note": "narrow", "a": "inn"}]}
    text = "roads:\n  - note: narrow  # in winter\n    a: inn\n"
    assert patched(text, old, {"roads": [{"a": "inn"}]}) == "roads:\n  - a: inn\n"
