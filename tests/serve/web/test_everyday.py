"""Today and the lists of articles: visits, sections, following, muting, reading at once and undoing it."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serve.client import Client, serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(str(tmp_path / "demo.db"), settings=Settings(workers=1)) as desk:
        desk.add_demo()
        yield desk


@pytest.fixture
def client(desk: Desk) -> Iterator[Client]:
    with serving(desk, WebSettings()) as address:
        yield Client(base=address)


def _lead(desk: Desk) -> tuple[str, str]:
    story = next(story for story in desk.stories.today() if len(story.articles) > 1)
    return story.id, story.title


def _shown(client: Client, path: str = "/") -> str:
    return html.unescape(client.get(path).text)


def _undo(client: Client, page: str) -> None:
    form = page.split('data-do="undo"', maxsplit=1)[0].rsplit("<form", 1)[1]
    path = re.findall(r'action="([^"]+)"', form)[0]
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    assert client.post(path, {name: html.unescape(value) for name, value in fields.items()}).status == 303


def test_a_story_is_muted_and_let_in_again(desk: Desk, client: Client) -> None:
    key, title = _lead(desk)
    assert title in _shown(client)
    client.post("/stories/mute", {"story": key, "on": "1", "back": "/"})
    page = client.get("/").text
    assert "is left out of the front page" in page
    assert title not in _shown(client)
    assert title in _shown(client, "/rules")
    _undo(client, page)
    client.get("/")
    assert title in _shown(client)


def test_a_followed_story_stands_higher(desk: Desk, client: Client) -> None:
    titles = [story.title for story in desk.stories.today()]
    before = _shown(client)
    assert before.index(titles[2]) < before.index(titles[3])
    # Nothing outweighs everything: a day of freshness lifts it above the next one, not above a story of many origins.
    fourth = desk.stories.today()[3]
    client.post("/stories/follow", {"story": fourth.id, "on": "1", "back": "/"})
    client.get("/")
    page = _shown(client)
    assert page.index(titles[3]) < page.index(titles[2])
    assert "You follow this" in page


def test_a_rule_to_follow_lifts_the_stories_that_answer(desk: Desk, client: Client) -> None:
    before = client.get("/").text
    story = next(one for one in desk.stories.today() if "volcano" in one.title.lower())
    title = html.escape(story.title)
    rule, done = desk.rules.add("volcano", "follow")
    assert done
    after = client.get("/").text
    assert after.index(title) < before.index(title)
    desk.rules.remove(rule.id)
    assert client.get("/").text.index(title) == before.index(title)


def test_a_topic_is_muted_and_let_in_again(client: Client) -> None:
    assert "beneath its volcano" in client.get("/").text
    client.post("/rules/mute", {"q": "volcano OR volcán OR ceniza", "back": "/"})
    page = client.get("/").text
    assert "beneath its volcano" not in page.split("<main", 1)[1].split("</div>", 2)[2]
    _undo(client, page)
    client.get("/")
    assert "beneath its volcano" in client.get("/").text


def test_a_topic_is_muted_from_its_own_page(client: Client) -> None:
    page = client.get("/tags/Dravonia")
    asked = html.unescape(re.findall(r'action="/rules/mute">.*?name="q" value="([^"]+)"', page.text)[0])
    report = ">Tesk ‘has order ready’ to halve supply of gas<"
    assert report in client.get("/river?page=2").text
    client.post("/rules/mute", {"q": asked, "back": "/river"})
    muted = client.get("/river").text
    assert report not in muted + client.get("/river?page=2").text
    _undo(client, muted)
    client.get("/river")
    assert report in client.get("/river?page=2").text


def test_what_came_since_the_last_visit_is_new(desk: Desk, client: Client) -> None:
    assert "That is all since" not in client.get("/").text
    until = time.monotonic() + 10
    while "visit" not in desk.preferences.all():  # it is kept after the page was sent
        assert time.monotonic() < until
        time.sleep(0.02)
    assert len(desk.preferences.all()["visit"].split(",")) == 2  # no visit before this one
    desk.preferences.put({"visit": "[1600000000.0, 60]"})  # long ago, when the first sixty had come
    page = client.get("/").text
    assert "new report" in page
    assert "That is all since" in page
    assert "That is all since" in client.get("/").text  # within a visit it stays so


def test_a_section_is_a_page_of_its_own(client: Client) -> None:
    page = client.get("/?section=sport").text
    assert "Town hold Athletic" in page
    assert "Volcano in San" not in page
    assert client.get("/?section=nonsense").status == 200


def test_all_is_marked_as_read_and_undone(client: Client) -> None:
    page = client.get("/river").text
    upto = re.findall(r'name="upto" value="(\d+)"', page)[0]
    answer = client.post("/river/read", {"upto": upto, "back": "/river?unread=1"})
    assert answer.headers["location"] == "/river?unread=1"
    page = client.get("/river?unread=1").text
    assert "Nothing unread here." in page
    _undo(client, page)
    assert "Nothing unread here." not in client.get("/river?unread=1").text


@pytest.mark.parametrize(("part", "left"), [("above", 66), ("below", 6)])
def test_above_and_below_an_article(desk: Desk, client: Client, part: str, left: int) -> None:
    order = re.findall(r'name="above" value="([^"]+)"', client.get("/river").text)
    upto = re.findall(r'name="upto" value="(\d+)"', client.get("/river").text)[0]
    client.post("/river/read", {"upto": upto, part: html.unescape(order[5])})
    total = desk.articles.count()
    unread = len(desk.search("is:unread", limit=999))
    assert unread == (total - 5 if part == "above" else left)


def test_the_toggles_of_a_list_stay_on_it(desk: Desk, client: Client) -> None:
    key = desk.articles.newest(1)[0].id
    fields = {"article": key, "kind": "read", "on": "1", "back": "/river"}
    assert client.post("/marks", fields).headers["location"] == "/river"
    quiet = client.post("/marks", {**fields, "on": "0"}, {"X-Broadsheet": "quiet"})
    assert quiet.status == 204
    assert "was-read" not in client.get("/river").text


def test_a_button_of_a_list_says_all_of_its_mark(desk: Desk, client: Client) -> None:
    key = desk.articles.newest(1)[0].id
    page = client.get("/river").text
    assert page.count('action="/marks"') == 1  # a form for all rows
    assert f'form="mark" name="set" value="starred 1 {html.escape(key)}"' in page
    client.post("/marks", {"set": f"starred 1 {key}", "back": "/river"})
    assert desk.marks.of([key])[key] == {"starred"}
    assert f'value="starred 0 {html.escape(key)}"' in client.get("/river").text
    client.post("/marks", {"set": f"starred 0 {key}", "back": "/river"})
    assert not desk.marks.of([key]).get(key)


def test_a_button_of_the_front_page_says_which_story(desk: Desk, client: Client) -> None:
    page = client.get("/").text
    key = html.unescape(re.findall(r'formaction="/stories/follow" name="set" value="1 ([^"]+)"', page)[0])
    assert page.count('id="deed"') == 1  # a form for all stories
    client.post("/stories/follow", {"set": f"1 {key}", "back": "/"})
    assert desk.stories.marks(key) == {"followed"}
    assert f'formaction="/stories/follow" name="set" value="0 {html.escape(key)}"' in client.get("/").text
    client.post("/stories/follow", {"set": f"0 {key}", "back": "/"})
    assert not desk.stories.marks(key)
