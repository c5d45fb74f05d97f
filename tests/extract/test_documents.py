"""Each shape of document goes to its extractor, and its fields reach the article."""

from __future__ import annotations

from datetime import UTC, date, datetime

from broadsheet.extract import articles
from broadsheet.model import Article, Document, Enclosure, Failure, Hints, Outlet, Tag

NOON = datetime(2025, 7, 27, 12, tzinfo=UTC)
SENTENCES = (
    "The swing bridge over the harbour was opened again on Monday after two years of repairs.",
    '"We were done a month early," said the harbour master, Edda Krohn, who cut the ribbon herself.',
    "Lorries may not cross it until the autumn, when the second lane is to be finished.",
)
PAGE = """<!doctype html><html lang="en-GB"><head><title>Bridge opens again | Harbour Gazette</title>
<meta property="og:title" content="Bridge opens again"><meta property="og:site_name" content="Harbour Gazette">
<meta name="keywords" content="harbour, bridges"><link rel="canonical" href="https://gazette.example/news/bridge">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
"headline": "Bridge opens again", "author": [{"@type": "Person", "name": "Ana Bell"}, {"name": "Jo Marsh"}],
"datePublished": "2025-07-26T08:00:00+02:00", "publisher": {"name": "Harbour Gazette"}}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Bridge opens again</h1>
<p>PORT ARLEN: TEXT</p></article><footer>All rights reserved</footer></body></html>""".replace(
    "TEXT", "</p><p>".join(SENTENCES)
)


def only(document: Document) -> Article:
    (found,) = articles(document)
    assert isinstance(found, Article), found
    return found


def test_given_article_goes_through() -> None:
    given = Article(id="7", text="  kept \n as it is ", title="T")
    found = only(
        Document(name="in.jsonl", shape="article", body="", article=given, collected=NOON, subscription="s")
    )
    assert (found.id, found.text, found.document) == ("7", "  kept \n as it is ", "in.jsonl")
    assert (found.collected, found.subscription) == (NOON, "s")
    assert isinstance(next(iter(articles(Document(name="x", shape="article", body="")))), Failure)


def test_entry_gives_its_hints_and_paragraphs() -> None:
    sound = Enclosure(url="https://gazette.example/a.mp3", media_type="audio/mpeg", length=5)
    hints = Hints(
        id="guid-1",
        title="Ships &amp; bridges",
        byline=("Ana Bell",),
        published=date(2025, 7, 26),
        language="en",
        outlet=Outlet(name="Harbour Gazette"),
        tags=("Harbour", "harbour", "Bridges"),
        enclosures=(sound,),
    )
    body = "<p>KYIV: The bridge <b>is</b> open.</p><script>x()</script><p>Lorries<br>must wait.</p>"
    found = only(
        Document(
            name="feed#1",
            shape="entry",
            body=body,
            url="https://www.gazette.example/b?utm_source=rss",
            hints=hints,
            collected=NOON,
            subscription="s",
        )
    )
    assert found.text == "KYIV: The bridge is open.\n\nLorries\n\nmust wait."
    assert (found.title, found.dateline, found.byline) == ("Ships & bridges", "KYIV", ("Ana Bell",))
    assert found.url == "https://www.gazette.example/b"
    assert found.outlet == Outlet(name="Harbour Gazette", domain="gazette.example")
    assert (found.published, found.language, found.enclosures) == (date(2025, 7, 26), "en", (sound,))
    assert [(note.name, note.source) for note in found.notes if isinstance(note, Tag)] == [
        ("Harbour", "publisher"),
        ("Bridges", "publisher"),
    ]


def test_entry_without_text_keeps_its_title() -> None:
    found = only(Document(name="feed#2", shape="entry", body="", hints=Hints(title="Bridge opens", id="g")))
    assert (found.title, found.text, found.outlet) == ("Bridge opens", "", None)


def test_page_gives_text_and_meta() -> None:
    found = only(
        Document(name="page", shape="page", body=PAGE, url="https://gazette.example/news/bridge?utm_medium=x")
    )
    assert found.text == "\n\n".join((f"PORT ARLEN: {SENTENCES[0]}", *SENTENCES[1:]))
    assert (found.title, found.byline, found.dateline) == (
        "Bridge opens again",
        ("Ana Bell", "Jo Marsh"),
        "PORT ARLEN",
    )
    assert found.published == datetime(2025, 7, 26, 6, tzinfo=UTC)
    assert found.outlet == Outlet(name="Harbour Gazette", domain="gazette.example")
    assert (found.url, found.language) == ("https://gazette.example/news/bridge", "en")
    assert [note.name for note in found.notes if isinstance(note, Tag)] == ["harbour", "bridges"]


def test_page_cut_in_the_middle_still_works() -> None:
    cut = PAGE[: PAGE.index("Lorries") + 40]
    found = only(Document(name="page", shape="page", body=cut))
    assert found.text.startswith(f"PORT ARLEN: {SENTENCES[0]}")


def test_page_that_says_nothing_invents_nothing() -> None:
    body = f"<html><body><p>{'</p><p>'.join(SENTENCES)}</p></body></html>"
    found = only(Document(name="page", shape="page", body=body))
    assert (found.title, found.byline, found.published, found.outlet, found.url) == (
        None,
        (),
        None,
        None,
        None,
    )
    assert (found.language, found.age, found.notes) == (None, None, ())


def test_page_without_article_is_a_failure() -> None:
    body = (
        "<html><body><nav><a href='/a'>A</a><a href='/b'>B</a></nav><script>var x = 1;</script></body></html>"
    )
    (failure,) = articles(Document(name="nav.html", shape="page", body=body))
    assert failure == Failure(document="nav.html", reason="no article text in this page")


def test_page_with_broken_json_ld_works() -> None:
    body = PAGE.replace('{"@context"', '{"@context').replace(
        "https://gazette.example/news/bridge", "https://[bad"
    )
    assert only(Document(name="page", shape="page", body=body)).title == "Bridge opens again"


def test_page_that_prints_several_articles_is_parted() -> None:
    text = " ".join(SENTENCES * 2)
    block = "<div><span>{0}</span><span>{1}</span><h3>{2}</h3><p>{3}</p></div>"
    blocks = [
        block.format(
            "<div>Morning Bell</div>", "<div>4 hours ago</div>", "A clock for the town of Vell", text
        ),
        block.format(
            "<div>Civic Times</div>", "<div>2 days ago</div>", "Council passes its budget at last", text[::1]
        ),
    ]
    body = f"<html><body><h1>Bridge opens again</h1><p>{text}</p><h2>Related Articles</h2>{''.join(blocks)}</body></html>"
    found = [
        article
        for article in articles(Document(name="p", shape="page", body=body))
        if isinstance(article, Article)
    ]
    assert [
        (article.title, article.outlet.name if article.outlet else None, article.age) for article in found
    ] == [
        ("Bridge opens again", None, None),
        ("A clock for the town of Vell", "Morning Bell", "4 hours ago"),
        ("Council passes its budget at last", "Civic Times", "2 days ago"),
    ]


def test_textdump_takes_outlet_from_address_where_none_is_printed() -> None:
    body = "Bridge opens again\n" + "\n".join(SENTENCES)
    found = only(
        Document(name="d", shape="textdump", body=body, url="https://gazette.example/b#top", collected=NOON)
    )
    assert (found.url, found.outlet) == ("https://gazette.example/b", Outlet(domain="gazette.example"))
