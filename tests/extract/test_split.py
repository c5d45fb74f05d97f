"""Every written page of an imaginary aggregator is parted as a careful reader would part it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from broadsheet.extract import articles
from broadsheet.model import Article, Document, Tag
from broadsheet.text.dates import iso

CASES = sorted(path.parent for path in Path(__file__).parents[1].glob("data/extract/*/input.txt"))


def read(body: str, **fields: Any) -> list[Article]:
    found = list(articles(Document(name="page.txt", shape="textdump", body=body, **fields)))
    return [article for article in found if isinstance(article, Article)]


def told(article: Article, fields: Any) -> dict[str, Any]:
    all_of_it = {
        "title": article.title,
        "outlet": article.outlet.name if article.outlet else None,
        "age": article.age,
        "dateline": article.dateline,
        "byline": list(article.byline),
        "tags": [note.name for note in article.notes if isinstance(note, Tag) and note.source == "publisher"],
        "published": iso(article.published),
        "text": article.text,
    }
    return {name: all_of_it[name] for name in fields}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_page_is_parted(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    collected = datetime.fromisoformat(expected["collected"]) if expected["collected"] else None
    found = read((case / "input.txt").read_text("utf-8"), collected=collected)
    wanted = expected["articles"]
    assert [article.title for article in found] == [want["title"] for want in wanted]
    for article, want in zip(found, wanted, strict=True):
        starts = want.pop("starts", "")
        if want["text"] is None:  # a case whose text is right in more than one way
            del want["text"]
        assert told(article, want) == want
        assert article.text.startswith(starts)
