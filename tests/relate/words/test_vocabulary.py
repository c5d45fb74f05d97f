from __future__ import annotations

from zlib import crc32

import pytest

from broadsheet.relate.words import vocabulary as module
from broadsheet.relate.words.vocabulary import CAPITAL, DAY, DECIMAL, FUNCTION, NUMBER, Vocabulary

WORDS = ["The", "O’Brien", "sieben", "٣٤", "12", "Montag", "iPhone", "a", "NATO"]
TRAITS = [CAPITAL | FUNCTION, CAPITAL, NUMBER, DECIMAL, DECIMAL, CAPITAL | DAY, 0, FUNCTION, CAPITAL]


def test_each_word_is_looked_at_for_itself() -> None:
    looks = Vocabulary().looks(WORDS)
    assert looks.low == ["the", "o'brien", "sieben", "٣٤", "12", "montag", "iphone", "a", "nato"]
    assert looks.codes.tolist() == [crc32(word.encode()) for word in looks.low]
    assert looks.traits.tolist() == TRAITS
    assert looks.having(DECIMAL | NUMBER) == [2, 3, 4]


def test_a_full_vocabulary_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 12)
    words = Vocabulary()
    for at in range(20):
        looks = words.looks([f"Word{at}", "The", f"word{at + 1}"])
        assert looks.low == [f"word{at}", "the", f"word{at + 1}"]
        assert looks.codes.tolist() == [crc32(word.encode()) for word in looks.low]


def test_no_words_are_no_looks() -> None:
    assert Vocabulary().looks([]).low == []
