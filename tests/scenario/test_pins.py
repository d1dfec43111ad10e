"""pins.yaml: what is written is read again, and the rest of a scenario keeps its hash."""

import shutil
from pathlib import Path

import pytest

from meetingplan.domain.clock import Clock
from meetingplan.domain.ids import CoachId, DelegateId, PlaceId, SessionId
from meetingplan.domain.pins import Kept, Pin, PinnedTour, PinnedVisit, without_pins
from meetingplan.domain.problems import Problem
from meetingplan.scenario.load import load
from meetingplan.scenario.pins import dumps, read_pins

BASE = Path(__file__).parents[1] / "wrong" / "base"
INN = tuple(DelegateId(f"D00{n}") for n in range(1, 5))
WORKS = PinnedVisit(PlaceId("works"), 790, 792, 820)


def read(pins: dict[CoachId, Pin]) -> dict[CoachId, Pin]:
    clock, found = load(BASE).clock, list[Problem]()
    made = read_pins(dumps(pins, Kept(), clock), "pins.yaml", found)
    assert made is not None
    assert found == []
    return {pin.coach: pin for pin in (item.pin(clock) for item in made.form.coaches)}


@pytest.mark.parametrize(
    "pin",
    [
        Pin(CoachId("C1"), INN),
        Pin(CoachId("C1"), INN, (WORKS,)),
        Pin(CoachId("C1"), INN, (WORKS,), (PinnedTour(780, 830), PinnedTour(1430, 1440))),
        Pin(CoachId("C1"), INN, (), ()),
        Pin(CoachId("一号"), (DelegateId("1.10"), DelegateId("true"), DelegateId("-"), DelegateId("007"))),
        Pin(CoachId("C1"), tuple(DelegateId(f"D{n:04}") for n in range(60))),
    ],
)
def test_what_is_written_is_read(pin: Pin) -> None:
    assert read({pin.coach: pin}) == {pin.coach: pin}


def test_rooms_tables_and_seats_that_are_written_are_read() -> None:
    """Numbers on doors are text, whatever they look like; two of one room stand on one line."""
    meal, hall = SessionId("dinner"), SessionId("plenary")
    kept = Kept(
        {INN[0]: (PlaceId("inn"), "0601"), INN[1]: (PlaceId("inn"), "0601"), INN[2]: (PlaceId("inn"), "A 1")},
        {(meal, INN[0]): 1, (meal, INN[1]): 2},
        {(hall, INN[0]): (1, 12)},
    )
    found: list[Problem] = []
    data = dumps({}, kept, load(BASE).clock)
    made = read_pins(data, "pins.yaml", found)
    assert found == []
    assert made is not None
    assert made.form.kept() == kept
    assert made.form.coaches == []
    assert data.decode().splitlines()[1:3] == ["rooms:", '  - {hotel: inn, room: "0601", delegates: [D001, D002]}']


def test_pins_and_the_coaches_of_their_people(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    shutil.copytree(BASE, folder)
    before = load(folder)
    pin = Pin(CoachId("C1"), INN)
    (folder / "pins.yaml").write_bytes(dumps({pin.coach: pin}, Kept(), before.clock))
    after = load(folder)
    assert after.pins == {pin.coach: pin}
    assert {id: person.coach for id, person in after.delegates.items()} == {
        id: pin.coach if id in INN else None for id in before.delegates
    }
    assert after.sha256 != before.sha256
    assert without_pins(after.sha256) == before.sha256 == without_pins(before.sha256)


def test_visits_add_up_and_whole_days_stay() -> None:
    centre = PinnedVisit(PlaceId("centre"), 700, 702, 720)
    first, second = Pin(CoachId("C1"), INN[:3], (WORKS,), (PinnedTour(690, 830),)), Pin(CoachId("C1"), INN, (centre,))
    assert first.and_also(second) == Pin(CoachId("C1"), INN, (centre, WORKS), first.tours)


def test_clocks_of_a_zone() -> None:
    clock = Clock(load(BASE).clock.first_day, "Asia/Shanghai")
    text = dumps({CoachId("C1"): Pin(CoachId("C1"), INN, (WORKS,), (PinnedTour(780, 1440),))}, Kept(), clock).decode()
    assert "{site: works, arrive: 2020-06-23 13:10, enter: 2020-06-23 13:12, leave: 2020-06-23 13:40}" in text
    assert "{depart: 2020-06-23 13:00, back: 2020-06-24 00:00}" in text
