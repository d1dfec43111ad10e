"""Two plans -> who is affected, and how."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meetingplan.domain.plan import Plan
from meetingplan.publish.changes.facts import Fact, Facts, Subject, Topic, Who, facts
from meetingplan.publish.changes.stops import Span, What

_ORDER = {what: number for number, what in enumerate(What)}


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is another now; None where there was, or is, no such fact."""

    topic: Topic
    before: Fact | None
    after: Fact | None

    @property
    def minutes(self) -> int | None:
        """By how many minutes the beginning moved, later above 0; None of what has no time before or after."""
        if isinstance(self.before, Span) and isinstance(self.after, Span):
            return self.after.start - self.before.start
        return None


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two plans.

    Args:
        affected: those for whom something is another, kinds and ids in order, with the changes as people tell them.
        gone: those of them for whom the newer plan has nothing.
        unaffected: by kind how many there are for whom nothing is.
    """

    affected: Mapping[Subject, tuple[Change, ...]]
    gone: frozenset[Subject]
    unaffected: Mapping[Who, int]


def changes(before: Plan, after: Plan) -> Changes:
    """Compares what two plans mean for everyone who goes by one of them."""
    old, new = facts(before), facts(after)
    kinds = list(Who)
    everyone = sorted(old.keys() | new.keys(), key=lambda subject: (kinds.index(subject.who), subject.id))
    affected = {}
    for subject in everyone:
        if found := tuple(_compared(old.get(subject, {}), new.get(subject, {}))):
            affected[subject] = found
    others = Counter(subject.who for subject in everyone if subject not in affected)
    unaffected = {who: others[who] for who in dict.fromkeys(subject.who for subject in everyone)}
    return Changes(affected, frozenset(old.keys() - new.keys()), unaffected)


def _compared(old: Facts, new: Facts) -> Iterator[Change]:
    """Topics in the order of their kinds, each kind in that of the new plan."""
    topics = sorted({**new, **old}, key=lambda topic: _ORDER[topic.what])
    for topic in topics:
        change = Change(topic, old.get(topic), new.get(topic))
        if change.before != change.after and not _is_told_by_others(change):
            yield change


def _is_told_by_others(change: Change) -> bool:
    """A visit more or less tells itself; the order is told where what is seen in both is seen in another one."""
    if change.topic.what is not What.ORDER:
        return False
    before, after = change.before or (), change.after or ()
    assert isinstance(before, tuple)
    assert isinstance(after, tuple)
    return [site for site in before if site in after] == [site for site in after if site in before]
