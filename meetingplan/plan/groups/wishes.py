"""What makes groups better, as goals of the group model, most important first."""

from collections.abc import Iterator, Mapping

from meetingplan.domain.ids import CoachId, DelegateId
from meetingplan.domain.people import Leaders, Sizes
from meetingplan.network import CapacityGraph
from meetingplan.plan.groups.camps import Camp
from meetingplan.plan.groups.fitted import loads
from meetingplan.plan.groups.fleet import seats_for_passengers
from meetingplan.plan.groups.model import GroupModel
from meetingplan.plan.tiers import Goal


def group_goals(
    graph: CapacityGraph, camp: Camp, model: GroupModel, known: Mapping[DelegateId, CoachId]
) -> Iterator[Goal]:
    """A seat for everyone; leaders as asked; delegations divided least; sizes that fit, if asked; sizes alike.

    What the known seating brings to zero already is held there.
    """
    yield _unplaced(model, camp.size - len(known))
    wishes = model.meeting.groups
    if wishes.leaders is Leaders.SPREAD:
        yield _uneven_leaders(model)
    elif wishes.leaders is Leaders.TOGETHER:
        yield _coaches_with_leaders(model)
    yield _splits(model, len({(model.meeting.delegates[d].delegation, c) for d, c in known.items()}))
    if wishes.sizes is Sizes.FITTED:
        yield _loads(graph, camp, model)
    yield _uneven_coaches(model)


def _unplaced(model: GroupModel, known: int) -> Goal:
    value = model.cp.new_int_var(0, model.people, "unplaced")
    model.cp.add(value == sum(model.left.values()) + len(model.named) - sum(model.rides.values()))
    return Goal("unplaced", "people", value, held=0 if known == 0 else None)


def _uneven_leaders(model: GroupModel) -> Goal:
    """Difference between the coach with most leaders and the one with fewest; the rule about leaders asks for more."""
    cp = model.cp
    most, least = (cp.new_int_var(0, model.people, f"{name} leaders") for name in ("most", "least"))
    for coach in model.coaches:
        cp.add(most >= model.aboard(coach, leader=True))
        cp.add(least <= model.aboard(coach, leader=True))
    value = cp.new_int_var(0, model.people, "uneven leaders")
    cp.add(value == most - least)
    return Goal("uneven_leaders", "people", value)


def _coaches_with_leaders(model: GroupModel) -> Goal:
    cp, some = model.cp, []
    for coach in model.coaches:
        some.append(cp.new_bool_var(f"a leader on {coach}"))
        cp.add(model.aboard(coach, leader=True) <= model.people * some[-1])
    value = cp.new_int_var(0, len(model.coaches), "coaches with leaders")
    cp.add(value == sum(some))
    return Goal("coaches_with_leaders", "coaches", value)


def _splits(model: GroupModel, known: int) -> Goal:
    """Pairs of delegation and coach, of which so many are known to do, beyond one for each delegation."""
    cp = model.cp
    delegations = dict.fromkeys(kind.delegation for kind in (*model.pools, *model.named.values()))
    there = {(d, c): cp.new_bool_var(f"there {d} {c}") for d in delegations for c in model.coaches}
    for kind, pool in model.pools.items():
        for coach in model.coaches:
            cp.add(model.count[kind, coach] <= len(pool) * there[kind.delegation, coach])
    for person, kind in model.named.items():
        for coach in model.coaches:
            cp.add_implication(model.rides[person, coach], there[kind.delegation, coach])
    value = cp.new_int_var(0, len(there), "splits")
    seats = {coach: seats_for_passengers(model.meeting, model.meeting.coaches[coach]) for coach in model.coaches}
    extra = []
    for delegation in delegations:
        # So many seats must be in coaches with its people: implied by the above, and what proves the value.
        cp.add(sum(seats[c] * there[delegation, c] for c in model.coaches) >= model.seated(delegation))
        coaches = cp.new_int_var(0, len(model.coaches), f"coaches of {delegation}")
        cp.add(coaches >= sum(there[delegation, coach] for coach in model.coaches) - 1)
        extra.append(coaches)
    cp.add(value == sum(extra))
    whole = known == len(delegations) and model.meeting.groups.leaders is Leaders.FREE
    return Goal("split_delegations", "coaches", value, held=0 if whole else None)


def _loads(graph: CapacityGraph, camp: Camp, model: GroupModel) -> Goal:
    """Docent parties and lift loads of all groups at all sites."""
    cp = model.cp
    seats = {coach: seats_for_passengers(model.meeting, model.meeting.coaches[coach]) for coach in model.coaches}
    table = loads(graph, camp.sites, max(seats.values()))
    needed = []
    for coach in model.coaches:
        needed.append(cp.new_int_var(0, max(table), f"loads of {coach}"))
        cp.add_allowed_assignments([model.size[coach], needed[-1]], list(enumerate(table[: seats[coach] + 1])))
    value = cp.new_int_var(0, len(needed) * max(table), "loads")
    cp.add(value == sum(needed))
    return Goal("loads", "loads", value)


def _uneven_coaches(model: GroupModel) -> Goal:
    """Difference between the fullest and the emptiest coach: at least one where the people do not divide evenly."""
    cp, coaches = model.cp, model.coaches
    most, least = (cp.new_int_var(0, model.people, name) for name in ("most", "least"))
    for coach in coaches:
        cp.add(most >= model.size[coach])
        cp.add(least <= model.size[coach])
    value = cp.new_int_var(0, model.people, "spread")
    cp.add(value == most - least)
    everyone = sum(model.size[coach] for coach in coaches)
    cp.add(len(coaches) * most >= everyone)
    cp.add(len(coaches) * least <= everyone)
    return Goal("uneven_coaches", "people", value)
