"""What each output may show of people, and to whom: the one place where it is said; tests/trust holds files to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Reader(StrEnum):
    """For whom a file is made."""

    DELEGATE = "one delegate"
    CREW = "one coach's crew"
    SITE = "one site's hosts"
    DOCENT = "one docent"
    OWNER = "one responsible for tasks"
    ORGANISER = "the organiser"
    EVERYONE = "everyone at the meeting"


class Person(StrEnum):
    """Of whom a file can tell."""

    DELEGATE = "delegate"
    LEADER = "coach leader"
    DRIVER = "driver"
    DOCENT = "docent"
    SPEAKER = "speaker on board"
    OWNER = "owner of tasks"
    HOST = "person in charge of a place"


class Datum(StrEnum):
    """What can be told of a person."""

    NAME = "name"
    PHONE = "phone"
    MAIL = "mail"
    TITLE = "title"
    ROOM = "room"
    TABLE = "table"
    SEAT = "seat"
    DIET = "diet"


Told = Mapping[Person, frozenset[Datum]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What files of one kind may show.

    Args:
        files: their paths; `*` stands for anything but a `/`.
        own: of the reader, of those who ride on the coach that the reader rides on or that the file is of, of its
            crew, and of the docents of the reader's site.
        others: of anybody.
    """

    files: str
    reader: Reader
    own: Told = field(default_factory=dict)
    others: Told = field(default_factory=dict)


_NAMED = frozenset({Datum.NAME})
_CALLED = _NAMED | {Datum.PHONE}
_LISTED = _NAMED | {Datum.TITLE, Datum.ROOM, Datum.TABLE, Datum.SEAT}
_SPOKEN: Told = {Person.SPEAKER: _NAMED}
_CREW: Told = {Person.LEADER: _CALLED, Person.DRIVER: _CALLED}
_HELPERS: Told = {**_CREW, Person.DOCENT: _CALLED}
_LEADER: Told = {Person.LEADER: _CALLED}
_HOST: Told = {Person.HOST: _CALLED}
_OWNERS: Told = {Person.OWNER: _NAMED}

_OWN: Told = {Person.DELEGATE: _LISTED | {Datum.DIET}, **_LEADER}
_OWN_DAYS: Told = {Person.DELEGATE: _LISTED - {Datum.TITLE}, **_LEADER}

SHOWN: Mapping[str, tuple[Shown, ...]] = MappingProxyType({
    "itineraries": (
        Shown("itineraries/delegates/*.html", Reader.DELEGATE, _OWN, _SPOKEN),
        Shown("itineraries/coaches/*.html", Reader.CREW, {Person.DELEGATE: _NAMED, **_CREW}, _SPOKEN),
        Shown("itineraries/sites/*.html", Reader.SITE, {Person.DOCENT: _CALLED}),
        Shown("itineraries/docents/*.html", Reader.DOCENT, {Person.DOCENT: _NAMED}, _LEADER),
    ),
    "calendars": (
        Shown("calendars/meeting.ics", Reader.EVERYONE),
        Shown("calendars/preparation.ics", Reader.ORGANISER),
        Shown("calendars/delegates/*.ics", Reader.DELEGATE, _OWN_DAYS),
        Shown("calendars/coaches/*.ics", Reader.CREW, _LEADER),
        Shown("calendars/sites/*.ics", Reader.SITE, {}, _LEADER),
        Shown("calendars/docents/*.ics", Reader.DOCENT, {Person.DOCENT: _NAMED}, _LEADER),
        Shown("calendars/owners/*.ics", Reader.OWNER, _OWNERS),
    ),
    "phones": (
        Shown("p/*/index.html", Reader.DELEGATE, _OWN, _SPOKEN),
        Shown("p/*/calendar.ics", Reader.DELEGATE, _OWN_DAYS),
        Shown("p/index.html", Reader.EVERYONE),
        Shown("phone-pages.csv", Reader.ORGANISER, {}, {Person.DELEGATE: _CALLED}),
    ),
    "invitations": (
        Shown("invitations/*/*.eml", Reader.DELEGATE,
              {Person.DELEGATE: (_LISTED - {Datum.TITLE}) | {Datum.MAIL}, **_LEADER}),
    ),
    "tasks": (Shown("tasks.*", Reader.ORGANISER, {}, _OWNERS),),
    "duties": (Shown("duties.*", Reader.ORGANISER),),
    "messages": (
        Shown("messages.csv", Reader.ORGANISER, {},
              {Person.DELEGATE: (_CALLED | _LISTED) - {Datum.TITLE}, Person.LEADER: frozenset({Datum.PHONE})}),
    ),
    "workbook": (
        Shown("workbook.xlsx", Reader.ORGANISER, {},
              {Person.DELEGATE: _LISTED | {Datum.PHONE, Datum.DIET}, **_HELPERS, **_HOST, **_SPOKEN, **_OWNERS}),
    ),
    "handbook": (Shown("handbook.*", Reader.EVERYONE, {}, {Person.DELEGATE: _LISTED, **_HELPERS, **_HOST, **_SPOKEN}),),
    "contingency": (
        Shown("contingency.*", Reader.ORGANISER, {}, {Person.DELEGATE: _CALLED, **_LEADER, **_HOST, **_OWNERS}),
    ),
    "leaflets": (
        Shown("leaflets.pdf", Reader.ORGANISER, {},
              {Person.DELEGATE: _LISTED | {Datum.DIET}, **_LEADER, **_SPOKEN}),
    ),
    "drivers": (Shown("drivers.pdf", Reader.ORGANISER, {}, {**_CREW, **_HOST}),),
    "hosts": (Shown("hosts.pdf", Reader.ORGANISER, {}, {**_LEADER, **_HOST, Person.DOCENT: _CALLED}),),
    "signs": (
        Shown("signs.pdf", Reader.EVERYONE, {},
              {Person.DELEGATE: _NAMED | {Datum.TABLE}, **_LEADER}),
    ),
    "badges": (Shown("badges.pdf", Reader.EVERYONE, {}, {Person.DELEGATE: _NAMED | {Datum.TITLE}}),),
    "cards": (
        Shown("place-cards.pdf", Reader.EVERYONE, {},
              {Person.DELEGATE: _NAMED | {Datum.TITLE, Datum.TABLE, Datum.SEAT}}),
    ),
    "sites": (Shown("sites.html", Reader.ORGANISER),),
    "search": (Shown("search.html", Reader.ORGANISER, {}, {Person.DELEGATE: _NAMED | {Datum.ROOM}}),),
    "overview": (Shown("overview.html", Reader.ORGANISER, {}, {Person.DELEGATE: _NAMED, **_CREW, **_SPOKEN}),),
    "index": (
        Shown("index.html", Reader.ORGANISER, {},
              dict.fromkeys((Person.DELEGATE, Person.LEADER, Person.DOCENT, Person.OWNER), _NAMED)),
    ),
})  # fmt: skip
"""By output. What stands nowhere here (needs on the way, gender, with whom someone asks to share) no output shows."""
