"""`staffing:` of scenario.yaml: grids, and the posts that they staff."""

from typing import Annotated

from pydantic import Field

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.staffing import Grid, Post, Staffing
from meetingplan.scenario.fields import Count, Id, Minutes, Name
from meetingplan.store.validate import Form


class GridForm(Form):
    """One of `grids:`."""

    id: Id
    name: Name
    people: Count
    home: list[Id] = Field(default=[])


class PostForm(Form):
    """One of `posts:`."""

    id: Id
    place: Id
    name: Name
    people: Count
    grids: list[Id] = Field(default=[])


class StaffingForm(Form):
    """`staffing:` minutes of a shift and before the first coach; who there is, and what is to be done."""

    shift: Minutes = 120
    lead: Annotated[int, Field(ge=0, le=24 * 60)] = 20
    grids: list[GridForm] = Field(default=[])
    posts: list[PostForm] = Field(default=[])

    def staffing(self) -> Staffing:
        """The value of the domain."""
        return Staffing(
            self.shift,
            self.lead,
            {g.id: Grid(g.id, g.name.text(), g.people, tuple(map(PlaceId, g.home))) for g in self.grids},
            {p.id: Post(p.id, PlaceId(p.place), p.name.text(), p.people, tuple(p.grids)) for p in self.posts},
        )
