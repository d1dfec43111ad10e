"""The orders in which Chinese names stand in lists: by strokes (按笔画) and by pinyin (按拼音)."""

from functools import cache
from importlib.resources import files

from meetingplan.domain.hosting import Order

_SURNAMES = {
    "曾": "zeng1", "单": "shan4", "仇": "qiu2", "区": "ou1", "解": "xie4", "查": "zha1", "朴": "piao2", "覃": "qin2",
    "盖": "ge3", "任": "ren2", "华": "hua4", "宁": "ning4", "纪": "ji3", "燕": "yan1", "洗": "xian3", "乐": "yue4",
    "尉迟": "yu4 chi2", "长孙": "zhang3 sun1", "万俟": "mo4 qi2", "澹台": "tan2 tai2",
}  # fmt: skip
"""Surnames that are read otherwise than the same characters elsewhere."""
Key = tuple[tuple[int, str], ...]


def name_key(name: str, order: Order, *, person: bool = False) -> Key:
    """What names are sorted by, character by character; nothing distinguishes them where they stand as listed.

    Strokes are those of the standard GB 13000.1: their number, then the kind of each (横竖撇点折). Characters that it
    does not have come after, by code point.

    Args:
        person: whether the name begins with a surname.
    """
    if order is Order.LISTED:
        return ()
    ranks = _ranks()
    strokes = tuple((ranks.get(character, len(ranks) + ord(character)), character) for character in name)
    if order is Order.STROKES:
        return strokes
    return (*((0, syllable) for syllable in _pinyin(name, person)), (-1, ""), *strokes)


def spellings(name: str) -> tuple[str, str]:
    """How people type a person's name that they look for: in pinyin without tones, and by the first letters of it."""
    syllables = [syllable.strip("12345").lower() for syllable in _pinyin(name, True)]
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)


@cache
def _ranks() -> dict[str, int]:
    text = (files("meetingplan.language") / "strokes.txt").read_text(encoding="utf-8")
    return {character: rank for rank, character in enumerate(text.replace("\n", ""))}


@cache
def _pinyin(name: str, person: bool) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin  # its tables take a quarter of a second that few commands need

    surname = next((s for s in (name[:2], name[:1]) if s in _SURNAMES), "") if person else ""
    rest = lazy_pinyin(name[len(surname) :], style=Style.TONE3, neutral_tone_with_five=True)
    return (*_SURNAMES.get(surname, "").split(), *rest)
