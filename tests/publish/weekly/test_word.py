"""The Word document from a template that an organiser has changed."""

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from meetingplan.publish.weekly.build import report
from meetingplan.publish.weekly.report import teller
from meetingplan.publish.weekly.word import TemplateFaultError, default_template, word


def _filled(check, template: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(word(report(check, "zh_CN"), teller(check, "zh_CN"), {}, template)))


def _changed(*paragraphs: str) -> bytes:
    """The default template with other paragraphs instead of all that it has, and its heading in another font."""
    document, buffer = docx.Document(io.BytesIO(default_template())), io.BytesIO()
    for part in list(document.element.body)[:-1]:
        document.element.body.remove(part)
    for text in paragraphs:
        document.add_paragraph(text)
    document.styles["Title"].element.rPr.rFonts.set(qn("w:eastAsia"), "方正小标宋简体")
    document.save(buffer)
    return buffer.getvalue()


def test_a_changed_template_is_used(check):
    """X13 alone is overdue on 7 May; its name, its deadline's column and the office's own words are in the document."""
    rows = ("{%p for row in overdue.rows %}", "{{ row[0].text }} {{ row[1].text }}", "{%p endfor %}")
    made = _filled(check, _changed("合肥市委组织部呈报", "{{ title }}", *rows))
    told = [paragraph.text for paragraph in made.paragraphs]
    assert told == ["合肥市委组织部呈报", report(check, "zh_CN").title, "X13 会议方案征求意见并修改"]
    assert made.styles["Title"].element.rPr.rFonts.get(qn("w:eastAsia")) == "方正小标宋简体"


def test_words_of_organisers_are_no_markup(check):
    told = replace(report(check, "zh_CN"), title="<w:p> & {{ x }}")
    made = docx.Document(io.BytesIO(word(told, teller(check, "zh_CN"), {}, _changed("{{ title }}"))))
    assert made.paragraphs[0].text == "<w:p> & {{ x }}"


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (b"no document", "not a Word document"),
        (_changed("{{ owner }}"), "'owner' is undefined"),
        (_changed("{{ overdue.rows[99][0].text }}"), "has no element 99"),
        (_changed("{%p for row in overdue.rows %}"), "endfor"),
        (_changed("{{ title.__class__.__mro__ }}"), "unsafe"),
        (_changed("{{ title / 2 }}"), "unsupported operand"),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused(check, template, told):
    with pytest.raises(TemplateFaultError, match=told):
        _filled(check, template)


def test_every_style_of_the_default_names_its_chinese_font():
    styles = docx.Document(io.BytesIO(default_template())).styles
    fonts = {name: styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Normal", "Title", "Heading 1")}
    assert fonts == {"Normal": "仿宋", "Title": "宋体", "Heading 1": "黑体"}
