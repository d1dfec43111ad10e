"""Every sentence of the package has its translation, and every translation its sentence."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import meetingplan
from meetingplan.language.catalogue import PLACEHOLDER

PACKAGE = Path(meetingplan.__file__).parent
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.svg", "jinja2")]


@cache
def sentences() -> dict[str, str]:
    """Every English sentence -> a file that says it."""
    found = extract_from_dir(PACKAGE, METHODS, keywords={"say": None, "_": None})
    return {str(sentence): name for name, _line, sentence, _comments, _context in found}


@cache
def translated() -> Catalog:
    with (PACKAGE / "language" / "zh_CN.po").open("rb") as po:
        return read_po(po, locale="zh_CN", abort_invalid=True)


@pytest.mark.slow
def test_the_extraction_sees_python_and_templates():
    assert {Path(name).suffix for name in sentences().values()} == {".py", ".html", ".svg"}


def test_every_sentence_is_translated():
    missing = {s: name for s, name in sentences().items() if not (entry := translated().get(s)) or not entry.string}
    assert missing == {}


def test_no_translation_is_left_over():
    assert sorted(str(m.id) for m in translated() if m.id and m.id not in sentences()) == []


def test_no_translation_is_only_a_guess():
    assert [m.id for m in translated() if m.id and m.fuzzy] == []


def test_every_translation_names_the_same_values():
    differing = [
        m.id
        for m in translated()
        if m.id and set(PLACEHOLDER.findall(str(m.id))) != set(PLACEHOLDER.findall(str(m.string)))
    ]
    assert differing == []


def test_chinese_sentences_use_chinese_punctuation():
    wrong = re.compile(r"[一-鿿][,;?]|[,;?!][一-鿿]|\.\.\.")
    assert [str(m.string) for m in translated() if m.id and wrong.search(str(m.string))] == []
