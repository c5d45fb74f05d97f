from __future__ import annotations

from broadsheet.inspect.naming import again, kin, tagger
from broadsheet.inspect.naming.again import Told


def test_what_an_article_says_of_a_word_is_how_it_is_labelled_most_often() -> None:
    sentences = [["Anna", "Berg", "spoke"], ["Berg", "left"], ["the", "Berg", "group"]]
    labels = [["B-person", "I-person", "O"], ["B-person", "O"], ["O", "B-organisation", "O"]]
    said = again.told(sentences, labels)
    assert said["berg"] == Told("person", 3, "S")
    assert said["anna"] == Told("person", 11, "B")
    assert "spoke" not in said


def test_every_marked_word_has_equally_many_further_features() -> None:
    sentence = ["Anna", "Berg", "spoke", "in", "Kharkiv"]
    marks = [True, True, False, False, True]
    rows = again.features(sentence, marks, {"berg": Told("person", 3, "S")}, [1] * len(sentence))
    assert len(rows) == sum(marks)
    assert len({len(row) for row in rows}) == 1


def test_a_name_in_pieces_is_looked_at_whole() -> None:
    marks = tagger.active("Lee Sang - min left the U . S . today".split())  # noqa: SIM905
    assert marks == [True, True, True, True, False, False, True, True, True, True, False]


def test_a_hyphenated_word_is_of_the_group_of_its_last_part() -> None:
    assert kin.kin("zzq-president") == kin.kin("president")


def test_a_word_of_which_nothing_is_known_is_in_no_group() -> None:
    assert kin.kin("x" * 40).fine < 0
