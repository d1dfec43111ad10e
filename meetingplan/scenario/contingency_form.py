"""One of `contingencies:` of scenario.yaml."""

from typing import Literal

from meetingplan.domain.contingency import Contingency, Phase
from meetingplan.scenario.fields import Blank, Id, Name
from meetingplan.store.validate import Form


class ContingencyForm(Form):
    """One of `contingencies:`; `who` is an id of a coach, a place or a delegate, or a name."""

    id: Id
    phase: Literal["always", "before", "arrival", "drive", "visit", "session", "meal", "night", "departure"]
    risk: Name
    trigger: Name
    action: Name
    who: Name
    phone: Blank = ""

    def contingency(self) -> Contingency:
        """The value of the domain."""
        texts = (self.risk.text(), self.trigger.text(), self.action.text(), self.who.text())
        return Contingency(self.id, Phase(self.phase), *texts, self.phone)
