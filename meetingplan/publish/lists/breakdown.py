"""The breakdown of the preparation (任务分解表) as a list."""

from collections.abc import Iterator

from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import Listing, columns
from meetingplan.publish.pages.tasks import countdown, ordered, state


def breakdown(edition: Edition) -> Iterator[Listing]:
    """Every task under the one that it is part of, with who answers for it and how it stands."""
    _ = edition.say
    head = columns(
        (_("No."), 8), (_("Level"), 6), (_("Task"), 40), (_("Lead unit"), 18), (_("Cooperating units"), 22),
        (_("Owner"), 12), (_("Deadline"), 12), (_("Countdown"), 10), (_("State"), 16), (_("Measure"), 30),
        (_("Notes"), 26),
    )  # fmt: skip
    rows = [
        (task.id, level, task.name, task.lead_unit, "、".join(task.units), task.owner,
         task.deadline.isoformat() if task.deadline else "", countdown(edition, task), state(edition, task),
         task.measure, task.notes)
        for level, task in ordered(edition)
    ]  # fmt: skip
    if rows:
        yield Listing("breakdown", _("Breakdown of tasks"), head, tuple(rows))
