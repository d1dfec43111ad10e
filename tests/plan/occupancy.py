"""Who fills which node when, as bits: one bit a node and minute, one layer for each unit that the node can hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from meetingplan.domain.ids import DOCENTS, GEAR, SETS, NodeId, PlaceId, node_id, place_of
from meetingplan.domain.meeting import Meeting

Layers = tuple[int, ...]
"""Layer k holds the bits of the minutes and nodes with more than k units; there are as many as a node can hold."""
MINUTES = 256
"""The minutes of a meeting that there are bits for."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Parties and people at a node in minutes `[start, end)`."""

    node: NodeId
    start: int
    end: int
    parties: int
    people: int

    @property
    def place(self) -> PlaceId:
        return place_of(self.node)


@dataclass(frozen=True, slots=True, order=True)
class Occupancy:
    """Layers of all nodes that hold as many units, for each such number."""

    layers: tuple[Layers, ...]

    def with_(self, other: "Occupancy") -> "Occupancy | None":
        """Both together, or None where a node would hold more than it can."""
        for mine, theirs in zip(self.layers, other.layers, strict=True):
            if any(a & b for a, b in zip(mine, reversed(theirs), strict=True)):
                return None
        return Occupancy(tuple(_sum(a, b) for a, b in zip(self.layers, other.layers, strict=True)))


def _sum(a: Layers, b: Layers) -> Layers:
    """A node has more than k units when one has i, the other j, and i + j > k."""
    made = []
    for k in range(len(a)):
        layer = a[k] | b[k]
        for i in range(k):
            layer |= a[i] & b[k - 1 - i]
        made.append(layer)
    return tuple(made)


class Table:
    """Numbers the nodes by what they can hold, and turns stays into occupancies."""

    def __init__(self, limits: Mapping[tuple[NodeId, str], int], people: int) -> None:
        # Neither parties nor coaches are ever more than the people, so wider nodes need no watching.
        self.limits = {key: limit for key, limit in limits.items() if limit < people}
        limits = self.limits
        self.sizes = sorted(set(limits.values()))
        self.shift = {key: number * MINUTES for number, key in enumerate(sorted(limits))}

    @property
    def empty(self) -> Occupancy:
        return Occupancy(tuple((0,) * size for size in self.sizes))

    def occupancy(self, stays: Sequence[Stay]) -> Occupancy | None:
        """What the stays fill together, or None where alone they are too much for a node."""
        units: dict[tuple[NodeId, str], list[tuple[int, int]]] = defaultdict(list)
        for stay in stays:
            assert 0 <= stay.start < stay.end <= MINUTES
            bits = (1 << stay.end) - (1 << stay.start)
            for unit, amount in (("parties", stay.parties), ("people", stay.people)):
                if amount and (stay.node, unit) in self.limits:
                    units[stay.node, unit].append((bits, amount))
        made = {size: [0] * size for size in self.sizes}
        for key, added in units.items():
            layers = _pile(added, self.limits[key])
            if layers is None:
                return None
            of_size = made[self.limits[key]]
            for k, layer in enumerate(layers):
                of_size[k] |= layer << self.shift[key]
        return Occupancy(tuple(tuple(made[size]) for size in self.sizes))


def _pile(added: Iterable[tuple[int, int]], size: int) -> list[int] | None:
    layers = [0] * (size + 1)
    for bits, amount in added:
        for _ in range(amount):
            carry = bits
            for k in range(size + 1):
                layers[k], carry = layers[k] | carry, layers[k] & carry
    return None if layers[size] else layers[:size]


def limits(meeting: Meeting) -> dict[tuple[NodeId, str], int]:
    """What the nodes can hold, as the plan format says."""
    found: dict[tuple[NodeId, str], int] = {}
    for place in meeting.places.values():
        found[node_id(place.id, "bay"), "parties"] = place.bays
        inside = place.interior
        if inside is None:
            continue
        for way in [lift.id for lift in inside.lifts] + [stairs.id for stairs in inside.stairs]:
            found[node_id(place.id, way), "parties"] = 1
        for zone in inside.zones:
            found[node_id(place.id, zone.id), "parties"] = zone.parties
            if zone.people is not None:
                found[node_id(place.id, zone.id), "people"] = meeting.usable(zone.people)
        if inside.gear:
            found[node_id(place.id, GEAR), "parties"] = 1
            found[node_id(place.id, SETS), "people"] = inside.gear.sets
        if inside.docents:
            found[node_id(place.id, DOCENTS), "parties"] = len(inside.docents)
    return found
