from __future__ import annotations

from broadsheet.model import Article, Span, Statement
from broadsheet.relate.tracing.samewords import same_words


def article(id_: str, text: str, form: str = "direct") -> Article:
    note = Statement(content=(Span(0, len(text)),), form=form)  # type: ignore[arg-type]
    return Article(id=id_, text=text, notes=(note,))


def pairs(*articles: Article) -> list[tuple[str, str]]:
    return [(one.article, other.article) for one, other in same_words(articles)]


def test_the_same_words_in_two_articles_are_found() -> None:
    one = article("a", "The wall went like paper last night")
    assert pairs(one, article("b", "The wall went like paper"), article("c", "Nobody warned us of it")) == [
        ("a", "b")
    ]


def test_short_words_and_one_article_s_own_are_not() -> None:
    assert pairs(article("a", "We are safe"), article("b", "We are safe")) == []
    one = article("a", "The wall went like paper last night")
    assert pairs(Article(id="a", text=one.text, notes=(*one.notes, *one.notes))) == []


def test_a_gist_needs_more_of_the_same_words() -> None:
    one = article("a", "that the wall of the harbour had gone down like paper in the night", "indirect")
    two = article("b", "that nobody had warned the people of the harbour in the night", "indirect")
    assert pairs(one, two) == []
