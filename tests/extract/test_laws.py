"""What holds for any text whatever: nothing raises, nothing of a single article is lost."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.extract import articles
from broadsheet.extract.ages import glued, read_age
from broadsheet.extract.dateline import dateline_of
from broadsheet.model import Article, Document, Failure, Shape
from broadsheet.text.clean import safe_html, to_paragraphs

# Lines as scraped pages have them, put together in any order.
LINES = st.sampled_from(
    [
        "",
        "---",
        "#Alpha #Beta",
        "- Morning Bell",
        "12-03-2025",
        "4 hours ago",
        "A baker gives his town the time",
        "By Ana Bell",
        "Comments",
        "Gulf Today2 days ago",
        "Live: a storm",
        "Morning Bell",
        "Read more",
        "Related Articles",
        "The clock was paid for by its own baker, who has been saving for eleven years. It stopped in 1997.",
        "logo",
        "vor 2 Tagen",
    ]
)
PAGES = st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=25).map("\n".join)
SHAPES: tuple[Shape, ...] = ("entry", "page", "textdump")
PARAGRAPHS = st.lists(
    st.lists(
        st.sampled_from(
            ["the", "old", "bridge", "was", "opened", "again", "by", "its", "mayor", "on", "rainy"]
        ),
        min_size=6,
    ).map(lambda words: " ".join(words).capitalize() + "."),
    min_size=1,
    max_size=12,
    unique=True,
)


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=60, deadline=None)
@given(body=PAGES)
def test_any_document_gives_articles_or_failures(shape: Shape, body: str) -> None:
    for found in articles(Document(name="x", shape=shape, body=body)):
        assert isinstance(found, Article | Failure)
        if isinstance(found, Article):
            assert found.text == "\n\n".join(part.strip() for part in found.text.split("\n\n"))
            assert found.text or found.title
            assert found.dateline is None or found.text.startswith(found.dateline)


@settings(max_examples=60, deadline=None)
@given(paragraphs=PARAGRAPHS, spaced=st.booleans())
def test_every_paragraph_of_a_single_article_is_kept(paragraphs: list[str], spaced: bool) -> None:  # noqa: FBT001
    body = ("\n\n" if spaced else "\n").join(["A bridge is open again", *paragraphs])
    found = list(articles(Document(name="x", shape="textdump", body=body)))
    assert [(article.title, article.text) for article in found if isinstance(article, Article)] == [
        ("A bridge is open again", "\n\n".join(paragraphs))
    ]


@settings(max_examples=40, deadline=None)
@given(paragraphs=PARAGRAPHS)
def test_same_page_gives_same_ids(paragraphs: list[str]) -> None:
    page = Document(name="x", shape="textdump", body="\n".join(paragraphs))
    ids = [[found.id for found in articles(page) if isinstance(found, Article)] for _ in range(2)]
    assert ids[0] == ids[1]


@settings(deadline=None)
@given(text=st.text())
def test_small_readers_take_any_text(text: str) -> None:
    assert "<script" not in safe_html(text).lower()
    assert "\n\n\n" not in to_paragraphs(text)
    dateline = dateline_of(text)
    assert dateline is None or dateline in text
    for reader in (read_age, glued):
        reader(text)  # whatever it is, it is no exception


HOSTILE = {
    "blank": " \n\t\n",
    "empty": "",
    "many short lines": "Observer\n4 hours ago\nA title of four words\n" * 20_000,
    "one line of ages": "word 4 hours ago, " * 270_000,
    "one line, 50 MB": "word and " * 5_600_000,
    "only brackets": "<" * 4_900_000,
    "open elements": "<p><i>" * 300_000,
    "picture": bytes(range(256)).decode("utf-8", "replace") * 400,
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("shape", "body"), list(product(SHAPES, HOSTILE)))
def test_hostile_documents_come_out_quickly(shape: Shape, body: str) -> None:
    found = list(articles(Document(name="bad.bin", shape=shape, body=HOSTILE[body])))
    assert found
    for failure in found:
        if isinstance(failure, Failure):
            assert failure.document == "bad.bin"
            assert failure.reason
            assert "\n" not in failure.reason


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("body", ["empty", "blank", "picture"])
def test_what_holds_no_text_is_a_failure(shape: Shape, body: str) -> None:
    (failure,) = articles(Document(name="bad.bin", shape=shape, body=HOSTILE[body], subscription="s1"))
    assert isinstance(failure, Failure)
    assert failure.subscription == "s1"
