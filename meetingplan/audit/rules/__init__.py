"""The rules of every plan, structure first; each is a sentence, a name and a check in a file of its own."""

from collections.abc import Mapping
from types import MappingProxyType

from meetingplan.audit.rules import (
    apart,
    awards,
    by_hand,
    capacity,
    certificates,
    climbing,
    docents,
    driver_hours,
    ends,
    gear,
    leaders,
    lift_needs,
    must_see,
    on_board,
    opening,
    pins,
    rooms,
    roster,
    routes,
    scenario,
    seating,
    seats,
    service,
    sessions,
    shown,
    sittings,
    staffing,
    standing,
    tables,
    tiers,
    together,
    travel,
    turning,
    waiting,
    walk_form,
)
from meetingplan.audit.violation import Rule

_IN_ORDER = (
    scenario, roster, seats, together, apart, by_hand, leaders, walk_form, sessions, travel, on_board, turning, service,
    waiting, standing, opening, shown, must_see, ends, routes, sittings, pins, capacity, docents, gear, lift_needs,
    climbing, certificates, driver_hours, staffing, rooms, tables, seating, awards, tiers,
)  # fmt: skip

RULES: Mapping[str, Rule] = MappingProxyType({module.RULE.name: module.RULE for module in _IN_ORDER})
"""Name -> rule, in the order in which violations are told."""
