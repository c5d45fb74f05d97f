"""What a reader says of notes, by forms: wrong, right, undone; and names that are one, another, or called otherwise."""

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
from broadsheet.model import Entity, Figure, Link, Note, Span, Speaker, Statement
from broadsheet.serve.web import WebSettings
from broadsheet.store import articles

TEXT = "LINDVIK: The bridge reopened on Monday, mayor Ada Torsvik said.\n\nAt least 12 people watched, Bo Lund said."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def name(words: str, key: str) -> Entity:
    start, end = span(words)
    return Entity(start=start, end=end, text=words, type="person", entity=key, name=words)


NOTES: tuple[Note, ...] = (
    name("Ada Torsvik", "e1"),
    name("Bo Lund", "e2"),
    Statement(
        content=(span("The bridge reopened on Monday"),),
        form="indirect",
        speaker=Speaker(name="Ada Torsvik", spans=(span("Ada Torsvik"),), entity="e1"),
        chain=(Link(name="RT", role="outlet"),),
    ),
    Figure(
        start=span("At least 12 people").start,
        end=span("At least 12 people").end,
        text="At least 12 people",
        value=12,
        unit="person",
        counts="present",
    ),
)


def at(kind: str, words: str) -> dict[str, str]:
    start, end = span(words)
    return {"article": "a1", "kind": kind, "field": "text", "at": f"{start}-{end}"}


STATEMENT = at("statement", "The bridge reopened on Monday")
FIGURE = at("figure", "At least 12 people")
NAME = at("entity", "Ada Torsvik")
RIGHT_FIGURE = {"value": "13", "bound": "exact", "unit": "person", "counts": "present", "where": ""}


@dataclass(frozen=True, kw_only=True)
class Served:
    desk: Desk
    client: Client

    def send(self, path: str, *fields: dict[str, str]) -> Answer:
        """The page that a form leads to, or what it is refused with."""
        answer = self.client.post(path, {key: value for one in fields for key, value in one.items()})
        return self.client.get(answer.headers["location"].split("#")[0]) if answer.status == 303 else answer

    def said(self) -> list[object]:
        return [*self.desk.corrections.of("a1"), *self.desk.corrections.names()]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A desk with one article whose notes are set by hand."""
    with (
        open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as desk,
        serving(desk, WebSettings()) as address,
    ):
        with desk.store.write() as connection:
            articles.save(connection, made_article(text=TEXT), now=1.0, waiting=True)
        desk.fold()
        with desk.store.write() as connection:
            articles.set_notes(connection, made_article(text=TEXT, notes=NOTES))
        yield Served(desk=desk, client=Client(base=address))


def corrected(page: Answer) -> str:
    """What the page lists as the reader's own corrections, tags taken away."""
    found = re.search(r'<details open id="corrections">(.*?)</details>', page.text, re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[1])).split()) if found else ""


def test_every_note_leads_to_a_page_where_it_can_be_put_right(served: Served) -> None:
    page = served.client.get("/articles/a1")
    ways = [html.unescape(way) for way in re.findall(r'class="wrong-link" href="([^"]+)"', page.text)]
    assert len(ways) == 4
    for way in ways:
        assert "Broadsheet has:" in served.client.get(way).text


def test_a_statement_is_set_right_and_the_original_stays_visible(served: Served) -> None:
    right = {"speaker": "Bo Lund", "through": "Reuters, Lindvik Radio", "stance": "warned"}
    page = served.send("/notes/right", STATEMENT, right)
    assert "Set right." in page.text
    assert "Bo Lund: warned, through Reuters, citing Lindvik Radio; corrected by you" in html.unescape(
        page.text
    )
    assert "Broadsheet had: Ada Torsvik: said, through RT" in corrected(page)
    (note,) = (one for one in served.desk.articles.get("a1").notes if isinstance(one, Statement))
    assert note.speaker == Speaker(name="Bo Lund", entity="e2")
    assert [link.role for link in note.chain] == ["agency", "outlet"]
    (story,) = served.desk.stories.today()
    page = served.client.get(f"/stories/{story.id}")
    assert 'class="yours">corrected by you' in page.text
    served.send("/notes/right", STATEMENT, {"speaker": "", "through": "", "stance": "said"})
    assert served.desk.stories.voices(story.id)[0].name is None


def test_a_figure_is_set_right(served: Served) -> None:
    page = served.send("/notes/right", FIGURE, {**RIGHT_FIGURE, "value": "1,200 to 1 300"})
    assert "You: 1,200 to 1,300 people, present" in corrected(page)
    (story,) = served.desk.stories.today()
    assert 'class="yours">corrected by you' in served.client.get(f"/stories/{story.id}").text
    assert 'value="1200 to 1300"' in served.client.get(f"/notes?{urlencode(FIGURE)}").text


