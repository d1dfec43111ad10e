"""Which docent leads which party."""

import random
from collections import Counter, defaultdict

import pytest

from meetingplan.domain.ids import GroupId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.plan.docents import Guided, assign
from tests.plan.meetings import coach, delegates, hotel, meeting, site


def with_docents(**docents: int) -> Meeting:
    sites = [site(name, docents=number) for name, number in docents.items()]
    roads = {("H", name): 1 for name in docents}
    return meeting([hotel("H"), *sites], roads, [coach("C1", 4)], delegates(2))


def guided(place: str, group: int, start: int, end: int, party: int = 0) -> Guided:
    return Guided(PlaceId(place), GroupId(f"G{group}"), party, start, end)


def test_who_has_led_least_comes_next() -> None:
    """A-d1 leads 10 min, A-d2 5; at 10 both are free and A-d2 has led less; at 20 A-d1 has led 10, A-d2 13."""
    parties = [guided("A", 1, 0, 10), guided("A", 2, 1, 6), guided("A", 3, 10, 18), guided("A", 4, 20, 25)]
    chosen = assign(with_docents(A=2), parties)
    assert [chosen[party.group, party.site, 0] for party in parties] == ["A-d1", "A-d2", "A-d2", "A-d1"]


def test_a_site_without_docents_needs_none() -> None:
    chosen = assign(with_docents(A=0, B=1), [guided("A", 1, 0, 5), guided("B", 1, 9, 12)])
    assert chosen == {("G1", "B", 0): "B-d1"}


def test_parties_of_one_group_are_told_apart() -> None:
    chosen = assign(with_docents(A=2), [guided("A", 1, 0, 5, party=0), guided("A", 1, 3, 8, party=1)])
    assert chosen == {("G1", "A", 0): "A-d1", ("G1", "A", 1): "A-d2"}


@pytest.mark.parametrize("seed", range(30))
def test_never_two_parties_at_once_and_fair(seed: int) -> None:
    """Parties of 5 min in slots of 5, at most as many a slot as there are docents, told in any order."""
    dice = random.Random(seed)
    docents = dice.randint(1, 4)
    slots = [slot for slot in range(20) for _ in range(dice.randint(0, docents))]
    parties = [guided("A", number, 5 * slot, 5 * slot + 5) for number, slot in enumerate(slots)]
    dice.shuffle(parties)
    chosen = assign(with_docents(A=docents), parties)
    times = defaultdict(list)
    for party in parties:
        times[chosen[party.group, party.site, party.party]].append(party.start)
    assert all(len(set(starts)) == len(starts) for starts in times.values())
    led = Counter({f"A-d{number}": 0 for number in range(1, docents + 1)})
    led.update({str(docent): len(starts) for docent, starts in times.items()})
    # In every slot those who have led least are taken, so nobody is ever ahead of another by more than one party.
    assert max(led.values()) - min(led.values()) <= 1
