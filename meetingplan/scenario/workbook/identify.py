"""Who the people of a roster are to a scenario: their hotel, delegation and id, and who stands there twice."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from meetingplan.domain.problems import Position
from meetingplan.domain.text import say
from meetingplan.scenario.roster import COLUMNS
from meetingplan.scenario.workbook.cleaned import Cleaned
from meetingplan.scenario.workbook.people import Person
from meetingplan.scenario.workbook.records import Record, Tree
from meetingplan.scenario.workbook.tables import Found

_NUMBERED = re.compile(r"([A-Za-z]*)(\d+)")
_SHORTEST = 2
"""Characters of a name by which a longer or shorter one is recognised."""


def identified(
    persons: Sequence[Person], columns: set[str], tree: Tree, file: str, found: Found, lodging: str = ""
) -> list[Record]:
    """One record for each person.

    Args:
        columns: that the roster has; what it has none for is kept of people whom the scenario knows.
        tree: the scenario that they are to be in, with the people whom it has had.
        lodging: the hotel of whoever is in none that the scenario has, "" where that is for the checks to refuse.
    """
    hotels = _names(place for place in _listed(tree, "places") if place.get("kind") == "hotel")
    delegations = _names(_listed(tree, "delegations"))
    placed = [_delegated(_housed(person, hotels, found), delegations, found) for person in persons]
    once = _once(placed, found)
    known: list[Mapping[str, str]] = tree.get("delegates", [])
    matched = list(_matched(once, columns, known))
    _gone(matched, known, file, found)
    return [_record(person) for person in _numbered(_lodged(matched, hotels, lodging, found), known)]


def _listed(tree: Tree, key: str) -> list[Tree]:
    return tree.get("scenario", {}).get(key) or []


def _names(items: Iterable[Tree]) -> dict[str, str]:
    """Id of everything by its id and its names."""
    made: dict[str, str] = {}
    for item in items:
        name, id = item.get("name"), str(item.get("id"))
        words = name.values() if isinstance(name, dict) else [name]
        made |= dict.fromkeys((id, *(str(word) for word in words if word)), id)
    return made


def _meant(text: str, names: Mapping[str, str]) -> str | None:
    """The id of what a text names, in full, in part or with more around it; None where that is nothing or several."""
    if text in names:
        return names[text]
    short = {name.removesuffix("市"): id for name, id in names.items()}
    alike = {
        id for name, id in short.items() if min(len(name), len(text)) >= _SHORTEST and (name in text or text in name)
    }
    return alike.pop() if len(alike) == 1 else None


def _housed(person: Person, hotels: Mapping[str, str], found: Found) -> Person:
    text = person.values.get("hotel", "")
    id = _meant(text, hotels) if text and text not in found.known else None
    if id is None or id == text:
        return person
    found.cleaned.append(Cleaned(person.at("hotel"), text, id, say("the hotel by its id")))
    return replace(person, values={**person.values, "hotel": id})


def _delegated(person: Person, delegations: Mapping[str, str], found: Found) -> Person:
    """The person with the id of a delegation; what a unit says beyond it goes before the title."""
    text = person.values.get("delegation", "")
    id = _meant(text, delegations) if text and text not in found.known else None
    if id is None or id == text:
        return person
    values = {**person.values, "delegation": id}
    if text not in delegations:
        values["title"] = text + person.values.get("title", "")
        found.cleaned.append(
            Cleaned(person.at("delegation"), text, id, say("the delegation; the unit is kept in the title"))
        )
    else:
        found.cleaned.append(Cleaned(person.at("delegation"), text, id, say("the delegation by its id")))
    return replace(person, values=values)


def _once(persons: Iterable[Person], found: Found) -> list[Person]:
    """Everybody once; two lines of one person are put together where they do not contradict each other."""
    made: list[Person] = []
    by_name: dict[str, list[int]] = {}
    for person in persons:
        same = by_name.setdefault(person.values.get("name", ""), [])
        i = next((i for i in same if _are_one(made[i], person)), None)
        if i is None:
            same.append(len(made))
            made.append(person)
            continue
        first = made[i]
        other = next((c for c in COLUMNS if c != "phone" and _differ(first, person, c)), None)
        if other:
            what = say("{name} stands at {where} already, with another {column}", name=person.values["name"],
                       where=first.at("name"), column=other)  # fmt: skip
            found.refuse("duplicate-person", person.at(other), what, say("correct one of the two, or remove it"))
            continue
        why = say("the same person as at {where}", where=first.at("name"))
        found.cleaned.append(Cleaned(person.at("name"), person.values["name"], "", why))
        phone = "; ".join(dict.fromkeys([*_phones(first), *_phones(person)]))
        made[i] = replace(first, values={**person.values, **first.values, **({"phone": phone} if phone else {})})
    return made


def _are_one(first: Person, person: Person) -> bool:
    """Whether two lines with one name are one person: one telephone in common, or one unit and at most one number."""
    if not person.values.get("name") or _differ(first, person, "id"):
        return False
    one, other = _phones(first), _phones(person)
    alike = not any(_differ(first, person, column) for column in ("delegation", "title"))
    return bool(set(one) & set(other)) or (alike and not (one and other) and "delegation" in person.values)


def _differ(first: Person, person: Person, column: str) -> bool:
    one, other = first.values.get(column), person.values.get(column)
    return bool(one and other and one != other)


def _phones(person: Person) -> list[str]:
    return [number for number in person.values.get("phone", "").split("; ") if number]


def _matched(persons: Sequence[Person], columns: set[str], known: Sequence[Mapping[str, str]]) -> Iterator[Person]:
    """People with the id, and whatever the roster does not tell, of those whom the scenario has had."""
    by_id = {person["id"]: person for person in known if "id" in person}
    by_phone = _unique(
        (f"{p.get('name')} {number}", p) for p in known for number in p.get("phone", "").split("; ") if number
    )
    by_unit = _unique((f"{p.get('name')} {p.get('delegation')}", p) for p in known)
    for person in persons:
        values = person.values
        name = values.get("name")
        keys = [f"{name} {number}" for number in _phones(person)]
        before = by_id.get(values.get("id", "")) or next((by_phone[key] for key in keys if key in by_phone), None)
        if before is None and not values.get("id"):
            before = by_unit.get(f"{name} {values.get('delegation') or ''}")
        kept = {column: text for column, text in (before or {}).items() if column not in columns}
        yield replace(person, values={**kept, **values})


def _unique(pairs: Iterable[tuple[str, Mapping[str, str]]]) -> dict[str, Mapping[str, str]]:
    made: dict[str, Mapping[str, str]] = {}
    twice: set[str] = set()
    for key, person in pairs:
        if made.setdefault(key, person) is not person:
            twice.add(key)
    return {key: person for key, person in made.items() if key not in twice}


def _gone(persons: Sequence[Person], known: Sequence[Mapping[str, str]], file: str, found: Found) -> None:
    """Lists those whom the scenario has had and the roster has not."""
    here = {person.values.get("id") for person in persons}
    for person in known:
        if person.get("id") not in here:
            before = f"{person.get('id')} {person.get('name')}"
            found.cleaned.append(Cleaned(Position(file), before, "", say("no longer in the roster")))


def _lodged(persons: Sequence[Person], hotels: Mapping[str, str], lodging: str, found: Found) -> list[Person]:
    """Everybody in a hotel: where there is but one in that, if the roster names none."""
    if lodging:
        return [_moved(person, lodging, set(hotels.values()), found) for person in persons]
    only = set(hotels.values())
    if len(only) != 1:
        return list(persons)
    return [replace(person, values={"hotel": next(iter(only)), **person.values}) for person in persons]


def _moved(person: Person, lodging: str, known: set[str], found: Found) -> Person:
    text = person.values.get("hotel", "")
    if text in known:
        return person
    if text:
        why = say("a hotel that the scenario does not have; the first one for now")
        found.cleaned.append(Cleaned(person.at("hotel"), text, lodging, why))
    return replace(person, values={**person.values, "hotel": lodging})


def _numbered(persons: Sequence[Person], known: Sequence[Mapping[str, str]]) -> Iterator[Person]:
    """Everybody with an id; new ones count on from the highest."""
    ids = [*(p.get("id", "") for p in known), *(person.values.get("id", "") for person in persons)]
    matches = [match for match in map(_NUMBERED.fullmatch, ids) if match]
    prefix, width = (matches[0][1], len(matches[0][2])) if matches else ("D", 3)
    last = max((int(match[2]) for match in matches if match[1] == prefix), default=0)
    for person in persons:
        if person.values.get("id"):
            yield person
        else:
            last += 1
            yield replace(person, values={**person.values, "id": f"{prefix}{last:0{width}}"})


def _record(person: Person) -> Record:
    where = {column: str(position) for column, position in person.where.items()}
    return Record(("delegates",), dict(person.values), "", where)
