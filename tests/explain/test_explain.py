"""Explanations of meetings that are small enough to work out by hand."""

from dataclasses import replace

import pytest

from meetingplan.domain.ids import DelegateId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.text import Message
from meetingplan.explain import Explanation, Questions, explain
from meetingplan.language import translate
from meetingplan.plan import Budget
from tests.plan.meetings import coach, delegate, delegates, hotel, meeting, site, window

A, B = PlaceId("A"), PlaceId("B")


NOTHING = Questions()


def explained(of: Meeting, asked: Questions = NOTHING) -> Explanation:
    (found,) = explain(of, asked, Budget(60))
    return found


def told(found: Explanation) -> list[tuple[str, str]]:
    return [(translate(answer.told, "en"), answer.by) for answer in found.answers]


def two_sites(minutes: int) -> Meeting:
    """Boarding 1, drives 5 + 3 + 7, two visits of 8, getting off 1: 33 minutes."""
    return meeting([hotel("H"), site("A"), site("B")], {("H", "A"): 5, ("A", "B"): 3, ("H", "B"): 7},
                   [coach("C1", 10), coach("C2", 10)], delegates(20), [window(60, 60 + minutes, "A", "B")])  # fmt: skip


def one_bay(minutes: int) -> Meeting:
    """Two groups, a bay that each holds for 8 minutes, 5 minutes from the hotel: 1 + 5 + 8 + 8 + 5 + 1 = 28."""
    return meeting([hotel("H"), site("A", bays=1)], {("H", "A"): 5}, [coach("C1", 10), coach("C2", 10)],
                   delegates(20), [window(60, 60 + minutes, "A")])  # fmt: skip


def test_a_tour_that_is_too_long_for_its_window() -> None:
    """Without B a tour is 1 + 5 + 8 + 5 + 1 = 20, without A 24; ten minutes more are enough. 20 people for 10 minutes
    are 200; each site shows them something for 4 minutes, 80."""
    found = explained(two_sites(32))
    assert found.possible is False
    assert told(found) == [
        ("visits lasts from 01:00 to 01:32; without it the others can be kept", "solved"),
        ("everyone sees A; without it the others can be kept", "solved"),
        ("everyone sees B; without it the others can be kept", "solved"),
        ("way out: A: leave it out; it asks 80 minutes of people in all", "solved"),
        ("way out: B: leave it out; it asks 80 minutes of people in all", "solved"),
        ("way out: visits: the end 10 min later; it asks 200 minutes of people in all", "solved"),
        ("way out: visits begins 10 min sooner; it asks 200 minutes of people in all", "solved"),
    ]


def test_a_site_that_is_too_far_for_a_driver() -> None:
    """Twice 130 minutes at the wheel, and 6 in which nobody is aboard between them: 260 minutes without a rest."""
    of = meeting([hotel("H"), site("A")], {("H", "A"): 130}, [coach("C1", 10)], delegates(5), [window(60, 400, "A")])
    found = explained(of)
    assert found.possible is False
    assert told(found)[:2] == [
        ("everyone sees A; without it the others can be kept", "solved"),
        ("drivers keep their hours, and rest in time; without it the others can be kept", "solved"),
    ]


def test_a_bay_that_all_cannot_use_in_time() -> None:
    """Between 6 minutes after the start and 6 before the end 27 minutes leave 15, and two visits take 16."""
    found = explained(one_bay(27))
    rules = [line.partition(";")[0] for line, by in told(found) if by == "solved" and "way out" not in line]
    assert rules == ["visits lasts from 01:00 to 01:27", "everyone sees A", "A: coach bays: 1"]
    ways = [line for line, _ in told(found) if "way out" in line]
    assert ways[0] == "way out: A: one more coach bay; it asks 27 minutes of people in all"


@pytest.mark.parametrize("minutes", [28, 33])
def test_what_is_just_possible_is_possible(minutes: int) -> None:
    of = one_bay(28) if minutes == 28 else two_sites(33)
    assert explained(of).possible is True


