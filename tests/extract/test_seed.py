"""The page that the product was born from is parted as its careful reader says."""

from __future__ import annotations

import json
from pathlib import Path

from broadsheet.extract import articles
from broadsheet.model import Article, Document


def test_seed_page_gives_its_four_articles(seed: Path) -> None:
    expected = json.loads((seed / "expected.json").read_text("utf-8"))
    page = Document(name="page.txt", shape="textdump", body=(seed / "page.txt").read_text("utf-8"))
    found = [article for article in articles(page) if isinstance(article, Article)]
    assert [
        (article.outlet.name if article.outlet else None, article.age, article.title, article.dateline)
        for article in found
    ] == [(want["outlet"], want["age"], want["title"], want["dateline"]) for want in expected["articles"]]
    for article, want in zip(found, expected["articles"], strict=True):
        assert article.text.startswith(want["starts"])
        assert article.text.endswith(want["ends"])
        assert not [line for line in expected["boilerplate"] if line in article.text.split("\n\n")]
        assert article.title not in article.text.split("\n\n")
