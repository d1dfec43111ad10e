import pytest

from meetingplan.domain.text import Message, Text, say
from meetingplan.language import translate, words


def test_english_is_the_template():
    assert translate(say("{minutes} min", minutes=2), "en") == "2 min"


def test_chinese_comes_from_the_catalogue():
    assert translate(say("{minutes} min", minutes=2), "zh_CN") == "2分钟"


def test_an_unknown_sentence_is_said_in_english():
    assert translate(Message("no such sentence"), "zh_CN") == "no such sentence"


def test_texts_and_messages_inside_are_said_in_the_same_language():
    inner = Message("{minutes} min", {"minutes": 3})
    message = Message("{place}: {inner}", {"place": Text("礼堂", "Hall"), "inner": inner})
    assert translate(message, "zh_CN") == "礼堂: 3分钟"
    assert translate(message, "en") == "Hall: 3 min"


@pytest.mark.parametrize("name", ["{minutes}", "{0.__class__}", "%(x)s", "{{7*7}}", "\\1", "\\g<0>"])
def test_values_are_data(name: str):
    assert translate(Message("{name} is late", {"name": name, "minutes": 9}), "en") == f"{name} is late"


def test_a_placeholder_reaches_no_attribute():
    assert translate(Message("{x.real} {x[0]} {x!r}", {"x": 1}), "en") == "{x.real} {x[0]} {x!r}"


def test_a_placeholder_without_value_stays_as_written():
    assert translate(Message("{a} and {b}", {"a": 1}), "en") == "1 and {b}"


def test_words_speak_one_language():
    assert words("zh_CN")("{minutes} min", minutes=2) == "2分钟"


@pytest.mark.parametrize(("coach", "said"), [("C1", "C1号车"), ("1", "1号车"), ("1号", "1号车"), ("1号车", "1号车")])
def test_a_coach_is_called_a_coach_once(coach: str, said: str):
    assert words("zh_CN")("Coach {coach}", coach=coach) == said
