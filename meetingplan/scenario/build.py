"""Forms and rows without problems -> the values of the domain."""

from collections.abc import Iterator, Mapping

from meetingplan.domain.belts import Belt
from meetingplan.domain.ids import CoachId, DelegateId, DelegationId, PlaceId, SessionId, WindowId
from meetingplan.domain.meeting import Assumption, Limits, Meeting, Session, Speech, Window
from meetingplan.domain.movement import Movement
from meetingplan.domain.people import Coach, Delegation
from meetingplan.domain.pins import Kept, Pin
from meetingplan.domain.places import SlowTime
from meetingplan.domain.preparation import Preparation
from meetingplan.domain.text import Text
from meetingplan.domain.wishes import Wish
from meetingplan.scenario.build_people import delegate
from meetingplan.scenario.build_places import place
from meetingplan.scenario.draft import Draft
from meetingplan.scenario.forms import CoachForm, SessionForm, SpeechForm
from meetingplan.scenario.window_form import BeltForm


def meeting(draft: Draft, preparation: Preparation, assumptions: tuple[Assumption, ...], sha256: str) -> Meeting:
    """The meeting of a draft in which nothing is wrong."""
    form = draft.form
    return Meeting(
        id=form.id,
        title=form.title.text(),
        language=form.language,
        clock=draft.clock,
        days=form.days,
        limits=Limits(**form.limits.model_dump()),
        movement=Movement(**form.movement.model_dump(exclude_none=True)),
        places={PlaceId(item.id): place(item, draft.guests(item.id)) for item in form.places},
        roads=draft.roads,
        coaches={CoachId(item.id): _coach(item) for item in form.coaches},
        delegations=_delegations(draft),
        delegates={DelegateId(row.id): delegate(row) for row in draft.people},
        sessions={SessionId(item.id): _session(draft, item) for item in form.sessions},
        windows=_windows(draft),
        preparation=preparation,
        assumptions=assumptions,
        sha256=sha256,
        slow_times=tuple(SlowTime(slow.start, slow.end, slow.factor) for slow in form.travel.times),
        groups=form.groups.grouping(),
        wishes=tuple(map(_wish, form.wishes)),
        talks=tuple(item.talk() for item in form.talks),
        history=tuple(item.past() for item in form.history),
        staffing=form.staffing.staffing(),
        hosting=form.hosting.hosting(),
        organiser=form.organiser.organiser() if form.organiser else None,
        contingencies=tuple(item.contingency() for item in form.contingencies),
        site_url=form.site_url,
        pins={pin.coach: pin for pin in _pins(draft)},
        kept=draft.pins.form.kept() if draft.pins else Kept(),
    )


def _wish(weights: Mapping[str, int]) -> Wish:
    """One tier; a wish that stands alone is counted in its own unit, whatever it weighs."""
    return Wish(dict(weights) if len(weights) > 1 else dict.fromkeys(weights, 1))


def _pins(draft: Draft) -> Iterator[Pin]:
    if draft.pins:
        yield from (item.pin(draft.clock) for item in draft.pins.form.coaches)


def _windows(draft: Draft) -> Mapping[WindowId, Window]:
    clock = draft.clock
    return {
        WindowId(item.id): Window(
            id=WindowId(item.id),
            title=item.title.text(),
            start=clock.minute(item.start),
            end=clock.minute(item.end),
            sites=tuple(map(PlaceId, item.sites)),
            optional=tuple(map(PlaceId, item.optional)),
            first=PlaceId(item.first) if item.first else None,
            last=PlaceId(item.last) if item.last else None,
            routes=item.pattern.lines if item.pattern else None,
            lines=tuple(tuple(map(PlaceId, line)) for line in item.lines),
            belts=tuple(map(_belt, item.belts)),
            reserve=item.reserve,
        )
        for item in draft.form.windows
    }


def _belt(form: BeltForm) -> Belt:
    values = {PlaceId(item.site): item.value for item in form.candidates}
    return Belt(form.id, form.name.text(), values, form.at_least, form.at_most)


def _session(draft: Draft, form: SessionForm) -> Session:
    return Session(
        id=SessionId(form.id),
        title=form.title.text(),
        place=PlaceId(form.place),
        room=form.room,
        start=draft.clock.minute(form.start),
        end=draft.clock.minute(form.end),
        hotel=PlaceId(form.hotel) if form.hotel else None,
        speeches=tuple(map(_speech, form.speeches)),
        podium=tuple(map(DelegateId, form.podium)),
    )


def _speech(form: SpeechForm) -> Speech:
    return Speech(
        title=form.title.text(),
        speaker=DelegateId(form.speaker) if form.speaker else None,
        minutes=form.minutes,
        presenter=DelegateId(form.presenter) if form.presenter else None,
        plaques=tuple(item.plaque() for item in form.plaques),
    )


def _coach(form: CoachForm) -> Coach:
    return Coach(
        id=CoachId(form.id),
        plate=form.plate,
        model=form.model,
        seats=form.seats,
        crew=form.crew,
        wheelchairs=form.wheelchairs,
        driver=form.driver,
        driver_phone=form.driver_phone,
        leader=form.leader,
        leader_phone=form.leader_phone,
        height_m=form.height_m,
        length_m=form.length_m,
    )


def _delegations(draft: Draft) -> Mapping[DelegationId, Delegation]:
    """Those of the scenario; where it lists none, the names in the roster are the ids."""
    if draft.form.delegations:
        listed = ((DelegationId(item.id), item.name.text()) for item in draft.form.delegations)
    else:
        listed = ((DelegationId(row["delegation"]), Text(row["delegation"], row["delegation"])) for row in draft.people)
    return {id: Delegation(id, name) for id, name in listed}
