"""A revision in which a few people have other rooms, tables and seats: their calendars change there, and no others."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar

from tests.cli.running import run
from tests.publish.readers import libical_faults
from tests.publish.same.held import HOSTED

ROOMS, TABLES = ("T11", "T14"), ("T08", "T15")
"""Two who change rooms, and two who change tables."""


def changed(plan: Any) -> set[tuple[str, str]]:
    """Moves them, and whoever sits last in the hall one seat further; whose events these are."""
    for room in plan["rooms"]:
        room["delegates"] = _swapped(room["delegates"], *ROOMS)
    for table in plan["tables"]:
        table["delegates"] = _swapped(table["delegates"], *TABLES)
    row, seat, last = max((seat["row"], seat["seat"], seat["delegate"]) for seat in plan["seats"])
    for place in plan["seats"]:
        if place["delegate"] == last:
            place |= {"row": row, "seat": seat + 1} if seat < 7 else {"row": row + 1, "seat": 1}
    sessions = {f"session.{place['session']}" for place in plan["seats"] if place["delegate"] == last}
    assert sessions == {"session.plenary", "session.closing"}
    return {*((id, "night") for id in ROOMS), *((id, "session.dinner") for id in TABLES),
            *((last, session) for session in sessions)}  # fmt: skip


def _swapped(ids: list[str], one: str, other: str) -> list[str]:
    return [{one: other, other: one}.get(id, id) for id in ids]


def sequences(out: Path) -> Iterator[tuple[tuple[str, str], int]]:
    """SEQUENCE of every event of every delegate."""
    for path in (out / "calendars" / "delegates").glob("*.ics"):
        for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            yield (path.stem, str(event["UID"]).split("@")[0].split("~", 2)[2]), event.decoded("SEQUENCE")


def test_sequence_rises_for_those_whose_own_facts_have_changed(planned: Path, tmp_path: Path) -> None:
    """Of 24 people with 13 events each, six events of five people."""
    out, revised = tmp_path / "out", tmp_path / "revised.json"
    only = ("-o", out, "--lang", "en", "--only", "calendars,invitations")
    assert run("publish", HOSTED, planned / "plan.json", *only).exit_code == 0
    before = dict(sequences(out))
    letters = {path: path.read_bytes() for path in out.rglob("*.eml")}
    assert len(before) == len(letters) == 24 * 13
    plan = json.loads((planned / "plan.json").read_text(encoding="utf-8"))
    expected = changed(plan)
    revised.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    assert run("publish", HOSTED, revised, *only).exit_code == 0
    after = dict(sequences(out))
    assert {event for event in after if after[event] != before[event]} == expected
    assert all(after[event] > before[event] for event in expected)
    sent = {(path.parent.name, path.stem) for path in out.rglob("*.eml") if path.read_bytes() != letters[path]}
    assert sent == expected
    assert {libical_faults(path.read_bytes()) for path in out.rglob("*.ics")} == {0}
