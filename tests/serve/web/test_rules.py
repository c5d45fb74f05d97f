"""Rules and saved searches, as a reader makes and undoes them; the feeds of searches."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import feedparser
import pytest
from tests.conftest import made_article
from tests.serve.client import Client, serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.desk.tagging import MOST_TAGS
from broadsheet.errors import UsageError
from broadsheet.serve.web import WebSettings
from broadsheet.store import articles


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as desk:
        with desk.store.write() as connection:
            for key, title in {"a": "Ferry hits pier", "b": "Goat elected <mayor>"}.items():
                articles.save(
                    connection, made_article(key, title=title, text=f"{title}.\x0c"), now=1.0, waiting=True
                )
        desk.fold()
        yield desk


@pytest.fixture
def client(desk: Desk) -> Iterator[Client]:
    with serving(desk, WebSettings()) as address:
        yield Client(base=address)


def _send(client: Client, path: str, **fields: str) -> str:
    answer = client.post(path, fields)
    assert answer.status == 303, answer.text
    return client.get(answer.headers["location"]).text


def test_a_rule_is_tried_kept_followed_and_undone(desk: Desk, client: Client) -> None:
    tried = client.get("/rules?q=title%3Agoat&does=hide").text
    assert "<strong>1 article</strong> on this desk would be hidden." in tried
    assert tried.index("Keep this rule") < tried.index("Goat elected"), (
        "what is to be pressed stands above the hits"
    )
    assert "Goat elected" in client.get("/river").text, "trying changes nothing"

    kept = _send(client, "/rules/add", q="title:goat", does="hide")
    assert "1 article answered it already" in kept
    assert "Goat elected" not in client.get("/river").text
    assert "hidden by your rule" in client.get("/articles/b").text

    with desk.store.write() as connection:
        new = made_article("c", title="Goat resigns", text="The goat resigns.")
        articles.save(connection, new, now=2.0, waiting=True)
    desk.fold()
    assert "Goat resigns" not in client.get("/river").text, "what comes later is hidden too"

    (number,) = re.findall(r'name="rule" value="(\d+)"', client.get("/rules").text)
    assert "2 marks it had set went with it" in _send(client, "/rules/remove", rule=number)
    assert "Goat resigns" in client.get("/river").text


def test_a_rule_tags_what_answers_it(client: Client) -> None:
    tried = client.get("/rules?q=title%3Agoat&does=tag&tag=%23Livestock").text
    assert "<strong>1 article</strong> on this desk would be tagged" in tried
    assert "write a tag of letters" in client.get("/rules?q=title%3Agoat&does=tag&tag=%23").text

    kept = _send(client, "/rules/add", q="title:goat", does="tag", tag="#Livestock")
    assert '<a dir="auto" href="/tags/Livestock">#Livestock</a>' in kept
    page = client.get("/articles/b").text
    assert ">#Livestock</a>" in page
    assert "by a rule" in page
    assert "Goat elected" in client.get("/tags/livestock").text

    (number,) = re.findall(r'name="rule" value="(\d+)"', client.get("/rules").text)
    assert "1 mark it had set went with it" in _send(client, "/rules/remove", rule=number)
    assert client.get("/tags/livestock").status == 404


def test_what_comes_in_is_told_of_on_the_front_page_until_it_is_read(desk: Desk, client: Client) -> None:
    _send(client, "/rules/add", q="title:goat", does="notify")
    assert "You asked to be told of" not in client.get("/").text, "what was there before is no news"

    with desk.store.write() as connection:
        new = made_article("c", title="Goat resigns", text="The goat resigns.")
        articles.save(connection, new, now=2.0, waiting=True)
    desk.fold()
    front = client.get("/").text
    assert "You asked to be told of" in front
    assert '<a href="/search?q=is%3Aunread%20title%3Agoat&amp;order=time">' in front
    assert "(1 unread)" in front
    assert "You asked to be told of" not in client.get("/?section=world").text

    desk.marks.mark("c", "read")
    assert "You asked to be told of" not in client.get("/").text
    (number,) = re.findall(r'name="rule" value="(\d+)"', client.get("/rules").text)
    assert "The rule is gone." in _send(client, "/rules/remove", rule=number)


def test_a_tag_is_set_by_hand_in_its_first_form_and_taken_off_and_undone(desk: Desk, client: Client) -> None:
    assert "Tagged: #Old <pier>." in html.unescape(
        _send(client, "/tags/put", article="a", tag=" #Old  <pier> ")
    )
    assert "Tagged: #Old <pier>." in html.unescape(_send(client, "/tags/put", article="b", tag="old pier"))
    assert [tag.name for tag in desk.tagging.of("b")] == ["Old <pier>"]
    page = client.get("/tags/old%20pier").text
    assert "Ferry hits pier" in page
    assert "Goat elected" in page

    taken = _send(client, "/tags/take", article="a", tag="Old <pier>")
    assert "Taken off: #Old <pier>." in html.unescape(taken)
    assert 'action="/tags/put"' in taken, "one press sets it again"
    assert desk.tagging.of("a") == ()


@pytest.mark.parametrize("given", ["", "#", "…", "x" * 61])
def test_what_can_be_no_tag_is_said_and_sets_nothing(desk: Desk, client: Client, given: str) -> None:
    assert "a tag" in _send(client, "/tags/put", article="a", tag=given)
    assert desk.tagging.of("a") == ()
    assert client.post("/tags/put", {"article": "nowhere", "tag": "goats"}).status == 404


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("harbour\x00 watch", "harbour watch"),
        ("\u202ehcraes", "hcraes"),
        ("Cafe\u0301", "Caf\u00e9"),
        (
            "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("put", "put"),
        ("a/b", "a/b"),
        ("../x", "../x"),
    ],
)
def test_a_tag_is_kept_as_it_is_seen_and_its_page_opens(
    desk: Desk, client: Client, given: str, kept: str
) -> None:
    page = _send(client, "/tags/put", article="a", tag=given)
    assert [tag.name for tag in desk.tagging.of("a")] == [kept]
    address = f"/tags/{quote(kept, safe='')}"
    assert f'href="{html.escape(address)}"' in page
    assert "Ferry hits pier" in client.get(address).text


def test_an_article_has_no_more_tags_than_are_read(desk: Desk) -> None:
    for number in range(MOST_TAGS):
        desk.tagging.put("a", f"tag {number}")
    desk.tagging.put("a", "tag 1")  # it has that one
    with pytest.raises(UsageError, match=f"at most {MOST_TAGS} tags"):
        desk.tagging.put("a", "one more")


@pytest.mark.parametrize("asked", ["", "is:blue", "(((", "x" * 501])
def test_what_cannot_be_a_rule_is_said_and_changes_nothing(desk: Desk, client: Client, asked: str) -> None:
    answer = client.post("/rules/add", {"q": asked, "does": "hide"})
    assert answer.status in {303, 413}
    assert desk.rules.all() == ()
    assert client.get("/rules?q=is%3Ablue").text.count("is:blue is not known") == 1


def test_forms_need_their_token(desk: Desk, client: Client) -> None:
    paths = ("/rules/add", "/rules/remove", "/searches/save", "/searches/forget", "/searches/share")
    for path in (*paths, "/tags/put", "/tags/take"):
        assert client.post(path, {"q": "goat", "article": "a", "tag": "x", "token": "wrong"}).status == 403
    assert (desk.rules.all(), desk.rules.searches(), desk.tagging.of("a")) == ((), (), ())


def test_a_search_is_kept_counted_shared_as_a_feed_and_forgotten(desk: Desk, client: Client) -> None:
    assert "1 unread" in _send(client, "/searches/save", q="goat OR donkey", name="Goats & <co>")
    (one,) = desk.rules.searches()
    _send(client, "/searches/share", search=str(one.id), on="1")
    (shared,) = desk.rules.searches()

    atom = client.get(f"/feeds/{shared.token}.atom")
    read = feedparser.parse(atom.text)
    assert not read.bozo
    assert [html.unescape(entry.title) for entry in read.entries] == ["Goat elected <mayor>"]
    assert html.unescape(read.feed.title) == "Goats & <co> · Broadsheet"
    told = json.loads(client.get(f"/feeds/{shared.token}.json").text)
    assert [item["title"] for item in told["items"]] == ["Goat elected <mayor>"]

    _send(client, "/searches/share", search=str(one.id), on="0")
    assert client.get(f"/feeds/{shared.token}.atom").status == 404
    _send(client, "/searches/forget", search=str(one.id))
    assert desk.rules.searches() == ()


def test_a_feed_that_nobody_shared_is_not_there(client: Client) -> None:
    assert client.get("/feeds/None.atom").status == 404
    assert client.get("/feeds/1.json").status == 404
    assert client.post("/searches/share", {"search": "99", "on": "1"}).status == 404


@pytest.mark.parametrize("asked", ["goat OR", "OR goat", '"goat'])
def test_what_is_kept_of_a_search_half_typed_is_what_it_found(desk: Desk, asked: str) -> None:
    key = desk.rules.save(asked)
    assert len(desk.search(asked)) == 1
    assert desk.rules.unread(desk.rules.searches()) == {key: 1}
    desk.marks.mark("b", "read")
    assert desk.rules.unread(desk.rules.searches()) == {key: 0}


def test_an_article_without_a_date_is_given_none_in_a_feed(desk: Desk, client: Client) -> None:
    with desk.store.write() as connection:
        articles.save(
            connection, made_article("d", title="Undated goat", text="Goat.", published=None), now=3.0
        )
    token = desk.rules.share(desk.rules.save("title:undated"))
    (item,) = json.loads(client.get(f"/feeds/{token}.json").text)["items"]
    assert item["date_published"] is None
    assert not feedparser.parse(client.get(f"/feeds/{token}.atom").text).bozo
