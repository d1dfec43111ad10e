"""What a plan has for each delegate, read from plan.json and the scenario's files by json, csv and yaml alone."""

import csv
import json
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import yaml

from tests.cli.running import ROOT

HOSTED = ROOT / "tests" / "scenarios" / "hosted"


@dataclass(frozen=True)
class Held:
    """One delegate's.

    Args:
        gathers: (day, time, place) of each, such as `("2026-09-15", "12:50", "Lakeside Inn")`.
        tables, seats: by the title of their session; a seat is (row, seat), row 0 the podium.
    """

    coach: str
    gathers: list[tuple[str, str, str]] = field(default_factory=list)
    room: tuple[str, str] = ("", "")
    tables: dict[str, int] = field(default_factory=dict)
    seats: dict[str, tuple[int, int]] = field(default_factory=dict)


def names(folder: Path) -> dict[str, str]:
    """The name of every delegate of a scenario by id."""
    with (folder / "delegates.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["name"] for row in csv.DictReader(file)}


PEOPLE = names(HOSTED)


def held(plan: Path, folder: Path, language: str) -> dict[str, Held]:
    """By name, in one language."""
    read = json.loads(plan.read_text(encoding="utf-8"))
    scenario = yaml.load((folder / "scenario.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    places = {place["id"]: place["name"][language] for place in scenario["places"]}
    titles = {session["id"]: session["title"][language] for session in scenario["sessions"]}
    people = names(folder)
    made = {
        people[id]: Held(group["coach"], [(day, time, places[place]) for day, time, place in _gathers(group["walk"])])
        for group in read["groups"]
        for id in group["delegates"]
    }
    for table in read["tables"]:
        for id in table["delegates"]:
            made[people[id]].tables[titles[table["session"]]] = table["table"]
    for seat in read["seats"]:
        made[people[seat["delegate"]]].seats[titles[seat["session"]]] = (seat["row"], seat["seat"])
    rooms = {people[id]: (places[r["hotel"]], r["room"]) for r in read["rooms"] for id in r["delegates"]}
    return {name: Held(one.coach, one.gathers, rooms[name], one.tables, one.seats) for name, one in made.items()}


def _gathers(walk: list[dict]) -> list[tuple[str, str, str]]:
    """Before a coach leaves a place at which people did not only see a site, its last step there is boarding."""
    stays = [list(steps) for _, steps in groupby(walk, key=lambda step: step["place"])]
    ends = [stay[-1] for stay in stays[:-1] if not any(step["node"].endswith("/entrance") for step in stay)]
    return [(*step["start"][:16].split("T"), step["place"]) for step in ends if step["node"].endswith("/bay")]


@dataclass(frozen=True)
class Stay:
    """A coach at a site, times as `("2026-09-15", "13:26", "13:52")`."""

    coach: str
    site: str
    day: str
    arrive: str
    leave: str
    people: int


def stays(plan: Path) -> list[Stay]:
    """Every stay at a site, that is at a place that people enter."""
    return [
        Stay(
            group["coach"], place, *steps[0]["start"][:16].split("T"), steps[-1]["end"][11:16], len(group["delegates"])
        )
        for group in json.loads(plan.read_text(encoding="utf-8"))["groups"]
        for place, steps in ((place, list(of)) for place, of in groupby(group["walk"], key=lambda step: step["place"]))
        if any(step["node"].endswith("/entrance") for step in steps)
    ]
