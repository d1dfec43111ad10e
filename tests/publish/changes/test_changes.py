"""Who is affected by a revision, on the small meeting of this folder: G1 is D1 to D3 on C1, G2 is D4 and D5 on C2."""

from dataclasses import replace

from meetingplan.domain.hosting import Hosted, Lodged, Seat, Table
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Group, Plan, Step
from meetingplan.domain.staffing import Duty
from meetingplan.language import translate
from meetingplan.publish.changes import Change, Changes, Span, Subject, Topic, What, Who, changes
from meetingplan.publish.changes.names import names_of
from meetingplan.publish.changes.sentences import sentence

HOSTED = Hosted(
    rooms=(Lodged("inn", "601", ("D1", "D2")), Lodged("inn", "602", ("D3",))),
    tables=(Table("closing", 1, "D1", ("D1", "D2")), Table("closing", 2, "D3", ("D3",), "清真")),
    seats=(Seat("talk", 0, 1, "D1"), Seat("talk", 1, 1, "D2")),
)


def with_walk(plan: Plan, *walks: tuple[Step, ...]) -> Plan:
    """The plan with the walks of its first groups replaced."""
    groups = (replace(group, walk=walk) for group, walk in zip(plan.groups, walks, strict=False))
    return replace(plan, groups=(*groups, *plan.groups[len(walks) :]))


def later(group: Group, since: int, until: int, minutes: int) -> tuple[Step, ...]:
    """The walk of a group with the steps that begin in `[since, until)` moved."""
    return tuple(
        replace(step, start=step.start + minutes, end=step.end + minutes) if since <= step.start < until else step
        for step in group.walk
    )


def of(found: Changes, who: Who, id: str) -> tuple[Change, ...]:
    return found.affected.get(Subject(who, id), ())


def test_the_same_plan_affects_nobody(plan: Plan) -> None:
    """Two coaches, two sites, three docents; five delegates with a coach and one without."""
    found = changes(plan, replace(plan, revision=2))
    assert found.affected == {}
    assert found.unaffected == {Who.DELEGATE: 6, Who.COACH: 2, Who.SITE: 2, Who.DOCENT: 3}


def test_a_later_tour_is_told_with_its_minutes_to_those_on_it(plan: Plan) -> None:
    """The whole tour of G1, which leaves at 540 and is back at 605, five minutes later."""
    found = changes(plan, with_walk(plan, later(plan.groups[0], 540, 615, 5)))
    moved = of(found, Who.DELEGATE, "D1")
    assert [(change.topic, change.minutes) for change in moved] == [
        (Topic(What.GATHERING, "inn"), 5),
        (Topic(What.VISIT, "alpha"), 5),
        (Topic(What.VISIT, "beta"), 5),
        (Topic(What.RETURN, "inn"), 5),
    ]
    assert moved[0] == Change(Topic(What.GATHERING, "inn"), Span(540, 542), Span(545, 547))
    assert moved == of(found, Who.DELEGATE, "D3") == of(found, Who.COACH, "C1")
    assert [change.topic for change in of(found, Who.SITE, "beta")] == [Topic(What.ARRIVAL, "C1")]
    assert of(found, Who.DOCENT, "a2") == (Change(Topic(What.ARRIVAL, "C1"), Span(554, 570), Span(559, 575)),)
    assert found.unaffected == {Who.DELEGATE: 3, Who.COACH: 1, Who.SITE: 0, Who.DOCENT: 0}


def test_another_coach_brings_all_that_differs_on_it(plan: Plan) -> None:
    """D3 changes to C2, which sees beta first and alpha then, and halts there from 571 to 594 and from 549 to 565."""
    one, two = plan.groups
    moved = (replace(one, delegates=("D1", "D2")), replace(two, delegates=("D4", "D5", "D3")))
    found = changes(plan, replace(plan, groups=moved))
    told = {change.topic: (change.before, change.after) for change in of(found, Who.DELEGATE, "D3")}
    assert told == {
        Topic(What.COACH): ("C1", "C2"),
        Topic(What.ORDER): (("alpha", "beta"), ("beta", "alpha")),
        Topic(What.VISIT, "alpha"): (Span(551, 574), Span(571, 594)),
        Topic(What.VISIT, "beta"): (Span(580, 596), Span(549, 565)),
    }
    assert of(found, Who.COACH, "C2") == (Change(Topic(What.PASSENGERS), ("D4", "D5"), ("D3", "D4", "D5")),)
    assert Change(Topic(What.PEOPLE, "C2"), "2", "3") in of(found, Who.SITE, "beta")
    assert found.unaffected[Who.DELEGATE] == 5


