"""`reception:` of a place: who receives the coaches, where, and what is done if that fails."""

from meetingplan.domain.reception import Reception
from meetingplan.domain.text import Text
from meetingplan.scenario.fields import Blank, Name, TextForm
from meetingplan.store.validate import Form


class ReceptionForm(Form):
    """`reception:` of one of `places:`."""

    in_charge: Blank = ""
    phone: Blank = ""
    drop_off: Name | None = None
    pick_up: Name | None = None
    parking: Name | None = None
    fallback: Name | None = None

    def reception(self) -> Reception:
        """The value of the domain."""
        gates = map(_text, (self.drop_off, self.pick_up, self.parking, self.fallback))
        return Reception(self.in_charge, self.phone, *gates)


def _text(form: TextForm | None) -> Text:
    return form.text() if form else Text("", "")
