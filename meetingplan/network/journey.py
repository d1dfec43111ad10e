"""On what a duration rests: the assumed figures that went into the steps of a visit."""

from meetingplan.domain.ids import BAY, ENTRANCE
from meetingplan.domain.meeting import Assumption, Meeting
from meetingplan.network.passage import Passage


def assumptions_of(meeting: Meeting, visit: Passage) -> tuple[Assumption, ...]:
    """The assumptions on which the steps of a visit rest: figures of movement, the site's inside, and the spacing."""
    interior = meeting.places[visit.place].interior
    assert interior is not None
    inside = f"places.{visit.place}.interior"
    used = {f"movement.{name}" for step in visit.steps if step.needs for name, _ in step.needs.inputs}
    parts = {step.node.partition("/")[2] for step in visit.steps}
    level = all(step.party is not None or step.node.endswith((f"/{BAY}", f"/{ENTRANCE}")) for step in visit.steps)
    unseen = [f"{inside}.zones.{zone.id}." for zone in interior.zones if zone.id not in parts]

    def counts(path: str) -> bool:
        if any(path.startswith(zone) for zone in unseen) or path == f"{inside}.docents":
            return False  # the names of docents are no figure
        if level and path in (f"{inside}.storey_m", f"{inside}.max_storeys"):
            return False
        return path in used or path == "limits.spacing" or f"{path}.".startswith(f"{inside}.")

    return tuple(assumption for assumption in meeting.assumptions if counts(assumption.path))
