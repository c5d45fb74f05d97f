from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from tests.serve.client import Client

from broadsheet.desk import Desk
from broadsheet.desk.digests import week_of


@pytest.fixture
def week(demo_desk: Desk) -> str:
    """A week in which the demo has stories."""
    last = max(story.last for story in demo_desk.stories.today() if story.last)
    return week_of(last.astimezone().date()).first.isoformat()


def test_a_week_leads_to_sentences_that_are_there(client: Client, week: str) -> None:
    page = client.get(f"/digest?week={week}")
    assert page.status == 200
    assert "That is all." in page.text
    assert len(page.text) < 120_000
    places = re.findall(r'href="(/articles/[^"]+\?at=[^"]+)#(s[^"]+)"', page.text)
    assert len(places) > 10
    for path, anchor in places[:6]:
        found = client.get(path)
        assert found.status == 200
        assert f'id="{anchor}"' in found.text


def test_what_makes_no_sense_is_asked_for_in_vain(client: Client) -> None:
    assert client.get("/digest").status == 200
    for odd in (
        "day=yesterday",
        "day=",
        "week=",
        "week=0001-01-01",
        "day=9999-12-31",
        "section=",
        "section=%00",
    ):
        assert client.get(f"/digest?{odd}").status == 200, odd


def test_the_last_day_with_news_is_shown_where_nothing_is_asked_for(client: Client, demo_desk: Desk) -> None:
    newest = demo_desk.articles.newest(limit=1)[0].published
    assert isinstance(newest, datetime)
    now = datetime.now(UTC).astimezone()
    latest = min(newest.astimezone().date(), now.date() - timedelta(days=now.hour < 12))
    assert f'"/digest?day={latest - timedelta(days=1)}"' in client.get("/digest").text


def test_a_day_without_stories_says_so(client: Client) -> None:
    page = client.get("/digest?day=1999-12-31")
    assert "Nothing was told in this time." in page.text
    assert 'href="/digest?day=1999-12-30"' in page.text
    assert 'href="/digest?day=2000-01-01"' in page.text


def test_there_is_no_way_into_the_future(client: Client) -> None:
    tomorrow = (datetime.now(UTC).astimezone() + timedelta(days=1)).date()
    assert f"day={tomorrow}" not in client.get("/digest").text


def test_a_book_comes_with_addresses_of_this_desk(client: Client, week: str) -> None:
    path = f"/digest.epub?week={week}"
    status, headers, body = _fetched(client, path)
    assert status == 200
    assert headers["content-type"] == "application/epub+zip"
    assert headers["content-disposition"] == f'attachment; filename="broadsheet-week-{week}.epub"'
    with zipfile.ZipFile(BytesIO(body)) as book:
        pages = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert f'href="{client.base}/articles/' in pages


def _fetched(client: Client, path: str) -> tuple[int, dict[str, str], bytes]:

    connection = HTTPConnection(urlsplit(client.base).netloc, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    finally:
        connection.close()


def test_nobody_reads_it_without_the_password(guarded: Client) -> None:
    for path in ("/digest", "/digest.epub"):
        answer = guarded.get(path)
        assert answer.status == 303
        assert answer.headers["location"].startswith("/login")
