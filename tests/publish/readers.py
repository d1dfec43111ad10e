"""Readers that are not ours: an HTML parser that checks nesting; for calendars icalendar, vobject, ical.js, libical."""

import ctypes
import ctypes.util
import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import pytest
import vobject

ICALJS = Path(__file__).with_name("icaljs")

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
        if self._open and self._open[-1] not in ("style", "script"):
            self.words.append(data)


def libical_faults(content: bytes) -> int:
    """How many faults libical finds; it must be there where CI runs."""
    name = ctypes.util.find_library("ical")
    if name is None:
        missing("libical")
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


def missing(what: str) -> None:
    """Skips a test whose program is not installed, and fails it where CI runs."""
    if os.environ.get("CI") != "true":
        pytest.skip(f"{what} is not installed")
    pytest.fail(f"{what} is not installed: see tests/system-packages.sh")


def by_icalendar(files: Mapping[str, bytes]) -> dict[str, list[dict]]:
    """Of every calendar the events, as icalendar reads them; times as seconds of UTC, days as they are written."""
    return {path: [_by_icalendar(e) for e in icalendar.Calendar.from_ical(data).walk("VEVENT")]
            for path, data in files.items()}  # fmt: skip


def _by_icalendar(event) -> dict:
    texts = {name: str(event.get(name, "")) for name in ("uid", "summary", "location", "description", "status")}
    times = {"start": _moment(event.decoded("dtstart")), "end": _moment(event.decoded("dtend"))}
    alarms = [int(alarm.decoded("trigger").total_seconds()) for alarm in event.walk("VALARM")]
    return {**texts, **times, "sequence": event.decoded("sequence"), "alarms": alarms}


def by_vobject(files: Mapping[str, bytes]) -> dict[str, list[dict]]:
    """The same as vobject reads it."""
    return {path: [_by_vobject(e) for e in vobject.readOne(data.decode()).contents.get("vevent", [])]
            for path, data in files.items()}  # fmt: skip


def _by_vobject(event) -> dict:
    names = ("uid", "summary", "location", "description", "status")
    texts = {name: event.contents[name][0].value if name in event.contents else "" for name in names}
    times = {"start": _moment(event.dtstart.value), "end": _moment(event.dtend.value)}
    alarms = [int(alarm.trigger.value.total_seconds()) for alarm in event.contents.get("valarm", [])]
    return {**texts, **times, "sequence": int(event.sequence.value), "alarms": alarms}


def by_icaljs(files: Mapping[str, bytes]) -> dict[str, list[dict]]:
    """The same as ical.js reads it."""
    if shutil.which("node") is None or not (ICALJS / "node_modules").exists():
        missing("ical.js")
    text = json.dumps({path: data.decode() for path, data in files.items()})
    done = subprocess.run(["node", ICALJS / "read.cjs"], input=text, capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def _moment(when) -> int | str:
    return int(when.astimezone(UTC).timestamp()) if isinstance(when, datetime) else when.isoformat()