def test_a_visit_that_falls_away_is_no_new_order(plan: Plan) -> None:
    walk = tuple(step for step in plan.groups[0].walk if step.place != "beta")
    told = of(changes(plan, with_walk(plan, walk)), Who.DELEGATE, "D1")
    assert [(change.topic.what, change.after) for change in told] == [(What.VISIT, None)]


def test_who_comes_and_who_goes(plan: Plan) -> None:
    """D6 gets the seat of D5, who is in the newer plan no more."""
    one, two = plan.groups
    found = changes(plan, replace(plan, groups=(one, replace(two, delegates=("D4", "D6"))), unplaced={}))
    assert found.gone == {Subject(Who.DELEGATE, "D5")}
    assert of(found, Who.DELEGATE, "D6")[0] == Change(Topic(What.COACH), "", "C2")
    assert {change.after for change in of(found, Who.DELEGATE, "D5")} == {None}


def test_room_table_and_seat_are_told_to_whom_they_are_others(plan: Plan) -> None:
    """D2 moves in with D3, sits at the second table, and has another seat; D1 now is alone in the room."""
    after = Hosted(
        rooms=(Lodged("inn", "601", ("D1",)), Lodged("inn", "602", ("D3", "D2"))),
        tables=(Table("closing", 1, "D1", ("D1",)), Table("closing", 2, "D3", ("D3", "D2"), "清真")),
        seats=(Seat("talk", 0, 1, "D1"), Seat("talk", 2, 4, "D2")),
    )
    found = changes(replace(plan, hosted=HOSTED), replace(plan, hosted=after))
    assert of(found, Who.DELEGATE, "D2") == (
        Change(Topic(What.ROOM), ("inn", "601"), ("inn", "602")),
        Change(Topic(What.ROOM_MATES), ("D1",), ("D3",)),
        Change(Topic(What.TABLE, "closing"), ("1",), ("2", "清真")),
        Change(Topic(What.SEAT, "talk"), ("1", "1"), ("2", "4")),
    )
    assert of(found, Who.DELEGATE, "D1") == (Change(Topic(What.ROOM_MATES), ("D2",), ()),)
    assert [change.topic for change in of(found, Who.HOTEL, "inn")] == [
        Topic(What.GUESTS, "601"),
        Topic(What.GUESTS, "602"),
    ]


def test_who_staffs_a_post_twice_is_told_of_the_shift_that_moved(plan: Plan) -> None:
    before = replace(plan, duties=(Duty("door", "W1", 500, 560), Duty("door", "W1", 600, 660)))
    after = replace(plan, duties=(Duty("door", "W1", 500, 560), Duty("door", "W1", 610, 670)))
    assert of(changes(before, after), Who.GRID, "W1") == (
        Change(Topic(What.DUTY, "door", 2), Span(600, 660), Span(610, 670)),
    )


def test_changes_are_told_in_names_and_in_both_languages(plan: Plan, meeting: Meeting) -> None:
    """The meeting lasts two days, so times have theirs; 540 is 09:00 of 23 June."""
    found = changes(plan, with_walk(plan, later(plan.groups[0], 540, 543, -5)))
    (change,) = of(found, Who.COACH, "C1")
    said = {
        language: translate(sentence(change, names_of(meeting, language)), language) for language in ("en", "zh_CN")
    }
    assert said == {
        "en": "gathering at Yungu Hotel 06-23 08:55–08:57 instead of 06-23 09:00–09:02 (-5 min)",
        "zh_CN": "云谷宾馆集合由06-23 09:00–09:02改为06-23 08:55–08:57（-5分钟）",
    }


def test_people_are_called_as_they_write_their_names(meeting: Meeting) -> None:
    person = replace(next(iter(meeting.delegates.values())), name="林晓岚", name_en="Xiaolan Lin")
    meeting = replace(meeting, delegates={person.id: person})
    assert names_of(meeting, "en").person(person.id) == "Xiaolan Lin"
    assert names_of(meeting, "zh_CN").person(person.id) == "林晓岚"


def test_every_kind_of_change_can_be_told(plan: Plan, meeting: Meeting) -> None:
    """Everything appears where there was nothing, and falls away again; all of it in Chinese."""
    full = replace(plan, hosted=HOSTED, duties=(Duty("door", "W1", 500, 560),))
    nothing = replace(plan, groups=(), unplaced={})
    for before, after in ((nothing, full), (full, nothing)):
        found = changes(before, after)
        names = names_of(meeting, "zh_CN")
        told = [translate(sentence(one, names), "zh_CN") for mine in found.affected.values() for one in mine]
        assert len(told) > 40
        assert not [line for line in told if "instead" in line or "falls" in line or "{what}" in line]
