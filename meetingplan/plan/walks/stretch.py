"""The meeting cut into stretches of time that share no tour, and in each the classes of like tours.

Groups that make the same tour with as many people, and need the same at every site, are interchangeable: the
programs below count how many groups of a class take a walk, so their size does not grow with the number of groups.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from meetingplan.domain.ids import PlaceId, WindowId
from meetingplan.network import Passage
from meetingplan.plan.problem import Problem, Tour
from meetingplan.plan.walks.drives import Drives
from meetingplan.plan.walks.orders import Orders, Route, on_lines, orders
from meetingplan.plan.walks.weights import Weights

Latest = Mapping[WindowId, int]
"""Of some windows, the minute of the meeting by which every group must be back."""


@dataclass(frozen=True, slots=True)
class TourClass:
    """Like tours of several groups.

    Args:
        tours: one a group, in the order of the groups.
        people: in each of the groups.
        minute: what a minute of travel or waiting costs for one group.
        passages: what a visit to each site consists of.
        skip: what it costs that a group does not see a site; the others must be seen.
        orders: in which the sites can be seen.
    """

    tours: tuple[Tour, ...]
    people: int
    minute: int
    board: int
    alight: int
    passages: Mapping[PlaceId, Passage]
    skip: Mapping[PlaceId, int]
    orders: Orders

    @property
    def like(self) -> Tour:
        """A tour that stands for all."""
        return self.tours[0]

    def back_by(self, latest: Latest) -> int:
        """The minute by which everyone must be back; a bare ride returns from no visits."""
        window = self.like.window if self.like.sites else None
        return self.like.latest if window is None else min(self.like.latest, latest.get(window, self.like.latest))

    @property
    def longest(self) -> int:
        """What a walk can cost at most."""
        return self.minute * (self.like.last - self.like.first) + sum(self.skip.values())


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the meeting, in its minutes, whose tours share no minute with those of any other."""

    start: int
    end: int
    classes: tuple[TourClass, ...]
    drives: Drives


def stretches(problem: Problem, weights: Weights, musts: bool = True) -> tuple[Stretch, ...]:
    """The stretches in order of time; with `musts`, every group sees all that it must.

    Raises:
        TooManyOrdersError: there are too many ways to choose and order sites.
    """
    made: list[Stretch] = []
    tours = sorted(problem.tours, key=lambda tour: (tour.first, tour.last))
    together: list[Tour] = []
    until = 0
    for tour in tours:
        if together and tour.first >= until:
            made.append(_stretch(problem, together, weights, musts))
            together, until = [], 0
        together.append(tour)
        until = max(until, tour.last)
    if together:
        made.append(_stretch(problem, together, weights, musts))
    return tuple(made)


def _stretch(problem: Problem, tours: list[Tour], weights: Weights, musts: bool) -> Stretch:
    classes: dict[object, list[Tour]] = {}
    known: dict[object, list[Tour]] = {}
    alike = _alike(problem)
    order = {group: number for number, group in enumerate(problem.drafts)}
    for tour in sorted(tours, key=lambda t: order[t.group]):
        draft = problem.drafts[tour.group]
        seen = draft.makeup, tour.number, tour.pins, tour.pinned
        if seen not in known:
            steps = tuple(alike[id(problem.passages[tour.group, site])] for site in tour.sites)
            skip = tuple(_skip(problem, tour, weights, musts).items())
            known[seen] = classes.setdefault((tour.shape, draft.headcount.people, steps, skip), [])
        known[seen].append(tour)
    start, end = min(t.first for t in tours), max(t.last for t in tours)
    drives = Drives(problem.graph, start, end - start + 1)
    return Stretch(start, end, tuple(_class(problem, like, weights, musts) for like in classes.values()), drives)


def _alike(problem: Problem) -> Mapping[int, int]:
    """A number for each passage, by its identity: the same for those with the same steps.

    Many groups share a passage, and it takes long to compare its steps.
    """
    passages = {id(passage): passage.steps for passage in problem.passages.values()}
    numbers = {steps: number for number, steps in enumerate(dict.fromkeys(passages.values()))}
    return {passage: numbers[steps] for passage, steps in passages.items()}


def _skip(problem: Problem, tour: Tour, weights: Weights, musts: bool) -> dict[PlaceId, int]:
    """What it costs that a group leaves out sites of a tour; what is pinned it does not leave out."""
    costs, pinned = weights.skips(problem.drafts[tour.group], musts), [pin.site for pin in tour.pins]
    return {site: cost for site, cost in costs.items() if site in tour.sites and site not in pinned}


def _class(problem: Problem, tours: list[Tour], weights: Weights, musts: bool) -> TourClass:
    draft = problem.drafts[tours[0].group]
    passages = {site: problem.passages[draft.id, site] for site in tours[0].sites}
    skip = _skip(problem, tours[0], weights, musts)
    window = tours[0].window
    lines = problem.meeting.windows[window].lines if window is not None else ()
    possible = orders(problem, tours[0], passages, skip, on_lines(lines, tours[0], skip))
    people = draft.headcount.people
    cost = people * weights.minute
    return TourClass(tuple(tours), people, cost, draft.board, draft.alight, passages, skip, possible)


def along(problem: Problem, stretch: Stretch, window: WindowId, routes: Sequence[Route]) -> Stretch:
    """The same stretch with no other orders of sites in a window than some."""

    def narrowed(of: TourClass) -> TourClass:
        if of.like.window != window or not of.passages:
            return of
        return replace(of, orders=orders(problem, of.like, of.passages, of.skip, routes))

    return replace(stretch, classes=tuple(narrowed(of) for of in stretch.classes))
