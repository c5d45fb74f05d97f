"""A story's page: established, differing, new since the last visit, shared, exported, as a feed."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from tests.serve.client import Client, Serve, serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings
from broadsheet.store import visits
from broadsheet.store.schema import articles

FIRE = (
    "Two people were killed in a fire at a warehouse in Odesa on Friday morning, the governor, Oleh Marchenko, said."
    "\n\nTrains to Kyiv were late. “We will not leave until the last room is searched,” Marchenko said."
)
LATER = (
    "Five people were killed in the fire at a warehouse in Odesa, the governor, Oleh Marchenko, said on Saturday."
    "\n\nTrains to Kyiv were late again."
)


def _row(
    key: str, outlet: str, day: int, text: str, title: str = "Fire at a warehouse in Odesa"
) -> dict[str, object]:
    published = f"2026-11-{day:02d}T08:00:00+00:00"
    return {
        "id": key,
        "outlet": outlet,
        "title": title,
        "published": published,
        "language": "en",
        "text": text,
    }


@pytest.fixture
def reader(serve_articles: Serve) -> Client:
    """Somebody who reads a desk with a story of two days."""
    rows = [
        _row("a", "Harbour Post", 20, FIRE),
        _row("b", "Coast Gazette", 20, FIRE.replace("the governor, Oleh Marchenko,", "the fire service")),
        _row("c", "Harbour Post", 21, LATER, "Odesa warehouse fire: five dead"),
    ]
    return serve_articles(rows)


def _story(client: Client) -> str:
    found = re.search(r'href="/stories/([^"/?#]+)"', client.get("/").text)
    assert found
    return found[1]


def test_the_largest_story_says_what_is_established_and_where_outlets_differ(
    client: Client, demo_desk: Desk
) -> None:
    story = max(demo_desk.stories.today(), key=lambda one: len(one.articles))
    page = client.get(f"/stories/{story.id}").text
    assert "What is established, by whom" in page
    assert "Where they differ" in page
    section = page.partition('id="differ"')[2].partition("</section>")[0]
    for table in (one for one in demo_desk.stories.ledger(story.id) if one.conflicts):
        assert len(re.findall(r'<p class="fig"', section)) >= 2, table


def test_agreement_counts_no_more_origins_than_the_story_has(client: Client, demo_desk: Desk) -> None:
    for story in demo_desk.stories.today():
        page = html.unescape(client.get(f"/stories/{story.id}").text)
        for count in re.findall(r"(\d+) origins agree", page):
            assert 2 <= int(count) <= story.at_most


def test_a_first_visit_marks_nothing(reader: Client) -> None:
    assert 'class="fresh"' not in reader.get(f"/stories/{_story(reader)}").text


def test_what_came_since_the_last_visit_is_marked(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("since")
    with open_desk(str(folder / "own.db"), settings=Settings(workers=1)) as desk:
        file = folder / "articles.jsonl"
        rows = [_row("a", "Harbour Post", 20, FIRE), _row("c", "Harbour Post", 21, LATER)]
        file.write_text("".join(json.dumps(row) + "\n" for row in rows))
        desk.add([str(file)])
        (story,) = desk.stories.today()
        now = datetime.now(UTC)
        with desk.store.write() as connection:
            seen = (now - timedelta(hours=2)).timestamp()
            visits.put(connection, user=desk.stories.user, story=story.id, kind=visits.SEEN, at=seen)
            connection.execute(update(articles).where(articles.c.id == "a").values(added=seen - 60))
        with serving(desk, WebSettings()) as address:
            reader = Client(base=address)
            first, again = (reader.get(f"/stories/{story.id}").text for _ in range(2))
            assert "1 new report" in first
            assert "2 became 5" in first, "killed"
            assert '<strong class="fresh">new</strong>' in first
            assert '<strong class="fresh">new</strong>' in again, "the same visit"
        since = desk.stories.since(desk.stories.get(story.id), now + timedelta(days=1))
        assert since is not None
        assert since.added == frozenset(), "the visit after that"


def test_a_story_as_markdown_has_a_footnote_for_each_line(client: Client, demo_desk: Desk) -> None:
    story = max(demo_desk.stories.today(), key=lambda one: len(one.articles))
    answer = client.get(f"/stories/{story.id}.md")
    assert answer.headers["content-type"].startswith("text/markdown")
    used = set(re.findall(r"\[\^(\d+)\](?!:)", answer.text))
    noted = set(re.findall(r"^\[\^(\d+)\]:", answer.text, re.MULTILINE))
    assert used == noted
    assert used
    for quoted in story.summary:
        assert re.escape(quoted.text[:20]).replace("\\", "") in answer.text.replace("\\", "")


def test_the_shared_address_is_the_public_one_where_there_is_one(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("public")
    settings = Settings(workers=1, public_url="https://desk.example.org/")
    with open_desk(str(folder / "own.db"), settings=settings) as desk:
        file = folder / "articles.jsonl"
        file.write_text(json.dumps(_row("a", "Harbour Post", 20, FIRE)) + "\n")
        desk.add([str(file)])
        (story,) = desk.stories.today()
        with serving(desk, WebSettings()) as address:
            reader = Client(base=address)
            assert (
                f'value="https://desk.example.org/stories/{story.id}"'
                in reader.get(f"/stories/{story.id}").text
            )
            sent = {"q": f'story:"{story.id}"', "name": "Fire", "on": "1", "back": f"/stories/{story.id}"}
            assert reader.post("/feeds/change", sent).status == 303
            token = next(one.token for one in desk.rules.searches())
            feed = reader.get(f"/feeds/{token}.atom").text
            assert f"https://desk.example.org/feeds/{token}.atom" in feed
            assert "https://desk.example.org/articles/a" in feed


def test_a_story_and_an_outlet_have_feeds_that_can_be_taken_away(reader: Client) -> None:
    key = _story(reader)
    for page, asked in (
        (f"/stories/{key}", f'story:"{key}"'),
        ("/outlets/Harbour%20Post", 'outlet:"=Harbour Post"'),
    ):
        assert html.escape(asked) in reader.get(page).text.replace("&#34;", "&quot;")
        reader.post("/feeds/change", {"q": asked, "name": "It", "on": "1", "back": page})
        address = re.search(r'href="[^"]*(/feeds/[^"]+\.json)"', reader.get(page).text)
        assert address
        items = json.loads(reader.get(address[1]).text)["items"]
        assert len(items) == (3 if "stories" in page else 2)
        reader.post("/feeds/change", {"q": asked, "on": "0", "back": page})
        assert reader.get(address[1]).status == 404


def test_places_are_drawn_and_listed(reader: Client) -> None:
    page = reader.get(f"/stories/{_story(reader)}").text
    assert 'class="chart map"' in page
    section = page.partition('id="places"')[2].partition("</section>")[0]
    assert re.search(r"<span dir=\"auto\">Odesa</span> <span class=\"quiet\">\d reports", section)


def test_a_long_story_is_whole_on_request(serve_articles: Serve) -> None:
    rows = [
        _row(
            f"a{number}",
            f"Outlet {number}",
            20 + number % 3,
            f"{FIRE}\n\nReporter number {number} was there.",
        )
        for number in range(40)
    ]
    reader = serve_articles(rows)
    key = _story(reader)
    short, whole = reader.get(f"/stories/{key}").text, reader.get(f"/stories/{key}?all=1").text
    assert "?all=1#printed" in short
    assert "Outlet 39" in whole.partition('id="printed"')[2]
    assert len(short) < len(whole)
    assert len(short.encode()) < 120_000


def test_outlets_have_a_profile_and_a_plain_list(reader: Client) -> None:
    page = reader.get("/outlets/Harbour%20Post")
    assert page.status == 200
    assert "It is the origin of" in page.text
    assert 'href="/outlets/Harbour%20Post/articles"' in page.text
    assert reader.get("/outlets/Harbour%20Post/articles").status == 200
    assert reader.get("/outlets/Nobody%20at%20all").status == 404
