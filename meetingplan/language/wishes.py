"""What wishes and their units are called, by the names under which plans hold them."""

from meetingplan.domain.text import Message, say

_NAMES = {
    "missed": say("Visits missed"),
    "travel_and_waiting": say("Travel and waiting"),
    "latest_return": say("Latest return"),
    "unevenness": say("Difference between groups"),
}
_UNITS = {
    "visits": say("visits"),
    "people-minutes": say("people-minutes"),
    "minutes": say("minutes"),
}


def wish_name(name: str) -> Message:
    """What a wish is called; its name where it has no other."""
    return _NAMES.get(name, Message(name))


def unit_name(unit: str) -> Message:
    """What the unit of a wish is called."""
    return _UNITS.get(unit, Message(unit))
