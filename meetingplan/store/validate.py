"""A tree of values against a form (a pydantic model): the form filled in, or a problem for every fault, placed."""

import difflib
import functools
from collections.abc import Callable, Iterable
from typing import Any, LiteralString, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from meetingplan.domain.problems import Problem
from meetingplan.domain.text import Message, say
from meetingplan.store.document import Document, Path, Value

Sentence = tuple[str, Message, Message]
"""Code, what is wrong, how to mend it."""


class Form(BaseModel):
    """A mapping of a file, key by key; unknown keys are refused, and nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


_MAX_FAULTS = 1000
_OF_KEYS = ("missing", "extra_forbidden")
F = TypeVar("F", bound=BaseModel)


def refusal(code: LiteralString, what: Message, mend: Message) -> PydanticCustomError:
    """The error with which a field's own validator refuses a value in the organiser's words."""
    return PydanticCustomError(code, code, {"what": what, "mend": mend})


def validate(form: type[F], document: Document, found: list[Problem]) -> F | None:
    """Fill in a form; every fault goes to `found`, and None means that the form could not be filled.

    A text field takes what was written, even where that looks like a number, and an unknown key hides no other fault.
    """
    value = _given(document.value)
    filled, faults = _fill(form, value)
    as_text = [fault["loc"] for fault in faults if fault["type"] == "string_type" and fault["loc"] in document.texts]
    for path in as_text:
        _put(value, path, document.texts[path])
    if as_text:
        filled, faults = _fill(form, value)
    seen = {problem.where for problem in found}
    for fault in faults[:_MAX_FAULTS]:
        problem = _problem(form, fault, document)
        # A value that was refused before, or stands for both languages, is reported once; keys are reported each.
        if fault["type"] in _OF_KEYS:
            found.append(problem)
        elif problem.where not in seen:
            seen.add(problem.where)
            found.append(problem)
    if faults and all(fault["type"] == "extra_forbidden" for fault in faults):
        for fault in faults:
            _remove(value, fault["loc"])
        filled, _ = _fill(form, value)
    return filled


def _fill(form: type[F], value: Any) -> tuple[F | None, list[ErrorDetails]]:
    try:
        return form.model_validate(value), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def nearest(word: str, known: Iterable[str]) -> Message:
    """How to mend an unknown word: the one that looks most like it, or all that are known."""
    words = sorted(set(known))
    close = difflib.get_close_matches(word, words, n=1)
    if close:
        return say("did you mean {word}?", word=close[0])
    if not words:
        return say("remove it; none is known here")
    return say("use one of: {words}", words=", ".join(words[:12]) + (", …" if len(words) > 12 else ""))


def _given(value: Value) -> Any:
    """A copy without the keys whose value was left empty: they count as not written."""
    if isinstance(value, dict):
        return {key: _given(item) for key, item in value.items() if item is not None}
    return [_given(item) for item in value] if isinstance(value, list) else value


def _put(value: Any, path: Path, new: object) -> None:
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = new


def _remove(value: Any, path: Path) -> None:
    for step in path[:-1]:
        value = value[step]
    del value[path[-1]]


def _problem(form: type[BaseModel], fault: ErrorDetails, document: Document) -> Problem:
    path, kind = fault["loc"], fault["type"]
    key = document.name(path) if path and isinstance(path[-1], int) else str(path[-1]) if path else document.file
    if kind == "extra_forbidden":
        where = document.keys.get(path, document.at(path))
        known = _keys_at(form, path[:-1])
        return Problem("unknown-key", where, say("unknown key {key}", key=key), nearest(key, known))
    if kind == "missing":
        mend = say("add {key}: and its value", key=key)
        return Problem("missing-key", document.at(path), say("{key} is missing", key=key), mend)
    context = fault.get("ctx", {})
    if "what" in context:
        return Problem(kind, document.at(path), context["what"], context["mend"])
    code, what, mend = _SENTENCES.get(kind, _unfit)(key, fault["input"], context)
    return Problem(code, document.at(path), what, mend)


def _shown(value: object) -> str:
    """A value as it can stand in a sentence."""
    if isinstance(value, dict | list):
        return "…"
    text = "-" if value is None or value == "" else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _number(key: str, value: object, _: dict[str, Any]) -> Sentence:
    what = say("{key} must be a number, not {value}", key=key, value=_shown(value))
    return "not-a-number", what, say("write plain digits, without unit or quotes")


def _whole(key: str, value: object, _: dict[str, Any]) -> Sentence:
    what = say("{key} must be a whole number, not {value}", key=key, value=_shown(value))
    return "not-a-number", what, say("write plain digits, without unit, fraction or quotes")


def _range(template: LiteralString) -> Callable[[str, object, dict[str, Any]], Sentence]:
    def sentence(key: str, value: object, context: dict[str, Any]) -> Sentence:
        bound = next(iter(context.values()), "")
        what = say("{key} cannot be {value}", key=key, value=_shown(value))
        return "out-of-range", what, Message(template, {"bound": bound})

    return sentence


def _text(key: str, value: object, _: dict[str, Any]) -> Sentence:
    what = say("{key} must be text, not {value}", key=key, value=_shown(value))
    return "not-text", what, say("write it in quotes on one line")


def _mapping(key: str, value: object, _: dict[str, Any]) -> Sentence:
    what = say("{key} must hold keys with values, not {value}", key=key, value=_shown(value))
    return "not-a-mapping", what, say("write key: value, one a line and indented")


def _list(key: str, value: object, _: dict[str, Any]) -> Sentence:
    what = say("{key} must be a list, not {value}", key=key, value=_shown(value))
    return "not-a-list", what, say("write one entry a line, each after a dash")


def _choice(key: str, value: object, context: dict[str, Any]) -> Sentence:
    what = say("{key} cannot be {value}", key=key, value=_shown(value))
    return "unknown-choice", what, say("use one of: {words}", words=str(context["expected"]).replace("'", ""))


def _length(code: str, template: LiteralString) -> Callable[[str, object, dict[str, Any]], Sentence]:
    def sentence(key: str, _: object, context: dict[str, Any]) -> Sentence:
        bound = context.get("min_length", context.get("max_length", ""))
        return code, Message(template, {"key": key, "bound": bound}), say("lengthen or shorten {key}", key=key)

    return sentence


def _unfit(key: str, value: object, _: dict[str, Any]) -> Sentence:
    what = say("{key} cannot be {value}", key=key, value=_shown(value))
    return "bad-value", what, say("see the schema for what {key} can be", key=key)


_SENTENCES: dict[str, Callable[[str, object, dict[str, Any]], Sentence]] = {
    "int_type": _whole,
    "float_type": _number,
    "finite_number": _number,
    "greater_than": _range(say("write a number above {bound}").template),
    "greater_than_equal": _range(say("write {bound} or more").template),
    "less_than": _range(say("write a number below {bound}").template),
    "less_than_equal": _range(say("write {bound} or less").template),
    "string_type": _text,
    "string_too_short": _length("bad-text", say("{key} must have at least {bound} characters").template),
    "string_too_long": _length("bad-text", say("{key} must have at most {bound} characters").template),
    "model_type": _mapping,
    "dict_type": _mapping,
    "list_type": _list,
    "too_short": _length("too-few", say("{key} must have at least {bound} entries").template),
    "too_long": _length("too-many", say("{key} must have at most {bound} entries").template),
    "literal_error": _choice,
}


@functools.cache
def _schema(form: type[BaseModel]) -> dict[str, Any]:
    return form.model_json_schema()


def _keys_at(form: type[BaseModel], path: Path) -> list[str]:
    """The keys that a form knows at a path, found in its JSON Schema."""
    node = schema = _schema(form)
    for step in path:
        node = _resolved(node, schema)
        node = node["items"] if isinstance(step, int) else node["properties"][step]
    return list(_resolved(node, schema)["properties"])


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node or "anyOf" in node:
        if "anyOf" in node:
            node = next(option for option in node["anyOf"] if option.keys() & {"$ref", "properties", "items"})
        else:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    return node
