from __future__ import annotations

import pytest

from broadsheet.inspect.reading.tagged import Piece, Reading, Tagged
from broadsheet.inspect.saying import statements
from broadsheet.inspect.saying.learned import heard
from broadsheet.inspect.saying.quotes import quotes
from broadsheet.model import Article, Statement


def tagged(text: str, source: str | None, cue: str | None, *content: str, sure: float = 0.9) -> Tagged:
    """A statement as the encoder would read it, its parts given by their words."""

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Tagged(
        source=place(source) if source else None,
        cue=place(cue) if cue else None,
        content=tuple(Piece(span=place(words), sure=0.9, edges=0.9, link=0.9) for words in content),
        cue_sure=0.9,
        source_sure=0.9,
        source_link=0.9,
        quoted=0.0,
        sure=sure,
    )


def found_in(text: str, *read: Tagged) -> list[Statement]:
    """The statements of a text of which the encoder has read these."""
    article = Article(id="a", text=text, language="en")
    return list(statements.inspect(article, lambda text: Reading(statements=read, until=len(text))))


def printed(text: str, found: Statement) -> tuple[str | None, list[str], str]:
    return found.speaker.name if found.speaker else None, [text[a:b] for a, b in found.content], found.stance


@pytest.mark.parametrize(
    ("text", "content", "words", "form"),
    [
        ('"It sank," Ada Berg said.', '"It sank,"', ["It sank,"], "direct"),
        ('Ada Berg said it was "a loss," she thought.', 'it was "a loss,"', ['it was "a loss,"'], "mixed"),
        ("Ada Berg said that it sank.", "that it sank.", ["that it sank"], "indirect"),
        ('"It sank." "It did," Ada Berg said.', '"It sank." "It did,"', ["It sank.", "It did,"], "direct"),
    ],
)
def test_words_come_without_marks_and_stops(text: str, content: str, words: list[str], form: str) -> None:
    (found,) = heard([tagged(text, "Ada Berg", "said", content)], text, quotes(text))
    assert [text[a:b] for a, b in found.words.spans] == words
    assert found.words.form == form


@pytest.mark.parametrize(
    ("text", "read", "whole"),
    [
        ("Ada Berg puts the moved at 11,500.", "the moved at 11", "the moved at 11,500"),
        ("Ada Berg puts the loss at $1.5 million.", "the loss at $1", "the loss at $1.5"),
        ("Ada Berg puts the moved at 1,200,500.", "500", "1,200,500"),
        ("Ada Berg said that ships sank.", "that ship", "that ships"),
        ("Ada Berg counted 11, 12 and 13.", "11", "11"),
        ("Ada Berg counted 2024", "2024", "2024"),
        ("11,500 are moved, said Ada Berg.", "500 are moved", "11,500 are moved"),
    ],
)
def test_no_word_and_no_number_is_parted(text: str, read: str, whole: str) -> None:
    (found,) = heard([tagged(text, "Ada Berg", None, read)], text, quotes(text))
    assert [text[a:b] for a, b in found.words.spans] == [whole]


def test_whom_the_verb_is_about_is_not_said() -> None:
    text = "“It sank,” Ada Berg was quoted as saying by the Post."
    (found,) = heard([tagged(text, None, "was quoted", "“It sank,”", "Ada Berg")], text, quotes(text))
    assert [text[a:b] for a, b in found.words.spans] == ["It sank,"]
    assert found.words.form == "direct"
    assert found.source is not None
    assert text[slice(*found.source)] == "Ada Berg"


def test_a_cue_that_no_table_has_makes_a_statement() -> None:
    text = "Ada Berg bristled that the harbour was hers."
    (found,) = found_in(text, tagged(text, "Ada Berg", "bristled", "that the harbour was hers"))
    assert printed(text, found) == ("Ada Berg", ["that the harbour was hers"], "said")


def test_stance_is_that_of_the_cue() -> None:
    text = "Ada Berg flatly denied that the harbour was hers."
    (found,) = found_in(text, tagged(text, "Ada Berg", "denied", "that the harbour was hers"))
    assert printed(text, found)[2] == "denied"


def test_a_speaker_may_stand_in_another_sentence() -> None:
    text = "Ada Berg smiled. It was hers, came the reply."
    read = tagged(text, "Ada Berg", "came the reply", "It was hers")
    (found,) = found_in(text, read)
    assert printed(text, found) == ("Ada Berg", ["It was hers"], "answered")


def test_an_unsure_new_cue_is_not_believed() -> None:
    text = "Ada Berg signed the paper."
    assert found_in(text, tagged(text, "Ada Berg", "signed", "the paper", sure=0.3)) == []


def test_an_outlet_that_hired_says_nothing() -> None:
    text = "Reuters hired a new editor in Oslo."
    assert found_in(text, tagged(text, "Reuters", "hired", "a new editor in Oslo")) == []


def test_a_dateline_says_nothing() -> None:
    text = "OSTERVEEN: Heavy rain closed four roads."
    assert found_in(text, tagged(text, "OSTERVEEN", ":", "Heavy rain closed four roads")) == []


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = '"It sank," Ada Berg said. "I saw it."'
    read = tagged(text, "Ada Berg", "said", '"It sank,"', '"I saw it."')
    (found,) = found_in(text, read)
    assert printed(text, found) == ("Ada Berg", ["It sank,", "I saw it."], "said")


def test_the_chain_stays_the_rules() -> None:
    text = "Ada Berg said that it sank, according to Reuters."
    (found,) = found_in(text, tagged(text, "Ada Berg", "said", "that it sank"))
    assert printed(text, found)[:2] == ("Ada Berg", ["that it sank"])
    assert [link.name for link in found.chain] == ["Reuters"]


def test_where_the_encoder_did_not_read_the_rules_do() -> None:
    text = "Ada Berg said that it sank."
    (found,) = statements.inspect(Article(id="a", text=text, language="en"), lambda _: Reading())
    assert printed(text, found)[:2] == ("Ada Berg", ["that it sank"])


def test_other_languages_are_not_read() -> None:
    def fail(_: str) -> Reading:
        raise AssertionError

    (found,) = statements.inspect(Article(id="a", text="„Es sank“, sagte Ada Berg.", language="de"), fail)
    assert found.form == "direct"
