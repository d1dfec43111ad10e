"""Readiness gates as commands tell them: which visits of which site depend on their fallback."""

from collections.abc import Iterable, Iterator

from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.text import Language, say
from meetingplan.language import translate
from meetingplan.prep.changes import light_name
from meetingplan.prep.gates import GateState


def gate_row(state: GateState, meeting: Meeting, language: Language) -> dict[str, object]:
    """A gate as JSON."""
    return {
        "site": state.gate.site,
        "name": meeting.places[state.gate.site].name.to(language),
        "light": state.light.value,
        "due": str(state.due),
        "ready": str(state.ready),
        "late": list(state.late),
        "windows": [window.id for window in meeting.windows.values() if _offers(window, state)],
        "fallback": state.gate.fallback.to(language),
    }


def gate_lines(states: Iterable[GateState], meeting: Meeting, language: Language) -> Iterator[str]:
    """A line a gate; of a late one with the windows whose visits depend on the fallback."""
    for state in states:
        told = say(
            "Site {site}: {light}, ready on {ready} at the earliest, to be ready by {due}",
            site=meeting.places[state.gate.site].name, light=light_name(state.light), ready=state.ready, due=state.due,
        )  # fmt: skip
        if state.is_late:
            windows = [window.title.to(language) for window in meeting.windows.values() if _offers(window, state)]
            told = say(
                "{site}; late: {tasks}; visits in {windows} are {light} as well: {fallback}",
                site=told, tasks=", ".join(state.late), windows=", ".join(windows), light=light_name(state.light),
                fallback=state.gate.fallback,
            )  # fmt: skip
        yield translate(told, language)


def _offers(window: Window, state: GateState) -> bool:
    return state.gate.site in window.offered
