"""What must hold between the parts of preparation.yaml."""

from collections.abc import Callable, Iterator, Sequence

from meetingplan.domain.preparation import Preparation
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.checks.circles import circle
from meetingplan.scenario.forms import ScenarioForm
from meetingplan.scenario.preparation_form import PreparationForm
from meetingplan.store.document import Document, Path
from meetingplan.store.validate import nearest

MAX_LEVELS = 3

Check = Callable[[PreparationForm, Document], Iterator[Problem]]


def _unique(form: PreparationForm, document: Document) -> Iterator[Problem]:
    yield from _twice([(("tasks", i, "id"), task.id) for i, task in enumerate(form.tasks)]
                      + [(("milestones", i, "id"), point.id) for i, point in enumerate(form.milestones)],
                      document)  # fmt: skip
    yield from _twice([(("teams", i, "id"), team.id) for i, team in enumerate(form.teams)], document)
    yield from _twice([(("owners", i, "name"), owner.name) for i, owner in enumerate(form.owners)], document)
    yield from _twice([(("gates", i, "site"), gate.site) for i, gate in enumerate(form.gates)], document)
    yield from _twice([(("meetings", i, "id"), held.id) for i, held in enumerate(form.meetings)], document)
    yield from _twice([(("topics", i, "topic"), chosen.topic) for i, chosen in enumerate(form.topics)], document)


def _twice(named: Sequence[tuple[Path, str]], document: Document) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, id in named:
        if first.setdefault(id.casefold(), path) != path:
            line = document.at(first[id.casefold()]).line
            what = say("the id {id} stands in line {line} already", id=id, line=line)
            yield Problem("duplicate-id", document.at(path), what, say("give every entry an id of its own"))


def _known_tasks(form: PreparationForm, document: Document) -> Iterator[Problem]:
    ids = {task.id for task in form.tasks}
    for path, id in _named_tasks(form):
        if id not in ids:
            yield Problem("unknown-task", document.at(path), say("unknown task {id}", id=id), nearest(id, ids))


def _named_tasks(form: PreparationForm) -> Iterator[tuple[Path, str]]:
    for i, task in enumerate(form.tasks):
        if task.parent:
            yield ("tasks", i, "parent"), task.parent
        for k, link in enumerate(task.after):
            yield ("tasks", i, "after", k), link.task
    for i, point in enumerate(form.milestones):
        for k, id in enumerate(point.after):
            yield ("milestones", i, "after", k), id
    for name, listed in form.specials:
        for k, id in enumerate(listed):
            yield ("specials", name, k), id
    for i, gate in enumerate(form.gates):
        for k, id in enumerate(gate.after):
            yield ("gates", i, "after", k), id
    for i, topic in enumerate(form.topics):
        if topic.parent:
            yield ("topics", i, "parent"), topic.parent


def _known_teams(form: PreparationForm, document: Document) -> Iterator[Problem]:
    people = {team.id: team.people for team in form.teams}
    named: list[tuple[Path, str, int]] = [
        (("teams", i, "within"), team.within, team.people) for i, team in enumerate(form.teams) if team.within
    ]
    for i, task in enumerate(form.tasks):
        named += [(("tasks", i, "staff", id), id, needed) for id, needed in task.staff.items()]
    for path, id, needed in named:
        where = document.at(path)
        if id not in people:
            yield Problem("unknown-team", where, say("unknown team {id}", id=id), nearest(id, people))
        elif needed > people[id]:
            what = say("{needed} people of the team {id} are asked for, it has {people}", needed=needed, id=id,
                       people=people[id])  # fmt: skip
            yield Problem("too-few-people", where, what, say("ask for fewer people, or enlarge the team"))


