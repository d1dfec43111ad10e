"""The keys of what belongs to the programme beside sessions and visits."""

from typing import Annotated

from pydantic import Field

from meetingplan.domain.agenda import Past, Plaque, Talk
from meetingplan.domain.ids import DelegateId, PlaceId
from meetingplan.scenario.fields import Count, Id, Minutes, Name
from meetingplan.store.validate import Form


class PlaqueForm(Form):
    """One of `plaques:`, in the order in which they are handed over."""

    unit: Name
    receiver: Id

    def plaque(self) -> Plaque:
        """The plaque as the rest of the program knows it."""
        return Plaque(self.unit.text(), DelegateId(self.receiver))


class TalkForm(Form):
    """One of `talks:`, held on board of every coach that drives straight from one place to the other."""

    title: Name
    speaker: Name
    minutes: Minutes
    origin: Id = Field(alias="from")
    destination: Id = Field(alias="to")

    def talk(self) -> Talk:
        """The talk as the rest of the program knows it."""
        origin, destination = PlaceId(self.origin), PlaceId(self.destination)
        return Talk(self.title.text(), self.speaker.text(), self.minutes, origin, destination)


class PastForm(Form):
    """One of `history:`, a meeting of the series before this one."""

    year: Annotated[int, Field(ge=1949, le=2099)]
    host: Name | None = None
    delegates: Count | None = None

    def past(self) -> Past:
        """The meeting as the rest of the program knows it."""
        return Past(self.year, self.host.text() if self.host else None, self.delegates)
