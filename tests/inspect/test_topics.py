from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.inspect import topics
from broadsheet.model import Article
from broadsheet.text import topicwords

QUAKE = {
    "en": (
        "Earthquake in Osk",
        "An earthquake of magnitude 6 shook Osk. The quake was followed by aftershocks.",
    ),
    "de": (
        "Erdbeben in Osk",
        "Ein Erdbeben der Magnitude 6 hat Osk erschüttert. Das Erdbeben dauerte lange.",
    ),
    "es": ("Terremoto en Osk", "Un terremoto de magnitud 6 sacudió Osk. El terremoto duró mucho."),
}


def found(title: str, text: str, language: str) -> list[str]:
    return [name for name, _ in topics.topics(Article(id="a", title=title, text=text, language=language))]


def test_a_topic_has_one_name_in_all_languages() -> None:
    for language, (title, text) in QUAKE.items():
        assert found(title, text, language) == ["earthquake"], language


def test_one_word_alone_shows_nothing() -> None:
    assert found("A fire in her heart", "Her fire was seen by all. She had fire.", "en") == []
    assert found("", "", "en") == []


def test_the_list_is_sorted_and_its_parents_are_few() -> None:
    names = [topic.name for topic in topics.table()]
    assert names == sorted(set(names))
    assert 150 <= len(names) <= 250
    assert {topic.parent for topic in topics.table()} == {
        "conflict", "crime", "culture", "disaster", "economy", "environment", "health", "politics", "science",
        "society", "sport", "technology",
    }  # fmt: skip
    assert {"de", "fr", "es", "ru", "uk", "ar"} <= set(topicwords.columns())


@given(st.text(max_size=200), st.sampled_from(["en", "de", "ar", "zh"]))
@settings(max_examples=60, deadline=None)
def test_any_text_has_three_topics_at_most(text: str, language: str) -> None:
    assert len(found(text[:40], text, language)) <= 3
