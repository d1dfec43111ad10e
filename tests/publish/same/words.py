"""How each language says coach, gathering, room, table and seat, so that only values are compared."""

import re
from collections.abc import Iterator

from meetingplan.domain.text import Language, Message
from meetingplan.language import translate
from tests.publish.same.held import Held

WORDS = {
    "en": {
        "coach": r"Your coach (\S+) Plate",
        "gather": r"(\d\d:\d\d) Gather at the coach, (.+?) departure",
        "room": r"Hotel (.+?) room (\w+) \(",
        "table": r"table (\d+)",
        "seat": r"row (\d+), seat (\d+)",
        "podium": r"podium, seat (\d+)",
        "event": r"Coach (\S+): gather (\d\d:\d\d) at (.+), then to",
        "night": r"Overnight at (.+)",
        "message": r"coach (\S+?),? (?:gather )?15 Sep (\d\d:\d\d) (?:at )?(.+?);",
        "own room": r"room (?:no\. )?(\w+)",
        "short podium": r"podium (\d+)",
        "leaflet": r"Coach (C\d) Keep it",
        "boarding": r"(\d\d:\d\d)–\d\d:\d\d boarding at (.+)",
        "passengers": r"Coach (\S+), (\d+) people",
        "table sign": r"Table (\d+) Table leader (.+?) Revision",
        "coach sign": r"Coach (C\d) ",
        "sheet": r"Coach (C\d) Driver sheets",
        "pick-up": r"(\d\d:\d\d)–\d\d:\d\d T−\d+ ([^:]+?) pick-up:",
    },
    "zh_CN": {
        "coach": r"乘车 (\S+) 车牌",
        "gather": r"(\d\d:\d\d) ?(\D+?)集合上车",
        "room": r"住宿 ?(\D+?) ?(\w+) ?房间",
        "table": r"第 ?(\d+) ?桌",
        "seat": r"(\d+) ?排 ?(\d+) ?座",
        "podium": r"主席台，从就座者左手起第 ?(\d+) ?座",
        "event": r"(\S+)号车：(\d\d:\d\d)在(.+)集合上车",
        "night": r"住宿：(.+)",
        "message": r"车号(\S+?)，9月15日(\d\d:\d\d)在?(.+?)集合",
        "own room": r"(\d+)房",
        "short podium": r"主席台(\d+)座",
        "leaflet": r"车号 (C\d) 扫码",
        "boarding": r"(\d\d:\d\d)–\d\d:\d\d (.+)上车",
        "passengers": r"(\S+)号车，(\d+)人",
        "table sign": r"桌号 (\d+) 桌长 (.+?) 第 ?\d+ ?版",
        "coach sign": r"车号 (C\d) ",
        "sheet": r"(C\d) ?号车 司机行程单",
        "pick-up": r"(\d\d:\d\d)–\d\d:\d\d T−\d+ (\D+?) ?上客：",
    },
}


def say(language: Language, english: str) -> str:
    return translate(Message(english), language)


def seats(text: str, podium: str, seat: str) -> set[tuple[int, int]]:
    """Row and seat of all that a text names; row 0 is the podium."""
    floor = {(int(row), int(number)) for row, number in re.findall(seat, text)}
    return floor | {(0, int(number)) for number in re.findall(podium, text)}


def assert_own(text: str, one: Held, language: Language) -> None:
    """A page or a leaflet tells a delegate gatherings, room, table and seats, and no others."""
    words = WORDS[language]
    assert re.findall(words["gather"], text) == [(time, place) for _, time, place in one.gathers]
    assert re.findall(words["room"], text) == [one.room]
    assert [int(table) for table in re.findall(words["table"], text)] == list(one.tables.values())
    assert seats(text, words["podium"], words["seat"]) == set(one.seats.values())


def assert_message(text: str, one: Held, language: Language) -> None:
    """The first gathering stands in every message; whoever is on the podium once has two seats, else one."""
    words = WORDS[language]
    day, time, place = one.gathers[0]
    assert day == "2026-09-15"
    assert re.findall(words["message"], text) == [(one.coach, time, place)]
    assert re.findall(words["own room"], text) == [one.room[1]]
    assert [int(table) for table in re.findall(words["table"], text)] == list(one.tables.values())
    assert seats(text, words["short podium"], words["seat"]) == set(one.seats.values())


def gatherings(events: list, language: Language) -> Iterator[tuple[str, str, str, str]]:
    """Of (summary, start): coach, day, time and place of every gathering; summary and start must name the same time."""
    for summary, start in sorted((e for e in events if hasattr(e[1], "hour")), key=lambda event: event[1]):
        if found := re.match(WORDS[language]["event"], summary):
            coach, time, place = found.groups()
            assert time == start.strftime("%H:%M")
            yield coach, start.date().isoformat(), time, place
