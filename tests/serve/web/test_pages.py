"""Each page of the demo desk, as a reader without JavaScript gets it."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from tests.serve.client import Client

from broadsheet.desk import Desk
from broadsheet.model import Figure, Statement


def test_today_shows_stories_with_how_many_outlets_and_origins(client: Client, demo_desk: Desk) -> None:
    page = client.get("/")
    assert page.status == 200
    lead = next(story for story in demo_desk.stories.today() if len(story.articles) > 1)
    assert f'href="/stories/{quote(lead.id, safe="")}"' in page.text
    assert f"{len(lead.outlets)} outlets" in page.text
    assert re.search(r"at most \d+ origins", page.text)


def test_each_summary_sentence_leads_to_where_it_stands(client: Client, demo_desk: Desk) -> None:
    story = next(story for story in demo_desk.stories.today() if story.summary)
    sentence = story.summary[0]
    path = f"/articles/{quote(sentence.article, safe='')}?at={sentence.start}-{sentence.end}"
    assert f'href="{path}#s{sentence.start}-{sentence.end}"' in client.get(f"/stories/{story.id}").text
    page = client.get(path).text
    marked = re.findall(r'class="n[^"]*n-here[^"]*"[^>]*>([^<]*)<', page)
    assert _plain("".join(marked)) == _plain(sentence.text)
    assert f'id="s{sentence.start}-{sentence.end}"' in page


def _plain(text: str) -> str:
    return re.sub(r"&#?\w+;|\W", "", text)


def test_a_story_has_all_its_parts(client: Client, demo_desk: Desk) -> None:
    story = max(demo_desk.stories.today(), key=lambda story: len(story.articles))
    page = client.get(f"/stories/{story.id}").text
    for part in ("Who said what", "Figures", "Timeline", "By outlet", "Where it started", "as printed by"):
        assert part in page, part
    assert "<svg" in page
    assert ", citing " in page
    for outlet in story.outlets:
        assert f"/outlets/{quote(outlet, safe='')}" in page


def test_an_article_has_its_notes_in_place(client: Client, demo_desk: Desk) -> None:
    story = demo_desk.stories.today()[0]
    article = next(
        article
        for article in demo_desk.stories.articles(story.id)[1:]
        if {Statement, Figure} <= {type(note) for note in article.notes}
    )
    page = client.get(f"/articles/{article.id}").text
    for label in ("n-statement", "n-figure", "n-name"):
        assert f'{label}"' in page or f"{label} " in page, label
    assert 'rel="noopener noreferrer external"' in page
    assert "Why this story" in page


def test_kinds_of_notes_can_be_switched_off_without_a_script(client: Client, demo_desk: Desk) -> None:
    page = client.get(f"/articles/{demo_desk.articles.newest()[0].id}?show=figures").text
    assert re.search(r'id="show-figures"[^>]* checked', page)
    assert not re.search(r'id="show-names"[^>]* checked', page)


def test_an_edited_article_shows_what_was_changed(client: Client, demo_desk: Desk) -> None:
    edited = next(one for one in demo_desk.articles.newest(limit=200) if one.version > 1)
    page = client.get(f"/articles/{edited.id}").text
    assert "What was changed" in page
    assert "<del>" in page
    assert "<ins>" in page


def test_search_finds_and_marks(client: Client) -> None:
    page = client.get("/search?q=ferry").text
    assert re.search(r"<mark>[Ff]err", page)
    assert "Nothing found" in client.get("/search?q=qqxxzz").text
    assert client.get("/search?q=%22%28*%20AND%20NOT").status == 200


def test_the_river_turns_pages_and_an_outlet_has_its_own(client: Client, demo_desk: Desk) -> None:
    first = client.get("/river")
    assert "page=2" in first.text
    assert client.get("/river?page=2").status == 200
    assert client.get("/river?page=nonsense").status == 200
    outlet = demo_desk.articles.newest()[0].outlet
    assert outlet is not None
    assert client.get(f"/outlets/{quote(outlet.name or '', safe='')}").status == 200
    assert client.get("/outlets/Nobody%20At%20All").status == 404


def test_subscriptions_and_their_export(client: Client) -> None:
    assert "Address of a site or feed" in client.get("/subscriptions").text
    export = client.get("/subscriptions.opml")
    assert "<opml" in export.text
    assert "attachment" in export.headers["content-disposition"]


def test_an_empty_desk_helps_to_begin(empty_address: str) -> None:
    page = Client(base=empty_address).get("/").text
    for offer in ("Add a site", "OPML", "Load the demo"):
        assert offer in page


@pytest.mark.parametrize("path", ["/nothing", "/articles/none", "/stories/none", "/static/0/none.css"])
def test_what_is_not_there(client: Client, path: str) -> None:
    page = client.get(path)
    assert page.status == 404
    assert "Go to the front page" in page.text


def test_health_and_files(client: Client) -> None:
    assert client.get("/health").text == "ok\n"
    style = re.search(r'href="(/static/[^"]+\.css)"', client.get("/").text)
    assert style
    file = client.get(style[1])
    assert "immutable" in file.headers["cache-control"]
    assert file.headers["content-type"].startswith("text/css")


def test_a_comment_is_kept(client: Client, demo_desk: Desk) -> None:
    key = demo_desk.articles.newest()[0].id
    sent = client.post("/comments", {"article": key, "text": "The port said otherwise.\r\n\r\nTwice."})
    assert sent.status == 303
    assert "#comment-" in sent.headers["location"]
    assert "The port said otherwise." in client.get(f"/articles/{key}").text
    assert demo_desk.marks.comments(key)[-1].text == "The port said otherwise.\n\nTwice."


def test_a_comment_that_cannot_be_kept_is_not_lost(client: Client, demo_desk: Desk) -> None:
    key = demo_desk.articles.newest()[0].id
    long = client.post("/comments", {"article": key, "text": "x" * 5_001})
    assert long.status == 400
    assert "x" * 5_001 in long.text
    assert client.post("/comments", {"article": key, "text": " "}).status == 400
    assert client.post("/comments", {"article": "none", "text": "Hello"}).status == 404


def test_a_comment_can_be_answered(client: Client, demo_desk: Desk) -> None:
    key = demo_desk.articles.newest()[2].id
    first = demo_desk.marks.comment(key, "Who counted?")
    page = client.get(f"/articles/{key}?answer={first.id}").text
    assert f'name="parent" value="{first.id}"' in page
    client.post("/comments", {"article": key, "text": "The coast guard.", "parent": str(first.id)})
    assert demo_desk.marks.comments(key)[-1].parent == first.id


def test_marks_are_set_and_taken_away(client: Client, demo_desk: Desk) -> None:
    key = demo_desk.articles.newest()[1].id
    for on, marks in (("1", {"starred"}), ("0", set())):
        sent = client.post(
            "/marks", {"article": key, "kind": "starred", "on": on, "back": f"/articles/{key}"}
        )
        assert (sent.status, sent.headers["location"]) == (303, f"/articles/{key}")
        assert demo_desk.marks.of([key]).get(key, frozenset()) == marks


def test_the_theme_is_kept(client: Client) -> None:
    assert client.post("/theme", {"theme": "dark", "back": "/river"}).headers["location"] == "/river"
    assert 'data-theme="dark"' in client.get("/").text
    client.post("/theme", {"theme": '"><script>', "back": "/"})
    assert 'data-theme="dark"' in client.get("/").text


def test_a_bad_address_to_subscribe_to_is_explained(client: Client) -> None:
    refused = client.post("/subscriptions/add", {"url": "http://127.0.0.1:9/feed"})
    assert refused.status == 400
    assert 'role="alert"' in refused.text
    assert "http://127.0.0.1:9/feed" in refused.text
    assert client.post("/subscriptions/add", {"url": ""}).status == 400
