"""What the reconnaissance finds at single sites."""

from dataclasses import replace

import pytest

from meetingplan.domain.ids import DocentId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.movement import Movement
from meetingplan.domain.people import Need
from meetingplan.domain.places import Docent, Interior, Lift, Place, PlaceKind, Stairs, Zone
from meetingplan.language import translate
from meetingplan.survey import SiteReport, Verdict, survey
from tests.plan.meetings import coach, delegate, delegates, hotel, meeting, site, text, window, zone

SITE = PlaceId("A")


def report(of: Meeting) -> SiteReport:
    (found,) = survey(of).sites
    return found


def rules(of: Meeting) -> dict[str, Verdict]:
    return {finding.rule: finding.verdict for finding in report(of).findings}


def sixth_floor(cars: int = 1, people: int = 200, minutes: int = 15) -> Meeting:
    """The case that an inspection rejected: one 13-person lift at 1.75 m/s, five storeys of 3.9 m, eight coaches."""
    inside = Interior(
        walk_m=60, door_width_m=2.4, storey_m=3.9, lifts=(Lift("lift", cars, 13, 1.75, 0.8),),
        stairs=(Stairs("stairs", 1.6),), zones=(Zone("show", text("show"), minutes, 6, 60, 1, 0),),
        docents=(Docent(DocentId("d1"), "", ""), Docent(DocentId("d2"), "", "")), max_party=40, max_storeys=3,
    )  # fmt: skip
    place = Place(SITE, PlaceKind.SITE, text("A"), text("A"), None, 2, 13 * 60, 18 * 60, {}, inside)
    of = meeting([hotel("H"), place], {("H", "A"): 10}, [coach(f"C{n}", 45) for n in range(8)],
                 delegates(people), [window(13 * 60, 18 * 60, "A")])  # fmt: skip
    return replace(of, movement=Movement())


def test_two_hundred_people_and_one_lift_for_thirteen() -> None:
    """13 persons at 0.8 are 10 a trip, 20 trips. A flight of 19.5 m takes 19.5 / 1.75 + 1.75 / 0.7 + 0.7 / 0.8 =
    14.52 s, so E = 18.02 s, OW(10) = 8 + 18.02 + 24 = 50.02 s, RTT = 68.04 s: 19 * 68.04 + 50.02 = 1342.7 s."""
    found = report(sixth_floor())
    assert found.verdict is Verdict.UNSUITABLE
    assert found.at_once is not None
    assert (found.at_once.storeys, found.at_once.riders, found.at_once.minutes) == (5, 200, "22.4")
    told = next(finding.told.values for finding in found.findings if finding.rule == "one-car")
    assert {name: told[name] for name in ("people", "persons", "storeys", "up", "down", "shown", "most")} == {
        "people": 200, "persons": 13, "storeys": 5, "up": "22.4", "down": "22.4", "shown": 15, "most": 3,
    }  # fmt: skip


