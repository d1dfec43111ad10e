import posixpath
import re
from urllib.parse import unquote

import pytest

from meetingplan.publish import render
from meetingplan.publish.outputs import OUTPUTS
from tests.publish.readers import Page

SECRET = bytes(32)


@pytest.fixture(params=["zh_CN", "en"])
def files(request, audited):
    return dict(render(audited, request.param, secret=SECRET))


def test_the_same_plan_gives_the_same_bytes(audited, files):
    languages = [language for language in ("zh_CN", "en") if dict(render(audited, language, secret=SECRET)) == files]
    assert len(languages) == 1


def test_only_what_is_chosen_is_rendered(audited):
    assert {path for path, _ in render(audited, "en", frozenset({"tasks"}))} == {"tasks.html", "tasks.csv"}


def test_an_unknown_output_is_refused(audited):
    with pytest.raises(KeyError):
        list(render(audited, "en", frozenset({"posters"})))


def test_no_two_outputs_write_the_same_file(audited):
    paths = [path for name in OUTPUTS for path, _ in render(audited, "en", frozenset({name}), secret=SECRET)]
    assert len(paths) == len(set(paths))


def test_every_page_is_sound_html(files):
    pages = {path: Page(content) for path, content in files.items() if path.endswith(".html")}
    for path, page in pages.items():
        assert page.tags.count("h1") == 1
        assert page.tags.count("title") >= 1
        assert len(page.ids) == len(set(page.ids))
        assert ("script" in page.tags) is (path == "search.html" or (path.startswith("p/") and path != "p/index.html"))


def test_no_page_asks_anybody_else(files):
    for path, content in files.items():
        if path.endswith(".html"):
            strange = re.findall(rb"https?://|@import|url\(", content)
            assert (path, strange) == (path, [])


def test_every_link_leads_somewhere(files):
    for path, content in files.items():
        if path.endswith(".html"):
            links = [link for link in Page(content).links if not link.startswith("tel:")]
            targets = {posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link))) for link in links}
            assert targets <= files.keys()


def test_the_index_links_everything(files):
    """But the phone pages: each has one reader, who is sent the link."""
    shared = {path for path in files if not path.startswith("p/")}
    assert {unquote(link) for link in Page(files["index.html"]).links} == shared - {"index.html"}
