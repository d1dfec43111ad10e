"""`wishes:` of scenario.yaml: what is wished of a plan, the most important first."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from meetingplan.domain.wishes import UNITS

_NAME = Annotated[str, Field(json_schema_extra={"enum": list(UNITS)})]
_WEIGHTS = dict[str, Annotated[int, Field(ge=1, le=10_000)]]


def _alone(value: object) -> object:
    """A name alone is a tier with one wish, for which any weight is as good."""
    return {value: 1} if isinstance(value, str) else value


WishForm = Annotated[_WEIGHTS, Field(min_length=1), BeforeValidator(_alone, json_schema_input_type=_NAME | _WEIGHTS)]
"""One tier: a wish, or several by name with their weights."""
WishesForm = Annotated[list[WishForm], Field(min_length=1)]