@pytest.mark.parametrize("which", [STATEMENT, FIGURE, NAME])
def test_what_is_wrong_is_taken_out_and_comes_back_when_undone(served: Served, which: dict[str, str]) -> None:
    page = served.send("/notes/wrong", which)
    assert "Taken out." in page.text
    assert len(served.desk.articles.get("a1").notes) == 3
    assert served.client.get(f"/notes?{urlencode(which)}").status == 404, "it is gone"
    (number,) = re.findall(r'action="/notes/undo">.*?name="id" value="(\d+)"', page.text, re.DOTALL)
    page = served.send("/notes/undo", {"id": number, "article": "a1"})
    assert "Undone." in page.text
    assert corrected(page) == ""
    assert len(served.desk.articles.get("a1").notes) == 4


def test_names_are_put_right(served: Served) -> None:
    page = served.send("/names/join", NAME, {"other": "e2"})
    assert "Ada Torsvik Broadsheet had: Ada Torsvik You: the same as Bo Lund" in corrected(page)
    page = served.send("/names/rename", NAME, {"name": "Bo Aamund"})
    assert "You: it is called Bo Aamund" in corrected(page)
    page = served.send("/names/part", NAME, {"name": "Another Bo"})
    assert "You: here it is another one, Another Bo" in corrected(page)
    page = served.send("/notes/right", NAME, {"type": "organisation"})
    assert "Another Bo (organisation)" in corrected(page)
    for number in re.findall(r'action="/names/undo">.*?name="id" value="(\d+)"', page.text, re.DOTALL):
        assert "Undone." in served.send("/names/undo", {"id": number, "article": "a1"}).text


STRANGE = ("", "-", "0-99999", "9-3", "1-2", "' OR 1=1 --", "a" * 1999, "\0", "１-２")


@pytest.mark.parametrize("strange", STRANGE)
def test_a_note_that_is_not_there_is_a_page_not_found(served: Served, strange: str) -> None:
    for change in ({"at": strange}, {"kind": strange}, {"article": strange}, {"field": strange or "x"}):
        assert served.client.get(f"/notes?{urlencode({**STATEMENT, **change})}").status == 404
        for path in ("/notes/wrong", "/notes/right", "/names/join", "/names/part", "/names/rename"):
            page = served.send(path, {**STATEMENT, **change, "name": "X", "other": "e2"})
            assert page.status == 404
            assert "There is no such" in page.text
    for path in ("/notes/undo", "/names/undo"):
        assert served.send(path, {"article": "a1", "id": strange[:20]}).status == 404
    assert served.said() == []


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/notes/right", {**FIGURE, **RIGHT_FIGURE, "value": "many"}, "A value is a number"),
        ("/notes/right", {**FIGURE, **RIGHT_FIGURE, "value": "nan"}, "A value is a number"),
        ("/notes/right", {**FIGURE, **RIGHT_FIGURE, "value": "1e400"}, "A value is a number"),
        ("/notes/right", {**FIGURE, **RIGHT_FIGURE, "bound": "x"}, "Choose one of the list"),
        ("/notes/right", {**FIGURE, **RIGHT_FIGURE, "unit": "x" * 300}, "A field has at most 200 letters"),
        ("/notes/right", {**STATEMENT, "stance": "'; DROP"}, "Choose one of the list"),
        (
            "/notes/right",
            {**STATEMENT, "stance": "said", "through": ",".join("abcdefghi")},
            "at most 8 names",
        ),
        ("/notes/right", {**NAME, "type": "goat"}, "Choose one of the list"),
        ("/names/join", {**NAME, "other": "' OR 1=1 --"}, "There is no such name in this story"),
        ("/names/join", {**NAME, "other": "e1"}, "these are one already"),
        ("/names/part", {**NAME, "name": " "}, "a name needs some letters"),
        ("/names/rename", {**NAME, "name": "x" * 201}, "a name has at most 200 letters"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    served: Served, path: str, fields: dict[str, str], words: str
) -> None:
    page = served.send(path, fields)
    assert page.status == 400
    assert words in page.text
    assert 'role="alert"' in page.text
    assert served.said() == []


def test_what_is_far_too_long_is_refused(served: Served) -> None:
    assert served.send("/notes/right", {**STATEMENT, "speaker": "x" * 3000, "stance": "said"}).status == 413
    assert served.said() == []


def test_what_a_reader_writes_is_shown_as_text(served: Served) -> None:
    bad = "<script>alert(1)</script>"
    page = served.send("/notes/right", STATEMENT, {"speaker": bad, "through": bad, "stance": "said"})
    assert bad not in page.text
    assert bad in html.unescape(page.text)
    page = served.send("/names/rename", NAME, {"name": bad})
    assert bad not in page.text


def test_nothing_is_done_without_the_forms_token(served: Served) -> None:
    for path in ("/notes/right", "/notes/wrong", "/notes/undo"):
        page = served.client.post(path, {**FIGURE, **RIGHT_FIGURE, "id": "1"}, token=False)
        assert page.status == 403
        assert "no longer valid" in page.text
    for path in ("/names/join", "/names/part", "/names/rename", "/names/undo"):
        assert served.client.post(path, {**NAME, "name": "X", "other": "e2"}, token=False).status == 403
    assert served.said() == []
