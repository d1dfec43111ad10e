import pytest

from meetingplan.domain.preparation import SPECIALS
from meetingplan.prep.reconcile import likeness, reconcile
from tests.prep.tasks import preparation, task

SETTLED = dict.fromkeys(SPECIALS, ("P1",))


def _found(*tasks, specials=SETTLED):
    return [(f.kind, f.tasks) for f in reconcile(preparation(*tasks, specials=specials))]


WHOLE, PART = task("P1", name="准备会场"), task("K1", parent="P1", name="比选主会场")


def test_a_breakdown_in_order_has_no_findings():
    assert _found(WHOLE, PART) == []


def test_a_task_of_a_lower_list_without_a_whole_is_an_orphan():
    assert _found(
        WHOLE, PART, task("X1", parent="P1", name="布置会场", listed=3), task("X2", name="印制证件", listed=2)
    ) == [
        ("orphan", ("X1",)),
        ("orphan", ("X2",)),
        ("not-taken-apart", ("X2",)),
    ]


def test_the_same_name_twice_is_a_duplicate_but_not_as_a_part_of_itself():
    same = task("K2", parent="P1", name="“比选”主会场")
    assert _found(WHOLE, PART, same) == [("duplicate", ("K1", "K2"))]
    assert _found(WHOLE, PART, task("X1", parent="K1", name="比选主会场")) == []


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [
        ("制订疫情防控工作方案", "制定疫情防控方案", 1.0),  # 制订 is 制定, 工作 says nothing
        ("撰写观摩点解说词", "观摩点解说词撰写", 6 / 7),  # 7 pairs each, all but 写观 and 词撰 the same
        ("起草交流发言材料", "审核交流发言材料", 5 / 7),  # 草交 and 核交 differ, 起草 and 审核; 7 pairs each
        ("一对一指导安利", "一对一指导泰禾", 4 / 6),  # 导安, 安利 and 导泰, 泰禾 differ
        ("Book hotels", "book the hotels", 16 / 21),  # of 9 and 12 pairs kt, th, he, eh are new, kh is gone
        ("预订宾馆", "起草发言", 0.0),
    ],
)
def test_likeness_is_the_share_of_common_pairs(a, b, share):
    assert likeness(a, b) == pytest.approx(share)


def test_a_rewording_may_be_the_same():
    other = task("K2", parent="P1", name="主会场比选方案")  # 比选 主会 会场 of 4 and 6 pairs
    assert _found(WHOLE, PART, other) == []
    other = task("K2", parent="P1", name="比选主会场地")  # 4 of 4 and 5 pairs: 8/9
    assert _found(WHOLE, PART, other) == [("near-duplicate", ("K1", "K2"))]


def test_what_templates_made_is_not_compared_with_itself():
    made = [task(f"script.{n}", parent="P1", name=f"起草第{n}观摩点解说词") for n in (1, 2)]
    plan = preparation(WHOLE, PART, *made, specials=SETTLED, from_plan=frozenset(one.id for one in made))
    assert reconcile(plan) == ()


def test_what_a_task_lacks_is_told():
    bare = task("K2", None, parent="P1", name="印制证件", owner="", lead_unit="")
    assert _found(WHOLE, PART, bare) == [("no-owner", ("K2",)), ("no-lead-unit", ("K2",)), ("no-deadline", ("K2",))]


def test_a_part_is_not_due_after_its_whole():
    late = task("K2", "2020-06-02", parent="P1", name="印制证件")
    assert _found(WHOLE, PART, late) == [("later-than-whole", ("K2", "P1"))]


def test_the_five_specials_are_settled_by_tasks():
    assert _found(WHOLE, PART, specials={**SETTLED, "budget": ()}) == [("special", ())]
    assert len(_found(WHOLE, PART, specials={})) == 5
