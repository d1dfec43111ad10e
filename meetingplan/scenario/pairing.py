"""pairing.yaml: communities and the organisations that are to be paired with them."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from meetingplan.domain.pairing import Community, Organisation, Parties
from meetingplan.domain.problems import InputError, Problem
from meetingplan.domain.text import say
from meetingplan.scenario.fields import Id, Line, Name
from meetingplan.store.decode import read
from meetingplan.store.document import Document, parse
from meetingplan.store.validate import Form, nearest, validate

PAIRING = "pairing.yaml"
FORMAT: Literal["meetingplan.pairing/1"] = "meetingplan.pairing/1"
_MAX_BYTES = 2_000_000


class CommunityForm(Form):
    """One of `communities:`."""

    id: Id
    name: Name
    areas: list[Line] = Field(min_length=1)
    trades: list[Line] = Field(default=[])

    def community(self) -> Community:
        """The community as the rest of the program knows it."""
        return Community(self.id, self.name.text(), frozenset(self.areas), frozenset(self.trades))


class OrganisationForm(Form):
    """One of `organisations:`."""

    id: Id
    name: Name
    area: Line
    trade: Line
    community: Id | None = None

    def organisation(self) -> Organisation:
        """The organisation as the rest of the program knows it."""
        return Organisation(self.id, self.name.text(), self.area, self.trade, self.community)


class PairingForm(Form):
    """The whole of pairing.yaml."""

    format: Literal["meetingplan.pairing/1"]
    title: Name
    communities: list[CommunityForm] = Field(min_length=1)
    organisations: list[OrganisationForm] = Field(min_length=1)


def read_pairing(folder: Path) -> Parties:
    """Who is to be paired in a scenario.

    Raises:
        InputError: with every problem of the file, one that is missing included.
    """
    found: list[Problem] = []
    name = str(folder / PAIRING)
    data = read(folder / PAIRING, name, _MAX_BYTES, found)
    document = parse(data, name, found) if data is not None else None
    form = validate(PairingForm, document, found) if document else None
    if form and document:
        found.extend(_problems(form, document))
    if found or form is None:
        raise InputError(tuple(found))
    communities, organisations = (
        [item.community() for item in form.communities],
        [item.organisation() for item in form.organisations],
    )
    return Parties(
        form.title.text(),
        {community.id: community for community in communities},
        {organisation.id: organisation for organisation in organisations},
    )


def pairing_schema() -> dict[str, Any]:
    """The JSON Schema of pairing.yaml."""
    schema = PairingForm.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": FORMAT}


def _problems(form: PairingForm, document: Document) -> Iterator[Problem]:
    """Ids are unique, what is named is there, and nobody is given more by hand than an even share."""
    for part in ("communities", "organisations"):
        first: dict[str, int] = {}
        for i, item in enumerate(getattr(form, part)):
            if first.setdefault(item.id, i) != i:
                line = document.at((part, first[item.id], "id")).line
                what = say("the id {id} stands in line {line} already", id=item.id, line=line)
                yield Problem(
                    "duplicate-id", document.at((part, i, "id")), what, say("give every entry an id of its own")
                )
    ids = {community.id for community in form.communities}
    most = -(-len(form.organisations) // len(form.communities))
    given: Counter[str] = Counter()
    for i, item in enumerate(form.organisations):
        if item.community is None:
            continue
        where = document.at(("organisations", i, "community"))
        given[item.community] += 1
        if item.community not in ids:
            what = say("unknown community {id}", id=item.community)
            yield Problem("unknown-community", where, what, nearest(item.community, ids))
        elif given[item.community] == most + 1:
            what = say("{id} has more than {most} organisations by hand", id=item.community, most=most)
            yield Problem("too-many-by-hand", where, what, say("an even share is {most}; leave some open", most=most))