def _no_circles(form: PreparationForm, document: Document) -> Iterator[Problem]:
    parents = {task.id: [task.parent] if task.parent else [] for task in form.tasks}
    within = {team.id: [team.within] if team.within else [] for team in form.teams}
    # A whole is done when its parts are, so it waits for them as well.
    after = {task.id: [link.task for link in task.after] for task in form.tasks}
    if not circle(parents):
        for part, wholes in parents.items():
            for whole in wholes:
                after.get(whole, []).append(part)
    for key, edges in (("parent", parents), ("after", after)):
        if tied := circle(edges):
            what = say("the tasks {tasks} wait for each other in a circle", tasks=", ".join(sorted(tied)))
            index = next(i for i, task in enumerate(form.tasks) if task.id in tied and getattr(task, key))
            mend = say("remove one of their entries under {key}:", key=key)
            yield Problem("task-circle", document.at(("tasks", index, key)), what, mend)
    if tied := circle(within):
        index = next(i for i, team in enumerate(form.teams) if team.id in tied)
        what = say("the teams {teams} lie within each other", teams=", ".join(sorted(tied)))
        mend = say("remove one of their entries under {key}:", key="within")
        yield Problem("team-circle", document.at(("teams", index, "within")), what, mend)


def _levels(form: PreparationForm, document: Document) -> Iterator[Problem]:
    parents = {task.id: task.parent for task in form.tasks}
    if circle({id: [parent] if parent else [] for id, parent in parents.items()}):
        return
    for i, task in enumerate(form.tasks):
        level, above = 1, task.parent
        while above in parents:
            level, above = level + 1, parents[above]
        if level > MAX_LEVELS:
            what = say("the task {id} is below the third level", id=task.id)
            mend = say("make it a part of a task of the first or second level")
            yield Problem("too-many-levels", document.at(("tasks", i, "parent")), what, mend)


def _estimates(form: PreparationForm, document: Document) -> Iterator[Problem]:
    for i, task in enumerate(form.tasks):
        guess = task.estimate
        if guess and not guess.optimistic <= guess.likely <= guess.pessimistic:
            what = say("the estimate of {id} does not go from short to long", id=task.id)
            mend = say("write optimistic, likely and pessimistic days, none less than the one before")
            yield Problem("estimate-order", document.at(("tasks", i, "estimate")), what, mend)


def _order_done(form: PreparationForm, document: Document) -> Iterator[Problem]:
    done = {task.id: task.done for task in form.tasks}
    for i, task in enumerate(form.tasks):
        where = document.at(("tasks", i, "done"))
        for link in task.after:
            before = done.get(link.task)
            if task.done and before and link.kind == "FS" and link.lag >= 0 and task.done < before:
                what = say("{id} was done on {day}, before {other} was", id=task.id, day=str(task.done),
                           other=link.task)  # fmt: skip
                mend = say("correct one of the days, or remove {other} from after:", other=link.task)
                yield Problem("done-too-early", where, what, mend)
        if task.done and task.started and task.done < task.started:
            what = say("{id} was done on {day}, before it was begun", id=task.id, day=str(task.done))
            yield Problem("done-too-early", where, what, say("correct one of the days"))


def _nothing_to_come(form: PreparationForm, document: Document) -> Iterator[Problem]:
    for i, task in enumerate(form.tasks):
        for key in ("started", "done"):
            day = getattr(task, key)
            if form.as_of and day and day > form.as_of:
                what = say("{day} comes after {as_of}, the day as of which this is written", day=str(day),
                           as_of=str(form.as_of))  # fmt: skip
                mend = say("correct the day, or write a later one under as_of:")
                yield Problem("not-yet", document.at(("tasks", i, key)), what, mend)


def _in_order(form: PreparationForm, document: Document) -> Iterator[Problem]:
    for i, held in enumerate(form.meetings):
        if held.last < held.first:
            what = say("the last {name} comes before the first", name=held.name)
            yield Problem("bad-date", document.at(("meetings", i, "to")), what, say("correct one of the two days"))


def sites_of_gates(preparation: Preparation, form: ScenarioForm, document: Document) -> Iterator[Problem]:
    """Gates that belong to no site of the scenario."""
    sites = {place.id for place in form.places if place.kind == "site"}
    for i, site in enumerate(preparation.gates):
        if site not in sites:
            where = document.at(("gates", i, "site"))
            yield Problem("unknown-place", where, say("unknown site {id}", id=site), nearest(site, sites))


CHECKS: tuple[Check, ...] = (
    _unique,
    _known_tasks,
    _known_teams,
    _no_circles,
    _levels,
    _estimates,
    _order_done,
    _nothing_to_come,
    _in_order,
)
