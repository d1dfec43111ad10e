"""Occupancy from minute to minute."""

from hypothesis import given, settings
from hypothesis import strategies as st

from meetingplan.audit.loads import Load, loads_of
from meetingplan.domain.ids import NodeId
from tests.audit.builders import step

HALL = NodeId("P/room")


def test_stretches() -> None:
    steps = [step("P/room", 0, 10, 3), step("P/room", 5, 15, 4), step("P/room", 20, 25, 1)]
    assert loads_of(steps)[HALL] == (Load(0, 5, 1, 3), Load(5, 10, 2, 7), Load(10, 15, 1, 4), Load(20, 25, 1, 1))


def test_handing_over_is_no_crowd() -> None:
    assert loads_of([step("P/room", 0, 10, 3), step("P/room", 10, 15, 3)])[HALL] == (Load(0, 15, 1, 3),)


stays = st.tuples(st.integers(0, 20), st.integers(1, 9), st.integers(0, 5))


@settings(deadline=None)
@given(st.lists(stays, min_size=1, max_size=12))
def test_agrees_with_counting_every_minute(drawn: list[tuple[int, int, int]]) -> None:
    steps = [step("P/room", start, start + length, people) for start, length, people in drawn]
    loads = loads_of(steps)[HALL]
    for minute in range(31):
        here = [s.people for s in steps if s.start <= minute < s.end]
        found = [(load.parties, load.people) for load in loads if load.start <= minute < load.end]
        assert found == ([(len(here), sum(here))] if here else [])
