"""Other kinds of subscriptions: mailboxes, sitemaps, watched pages, web archives."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.conformance.feeds import EARLIER, PARAGRAPHS, page
from bench.conformance.lab import Lab, Reply, Site, conditional
from bench.conformance.registry import case
from broadsheet.desk.subscriptions import Ways
from broadsheet.model import Subscription

if TYPE_CHECKING:
    from tests.servers.dovecot import Dovecot

HOUR = timedelta(hours=1)
HTML = {"Content-Type": "text/html; charset=utf-8"}

# --- mail -------------------------------------------------------------------------------------------------


def letter(number: int) -> bytes:
    """Return a newsletter as it comes."""
    made = EmailMessage()
    made["From"] = "Lindvik Courier <news@courier.example>"
    made["To"] = "reader@desk.example"
    made["Subject"] = f"Morning letter {number}"
    made["Date"] = "Mon, 02 Mar 2026 06:30:00 +0000"
    made["Message-ID"] = f"<{number}@courier.example>"
    made["List-Id"] = "Morning letter <morning.courier.example>"
    made.set_content("Plain.")
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    made.add_alternative(f"<h1>Morning letter {number}</h1>{text}", subtype="html")
    return made.as_bytes()


@contextmanager
def mailbox(lab: Lab) -> Iterator[tuple[Dovecot, Subscription]]:
    """Return a real IMAP server with two letters and the subscription to them, after its first look."""
    from tests.servers.dovecot import PASSWORD, USER, dovecot  # noqa: PLC0415 (heavy)

    with dovecot() as server:
        server.put([letter(1), letter(2)], "Newsletters")
        url = f"imap://127.0.0.1:{server.port}/Newsletters"
        (told,) = lab.desk.subscriptions.add(url, Ways(user=USER, password=PASSWORD))
        lab.round()
        yield server, lab.told(told.id)


@case("A mailbox's newsletters come as articles, once each, and nothing is changed there")
def mail(lab: Lab) -> None:
    with mailbox(lab) as (server, told):
        assert told.error is None
        assert told.kind == "mail"
        found = lab.desk.articles.newest(10)
        assert {article.title for article in found} == {"Morning letter 1", "Morning letter 2"}
        assert all(PARAGRAPHS[3] in article.text for article in found)
        assert all(article.outlet and article.outlet.name == "Lindvik Courier" for article in found)
        server.put([letter(3)], "Newsletters")
        lab.until_due(told.id)
        assert lab.round().added.added == 1
        lab.until_due(told.id)
        assert lab.round().added.added == 0
        assert lab.desk.articles.count() == 3
        assert server.letters_in("Newsletters") == 3


@case("A mailbox's password stands nowhere in clear, not in the database, the address, the list or an error")
def mail_password(lab: Lab) -> None:
    from tests.servers.dovecot import PASSWORD  # noqa: PLC0415 (heavy)

    wrong = "harbour-wrong-word"
    with mailbox(lab) as (_, told):
        lab.desk.subscriptions.unlock(told.id, Ways(user="reader", password=wrong))
        lab.round()
        now = lab.told(told.id)
        assert now.error
        assert now.advice
        said = " ".join([now.error, now.advice, now.url, lab.desk.subscriptions.opml(), str(now)])
        stored = b"".join(
            path.read_bytes() for path in Path(lab.desk.store.url.removeprefix("sqlite:///")).parent.iterdir()
        )
        for word in (PASSWORD, wrong):
            assert word not in said
            assert word.encode() not in stored


# --- sitemaps ---------------------------------------------------------------------------------------------


def sitemap(site: Site, count: int, *, name: str = "s") -> bytes:
    """Return a news sitemap of that many pages: /s0.html, /s1.html and so on."""
    rows = "".join(
        f"<url><loc>{site.url(f'/{name}{n}.html')}</loc><news:news><news:publication><news:name>Courier</news:name>"
        f"<news:language>en</news:language></news:publication><news:publication_date>{(EARLIER - n * HOUR).isoformat()}"
        f"</news:publication_date><news:title>Report {name}{n}</news:title></news:news></url>"
        for n in range(count)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{rows}</urlset>'
    ).encode()


def index(*urls: str) -> bytes:
    """Return a sitemap index."""
    rows = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'.encode()


def with_pages(site: Site, count: int, *, name: str = "s") -> None:
    """Give a site the pages that such a sitemap names."""
    for n in range(count):
        body = page(*(f"{paragraph} ({name}{n})" for paragraph in PARAGRAPHS), title=f"Report {name}{n}")
        site.paths[f"/{name}{n}.html"] = Reply(body=body, headers=HTML)


@case("A news sitemap is followed: headlines and dates from it, texts from the pages that it names")
def news_sitemap(lab: Lab) -> None:
    site = lab.site()
    with_pages(site, 3)
    site.paths["/news.xml"] = conditional(sitemap(site, 2), **{"Content-Type": "text/xml"})
    (told,) = lab.desk.subscriptions.add(site.url("/news.xml"))
    assert told.kind == "sitemap"
    lab.round()
    found = lab.desk.articles.newest(10)
    assert [article.title for article in found] == ["Report s0", "Report s1"]
    assert [article.published for article in found] == [EARLIER, EARLIER - HOUR]
    assert all(PARAGRAPHS[5] in article.text and article.partial is None for article in found)
    site.paths["/news.xml"] = conditional(sitemap(site, 3), **{"Content-Type": "text/xml"})
    lab.until_due(told.id)
    assert lab.round().added.added == 1


@case("A sitemap index leads to its sitemaps, each asked with validators of its own")
def nested_sitemaps(lab: Lab) -> None:
    site = lab.site()
    typed = {"Content-Type": "text/xml"}
    with_pages(site, 2, name="a")
    with_pages(site, 3, name="b")
    site.paths["/index.xml"] = conditional(index(site.url("/a.xml"), site.url("/b.xml")), **typed)
    site.paths["/a.xml"] = conditional(sitemap(site, 2, name="a"), **typed)
    site.paths["/b.xml"] = conditional(sitemap(site, 2, name="b"), **typed)
    (told,) = lab.desk.subscriptions.add(site.url("/index.xml"))
    lab.desk.subscriptions.again(told.id)
    lab.round()
    assert lab.desk.articles.count() == 4
    site.paths["/b.xml"] = conditional(sitemap(site, 3, name="b"), **typed)
    lab.until_due(told.id)
    report = lab.round()
    assert report.added.added == 1, "what is new in a nested sitemap is found though the index did not change"
    for path in ("/index.xml", "/a.xml", "/b.xml"):
        assert site.requests(path)[-1].conditional, path


@case("A sitemap that is gzipped as a file is read")
def packed_sitemap(lab: Lab) -> None:
    site = lab.site()
    site.paths["/news.xml.gz"] = Reply(
        body=gzip.compress(sitemap(site, 2)), headers={"Content-Type": "application/gzip"}
    )
    (told,) = lab.desk.subscriptions.add(site.url("/news.xml.gz"))
    assert told.kind == "sitemap"
    lab.round()
    assert lab.desk.articles.count() == 2


# --- one page ---------------------------------------------------------------------------------------------


@case("A watched page is an article, and each change of it a version")
def watched(lab: Lab) -> None:
    site = lab.site()
    site.paths["/status.html"] = conditional(page(title="Ferry timetable"), **HTML)
    (told,) = lab.desk.subscriptions.add(site.url("/status.html"), Ways(watch=True))
    assert told.kind == "page"
    lab.until_due(told.id)
    assert lab.round().unchanged == 1
    site.paths["/status.html"] = conditional(
        page(PARAGRAPHS[0].replace("fortnight", "month"), *PARAGRAPHS[1:], title="Ferry timetable"), **HTML
    )
    lab.until_due(told.id)
    lab.round()
    (article,) = lab.desk.articles.newest(10)
    assert lab.told(told.id).title == "Ferry timetable"
    old, new = lab.desk.articles.versions(article.id)
    assert "a fortnight" in old.text
    assert "a month" in new.text


@case("A watched page of which only the menu changed has no new version")
def watched_menu(lab: Lab) -> None:
    site = lab.site()
    site.paths["/status.html"] = Reply(body=page(), headers=HTML)
    (told,) = lab.desk.subscriptions.add(site.url("/status.html"), Ways(watch=True))
    site.paths["/status.html"] = Reply(body=page().replace(b"Sport", b"Culture"), headers=HTML)
    lab.until_due(told.id)
    lab.round()
    (article,) = lab.desk.articles.newest(10)
    assert len(lab.desk.articles.versions(article.id)) == 1


# --- web archives -----------------------------------------------------------------------------------------


def archive(count: int) -> bytes:
    """Return a web archive of that many pages, each record compressed."""
    records = []
    for n in range(count):
        body = page(*(f"{paragraph} ({n})" for paragraph in PARAGRAPHS), title=f"Report {n}")
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{n}\r\n"
            f"WARC-Date: 2026-03-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + block + b"\r\n\r\n"))
    return b"".join(records)


@case("A web archive on this machine is taken in, each page with the time it was fetched")
def local_archive(lab: Lab) -> None:
    with TemporaryDirectory(prefix="broadsheet-") as folder:
        path = Path(folder) / "crawl.warc.gz"
        path.write_bytes(archive(3))
        assert lab.desk.add([str(path)]).added == 3
    article = lab.desk.articles.newest(1)[0]
    assert article.collected is not None
    assert article.collected.isoformat() == "2026-03-01T10:00:00+00:00"
    assert article.url
    assert article.url.startswith("https://courier.example/")


@case("A web archive at an address is taken in the same way")
def remote_archive(lab: Lab) -> None:
    site = lab.site()
    site.paths["/crawl.warc.gz"] = Reply(
        body=archive(3), headers={"Content-Type": "application/octet-stream"}
    )
    report = lab.desk.add([site.url("/crawl.warc.gz")])
    assert report.added == 3
    assert not report.failed
    assert not lab.desk.subscriptions.all()
