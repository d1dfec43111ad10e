"""Where tasks lie on the wall chart: which rows a unit needs, and how large letters can be."""

from datetime import date

from meetingplan.domain.ids import TaskId
from meetingplan.prep.standing import Standing
from meetingplan.publish.pages.drawing import Scale, width

HIGHEST, LETTER = 19.0, 0.56
"""Height of a row at most, in units of the drawing, and of its letters as a share of it."""
GAP = 4.0
"""Between a label and what follows in its row."""
_SMALLER = 0.97


def drawn_from(one: Standing) -> date:
    """The first day of a task's bar: when it was begun, or is to begin at the latest."""
    if one.task.done:
        return one.row.early.first
    return min(one.task.started or one.begin, one.begin)


def drawn_to(one: Standing) -> date:
    """The last day of a task's bar: when it was done, or is due."""
    return one.task.done or one.due


def label_of(one: Standing) -> str:
    """What is written beside a bar, or in it."""
    return f"{one.task.id} {one.task.name}"


def extent(one: Standing, scale: Scale, letter: float) -> tuple[float, float]:
    """From where to where a task takes room, its label included: in the bar, else right of it, at the edge left."""
    x, end = scale.at(drawn_from(one).toordinal()), scale.at(drawn_to(one).toordinal() + 1)
    room = width(label_of(one), letter) + letter
    if room <= end - x:
        return x, end
    return (x - room, end) if end + room > scale.right else (x, end + room)


def packed(shown: list[Standing], scale: Scale, room: float) -> tuple[float, float, dict[str, int], dict[TaskId, int]]:
    """The largest letters with which all rows fit into a height, the height of a row, rows by unit and by task."""
    letter = HIGHEST * LETTER
    while True:
        lanes, rows = _rows(shown, scale, letter)
        row = min(HIGHEST, room / max(1, sum(lanes.values())))
        if letter <= row * LETTER:
            return letter, row, lanes, rows
        letter *= _SMALLER


def _rows(shown: list[Standing], scale: Scale, letter: float) -> tuple[dict[str, int], dict[TaskId, int]]:
    """How many rows each unit needs so that no bar or label covers another, and the row of each task in its lane."""
    ends: dict[str, list[float]] = {one.task.lead_unit: [] for one in shown}
    rows: dict[TaskId, int] = {}
    for one in sorted(shown, key=lambda one: extent(one, scale, letter)):
        taken = ends[one.task.lead_unit]
        left, right = extent(one, scale, letter)
        place = next((i for i, end in enumerate(taken) if end + GAP <= left), len(taken))
        taken[place : place + 1] = [right]
        rows[one.task.id] = place
    return {unit: max(1, len(taken)) for unit, taken in ends.items()}, rows
