from meetingplan.publish.messages.parts import ALWAYS, SPARE, Part, fitted, shortened

HEAD = Part("您好：", "好：", 1)
GATHERING = Part("集合" * 5, "集合", ALWAYS)


def test_where_there_is_room_everything_is_told_in_full() -> None:
    parts = [GATHERING, Part("房间601", "601", 3), Part("之后", "后", SPARE)]
    assert fitted(HEAD, parts, "；") == "您好：集合集合集合集合集合；房间601；之后"


def test_words_are_saved_before_a_segment_is_added_and_spare_parts_do_not_add_one() -> None:
    """In full 3 + 10 + 1 + 60 = 74; in short 2 + 2 + 1 + 50 = 55, to which 1 + 20 of what is spare do not fit in 70."""
    parts = [GATHERING, Part("长" * 60, "短" * 50, 3), Part("后" * 30, "后" * 20, SPARE)]
    assert fitted(HEAD, parts, "；") == "好：集合；" + "短" * 50


def test_a_second_segment_is_used_up() -> None:
    """In short 2 + 2 + 1 + 66 = 71 is more than 70, so there are 134: all in full is 3 + 10 + 1 + 80 + 1 + 20 = 115."""
    parts = [GATHERING, Part("长" * 80, "短" * 66, 3), Part("后" * 20, "后", SPARE)]
    assert fitted(HEAD, parts, "；") == "您好：" + "集合" * 5 + "；" + "长" * 80 + "；" + "后" * 20


def test_of_what_is_spare_the_lower_rank_goes_in_first() -> None:
    """With both, 2 + 2 + 1 + 20 + 1 + 30 + 1 + 14 = 71 even in short; without the page 3 + 10 + 52 = 65 in full."""
    rooms, later, page = (letter * count for letter, count in (("房", 20), ("后", 30), ("页", 14)))
    parts = [GATHERING, *(Part(text, text, rank) for text, rank in ((rooms, 3), (page, SPARE + 1), (later, SPARE)))]
    assert fitted(HEAD, parts, "；") == f"您好：{'集合' * 5}；{rooms}；{later}"


def test_what_does_not_fit_goes_by_rank_and_the_gathering_stays() -> None:
    """100 and 50 do not fit together in 134, so rank 6 goes; then nothing else needs to."""
    parts = [GATHERING, Part("甲" * 200, "甲" * 50, 6), Part("乙" * 200, "乙" * 100, 3)]
    assert fitted(HEAD, parts, "；") == "好：集合；" + "乙" * 100
    assert fitted(Part("", "名" * 140, 1), [GATHERING], "；") == "集合"


def test_names_of_places_are_cut_where_nobody_could_read_them_whole() -> None:
    assert shortened("湖畔宾馆") == "湖畔宾馆"
    assert shortened("长" * 60) == "长" * 39 + "…"
