from meetingplan.domain.plan import Step
from meetingplan.publish.journey import Kind, journey, parties_of


def test_a_walk_is_told_without_its_small_steps(meeting, plan):
    told = [(e.kind, e.origin, e.place, e.start, e.end) for e in journey(meeting, plan.groups[0])]
    assert told == [
        (Kind.SESSION, None, "inn", 510, 540),
        (Kind.GATHER, None, "inn", 540, 542),
        (Kind.DRIVE, "inn", "alpha", 542, 551),
        (Kind.VISIT, None, "alpha", 551, 574),
        (Kind.DRIVE, "alpha", "beta", 574, 580),
        (Kind.VISIT, None, "beta", 580, 596),
        (Kind.DRIVE, "beta", "inn", 596, 603),
        (Kind.ARRIVE, None, "inn", 603, 605),
        (Kind.SESSION, None, "inn", 615, 645),
        (Kind.SESSION, None, "inn", 1980, 2040),
    ]


def test_a_visit_knows_its_parties(meeting, plan):
    alpha = journey(meeting, plan.groups[0])[3]
    assert [(p.docent, p.people, p.start, p.end) for p in alpha.parties] == [("a1", 2, 554, 570), ("a2", 1, 554, 570)]
    assert [step.node for step in alpha.parties[0].steps] == ["alpha/hall", "alpha/top"]


def test_parties_of_one_docent_follow_one_another(meeting):
    """One docent leads two, then two more: the second party enters the hall when the first leaves the gallery."""
    stay = [
        Step("alpha/hall", 10, 18, 2, "a1"),
        Step("alpha/top", 19, 26, 2, "a1"),
        Step("alpha/hall", 27, 35, 2, "a1"),
        Step("alpha/top", 36, 43, 2, "a1"),
    ]
    parties = list(parties_of(meeting.places["alpha"].interior, stay))
    assert [(p.start, p.end) for p in parties] == [(10, 26), (27, 43)]
