"""Generated meetings: the same everywhere, and planned, audited and near their bounds whatever their size."""

import json
from collections import Counter
from typing import Any

import pytest

from meetingplan.bench.scale import Size, in_full, meeting_of
from meetingplan.domain.ids import PlaceId
from meetingplan.plan import Budget
from tests.cli.running import run

GAP = 0.005


def test_the_same_size_and_seed_give_the_same_meeting_everywhere() -> None:
    digest = "ef1dc15e6990473d80b278a8bcdd05bdbb2e86b62f489aead55ca5df7536f5d9"
    assert meeting_of(Size(300)).sha256 == digest
    assert meeting_of(Size(300)) == meeting_of(Size(300))
    assert meeting_of(Size(300), seed=2).sha256 != digest


def test_classes_are_alike_and_all_sites_are_seen() -> None:
    meeting = meeting_of(Size(405))
    classes = Counter((person.hotel, person.must_see) for person in meeting.delegates.values())
    # 405 = 5 classes of 41 and 5 of 40, each with five sites; ten hands of five are two and a half rounds of 20 cards
    assert sorted(classes.values()) == [40] * 5 + [41] * 5
    seen = Counter(site for _, sites in classes for site in sites)
    assert all(len(sites) == 5 for _, sites in classes)
    assert sorted(seen.values()) == [2] * 10 + [3] * 10


def test_room_grows_with_the_delegates() -> None:
    small, large = (meeting_of(Size(delegates)) for delegates in (3_000, 30_000))
    site = PlaceId("s01")
    # 300 people a class ride in 8 coaches, 3,000 in 72: nine times as many
    assert (len(small.coaches), len(large.coaches)) == (80, 720)
    assert 4 * small.places[site].bays < large.places[site].bays <= 9 * small.places[site].bays


@pytest.mark.parametrize("size", [Size(300), Size(3_000)])
def test_everyone_is_placed_and_the_plan_is_near_its_bound(size: Size) -> None:
    row = in_full(size, 1, Budget(seconds=600))
    assert row is not None
    assert row.bound <= row.value <= row.bound / (1 - GAP)


def test_sizes_that_cannot_be_generated_are_refused() -> None:
    with pytest.raises(ValueError, match="fives"):
        meeting_of(Size(300, sites=22))
    with pytest.raises(ValueError, match="delegate"):
        meeting_of(Size(9))


def test_bench_scale_prints_a_row_for_each_size() -> None:
    done = run("bench", "scale", "--delegates", "30", "--json")
    assert done.exit_code == 0
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    assert [row["instance"] for row in rows] == ["scale-30-20x10"]
    assert set(rows[0]) == {"instance", "value", "bound", "seconds"}


def test_bench_scale_refuses_sites_that_cannot_be_dealt() -> None:
    assert run("bench", "scale", "--delegates", "100", "--sites", "22").exit_code == 2
    assert run("bench", "scale", "--delegates", "9").exit_code == 2
