"""Belts: they have an id of their own, and candidates enough."""

from collections.abc import Iterator

from meetingplan.domain.belts import MOST_SITES
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft


def have_candidates_enough(draft: Draft) -> Iterator[Problem]:
    """As many candidates as are to be shown at least, which are no more than may be."""
    for i, window in enumerate(draft.form.windows):
        for b, belt in enumerate(window.belts):
            can = len(belt.candidates) if belt.at_most is None else min(len(belt.candidates), belt.at_most)
            if belt.at_least > can:
                what = say(
                    "{least} of {belt} are to be shown, and {most} can be", least=belt.at_least, belt=belt.id, most=can
                )
                mend = say("ask for fewer, or name more candidates")
                yield draft.problem("too-few-candidates", ("windows", i, "belts", b, "at_least"), what, mend)


def are_not_too_many(draft: Draft) -> Iterator[Problem]:
    """All sets of the sites of a window can be told apart by the search."""
    for i, window in enumerate(draft.form.windows):
        count = len(dict(window.offers()))
        if window.belts and count > MOST_SITES:
            what = say("{window} has {count} sites; a choice is made among {most} at most",
                       window=window.id, count=count, most=MOST_SITES)  # fmt: skip
            mend = say("leave out candidates that will hardly be shown, or divide them between two windows")
            yield draft.problem("too-many-candidates", ("windows", i, "belts"), what, mend)


def have_their_own_ids(draft: Draft) -> Iterator[Problem]:
    """Within a window no two belts share an id."""
    for i, window in enumerate(draft.form.windows):
        seen: dict[str, int] = {}
        for b, belt in enumerate(window.belts):
            if seen.setdefault(belt.id, b) != b:
                line = draft.document.at(("windows", i, "belts", seen[belt.id], "id")).line
                what = say("{id} stands in line {line} already", id=belt.id, line=line)
                yield draft.problem("duplicate-id", ("windows", i, "belts", b, "id"), what, say("choose another id"))


def are_chosen_before_all_else(draft: Draft) -> Iterator[Problem]:
    """What is shown is settled before anything is timed, so this wish is weighed against no other."""
    for i, weights in enumerate(draft.form.wishes):
        if "unshown" in weights and len(weights) > 1:
            what = say("the wish unshown cannot be weighed against others")
            yield draft.problem("weighed-wish", ("wishes", i, "unshown"), what, say("give it a line of its own"))
