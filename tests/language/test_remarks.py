"""Every remark of a scenario that comes with the program is translated, and every translation has its remark."""

from meetingplan.language import remarks
from meetingplan.scenario.remarks import remarks_of, told
from meetingplan.scenario.templates import templates

FOUND = {
    remark.text
    for folder in templates().values()
    for path in folder.glob("*.yaml")
    for remark in remarks_of(path.read_text(encoding="utf-8"))
}


def test_every_remark_is_translated_in_remarks_zh_cn_po() -> None:
    assert [remark for remark in sorted(FOUND) if told(remark, "zh_CN") == remark] == []


def test_no_translation_of_a_remark_is_left_over() -> None:
    assert sorted(remarks("zh_CN").keys() - FOUND) == []
