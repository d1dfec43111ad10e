"""Pages from templates: autoescaped, self-contained, with the words of one language."""

from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from meetingplan.domain.text import Language, Text
from meetingplan.language import words
from meetingplan.publish.edition import Edition


@cache
def environment(language: Language) -> Environment:
    """The templates of this room; a value that a template misses is an error, never an empty space."""
    made = Environment(
        loader=PackageLoader("meetingplan.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def text(value: Text) -> str:
        return value.to(language)

    made.globals["_"] = words(language)
    made.globals["lang"] = language.replace("_", "-")
    made.filters["text"] = text
    return made


@cache
def _template(language: Language, name: str) -> Template:
    return environment(language).get_template(name)


def page(edition: Edition, template: str, **values: object) -> bytes:
    """A page of the edition, encoded in UTF-8."""
    clock = edition.meeting.clock

    def on(minute: int) -> date:
        return clock.day(minute)

    made = _template(edition.language, template)
    text = made.render(edition=edition, meeting=edition.meeting, hhmm=clock.hhmm, day_of=on, **values)
    return text.encode()
