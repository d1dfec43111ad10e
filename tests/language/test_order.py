"""Names in the order of strokes and of pinyin."""

from meetingplan.domain.hosting import Order
from meetingplan.language.order import name_key


def test_surnames_by_strokes() -> None:
    """2, 3, 3, 4, 4, 4, 5 and 6 strokes; of those alike in number 横 comes before 竖, 撇, 点 and 折."""
    names = ["毕", "方", "丁", "王", "于", "石", "马", "毛"]
    assert sorted(names, key=lambda n: name_key(n, Order.STROKES)) == ["丁", "于", "马", "王", "毛", "方", "石", "毕"]


def test_surnames_are_read_as_surnames() -> None:
    """Zēng, Shàn, Qiú, Ōu, Xiè, Zhā, Piáo, Qín; Céng, Dān and so on elsewhere."""
    names = ["曾一", "单一", "仇一", "区一", "解一", "查一", "朴一", "覃一"]
    ordered = sorted(names, key=lambda n: name_key(n, Order.PINYIN, person=True))
    assert "".join(name[0] for name in ordered) == "区朴覃仇单解曾查"


def test_a_character_that_no_table_has_comes_last() -> None:
    assert sorted(["𬱖", "龘", "一"], key=lambda n: name_key(n, Order.STROKES)) == ["一", "龘", "𬱖"]
