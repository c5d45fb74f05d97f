from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.inspect import tags
from broadsheet.inspect.naming import entities
from broadsheet.model import Article, Tag

FLOOD = (
    "The flood reached Bremen on Sunday. The flood cut power lines, said the mayor, Jutta Hansen. Dutch engineers from the"
    " Netherlands came to help. Hansen said the flood would last, and that the pumps had failed. Pumps from Bremen's port"
    " were brought in, Reuters reported. The Netherlands sent more."
)


def tagged(text: str, title: str | None = None) -> list[Tag]:
    article = Article(id="a", text=text, title=title, language="en")
    return list(tags.inspect(replace(article, notes=tuple(entities.inspect(article)))))


def test_names_and_telling_words_come_first() -> None:
    names = [tag.name for tag in tagged(FLOOD, "Flood cuts power in Bremen")]
    assert set(names[:4]) == {"Bremen", "Netherlands", "Hansen", "flood"} or {"Bremen", "flood"} <= set(
        names[:4]
    )
    assert len(names) <= 10
    assert "said" not in names


def test_a_people_counts_as_its_country_and_only_once() -> None:
    names = [tag.name for tag in tagged(FLOOD)]
    assert "Netherlands" in names
    assert "Dutch" not in names


def test_scores_fall_from_one() -> None:
    scores = [tag.score for tag in tagged(FLOOD)]
    assert scores[0] == 1
    assert scores == sorted(scores, reverse=True)
    assert all(tag.source == "broadsheet" and tag.made_by == tags.MADE_BY for tag in tagged(FLOOD))


def test_words_of_other_languages_are_no_tags() -> None:
    article = Article(
        id="a", text="Das Hochwasser hat gestern die Brücken zerstört, das Hochwasser.", language="de"
    )
    assert [tag.name for tag in tags.inspect(article)] == []


def test_topics_of_the_list_follow_the_words() -> None:
    found = tagged(
        "Lava ran down as the volcano woke. The eruption sent ash over Sund. Lava reached the sea.",
        "Eruption at Sund",
    )
    assert found[-1].name == "volcano" or "volcano" in [tag.name for tag in found]
    assert len({tag.name for tag in found}) == len(found)


def test_numbers_and_times_are_no_tags() -> None:
    text = (
        "Yesterday three cabins were found near the reservoir; twelve were swept away earlier this morning."
    )
    names = {tag.name for tag in tagged(text, None)}
    assert {"cabins", "reservoir"} <= names
    assert names.isdisjoint({"earlier", "morning", "three", "twelve", "yesterday"})


@given(st.text(max_size=300), st.none() | st.text(max_size=50))
@settings(max_examples=100, deadline=None)
def test_any_text_has_ten_tags_at_most(text: str, title: str | None) -> None:
    found = tagged(text, title)
    assert len(found) <= 13
    assert len({tag.name for tag in found}) == len(found)
    assert all(0 < tag.score <= 1 and tag.name.strip() for tag in found)
