"""Legs out of another program: a square matrix in CSV, or GraphML."""

from math import ceil, isfinite
from xml.etree import ElementTree

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.ids import BAY
from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.text import say
from meetingplan.scenario.build_roads import Link
from meetingplan.scenario.cells import rows
from meetingplan.store.decode import decode
from meetingplan.store.validate import nearest

Found = dict[frozenset[str], Link]
_GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def read_matrix(data: bytes, file: str, known: frozenset[str], found: list[Problem]) -> Found:
    """The legs of a table with place ids in its first row and column, minutes between; an empty cell is no leg.

    Roads are driven both ways in the same time, so of two directions the slower counts.
    """
    text = decode(data, file, found, "gb18030")
    header, *body = (rows(text, file, found) if text is not None else []) or [[]]
    for cell in (*header[1:], *(row[0] for row in body)):
        if cell.text not in known:
            what = say("unknown place {id}", id=cell.text[:40])
            found.append(Problem("unknown-place", cell.where, what, nearest(cell.text, known)))
    legs: Found = {}
    for row in body:
        for head, cell in zip(header[1:], row[1:], strict=False):
            if cell.text and head.text != row[0].text:
                minutes = _minutes(cell.text)
                if minutes is None:
                    found.append(_no_minutes(cell.text, cell.where))
                else:
                    _add(legs, row[0].text, head.text, Link(minutes, None))
    return legs


def read_graphml(data: bytes, file: str, known: frozenset[str], found: list[Problem]) -> Found:
    """The legs of GraphML whose nodes are called by place ids and whose edges have `minutes`, and `km` if known.

    What `meetingplan graph --format graphml` writes can be read: of its nodes the bays stand for their places.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        what = say("{file} declares a document type or entities", file=file)
        found.append(Problem("bad-graphml", Position(file, 1, 1), what, say("export plain GraphML")))
        return {}
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError) as error:  # the latter two of an encoding it cannot read
        line, column = error.position if isinstance(error, ElementTree.ParseError) else (1, 0)
        what = say("{file} is no XML", file=file)
        found.append(Problem("bad-graphml", Position(file, line, column + 1), what, say("export it again as GraphML")))
        return {}
    return _edges(root, file, known, found)


def _edges(root: ElementTree.Element, file: str, known: frozenset[str], found: list[Problem]) -> Found:
    names = {key.get("id"): key.get("attr.name") for key in root.iter(f"{_GRAPHML}key")}
    legs: Found = {}
    whole = Position(file, 1, 1)  # the parser of the standard library does not tell lines
    for edge in root.iter(f"{_GRAPHML}edge"):
        told = {names.get(data.get("key")): (data.text or "").strip() for data in edge.iter(f"{_GRAPHML}data")}
        if "minutes" not in told:
            continue
        ends = [edge.get(end, "").removesuffix(f"/{BAY}") for end in ("source", "target")]
        for id in ends:
            if id not in known:
                what = say("unknown place {id}", id=id[:40])
                found.append(Problem("unknown-place", whole, what, nearest(id, known)))
        minutes, km = _minutes(told["minutes"]), _number(told.get("km", ""))
        if minutes is None:
            found.append(_no_minutes(told["minutes"], whole))
        elif ends[0] != ends[1]:
            _add(legs, ends[0], ends[1], Link(minutes, km))
    return legs


def _add(legs: Found, a: str, b: str, link: Link) -> None:
    ends = frozenset((a, b))
    if ends not in legs or link.minutes > legs[ends].minutes:
        legs[ends] = link


def _number(text: str) -> float | None:
    """A plain number, not negative; or None."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) and value >= 0 and text[:1].isdigit() else None


def _minutes(text: str) -> int | None:
    value = _number(text)
    return ceil(value) if value is not None and 0 < value <= MINUTES_A_DAY else None


def _no_minutes(text: str, where: Position) -> Problem:
    what = say("{value} are no minutes of a drive", value=text[:40] or "-")
    return Problem("not-a-number", where, what, say("write a number above 0 and at most 1440, or leave the cell empty"))
