"""Pairing: even, near first, then of the trades asked for; against every pairing there is, and as it is told."""

import json
import random
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from meetingplan.domain.pairing import Community, Organisation, Parties
from meetingplan.domain.problems import InputError
from meetingplan.domain.text import Text
from meetingplan.prep.pairing import pair
from meetingplan.scenario.pairing import read_pairing
from tests.cli.running import ROOT, TINY, run, tiny_with

XINWU = ROOT / "scenarios" / "xinwu-2021"


def parties(communities: list[Community], organisations: list[Organisation]) -> Parties:
    title = Text("pairing", "pairing")
    return Parties(title, {one.id: one for one in communities}, {one.id: one for one in organisations})


def some(seed: int) -> Parties:
    """Two or three communities and up to seven organisations, some of them given."""
    of = random.Random(seed)
    ids = ["S1", "S2", "S3"][: of.randint(2, 3)]
    communities = [
        Community(
            id, Text(id, id), frozenset(of.sample("ab", of.randint(1, 2))), frozenset(of.sample("xy", of.randint(0, 2)))
        )
        for id in ids
    ]
    organisations = [
        Organisation(
            f"P{n}", Text("", ""), of.choice("abc"), of.choice("xyz"), of.choice(ids) if of.random() < 0.15 else None
        )
        for n in range(of.randint(1, 7))
    ]
    return parties(communities, organisations)


def best(of: Parties) -> tuple[int, int] | None:
    """Far and strange ones of the best of all even pairings."""
    found = []
    for choice in product(of.communities, repeat=len(of.organisations)):
        pairs = list(zip(of.organisations, choice, strict=True))
        sizes = [Counter(choice)[id] for id in of.communities]
        given = (one.community for one in of.organisations.values())
        if max(sizes) - min(sizes) <= 1 and all(g in (None, c) for g, c in zip(given, choice, strict=True)):
            found.append((sum(of.is_far(*p) for p in pairs), sum(of.is_strange(*p) for p in pairs)))
    return min(found, default=None)


@pytest.mark.parametrize("seed", range(60))
def test_no_even_pairing_is_better(seed: int) -> None:
    of = some(seed)
    found, least = pair(of), best(of)
    assert (found is None) == (least is None)
    if found is not None:
        sizes = [list(found.of.values()).count(id) for id in of.communities]
        assert max(sizes) - min(sizes) <= 1
        assert found.of.keys() == of.organisations.keys()
        assert (found.far, found.strange) == least
        assert all(one.community in (None, found.of[one.id]) for one in of.organisations.values())


def test_xinwu_pairs_108_with_ten() -> None:
    """108 = 8 * 11 + 2 * 10."""
    found = pair(read_pairing(XINWU))
    assert found is not None
    assert sorted(Counter(found.of.values()).values()) == [10, 10, *[11] * 8]


def test_it_is_told_and_written(tmp_path: Path) -> None:
    said = run("pair", XINWU, "--lang", "zh_CN", "-o", tmp_path / "pairs.csv")
    assert said.exit_code == 0
    assert said.stdout.startswith("社企结对：108个组织、10个社区，每个社区10至11个\n")
    table = (tmp_path / "pairs.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (table[0], len(table)) == ("社区,组织,片区,行业", 109)
    told = json.loads(run("pair", XINWU, "--json").stdout)
    assert sum(map(len, told["communities"].values())) == 108


GOOD = """format: meetingplan.pairing/1
title: t
communities: [{id: S1, name: one, areas: [a]}, {id: S2, name: two, areas: [b]}]
organisations:
  - {id: P1, name: p, area: a, trade: x}
  - {id: P2, name: p, area: a, trade: x}
"""


@pytest.mark.parametrize(
    ("old", "new", "where", "code"),
    [
        ("id: P2", "id: P1", "6:10", "duplicate-id"),
        ("trade: x}\n  - {id: P2", "trade: x, community: S3}\n  - {id: P2", "5:53", "unknown-community"),
        ("trade: x}", "trade: x, community: S1}", "6:53", "too-many-by-hand"),
        ("area: a, ", "", "5:5", "missing-key"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(old: str, new: str, where: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "pairing.yaml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_pairing(tmp_path)
    problem = refused.value.problems[0]
    assert (str(problem.where).removeprefix(f"{tmp_path}/pairing.yaml:"), problem.code) == (where, code)


def test_a_pairing_that_cannot_be_even(tmp_path: Path) -> None:
    """Of four with three communities one has two; by hand two have."""
    folder = tiny_with(tmp_path / "tiny")
    rows = [f"  - {{id: P{n}, name: p, area: a, trade: x, community: S{1 + n // 2}}}\n" for n in range(4)]
    three = GOOD.replace("[b]}]", "[b]}, {id: S3, name: three, areas: [b]}]")
    text = three[: three.index("  - ")] + "".join(rows)
    (folder / "pairing.yaml").write_text(text, encoding="utf-8")
    refused = run("pair", folder, "--lang", "en")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)


def test_a_scenario_without_pairing() -> None:
    refused = run("pair", TINY, "--lang", "en")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "pairing.yaml" in refused.stderr
