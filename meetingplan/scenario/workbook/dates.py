"""Days and times as people write them -> as scenarios have them; what is none of these stays for its form to refuse."""

import re
from datetime import date, datetime, time

from meetingplan.scenario.workbook.plain import narrow

_DAY = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?")
_CLOSE_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CLOCK = re.compile(r"(上午|下午|晚上|晚|早上|早|中午)? ?(\d{1,2})(?::(\d{2})(?::00)?|[时点](?:(\d{1,2})分?|(半))?)")
_LATE = ("下午", "晚上", "晚")


def day(value: object) -> str | None:
    """`2020-06-23` of a date, of 2020/6/23, 2020.6.23, 2020年6月23日 or 20200623."""
    if isinstance(value, datetime):
        value = value.date() if value.time() == time() else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = str(int(value))
    if not isinstance(value, str):
        return None
    text = narrow(value)
    match = _DAY.fullmatch(text) or _CLOSE_DAY.fullmatch(text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else None


def clock(value: object) -> str | None:
    """`08:30` of a time, of 8:30, 8：30, 8时30分, 8点半 or 上午8:30."""
    if isinstance(value, time):
        return f"{value:%H:%M}" if value.second == value.microsecond == 0 else None
    if not isinstance(value, str):
        return None
    match = _CLOCK.fullmatch(narrow(value))
    if not match:
        return None
    hour = int(match[2])
    hour += 12 if match[1] in _LATE and hour < 12 else 0
    minute = 30 if match[5] else int(match[3] or match[4] or 0)
    return f"{hour:02}:{minute:02}"


def moment(value: object) -> str | None:
    """`2020-06-23 09:00` of a date with its time, written in any of the ways above."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}" if value.second == value.microsecond == 0 else None
    if not isinstance(value, str):
        return None
    text = narrow(value).replace("T", " ")
    match = _DAY.match(text)
    rest = clock(text[match.end() :].strip()) if match else None
    return f"{day(match.group().strip())} {rest}" if match and rest else None
