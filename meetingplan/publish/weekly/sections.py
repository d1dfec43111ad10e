"""The sections of the weekly report that are about tasks."""

from collections.abc import Iterable

from meetingplan.language import translate
from meetingplan.prep.changes import light_name
from meetingplan.prep.lights import Light
from meetingplan.prep.standing import Standing
from meetingplan.publish.weekly.report import Cell, Section, Table, Teller, cells


def lamp(told: Teller, standing: Standing) -> Cell:
    """The colour of a task, named, so that it is read without colours as well."""
    return Cell(translate(light_name(standing.lit.light), told.language), standing.lit.light)


def summary(told: Teller) -> Section:
    """How the preparation stands, in a few sentences."""
    weekly, say = told.weekly, told.say
    tasks = list(weekly.standings.values())
    now = next(point for point in weekly.burn_up if point.day == weekly.day)
    counts = {light: sum(one.lit.light is light for one in tasks) for light in Light}
    lines = [
        say("{countdown}. Of {count} tasks {done} are done; {planned} were planned to be.",
            countdown=weekly.schedule.t_minus(weekly.day), count=len(tasks), done=now.done or 0, planned=now.planned),
        say("Red {red}, amber {amber}, green {green}. Overdue {overdue}, due within two weeks {soon}.",
            red=counts[Light.RED], amber=counts[Light.AMBER], green=counts[Light.GREEN], overdue=len(weekly.overdue),
            soon=len(weekly.due_soon)),
    ]  # fmt: skip
    for likely in weekly.forecast.likelihoods:
        if likely.goal.kind == "ready":
            lines.append(say("All that is due before the meeting is done on its eve with a probability of {share} %.",
                             share=round(100 * likely.probability)))  # fmt: skip
    if weekly.agenda.held:
        held = weekly.agenda.held
        lines.append(say("Next: {name}, no. {number}, {day}.", name=held.meeting.name, number=held.number,
                         day=told.long_day(held.day)))  # fmt: skip
    if weekly.known.strange:
        lines.append(say("Checks spoke of tasks that are no longer there: {tasks}.",
                         tasks=say(", ").join(weekly.known.strange)))  # fmt: skip
    notes = [note for check in weekly.known.checks if check.day == weekly.day for note in check.notes]
    return Section("summary", say("Where the preparation stands"), (*lines, *notes))


def tasks_of_the_week(told: Teller) -> Section:
    """What moved, is late or comes next: one line a task, as the weekly report has it."""
    weekly, say = told.weekly, told.say
    moved = {change.task: change for change in weekly.changes}
    chosen = [
        one
        for id, one in weekly.standings.items()
        if id in moved or one.lit.light in (Light.RED, Light.AMBER) or one in weekly.due_soon
    ]
    semicolon = say("; ")
    rows = tuple(
        cells(
            one.task.id,
            one.task.name,
            semicolon.join(translate(what, told.language) for what in moved[one.task.id].what)
            if one.task.id in moved else "",
            f"{one.done_share} / {one.planned}" if not one.task.done else "100",
            semicolon.join(translate(why, told.language) for why in one.lit.why),
            told.day(one.task.done or one.due),
            one.task.lead_unit,
            one.task.owner,
            lamp(told, one),
        )
        for one in chosen
    )  # fmt: skip
    head = (say("No."), say("Task"), say("Since {day}", day=told.day(weekly.since)), say("% done / planned"),
            say("Why"), say("Deadline"), say("Lead unit"), say("Owner"), say("Light"))  # fmt: skip
    return Section("week", say("This week"), tables=(("", Table(head, (4, 16, 15, 7, 20, 9, 13, 6, 5), rows)),))


def overdue(told: Teller) -> Section:
    """What is overdue."""
    lines = () if told.weekly.overdue else (told.say("Nothing is overdue."),)
    return Section("overdue", told.say("Overdue"), lines, _listed(told, told.weekly.overdue))


def due_soon(told: Teller) -> Section:
    """What is due within two weeks."""
    lines = () if told.weekly.due_soon else (told.say("Nothing is due within two weeks."),)
    return Section("due-soon", told.say("Due within two weeks"), lines, _listed(told, told.weekly.due_soon))


def _listed(told: Teller, standings: Iterable[Standing]) -> tuple[tuple[str, Table], ...]:
    say = told.say
    rows = tuple(
        cells(one.task.id, one.task.name, told.day(one.due), one.left, one.done_share, one.task.lead_unit,
              one.task.owner, lamp(told, one))
        for one in standings
    )  # fmt: skip
    head = (say("No."), say("Task"), say("Deadline"), say("Working days left"), say("% done"), say("Lead unit"),
            say("Owner"), say("Light"))  # fmt: skip
    return (("", Table(head, (5, 28, 12, 9, 7, 18, 8, 6), rows)),) if rows else ()


def slipped(told: Teller) -> Section:
    """Deadlines that slipped, each with its history."""
    say, semicolon = told.say, told.say("; ")
    rows = []
    for one in told.weekly.slipped:
        moves = semicolon.join(
            say("{on}: from {old} to {new}, {reason}", on=told.day(move.on), old=told.day(move.old),
                new=told.day(move.new), reason=move.reason)
            for move in one.history.moves
        )  # fmt: skip
        state = say("done {day}", day=told.short_day(one.task.done)) if one.task.done else say("open")
        rows.append(cells(one.task.id, one.task.name, told.day(one.history.planned), told.day(one.due), state,
                          one.slipped, moves, one.task.owner))  # fmt: skip
    head = (say("No."), say("Task"), say("First planned"), say("Deadline now"), say("State"),
            say("Working days later"), say("How it moved"), say("Owner"))  # fmt: skip
    table = Table(head, (5, 22, 10, 10, 12, 7, 26, 7), tuple(rows))
    lines = () if rows else (say("No deadline has slipped."),)
    return Section("slipped", say("Slipped deadlines"), lines, (("", table),) if rows else ())


def critical(told: Teller) -> Section:
    """The chain of tasks that decides when everything is done."""
    weekly, say = told.weekly, told.say
    rows = tuple(
        cells(id, one.task.name, told.day(one.row.early.first), told.day(one.row.early.last), told.day(one.due),
              one.row.total_float, one.task.owner, lamp(told, one))
        for id in weekly.schedule.critical
        if (one := weekly.standings.get(id))
    )  # fmt: skip
    head = (say("No."), say("Task"), say("Earliest begin"), say("Earliest end"), say("Deadline"), say("Float"),
            say("Owner"), say("Light"))  # fmt: skip
    line = say("Each task waits for the one above it. Float is in working days; below 0 a deadline breaks.")
    return Section(
        "critical-path", say("Critical path now"), (line,), (("", Table(head, (5, 30, 11, 11, 11, 6, 8, 6), rows)),)
    )
