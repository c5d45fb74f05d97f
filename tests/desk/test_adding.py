from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import made_article

from broadsheet.desk import open_desk
from broadsheet.desk.adding import add
from broadsheet.model import Article, Document, Outlet


def document(article: Article) -> Document:
    return Document(name="in.jsonl", shape="article", body="", article=article)


def test_an_article_that_breaks_us_is_put_aside_and_its_batch_is_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = made_article("broken", outlet=Outlet(name=5))  # type: ignore[arg-type]  # what no reader lets through
    given = [made_article("a"), broken, made_article("b", text="Per Lie said the ferry was late on Monday.")]
    with open_desk(str(tmp_path / "news.db")) as desk:
        report = add(desk.store, [document(article) for article in given])
        assert (report.added, len(report.failed)) == (2, 1)
        assert {article.id for article in desk.articles.newest()} == {"a", "b"}
        (kept,) = desk.subscriptions.failures()
        assert "please report it" in kept.failure.reason
        assert "article broken" in kept.failure.reason
    assert "could not store in.jsonl" in caplog.text


def test_a_nul_and_odd_characters_are_stored_as_they_are(tmp_path: Path) -> None:
    text = "A \0 b \ufffd \U0001f600 said the mayor on Monday."
    with open_desk(str(tmp_path / "news.db")) as desk:
        assert add(desk.store, [document(made_article("a", text=text))]).added == 1
        assert desk.articles.get("a").text == text
