"""Words for people: names in the meeting's two languages, and sentences kept as template and values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["zh_CN", "en"]
LANGUAGES: tuple[Language, ...] = ("zh_CN", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """A name that the organiser wrote in one language or in both."""

    zh_CN: str  # noqa: N815 - the language's own tag
    en: str

    def to(self, language: Language) -> str:
        """The name in the given language, or in the other where only that was written."""
        return (self.zh_CN or self.en) if language == "zh_CN" else (self.en or self.zh_CN)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for a person: an English template and its values, so that it can be said in any language.

    Values may themselves be `Text` or `Message`; the room `language` renders all of them.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)


def say(template: str, **values: object) -> Message:
    """A message; the name marks its template for translation."""
    return Message(template, values)
