"""docs/movement.md: its examples are run, and its figures are those that the laws give."""

import doctest
import re
from dataclasses import fields
from pathlib import Path

import pytest

from docs.figures.draw import files
from meetingplan.domain.movement import Movement

DOCS = Path(__file__).parents[3] / "docs"
PAGES = [DOCS / "movement.md", DOCS / "movement.zh_CN.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_are_right(page: Path) -> None:
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert tried > 20
    assert failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_figure_is_drawn_from_the_laws(page: Path) -> None:
    shown = set(re.findall(r"\(figures/([\w.]+\.svg)\)", page.read_text(encoding="utf-8")))
    chinese = page.name.endswith(".zh_CN.md")
    assert shown == {name for name in files() if name.endswith(".zh_CN.svg") == chinese}


@pytest.mark.parametrize("name", files())
def test_the_figure_is_up_to_date(name: str) -> None:
    """`python -m docs.figures.draw` writes them."""
    assert (DOCS / "figures" / name).read_text(encoding="utf-8") == files()[name]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_figure_of_movement_is_explained(page: Path) -> None:
    """The two measures of a step only tell whether a stair fills, and stand in the docstring."""
    text = page.read_text(encoding="utf-8")
    unnamed = {field.name for field in fields(Movement) if f"`{field.name}`" not in text}
    assert unnamed == {"stair_riser_m", "stair_tread_m"}
