"""preparation.yaml -> the preparation, or what is wrong with it."""

from meetingplan.domain.preparation import Preparation
from meetingplan.domain.problems import Problem
from meetingplan.scenario.checks.preparation import CHECKS
from meetingplan.scenario.preparation_form import PreparationForm
from meetingplan.store.document import Document, parse
from meetingplan.store.validate import validate


def read_preparation(data: bytes, file: str, found: list[Problem]) -> tuple[Preparation, Document | None]:
    """The preparation and where all of it was written; what is wrong with it goes to `found`."""
    document = parse(data, file, found)
    form = validate(PreparationForm, document, found) if document and document.value is not None else None
    if document is None or form is None:
        return Preparation({}), document
    problems = [problem for check in CHECKS for problem in check(form, document)]
    found.extend(problems)
    return (Preparation({}) if problems else form.preparation()), document
