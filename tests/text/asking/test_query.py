from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.asking.query import Term, parse, words_of


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_query(asked: str) -> None:
    for clause in parse(asked).clauses:
        assert clause
        for term in clause:
            assert term.words


def _terms(asked: str) -> list[list[Term]]:
    return [list(clause) for clause in parse(asked).clauses]


def test_words_phrases_and_what_must_not_be_there() -> None:
    ((first,), (second,), (third,)) = _terms('Drone* "Prime  Minister" -sport')
    assert (first.words, first.beginning) == (("drone",), True)
    assert (second.words, second.negated) == (("prime", "minister"), False)
    assert (third.words, third.negated) == (("sport",), True)


def test_or_joins_its_neighbours_and_nothing_else() -> None:
    assert [len(clause) for clause in _terms("a OR b c or d OR")] == [2, 1, 1, 1]


def test_a_field_takes_a_quoted_value() -> None:
    ((term,),) = _terms('-Speaker:"Dmitry Peskov"')
    assert (term.field, term.words, term.negated) == ("speaker", ("dmitry", "peskov"), True)


@pytest.mark.parametrize(
    ("asked", "words", "sign", "number"),
    [
        ("figure:killed>10", ("killed",), ">", 10),
        ("figure:drone<=99.5", ("drone",), "<=", 99.5),
        ("figure:injured", ("injured",), "", 0),
    ],
)
def test_figures(asked: str, words: tuple[str, ...], sign: str, number: float) -> None:
    ((term,),) = _terms(asked)
    assert (term.words, term.sign, term.number) == (words, sign, number)


@pytest.mark.parametrize("asked", ["is:blue", "since:soon", "figure:>5", "figure:a>b", "since:2026-13"])
def test_a_value_that_a_field_cannot_take_is_said_and_left_out(asked: str) -> None:
    query = parse(f"ferry {asked}")
    assert [term.words for (term,) in query.clauses] == [("ferry",)]
    (problem,) = query.problems
    assert asked in problem


def test_what_looks_like_a_field_and_is_none_is_words() -> None:
    ((term,), (time,)) = _terms("https://example.org/a 10:30")
    assert term.words == ("https", "example", "org", "a")
    assert time.words == ("10", "30")


def test_words_to_mark_are_those_that_are_looked_for_in_texts() -> None:
    assert words_of(parse('ferry -boat says:"on time" outlet:BBC')) == ("ferry", "on", "time")
