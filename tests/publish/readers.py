"""Readers that are not ours: an HTML parser that also checks nesting, and libical's check of iCalendar rules."""

import ctypes
import ctypes.util
import os
from html.parser import HTMLParser

import pytest

VOID = {"meta", "link", "br", "img", "hr", "input"}
SHAPES = {"rect", "line", "circle", "path"}


class Page(HTMLParser):
    """The text, links and tags of a page; end tags must match."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self._open: list[str] = []
        self.feed(content.decode())
        self.close()
        assert self._open == []

    @property
    def text(self) -> str:
        """All words in order, single-spaced."""
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("href", "src"):
                self.links.append(value)
            if name == "id":
                self.ids.append(value)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if self._open and self._open[-1] != "style":
            self.words.append(data)


def libical_faults(content: bytes) -> int:
    """How many faults libical finds; it must be there where CI runs."""
    name = ctypes.util.find_library("ical")
    if name is None and os.environ.get("CI") != "true":
        pytest.skip("libical is not installed")
    assert name is not None, "libical is not installed: see tests/system-packages.sh"
    ical = ctypes.CDLL(name)
    ical.icalparser_parse_string.restype = ctypes.c_void_p
    ical.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    for function in (ical.icalrestriction_check, ical.icalcomponent_count_errors, ical.icalcomponent_free):
        function.argtypes = [ctypes.c_void_p]
    component = ical.icalparser_parse_string(content)
    assert component, "libical reads nothing"
    valid = ical.icalrestriction_check(component)
    faults = int(ical.icalcomponent_count_errors(component))
    ical.icalcomponent_free(component)
    return faults if valid else max(faults, 1)
