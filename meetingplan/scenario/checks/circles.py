"""Things that wait for each other in a circle."""

from collections.abc import Iterable, Mapping


def circle(edges: Mapping[str, Iterable[str]]) -> list[str]:
    """The members of one circle, or none; those that wait for nothing are taken away until only circles stay."""
    waiting = {id: [other for other in others if other in edges] for id, others in edges.items()}
    while free := {id for id, others in waiting.items() if not others}:
        waiting = {id: [o for o in others if o not in free] for id, others in waiting.items() if id not in free}
    walk: list[str] = []
    thing = next(iter(waiting), None)
    while thing is not None and thing not in walk:
        walk.append(thing)
        thing = waiting[thing][0]
    return walk[walk.index(thing) :] if thing is not None else []
