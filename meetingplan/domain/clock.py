"""Time inside is whole minutes from the meeting's first midnight; this module alone knows time zones."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """Turns minutes of the meeting into times of its zone, and back.

    Args:
        first_day: the meeting's first day, whose midnight is minute 0.
        zone: an IANA name, for example `Asia/Shanghai`.
    """

    first_day: date
    zone: str

    def at(self, minute: int) -> datetime:
        """The aware time, in the meeting's zone, of a minute (elapsed minutes, so a change of clocks is kept)."""
        return _at(self.first_day, self.zone, minute)

    def minute(self, when: datetime) -> int:
        """The minute of a time; a naive time is read in the meeting's zone.

        Raises:
            ValueError: the time lies between two minutes.
        """
        aware = when if when.tzinfo else when.replace(tzinfo=ZoneInfo(self.zone))
        midnight = datetime.combine(self.first_day, time(), ZoneInfo(self.zone))
        minutes, rest = divmod((aware - midnight.astimezone(ZoneInfo("UTC"))).total_seconds(), 60)
        if rest:
            raise ValueError(f"{when.isoformat()} lies between two minutes")
        return int(minutes)

    def of_day(self, day: date, minute_of_day: int) -> int:
        """The minute at which the clocks of the given day show `minute_of_day` after midnight."""
        return self.minute(datetime.combine(day, time()) + timedelta(minutes=minute_of_day))

    def day(self, minute: int) -> date:
        """The calendar day on which a minute falls."""
        return self.at(minute).date()

    def hhmm(self, minute: int) -> str:
        """The clock reading of a minute, such as `13:30`."""
        shown = self.at(minute)
        return f"{shown.hour:02}:{shown.minute:02}"


@lru_cache(maxsize=4 * MINUTES_A_DAY)
def _at(first_day: date, zone: str, minute: int) -> datetime:
    """Whoever publishes asks for the same few hundred minutes again for every delegate."""
    midnight = datetime.combine(first_day, time(), ZoneInfo(zone))
    instant = midnight.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minute)
    return instant.astimezone(ZoneInfo(zone))
