from __future__ import annotations

import pytest

from broadsheet.model import Article
from broadsheet.relate.compare.features import features
from broadsheet.relate.compare.meaning import likeness, vector
from broadsheet.relate.words.coded import Coded

TEXTS = {
    "doctors": "Doctors treated wounded soldiers in a hospital of the capital after the battle.",
    "clinic": "Physicians of a military clinic looked after injured troops when fighting had ended.",
    "bank": "The central bank raised interest rates again because inflation had not fallen.",
    "empty": "",
}
FOUND = {name: features(Article(id=name, text=text, language="en")) for name, text in TEXTS.items()}
EVERY = Coded.of(list(FOUND.values()))


def test_other_words_of_like_meaning_count() -> None:
    same, like, unlike, none = likeness(FOUND["doctors"].coded, EVERY).tolist()
    assert same == pytest.approx(1.0, abs=1e-4)
    assert 1 > like > unlike + 0.1
    assert none == 0


def test_it_is_the_same_both_ways_and_however_many_are_asked() -> None:
    there = likeness(FOUND["doctors"].coded, EVERY)[1]
    back = likeness(FOUND["clinic"].coded, EVERY)[0]
    assert there == pytest.approx(back, abs=1e-5)
    many = likeness(FOUND["doctors"].coded, Coded.of([*FOUND.values()] * 40))
    assert many.tolist() == pytest.approx(likeness(FOUND["doctors"].coded, EVERY).tolist() * 40, abs=1e-5)


def test_an_article_without_words_is_like_none() -> None:
    assert not likeness(FOUND["empty"].coded, EVERY).any()
    assert not vector(FOUND["empty"].coded).any()
    assert len(likeness(FOUND["doctors"].coded, Coded.of([]))) == 0


def test_words_of_unknown_languages_are_like_themselves_only() -> None:
    text = "Наталія Сидоренко зустріла Юрія Ткаченка біля вокзалу"
    one, other = (features(Article(id=name, text=text + end)) for name, end in (("a", ""), ("b", " учора")))
    assert likeness(one.coded, other.coded)[0] > 0.8
