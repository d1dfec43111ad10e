"""Windows: what is visited in them, and where their routes begin and end."""

from collections.abc import Iterator

from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft
from meetingplan.store.document import Path
from meetingplan.store.validate import nearest


def have_sites(draft: Draft) -> Iterator[Problem]:
    """There is something to be seen."""
    for i, window in enumerate(draft.form.windows):
        if not any(window.offers()):
            what = say("{window} has no site", window=window.id)
            mend = say("list what everyone must see under sites:, and what may be seen under optional:")
            yield draft.problem("too-few", ("windows", i, "sites"), what, mend)


def follow_each_other(draft: Draft) -> Iterator[Problem]:
    """A window begins when those before it have ended: everyone is on the way in all of them."""
    for i, window in enumerate(draft.form.windows):
        for other in draft.form.windows[:i]:
            if max(window.start, other.start) < min(window.end, other.end):
                what = say("{id} and {other} are at the same time, and everyone visits in both", id=window.id,
                           other=other.id)  # fmt: skip
                mend = say("let one end when the next begins, or make them one window")
                yield draft.problem("windows-overlap", ("windows", i, "from"), what, mend)
                break


def name_a_site_once(draft: Draft) -> Iterator[Problem]:
    """A window lists a site once; what is optional or a candidate stands in no other, so it is clear when it is seen.

    What everyone must see may stand in several windows, and a group sees it in one of them.
    """
    before: dict[str, Path] = {}
    for path, _, site in sorted(draft.offers(), key=lambda offer: offer[0][2] != "sites"):
        other = before.get(site)
        if other and (other[1] == path[1] or path[2] != "sites"):
            line = draft.document.at(other).line
            what = say("{id} stands in line {line} already", id=site, line=line)
            yield draft.problem("duplicate-id", path, what, say("remove it"))
        before[site] = path


def end_at_their_sites(draft: Draft) -> Iterator[Problem]:
    """What is seen first, or last, is a site of the window."""
    for i, window in enumerate(draft.form.windows):
        known = [site for _, site in window.offers()]
        for key, site in (("first", window.first), ("last", window.last)):
            if site is not None and site not in known:
                what = say("{id} is no site of {window}", id=site, window=window.id)
                yield draft.problem("not-in-window", ("windows", i, key), what, nearest(site, known))


def end_at_two_sites(draft: Draft) -> Iterator[Problem]:
    """Where there are several sites, one of them is not both the first and the last."""
    for i, window in enumerate(draft.form.windows):
        several = len({site for _, site in window.offers()}) > 1
        if several and window.first is not None and window.first == window.last:
            what = say("{id} cannot be the first and the last of several sites", id=window.first)
            yield draft.problem("same-ends", ("windows", i, "last"), what, say("remove one of them"))


def lines_have_every_site_once(draft: Draft) -> Iterator[Problem]:
    """Each line that is given is an order of all that the window shows, but that it may leave optional sites out."""
    for i, window in enumerate(draft.form.windows):
        known = [site for _, site in window.offers()]
        for k, line in enumerate(window.lines):
            for n, site in enumerate(line):
                path = ("windows", i, "lines", k, n)
                if site not in known:
                    what = say("{id} is no site of {window}", id=site, window=window.id)
                    yield draft.problem("not-in-window", path, what, nearest(site, known))
                elif site in line[:n]:
                    what = say("{id} stands twice in a line", id=site)
                    yield draft.problem("duplicate-id", path, what, say("remove it"))
            if missing := [site for site in window.sites if site not in line]:
                what = say("the line leaves out {sites}, which everyone must see", sites=", ".join(missing))
                mend = say("add them where they are to be seen, or list them under optional:")
                yield draft.problem("too-few", ("windows", i, "lines", k), what, mend)


def lines_stand_alone(draft: Draft) -> Iterator[Problem]:
    """Where lines are given, nothing else says which orders there may be."""
    for i, window in enumerate(draft.form.windows):
        for key in ("first", "last", "pattern", "belts"):
            if window.lines and getattr(window, key):
                what = say("{window} has lines:, which say in which orders its sites are seen", window=window.id)
                yield draft.problem("said-twice", ("windows", i, key), what, say("remove {key}:, or lines:", key=key))
