"""Who stands where: grids of volunteers and groups of instructors, and the posts that they staff."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Grid:
    """People who can be sent to posts: the volunteers of a grid (网格), a group of instructors.

    Args:
        people: how many they are.
        home: places of their own, where they are sent rather than elsewhere; empty where all are alike to them.
    """

    id: str
    name: Text
    people: int
    home: tuple[PlaceId, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """Something that so many people do at a place while coaches are there: to welcome, to show the way.

    Args:
        grids: that may staff it; empty for any. One alone is an assignment by hand.
    """

    id: str
    place: PlaceId
    name: Text
    people: int
    grids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staffing:
    """What is asked of staffing.

    Args:
        shift: minutes that anyone is on duty in one piece.
        lead: minutes before the first coach of a day is there, from which its posts are staffed.
    """

    shift: int = 120
    lead: int = 20
    grids: Mapping[str, Grid] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Duty:
    """A grid staffs a post from one minute of the meeting to another, end excluded."""

    post: str
    grid: str
    start: int
    end: int
