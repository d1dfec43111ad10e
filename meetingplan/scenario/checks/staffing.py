"""Staffing: grids and posts have ids of their own, and a grid is large enough for every post."""

from collections.abc import Iterator

from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft
from meetingplan.store.document import Path
from meetingplan.store.validate import nearest


def have_their_own_ids(draft: Draft) -> Iterator[Problem]:
    """No two grids share an id, and no two posts."""
    staffing = draft.form.staffing
    for key, ids in (("grids", [g.id for g in staffing.grids]), ("posts", [p.id for p in staffing.posts])):
        for i, id in enumerate(ids):
            if id in ids[:i]:
                line = draft.document.at(("staffing", key, ids.index(id), "id")).line
                what = say("{id} stands in line {line} already", id=id, line=line)
                yield draft.problem("duplicate-id", ("staffing", key, i, "id"), what, say("choose another id"))


def are_at_places(draft: Draft) -> Iterator[Problem]:
    """Posts, and the homes of grids, are where coaches stop."""
    staffing = draft.form.staffing
    named: list[tuple[Path, str]] = [(("staffing", "posts", i, "place"), p.place) for i, p in enumerate(staffing.posts)]
    for i, grid in enumerate(staffing.grids):
        named += [(("staffing", "grids", i, "home", k), home) for k, home in enumerate(grid.home)]
    stops = [place.id for place in draft.form.places if place.kind != "junction"]
    for path, id in named:
        if id not in stops:
            yield draft.problem("unknown-place", path, say("unknown place {id}", id=id), nearest(id, stops))


def find_a_grid(draft: Draft) -> Iterator[Problem]:
    """The grids that may staff a post exist, and one of them has people enough."""
    grids = {grid.id: grid.people for grid in draft.form.staffing.grids}
    for i, post in enumerate(draft.form.staffing.posts):
        unknown = [(k, id) for k, id in enumerate(post.grids) if id not in grids]
        for k, id in unknown:
            path = ("staffing", "posts", i, "grids", k)
            yield draft.problem("unknown-grid", path, say("unknown grid {id}", id=id), nearest(id, grids))
        largest = max((grids[id] for id in post.grids or grids if id in grids), default=0)
        if not unknown and largest < post.people:
            what = say("{post} needs {people} people, and no grid that may staff it has more than {largest}",
                       post=post.id, people=post.people, largest=largest)  # fmt: skip
            yield draft.problem("too-few-people", ("staffing", "posts", i, "people"), what,
                                say("ask for fewer, or name larger grids"))  # fmt: skip
