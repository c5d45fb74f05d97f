from __future__ import annotations

import json
import re
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st
from tests.serve.client import Client

from broadsheet.serve.web.asking import field_meanings
from broadsheet.serve.web.search import marked
from broadsheet.text.asking.query import FIELDS


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
def test_marking_changes_no_word(line: str, asked: list[str]) -> None:
    assert "".join(piece.text for piece in marked(line, asked)) == " ".join(line.split())


def test_words_that_begin_like_the_query_are_marked() -> None:
    pieces = marked("Ferries and a ferry, off\n\nthe coast.", ("ferr",))
    assert [piece.text for piece in pieces if piece.covers] == ["Ferries", "ferry"]


def test_a_reader_chooses_articles_or_stories_and_their_order(client: Client) -> None:
    for way in ("", "&order=meaning", "&order=time"):
        assert "/articles/demo-" in client.get(f"/search?q=ferry{way}").text
        stories = client.get(f"/search?q=ferry{way}&as=stories").text
        assert re.search(r'class="head" href="/stories/demo-', stories)
        assert "outlets, at most" in stories
    assert "/search?q=like%3A%22ferry%22" in client.get("/search?q=ferry").text
    assert client.get('/search?q=like:"shipwreck"').status == 200


def test_what_is_typed_is_completed(client: Client) -> None:
    def lines(asked: str) -> list[str]:
        return [one["line"] for one in json.loads(client.get(f"/search/suggest?q={quote(asked)}").text)]

    assert 'ferry speaker:"Nessa Tolland" ' in lines("ferry speaker:toll")
    assert 'who:"Nessa Tolland" ' in lines("nessa")
    assert lines("ferry sp")[-1] == "ferry speaker:"
    assert lines("is:un") == ["is:unread "]
    assert lines("") == lines("ferry ") == lines('"a phrase"') == []


def test_every_field_is_told_of() -> None:
    told = field_meanings()
    assert told == dict(sorted(FIELDS.items())), "in English pages say what the language says"
