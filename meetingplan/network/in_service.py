"""Lifts without a valid inspection certificate carry nobody: the meeting as if they were not there."""

from dataclasses import replace

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Place


def in_service(meeting: Meeting) -> Meeting:
    """The meeting with those lifts alone whose certificates, where they are told, last until its last day."""
    return replace(meeting, places={id: _place(meeting, place) for id, place in meeting.places.items()})


def _place(meeting: Meeting, place: Place) -> Place:
    inside = place.interior
    if inside is None:
        return place
    carrying = tuple(lift for lift in inside.lifts if lift.carries(meeting.last_day))
    return place if carrying == inside.lifts else replace(place, interior=replace(inside, lifts=carrying))
