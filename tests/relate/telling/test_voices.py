from __future__ import annotations

from broadsheet.model import Article, Form, Link, Span, Speaker, Statement
from broadsheet.relate.telling.voices import voices

TEXT = 'The wall will hold, Ada Holm said. "It held last winter too," she added. It may rain, somebody said.'


def said(words: str, name: str | None, form: Form = "indirect", entity: str | None = None) -> Statement:
    start = TEXT.index(words)
    return Statement(
        content=(Span(start, start + len(words)),),
        form=form,
        speaker=Speaker(name=name, entity=entity) if name else None,
        chain=(Link(name="Telegram", role="channel"),),
    )


def article(key: str, *notes: Statement) -> Article:
    return Article(id=key, text=TEXT, notes=notes)


def test_statements_are_grouped_by_speaker_direct_words_first_and_nobody_last() -> None:
    found = voices(
        [
            article(
                "a",
                said("It may rain", None),
                said("The wall will hold", "Ada Holm", entity="e1"),
                said("It held last winter too,", "Holm", "direct", entity="e1"),
            )
        ]
    )
    assert [(voice.name, voice.entity) for voice in found] == [("Ada Holm", "e1"), (None, None)]
    assert [saying.words for saying in found[0].sayings] == [
        ("It held last winter too,",),
        ("The wall will hold",),
    ]
    assert found[0].sayings[0].statement.chain[0].name == "Telegram"


def test_the_same_words_in_several_articles_are_shown_once_with_where_else_they_stand() -> None:
    one, two = said("The wall will hold", "Ada Holm"), said("The wall will hold", "ada holm")
    (voice,) = voices([article("a", one), article("b", two), article("b2", two)])
    assert [(saying.article, saying.also) for saying in voice.sayings] == [("a", ("b", "b2"))]


def test_the_most_quoted_speaker_comes_first() -> None:
    found = voices(
        [
            article("a", said("It may rain", "Per Lie"), said("The wall will hold", "Ada Holm")),
            article("b", said("The wall will hold", "Ada Holm")),
        ]
    )
    assert [voice.name for voice in found] == ["Ada Holm", "Per Lie"]


def test_a_story_without_statements_has_no_voices() -> None:
    assert voices([article("a")]) == ()
    assert voices([]) == ()
