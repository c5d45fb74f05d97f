from __future__ import annotations

from broadsheet.model import Article, Entity, Form, Link, Span, Speaker, Statement
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


def test_a_speaker_is_called_as_most_texts_do_copies_counted_once() -> None:
    one = said("The wall will hold", "Mikhail Holm", entity="e1")
    other = said("The wall will hold", "Mykhailo Holm", entity="e1")
    articles = [article("a", one), article("a2", one), article("b", other), article("c", other)]
    (voice,) = voices(articles, {"a": "g", "a2": "g"})
    assert voice.name == "Mykhailo Holm"
    (voice,) = voices(articles[:3], {"a": "g", "a2": "g"})
    assert voice.name == "Mikhail Holm", "the earliest of those that are as usual"


def test_a_story_without_statements_has_no_voices() -> None:
    assert voices([article("a")]) == ()
    assert voices([]) == ()


def test_who_is_only_described_is_one_speaker_of_a_story() -> None:
    one = said("The wall will hold", "The fire service", entity="of a")
    two = said("The wall will hold", "fire service", entity="of b")
    three = said("It may rain", "The fire service")
    (voice,) = voices([article("a", one), article("b", two, three)])
    assert (voice.name, voice.entity) == ("The fire service", "of a")
    assert [(saying.article, saying.also) for saying in voice.sayings] == [("a", ("b",)), ("b", ())]


def test_two_people_of_one_surname_stay_two() -> None:
    notes = [
        (
            Entity(start=0, end=3, text=TEXT[:3], type="person", entity=key),
            said("The wall will hold", "Holm", entity=key),
        )
        for key in ("e1", "e2")
    ]
    found = voices([Article(id=str(place), text=TEXT, notes=pair) for place, pair in enumerate(notes)])
    assert [voice.entity for voice in found] == ["e1", "e2"]


def test_a_saying_that_a_copy_cut_short_is_shown_once() -> None:
    whole = said("The wall will hold, Ada Holm said", "Ada Holm")
    cut = said("The wall", "Ada Holm")
    (alone,) = voices([article("a", whole), article("b", cut)])
    assert len(alone.sayings) == 2
    (voice,) = voices([article("a", whole), article("b", cut)], {"a": "a", "b": "a"})
    assert [(saying.article, saying.also) for saying in voice.sayings] == [("a", ("b",))]
