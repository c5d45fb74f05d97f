from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path

import pytest

from broadsheet.config import Settings
from broadsheet.desk import Desk, demo_corpus, open_desk
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import Figure, Statement, Version

ITEM = """<item><title>{title}</title><guid>{key}</guid><link>https://courier.example/{key}</link>
<pubDate>Mon, 02 Mar 2026 09:30:00 GMT</pubDate>
<description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Lindvik Courier</title>
<link>https://courier.example/</link>{items}</channel></rss>"""
SITE = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Courier</body></html>'
GOAT = {
    "key": "goat",
    "title": "Goat found on pier",
    "text": "The goat of Lindvik was found on the pier on Monday.",
}
FERRY = {"key": "ferry", "title": "Ferry late", "text": "The ferry was late on Monday, the operator said."}


class Site:
    """A small site on loopback with a feed that tests can change."""

    def __init__(self) -> None:
        self.items = [GOAT]
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                status, kind, body = site.answer(self.path, self.headers.get("If-None-Match"))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("ETag", site.etag)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    @property
    def etag(self) -> str:
        return f'"{len(self.items)}-{self.items[0]["text"].__hash__()}"'

    def answer(self, path: str, etag: str | None) -> tuple[int, str, bytes]:
        if path == "/":
            return 200, "text/html", SITE.encode()
        if path != "/feed.xml":
            return 404, "text/plain", b"no"
        if etag == self.etag:
            return 304, "application/rss+xml", b""
        items = "".join(ITEM.format(**item) for item in self.items)
        return 200, "application/rss+xml", FEED.format(items=items).encode()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, daemon=True)
    thread.start()
    yield site
    site.server.shutdown()
    site.server.server_close()
    thread.join()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = Settings(workers=1, allow_net=(ip_network("127.0.0.0/8"),))
    with open_desk(str(tmp_path / "news.db"), settings=settings) as opened:
        yield opened


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(str(tmp_path_factory.mktemp("demo") / "news.db"), settings=Settings(workers=2)) as opened:
        opened.add_demo()
        yield opened


def test_a_desk_begins_empty(desk: Desk) -> None:
    assert desk.is_empty()
    assert desk.stories.today() == ()
    assert desk.search("anything") == ()
    with pytest.raises(NotFoundError, match="there is no article 'x'"):
        desk.articles.get("x")
    with pytest.raises(NotFoundError, match="there is no story 'x'"):
        desk.stories.get("x")


@pytest.mark.parametrize("path", ["/feed.xml", "/"])
def test_adding_a_feed_or_a_site_subscribes_and_reads_it(desk: Desk, site: Site, path: str) -> None:
    report = desk.add([site.url + path])
    assert (report.added, report.failed) == (1, ())
    (subscription,) = desk.subscriptions.all()
    assert (subscription.title, subscription.url) == ("Lindvik Courier", f"{site.url}/feed.xml")
    (article,) = desk.articles.newest()
    assert (article.title, article.text, article.url) == (
        GOAT["title"],
        GOAT["text"],
        "https://courier.example/goat",
    )
    assert article.outlet is not None
    assert article.outlet.name == "Lindvik Courier"
    assert article.published == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert article.subscription == subscription.id


def test_an_update_takes_in_what_is_new_and_asks_only_for_changes(desk: Desk, site: Site) -> None:
    desk.add([f"{site.url}/feed.xml"])
    assert desk.update(due_only=False).added.added == 0
    site.items = [FERRY, GOAT]
    assert desk.update(due_only=False).added.added == 1
    site.items = [FERRY | {"text": "The ferry came on time after all."}, GOAT]
    assert desk.update(due_only=False).added.changed == 1
    ferry = next(article for article in desk.articles.newest() if article.title == "Ferry late")
    assert [type(v) for v in desk.articles.versions(ferry.id)] == [Version, Version]
    assert desk.update().checked == 0, "nothing is due so soon"


def test_a_feed_that_fails_says_so_and_comes_back(desk: Desk, site: Site) -> None:
    desk.subscriptions.add(f"{site.url}/feed.xml")
    site.answer = lambda *_: (503, "text/plain", b"")  # type: ignore[method-assign]
    report = desk.update(due_only=False)
    assert [failure.reason for failure in report.unreachable] == [
        "the server answered 503 Service Unavailable"
    ]
    assert "503" in (desk.subscriptions.all()[0].error or "")
    del site.answer
    desk.update(due_only=False)
    assert desk.subscriptions.all()[0].error is None


def test_a_private_address_is_refused_unless_allowed(tmp_path: Path, site: Site) -> None:
    with open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as desk:
        report = desk.add([f"{site.url}/feed.xml"])
        assert [failure.document for failure in report.failed] == [f"{site.url}/feed.xml"]
        assert desk.subscriptions.all() == ()
    assert site.asked == []


def test_what_has_no_feed_is_refused_with_what_to_do(desk: Desk, site: Site) -> None:
    site.answer = lambda *_: (200, "text/html", b"<html><body>Nothing</body></html>")  # type: ignore[method-assign]
    with pytest.raises(UsageError, match="give the address of its feed"):
        desk.subscriptions.add(f"{site.url}/")


