"""What wishes and their units are called, by the names under which plans hold them."""

from meetingplan.domain.text import Message, say

_NAMES = {
    "unplaced": say("Delegates without a seat"),
    "largest_group": say("Largest group"),
    "split_delegations": say("Delegations divided"),
    "uneven_coaches": say("Difference between coaches"),
    "missed": say("Visits missed"),
    "travel_and_waiting": say("Travel and waiting"),
    "latest_return": say("Latest return"),
    "unevenness": say("Difference between groups"),
}
_UNITS = {
    "visits": say("visits"),
    "people-minutes": say("people-minutes"),
    "minutes": say("minutes"),
    "people": say("people"),
    "coaches": say("coaches"),
}


def wish_name(name: str) -> Message:
    """What a wish is called; its name where it has no other."""
    return _NAMES.get(name, Message(name))


def unit_name(unit: str) -> Message:
    """What the unit of a wish is called."""
    return _UNITS.get(unit, Message(unit))
