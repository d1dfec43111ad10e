"""The contingency plan of the meeting of this folder.

C1 sees alpha 09:11-09:34 and beta 09:40-09:56, C2 beta 09:09-09:25 and alpha 09:31-09:54; both are off at the inn at
10:05, ten minutes before the closing session, 25 before the window's end.
"""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from python_calamine import CalamineWorkbook

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.contingency import Contingency, Phase
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned
from meetingplan.domain.people import Need
from meetingplan.domain.plan import Plan
from meetingplan.domain.reception import Reception
from meetingplan.domain.text import Text
from meetingplan.network import build_graph
from meetingplan.plan import Budget, make_plan
from meetingplan.publish import render
from meetingplan.publish.contingency.delays import departures
from meetingplan.publish.contingency.lifts import outages
from meetingplan.publish.contingency.meets import Meets
from meetingplan.publish.contingency.risks import acting
from meetingplan.publish.contingency.seats import breakdowns, missed
from meetingplan.publish.edition import Edition, edition
from tests.plan import meetings as planning
from tests.plan.meetings import coach, delegate, hotel, site, window, zone
from tests.publish.readers import missing


def text(both: str) -> Text:
    return Text(both, both)


@pytest.fixture
def prepared(meeting: Meeting, plan: Plan) -> AuditedPlan:
    """Someone is in charge of alpha, where it may rain on the upper floor; the organiser has thought of two things."""
    alpha = meeting.places["alpha"]
    assert alpha.interior
    hall, top = alpha.interior.zones
    roof = replace(top, outdoor=True, if_wet=text("Stay in the hall"))
    reception = Reception("孟昭宁", "13800000411", fallback=text("A film instead"))
    inside = replace(alpha.interior, zones=(hall, roof))
    stated = (
        Contingency(
            "Y1", Phase.NIGHT, text("Fire"), text("The alarm rings"), text("Leave"), text("Night porter"), "110"
        ),
        Contingency("Y2", Phase.ALWAYS, text("Illness"), text("Someone faints"), text("Call 120"), text("C2")),
    )
    places = {**meeting.places, "alpha": replace(alpha, interior=inside, reception=reception)}
    found = audit(replace(meeting, places=places, contingencies=stated), plan)
    assert isinstance(found, AuditedPlan)
    return found


@pytest.fixture
def told(prepared: AuditedPlan) -> Edition:
    return edition(prepared, "en")


def test_a_coach_may_leave_as_late_as_the_next_session_allows(told: Edition) -> None:
    """10:15 less 10:05 is ten minutes, for every departure of the tour."""
    found = list(departures(told))
    assert [(one.group.coach, one.drive.place, one.spare) for one in found] == [
        ("C1", "alpha", 10), ("C1", "beta", 10), ("C1", "inn", 10),
        ("C2", "beta", 10), ("C2", "alpha", 10), ("C2", "inn", 10),
    ]  # fmt: skip
    assert told.say("{told}", told=found[0].misses) == "Closing begins at 10:15"


def test_who_is_late_meets_the_docent_of_others(told: Edition) -> None:
    """Docent a1 leads C1 until 09:30 and C2 from 09:34: five minutes late, C1 is in the way. Once it is on its way to
    beta nobody is, and C2 comes after C1 everywhere.
    """
    found = [one.meets for one in departures(told)]
    assert found == [Meets(5, "alpha", ("C2",)), None, None, None, None, None]


def test_a_bay_that_is_kept_is_met_as_well(meeting: Meeting, plan: Plan) -> None:
    """With one bay at alpha, which C1 leaves at 09:34, C2 must not come at 09:31; let all of its tour be four minutes
    later, 09:35. So two minutes of C1 are one too many.
    """
    late = [replace(step, start=step.start + 4, end=step.end + 4) if 540 <= step.start < 610 else step
            for step in plan.groups[1].walk]  # fmt: skip
    one_bay = replace(meeting.places["alpha"], bays=1)
    found = audit(
        replace(meeting, places={**meeting.places, "alpha": one_bay}),
        replace(plan, groups=(plan.groups[0], replace(plan.groups[1], walk=tuple(late))), tiers=()),
    )
    assert isinstance(found, AuditedPlan), found
    first, second, *_ = departures(edition(found, "en"))
    assert first.meets == second.meets == Meets(2, "alpha", ("C2",))