def test_opml_goes_in_and_out(desk: Desk, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="News"><outline text="Courier" type="rss"'
        ' xmlUrl="http://127.0.0.1:9/feed.xml"/></outline></body></opml>'
    )
    report = desk.add([str(opml)])
    assert len(report.failed) == 1, "nobody answers at that port"
    (subscription,) = desk.subscriptions.all()
    assert (subscription.title, subscription.folder) == ("Courier", "News")
    assert 'xmlUrl="http://127.0.0.1:9/feed.xml"' in desk.subscriptions.opml()
    desk.subscriptions.remove(subscription.id)
    assert desk.subscriptions.all() == ()
    with pytest.raises(NotFoundError):
        desk.subscriptions.remove(subscription.id)
    with pytest.raises(UsageError):
        desk.subscriptions.add_opml(b"<opml/>")


def test_comments_and_marks_are_kept(demo: Desk) -> None:
    article = demo.articles.newest(limit=1)[0].id
    first = demo.marks.comment(article, "  Who says so?  ")
    second = demo.marks.comment(article, "The coast guard.", parent=first.id)
    assert [(c.text, c.parent) for c in demo.marks.comments(article)] == [
        ("Who says so?", None),
        ("The coast guard.", first.id),
    ]
    assert second.user == "reader"
    for article_, text, parent in ((article, "  ", None), (article, "x" * 10_001, None)):
        with pytest.raises(UsageError):
            demo.marks.comment(article_, text, parent)
    for article_, parent in (("nowhere", None), (article, 999)):
        with pytest.raises(NotFoundError):
            demo.marks.comment(article_, "text", parent)
    demo.marks.mark(article, "starred")
    assert demo.marks.of([article]) == {article: frozenset({"starred"})}
    demo.marks.unmark(article, "starred")
    assert demo.marks.of([article]) == {}


def test_the_password_is_kept_as_a_hash_and_ends_sessions(desk: Desk) -> None:
    assert not desk.access.password_is_set()
    assert not desk.access.check_password("")
    secret = desk.access.secret()
    assert len(secret) == 32
    assert desk.access.secret() == secret
    desk.access.set_password("a long enough one")
    assert desk.access.check_password("a long enough one")
    assert not desk.access.check_password("another")
    assert desk.access.secret() != secret
    with pytest.raises(UsageError, match="8 to 1024"):
        desk.access.set_password("short")


def test_every_note_of_the_demo_points_to_its_words(demo: Desk) -> None:
    for key in demo_corpus.ids():
        article = demo.articles.get(key)
        for note in article.notes:
            if isinstance(note, Figure):
                source = article.title if note.field == "title" else article.text
                assert (source or "")[note.start : note.end] == note.text
            if isinstance(note, Statement):
                length = len((article.title or "") if note.field == "title" else article.text)
                assert all(0 <= start < end <= length for start, end in note.content)


def test_every_summary_sentence_and_timeline_entry_stands_where_it_says(demo: Desk) -> None:
    for story in demo.stories.today(limit=99):
        texts = {article.id: article.text for article in demo.stories.articles(story.id)}
        for quoted in (*story.summary, *demo.stories.timeline(story.id)):
            assert texts[quoted.article][quoted.start : quoted.end] == quoted.text
        for series in demo.stories.ledger(story.id):
            assert all(point.article in texts for point in series.points)


def test_an_edited_article_keeps_its_former_text_and_its_story(demo: Desk) -> None:
    edited = demo_corpus.expected()["versions"]
    for key in {one["id"] for one in edited} if isinstance(edited, list) else edited:
        assert [version.version for version in demo.articles.versions(key)] == [1, 2]


def test_around_an_article_stand_its_story_and_related_ones_but_no_copies(demo: Desk) -> None:
    copied = 0
    for article in demo.articles.newest(limit=200):
        around = demo.articles.around(article.id, 3)
        story = demo.stories.get(around.placement.story)
        assert (around.story.title, around.story.articles) == (story.title, len(story.articles))
        assert around.story.outlets == len(story.outlets)
        assert len(around.related) <= 3
        copies = {copy.id for copy in around.placement.copies}
        assert not {article.id, *copies} & {one.id for one in around.related}
        assert all(one.because for one in around.related)
        copied += bool(copies and around.related)
    assert copied  # else it would not be seen that copies are left out
    with pytest.raises(NotFoundError):
        demo.articles.around("x")


def test_the_demo_goes_in_once_and_out_again(desk: Desk) -> None:
    first = desk.add_demo()
    assert desk.has_demo()
    again = desk.add_demo()
    assert (again.added, again.changed) == (0, 0)
    assert again.unchanged == first.added + first.changed
    assert desk.remove_demo() == first.added
    assert not desk.has_demo()
    assert desk.is_empty()
    assert desk.stories.today() == ()


def test_the_demo_ends_near_today(demo: Desk) -> None:
    newest = demo.articles.newest(limit=1)[0].published
    assert isinstance(newest, datetime)
    assert 0 <= (datetime.now(UTC).date() - newest.date()).days <= 7
    assert date(2026, 11, 21) >= demo_corpus.LAST_DAY