def test_ways_out_of_the_sixth_floor() -> None:
    """Groups of 25 are three trips either way, 3 * RTT(9) = 3 * 65.64 = 197 s, 4 minutes: 8 groups take 64.

    Nobody rides to the ground floor. Two cars make two rounds, 2 * RTT(7) = 2 * 60.84 = 122 s, 3 minutes: 48. 40 people
    are 4 trips of 10, 272 s, 5 minutes: 5 groups take 50; no size is better, as 30 people need 4 minutes, 56 for all 7
    groups. Without the site nothing is left: a group of 25 boards in 148 s, drives 10 minutes, gets off in 173 s,
    walks in 83 s, rides 4 + 4 and stays 15, walks out, boards, drives and gets off: 3 + 10 + 3 + 2 + 23 + 2 + 3 + 10
    + 3 = 59.
    """
    found = report(sixth_floor())
    lift = next(part for part in found.parts if part.node == "A/lift")
    assert (lift.minutes, lift.needed, lift.people_an_hour) == (8.0, 64, 60 * 25 // 8)
    assert [(way.needed, way.saves) for way in found.ways] == [(0, 64), (48, 16), (50, 14), (None, 59)]
    assert [translate(way.change, "en").partition(":")[0] for way in found.ways] == [
        "show it on the ground floor", "one more car beside lift", "groups of 40", "drop the site",
    ]  # fmt: skip


def test_two_cars_are_a_condition_no_more() -> None:
    assert "one-car" not in rules(sixth_floor(cars=2))


def test_a_lift_that_is_quicker_than_what_is_shown_is_a_condition() -> None:
    """20 people are two trips: 68.04 + 50.02 = 118 s up and as long down, less than 15 minutes."""
    assert rules(sixth_floor(people=20))["one-car"] is Verdict.CONDITIONS


def one_site(place: Place, people: int = 24, end: int = 1440) -> Meeting:
    """Coaches of 12: two groups of 12 from a hotel 5 minutes away, in a window that opens at 60."""
    return meeting([hotel("H"), place], {("H", "A"): 5}, [coach("C1", 12), coach("C2", 12)], delegates(people),
                   [window(60, end, "A")])  # fmt: skip


def test_people_an_hour_of_each_part() -> None:
    """A visit is 1 minute off, 1 in, 4 in the zone, 1 out, 1 on: 8 in the bay. One bay takes 60 * 12 / 8 = 90 people
    an hour, a docent 60 * 12 / 4 = 180; the door passes 12 people in 12 s, twice: 60 * 12 / 0.4 = 1800."""
    found = report(one_site(site("A", bays=1, docents=1)))
    assert {part.node: part.people_an_hour for part in found.parts} == {
        "A/bay": 90, "A/docents": 180, "A/z1": 60 * 12 * 9 // 4, "A/entrance": 1800,
    }  # fmt: skip
    assert found.bottleneck is not None
    assert (found.bottleneck.node, found.bottleneck.needed) == ("A/bay", 16)


@pytest.mark.parametrize(("end", "verdict"), [(60 + 27, Verdict.UNSUITABLE), (60 + 28, Verdict.CONDITIONS),
                                              (60 + 60, Verdict.SUITABLE)])  # fmt: skip
def test_the_narrowest_part_needs_its_minutes(end: int, verdict: Verdict) -> None:
    """Two visits of 8 minutes in one bay are 16; boarding 1 and the drive of 5 come before, 5 and getting off after,
    12 in all. So 28 minutes are just enough for the bay; the docent has 2 before and 2 after: 8 + 4 + 12."""
    found = rules(one_site(site("A", bays=1, docents=1), end=end))
    assert found.get("throughput", Verdict.SUITABLE) is verdict


def test_a_docent_who_speaks_for_hours() -> None:
    """Two parties of 12 at 70 minutes are 140 minutes for one docent, 70 for two."""
    place = site("A", zone("z1", 70), docents=1)
    (told,) = (f.told.values for f in report(one_site(place)).findings if f.rule == "docents")
    assert (told["minutes"], told["enough"], told["less"]) == (140, 2, 70)
    assert "docents" not in rules(one_site(site("A", zone("z1", 60), docents=1)))


def scripted(**keys: object) -> Meeting:
    return one_site(site("A", replace(zone("z1", 4), **keys)))  # type: ignore[arg-type]  # keys of a zone


def test_scripts_are_spoken_at_two_hundred_to_two_hundred_and_forty_characters_a_minute() -> None:
    """4 minutes are 800 characters at 200 a minute; 960 take 4.0 to 4.8 minutes."""
    assert rules(scripted(script_chars=800)) == {}
    (finding,) = report(scripted(script_chars=960)).findings
    assert [finding.told.values[name] for name in ("short", "long", "fits")] == ["4.0", "4.8", 800]
    assert rules(scripted(script_minutes=4.5)) == {"script": Verdict.CONDITIONS}
    assert rules(scripted(script_minutes=4.0)) == {}


def test_what_is_outdoors_needs_an_answer_to_rain() -> None:
    assert rules(scripted(outdoor=True)) == {"outdoors": Verdict.CONDITIONS}
    assert rules(scripted(outdoor=True, if_wet=text("inside"))) == {"outdoors": Verdict.SUITABLE}


def test_certificates() -> None:
    """The meeting is on 23 June 2020."""
    base = site("A", zone("z1", 4, floor=2), with_lift=True)

    def of(**keys: object) -> Meeting:
        assert base.interior is not None
        lift = replace(base.interior.lifts[0], **keys)  # type: ignore[arg-type]  # keys of a lift
        return one_site(replace(base, interior=replace(base.interior, lifts=(lift,))))

    day = of().clock.first_day
    assert rules(of())["certificates"] is Verdict.SUITABLE
    assert "certificates" not in rules(of(certificate=day))
    assert rules(of(certificate=day.replace(day=22)))["certificates"] is Verdict.CONDITIONS


def test_one_car_for_those_who_need_it() -> None:
    base = one_site(site("A", zone("z1", 4, floor=2), with_lift=True))
    people = {**base.delegates, **{d.id: d for d in [delegate("X", needs=[Need.LIFT])]}}
    assert rules(replace(base, delegates=people))["one-car"] is Verdict.CONDITIONS
    assert "one-car" not in rules(base)


def test_nobody_gets_to_the_upper_floor() -> None:
    """The lift's certificate ran out, and somebody needs it."""
    place = site("A", zone("z1", 4, floor=2), with_lift=True)
    assert place.interior is not None
    lift = replace(place.interior.lifts[0], certificate=one_site(place).clock.first_day.replace(day=1))
    base = one_site(replace(place, interior=replace(place.interior, lifts=(lift,))))
    people = {**base.delegates, **{d.id: d for d in [delegate("X", needs=[Need.LIFT])]}}
    found = rules(replace(base, delegates=people))
    assert (found["access"], found["certificates"]) == (Verdict.UNSUITABLE, Verdict.CONDITIONS)


@pytest.mark.parametrize(("sittings", "fits"), [((100, 200), True), ((100,), False)])
def test_sittings_hold_the_groups(sittings: tuple[int, ...], fits: bool) -> None:
    """One bay: one group a sitting, and there are two groups."""
    place = site("A", bays=1)
    assert place.interior is not None
    of = one_site(replace(place, interior=replace(place.interior, starts=sittings)))
    assert ("throughput" in rules(of)) is not fits
