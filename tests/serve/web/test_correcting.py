"""What a reader says of stories: followed, split, merged, not related; and what became of them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.conftest import made_article
from tests.serve.client import Answer, Client, serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings
from broadsheet.store import articles

TITLES = {
    "a": "Ferry hits pier",
    "b": "Boat rams a quay",
    "c": "Goat elected mayor",
    "d": "Donkey named judge",
}


@dataclass(frozen=True, kw_only=True)
class Served:
    desk: Desk
    client: Client

    def follow_up(self, answer: Answer) -> Answer:
        """The page that a form leads to."""
        assert answer.status == 303, answer.text
        return self.client.get(answer.headers["location"].split("#")[0])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A desk with four articles, one story each."""
    with (
        open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as desk,
        serving(desk, WebSettings()) as address,
    ):
        with desk.store.write() as connection:
            for key, title in TITLES.items():
                words = " ".join(f"{key}{number}word" for number in range(30))
                articles.save(
                    connection, made_article(key, title=title, text=f"{words}."), now=1.0, waiting=True
                )
        desk.fold()
        yield Served(desk=desk, client=Client(base=address))


def stories(desk: Desk) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in desk.stories.today()}


def history(page: Answer) -> list[str]:
    found = re.search(r'<ol class="became">(.*?)</ol>', page.text, re.DOTALL)
    assert found
    lines = re.findall(r"<li[^>]*>(.*?)</li>", found[1], re.DOTALL)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", line)).split()) for line in lines]


def test_of_a_story_to_which_nothing_happened_no_history_is_shown(served: Served) -> None:
    page = served.client.get("/stories/a")
    assert "What became of this story" not in page.text
    assert "Split this story" not in page.text, "one article cannot be split"
    assert "Merge with another story" in page.text


def test_following_and_unfollowing(served: Served) -> None:
    assert 'aria-pressed="false">Follow<' in served.client.get("/stories/a").text
    page = served.follow_up(served.client.post("/stories/follow", {"story": "a", "on": "1"}))
    assert 'aria-pressed="true">Followed<' in page.text
    page = served.follow_up(served.client.post("/stories/follow", {"story": "a", "on": "0"}))
    assert 'aria-pressed="false">Follow<' in page.text
    assert served.client.post("/stories/follow", {"story": "nobody", "on": "1"}).status == 404


@pytest.mark.parametrize("given", ["{id}", "/stories/{id}", "https://desk.example:8000/stories/{id}#printed"])
def test_two_stories_are_merged_by_address_or_id(served: Served, given: str) -> None:
    page = served.follow_up(
        served.client.post("/stories/merge", {"story": "a", "other": given.replace("{id}", "b")})
    )
    assert "These are one story now." in page.text
    assert frozenset("ab") in stories(served.desk)
    assert any("Took in Boat rams a quay : 1 article a reader put" in line for line in history(page))
    for article in "ab":
        assert "Not related to that story" in served.client.get(f"/articles/{article}").text


def test_the_address_of_a_story_that_was_merged_leads_to_where_it_went(served: Served) -> None:
    served.client.post("/stories/merge", {"story": "a", "other": "b"})
    answer = served.client.get("/stories/b")
    assert answer.headers["location"] == "/stories/a"
    assert "was merged into this one on" in served.follow_up(answer).text


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("nobody", "There is no such story on this desk."),
        ("", "Choose the other story first."),
        ("a", "That is this story itself"),
        ("b' OR '1'='1", "There is no such story on this desk."),
        ("b; DROP TABLE stories; --", "There is no such story on this desk."),
        ("//[", "There is no such story on this desk."),
        ("ж" * 600, "There is no such story on this desk."),
    ],
)
def test_a_merge_with_nothing_is_refused_in_words(served: Served, other: str, words: str) -> None:
    page = served.client.post("/stories/merge", {"story": "a", "other": other})
    assert page.status == 400
    assert words in page.text
    assert len(stories(served.desk)) == 4


def split(served: Served, story: str, *chosen: str) -> Answer:
    token = served.client.get("/subscriptions").token
    fields = [("token", token), ("story", story), *(("article", key) for key in chosen)]
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return served.client.send("POST", "/stories/split", urlencode(fields).encode(), headers)


@pytest.fixture
def merged(served: Served) -> Served:
    """The same desk, all four articles one story."""
    for other in "bcd":
        served.desk.stories.join("a", other)
    return served


