"""Offices, callings and kinds of body that stand for names."""

from __future__ import annotations

import pytest

from broadsheet.model import EntityType
from broadsheet.relate.who.nominals import Seen, alone, is_nominal


def seen(text: str, *names: tuple[str, EntityType]) -> list[Seen]:
    return [Seen(text.index(n), text.index(n) + len(n), n, n, type_, n) for n, type_ in names]


def meant(text: str, *names: tuple[str, EntityType]) -> dict[str, str]:
    return {
        text[one.start : one.end]: one.seen.name for one in alone(text, seen(text, *names), lambda _: False)
    }


@pytest.mark.parametrize(
    ("text", "names", "words", "whose"),
    [
        ("Ada Holm, a biologist, left. Then the biologist rang.", ("Ada Holm",), "the biologist", "Ada Holm"),
        ("They named Ada Holm as sole administrator. The administrator rang.", ("Ada Holm",), "The administrator", "Ada Holm"),
        ("Ada Holm, 45, a pilot, left. The pilot rang.", ("Ada Holm",), "The pilot", "Ada Holm"),
        ("Col. Ada Holm left. The colonel rang.", ("Ada Holm",), "The colonel", "Ada Holm"),
    ],
)  # fmt: skip
def test_a_calling_means_whoever_alone_has_it(text: str, names: tuple[str], words: str, whose: str) -> None:
    assert meant(text, *((name, "person") for name in names)) == {words: whose}


def test_a_calling_that_two_have_means_nobody() -> None:
    text = "Ada Holm, a pilot, and Bo Lind, a pilot, met. The pilot rang."
    assert meant(text, ("Ada Holm", "person"), ("Bo Lind", "person")) == {}


def test_a_kind_means_the_one_body_whose_name_says_it() -> None:
    text = "Elm Academy shut. The school said so."
    assert meant(text, ("Elm Academy", "organisation")) == {"The school": "Elm Academy"}
    text = "Elm Academy and Oak College shut. The school said so."
    assert meant(text, ("Elm Academy", "organisation"), ("Oak College", "organisation")) == {}


@pytest.mark.parametrize(
    ("words", "nominal"),
    [
        ("the mayor", True),
        ("The former prime minister", True),
        ("the Mayor Holm", False),
        ("the weather", False),
    ],
)
def test_words_that_are_no_name(words: str, *, nominal: bool) -> None:
    assert is_nominal(words) is nominal
