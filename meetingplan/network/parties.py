"""The docent parties into which a group is parted at a site."""

from itertools import accumulate

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Interior
from meetingplan.network.vertical import Headcount


def form_parties(meeting: Meeting, interior: Interior, group: Headcount) -> list[Headcount]:
    """The fewest parties that a docent can lead, every zone can hold and gear can dress, of nearly equal size.

    Those who need the lift go in the first, together; those whom it cannot hold in the next, and so on.
    """
    rooms = [meeting.usable(zone.people) for zone in interior.zones if zone.people is not None]
    if interior.gear:
        rooms.append(interior.gear.sets)
    number = -(-group.people // min([interior.max_party, *rooms]))
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
