"""What keys and their values are called in a workbook; what has no word here goes by its own name."""

from collections.abc import Mapping

from meetingplan.domain.text import LANGUAGES, Message, say
from meetingplan.language import translate

YES, NO = say("yes"), say("no")

LABELS: Mapping[str, Message] = {
    "a": say("From place"),
    "b": say("To place"),
    "address": say("Address"),
    "after": say("After tasks"),
    "bay_length_m": say("Longest coach (m)"),
    "bays": say("Coach bays"),
    "cars": say("Cars"),
    "closes": say("Closes"),
    "coach": say("Coach"),
    "crew": say("Seats for crew"),
    "days": say("Days"),
    "deadline": say("Deadline"),
    "delegation": say("Delegation"),
    "desks": say("Desks"),
    "diet": say("Need at table"),
    "done": say("Done on"),
    "door_width_m": say("Door width (m)"),
    "driver": say("Driver"),
    "driver_phone": say("Driver's telephone"),
    "factor": say("Times as long"),
    "fill": say("Share that gets in"),
    "first": say("First site"),
    "floor": say("Floor"),
    "from": say("From"),
    "gear.places": say("Places to change"),
    "gear.sets": say("Sets of gear"),
    "height_m": say("Height (m)"),
    "hotel": say("Hotel"),
    "id": say("Id"),
    "keep_apart": say("Keep apart from"),
    "keep_with": say("Keep with"),
    "kind": say("Kind"),
    "km": say("Kilometres"),
    "last": say("Last site"),
    "lead_unit": say("Lead unit"),
    "leader": say("Coach leader"),
    "leader_phone": say("Coach leader's telephone"),
    "length_m": say("Length (m)"),
    "max_party": say("People a docent leads"),
    "max_storeys": say("Storeys to climb at most"),
    "minutes": say("Minutes"),
    "model": say("Model"),
    "must_see": say("Must see"),
    "delegates.name": say("Name"),
    "delegates.title": say("Position"),
    "name": say("Designation"),
    "needs": say("Needs"),
    "notes": say("Notes"),
    "opens": say("Opens"),
    "optional": say("Optional sites"),
    "owner": say("Owner"),
    "parent": say("Part of task"),
    "parties": say("Parties at once"),
    "pattern": say("Pattern of routes"),
    "people": say("People at once"),
    "phone": say("Telephone"),
    "place": say("Place"),
    "plate": say("Plate"),
    "point.datum": say("Datum"),
    "point.latitude": say("Latitude"),
    "point.longitude": say("Longitude"),
    "queue": say("Queue"),
    "rated_persons": say("Rated persons"),
    "role": say("Role"),
    "room": say("Room"),
    "seats": say("Seats"),
    "sites": say("Sites"),
    "speaker": say("Speaker"),
    "speed": say("Speed (m/s)"),
    "standing": say("Minutes to stand at most"),
    "starts": say("Fixed starts"),
    "storey_m": say("Storey height (m)"),
    "title": say("Title"),
    "to": say("To"),
    "turning": say("Coaches can turn"),
    "turnstiles": say("Turnstiles"),
    "walk_m": say("Walk (m)"),
    "wheelchairs": say("Wheelchair places"),
    "width_m": say("Width (m)"),
    "certificate": say("Inspection certificate"),
    "days_before": say("Days before"),
    "estimate.likely": say("Days, most likely"),
    "estimate.optimistic": say("Days at best"),
    "estimate.pessimistic": say("Days at worst"),
    "lines": say("Lines"),
    "measure": say("Measure"),
    "not_before": say("Not before"),
    "off": say("Days off"),
    "progress": say("Progress (%)"),
    "staff": say("Staff"),
    "started": say("Started on"),
    "timing": say("Timing"),
    "unit": say("Unit"),
    "units": say("Cooperating units"),
    "within": say("Part of team"),
    "works": say("Extra working days"),
    "preparation.as_of": say("State as of"),
    "preparation.calendar.holidays": say("Holidays of"),
    "preparation.starts": say("Preparation begins"),
    "scenario.first_day": say("First day"),
    "scenario.groups.leaders": say("Seating of leaders"),
    "scenario.groups.sizes": say("Sizes of groups"),
    "scenario.language": say("Language"),
    "scenario.limits.driver_driving": say("Driver's minutes at the wheel a day"),
    "scenario.limits.driver_duty": say("Driver's minutes on duty a day"),
    "scenario.limits.driver_rest": say("Minutes of a driver's rest"),
    "scenario.limits.max_wait": say("Minutes to wait at most"),
    "scenario.limits.spacing": say("Share of capacities used"),
    "scenario.limits.transfer_lead": say("Minutes to set out early"),
    "scenario.timezone": say("Time zone"),
    "scenario.travel.detour": say("Detour factor"),
    "scenario.travel.speed_kmh": say("Coach speed (km/h)"),
    "scenario.wishes": say("Wishes"),
}
"""By the name of a field, or the last of its keys."""

CHOICES: Mapping[str, Message] = {
    "balanced": say("equal sizes"),
    "canteen": say("canteen"),
    "convoy": say("convoy"),
    "delegate": say("delegate"),
    "desk": say("registration"),
    "fitted": say("fitted sizes"),
    "free": say("free"),
    "hall": say("hall"),
    "hotel": say("hotel"),
    "junction": say("junction"),
    "leader": say("leader"),
    "one": say("one queue"),
    "parallel": say("parallel queues"),
    "press": say("press"),
    "room": say("room"),
    "site": say("site"),
    "speaker": say("speaker"),
    "spread": say("spread"),
    "staff": say("staff"),
    "together": say("together"),
}
"""By the word of the scenario; no two have the same word in a language."""

ENTRIES: Mapping[str, Message] = {
    "docents": say("docent"),
    "lifts": say("lift"),
    "milestones": say("milestone"),
    "owners": say("owner"),
    "roads": say("road"),
    "rooms": say("a room"),
    "sessions": say("session"),
    "speeches": say("speech"),
    "stairs": say("stairs"),
    "teams": say("team"),
    "times": say("slow time"),
    "windows": say("window of visits"),
    "zones": say("zone"),
}
"""What one row of a list is, by the last of its keys."""


def label(name: str, of: str = "") -> Message:
    """What a column is called.

    Args:
        of: the last key of the list whose rows have it.
    """
    plain = name.removesuffix(".en")
    found = LABELS.get(f"{of}.{plain}") or LABELS.get(plain) or LABELS.get(plain.rpartition(".")[2])
    if name != plain:
        return say("{label} (English)", label=found or plain)
    return found or say("{text}", text=plain)


def spellings(message: Message) -> set[str]:
    """How something is called in every language."""
    return {translate(message, language) for language in LANGUAGES}
