"""How people move: the figures that every law of movement starts from, with their sources.

All values are in SI units. An organiser may overwrite each of them under `movement:`; a figure whose source is
assumed is shown as an assumption wherever a result rests on it.
"""

from dataclasses import dataclass, field, fields

from meetingplan.domain.text import Message, say


def _figure(value: float, unit: str, source: Message | str, most: float = 10_000) -> float:
    """A field with its unit, source and largest value kept beside the default."""
    made: float = field(default=value, metadata={"unit": unit, "source": source, "most": most})
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """The default figures of movement; `sources()` tells unit and source of each."""

    alight_s: float = _figure(3.3, "s/person", "TCQSM 2nd ed., one door")
    board_s: float = _figure(3.5, "s/person", say("assumed"))
    berth_s: float = _figure(90.0, "s", say("assumed"))
    headcount_s: float = _figure(60.0, "s", say("assumed"))
    walk_mps: float = _figure(0.9, "m/s", say("assumed: guided column"), most=3)
    door_flow: float = _figure(1.33, "persons/(s m)", "RiMEA 4.1.1")
    door_margin_m: float = _figure(0.3, "m", "RiMEA 4.1.1: 0.15 m on either side")
    stair_climb_mps: float = _figure(0.15, "m/s, vertical", say("assumed: slowest climber"))
    stair_flow: float = _figure(0.72, "persons/(s m)", "Fruin, level of service C/D")
    stair_margin_m: float = _figure(0.3, "m", "Fruin: 0.15 m on either side")
    stair_fast_mps: float = _figure(0.33, "m/s, vertical", say("assumed: fastest climber, mean and two deviations"))
    stair_riser_m: float = _figure(0.18, "m", say("assumed"))
    stair_tread_m: float = _figure(0.28, "m", say("assumed"))
    lift_open_s: float = _figure(2.5, "s", "CIBSE Guide D")
    lift_close_s: float = _figure(3.0, "s", "CIBSE Guide D")
    lift_hold_s: float = _figure(3.0, "s", say("assumed"))
    lift_start_s: float = _figure(0.5, "s", say("assumed"))
    lift_load_s: float = _figure(1.2, "s/person", "CIBSE Guide D")
    lift_acceleration: float = _figure(0.7, "m/s2", "ISO 8100-32")
    lift_jerk: float = _figure(0.8, "m/s3", "ISO 8100-32")
    wheelchair_places: float = _figure(4.0, "persons", say("assumed"))
    wheelchair_load_s: float = _figure(8.0, "s", say("assumed"))
    turnstile_s: float = _figure(3.0, "s/person", "twenty a minute, staffed gate")
    docent_headway_s: float = _figure(120.0, "s", say("assumed: two groups stay out of earshot"))
    docent_return_s: float = _figure(60.0, "s", say("assumed: the docent walks back to the start"))
    gear_on_s: float = _figure(60.0, "s/person", say("assumed: helmet, vest and shoe covers"))
    gear_off_s: float = _figure(30.0, "s/person", say("assumed"))
    gear_reset_s: float = _figure(120.0, "s", say("assumed: sets are wiped and carried back to the start"))
    desk_s: float = _figure(30.0, "s/person", say("assumed: name found, badge and folder handed over"))


def sources() -> dict[str, tuple[float, str, Message | str]]:
    """Name of each figure -> its default, unit and source; what is assumed is a sentence, a publication its title."""
    return {
        f.name: (f.default, f.metadata["unit"], f.metadata["source"])  # type: ignore[misc]  # every figure has a default
        for f in fields(Movement)
    }
