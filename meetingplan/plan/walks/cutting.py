"""How the meeting is cut into stretches, and like tours are found."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from meetingplan.domain.ids import GroupId, PlaceId, WindowId
from meetingplan.plan.problem import Problem, Tour
from meetingplan.plan.walks.drives import Drives
from meetingplan.plan.walks.orders import Orders, Route, on_lines, orders
from meetingplan.plan.walks.outings import Outing, Sites, divisions, linked
from meetingplan.plan.walks.stretch import Stretch, TourClass
from meetingplan.plan.walks.weights import Weights


def stretches(problem: Problem, weights: Weights, musts: bool = True) -> tuple[Stretch, ...]:
    """The stretches in order of time; with `musts`, every group sees all that it must.

    Raises:
        TooManyOrdersError: there are too many ways to choose and order sites.
    """
    return tuple(_stretch(problem, tours, weights, musts) for tours in _parted(problem.tours))


def _parted(tours: Iterable[Tour]) -> list[list[Tour]]:
    """The tours, those together that can share a minute, or between which a group can divide its sites."""
    parts: list[tuple[list[Tour], set[tuple[GroupId, PlaceId]]]] = []
    for together in _by_time(tours):
        sites = {(tour.group, site) for tour in together for site in tour.sites}
        for part in [part for part in parts if not sites.isdisjoint(part[1])]:
            parts.remove(part)
            together, sites = part[0] + together, part[1] | sites
        parts.append((together, sites))
    return sorted((part for part, _ in parts), key=lambda part: part[0].first)


def _by_time(tours: Iterable[Tour]) -> Iterator[list[Tour]]:
    together: list[Tour] = []
    until = 0
    for tour in sorted(tours, key=lambda tour: (tour.first, tour.last)):
        if together and tour.first >= until:
            yield together
            together, until = [], 0
        together.append(tour)
        until = max(until, tour.last)
    if together:
        yield together


def _stretch(problem: Problem, tours: Sequence[Tour], weights: Weights, musts: bool) -> Stretch:
    outings: dict[object, list[tuple[Tour, ...]]] = {}
    known: dict[object, list[tuple[tuple[int, ...], list[tuple[Tour, ...]]]]] = {}
    alike, order = _alike(problem), {group: number for number, group in enumerate(problem.drafts)}
    of_group: dict[GroupId, list[Tour]] = {}
    for tour in sorted(tours, key=lambda t: order[t.group]):
        of_group.setdefault(tour.group, []).append(tour)
    for group, mine in of_group.items():
        draft = problem.drafts[group]
        seen = draft.makeup, *((tour.number, tour.pins, tour.pinned) for tour in mine)
        if seen not in known:
            known[seen] = []
            for together in linked(mine):
                key: list[object] = [draft.headcount.people]
                for tour in together:
                    steps = tuple(alike[id(problem.passages[group, site])] for site in tour.sites)
                    key += tour.shape, steps, tuple(_skip(problem, tour, weights, musts).items())
                numbers = tuple(mine.index(tour) for tour in together)
                known[seen].append((numbers, outings.setdefault(tuple(key), [])))
        for numbers, like in known[seen]:
            like.append(tuple(mine[number] for number in numbers))
    made = _Made(problem, weights, musts, tours)
    for like in outings.values():
        made.add(like)
    start, end = min(t.first for t in tours), max(t.last for t in tours)
    return Stretch(start, end, tuple(made.classes), tuple(made.outings))


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


class _Made:
    """The classes and outings of a stretch, as they are made."""

    def __init__(self, problem: Problem, weights: Weights, musts: bool, tours: Iterable[Tour]) -> None:
        self.problem, self.weights, self.musts = problem, weights, musts
        self._drives: dict[tuple[GroupId, int], Drives] = {}
        for together in _by_time(tours):
            start, end = together[0].first, max(tour.last for tour in together)
            self._drives |= dict.fromkeys((t.key for t in together), Drives(problem.graph, start, end - start + 1))
        self.classes: list[TourClass] = []
        self.outings: list[Outing] = []
        self._courses = 0

    def add(self, like: Sequence[tuple[Tour, ...]]) -> None:
        """Adds the outing of like groups, each with its tours."""
        offers = Counter(site for tour in like[0] for site in tour.sites)
        common = frozenset(site for site, tours in offers.items() if tours > 1)
        pinned = {pin.site for tour in like[0] for pin in tour.pins}
        skips = self.weights.skips(self.problem.drafts[like[0][0].group], self.musts)
        costs = {site: cost for site, cost in skips.items() if site in common and site not in pinned}
        options = [self._course(tours, common, costs) for tours in zip(*like, strict=True)]
        ways = divisions(options, common - costs.keys())
        used = dict.fromkeys(each for way in ways for each in enumerate(way))
        numbers: dict[tuple[int, Sites], int] = {}
        for number, sees in sorted(used, key=lambda each: each[0]):  # classes of a course stand together
            numbers[number, sees] = len(self.classes)
            self.classes.append(options[number][sees])
        kinds = tuple(tuple(numbers[each] for each in enumerate(way)) for way in ways)
        self.outings.append(Outing(len(like), kinds, sum(costs.values())))

    def _course(self, tours: tuple[Tour, ...], common: Sites, costs: Mapping[PlaceId, int]) -> dict[Sites, TourClass]:
        """The classes of like tours, by what they see of the sites in common."""
        problem, like = self.problem, tours[0]
        draft = problem.drafts[like.group]
        passages = {site: problem.passages[draft.id, site] for site in like.sites}
        mine = [site for site in like.sites if site in common]
        skip = {site: cost for site, cost in _skip(problem, like, self.weights, self.musts).items() if site not in mine}
        people = draft.headcount.people
        of = TourClass(
            tours, self._courses, people, people * self.weights.minute, draft.board, draft.alight, passages, skip,
            dict.fromkeys(mine, False), 0, Orders((), {}, None),
            self._drives[like.key],
        )  # fmt: skip
        whole = _whole(problem, of)
        seen = {whole.stages[end].seen & common for end in whole.ends}
        if whole.none is not None or not mine:
            seen.add(frozenset())
        self._courses += 1
        made = {}
        for sees in sorted(seen, key=sorted):
            spares = sum(costs.get(site, 0) for site in sees)
            one = replace(of, common={site: site in sees for site in mine}, spares=spares)
            made[sees] = replace(one, orders=_part(whole, one))
        return made


def _whole(problem: Problem, of: TourClass, routes: Sequence[Route] = ()) -> Orders:
    """The orders of all classes of a course; where no other routes are asked for, along the lines of the window."""
    pinned = {pin.site for pin in of.like.pins}
    skip = {**of.skip, **dict.fromkeys((site for site in of.common if site not in pinned), 0)}
    window = of.like.window
    lines = problem.meeting.windows[window].lines if window is not None else ()
    return orders(problem, of.like, of.passages, skip, routes or on_lines(lines, of.like, skip))


def _part(whole: Orders, of: TourClass) -> Orders:
    """Those that see just what a class sees of the sites in common."""
    sees = {site for site, seen in of.common.items() if seen}
    ends = {
        number: cost - of.spares
        for number, cost in whole.ends.items()
        if whole.stages[number].seen & of.common.keys() == sees
    }
    return Orders(whole.stages, ends, None if sees else whole.none)


def along(problem: Problem, stretch: Stretch, window: WindowId, routes: Sequence[Route]) -> Stretch:
    """The same stretch with no other orders of sites in a window than some."""
    whole: dict[int, Orders] = {}

    def narrowed(of: TourClass) -> TourClass:
        if of.like.window != window or not of.passages:
            return of
        if of.course not in whole:
            whole[of.course] = _whole(problem, of, routes)
        return replace(of, orders=_part(whole[of.course], of))

    return replace(stretch, classes=tuple(narrowed(of) for of in stretch.classes))
