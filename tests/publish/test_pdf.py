"""PDFs and pictures of drawings."""

from datetime import datetime

import pytest

from meetingplan.publish import pdf as room
from meetingplan.publish.pdf import MissingFontError, family, pdf, png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><text x="1" y="5" font-size="2">{}</text></svg>'


def test_the_page_is_as_large_as_the_paper():
    """297 by 210 mm are 841.89 by 595.28 points."""
    made = pdf(SVG.format("会"), "挂图", (297, 210), datetime(2020, 5, 7))
    assert made.startswith(b"%PDF-")
    assert b"841.88" in made
    assert made == pdf(SVG.format("会"), "挂图", (297, 210), datetime(2020, 5, 7))


def test_a_name_is_data_for_typst():
    for name in ('#panic("x")', "]#{1/0}", "$x$", "@preview/x"):
        assert pdf(SVG.format(name), name, (100, 100), datetime(2020, 5, 7)).startswith(b"%PDF-")


def test_a_picture_is_a_png():
    assert png(SVG.format("会"), (100, 50)).startswith(b"\x89PNG")


def test_without_a_chinese_font_it_says_so(monkeypatch: pytest.MonkeyPatch):
    family.cache_clear()
    monkeypatch.setattr(room, "FAMILIES", ("No Such Font",))
    with pytest.raises(MissingFontError, match="No Such Font"):
        family()
    family.cache_clear()
