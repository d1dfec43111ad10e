"""Advertising that some program has put into a table: one long string in many cells that have nothing in common.

In an honest table long strings recur as well: the same units and offices. But not over several columns of which one
holds names, numbers or other things shorter than the string itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from meetingplan.scenario.workbook.grid import Grid, Spot

SHORTEST = 6
"""Characters; shorter strings recur by themselves."""
_ENOUGH = 300_000
"""Characters that are looked through; what is put in all over a table is in its beginning, too."""
FEWEST = 5
"""Cells; in fewer a string is nobody's advertising."""
_COLUMNS = 3
Hit = tuple[Spot, int]
"""A cell, and where in it a string begins."""


def spam(grid: Grid) -> str | None:
    """The string that was put into the cells of a table, or None."""
    texts = dict(_texts(grid))
    hits: dict[str, list[Hit]] = defaultdict(list)
    for spot, text in texts.items():
        for at in range(len(text) - SHORTEST + 1):
            hits[text[at : at + SHORTEST]].append((spot, at))
    short = _short_columns(texts)
    strange = {gram: found for gram, found in hits.items() if _is_strange(found, short)}
    if not strange:
        return None
    gram = max(strange, key=lambda gram: (len(strange[gram]), gram))
    return _extended(gram, strange[gram], texts)


def _texts(grid: Grid) -> Iterator[tuple[Spot, str]]:
    """The texts of a table from its first row on, as many as are enough."""
    seen = 0
    for spot, cell in sorted(grid.cells.items(), key=lambda item: item[0]):
        if isinstance(cell, str):
            seen += len(cell)
            if seen > _ENOUGH:
                return
            yield spot, cell


def _short_columns(texts: Mapping[Spot, str]) -> set[int]:
    """Columns of which most cells are numbers or shorter than the shortest string that is looked for."""
    columns: dict[int, list[bool]] = defaultdict(list)
    for (_, column), text in texts.items():
        columns[column].append(len(text) < SHORTEST or text.isdigit())
    return {column for column, are_short in columns.items() if sum(are_short) > len(are_short) / 2}


def _is_strange(hits: list[Hit], short: set[int]) -> bool:
    columns = {spot[1] for spot, _ in hits}
    return len(hits) >= FEWEST and len(columns) >= _COLUMNS and not columns.isdisjoint(short)


def _extended(gram: str, hits: list[Hit], texts: Mapping[Spot, str]) -> str:
    """The whole of what recurs: characters before and after are added as long as nearly all occurrences share them."""
    start, end = 0, len(gram)
    while True:
        before = Counter(texts[spot][at + start - 1] for spot, at in hits if at + start > 0)
        after = Counter(texts[spot][at + end] for spot, at in hits if at + end < len(texts[spot]))
        if _is_shared(before, len(hits)):
            start -= 1
        elif _is_shared(after, len(hits)):
            end += 1
        else:
            spot, at = hits[0]
            return texts[spot][at + start : at + end]


def _is_shared(next_to: Counter[str], count: int) -> bool:
    return bool(next_to) and next_to.most_common(1)[0][1] >= 0.9 * count
