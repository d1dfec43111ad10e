"""The best groups by trying all ways to seat people on coaches; and what groups are worth."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

from meetingplan.domain.ids import CoachId, DelegateId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Leaders, Need, Role, Sizes

Seats = Sequence[CoachId | None]
Worth = tuple[int, ...]


def seats_of(meeting: Meeting) -> Mapping[CoachId, int]:
    return {one.id: int(one.seats * meeting.limits.spacing + 1e-9) - one.crew for one in meeting.coaches.values()}


def allowed(meeting: Meeting, people: Sequence[Delegate], seats: Seats) -> bool:
    """Whether who sits where keeps every rule but the one about leaders."""
    where: dict[DelegateId, CoachId | None] = {p.id: seat for p, seat in zip(people, seats, strict=True)}
    aboard = Counter(seat for seat in seats if seat)
    chairs = Counter(seat for p, seat in zip(people, seats, strict=True) if seat and Need.WHEELCHAIR in p.needs)
    return (
        all(count <= seats_of(meeting)[coach] for coach, count in aboard.items())
        and all(count <= meeting.coaches[coach].wheelchairs for coach, count in chairs.items())
        and all(where[p.id] == where[other] for p in people for other in p.keep_with)
        and all(where[p.id] is None or where[p.id] != where[other] for p in people for other in p.keep_apart)
        and all(p.coach in (None, where[p.id]) for p in people)
    )


def leaders_fair(meeting: Meeting, people: Sequence[Delegate], seats: Seats) -> bool:
    """The rule about leaders, in the words of docs/plan-format.md."""
    named = {other for p in people for other in p.keep_with | p.keep_apart}
    bound = [
        bool(p.keep_with or p.keep_apart or p.coach or p.id in named or Need.WHEELCHAIR in p.needs) for p in people
    ]
    leads = [p.role is Role.LEADER for p in people]
    count = Counter(seat for seat, lead in zip(seats, leads, strict=True) if lead)
    for one, other in product(meeting.coaches, repeat=2):
        moves = any(s == one and lead and not b for s, lead, b in zip(seats, leads, bound, strict=True))
        swaps = any(s == other and not lead and not b for s, lead, b in zip(seats, leads, bound, strict=True))
        if moves and (swaps or seats.count(other) < seats_of(meeting)[other]) and count[one] > count[other] + 1:
            return False
    return True


def worth(meeting: Meeting, people: Sequence[Delegate], seats: Seats, loads: Sequence[int]) -> Worth:
    """Every wish about groups, most important first."""
    aboard = Counter(seat for seat in seats if seat)
    leaders = Counter(seat for p, seat in zip(people, seats, strict=True) if seat and p.role is Role.LEADER)
    pairs = {(p.delegation, seat) for p, seat in zip(people, seats, strict=True) if seat}
    divided = len(pairs) - len({delegation for delegation, _ in pairs})
    per_coach = [leaders[coach] for coach in meeting.coaches]
    sizes = [aboard[coach] for coach in meeting.coaches]
    asked = {
        Leaders.FREE: (),
        Leaders.SPREAD: (max(per_coach) - min(per_coach),),
        Leaders.TOGETHER: (sum(n > 0 for n in per_coach),),
    }[meeting.groups.leaders]
    fitted = (sum(loads[size] for size in sizes),) if meeting.groups.sizes is Sizes.FITTED else ()
    return (seats.count(None), *asked, divided, *fitted, max(sizes) - min(sizes))


def best(meeting: Meeting, loads: Sequence[int]) -> Worth | None:
    """The worth of the best groups that there are; None where someone cannot be where they were put by hand."""
    people = list(meeting.delegates.values())
    spread = meeting.groups.leaders is Leaders.SPREAD
    found = (
        worth(meeting, people, seats, loads)
        for seats in product((*meeting.coaches, None), repeat=len(people))
        if allowed(meeting, people, seats) and (not spread or leaders_fair(meeting, people, seats))
    )
    return min(found, default=None)
