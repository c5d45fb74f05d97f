"""What a simulated feed says: RSS, Atom, RDF and JSON Feed of real sizes, the same for the same plan."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from itertools import count

from bench.servers.plan import Site
from bench.servers.words import sentences

MOST_BYTES = 400_000  # the tail of real feeds' sizes, apart from the hostile ones
_AGE = 3 * 86_400.0  # seconds: how old the newest entry of the first version is
_CUT = "…"
_REVISES = 7  # of so many entries one is edited after the first version
_REVISED = "<p>This was said otherwise before, and put right since then by those who wrote it.</p>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed."""

    number: int
    title: str
    link: str
    guid: str
    moment: datetime
    html: str
    author: str
    tag: str


def shown(site: Site, version: int) -> range:
    """Return the numbers of the entries in one version of a feed, the oldest first."""
    first = version * site.news
    return range(first, first + site.entries)


def item(site: Site, number: int, version: int = 0, *, port: int, now: float) -> Item:
    """Return one entry, the same in each version that has it; but some are revised after the first."""
    chance = random.Random(site.number * 1_000_003 + number)
    said = sentences(site.language)
    title = said[chance.randrange(len(said))][:90].rstrip(" .。")
    step = 1200 + site.number * 7919 % 20_000  # seconds between two entries: each feed has its own rhythm
    moment = now - _AGE + step * (number + 1 - site.entries)
    link = f"http://{site.host}:{port}/story/{site.number}/{number}/{chance.getrandbits(40):x}"
    return Item(
        number=number,
        title=f"{title} {site.number}-{number}",
        link=link,
        guid=link if site.number % 3 else f"tag:{site.host},2026:{site.number}:{number}",
        moment=datetime.fromtimestamp(moment, UTC),
        html=_html(site, chance, said, link) + (_REVISED if version and number % _REVISES == 3 else ""),
        author=f"{said[chance.randrange(40)].split()[0].strip('.。')[:20]} {chance.choice('ABCDEFGH')}.",
        tag=said[chance.randrange(30)].split()[-1].strip(".。")[:20],
    )


def body(site: Site, version: int, *, port: int, now: float) -> bytes:
    """Return one version of a feed, at most ``MOST_BYTES`` long."""
    items: list[Item] = []
    size = 0
    for number in reversed(shown(site, version)):
        one = item(site, number, version, port=port, now=now)
        size += len(one.html.encode()) + 600  # 600: what stands around it
        if size > MOST_BYTES and items:
            break
        items.append(one)
    made = _WRITERS[site.format](site, items, f"http://{site.host}:{port}")
    return made.encode(site.charset, errors="xmlcharrefreplace")


def page(site: Site, one: Item) -> bytes:
    """Return the page of an entry: its whole text between a head and a foot."""
    chance = random.Random(one.number + site.number)
    more = "".join(chance.choices(sentences(site.language), k=12))
    return (
        f'<!doctype html><html lang="{site.language}"><head><meta charset="utf-8"><title>{escape(one.title)}'
        f"</title></head><body><nav><a href='/'>Feed {site.number}</a></nav><article><h1>{escape(one.title)}"
        f"</h1>{one.html}<p>{escape(more)}</p></article><footer>{escape(one.author)}</footer></body></html>"
    ).encode()


def _html(site: Site, chance: random.Random, said: tuple[str, ...], link: str) -> str:
    """Return an entry's text: paragraphs and a picture where the feed has whole texts, else a teaser."""
    text: list[str] = []
    length = int(site.length * chance.uniform(0.6, 1.4))
    for _ in count():
        paragraph = "".join(chance.choices(said, k=chance.randint(2, 5))).rstrip()
        text.append(paragraph)
        length -= len(paragraph)
        if length <= 0:
            break
    if not site.whole:
        cut = " ".join(text)[: max(80, int(site.length))].rstrip()
        return f'<p>{escape(cut)}{_CUT}</p> <p><a href="{link}" rel="nofollow">+</a></p>'
    picture = (
        f'<figure><img src="{link}.jpg" alt="{escape(text[0][:40])}" width="1200" height="675"/></figure>'
    )
    return picture + "\n".join(f'<p class="wp-block">{escape(paragraph)}</p>' for paragraph in text)


