"""How long a group needs from its coach to a zone and back, step by step, with every formula and what went into it."""

import sys
from collections.abc import Iterator
from typing import Any

import click

from meetingplan.cli.speak import print_json, reason, tell
from meetingplan.domain.ids import NodeId, PlaceId, part_of, place_of
from meetingplan.domain.meeting import Assumption, Meeting
from meetingplan.domain.text import Language, Message, say
from meetingplan.language import translate
from meetingplan.network import CapacityGraph, Headcount, Passage, PassageStep, passage
from meetingplan.network.durations import FORMULAS, Duration
from meetingplan.network.journey import assumptions_of
from meetingplan.network.laws import OutOfRange
from meetingplan.network.names import LAWS, name_of


def print_visit(graph: CapacityGraph, target: str, group: Headcount, language: Language, as_json: bool) -> None:
    """Prints the visit; exit status 1 if such a group cannot make it."""
    place, zone = _zone(graph.meeting, target)
    try:
        visit = passage(graph, place, group, zone)
    except OutOfRange as refusal:
        tell(say("{who} cannot get to {zone}: {why}", who=_who(group.people), zone=target, why=refusal.message),
             language)  # fmt: skip
        sys.exit(1)
    rested = assumptions_of(graph.meeting, visit)
    if as_json:
        print_json(_data(visit, zone, rested, language))
        return
    for line in _lines(graph, target, visit, rested):
        click.echo(translate(line, language))


def _lines(graph: CapacityGraph, target: str, visit: Passage, rested: tuple[Assumption, ...]) -> Iterator[Message]:
    place, zone = graph.meeting.places[visit.place].name, name_of(graph.meeting, graph.nodes[NodeId(target)])
    who = _who(visit.headcount.people)
    yield say("{who} from the coach to {zone} in {place}, and back:", who=who, zone=zone, place=place)
    for step in (step for step in visit.steps if step.people):
        yield _told(graph, step)
        if step.needs:
            yield _formula(step.needs)
    within = visit.minutes - visit.alight - visit.board
    yield say("in all {minutes} min, of which {alight} getting off, {inside} inside, {board} boarding",
              minutes=visit.minutes, alight=visit.alight, inside=within, board=visit.board)  # fmt: skip
    if visit.waiting:
        yield say("for {minutes} min of them parties wait for each other", minutes=visit.waiting)
    if rested:
        yield say("It rests on these assumed figures:")
    for figure in rested:
        yield say("  {path} = {value}: {reason}", path=figure.path, value=figure.value, reason=figure.source)


def _who(people: int) -> Message:
    return say("one person") if people == 1 else say("{people} people", people=people)


def _zone(meeting: Meeting, target: str) -> tuple[PlaceId, str]:
    place, zone = meeting.places.get(place_of(NodeId(target))), part_of(NodeId(target))
    zones = [z.id for z in place.interior.zones] if place and place.interior else []
    if place is None or zone not in zones:
        known = [f"{p.id}/{z.id}" for p in meeting.places.values() if p.interior for z in p.interior.zones]
        raise click.UsageError(f"There is no zone {target}; use one of: {', '.join(known)}")
    return place.id, zone


def _told(graph: CapacityGraph, step: PassageStep) -> Message:
    """One line: the running clock, minutes, node, people."""
    values: dict[str, Any] = {
        "start": f"{step.start // 60}:{step.start % 60:02}",
        "end": f"{step.end // 60}:{step.end % 60:02}",
        "minutes": step.end - step.start,
        "who": _who(step.people),
        "node": step.node,
        "name": name_of(graph.meeting, graph.nodes[step.node]),
    }
    if step.needs is None:
        return say("{start}-{end}  {minutes} min  {node} ({name}): {who} waiting", **values)
    if step.party is None:
        return say("{start}-{end}  {minutes} min  {node} ({name}): {who}", **values)
    party = step.party + 1
    return say("{start}-{end}  {minutes} min  {node} ({name}): {who}, party {party}", party=party, **values)


def _formula(needs: Duration) -> Message:
    inputs = ", ".join(f"{name} = {round(value, 3):g}" for name, value in needs.inputs)
    return say("      {title} ({law}) = {formula}; {inputs}: {seconds} s", title=LAWS[needs.law], law=needs.law,
               formula=FORMULAS[needs.law], inputs=inputs, seconds=f"{needs.seconds:.1f}")  # fmt: skip


def _data(visit: Passage, zone: str, rested: tuple[Assumption, ...], language: Language) -> dict[str, Any]:
    return {
        "place": visit.place,
        "zone": zone,
        "people": visit.headcount.people,
        "must_ride": visit.headcount.must_ride,
        "wheelchairs": visit.headcount.wheelchairs,
        "minutes": visit.minutes,
        "steps": [_row(step) for step in visit.steps if step.people],
        "assumptions": [{"path": a.path, "value": a.value, "source": reason(a, language)} for a in rested],
    }


def _row(step: PassageStep) -> dict[str, Any]:
    row: dict[str, Any] = {"start": step.start, "end": step.end, "node": step.node, "people": step.people}
    if step.party is not None:
        row["party"] = step.party + 1
    if step.needs is not None:
        row |= {
            "law": step.needs.law,
            "formula": FORMULAS[step.needs.law],
            "inputs": dict(step.needs.inputs),
            "seconds": step.needs.seconds,
        }
    return row
