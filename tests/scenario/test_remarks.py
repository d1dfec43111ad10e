"""Remarks of the scenarios that come with the program, in both languages."""

from pathlib import Path

import pytest

from meetingplan.scenario.remarks import in_language, remarks_of
from meetingplan.scenario.templates import templates
from meetingplan.store.document import parse

TEXTS = [path for folder in templates().values() for path in sorted(folder.glob("*.yaml"))]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_text_says_the_same_whatever_its_remarks(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    was = parse(text.encode(), "x", [])
    for language in ("zh_CN", "en"):
        said = in_language(text, language)
        now = parse(said.encode(), "x", [])
        assert was is not None
        assert now is not None
        assert (now.value, [item.path for item in now.assumed]) == (was.value, [item.path for item in was.assumed])
        foreign = [r.text for r in remarks_of(said) if any("一" <= c <= "鿿" for c in r.text) != (language == "zh_CN")]
        assert foreign == []
        assert max(map(len, said.split("\n"))) <= max(120, *map(len, text.split("\n")))


def test_marks_in_texts_are_no_remarks() -> None:
    text = "a: '# driven both ways'   # driven both ways\n"
    assert in_language(text, "zh_CN") == "a: '# driven both ways'   # 双向可行\n"
    assert in_language("a: 1  # 北线 - the north\n", "en") == "a: 1  # the north\n"