def _rss(site: Site, items: list[Item], root: str) -> str:
    field = "content:encoded" if site.whole else "description"
    rows = [
        f"<item>\n<title>{escape(one.title)}</title>\n<link>{one.link}</link>\n"
        f'<guid isPermaLink="{"true" if one.guid == one.link else "false"}">{one.guid}</guid>\n'
        f"<dc:creator><![CDATA[{one.author}]]></dc:creator>\n<pubDate>{format_datetime(one.moment)}</pubDate>\n"
        f"<category><![CDATA[{one.tag}]]></category>\n<{field}><![CDATA[{one.html}]]></{field}>\n"
        f'<media:content url="{one.link}.jpg" medium="image" width="1200" height="675"/>\n</item>\n'
        for one in items
    ]
    return (
        f'<?xml version="1.0" encoding="{site.charset}"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">\n'
        f"<channel>\n<title>Feed {site.number}</title>\n<link>{root}/</link>\n<description/>\n"
        f'<atom:link href="{escape(root + site.path)}" rel="self" type="application/rss+xml"/>\n'
        f"<language>{site.language}</language>\n{''.join(rows)}</channel>\n</rss>\n"
    )


def _atom(site: Site, items: list[Item], root: str) -> str:
    field = "content" if site.whole else "summary"
    rows = [
        f'<entry>\n<title type="text">{escape(one.title)}</title>\n<link rel="alternate" href="{one.link}"/>\n'
        f"<id>{one.guid}</id>\n<published>{one.moment.isoformat()}</published>\n"
        f"<updated>{one.moment.isoformat()}</updated>\n<author><name>{escape(one.author)}</name></author>\n"
        f'<category term="{escape(one.tag)}"/>\n<{field} type="html">{escape(one.html)}</{field}>\n</entry>\n'
        for one in items
    ]
    return (
        f'<?xml version="1.0" encoding="{site.charset}"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        f'xml:lang="{site.language}">\n<title>Feed {site.number}</title>\n<link href="{root}/"/>\n'
        f'<link rel="self" href="{escape(root + site.path)}"/>\n<id>{root}/{site.number}</id>\n'
        f"<updated>{items[0].moment.isoformat()}</updated>\n{''.join(rows)}</feed>\n"
    )


def _rdf(site: Site, items: list[Item], root: str) -> str:
    listed = "".join(f'<rdf:li rdf:resource="{one.link}"/>' for one in items)
    rows = [
        f'<item rdf:about="{one.link}">\n<title>{escape(one.title)}</title>\n<link>{one.link}</link>\n'
        f"<dc:date>{one.moment.isoformat()}</dc:date>\n<dc:creator>{escape(one.author)}</dc:creator>\n"
        f"<description>{escape(one.html)}</description>\n</item>\n"
        for one in items
    ]
    return (
        f'<?xml version="1.0" encoding="{site.charset}"?>\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel rdf:about="{root}/">\n'
        f"<title>Feed {site.number}</title>\n<link>{root}/</link>\n<description/>\n"
        f"<items><rdf:Seq>{listed}</rdf:Seq></items>\n</channel>\n{''.join(rows)}</rdf:RDF>\n"
    )


def _json(site: Site, items: list[Item], root: str) -> str:
    rows = [
        {
            "id": one.guid,
            "url": one.link,
            "title": one.title,
            "content_html": one.html,
            "date_published": one.moment.isoformat(),
            "authors": [{"name": one.author}],
            "tags": [one.tag],
        }
        for one in items
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"Feed {site.number}",
        "home_page_url": f"{root}/",
        "language": site.language,
        "items": rows,
    }
    return json.dumps(feed, ensure_ascii=False)


_WRITERS = {"atom": _atom, "json": _json, "rdf": _rdf, "rss": _rss}
MEDIA = {
    "atom": "application/atom+xml",
    "json": "application/feed+json",
    "rdf": "application/rdf+xml",
    "rss": "application/rss+xml",
}
