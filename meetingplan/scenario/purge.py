"""A scenario without its people: names become ids, what is known of anybody is emptied; it can still be read."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from meetingplan.domain.text import Message, say
from meetingplan.scenario.cells import rows
from meetingplan.scenario.load import PLAN_TASKS, PREPARATION, ROSTER, SCENARIO
from meetingplan.scenario.progress import FOLDER as PROGRESS
from meetingplan.scenario.roster import OTHER_ENCODING
from meetingplan.store.decode import decode
from meetingplan.store.document import Value, parse
from meetingplan.store.patch import patched

KEPT = frozenset(("id", "name", "delegation", "role", "hotel"))
"""Columns of the roster that are not emptied; `name` becomes the id."""
_LEAST = 2
"""Characters of a name that is looked for elsewhere."""


class Purge:
    """What becomes of the files of a scenario's folder, and what was taken out of them.

    Attributes:
        files: by name below the folder, their new bytes, or None for those that go. Files that need no change, and
            those that lie in the scenario's base, are not among them.
        removed: names, telephone numbers and addresses that stood there.
    """

    def __init__(self, folder: Path) -> None:
        self.files: dict[str, bytes | None] = {}
        self.removed: set[str] = set()
        self._pseudonyms: dict[str, str] = {}
        self._ids: set[str] = set()
        for name, change in ((ROSTER, self._roster), (SCENARIO, self._scenario), (PREPARATION, self._preparation)):
            if (folder / name).exists():
                self._replace(folder / name, change)
        gone = [folder / PLAN_TASKS, *sorted((folder / PROGRESS).glob("*.yaml"))]
        self.files |= {path.relative_to(folder).as_posix(): None for path in gone if path.exists()}

    def _replace(self, path: Path, change: Callable[[str, str], str]) -> None:
        """Notes the new bytes of a file, if it has to change."""
        data = path.read_bytes()
        text = decode(data, str(path), [], OTHER_ENCODING)
        assert text is not None, "the scenario was read before"
        if (new := change(text, path.name)) != text:
            self.files[path.name] = new.encode()

    def _roster(self, text: str, name: str) -> str:
        header, *people = [[cell.text for cell in row] for row in rows(text, name, [])]
        made = io.StringIO(newline="")
        writer = csv.writer(made, lineterminator="\n")
        writer.writerow(header)
        for cells in people:
            person = dict(zip(header, cells, strict=False))
            self._ids.add(person["id"])
            if person["name"] != person["id"]:
                self._note(*(person.get(column, "") for column in ("name", "name_en", "phone", "mail")))
            person["name"] = person["id"]
            writer.writerow(person.get(column, "") if column in KEPT else "" for column in header)
        return made.getvalue()

    def _scenario(self, text: str, name: str) -> str:
        return self._patched(text, name, self._without_crews)

    def _preparation(self, text: str, name: str) -> str:
        return self._patched(text, name, self._without_owners)

    def _patched(self, text: str, name: str, change: Callable[[Any], None]) -> str:
        old, new = _tree(text, name), _tree(text, name)
        change(new)
        return patched(text, old, new)

    def _without_crews(self, tree: Any) -> None:
        for coach in tree["coaches"]:
            for key in ("driver", "driver_phone", "leader", "leader_phone"):
                self._put(coach, key, "")
        for place in tree["places"]:
            for docent in (place.get("interior") or {}).get("docents") or ():
                self._put(docent, "name", docent["id"])
                self._put(docent, "phone", "")
            for key in ("in_charge", "phone"):
                self._put(place.get("reception") or {}, key, "")
        for talk in tree.get("talks") or ():
            self._rename(talk, "speaker")
        known = {entry["id"] for entry in (*tree["coaches"], *tree["places"])} | self._ids
        for risk in tree.get("contingencies") or ():
            self._put(risk, "phone", "")
            if isinstance(risk["who"], dict) or risk["who"] not in known:
                self._rename(risk, "who")
        if organiser := tree.pop("organiser", None):
            self._note(organiser["mail"])

    def _without_owners(self, tree: Any) -> None:
        for key, field in (("owners", "name"), ("tasks", "owner"), ("topics", "owner")):
            for entry in tree.get(key) or ():
                if entry.get(field):
                    self._put(entry, field, self._pseudonym(entry[field]))
                if entry.get("notes"):
                    entry["notes"] = ""

    def _put(self, entry: dict[str, Value], key: str, text: str) -> None:
        """Leaves the key, so that the line stays as it was written, with another text."""
        old = entry.get(key)
        if old and old != text:
            self._note(str(old))
            entry[key] = text

    def _rename(self, entry: dict[str, Any], key: str) -> None:
        """Gives somebody who is named in one language or in both a pseudonym."""
        said = entry[key]
        name = self._pseudonym(said["zh_CN"] if isinstance(said, dict) else said)
        for holder, part in [(said, language) for language in said] if isinstance(said, dict) else [(entry, key)]:
            self._put(holder, part, name)

    def _pseudonym(self, name: str) -> str:
        """The same for one name throughout, by the order in which names come."""
        return self._pseudonyms.setdefault(name, f"P{len(self._pseudonyms) + 1:02}")

    def _note(self, *texts: str) -> None:
        self.removed |= {text for text in texts if len(text) >= _LEAST}


def named_still(files: Mapping[str, bytes], removed: set[str]) -> Iterator[Message]:
    """Where, in files that stay, something stands that was taken out of others: a comment, a title, a file of notes."""
    for name, data in files.items():
        for number, line in enumerate(data.decode(errors="replace").splitlines(), 1):
            if any(text in line for text in removed):
                yield say("{file}:{line} still names somebody", file=name, line=number)


def ids_that_name(folder: Path) -> list[str]:
    """Ids of people that hold their names, so that nothing would be hidden by ids."""
    text = decode((folder / ROSTER).read_bytes(), ROSTER, [], OTHER_ENCODING) if (folder / ROSTER).exists() else None
    header, *people = [[cell.text for cell in row] for row in rows(text, ROSTER, [])] if text else [[]]
    persons = (dict(zip(header, cells, strict=False)) for cells in people)
    return [p["id"] for p in persons if p["name"] != p["id"] and len(p["name"]) >= _LEAST and p["name"] in p["id"]]


def _tree(text: str, name: str) -> Any:
    document = parse(text.encode(), name, [])
    assert document is not None, "the scenario was read before"
    return document.value
