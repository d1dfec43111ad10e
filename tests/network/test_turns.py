"""When parties follow each other."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingplan.domain.ids import node_id
from meetingplan.network import Headcount, Hold, build_graph
from meetingplan.network.holds import Party, through
from meetingplan.network.turns import turns
from meetingplan.network.workload import bound
from tests.network import sites
from tests.network.sites import SITE, interior, zone

# `wide` takes three parties and 10 people, `narrow` one party; two docents.
GRAPH = build_graph(
    sites.meeting(interior(zone("wide", 5, people=10, parties=3), zone("narrow", 3), docents=2), Headcount(1))
)
WIDE, NARROW = node_id(SITE, "wide"), node_id(SITE, "narrow")


def soonest(parties: Sequence[Party]) -> list[int] | None:
    """The turns, where one after the other is always in time."""
    longest = max(hold.end for party in parties for hold in party)
    return turns(GRAPH, parties, bound(GRAPH, parties), 1 + len(parties) * longest)


def test_a_party_alone_does_not_wait() -> None:
    assert soonest([[Hold(NARROW, 0, 3, 1, 99)]]) == [0]


def test_parties_wait_for_a_node_that_takes_one() -> None:
    party = [Hold(NARROW, 0, 3, 1, 5)]
    assert soonest([party, party, party]) == [0, 3, 6]


def test_parties_wait_for_people_to_leave() -> None:
    # 4 + 4 people fit into 10 places; the third party waits until both have left.
    party = [Hold(WIDE, 0, 5, 1, 4)]
    assert soonest([party, party, party]) == [0, 0, 5]


def test_a_load_is_looked_at_wherever_something_begins_within_it() -> None:
    # Minutes 0-2 are free beside the first party of 6; at minute 2 the second of 6 would make 12, so the third of 4,
    # 4 minutes long, fits at once beside neither: with the second it makes 10, with both 16.
    first, second = [Hold(WIDE, 0, 2, 1, 6)], [Hold(WIDE, 2, 6, 1, 6)]
    assert soonest([first, second, [Hold(WIDE, 0, 4, 1, 4)]]) == [0, 0, 0]
    assert soonest([first, second, [Hold(WIDE, 0, 4, 1, 5)]]) == [0, 0, 6]


def test_no_party_overtakes() -> None:
    # The second must wait 3 minutes for `narrow`; the third, which only needs `wide`, comes no earlier.
    one, other = [Hold(NARROW, 0, 3, 1, 1)], [Hold(WIDE, 0, 1, 1, 1)]
    assert soonest([one, one, other]) == [0, 3, 3]


def _fits(parties: list[list[Hold]], waits: tuple[int, ...]) -> bool:
    """Whether `narrow` never holds two parties, and `wide` never more than three or ten people."""
    for minute in range(120):
        here = [
            h for party, wait in zip(parties, waits, strict=True) for h in party if h.start <= minute - wait < h.end
        ]
        wide = [h for h in here if h.node == WIDE]
        if len(here) - len(wide) > 1 or len(wide) > 3 or sum(h.people for h in wide) > 10:
            return False
    return True


@st.composite
def up_and_down(draw: st.DrawFn) -> list[Hold]:
    """Up by `narrow`, a stay in `wide`, down by `narrow` again."""
    up, stay, down = draw(st.integers(1, 4)), draw(st.integers(1, 6)), draw(st.integers(1, 4))
    people = draw(st.integers(1, 10))
    ends = up, up + stay, up + stay + down
    return [
        Hold(NARROW, 0, ends[0], 1, people),
        Hold(WIDE, ends[0], ends[1], 1, people),
        Hold(NARROW, ends[1], ends[2], 1, people),
    ]


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(up_and_down(), min_size=1, max_size=3))
def test_no_waiting_brings_the_last_through_sooner(parties: list[list[Hold]]) -> None:
    """Against all ways to wait in which nobody overtakes."""

    def end(waits: tuple[int, ...]) -> int:
        return max(wait + party[-1].end for wait, party in zip(waits, parties, strict=True))

    waits = soonest(parties)
    assert waits is not None
    assert _fits(parties, tuple(waits))
    ways = (way for way in product(range(32), repeat=len(parties) - 1) if list(way) == sorted(way))
    assert (
        end(tuple(waits))
        == through(parties, waits)
        == min(end((0, *way)) for way in ways if end((0, *way)) < 60 and _fits(parties, (0, *way)))
    )
    assert bound(GRAPH, parties) <= through(parties, waits)


def test_holding_back_can_be_better() -> None:
    # Up 3, stay 2, down 1; up 1, stay 3, down 1; up 2, stay 1, down 1. Following at once the second goes up at 3-4 and
    # down at 7-8, and the third can only go up after it, 8-10, and is down at 12. If the second begins at 4 it is down
    # at 9, and the third goes up at 6-8, between the first (down 5-6) and the second (8-9), and is down at 10.
    stays = ((3, 5, 6), (1, 4, 5), (2, 3, 4))
    parties = [
        [Hold(NARROW, 0, up, 1, 1), Hold(WIDE, up, leave, 1, 1), Hold(NARROW, leave, down, 1, 1)]
        for up, leave, down in stays
    ]
    assert soonest(parties) == [0, 4, 6]
    # `narrow` has 3 + 1 + 1 + 1 + 2 + 1 minutes to take, from the first one on; the longest tour alone has 6.
    assert bound(GRAPH, parties) == 9


def test_many_parties_go_in_batches() -> None:
    # `wide` has room for ten people, two parties of 5, for 6 min; before it each takes `narrow` for a minute. Two begin
    # a minute apart. The next two could follow at 6 and 7; four such pairs begin at 0, 6, 12 and 18.
    party = [Hold(NARROW, 0, 1, 1, 5), Hold(WIDE, 1, 7, 1, 5)]
    assert soonest([party] * 8) == [0, 1, 6, 7, 12, 13, 18, 19]


def test_nothing_is_found_where_the_time_is_too_short() -> None:
    party = [Hold(NARROW, 0, 3, 1, 5)]
    assert turns(GRAPH, [party, party], 6, 7) == [0, 3]
    assert turns(GRAPH, [party, party], 6, 6) is None


@pytest.mark.parametrize(
    ("people", "most"),
    [
        ([4, 4, 4], 10),  # two at once: two rounds of 5 min
        ([6, 6, 6], 15),  # above half of ten places: one at a time
        ([6, 6, 1], 10),  # the two larger ones one after the other
        ([3, 3, 3], 5),  # all at once
    ],
)
def test_what_a_crowded_node_bounds(people: list[int], most: int) -> None:
    assert bound(GRAPH, [[Hold(WIDE, 0, 5, 1, count)] for count in people]) == most


@given(st.lists(up_and_down(), min_size=4, max_size=6))
def test_batches_overfill_nothing(parties: list[list[Hold]]) -> None:
    waits = soonest(parties)
    assert waits is not None
    assert _fits(parties, tuple(waits))
    assert waits == sorted(waits)
