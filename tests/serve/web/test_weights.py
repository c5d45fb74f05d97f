"""Pages stay light: below a limit unpacked, and what one reads first comes with the first answer of the network.

A server that was connected to sends ten packets before it waits for word that they came (RFC 6928), of 1,460 bytes each
on the ordinary network. What fits them, with what stands before the page, needs one round trip; the style sheet is
fetched with the first page one ever opens and kept from then on.
"""

from __future__ import annotations

import gzip
import zlib
from urllib.request import Request, urlopen

import pytest
from tests.serve.client import Client

from broadsheet.desk import Desk

MOST = 120_000  # bytes, without pictures
FIRST = 10 * 1_460


def fetch(address: str) -> tuple[bytes, int]:
    """Return a page as it is sent, and what stands before it."""
    request = Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310  # loopback
    with urlopen(request) as answer:  # noqa: S310
        assert answer.headers["content-encoding"] == "gzip"
        return answer.read(), len(bytes(answer.headers)) + len("HTTP/1.1 200 OK\r\n")


def paths(desk: Desk) -> dict[str, str]:
    """Return an address of each kind of page, the largest of its kind."""
    story = max(desk.stories.today(limit=99), key=lambda one: len(one.articles))
    article = max(desk.articles.newest(99), key=lambda one: len(one.text))
    return {
        "today": "/",
        "river": "/river",
        "river of a folder": "/river?folder=",
        "search": "/search?q=the",
        "story": f"/stories/{story.id}",
        "article": f"/articles/{article.id}",
        "outlet": f"/outlets/{article.outlet.name if article.outlet else ''}".replace(" ", "%20"),
        "briefing": "/digest",
        "subscriptions": "/subscriptions",
        "rules": "/rules",
        "preferences": "/preferences",
    }


NAMES = (
    "article",
    "briefing",
    "outlet",
    "preferences",
    "river",
    "river of a folder",
    "rules",
    "search",
    "story",
    "subscriptions",
    "today",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_weighs_less_than_its_limit(client: Client, demo_desk: Desk, name: str) -> None:
    body, _ = fetch(client.base + paths(demo_desk)[name])
    assert len(gzip.decompress(body)) < MOST


@pytest.mark.parametrize("name", [name for name in NAMES if name != "story"])
def test_a_page_comes_in_one_round_trip(client: Client, demo_desk: Desk, name: str) -> None:
    body, head = fetch(client.base + paths(demo_desk)[name])
    assert len(body) + head <= FIRST


def test_of_a_long_story_what_is_read_first_comes_in_one_round_trip(client: Client, demo_desk: Desk) -> None:
    body, head = fetch(client.base + paths(demo_desk)["story"])
    first = zlib.decompressobj(wbits=31).decompress(body[: FIRST - head]).decode(errors="ignore")
    for section in ("established", "differ", "voices"):
        assert f'id="{section}"' in first
    assert 'id="figures"' in first  # so all before it is whole
