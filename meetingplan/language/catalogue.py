"""Looks sentences up in the catalogues of this folder and puts the values into them.

To add a sentence, write it in English as `say("...")`, or as `_("...")` in a template, and give its translation in
`zh_CN.po`; a test fails while one is missing, and when an entry is no longer used.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Protocol

from babel.messages.pofile import read_po

from meetingplan.domain.text import Language, Message, Text

PLACEHOLDER = re.compile(r"\{(\w+)\}")
_COACH_TWICE = re.compile("号车?号车")
"""What becomes of "{coach}号车" where the organiser has called a coach 1号车 or 1号."""


class Words(Protocol):
    """What templates call `_`: a sentence and its values, said in one language."""

    def __call__(self, template: str, /, **values: object) -> str:
        """The sentence with its values."""
        ...


def remarks(language: Language) -> Mapping[str, str]:
    """The remarks of the scenarios that come with the program, as they are written -> in the language; English none."""
    return _catalogue(language, "remarks.")


@cache
def _catalogue(language: Language, of: str = "") -> Mapping[str, str]:
    """English sentence -> sentence of the language; English needs none."""
    if language == "en":
        return {}
    with files(__package__).joinpath(f"{of}{language}.po").open("rb") as po:
        return {str(m.id): str(m.string) for m in read_po(po, locale=language) if m.id and m.string and not m.fuzzy}


def _shown(value: object, language: Language) -> str:
    if isinstance(value, Message):
        return translate(value, language)
    return value.to(language) if isinstance(value, Text) else str(value)


def translate(message: Message, language: Language) -> str:
    """The sentence in the language, or in English where the catalogue lacks it.

    Each `{name}` is replaced once by the value of that name. Values are data: braces inside them stay as they are,
    and a placeholder reaches no attribute of a value. A placeholder without a value stays as written.
    """

    def fill(found: re.Match[str]) -> str:
        name = found.group(1)
        return _shown(message.values[name], language) if name in message.values else found.group(0)

    said = PLACEHOLDER.sub(fill, _catalogue(language).get(message.template, message.template))
    return _COACH_TWICE.sub("号车", said) if language == "zh_CN" else said


def words(language: Language) -> Words:
    """The `_` of a template: `_("Coach {coach}", coach=...)`."""

    def say_it(template: str, /, **values: object) -> str:
        return translate(Message(template, values), language)

    return say_it
