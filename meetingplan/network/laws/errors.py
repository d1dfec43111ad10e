"""What a law answers when it is asked outside its range: a refusal that names the argument, its value and the range."""

from math import inf

from meetingplan.domain.problems import MeetingplanError
from meetingplan.domain.text import Message, say


class OutOfRange(MeetingplanError, ValueError):  # noqa: N818 - it reads as the sentence it is
    """An argument for which a law does not hold.

    Attributes:
        name, value: the argument as it was given.
        valid: the values for which the law holds, to be read after "must be".
    """

    def __init__(self, name: str, value: float, valid: Message) -> None:
        self.name, self.value, self.valid = name, value, valid
        super().__init__(f"{name} is {value:g}, but must be {valid.template.format_map(valid.values)}")

    @property
    def message(self) -> Message:
        """The refusal as a sentence that can be translated."""
        return say("{name} is {value}, but must be {valid}", name=self.name, value=f"{self.value:g}", valid=self.valid)


def within(name: str, value: float, low: float, high: float = inf) -> None:
    """Refuse a value outside [low, high]; not-a-number is outside every range.

    Raises:
        OutOfRange: the value is not in the range.
    """
    if not low <= value <= high:
        least, most = f"{low:g}", f"{high:g}"
        valid = say("{low} or more", low=least) if high == inf else say("{low} to {high}", low=least, high=most)
        raise OutOfRange(name, value, valid)


def above(name: str, value: float, low: float, high: float = inf) -> None:
    """Refuse a value outside (low, high], and infinity.

    Raises:
        OutOfRange: the value is not in the range.
    """
    if not low < value <= high or value == inf:
        least, most = f"{low:g}", f"{high:g}"
        wide = say("more than {low}", low=least)
        narrow = say("more than {low} and at most {high}", low=least, high=most)
        raise OutOfRange(name, value, wide if high == inf else narrow)
