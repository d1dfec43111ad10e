from threading import Event, current_thread

import pytest

from meetingplan.publish.edition import edition
from meetingplan.publish.lanes import beside


@pytest.fixture
def told(audited):
    return edition(audited, "en")


def files(*names):
    def output(edition):
        for name in names:
            yield name, current_thread().name.encode()

    return output


def test_others_come_first_and_papers_are_made_in_a_thread_of_their_own(told):
    made = list(beside(told, [files("a.pdf", "b.pdf"), files("c.pdf")], [files("1.html"), files("2.html")]))
    assert [name for name, _ in made] == ["1.html", "2.html", "a.pdf", "b.pdf", "c.pdf"]
    threads = dict(made)
    here = current_thread().name.encode()
    assert threads["1.html"] == threads["2.html"] == here
    assert threads["a.pdf"] == threads["b.pdf"] == threads["c.pdf"] != here


def test_papers_are_made_while_others_are(told):
    begun = Event()

    def paper(edition):
        begun.set()
        yield "a.pdf", b""

    def other(edition):
        yield "1.html", b"%d" % begun.wait(60)

    assert list(beside(told, [paper], [other])) == [("1.html", b"1"), ("a.pdf", b"")]


def test_what_goes_wrong_with_a_paper_is_told(told):
    def broken(edition):
        yield "a.pdf", b""
        raise ValueError("no such letter")

    made = beside(told, [broken], [files("1.html")])
    assert next(made)[0] == "1.html"
    with pytest.raises(ValueError, match="no such letter"):
        next(made)


def test_nobody_waits_for_papers_that_were_not_begun(told):
    begun, made = Event(), []

    def slow(edition):
        begun.set()
        Event().wait(0.5)
        yield "a.pdf", b""

    def never(edition):
        made.append("b.pdf")
        yield "b.pdf", b""

    def full(edition):
        begun.wait(60)
        yield "1.html", b""
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        list(beside(told, [slow, never], [full]))
    assert made == []
