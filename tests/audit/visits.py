"""The good plan with another visit: protective gear worn at one site, one party in place of two."""

from dataclasses import replace

from meetingplan.domain.ids import DocentId, NodeId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Docent, Gear
from meetingplan.domain.plan import Plan, Step
from tests.audit.builders import step, walk_of, with_walk
from tests.audit.edits import Edit, Made, both, of_interior, of_place, of_window, of_zone


def in_gear_at_b(sets: int, places: int = 10) -> Edit:
    """At B gear is put on for the first minute of the ground floor and handed back in the last of the way down.

    60 s and 30 s for all, as there are ten places: a minute each. So the zones take a minute less, and the ride down
    begins a minute earlier: on 830-831, ground 831-833, up, upper 835-839, down 839-841, off 841-842 for G1.
    """

    def worn(s: Step, on: int) -> list[Step]:
        if s.node == "B/ground":
            return [replace(s, node=NodeId("B/gear"), end=on + 1), replace(s, start=on + 1)]
        if s.node == "B/upper":
            return [replace(s, end=on + 9), replace(s, node=NodeId("B/gear"), start=on + 11, end=on + 12)]
        if s.node in ("B/lift", "B/stairs") and s.start == on + 10:
            return [replace(s, start=s.start - 1, end=s.end - 1)]
        return [s]

    def edit(meeting: Meeting, plan: Plan) -> Made:
        for name in ("G1", "G2"):
            walk = walk_of(plan, name)
            on = next(s.start for s in walk if s.node == "B/ground")
            plan = with_walk(plan, name, [new for s in walk for new in worn(s, on)])
        return both(of_interior("B", gear=Gear(places, sets)), of_zone("B", 0, minutes=2), of_zone("B", 1, minutes=4))(
            meeting, plan
        )

    return edit


def early_at_a(minutes: int) -> Edit:
    """G1 comes to A so many minutes earlier, and its second party goes when it did: the first waits for it so long."""

    def edit(meeting: Meeting, plan: Plan) -> Made:
        def earlier(s: Step) -> Step:
            if (s.node, s.start) == ("A/bay", 799):
                return replace(s, start=s.start - minutes)
            first = s.docent == "a1" or (790 <= s.start <= 801 and s.docent is None)
            return replace(s, start=s.start - minutes, end=s.end - minutes) if first and s.start < 820 else s

        walk = [earlier(s) if s.start >= 790 else s for s in walk_of(plan, "G1")]
        return both(of_window(start=790 - minutes), of_place("A", opens=0))(meeting, with_walk(plan, "G1", walk))

    return edit


def party_of_ten_at_a(meeting: Meeting, plan: Plan) -> Made:
    """One party in place of two halves at A: 801-810, out until 812, aboard until 814 and waiting for 5 min more."""
    away = [s for s in walk_of(plan, "G1") if s.place != "A"]
    walk = [
        step("A/bay", 797, 799, 10), step("A/bay", 799, 812, 0), step("A/entrance", 799, 801, 10),
        step("A/z1", 801, 806, 10, "a1"), step("A/z2", 806, 810, 10, "a1"),
        step("A/entrance", 810, 812, 10), step("A/bay", 812, 819, 10),
    ]  # fmt: skip
    roomy = both(of_zone("A", 0, people=10), of_zone("A", 1, people=10))
    return roomy(meeting, with_walk(plan, "G1", [*away, *walk]))


def two_parties_at_b(behind: int, way: str = "lift", ride: int = 1) -> Edit:
    """The ten of G1 see B in two parties of five, the second `behind` minutes after the first, all by one way.

    There is gear for all. A party puts it on for a minute, is on the ground floor for 3, changes floors, is upstairs
    for 5, changes floors, and hands the gear back in a minute: 10 minutes and two rides. The sets are ready again
    2 minutes later. Inside from 830 on.
    """

    def party(led: str, t: int) -> list[Step]:
        up, down = t + 4 + ride, t + 9 + ride
        return [
            step("B/gear", t, t + 1, 5, led), step("B/ground", t + 1, t + 4, 5, led),
            step(f"B/{way}", t + 4, up, 5), step("B/upper", up, down, 5, led), step(f"B/{way}", down, down + ride, 5),
            step("B/gear", down + ride, down + ride + 1, 5, led),
        ]  # fmt: skip

    out = 830 + 10 + 2 * ride + behind
    visit = [
        step("B/bay", 826, 828, 10), step("B/bay", 828, out + 2, 0), step("B/entrance", 828, 830, 10),
        *party("b1", 830), *party("b2", 830 + behind),
        step("B/entrance", out, out + 2, 10), step("B/bay", out + 2, out + 4, 10),
    ]  # fmt: skip

    def edit(meeting: Meeting, plan: Plan) -> Made:
        away = [s for s in walk_of(plan, "G1") if s.place != "B"]
        moved = [replace(s, start=out + 10, end=out + 12) if s.start == 852 else s for s in away]
        docents = tuple(Docent(DocentId(name), name, "") for name in ("b1", "b2"))
        return of_interior("B", gear=Gear(10, 10), docents=docents)(meeting, with_walk(plan, "G1", [*moved, *visit]))

    return edit
