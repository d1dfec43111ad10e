"""Canaries: a scenario in which every value about a person is unmistakable, and what of it stands in files."""

import csv
import email
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from email.policy import default
from itertools import count
from pathlib import Path
from typing import Any

from meetingplan.scenario.load import PREPARATION, ROSTER, SCENARIO
from meetingplan.store.document import parse
from meetingplan.store.patch import patched

Canary = tuple[str, str, str]
"""What kind of person, who of them, and which datum: ("delegate", "D001", "phone")."""

_WORD = re.compile(r"Qz\d{4}z|1700\d{4}417")


class Aviary:
    """Makes canaries and tells them apart."""

    def __init__(self) -> None:
        self.known: dict[str, Canary] = {}
        self._numbers = count()

    def made(self, canary: Canary) -> str:
        """A text that stands for a datum and for nothing else."""
        number = next(self._numbers)
        text = f"1700{number:04}417" if canary[2] == "phone" else f"Qz{number:04}z"
        self.known[text] = canary
        return f"{text}@example.org" if canary[2] == "mail" else text

    def found(self, text: str) -> set[Canary]:
        """The canaries in a text."""
        return {self.known[word] for word in _WORD.findall(text)}


def let_in(source: Path, folder: Path) -> Aviary:
    """Copies a scenario with a canary for each value about a person."""
    aviary = Aviary()
    shutil.copytree(source, folder)
    somebody = _roster(folder / ROSTER, aviary)
    _yaml(folder / SCENARIO, lambda tree: _scenario(tree, aviary, somebody))
    if (folder / PREPARATION).exists():
        places = _places(folder / SCENARIO)
        site = next(place["id"] for place in places if place["kind"] == "site")
        _yaml(folder / PREPARATION, lambda tree: _preparation(tree, aviary, site))
    return aviary


def _roster(path: Path, aviary: Aviary) -> str:
    """The id of one who is in it."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for datum in ("name", "title", "phone", "mail"):
            row[datum] = aviary.made(("delegate", row["id"], datum))
        row["name_en"] = aviary.made(("delegate", row["id"], "name"))
        row["diet"] = row.get("diet") or aviary.made(("delegate", row["id"], "diet"))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return rows[0]["id"]


def _places(path: Path) -> Any:
    document = parse(path.read_bytes(), path.name, [])
    assert document is not None
    return document.value["places"]


def _yaml(path: Path, change: Callable[[Any], None]) -> None:
    """Changes the tree of a file; it is written as it was elsewhere."""
    text, data = path.read_text(encoding="utf-8"), path.read_bytes()
    old, new = (parse(data, path.name, []) for _ in range(2))
    assert old is not None
    assert new is not None
    change(new.value)
    path.write_text(patched(text, old.value, new.value), encoding="utf-8")


def _scenario(tree: Any, aviary: Aviary, somebody: str) -> None:
    for coach in tree["coaches"]:
        for kind in ("driver", "leader"):
            coach[kind] = aviary.made((kind, coach["id"], "name"))
            coach[f"{kind}_phone"] = aviary.made((kind, coach["id"], "phone"))
    for place in tree["places"]:
        if place["kind"] != "junction":
            place["reception"] = {
                "in_charge": aviary.made(("host", place["id"], "name")),
                "phone": aviary.made(("host", place["id"], "phone")),
            }
        for docent in place.get("interior", {}).get("docents", ()):
            docent |= {datum: aviary.made(("docent", docent["id"], datum)) for datum in ("name", "phone")}
    for talk in tree.get("talks", ()):
        talk["speaker"] = aviary.made(("speaker", talk["speaker"], "name"))
    words = dict.fromkeys(("risk", "trigger", "action"), "Words")
    other = {"who": aviary.made(("host", "Q2", "name")), "phone": aviary.made(("host", "Q2", "phone"))}
    tree["contingencies"] = [
        {"id": "Q1", "phase": "always", **words, "who": somebody},
        {"id": "Q2", "phase": "always", **words, **other},
    ]
    tree["organiser"] = {"name": "Conference office", "mail": "office@example.org"}


def _preparation(tree: Any, aviary: Aviary, site: str) -> None:
    names: dict[str, str] = {}

    def renamed(name: str) -> str:
        return names.setdefault(name, "") or names.update({name: aviary.made(("owner", name, "name"))}) or names[name]

    tree.setdefault("gates", [{"site": site, "after": [tree["tasks"][0]["id"]], "fallback": "Another site"}])
    for owner in tree.get("owners", ()):
        owner["name"] = renamed(owner["name"])
    for entry in (*tree.get("tasks", ()), *tree.get("topics", ())):
        if entry.get("owner"):
            entry["owner"] = renamed(entry["owner"])


def words(path: str, data: bytes) -> str:
    """All that a file says to anyone who looks into it, its packing undone: parts, attributes, bytes that are text."""
    raw = data.decode("utf-8", errors="replace")
    match path.rpartition(".")[2]:
        case "ics":
            return raw.replace("\r\n ", "")
        case "eml":
            parts = (str(part.get_content()) for part in email.message_from_bytes(data, policy=default).walk()
                     if not part.is_multipart())  # fmt: skip
            headers = email.message_from_bytes(data, policy=default).values()
            return "\n".join(
                [raw, *map(str, headers), *(part.replace("\r\n ", "").replace("\n ", "") for part in parts)]
            )
        case "xlsx" | "docx":
            return "\n".join(f"{name}\n{part}\n{re.sub('<[^>]*>', '', part)}" for name, part in _members(data))
        case "pdf":
            done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
            return raw + done.stdout.decode()
    return raw


def _members(data: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name).decode("utf-8", errors="replace")


def everything(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