def test_leaving_out_saves_the_stay_and_the_detour(told: Edition) -> None:
    """C1 without alpha: 09:40 less 09:02 is 38, less 7 straight to beta: 31; without beta 10:03 - 09:34 - 9 = 20. C2
    without alpha 10:03 - 09:25 - 7 = 31, without beta 09:31 - 09:02 - 9 = 20. On the way back nothing is left to see.
    """
    found = [one.skips for one in departures(told)]
    assert found == [("alpha", 31), ("beta", 20), None, ("alpha", 31), ("alpha", 31), None]


def test_people_of_a_broken_coach_find_the_seats_that_are_left(told: Edition) -> None:
    """Of 45 seats 22 may be used, less 2 for the crew: 20. Without spacing the other has 45 - 22 = 23 more."""
    first, second = breakdowns(told)
    assert [(coach.id, free) for coach, free in first.seats] == [("C2", 18)]
    assert [(coach.id, free) for coach, free in second.seats] == [("C1", 17)]
    assert (first.left, first.beyond, first.spare) == (0, 23, ())


def test_who_misses_a_coach_is_driven_after_it(told: Edition) -> None:
    """No coach leaves the inn later; alpha is 9 minutes away and left at 09:34, beta 7 and left at 09:25."""
    assert [(one.group.coach, one.after, one.stop.place, one.drive, one.leave_by) for one in missed(told)] == [
        ("C1", None, "alpha", 9, 565),
        ("C2", None, "beta", 7, 558),
    ]


def test_without_its_lift_a_site_takes_its_stairs(told: Edition) -> None:
    """D1 stays below. Two others: off the coach 2, in 1, hall 8, up 1, gallery 7, down 1, out 1, aboard 2: 23. With it
    three go up in two parties, of which the second waits a minute for the stairs.
    """
    (only,) = outages(told)
    assert (only.place.id, only.cars, only.stay_below, only.usual, only.minutes) == ("alpha", 0, 1, 24, 23)


def test_where_a_whole_group_needs_the_lift_nobody_gets_up_without_it() -> None:
    people = [delegate(f"D{n}", needs=[Need.LIFT]) for n in range(3)]
    tower = site("A", zone("z1", 4, 2), with_lift=True)
    of = planning.meeting([hotel("H"), tower], {("H", "A"): 5}, [coach("C1", 10)], people, [window(60, 120, "A")])
    outcome = make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None)
    assert isinstance(outcome, Planned)
    found = audit(of, outcome.plan)
    assert isinstance(found, AuditedPlan)
    (only,) = outages(edition(found, "en"))
    assert (only.stay_below, only.minutes) == (3, None)


def test_an_id_stands_for_a_person(told: Edition) -> None:
    assert acting(told, text("C2")) == ("吴晓舟C2", "13800000301")
    assert acting(told, text("alpha")) == ("孟昭宁", "13800000411")
    assert acting(told, text("D1")) == ("林晓岚", "13900000001")
    assert acting(told, text("beta"))[1] == ""


EXPECTED = [
    ["throughout", "Illness", "Someone faints", "Call 120", "吴晓舟C2", "13800000301"],
    ["on the road", "Coach C1 is late", "Has not left Beta works by 06-23 10:06, 10 min after the plan: "
     "Closing begins at 10:15", "Report to the conference office at once, which decides who waits",
     "吴晓舟C1", "13800000301"],
    ["at the sites", "Alpha works cannot be visited", "Closed or not safe, as the person in charge reports",
     "A film instead", "孟昭宁", "13800000411"],
    ["at the sites", "Rain at Gallery of Alpha works", "Rain at 06-23 09:02, when the first coach leaves for it",
     "Stay in the hall", "孟昭宁", "13800000411"],
    ["at the sites", "lift of Alpha works stands still", "Found at the check before the first coach, or on the day",
     "1 in all stay below and are shown it there, others take the stairs; a group of 3 takes 23 min instead of 24",
     "孟昭宁", "13800000411"],
    ["at night", "Fire", "The alarm rings", "Leave", "Night porter", "110"],
]  # fmt: skip


