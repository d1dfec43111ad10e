"""The plan file, `meetingplan.plan/1`, as docs/plan-format.md describes it: written one step a line, read strictly."""

import json
from collections.abc import Iterable
from typing import Any, NoReturn

from pydantic import ValidationError

from meetingplan.domain.clock import Clock
from meetingplan.domain.ids import CoachId, DelegateId, DocentId, GroupId, NodeId, PlaceId, WindowId
from meetingplan.domain.plan import Group, Plan, Search, Step, Tier
from meetingplan.domain.problems import InputError, Position, Problem
from meetingplan.domain.staffing import Duty
from meetingplan.domain.text import say
from meetingplan.store.decode import decode
from meetingplan.store.document import Document, parse
from meetingplan.store.hosted_file import hosted, hosted_rows
from meetingplan.store.plan_form import GroupForm, PlanForm
from meetingplan.store.validate import validate

FORMAT = "meetingplan.plan/1"


def dumps(plan: Plan, clock: Clock) -> bytes:
    """The file of a plan in UTF-8; the same plan always gives the same bytes.

    Raises:
        ValueError: a bound is not a finite number.
    """
    head = [
        f'"format": {_json(FORMAT)}',
        f'"scenario": {_json({"id": plan.scenario, "sha256": plan.scenario_sha256})}',
        f'"revision": {plan.revision}, "seed": {plan.seed}, "status": {_json(plan.status)}'
        + ("" if plan.search is None else f', "search": {_json(_search(plan.search))}'),
        *([f'"shown": {_lines(map(_json, _shown(plan)), 2)}'] if plan.shown else []),
        f'"tiers": {_lines((_json(_tier(tier)) for tier in plan.tiers), 2)}',
        f'"groups": {_lines((_group(group, clock) for group in plan.groups), 2)}',
        *([f'"duties": {_lines((_json(_duty(duty, clock)) for duty in plan.duties), 2)}'] if plan.duties else []),
        *(f'"{key}": {_lines(map(_json, rows), 2)}' for key, rows in hosted_rows(plan.hosted).items() if rows),
        f'"unplaced": {_lines((_json({"delegate": id, "why": why}) for id, why in plan.unplaced.items()), 2)}',
    ]
    return ("{" + ",\n ".join(head) + "}\n").encode()


def loads(data: bytes, file: str, clock: Clock) -> Plan:
    """The plan in a file; `file` is how reports call it.

    Raises:
        InputError: with every problem and its place.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_refuse_constant)
        return _plan(PlanForm.model_validate(value), clock)
    except (ValueError, RecursionError) as error:  # pydantic's and the decoders' errors are values' errors as well
        raise InputError(tuple(_problems(data, file, error))) from None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(items: Iterable[str], indent: int) -> str:
    """A list with one item a line."""
    between = ",\n" + " " * indent
    text = between.join(items)
    return f"[\n{' ' * indent}{text}]" if text else "[]"


def _search(search: Search) -> dict[str, object]:
    workers = {} if search.workers is None else {"workers": search.workers}
    return {"mode": search.mode, **workers, **({"cut": True} if search.cut else {})}


def _shown(plan: Plan) -> list[dict[str, object]]:
    return [{"window": window, "sites": list(sites)} for window, sites in plan.shown.items()]


def _tier(tier: Tier) -> dict[str, object]:
    return {"name": tier.name, "unit": tier.unit, "value": tier.value, "bound": tier.bound, "gap": tier.gap}


def _group(group: Group, clock: Clock) -> str:
    head = _json({"id": group.id, "coach": group.coach, "delegates": list(group.delegates)})
    return f'{head[:-1]},\n   "walk": {_lines((_json(_step(step, clock)) for step in group.walk), 4)}}}'


def _step(step: Step, clock: Clock) -> dict[str, object]:
    made: dict[str, object] = {
        "node": step.node,
        "place": step.place,
        "start": clock.at(step.start).isoformat(),
        "end": clock.at(step.end).isoformat(),
        "people": step.people,
    }
    return made if step.docent is None else {**made, "docent": step.docent}


def _duty(duty: Duty, clock: Clock) -> dict[str, object]:
    times = {"start": clock.at(duty.start).isoformat(), "end": clock.at(duty.end).isoformat()}
    return {"post": duty.post, "grid": duty.grid, **times}


def _plan(form: PlanForm, clock: Clock) -> Plan:
    return Plan(
        scenario=form.scenario.id,
        scenario_sha256=form.scenario.sha256,
        revision=form.revision,
        seed=form.seed,
        status=form.status,
        tiers=tuple(Tier(tier.name, tier.unit, tier.value, tier.bound) for tier in form.tiers),
        groups=tuple(_read_group(group, clock) for group in form.groups),
        unplaced={DelegateId(item.delegate): item.why for item in form.unplaced},
        search=Search(form.search.mode, form.search.workers, form.search.cut) if form.search else None,
        duties=tuple(Duty(d.post, d.grid, clock.minute(d.start), clock.minute(d.end)) for d in form.duties),
        hosted=hosted(form),
        shown={WindowId(item.window): tuple(map(PlaceId, item.sites)) for item in form.shown},
    )


def _read_group(form: GroupForm, clock: Clock) -> Group:
    return Group(
        id=GroupId(form.id),
        coach=CoachId(form.coach),
        delegates=tuple(DelegateId(id) for id in form.delegates),
        walk=tuple(
            Step(
                node=NodeId(step.node),
                start=clock.minute(step.start),
                end=clock.minute(step.end),
                people=step.people,
                docent=DocentId(step.docent) if step.docent else None,
            )
            for step in form.walk
        ),
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands twice")
    return made


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _problems(data: bytes, file: str, error: ValueError | RecursionError) -> list[Problem]:
    """What is wrong with a file that could not be read, with places; slower than reading it."""
    found: list[Problem] = []
    text = decode(data, file, found)
    if text is None:
        return found
    if isinstance(error, json.JSONDecodeError):
        what = say("the text is not JSON: {reason}", reason=error.msg)
        mend = say("check commas, quotes and brackets at this place")
        return [Problem("bad-syntax", Position(file, error.lineno, error.colno), what, mend)]
    document = parse(data, file, found)
    if document is not None:
        validate(PlanForm, document, found)
        return found or [_unplaced(file, error)]
    # JSON that cannot be placed, for an escape or for its size, is no fault in itself; say what is wrong all the same.
    found = [problem for problem in found if problem.code not in ("bad-syntax", "file-too-large", "too-many-values")]
    if isinstance(error, ValidationError):
        validate(PlanForm, Document(file, json.loads(text), {}, {}, {}, ()), found)
    return found or [_unplaced(file, error)]


def _unplaced(file: str, error: ValueError | RecursionError) -> Problem:
    what = say("the text is not JSON: {reason}", reason=str(error))
    return Problem("bad-syntax", Position(file, 1, 1), what, say("let meetingplan plan write the file"))
