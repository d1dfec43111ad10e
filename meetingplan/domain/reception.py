"""Who receives the coaches at a place, where, and what is done if the place cannot take them."""

from dataclasses import dataclass

from meetingplan.domain.text import Text

_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Reception:
    """What drivers, hosts and coach leaders must know of a place; each empty where nobody has said.

    Args:
        in_charge: the person in charge (负责人), with `phone`.
        drop_off, pick_up: the gate at which people get off, and on again.
        parking: where coaches stand meanwhile.
        fallback: what is done with the visits if the place cannot be visited.
    """

    in_charge: str = ""
    phone: str = ""
    drop_off: Text = _NOTHING
    pick_up: Text = _NOTHING
    parking: Text = _NOTHING
    fallback: Text = _NOTHING

    @property
    def contact(self) -> str:
        """Name and telephone of the person in charge."""
        return f"{self.in_charge} {self.phone}".strip()
