"""Explanations where parts of a plan are pinned, and where a plan chooses what it shows."""

from dataclasses import replace

from meetingplan.domain.belts import Belt
from meetingplan.domain.ids import CoachId, DelegateId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.pins import Pin, PinnedVisit
from meetingplan.explain import Explanation, Questions, explain
from meetingplan.language import translate
from meetingplan.plan import Budget
from tests.plan.meetings import coach, delegates, hotel, meeting, pinned, site, text, window

A = PlaceId("A")


def explained(of: Meeting) -> list[Explanation]:
    return list(explain(of, Questions(), Budget(60)))


def told(found: Explanation) -> list[str]:
    return [translate(answer.told, "en") for answer in found.answers]


def rules(found: Explanation) -> set[str]:
    """The rules in conflict; a plan was found that keeps all but one of them, for each."""
    mended = "; without it the others can be kept"
    return {line.removesuffix(mended) for line in told(found) if line.endswith(mended)}


def at(coach: str, arrive: int, *people: int) -> Pin:
    """A visit to A, which takes a coach of ten 8 minutes, of which the first for getting off."""
    names = tuple(DelegateId(f"H{number:02}") for number in range(*people))
    return Pin(CoachId(coach), names, (PinnedVisit(A, arrive, arrive + 1, arrive + 8),))


def one_bay(*pins: Pin) -> Meeting:
    """Two groups of ten, five minutes from a site with one bay, and an hour for it."""
    of = meeting([hotel("H"), site("A", bays=1)], {("H", "A"): 5}, [coach("C1", 10), coach("C2", 10)],
                 delegates(20), [window(60, 120, "A")])  # fmt: skip
    return pinned(of, *pins)


def test_two_coaches_pinned_to_one_bay() -> None:
    (found,) = explained(one_bay(at("C1", 70, 1, 11), at("C2", 74, 11, 21)))
    assert found.possible is False
    assert {"A: coach bays: 1", "what is pinned of C1 stays", "what is pinned of C2 stays"} <= rules(found)
    assert "way out: A: one more coach bay; it asks 60 minutes of people in all" in told(found)


def test_two_coaches_pinned_one_after_the_other() -> None:
    (found,) = explained(one_bay(at("C1", 70, 1, 11), at("C2", 78, 11, 21)))
    assert found.possible is True


def test_a_visit_pinned_outside_its_window() -> None:
    (found,) = explained(one_bay(at("C1", 30, 1, 11)))
    assert found.possible is False
    assert rules(found) == {"visits lasts from 01:00 to 02:00", "everyone sees A", "what is pinned of C1 stays"}


def two_candidates(at_least: int) -> Meeting:
    """Both are a tour of 33 minutes, A alone of 20, B alone of 24; there are 32."""
    belt = Belt("belt", text("belt"), {A: 5, PlaceId("B"): 3}, at_least)
    return meeting([hotel("H"), site("A"), site("B")], {("H", "A"): 5, ("A", "B"): 3, ("H", "B"): 7},
                   [coach("C1", 10)], delegates(10), [replace(window(60, 92), belts=(belt,))])  # fmt: skip


def test_more_is_to_be_shown_than_there_is_time_for() -> None:
    """One fewer is less to see for ten people, 4 minutes each; ten minutes more are a hundred."""
    (found,) = explained(two_candidates(2))
    assert found.possible is False
    assert rules(found) == {"visits lasts from 01:00 to 01:32", "belt: at least 2 are shown"}
    assert [line for line in told(found) if line.startswith("way out: ")] == [
        "way out: belt: no more than 1 must be shown; it asks 40 minutes of people in all",
        "way out: visits: the end 10 min later; it asks 100 minutes of people in all",
        "way out: visits begins 10 min sooner; it asks 100 minutes of people in all",
    ]


def test_what_is_shown_and_what_would_let_more_be() -> None:
    shown, costs = explained(two_candidates(0))
    assert translate(shown.heading, "en") == "Of the candidates the plan shows A: 5 of 8 points (solved)."
    assert shown.data == {"shown": (A,), "points": 5}
    assert told(shown) == ["no plan shows more than 5 points", "visits: the end 30 min later: at most 8 points, 3 more"]
    assert costs.data["minutes_a_person"] == 20.0
