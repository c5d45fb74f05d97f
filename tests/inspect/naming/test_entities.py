from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.inspect.naming import entities, entity_words, tagger
from broadsheet.model import Article, Entity

CASES = sorted((Path(__file__).parents[2] / "data/inspect/entities").iterdir())


def found(text: str, title: str | None = None, language: str | None = "en") -> list[Entity]:
    return list(entities.inspect(Article(id="a", text=text, title=title, language=language)))


def named(text: str) -> list[tuple[str, str]]:
    return [(note.text, note.type) for note in found(text)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_written_articles_give_the_expected_names(case: Path) -> None:
    article = Article(id="a", **json.loads((case / "input.json").read_text(encoding="utf-8")))
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert [[n.field, n.start, n.text, n.type] for n in entities.inspect(article)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway's defence ministry said so.",
        "The Norwegian Defence Ministry said so.",
        "Then Norway's Defense Ministry said so.",
        "The Norwegian defence ministry said so.",
    ],
)
def test_a_country_and_its_ministry_are_one_body(text: str) -> None:
    assert [kind for _, kind in named(text)] == ["organisation"]
    assert named(text)[0][0].lower().endswith("ministry")


def test_everyday_words_at_the_start_are_no_names() -> None:
    assert named("Talks began late. Officials gave no reason. Prices rose.") == []


def test_offices_articles_and_days_are_no_part_of_a_name() -> None:
    names = named("On Monday President Harold Brennick met the European Union's envoy.")
    assert ("Harold Brennick", "person") in names
    assert ("European Union", "organisation") in names
    assert not any("Monday" in name for name, _ in names)


def test_a_surname_is_the_person_named_in_full() -> None:
    notes = found("Mayor Amelia Hargrove left. Hargrove gave no reason.", title="Hargrove leaves")
    assert [(n.text, n.type, n.field) for n in notes] == [
        ("Hargrove", "person", "title"),
        ("Amelia Hargrove", "person", "text"),
        ("Hargrove", "person", "text"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "„Es reicht“, sagte Kommandantin Ingrid Halloway.", [("Ingrid Halloway", "person")]),
        ("de", "Es reicht, sagte Ulrike Sandvoß am Montag.", [("Ulrike Sandvoß", "person")]),
        ("de", "Die Lieferung aus Dravonien an die Familien steht aus.", [("Dravonien", "place")]),
        ("uk", "Так сказав речник Хуста Юрій Сабадош.", [("Хуста", "other"), ("Юрій Сабадош", "person")]),
        ("ru", "«Мы ждём», — говорит гидролог Пётр Унжаков.", [("Пётр Унжаков", "person")]),
        ("es", "Lo dijo en Villa Moreno la directora.", [("Villa Moreno", "place")]),
    ],
)
def test_names_in_languages_that_the_tagger_has_not_learnt(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(note.text, note.type) for note in found(text, language=language)] == expected


def test_notes_leave_the_register_its_fields() -> None:
    assert all(
        n.entity is None and n.name is None and n.made_by == entities.MADE_BY for n in found("He left Oslo.")
    )


@pytest.mark.parametrize("language", ["ar", "de", "en", "ru", "zh", None])
@given(text=st.text(max_size=200), title=st.none() | st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_spans_are_exact_for_any_text(language: str | None, text: str, title: str | None) -> None:
    for note in found(text, title, language):
        source = title if note.field == "title" else text
        assert source is not None
        assert 0 <= note.start < note.end <= len(source)
        assert source[note.start : note.end] == note.text


@given(
    st.lists(
        st.sampled_from(
            ["Oslo", "the", "Kari", "Lind", "of", "'s", "Ministry", ",", "US", ":", "Bank", "ran"]
        )
    )
)
def test_mentions_never_overlap(words: list[str]) -> None:
    notes = found(" ".join(words))
    ends = [0, *(note.end for note in notes)]
    assert all(note.start >= end for note, end in zip(notes, ends, strict=False))


@given(st.text(max_size=100))
def test_tokens_stand_where_they_say(text: str) -> None:
    assert all(text[token.start : token.end] == token.text for token in tagger.tokens(text))


def test_possessives_and_abbreviations_are_tokens_of_their_own() -> None:
    assert [t.text for t in tagger.tokens("Iran's U.S. envoy, Mr. O'Hara")] == [
        "Iran", "'s", "U.S.", "envoy", ",", "Mr.", "O'Hara",
    ]  # fmt: skip


def test_the_tables_are_sorted_enough_to_read() -> None:
    assert "kremlin" in entity_words.BODIES
    assert entity_words.flag_letters("Danish") == "n"
    assert "t" in entity_words.flag_letters("Nairobi")
