"""`groups:` of scenario.yaml: what is asked of who rides with whom."""

from typing import Literal

from meetingplan.domain.people import Grouping, Leaders, Sizes
from meetingplan.store.validate import Form


class GroupsForm(Form):
    """`groups:` how leaders are seated, and what sizes groups have."""

    leaders: Literal["free", "spread", "together"] = "free"
    sizes: Literal["balanced", "fitted"] = "balanced"

    def grouping(self) -> Grouping:
        """The value of the domain."""
        return Grouping(Leaders(self.leaders), Sizes(self.sizes))
