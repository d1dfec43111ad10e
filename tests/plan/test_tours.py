"""Which tours a group makes: between its sessions, in windows, and to where the next session is."""

from meetingplan.domain.ids import GroupId
from meetingplan.domain.meeting import Meeting, Session, Window
from meetingplan.network import build_graph
from meetingplan.plan.drafts import drafted
from meetingplan.plan.problem import Tour, state, tours_of
from tests.plan.meetings import coach, delegate, delegates, hall, hotel, meeting, session, site, window


def made(sessions: list[Session], windows: list[Window], transfer_lead: int = 10) -> Meeting:
    """H - P 20 min, K - P 30 min, everything else 5; two people in either hotel."""
    places = [hotel("H"), hotel("K"), hall("P"), site("A"), site("B")]
    roads = {
        ("H", "P"): 20,
        ("K", "P"): 30,
        ("H", "A"): 5,
        ("A", "B"): 5,
        ("B", "P"): 50,
        ("H", "K"): 40,
        ("K", "A"): 5,
    }
    people = [*delegates(2), *delegates(2, "K")]
    return meeting(places, roads, [coach("C1", 4), coach("C2", 4)], people, windows, sessions,
                   transfer_lead=transfer_lead)  # fmt: skip


def tours(at: str, sessions: list[Session], windows: list[Window], transfer_lead: int = 10) -> list[Tour]:
    of = made(sessions, windows, transfer_lead)
    people = tuple(person for person in of.delegates.values() if person.hotel == at)
    return list(tours_of(build_graph(of), *drafted(of, [(GroupId("G1"), next(iter(of.coaches)), people)])))


def brief(tour: Tour) -> tuple[str, str, int, int, int | None]:
    return tour.origin, tour.destination, tour.earliest, tour.latest, tour.until


def test_a_window_alone_is_a_round_trip() -> None:
    (tour,) = tours("H", [], [window(540, 660, "A", "B")])
    assert brief(tour) == ("H", "H", 540, 660, None)
    assert (tour.sites, tour.window, tour.number) == (("A", "B"), "visits", 0)


def test_no_tour_between_sessions_at_one_place() -> None:
    meals = [session("breakfast", "H", 420, 480, "H"), session("lunch", "H", 720, 780, "H")]
    assert tours("H", meals, []) == []


def test_a_transfer_there_and_none_home() -> None:
    """Board 1, drive 20, off 1: for 600 at the latest from 578, and ten minutes earlier at the earliest."""
    (tour,) = tours("H", [session("plenary", "P", 600, 660)], [])
    assert brief(tour) == ("H", "P", 568, 600, 600)
    assert (tour.sites, tour.window) == ((), None)


def test_the_drive_decides_when_a_transfer_may_begin() -> None:
    """30 min from K, and no lead: just 1 + 30 + 1 before the session."""
    assert [brief(t) for t in tours("K", [session("plenary", "P", 600, 660)], [], 0)] == [("K", "P", 568, 600, 600)]


def test_a_transfer_never_begins_before_the_session_before_it_ends() -> None:
    sessions = [session("breakfast", "H", 500, 575, "H"), session("plenary", "P", 600, 660)]
    assert [brief(tour) for tour in tours("H", sessions, [])] == [("H", "P", 575, 600, 600)]


def test_the_ride_back_to_a_meal() -> None:
    """From the plenary to lunch in the hotel: off by 720, so from 720 - 22 - 10 = 688 on."""
    sessions = [session("plenary", "P", 600, 660), session("lunch", "H", 720, 780, "H")]
    assert [brief(tour) for tour in tours("H", sessions, [])] == [("H", "P", 568, 600, 600), ("P", "H", 688, 720, 720)]


def test_sessions_of_another_hotel_do_not_concern_us() -> None:
    assert tours("K", [session("talk", "P", 600, 660, "H")], []) == []


def test_a_window_ends_where_the_next_session_is() -> None:
    """From the meal in the hotel over the sites to the plenary, in the window and before the plenary."""
    sessions = [session("lunch", "H", 500, 560, "H"), session("plenary", "P", 650, 700)]
    assert [brief(tour) for tour in tours("H", sessions, [window(540, 660, "A")])] == [("H", "P", 560, 650, None)]


def test_two_windows_meet_at_the_hotel() -> None:
    windows = [window(800, 900, "B", name="late"), window(540, 660, "A", name="early")]
    found = tours("H", [session("plenary", "P", 950, 990)], windows)
    assert [brief(tour) for tour in found] == [("H", "H", 540, 660, None), ("H", "P", 800, 900, None)]
    assert [(tour.number, tour.window) for tour in found] == [(0, "early"), (1, "late")]


def test_a_session_cuts_a_window_in_two() -> None:
    found = tours("H", [session("lunch", "H", 580, 600, "H")], [window(540, 660, "A")])
    assert [brief(tour) for tour in found] == [("H", "H", 540, 580, None), ("H", "H", 600, 660, None)]


def test_passages_are_known_for_every_group_and_site() -> None:
    """Four minutes in the zone and one each for getting off, going in, coming out and boarding: 8, of them 6 inside."""
    of = made([], [window(540, 660, "A", "B")])
    by_hotel = [tuple(p for p in of.delegates.values() if p.hotel == at) for at in ("H", "K")]
    riding = enumerate(zip(of.coaches, by_hotel, strict=True), start=1)
    drafts = drafted(of, [(GroupId(f"G{n}"), coach, people) for n, (coach, people) in riding])
    problem = state(build_graph(of), drafts, {})
    assert {key: (p.minutes, p.inside) for key, p in problem.passages.items()} == {
        (group, place): (8, 6) for group in ("G1", "G2") for place in ("A", "B")
    }
    assert problem.meeting == of


def test_needs_are_counted_once_a_person() -> None:
    of = made([], [])
    person = delegate("D9", must_see=[])
    assert drafted(of, [(GroupId("G1"), next(iter(of.coaches)), (person,))])[0].headcount.must_ride == 0