def test_what_a_bay_costs() -> None:
    """The second group is back after 28 minutes, with two bays after 20. Bounds are near to 20, by 3 at most."""
    found = explained(one_bay(60))
    assert "back at 01:28" in translate(found.heading, "en")
    now, first = found.answers[:2]
    assert now.by == "bound"
    assert first.by == "solved"
    assert translate(first.told.values["change"], "en") == "A: one more coach bay"  # type: ignore[arg-type]  # a Message
    assert first.told.values["back"] == "01:20"
    assert first.told.values["earliest"] in ("01:17", "01:18", "01:19", "01:20")
    assert first.told.values["sooner"] == 8
    assert first.data["subject"] == "A"
    assert first.data["return"] == "2020-06-23T01:20:00+08:00"
    (rest,) = [answer for answer in found.answers if "nothing there is full" in translate(answer.told, "en")]
    assert rest.by == "bound"
    assert "A: room for one more party in z1" in translate(rest.told, "en")


def test_what_leaves_a_window_empty() -> None:
    """One bay lets one group in before noon and the other after; with two both go in one of them, 20 minutes each."""
    halves = [window(60, 82, "A", name="morning"), window(120, 142, "A", name="afternoon")]
    of = meeting([hotel("H"), site("A", bays=1)], {("H", "A"): 5}, [coach("C1", 10), coach("C2", 10)],
                 delegates(20), halves)  # fmt: skip
    found = explained(of)
    assert translate(found.heading, "en").endswith("back at 01:20, 02:20 (solved).")
    empty = "nobody sets out in {0}; on tour 20.0 min a person, as now; no plan is under 20.0 min"
    assert told(found)[1:3] == [
        (f"A ({name}): one more coach bay: {empty.format(name)}", "solved") for name in ("morning", "afternoon")
    ]


def test_what_a_site_costs() -> None:
    """Two groups; with A alone a tour is 20 minutes, with B alone 24, with both 33."""
    found = explained(two_sites(60))
    lines = {translate(answer.told.values["change"], "en"): answer  # type: ignore[arg-type]  # kept below if a Message
             for answer in found.answers if isinstance(answer.told.values.get("change"), Message)}  # fmt: skip
    assert lines["B: leave it out"].told.values["least"] == "20.0"
    assert lines["A: leave it out"].told.values["least"] == "24.0"
    assert lines["B: leave it out"].by == "solved"
    assert lines["B: leave it out"].told.values["minutes"] == "20.0"


def test_why_someone_rides_where_they_do() -> None:
    """H01 is given C1; H03 keeps with H02; H05 of another delegation could ride anywhere."""
    people = [delegate("H01", coach="C1"), delegate("H02", delegation="other"),
              delegate("H03", keep_with=["H02"]), delegate("H04", delegation="other")]  # fmt: skip
    of = meeting([hotel("H"), site("A")], {("H", "A"): 5}, [coach("C1", 2), coach("C2", 2)], people,
                 [window(60, 160, "A")])  # fmt: skip
    lines = told(explained(of, Questions((DelegateId("H01"),))))
    assert ("the roster gives H01 this coach", "given") in lines
    lines = told(explained(of, Questions((DelegateId("H03"),))))
    assert ("the roster keeps H03 with H02", "given") in lines
    assert any(line.startswith("on C1: ") and by == "solved" for line, by in lines)


def test_why_one_site_comes_first() -> None:
    """A closes 20 minutes after the start, and from B nobody is through A before 1 + 7 + 8 + 3 + 8 = 27."""
    of = two_sites(60)
    place = replace(of.places[A], opens=0, closes=80)
    found = explained(replace(of, places={**of.places, A: place}), Questions(orders=((A, B),)))
    assert translate(found.heading, "en").startswith("2 groups see A before B, 0 the other way round; 33.0 min")
    assert told(found) == [
        ("all A before B: at least 33.0 min on tour a person, so it need not be worse", "bound"),
        ("all B before A: there is no such plan", "bound"),
    ]


def test_the_same_seed_explains_alike() -> None:
    for of in (two_sites(32), one_bay(60)):
        assert told(explained(of)) == told(explained(of))
