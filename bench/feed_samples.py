"""Feeds as outlets publish them, written here: made-up words, real shapes."""

from __future__ import annotations

from html import escape

_SPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
_SENTENCE = (
    "The council met on Tuesday and spoke of the <a href='https://kite.example/bridge'>bridge</a> at length."
)


def _date(number: int) -> str:
    return f"Tue, 04 Mar 2025 {9 + number // 60:02}:{number % 60:02}:00 GMT"


def _rss(items: str) -> bytes:
    head = "<title>Kite</title><link>https://kite.example/</link><language>en-GB</language><ttl>15</ttl>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {_SPACES}><channel>{head}{items}</channel></rss>'.encode()


def newspaper(entries: int, sentences: int) -> bytes:
    """Return a feed with whole texts, of so many sentences each."""
    text = "<img src='/bridge.jpg'>" + f"<p>{_SENTENCE}</p>" * sentences
    return _rss(
        "".join(
            f"<item><title>Council &amp;amp; bridge, part {n}</title><link>https://kite.example/{n}</link>"
            f"<guid>https://kite.example/{n}</guid><pubDate>{_date(n)}</pubDate>"
            f"<dc:creator>Ada Fenwick</dc:creator><category>Council</category><description>{escape(text[:300])}"
            f"</description><content:encoded><![CDATA[{text}]]></content:encoded></item>\n"
            for n in range(entries)
        )
    )


def headlines(entries: int) -> bytes:
    """Return a feed with teasers and pictures."""
    return _rss(
        "".join(
            f"<item><title><![CDATA[Council and bridge, part {n}]]></title>"
            f"<description><![CDATA[A sentence or two on what the council said of the bridge.]]></description>"
            f"<link>https://kite.example/{n}?at_medium=rss</link><guid isPermaLink='false'>kite-{n}</guid>"
            f"<pubDate>{_date(n)}</pubDate><media:thumbnail width='240' height='135' url='https://kite.example/{n}.jpg'/></item>\n"
            for n in range(entries)
        )
    )


def atom(entries: int) -> bytes:
    """Return an Atom feed with texts in XHTML."""
    text = f"<p>{_SENTENCE}</p>" * 8
    rows = "".join(
        f"<entry><title type='html'>Council &amp;amp; bridge {n}</title><link href='/{n}'/><id>tag:kite.example,2025:{n}</id>"
        f"<updated>2025-03-04T09:{n:02}:00Z</updated><published>2025-03-04T08:{n:02}:00Z</published>"
        f"<author><name>Ada Fenwick</name></author><category term='council'/>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{text}</div></content></entry>\n"
        for n in range(entries)
    )
    head = "<title>Kite</title><link href='https://kite.example/'/><id>tag:kite.example,2025:all</id>"
    return f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">{head}{rows}</feed>'.encode()


def podcast(entries: int) -> bytes:
    """Return a feed of recordings."""
    return _rss(
        "".join(
            f"<item><title>Talk {n}</title><guid>talk-{n}</guid><pubDate>{_date(n)}</pubDate><itunes:author>Ada Fenwick"
            f"</itunes:author><itunes:duration>31:0{n % 10}</itunes:duration><itunes:image href='https://kite.example/{n}.jpg'/>"
            f"<description>{escape(f'<p>{_SENTENCE}</p>' * 3)}</description>"
            f"<enclosure url='https://kite.example/{n}.mp3' length='{n}00000' type='audio/mpeg'/></item>\n"
            for n in range(entries)
        )
    )


def broken(entries: int) -> bytes:
    """Return a feed with one stray ampersand, as content systems let slip."""
    return headlines(entries).replace(b"Council and bridge, part 3]]>", b"Council]]> & bridge <![CDATA[3]]>")


SAMPLES = {
    "newspaper, 11 texts": newspaper(11, 16),
    "newspaper, 30 texts": newspaper(30, 16),
    "newspaper, long texts": newspaper(20, 120),
    "headlines, 60": headlines(60),
    "Atom with XHTML, 25": atom(25),
    "podcast, 50": podcast(50),
    "broken, 60": broken(60),
}
"""By name."""
