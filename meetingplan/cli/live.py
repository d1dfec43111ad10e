"""The live line of a search: the wish being worked on, its best value, its bound and the gap between them."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.text import Text as Line

from meetingplan.domain.text import Language, say
from meetingplan.language import translate
from meetingplan.language.wishes import unit_name, wish_name
from meetingplan.plan import Progress
from meetingplan.plan.budget import OnProgress


def progress_sentence(progress: Progress, language: Language) -> str:
    """One line about where a search stands."""
    value, seconds = progress.value, f"{progress.seconds:.1f}"
    if progress.wish == "groups":
        return translate(say("{seconds} s  {groups} groups formed", seconds=seconds, groups=value), language)
    gap = 100 * (value - progress.bound) / max(1, abs(value))
    message = say(
        "{seconds} s  {wish}: {value} {unit}, bound {bound}, gap {gap} %",
        seconds=seconds,
        wish=wish_name(progress.wish),
        value=value,
        unit=unit_name(progress.unit),
        bound=f"{progress.bound:g}",
        gap=f"{gap:.2f}",
    )
    return translate(message, language)


@contextmanager
def progress_line(language: Language) -> Iterator[OnProgress]:
    """Shows progress on stderr: one living line on a terminal, elsewhere the last line of every wish."""
    console = Console(stderr=True, highlight=False)
    if console.is_terminal:
        with Live(console=console, refresh_per_second=8, transient=True) as live:
            yield lambda progress: live.update(Line(progress_sentence(progress, language)))
        return
    last: list[Progress] = []

    def note(progress: Progress) -> None:
        if last and last[-1].wish != progress.wish:
            console.print(progress_sentence(last[-1], language), soft_wrap=True, markup=False)
        last[:] = [progress]

    yield note
    if last:
        console.print(progress_sentence(last[-1], language), soft_wrap=True, markup=False)
