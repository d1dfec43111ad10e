"""What the note at a column says: the key, what may stand there, and what counts where nothing does."""

from collections.abc import Iterator

from meetingplan.domain.text import Language, Message, say
from meetingplan.language import translate
from meetingplan.scenario.workbook.shape import Field, Kind
from meetingplan.scenario.workbook.words import CHOICES

_KINDS = {
    Kind.CLOCK: say("a time of day such as 08:30"),
    Kind.DAY: say("a day such as 2020-06-23"),
    Kind.MOMENT: say("day and time, such as 2020-06-23 09:00"),
    Kind.WORDS: say("several with ; between them"),
    Kind.NAME: say("in one language or in both"),
    Kind.ANY: say("written as in the file"),
    Kind.YES_NO: say("yes or no"),
}


def note(field: Field, language: Language) -> str:
    """Some short sentences about a field, one a line."""
    return "\n".join([field.name, *(translate(message, language) for message in _sentences(field, language))])


def _sentences(field: Field, language: Language) -> Iterator[Message]:
    if field.kind is Kind.NUMBER:
        yield _number(field)
    elif field.kind is Kind.CHOICE:
        words = (translate(CHOICES[word], language) if word in CHOICES else word for word in field.choices)
        yield say("one of: {words}", words=", ".join(words))
    elif field.kind in _KINDS:
        yield _KINDS[field.kind]
    default = field.node.get("default")
    if field.required:
        yield say("must be filled in")
    elif isinstance(default, bool):
        yield say("left empty: {default}", default=say("yes") if default else say("no"))
    elif field.kind in (Kind.NUMBER, Kind.CHOICE) and default is not None:
        yield say("left empty: {default}", default=CHOICES.get(str(default), f"{default}"))


def _number(field: Field) -> Message:
    node = field.node
    low, above, high = (node.get(key) for key in ("minimum", "exclusiveMinimum", "maximum"))
    is_whole = node.get("type") == "integer"
    if low is not None and high is not None:
        sentence = say("a whole number from {low} to {high}") if is_whole else say("a number from {low} to {high}")
        return Message(sentence.template, {"low": f"{low:g}", "high": f"{high:g}"})
    if above is not None and high is not None:
        return say("a number above {low}, up to {high}", low=f"{above:g}", high=f"{high:g}")
    return say("a number")