def test_ticked_articles_become_a_story_of_their_own(merged: Served) -> None:
    assert 'value="c"' in merged.client.get("/stories/a").text
    page = merged.follow_up(split(merged, "a", "c", "d"))
    assert "2 articles, now a story of their own" in page.text
    assert "gave way to this" in page.text, "the reader had put them together before"
    assert stories(merged.desk) == {frozenset("ab"), frozenset("cd")}
    rest, apart = (merged.desk.stories.get(key).title for key in "ac")
    assert any(f"Split from {rest} : 2 articles" in line for line in history(page))
    assert any(f"2 articles went to {apart}" in line for line in history(merged.client.get("/stories/a")))


@pytest.mark.parametrize("chosen", [(), tuple("abcd")])
def test_none_or_all_is_no_split(merged: Served, chosen: tuple[str, ...]) -> None:
    page = split(merged, "a", *chosen)
    assert page.status == 400
    assert "Choose some of the story&#39;s articles, but not all of them." in page.text
    assert stories(merged.desk) == {frozenset("abcd")}


@pytest.mark.parametrize("strange", ["x", "' OR 1=1 --", "b); DELETE FROM articles; --", "ж" * 3000, "\0"])
def test_articles_of_another_story_or_of_none_are_no_split(merged: Served, strange: str) -> None:
    merged.desk.stories.split("a", ["d"])
    for other in (strange, "d"):
        page = split(merged, "a", "b", other)
        assert page.status == 400
        assert "Some of these articles are not in this story now." in page.text
    assert stories(merged.desk) == {frozenset("abc"), frozenset("d")}
    assert merged.desk.articles.count() == 4


@pytest.mark.parametrize("key", ["nobody", "' OR 1=1 --", "a; DROP TABLE stories", "", "\0"])
def test_a_story_or_article_that_is_not_there_is_a_page_not_found(merged: Served, key: str) -> None:
    assert split(merged, key, "a").status == 404
    for path, fields in (
        ("follow", {"story": key, "on": "1"}),
        ("merge", {"story": key, "other": "a"}),
        ("part", {"article": key}),
    ):
        page = merged.client.post(f"/stories/{path}", fields)
        assert page.status == 404
        assert "There is no such" in page.text
    assert stories(merged.desk) == {frozenset("abcd")}


def test_what_is_too_long_is_refused_in_words(merged: Served) -> None:
    for path in ("follow", "merge", "part", "split"):
        page = merged.client.post(f"/stories/{path}", {"story": "a" * 3000, "article": "a" * 3000})
        assert page.status == 413
        assert "That is too large" in page.text
    assert stories(merged.desk) == {frozenset("abcd")}


def test_stories_to_merge_with_are_offered_and_can_be_looked_for(served: Served) -> None:
    assert 'name="other"' not in served.client.get("/stories/a?near=1").text, "nothing is near"
    served.desk.stories.follow("c")
    page = served.client.get("/stories/a?near=1")
    assert re.findall(r'name="other" value="([^"]+)"', page.text) == ["c"]
    for words in ("donkey+judge", "/stories/d"):
        page = served.client.get(f"/stories/a?find={words}")
        assert re.findall(r'name="other" value="([^"]+)"', page.text) == ["d"]
    for words in ("zeppelin", "%22+OR+1%3D1+--", "%3Cscript%3E", "/stories/a"):
        page = served.client.get(f"/stories/a?find={words}")
        assert page.status == 200
        assert "No other story has these words" in page.text
        assert "<script>alert" not in page.text


def test_an_article_that_is_not_related_is_taken_out(merged: Served) -> None:
    page = merged.follow_up(merged.client.post("/stories/part", {"article": "d"}))
    assert "Taken out." in page.text
    assert stories(merged.desk) == {frozenset("abc"), frozenset("d")}
    assert "Not related to that story" not in merged.client.get("/articles/d").text
    page = merged.client.post("/stories/part", {"article": "d"})
    assert page.status == 400
    assert "It is the only article of its story." in page.text
    assert merged.client.post("/stories/part", {"article": "nobody"}).status == 404


def test_nothing_is_done_without_the_forms_token(merged: Served) -> None:
    for path in ("follow", "merge", "part", "split"):
        fields = {"story": "a", "other": "b", "article": "a", "on": "1"}
        assert merged.client.post(f"/stories/{path}", fields, token=False).status == 403
    assert stories(merged.desk) == {frozenset("abcd")}
