"""What wishes and their units are called, by the names under which plans hold them."""

from functools import reduce

from meetingplan.domain.text import Message, say

_NAMES = {
    "unshown": say("Candidates not shown"),
    "missed": say("Visits missed"),
    "preferences": say("Optional visits missed"),
    "travel_and_waiting": say("Travel and waiting"),
    "latest_return": say("Latest return"),
    "unevenness": say("Difference between groups"),
    "routes": say("Different routes"),
}
_UNITS = {
    "visits": say("visits"),
    "people-minutes": say("people-minutes"),
    "minutes": say("minutes"),
    "routes": say("routes"),
    "points": say("points"),
}


def wish_name(name: str) -> Message:
    """What a tier is called, of one wish or of several joined by `+`; its name where a wish has no other."""
    first, *others = (_NAMES.get(one, Message(one)) for one in name.split("+"))
    return reduce(lambda some, other: say("{some} + {other}", some=some, other=other), others, first)


def unit_name(unit: str) -> Message:
    """What the unit of a tier is called."""
    return _UNITS.get(unit, Message(unit))
