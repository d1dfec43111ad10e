"""What a planning run can end in."""

from dataclasses import dataclass

from meetingplan.domain.plan import Plan
from meetingplan.domain.text import Message


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan was found; whether it is proven best stands in it. `interrupted` if the organiser stopped the search."""

    plan: Plan
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Impossible:
    """No plan can exist; `reasons` says in the organiser's words what stands in the way."""

    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class OutOfTime:
    """The time was used up, or the search was stopped, before any plan was found."""

    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class SolverFailed:
    """The solver answered something that cannot be, crashed or hung; `status` is what it said, or what became of it."""

    status: str


Outcome = Planned | Impossible | OutOfTime | SolverFailed
