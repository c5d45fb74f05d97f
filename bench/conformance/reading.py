"""What is read out of a feed, in whatever form it comes."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

import json

from bench.conformance.feeds import EARLIER, WHOLE, atom, atom_entry, channel, item
from bench.conformance.lab import Item, Lab, Reply, items, rss
from bench.conformance.registry import case
from broadsheet.model import Article, Subscription


def read(lab: Lab, body: bytes, **headers: str) -> tuple[tuple[Article, ...], Subscription]:
    """Return the articles of a feed, the newest first, and the subscription after its first look."""
    site = lab.site()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    site.paths["/feed.xml"] = Reply(body=body, headers=named)
    told = lab.follow(site.url())
    lab.round()
    return lab.desk.articles.newest(100), lab.told(told.id)


def only(lab: Lab, body: bytes, **headers: str) -> Article:
    """Return the one article of a feed."""
    found, told = read(lab, body, **headers)
    assert told.error is None, told.error
    (article,) = found
    return article


# --- forms of feeds ---------------------------------------------------------------------------------------

TEXT = f"&lt;p&gt;{WHOLE}&lt;/p&gt;"
FIELDS = "<title>Harbour closed</title><link>https://courier.example/harbour</link>"


def is_harbour(article: Article, *, dated: bool = True) -> None:
    """Raise AssertionError unless this is the article that all these forms tell."""
    assert article.title == "Harbour closed"
    assert article.url == "https://courier.example/harbour"
    assert article.text == WHOLE.strip()
    assert article.published == (EARLIER if dated else None)


@case("RSS 0.91 is read")
def rss_091(lab: Lab) -> None:
    body = (
        '<?xml version="1.0"?><rss version="0.91"><channel><title>Courier</title><link>https://courier.example/</link>'
        f"<item>{FIELDS}<description>{TEXT}</description></item></channel></rss>"
    )
    is_harbour(only(lab, body.encode()), dated=False)


@case("RSS 1.0 (RDF) is read, with the dates of Dublin Core")
def rss_10(lab: Lab) -> None:
    body = (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://courier.example/"><title>Courier</title>'
        f'<link>https://courier.example/</link></channel><item rdf:about="https://courier.example/harbour">{FIELDS}'
        f"<description>{TEXT}</description><dc:date>{EARLIER.isoformat()}</dc:date></item></rdf:RDF>"
    )
    is_harbour(only(lab, body.encode()))


@case("RSS 2.0 is read, and its content:encoded goes before its description")
def rss_20(lab: Lab) -> None:
    encoded = (
        f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">{TEXT}</content:encoded>'
    )
    link = "https://courier.example/harbour"
    one = item(title="Harbour closed", link=link, date=EARLIER, text="In short.", extra=encoded)
    is_harbour(only(lab, channel(one)))


@case("Atom 0.3 is read")
def atom_03(lab: Lab) -> None:
    body = (
        '<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Courier</title><entry>'
        '<title>Harbour closed</title><link rel="alternate" type="text/html" href="https://courier.example/harbour"/>'
        f"<id>urn:1</id><issued>{EARLIER.isoformat()}</issued><modified>{EARLIER.isoformat()}</modified>"
        f'<content type="text/html" mode="escaped">{TEXT}</content></entry></feed>'
    )
    is_harbour(only(lab, body.encode()))


@case("Atom 1.0 is read, text, escaped HTML and XHTML alike")
def atom_10(lab: Lab) -> None:
    is_harbour(only(lab, atom(atom_entry("harbour", "Harbour closed"))))
    site = lab.site(2)
    inside = f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{WHOLE}</p></div>'
    bodies = [f'<content type="xhtml">{inside}</content>', f'<content type="text">{WHOLE}</content>']
    for number, content in enumerate(bodies):
        entry = f'<entry><id>x{number}</id><title>Form {number}</title><link href="https://courier.example/x{number}"/>'
        entry += f"<updated>{EARLIER.isoformat()}</updated>{content}</entry>"
        site.paths[f"/{number}.xml"] = Reply(body=atom(entry))
        lab.follow(site.url(f"/{number}.xml"))
    lab.round()
    others = [one for one in lab.desk.articles.newest(10) if (one.title or "").startswith("Form")]
    assert [one.text for one in others] == [WHOLE.strip()] * 2


def json_feed(version: str) -> bytes:
    """Return a JSON Feed of one entry."""
    entry: dict[str, object] = {
        "id": "harbour",
        "url": "https://courier.example/harbour",
        "title": "Harbour closed",
        "content_html": f"<p>{WHOLE}</p>",
        "date_published": EARLIER.isoformat(),
    }
    entry |= {"author": {"name": "Marta Holm"}} if version == "1" else {"authors": [{"name": "Marta Holm"}]}
    told = {"version": f"https://jsonfeed.org/version/{version}", "title": "Courier", "items": [entry]}
    return json.dumps(told).encode()


@case("JSON Feed 1 is read")
def json_1(lab: Lab) -> None:
    article = only(lab, json_feed("1"), Content_Type="application/feed+json")
    is_harbour(article)
    assert article.byline == ("Marta Holm",)


@case("JSON Feed 1.1 is read")
def json_11(lab: Lab) -> None:
    article = only(lab, json_feed("1.1"), Content_Type="application/json")
    is_harbour(article)
    assert article.byline == ("Marta Holm",)


@case("Broken XML is read as far as it goes, and what is missing is said")
def broken(lab: Lab) -> None:
    whole = channel(
        item(title="Fish & chips <are> back", link="https://courier.example/1", date=EARLIER).replace(
            "&amp;", "&"
        ),
        item(title="Harbour closed", link="https://courier.example/2", date=EARLIER),
    )
    found, told = read(lab, whole[: whole.rindex(b"</item>")])
    assert told.error is None
    assert {article.title for article in found} >= {"Harbour closed"}
    assert len(found) == 2
    assert any("cut off" in one.failure.reason for one in lab.desk.subscriptions.failures())


@case("A charset that a byte order mark tells is read")
def charset_bom(lab: Lab) -> None:
    text = channel(item(title="Größe, naïve, Łódź", link="https://courier.example/1")).decode()
    article = only(lab, text.replace('encoding="utf-8"', "").encode("utf-16"))
    assert article.title == "Größe, naïve, Łódź"


@case("A charset that the Content-Type header tells is read")
def charset_header(lab: Lab) -> None:
    text = channel(item(title="Мост открыт", link="https://courier.example/1", text=f"Мост. {WHOLE}"))
    body = text.decode().replace(' encoding="utf-8"', "").encode("windows-1251")
    article = only(lab, body, Content_Type="application/rss+xml; charset=windows-1251")
    assert article.title == "Мост открыт"


@case("A charset that the XML declaration tells is read")
def charset_declared(lab: Lab) -> None:
    text = channel(item(title="Überfahrt für Fußgänger", link="https://courier.example/1")).decode()
    body = text.replace('encoding="utf-8"', 'encoding="iso-8859-15"').encode("iso-8859-15")
    assert only(lab, body, Content_Type="text/xml").title == "Überfahrt für Fußgänger"


@case("Relative links are resolved against the feed's own address")
def relative(lab: Lab) -> None:
    body = channel(item(title="Harbour closed", link="../harbour?a=1"), link="")
    assert only(lab, body).url == lab.site().url("/harbour?a=1")


@case("Relative links are resolved against xml:base, of the feed and of the entry")
def xml_base(lab: Lab) -> None:
    plain = atom_entry("1", "Whole", link="harbour")
    deeper = atom_entry("2", "Nested", link="tide").replace(
        "<entry>", '<entry xml:base="https://islands.example/news/">'
    )
    found, _ = read(lab, atom(plain, deeper, base="https://courier.example/port/"))
    assert {article.url for article in found} == {
        "https://courier.example/port/harbour",
        "https://islands.example/news/tide",
    }


@case("Enclosures, authors, categories and the language are kept")
def fields(lab: Lab) -> None:
    extra = (
        '<enclosure url="https://courier.example/talk.mp3" type="audio/mpeg" length="4200"/>'
        '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Marta Holm</dc:creator>'
        "<category>Fishing</category><category>Port</category>"
    )
    one = item(title="Harbour closed", link="https://courier.example/1", date=EARLIER, extra=extra)
    article = only(lab, channel(one, extra="<language>en-gb</language>"))
    article = lab.desk.articles.get(article.id)
    assert article.enclosures[0].url == "https://courier.example/talk.mp3"
    assert article.enclosures[0].media_type == "audio/mpeg"
    assert article.enclosures[0].length == 4200
    assert article.byline == ("Marta Holm",)
    assert article.language == "en"
    names = {getattr(note, "name", "") for note in article.notes}
    assert {"Fishing", "Port"} <= {name.title() for name in names}


@case("Pictures and files of Media RSS are kept")
def media(lab: Lab) -> None:
    extra = (
        '<media:content xmlns:media="http://search.yahoo.com/mrss/" url="https://courier.example/quay.jpg"'
        ' type="image/jpeg" medium="image" width="1200" height="800"/>'
    )
    one = item(title="Harbour closed", link="https://courier.example/1", date=EARLIER, extra=extra)
    article = only(lab, channel(one))
    kept = {enclosure.url for enclosure in article.enclosures} | {article.image}
    assert "https://courier.example/quay.jpg" in kept


def refused(lab: Lab, body: bytes) -> str:
    """Return why a feed was not read, as its reader is told."""
    found, told = read(lab, body)
    assert not found
    assert told.error
    assert told.advice
    failures = lab.desk.subscriptions.failures()
    assert failures
    return failures[0].failure.reason


@case("A feed that defines entities is refused, and the reason says so")
def entities(lab: Lab) -> None:
    body = b'<!DOCTYPE rss [<!ENTITY a "ha">]>' + rss(*items(1)).partition(b"?>")[2]
    assert "entit" in refused(lab, b'<?xml version="1.0"?>' + body).lower()


@case("A feed with an external DTD is read without fetching that")
def external_dtd(lab: Lab) -> None:
    other = lab.site(2)
    body = rss(*items(2)).partition(b"?>")[2]
    dtd = f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{other.url("/rss.dtd")}">'.encode()
    read(lab, dtd + body)
    assert not other.asked


@case("What is no feed is refused, and the reason says so")
def no_feed(lab: Lab) -> None:
    reason = refused(lab, b"<html><body><h1>Welcome</h1><p>Nothing here.</p></body></html>")
    assert "no feed" in reason or "not a feed" in reason


@case("One entry that cannot be used costs itself alone")
def one_bad(lab: Lab) -> None:
    bad = "<item><title></title></item>"
    good = [item(title=f"Report {n}", link=f"https://courier.example/{n}") for n in range(2)]
    found, told = read(lab, channel(good[0], bad, good[1]))
    assert len(found) == 2
    assert told.error is None


@case("A body that comes packed with gzip, brotli or zstd is read, and all three are asked for")
def packed(lab: Lab) -> None:
    import gzip  # noqa: PLC0415 (only here)

    import brotli  # type: ignore[import-untyped]  # noqa: PLC0415 (only here)
    import zstandard  # noqa: PLC0415 (only here)

    packers = {"br": brotli.compress, "gzip": gzip.compress, "zstd": zstandard.ZstdCompressor().compress}
    for number, (name, pack) in enumerate(packers.items(), 1):
        body = rss(Item(key=name, title=f"Packed with {name}", link=f"https://courier.example/{name}"))
        lab.site(number).paths["/feed.xml"] = Reply(body=pack(body), headers={"Content-Encoding": name})
        lab.follow(lab.site(number).url())
    lab.round()
    assert lab.desk.articles.count() == 3
    asked = lab.site(1).asked[0].headers["accept-encoding"]
    assert all(name in asked for name in packers)


@case("An answer of more than 16 MB is given up, packed or not, with a reason")
def too_large(lab: Lab) -> None:
    import gzip  # noqa: PLC0415 (only here)

    body = b"<rss>" + b" " * 17 * 1024**2 + b"</rss>"
    lab.site(1).paths["/feed.xml"] = Reply(body=body)
    lab.site(2).paths["/feed.xml"] = Reply(body=gzip.compress(body), headers={"Content-Encoding": "gzip"})
    lab.follow(lab.site(1).url(), lab.site(2).url())
    lab.round()
    for told in lab.desk.subscriptions.all():
        assert "larger" in (told.error or "")
        assert told.advice
