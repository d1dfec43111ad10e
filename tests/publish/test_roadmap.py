from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingplan.domain.places import PlaceKind
from meetingplan.publish.edition import edition
from meetingplan.publish.pages.drawing import Scale, fitted, width
from meetingplan.publish.pages.roadmap import DOT, LETTER, WIDTH, Box, Roadmap, roadmap


@pytest.fixture
def drawn(audited) -> Roadmap:
    return roadmap(edition(audited, "zh_CN"))


def _box(pin) -> Box:
    long = width(pin.name, LETTER)
    left = pin.name_x - {"start": 0, "end": long, "middle": long / 2}[pin.anchor]
    return Box(left, pin.name_y - LETTER, left + long, pin.name_y + LETTER / 4)


def test_north_is_above_and_west_is_left(drawn):
    at = {pin.place.id: (pin.x, pin.y) for pin in drawn.pins}
    assert at["alpha"][1] < at["cross"][1] < at["inn"][1]
    assert at["alpha"][0] < at["cross"][0] < at["inn"][0]


def test_a_place_without_coordinates_lies_amid_its_neighbours(drawn):
    """Beta is 3 min from the crossing and 6 from alpha: two thirds of the way from alpha to the crossing."""
    at = {pin.place.id: (pin.x, pin.y) for pin in drawn.pins}
    for axis in (0, 1):
        expected = at["alpha"][axis] + (at["cross"][axis] - at["alpha"][axis]) * 2 / 3
        assert at["beta"][axis] == pytest.approx(expected, abs=0.2)
    assert [place.id for place in drawn.guessed] == ["beta"]


def test_names_cover_neither_names_nor_dots(drawn):
    boxes = [_box(pin) for pin in drawn.pins]
    radius = {pin.place.id: 4 if pin.place.kind is PlaceKind.JUNCTION else DOT for pin in drawn.pins}
    dots = [Box(p.x - r, p.y - r, p.x + r, p.y + r) for p in drawn.pins for r in [radius[p.place.id]]]
    assert [a.overlap(b) for a, b in combinations(boxes, 2)] == [0] * 6
    assert sum(box.overlap(dot) for box in boxes for dot in dots) == 0


def test_names_stay_in_the_drawing(drawn):
    for box in map(_box, drawn.pins):
        assert 0 <= box.left <= box.right <= WIDTH
        assert 0 <= box.top <= box.bottom <= drawn.height


def test_sites_have_numbers(drawn):
    assert {pin.place.id: pin.number for pin in drawn.pins} == {"inn": None, "alpha": 1, "beta": 2, "cross": None}


@given(st.text(alphabet="甲乙丙 abc", max_size=20), st.floats(0, 300))
@settings(deadline=None)
def test_what_is_fitted_fits(text, room):
    cut = fitted(text, 12, room)
    assert text.startswith(cut)
    assert width(cut, 12) <= room or cut == ""


def test_words_are_not_broken():
    # "JAC light" has 9 letters of 0.6 * 10: 54
    assert fitted("JAC light trucks", 10, 54.1) == "JAC light"
    assert fitted("JAC light trucks", 10, 10) == ""
    assert fitted("Departure", 10, 50) == ""
    assert fitted("益企党群服务中心", 10, 45) == "益企党群"


def test_a_scale_holds_what_is_outside_at_its_ends():
    scale = Scale(60, 120, 100, 200)
    assert [scale.at(minute) for minute in (0, 60, 90, 120, 999)] == [100, 100, 150, 200, 200]
    assert list(scale.ticks(25)) == [75, 100]


def test_without_any_coordinates_there_is_nothing_to_draw(audited):
    class Nowhere:
        plan, loads = audited.plan, audited.loads
        meeting = replace(
            audited.meeting, places={id: replace(p, point=None) for id, p in audited.meeting.places.items()}
        )

    empty = roadmap(edition(Nowhere(), "en"))
    assert (empty.pins, empty.ways, empty.guessed) == ((), (), ())
