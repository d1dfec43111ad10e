"""A new scenario from one that is there: under its own name, and with the people of a roster where one is given."""

import itertools
import json
import math

from meetingplan.domain.text import Language
from meetingplan.scenario.forms import scenario_schema
from meetingplan.scenario.load import PREPARATION, ROSTER, SCENARIO
from meetingplan.scenario.preparation_form import preparation_schema
from meetingplan.scenario.remarks import in_language
from meetingplan.scenario.workbook.cleaned import Cleaned
from meetingplan.scenario.workbook.folder import read_folder, roster_text, write_folder
from meetingplan.scenario.workbook.places import places
from meetingplan.scenario.workbook.read import Files, check, read_tables
from meetingplan.scenario.workbook.records import Tree
from meetingplan.scenario.workbook.tables import Found

SMALL, LARGE, MANY = "small", "feixi-2020", 60
"""What a new scenario is begun from: for a few dozen people, and for more of them than that."""
_SCHEMAS = {
    SCENARIO: ("scenario.schema.json", scenario_schema),
    PREPARATION: ("preparation.schema.json", preparation_schema),
}
_DESK_PEOPLE = 30
"""People for each registration desk of a new scenario: a quarter of an hour, at half a minute each."""


_MARGIN = 1.05
"""So many times the people have seats: companies and delegations are not to be torn apart."""


def begun(template: Files, id: str, language: Language | None = None) -> dict[str, bytes]:
    """The files of a new scenario; editors find beside them what may be written where.

    Args:
        language: of the scenario and of its remarks; by default the template's.
    """
    tree = read_folder(template).plain
    _named(tree["scenario"], id, language)
    return _with_schemas(_told(write_folder(tree, template), tree["scenario"]["language"]))


def people(data: bytes, file: str, template: Files) -> int:
    """How many people a roster names.

    Raises:
        InputError: it cannot be read.
    """
    return len(
        read_tables(data, file, template, Found(), _lodging(read_folder(template).plain)).built.tree["delegates"]
    )


def begun_for(
    template: Files, id: str, data: bytes, file: str, language: Language | None = None
) -> tuple[dict[str, bytes], tuple[Cleaned, ...]]:
    """The files of a new scenario for the people of a roster, and what was cleaned of it.

    There are seats, desks and room for all of them. Who stays in none of its hotels stays in the first; their units are
    the delegations; the speeches are nobody's yet.

    Raises:
        InputError: every problem of the roster, and of the scenario with it.
    """
    tree = read_folder(template).plain
    scenario = tree["scenario"]
    scenario.pop("delegations", None)
    _named(scenario, id, language)
    for session in scenario.get("sessions", ()):
        kept = [{key: speech[key] for key in ("title", "minutes")} for speech in session.get("speeches", ())]
        session |= {"speeches": kept} if kept else {}
        session.pop("podium", None)
    vacant = {**write_folder(tree, template), ROSTER: roster_text([]).encode()}
    found = Found()
    read = read_tables(data, file, vacant, found, _lodging(tree))
    _make_room(read.built.tree)
    files = write_folder(read.built.tree, read.base)
    check(files, None, places(read.built.where, read_folder(files), file))
    return _with_schemas(_told(files, scenario["language"])), tuple(found.cleaned)


def _named(scenario: Tree, id: str, language: Language | None) -> None:
    """Makes a scenario one of its own: with its name, without a base, in a language."""
    scenario.pop("base", None)
    scenario |= {"id": id, **({"language": language} if language else {})}


def _told(files: Files, language: Language) -> dict[str, bytes]:
    """The files with their remarks in a language."""
    return {
        name: in_language(data.decode(), language).encode() if name in _SCHEMAS else data
        for name, data in files.items()
    }


def _lodging(tree: Tree) -> str:
    return next(str(place["id"]) for place in tree["scenario"]["places"] if place["kind"] == "hotel")


def _make_room(tree: Tree) -> None:
    """Widens the rooms and adds coaches of the last kind, until they hold everybody with the spacing there is.

    Of guest rooms and tables there are as many as are needed.
    """
    scenario, delegates = tree["scenario"], tree["delegates"]
    spacing = scenario.get("limits", {}).get("spacing", 1)
    for place in scenario["places"]:
        place.pop("guest_rooms", None)
        for room in place.get("rooms", ()):
            room["people"] = max(room["people"], math.ceil(len(delegates) / spacing))
            room.pop("tables", None)
            if "desks" in room:
                room["desks"] = max(room["desks"], math.ceil(len(delegates) / _DESK_PEOPLE))
    coaches, last = scenario["coaches"], scenario["coaches"][-1]
    wheelchairs = sum("wheelchair" in person.get("needs", "") for person in delegates)
    ids = {coach["id"] for coach in coaches}
    new = (f"C{number}" for number in itertools.count(len(coaches) + 1) if f"C{number}" not in ids)
    hotels = len({person["hotel"] for person in delegates})
    while _seats(coaches, spacing) < len(delegates) * _MARGIN + hotels or _places(coaches) < wheelchairs:
        same = {key: last[key] for key in ("model", "seats", "crew", "height_m", "length_m") if key in last}
        coaches.append({"id": next(new), **same, **({"wheelchairs": 1} if wheelchairs else {})})


def _seats(coaches: list[Tree], spacing: float) -> int:
    return sum(int(coach["seats"] * spacing) - coach.get("crew", 0) for coach in coaches)


def _places(coaches: list[Tree]) -> int:
    return sum(coach.get("wheelchairs", 0) for coach in coaches)


def _with_schemas(files: Files) -> dict[str, bytes]:
    made = dict(files)
    for name, (schema, of) in _SCHEMAS.items():
        if name in made:
            made[name] = f"# yaml-language-server: $schema={schema}\n".encode() + made[name]
            made[schema] = json.dumps(of(), ensure_ascii=False, indent=1).encode() + b"\n"
    return made
