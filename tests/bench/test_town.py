"""Articles moved to towns that do not exist, to train on."""

from __future__ import annotations

from datetime import UTC, datetime

from bench.story_pairs import Row
from bench.town import as_town, towns

from broadsheet.model import Article
from broadsheet.relate.compare.features import features


def _row(name: str, text: str, title: str) -> Row:
    article = Article(id=name, title=title, text=text, published=datetime(2025, 3, 1, tzinfo=UTC))
    return Row(source="x", topic=name, story=name, article=article, features=features(article))


def test_stories_of_one_group_happen_in_one_town_within_two_days() -> None:
    fire = _row("a", "A mill burnt down in Berlin. The mayor of Berlin spoke.", "Fire in Berlin")
    vote = _row("b", "The council in Toronto chose a tram for Toronto.", "Toronto votes")

    moved = as_town([fire, vote])

    assert sorted(number for number, _ in moved) == [0, 1]
    town = towns()[0]
    for _, row in moved:
        assert town in row.article.text
        assert not {"Berlin", "Toronto"} & set(
            f"{row.article.title} {row.article.text}".replace(".", " ").split()
        )
    assert {row.story for _, row in moved} == {"a", "b"}
    first, second = (row.when for _, row in moved)
    assert abs(first - second) < 2 * 86_400


def test_what_names_no_place_stays_away() -> None:
    rain = _row("a", "It rained all day and nobody said why.", "Rain")
    fire = _row("b", "A mill burnt down in Berlin and nobody was hurt.", "Fire")
    assert [number for number, _ in as_town([rain, fire])] == [1]
    assert as_town([rain]) == []


def test_no_town_has_two_groups() -> None:
    assert len(set(towns())) == len(towns())
