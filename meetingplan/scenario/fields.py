"""What one value of a scenario can be: a name, an id, a clock time, a date, a figure."""

import re
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, StringConstraints, ValidationError
from pydantic_core import PydanticKnownError

from meetingplan.domain.preparation import Days
from meetingplan.domain.text import Text, say
from meetingplan.store.validate import Form, refusal

_CJK = "〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
SAFE_ID = re.compile(f"[A-Za-z0-9_{_CJK}-][A-Za-z0-9_.{_CJK}-]*")
"""Ids become names of files, so they hold nothing that a file name cannot hold."""
_HHMM = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _one_line(text: str) -> str:
    if any(character in text for character in "\t\r\n"):
        raise refusal("bad-text", say("the text breaks over lines or holds a tab"), say("write it on one line"))
    return text.strip()


MAIL = re.compile(r"[^\s@,;:<>()\[\]\"\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
"""An address as mail programs write it, without a name."""


def _mail(text: str) -> str:
    if not (text.isascii() and MAIL.fullmatch(text)):
        what = say("{value} is not an address of mail", value=text[:40])
        raise refusal("bad-mail", what, say("write one address, such as name@example.org"))
    return text


Mail = Annotated[str, AfterValidator(_mail)]


def _web(text: str) -> str:
    """An address to which paths can be added: without a slash at its end, its letters such as programs send them."""
    try:
        url = HttpUrl(text) if text.startswith(("http://", "https://")) else None
    except ValidationError:
        url = None
    if url is None or url.username or url.password or url.query is not None or url.fragment is not None:
        what = say("{value} is not the address of a folder on the web", value=text[:40])
        raise refusal(
            "bad-address", what, say("write where the files will be served, such as https://example.org/2020")
        )
    return str(url).rstrip("/")


def _id(text: str) -> str:
    if not SAFE_ID.fullmatch(text):
        raise refusal(
            "bad-id",
            say("{id} cannot be an id", id=text[:40] or "-"),
            say("use letters, digits, Chinese characters, '-', '_' and '.', not beginning with '.'"),
        )
    return text


def _file_name(text: str) -> str:
    if not SAFE_ID.fullmatch(text):
        what = say("{name} cannot be the name of a file beside scenario.yaml", name=text[:40] or "-")
        raise refusal("bad-file-name", what, say("put the file into this folder and name it without any / or \\"))
    return text


def _folder_name(text: str) -> str:
    if not SAFE_ID.fullmatch(text):
        what = say("{name} cannot be the name of a folder beside this one", name=text[:40] or "-")
        raise refusal("bad-file-name", what, say("put both folders into one and name it without any / or \\"))
    return text


def parse_hhmm(value: object) -> int:
    """Minutes after midnight of `08:30`; `24:00` is the end of the day."""
    if isinstance(value, str) and _HHMM.fullmatch(value):
        return int(value[:2]) * 60 + int(value[3:])
    what = say("{value} is not a time of day", value=str(value)[:40])
    raise refusal("bad-time", what, say("write hours and minutes as 08:30, up to 24:00"))


def parse_date(value: object) -> date:
    """The day of `2020-06-23`, between 1970 and 2099."""
    if isinstance(value, str) and _DATE.fullmatch(value) and "1970" <= value[:4] <= "2099":
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    what = say("{value} is not a day of the calendar", value=str(value)[:40])
    raise refusal("bad-date", what, say("write year, month and day as 2020-06-23"))


def parse_days(value: object) -> Days:
    """The stretch of `2020-05-01/2020-05-05`, both ends included, or the single day of `2020-05-01`."""
    first, slash, last = value.partition("/") if isinstance(value, str) else (value, "", "")
    stretch = Days(parse_date(first), parse_date(last if slash else first))
    if stretch.first > stretch.last:
        what = say("{value} ends before it begins", value=str(value)[:40])
        raise refusal("bad-date", what, say("write the first day, a slash and the last day"))
    return stretch


def parse_certificate(value: object) -> date:
    """The last day for which a certificate is valid; `none` is earlier than any day."""
    return date.min if value == "none" else parse_date(value)


def parse_moment(value: object) -> datetime:
    """The local time of `2020-06-23 13:30`."""
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if not match:
        what = say("{value} is not a time with its day", value=str(value)[:40])
        raise refusal("bad-time", what, say("write day and time as 2020-06-23 13:30"))
    day, minute = parse_date(match[1]), parse_hhmm(match[2])
    if minute == 24 * 60:
        raise refusal("bad-time", say("24:00 is not a time with its day"), say("write 00:00 of the next day"))
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60)


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        what = say("{zone} is not a time zone", zone=text[:40])
        raise refusal("bad-timezone", what, say("use a name such as Asia/Shanghai")) from None
    return text


def _form(name: str) -> Any:
    """What tells times from other text in the schema; editors pass over formats that they do not know."""
    return Field(json_schema_extra={"format": name})


Line = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_one_line)]
Web = Annotated[Line, AfterValidator(_web)]
Blank = Annotated[str, StringConstraints(max_length=200), AfterValidator(_one_line)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=64), AfterValidator(_id)]
FileName = Annotated[str, StringConstraints(max_length=120), AfterValidator(_file_name)]
FolderName = Annotated[str, StringConstraints(max_length=120), AfterValidator(_folder_name)]
Zone = Annotated[str, AfterValidator(_zone)]
Hhmm = Annotated[int, BeforeValidator(parse_hhmm, json_schema_input_type=Annotated[str, _form("hh:mm")])]
Date = Annotated[date, BeforeValidator(parse_date, json_schema_input_type=Annotated[str, _form("date")])]
Stretch = Annotated[Days, BeforeValidator(parse_days, json_schema_input_type=str)]
Certificate = Annotated[date, BeforeValidator(parse_certificate, json_schema_input_type=str)]
Moment = Annotated[datetime, BeforeValidator(parse_moment, json_schema_input_type=Annotated[str, _form("moment")])]
Share = Annotated[float, Field(gt=0, le=1)]
Metres = Annotated[float, Field(ge=0, le=100_000)]
PositiveMetres = Annotated[float, Field(gt=0, le=1_000)]
Count = Annotated[int, Field(ge=1, le=100_000)]
Minutes = Annotated[int, Field(ge=1, le=24 * 60)]


class TextForm(Form):
    """A name in both languages."""

    zh_CN: Line  # noqa: N815 - the language's own tag
    en: Line

    def text(self) -> Text:
        """The name as the rest of the program knows it."""
        return Text(self.zh_CN, self.en)


def _both_languages(value: object) -> object:
    """A plain text stands for both languages."""
    if isinstance(value, bool | int | float):
        raise PydanticKnownError("string_type")
    return {"zh_CN": value, "en": value} if isinstance(value, str) else value


Name = Annotated[TextForm, BeforeValidator(_both_languages, json_schema_input_type=str | TextForm)]
