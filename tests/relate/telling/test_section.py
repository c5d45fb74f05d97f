"""Sections of the paper: by what publishers and inspectors say."""

from __future__ import annotations

from broadsheet.inspect.topics import table
from broadsheet.model import Article, Tag
from broadsheet.relate.telling.section import OTHER, SECTIONS, section


def _article(*tags: str, filed: str | None = None) -> Article:
    return Article(id="a", text="", section=filed, notes=tuple(Tag(name=tag) for tag in tags))


def test_every_topic_of_ours_has_a_section() -> None:
    assert [topic.name for topic in table() if section([_article(topic.name)]) == OTHER] == []


def test_a_publishers_section_says_more_than_a_topic() -> None:
    assert section([_article("banking", filed="Politik")]) == "politics"
    assert section([_article(filed="News / World / Europe")]) == "world"


def test_an_event_says_more_than_what_it_touches() -> None:
    assert section([_article("accident at sea", "shipping", "insurance")]) == "world"


def test_most_articles_decide() -> None:
    assert section([_article("football"), _article("football"), _article("banking")]) == "sport"


def test_nothing_known_is_other() -> None:
    assert section([_article("a word of nobody's")]) == OTHER == SECTIONS[-1]
