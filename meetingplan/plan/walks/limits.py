"""Which limits of the nodes need rows: those that no other limit implies.

A visit is rigid, so two zones that are always taken one after the other limit the same thing twice, a few minutes
apart; and where one party fits at a time, a limit on people says no more. Rows that say the same slow a simplex down.
"""

from collections.abc import Iterator

from meetingplan.domain.ids import BAY, NodeId, node_id, part_of, place_of
from meetingplan.network import CapacityGraph
from meetingplan.plan.walks.prices import Unit, amounts
from meetingplan.plan.walks.stretch import Stretch

Limit = tuple[NodeId, Unit]
Taken = tuple[tuple[tuple[int, int, int], ...], ...]
"""What a visit takes of a node, class by class: (start, end, amount) in minutes of the visit."""


def limit_of(graph: CapacityGraph, node: NodeId, unit: Unit) -> int | None:
    """How much of a unit a node can hold at once, None for no limit."""
    return graph.nodes[node].parties if unit is Unit.PARTIES else graph.nodes[node].people


def needed_limits(graph: CapacityGraph, stretch: Stretch) -> list[Limit]:
    """The limits that are not implied by another one, in the order of the nodes."""
    taken = dict(_taken(graph, stretch))
    kept: list[Limit] = []
    for limit in sorted(taken, key=lambda limit: (limit[0], limit[1].value)):
        if any(_implies(graph, taken, other, limit) for other in kept):
            continue
        kept = [other for other in kept if not _implies(graph, taken, limit, other)]
        kept.append(limit)
    bays = {place for of in stretch.classes for place in (of.like.origin, of.like.destination, *of.passages)}
    return [(node_id(place, BAY), Unit.PARTIES) for place in sorted(bays)] + kept


def _taken(graph: CapacityGraph, stretch: Stretch) -> Iterator[tuple[Limit, Taken]]:
    """What the visits of every class take of every limit; bays apart, since coaches may wait in them."""
    sites = {site for of in stretch.classes for site in of.passages}
    for node in graph.nodes.values():
        if node.place not in sites or part_of(node.id) == BAY:
            continue
        for unit in Unit:
            if limit_of(graph, node.id, unit) is not None:
                yield (
                    (node.id, unit),
                    tuple(_of_class(stretch, kind, node.id, unit) for kind in range(len(stretch.classes))),
                )


def _of_class(stretch: Stretch, kind: int, node: NodeId, unit: Unit) -> tuple[tuple[int, int, int], ...]:
    passage = stretch.classes[kind].passages.get(place_of(node))
    holds = passage.holds() if passage else ()
    return tuple((hold.start, hold.end, amounts(hold)[unit]) for hold in holds if hold.node == node)


def _implies(graph: CapacityGraph, taken: dict[Limit, Taken], strong: Limit, weak: Limit) -> bool:
    """Whether keeping one limit keeps the other.

    It does where, in every class, the weak node is taken within the strong one's times moved by so many minutes, and
    a full strong node makes the weak one no fuller than it can be.
    """
    if place_of(strong[0]) != place_of(weak[0]):
        return False
    shifts: set[int] = set()
    most = 0.0
    for strongly, weakly in zip(taken[strong], taken[weak], strict=True):
        if len(strongly) != len(weakly):
            return False
        for (start, end, amount), (weak_start, weak_end, weak_amount) in zip(strongly, weakly, strict=True):
            if not amount or weak_end - weak_start > end - start:
                return False
            shifts.add(weak_start - start)
            most = max(most, weak_amount / amount)
    room, weak_room = limit_of(graph, *strong), limit_of(graph, *weak)
    assert room is not None
    assert weak_room is not None
    return len(shifts) <= 1 and most * room <= weak_room
