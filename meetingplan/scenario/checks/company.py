"""Company: who keeps together, who keeps apart and who rides where by hand can all be had at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from meetingplan.domain.people import Need
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft, short
from meetingplan.scenario.roster import Row


def company_of(draft: Draft) -> Mapping[str, str]:
    """Person -> the one who stands for all that keep together with them, through others too."""
    links: dict[str, set[str]] = {row.id: set() for row in draft.people}
    for row in draft.people:
        for other in row.all("keep_with"):
            if other in links:
                links[row.id].add(other)
                links[other].add(row.id)
    found: dict[str, str] = {}
    for first in links:
        todo = [first] if first not in found else []
        while todo:
            person = todo.pop()
            if person not in found:
                found[person] = first
                todo += links[person]
    return found


def _given(draft: Draft) -> tuple[Mapping[str, str], Mapping[str, Row]]:
    """Person -> coach, given by hand to them or to their company; and by company the row that says so."""
    company = company_of(draft)
    said: dict[str, Row] = {}
    for row in draft.people:
        if row["coach"]:
            said.setdefault(company[row.id], row)
    return {id: said[of]["coach"] for id, of in company.items() if of in said}, said


def keep_apart_from_others(draft: Draft) -> Iterator[Problem]:
    """People keep apart from others, and not from those with whom they keep together."""
    company = company_of(draft)
    for row in draft.people:
        if row.id in row.all("keep_apart"):
            what = say("{id} cannot keep apart from themselves", id=row.id)
            mend = say("name someone else, or leave the cell empty")
            yield Problem("apart-from-self", row.where["keep_apart"], what, mend)
        elif both := [id for id in row.all("keep_apart") if company.get(id) == company[row.id]]:
            what = say("{id} is to keep together with {others}, perhaps through others, and apart", id=row.id,
                       others=short(both))  # fmt: skip
            mend = say("remove them from keep_with or from keep_apart")
            yield Problem("together-and-apart", row.where["keep_apart"], what, mend)


def company_is_given_one_coach(draft: Draft) -> Iterator[Problem]:
    """Those who keep together are given the same coach."""
    company = company_of(draft)
    _, said = _given(draft)
    for row in draft.people:
        if row["coach"] and (first := said[company[row.id]])["coach"] != row["coach"]:
            what = say("{id} is given coach {coach}, but keeps together with {other} on {their}", id=row.id,
                       coach=row["coach"], other=first.id, their=first["coach"])  # fmt: skip
            yield Problem("two-coaches", row.where["coach"], what, say("give both the same coach"))


def apart_is_given_two_coaches(draft: Draft) -> Iterator[Problem]:
    """Those who keep apart are not given the same coach, nor are those who keep together with them."""
    company, (given, _) = company_of(draft), _given(draft)
    for row in draft.people:
        coach = given.get(row.id)
        same = [
            id for id in row.all("keep_apart") if coach and given.get(id) == coach and company[id] != company[row.id]
        ]
        if same:
            what = say("{id} is to keep apart from {others}, but both are given coach {coach}", id=row.id,
                       others=short(same), coach=coach)  # fmt: skip
            mend = say("give one of them another coach, or leave the cell empty")
            yield Problem("apart-on-one-coach", row.where["keep_apart"], what, mend)


def given_coaches_hold_their_people(draft: Draft) -> Iterator[Problem]:
    """A coach has seats and wheelchair places for those to whom it is given, and starts at their one hotel."""
    given, said = _given(draft)
    company, coaches = company_of(draft), {coach.id: coach for coach in draft.form.coaches}
    aboard: dict[str, list[Row]] = defaultdict(list)
    for row in draft.people:
        if row.id in given and given[row.id] in coaches:
            aboard[given[row.id]].append(row)
    for id, rows in aboard.items():
        where = said[company[rows[-1].id]].where["coach"]
        seats = draft.usable(coaches[id].seats) - coaches[id].crew
        wheelchairs = sum(Need.WHEELCHAIR in row.all("needs") for row in rows)
        if len(rows) > max(0, seats):
            what = say("coach {coach} is given to {people} people, but has {seats} usable seats", coach=id,
                       people=len(rows), seats=max(0, seats))  # fmt: skip
            yield Problem("coach-overfull", where, what, say("leave the cell empty for some of them"))
        if wheelchairs > coaches[id].wheelchairs:
            what = say("coach {coach} is given to {people} wheelchairs, but has places for {places}", coach=id,
                       people=wheelchairs, places=coaches[id].wheelchairs)  # fmt: skip
            mend = say("give one of them a coach with a place, or leave it empty")
            yield Problem("coach-overfull", where, what, mend)
        if other := next((row for row in rows if row.hotel != rows[0].hotel), None):
            what = say("coach {coach} is given to {one} in {hotel} and to {other} in {elsewhere}", coach=id,
                       one=rows[0].id, hotel=rows[0].hotel, other=other.id, elsewhere=other.hotel)  # fmt: skip
            mend = say("give one of them a coach that starts at their hotel, or leave the cell empty")
            yield Problem("coach-of-two-hotels", said[company[other.id]].where["coach"], what, mend)