def test_book_and_workbook_have_the_same_entries(prepared: AuditedPlan) -> None:
    made = dict(render(prepared, "en", frozenset({"contingency", "workbook"})))
    sheet = CalamineWorkbook.from_filelike(BytesIO(made["workbook.xlsx"])).get_sheet_by_name("Contingency plan")
    rows = [[str(cell) for cell in (*row[:1], *row[2:7])] for row in sheet.to_python()]
    assert [row for row in rows if row in EXPECTED] == EXPECTED
    tables = docx.Document(BytesIO(made["contingency.docx"])).tables
    assert [len(table.rows) for table in tables] == [
        len(rows) - 2,
        1 + 6,
        1 + 2,
    ]  # 3 lines head the sheet, one the table
    words = [[cell.text for cell in row.cells] for row in tables[0].rows]
    assert [[*row[:1], *row[2:7]] for row in words if [*row[:1], *row[2:7]] in EXPECTED] == EXPECTED
    if shutil.which("pdftotext") is None:
        missing("poppler-utils")
    ran = subprocess.run(["pdftotext", "-", "-"], input=made["contingency.pdf"], capture_output=True, check=True)
    printed = "".join(ran.stdout.decode().split())
    assert all("".join(cell.split()) in printed for row in EXPECTED for cell in row[1:])


def test_who_is_late_for_a_sitting_misses_it(meeting: Meeting, plan: Plan) -> None:
    """Alpha begins at 09:14, when C1 is through the door, and at 09:34, when C2 is; nobody may be late until then.
    Once alpha is seen there are ten minutes again. Whoever is late leaves it out.
    """
    alpha = meeting.places["alpha"]
    assert alpha.interior
    shows = replace(alpha, interior=replace(alpha.interior, starts=(554, 574)))
    found = audit(replace(meeting, places={**meeting.places, "alpha": shows}), plan)
    assert isinstance(found, AuditedPlan), found
    told = edition(found, "en")
    assert [(one.spare, told.say("{told}", told=one.misses)) for one in departures(told)] == [
        (0, "Alpha works begins at 09:14"), (10, "Closing begins at 10:15"), (10, "Closing begins at 10:15"),
        (0, "Alpha works begins at 09:34"), (0, "Alpha works begins at 09:34"), (10, "Closing begins at 10:15"),
    ]  # fmt: skip
    assert [one.skips for one in departures(told)][:2] == [("alpha", 31), ("beta", 20)]


def test_the_next_coach_takes_along_who_missed_one(told: Edition) -> None:
    """Let C2 leave the inn four minutes later than C1: both set out to see sites, and it has 18 seats left."""
    later = [replace(entry, start=entry.start + 4, end=entry.end + 4) for entry in told.journeys["G2"]]
    found = list(missed(replace(told, journeys={**told.journeys, "G2": tuple(later)})))
    assert [(one.group.coach, one.after and one.after[0].coach) for one in found] == [("C1", "C2"), ("C2", None)]


def test_what_comes_after_what_is_missed_is_not_left_out(meeting: Meeting, plan: Plan) -> None:
    """There is a show at beta at 09:43, when C1 is through the door, and at 09:12, when C2 is. On the way to it C2 has
    nothing but beta itself to leave out, which saves 20; alpha, which would save 31, comes after it.
    """
    beta = meeting.places["beta"]
    assert beta.interior
    shows = replace(beta, interior=replace(beta.interior, starts=(552, 583)))
    found = audit(replace(meeting, places={**meeting.places, "beta": shows}), plan)
    assert isinstance(found, AuditedPlan), found
    skips = [(one.group.coach, one.skips) for one in departures(edition(found, "en"))]
    assert skips == [
        ("C1", ("alpha", 31)), ("C1", ("beta", 20)), ("C1", None),
        ("C2", ("beta", 20)), ("C2", ("alpha", 31)), ("C2", None),
    ]  # fmt: skip
