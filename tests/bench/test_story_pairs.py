"""Articles cut to leads, to train on."""

from __future__ import annotations

from bench.story_pairs import LEAD, Row, as_leads

from broadsheet.model import Article
from broadsheet.relate.compare.features import features

WORDS = 400


def test_a_lead_is_the_beginning_of_an_article_and_keeps_its_story() -> None:
    article = Article(id="a", title="Bridge shut", text=" ".join(f"word{at}" for at in range(WORDS)))
    row = Row(source="x", topic="t", story="s", article=article, features=features(article))

    one, other = as_leads([row, row])

    assert article.text.startswith(one.article.text)
    assert 25 <= len(one.article.text.split()) <= 140
    assert len(one.article.text) != len(other.article.text)
    assert (one.source, one.story, one.article.title) == (f"{LEAD}x", "s", "Bridge shut")
    assert one.features.coded.rows["length"][0] < WORDS
