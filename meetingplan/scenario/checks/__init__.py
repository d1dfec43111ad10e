"""What must hold between the parts of a scenario: one rule, one small function, in a list."""

from collections.abc import Callable, Iterable

from meetingplan.domain.problems import Problem
from meetingplan.scenario.checks import (
    coaches,
    company,
    ids,
    kinds,
    people,
    pins,
    places,
    references,
    roads,
    rooms,
    sessions,
    standing,
    times,
    turning,
    windows,
    wishes,
)
from meetingplan.scenario.draft import Draft

Check = Callable[[Draft], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    ids.unique,
    ids.unique_parts,
    ids.not_reserved,
    references.places_exist,
    references.rooms_exist,
    references.delegates_exist,
    references.delegations_exist,
    references.coaches_exist,
    kinds.hotels_are_hotels,
    kinds.sites_are_sites,
    kinds.sessions_are_reached,
    kinds.interiors_are_sites,
    places.opens_before_it_closes,
    places.passages_are_wide_enough,
    places.every_floor_is_reached,
    places.nobody_climbs_too_far,
    places.zones_hold_someone,
    roads.join_two_places,
    roads.have_minutes,
    roads.reach_every_place,
    roads.leave_room_to_turn,
    turning.can_be_driven_through,
    times.exist,
    times.start_before_end,
    times.within_the_meeting,
    times.sessions_in_open_places,
    times.sites_open_in_windows,
    times.starts_while_open,
    times.slow_times_are_apart,
    windows.have_sites,
    windows.name_a_site_once,
    windows.end_at_their_sites,
    windows.end_at_two_sites,
    wishes.are_known,
    wishes.stand_once,
    sessions.do_not_overlap,
    sessions.hold_their_speeches,
    rooms.hold_everyone,
    rooms.have_their_desks,
    rooms.register_everyone_in_time,
    coaches.seat_someone,
    coaches.seat_everyone,
    coaches.take_every_wheelchair,
    coaches.are_measured,
    coaches.fit_the_bays,
    standing.lasts_for_a_visit,
    standing.lasts_for_a_full_coach,
    people.lifts_for_those_who_need_them,
    people.must_see_what_is_visited,
    people.keep_with_others,
    people.together_in_one_hotel,
    company.keep_apart_from_others,
    company.company_is_given_one_coach,
    company.apart_is_given_two_coaches,
    company.given_coaches_hold_their_people,
    pins.name_what_exists,
    pins.stand_once,
    pins.happen_in_order,
    pins.keep_company,
    pins.leave_seats,
)


def check(draft: Draft) -> list[Problem]:
    """Every problem that any rule finds."""
    return [problem for rule in CHECKS for problem in rule(draft)]
