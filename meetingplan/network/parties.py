"""The docent parties into which a group is parted at a site."""

from itertools import accumulate

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Interior
from meetingplan.network.vertical import Headcount


def largest_party(meeting: Meeting, interior: Interior) -> int:
    """As many as a docent can lead, every zone can hold and gear can dress."""
    rooms = [meeting.usable(zone.people) for zone in interior.zones if zone.people is not None]
    if interior.gear:
        rooms.append(interior.gear.sets)
    return min([interior.max_party, *rooms])


def numbers_of_parties(people: int, largest: int) -> list[int]:
    """In how many parties of nearly equal size so many people can go, the fewest first.

    One number for every size of the largest of them: whoever can lead more people can still lead as many as before.
    """
    return sorted({-(-people // size) for size in range(1, largest + 1)})


def form_parties(group: Headcount, number: int) -> list[Headcount]:
    """So many parties of nearly equal size, the larger ones first.

    Those who need the lift go in the first, together; those whom it cannot hold in the next, and so on.
    """
    size, larger = divmod(group.people, number)
    sizes = [size + (index < larger) for index in range(number)]
    before = accumulate(sizes, initial=0)
    return [
        Headcount(size, _share(group.must_ride, ahead, size), _share(group.wheelchairs, ahead, size))
        for size, ahead in zip(sizes, before, strict=False)
    ]


def _share(people: int, ahead: int, size: int) -> int:
    """How many of `people` a party takes when those ahead of it, which hold `ahead`, are full of them."""
    return min(size, max(0, people - ahead))
