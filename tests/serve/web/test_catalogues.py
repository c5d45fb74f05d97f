"""The catalogues say everything that the pages say, with the same names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from broadsheet.serve import web
from broadsheet.serve.web.speech import LANGUAGES, SOURCE

WEB = Path(web.__file__).parent
OTHERS = sorted(set(LANGUAGES) - {SOURCE})
# What gettext is called in our code, and where its messages stand among the arguments.
KEYWORDS = {
    "_": None,
    "both": (1, 2),
    "gettext": None,
    "marked": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
NAMED = re.compile(r"%\((\w+)\)[sd]|%%")

Message = str | tuple[str, ...]


@cache
def said() -> frozenset[Message]:
    """Every message in the code and the templates."""
    with (WEB / "locale" / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(WEB, methods, options, KEYWORDS)
    return frozenset(
        tuple(message) if isinstance(message, (tuple, list)) else message for _, _, message, *_ in found
    )


def catalogue(language: str) -> Catalog:
    """The catalogue of a language."""
    with (WEB / "locale" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def names(text: str) -> list[str]:
    """The names of what is put into a message."""
    return sorted(set(NAMED.findall(text)))


def forms(language: str) -> Iterator[tuple[Message, tuple[str, ...]]]:
    """Each message with what stands for it."""
    for message in catalogue(language):
        if message.id:
            found = message.string if isinstance(message.string, (tuple, list)) else (message.string or "",)
            yield (tuple(message.id) if isinstance(message.id, (tuple, list)) else message.id), tuple(found)


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_there_and_none_is_left_over(language: str) -> None:
    known = {message for message, _ in forms(language)}
    assert sorted(map(str, said() - known)) == [], "run: make catalogues"
    assert sorted(map(str, known - said())) == [], "run: make catalogues"


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_said_in_all_its_forms(language: str) -> None:
    plurals = catalogue(language).num_plurals
    unsaid = [
        message
        for message, found in forms(language)
        if not all(found) or len(found) != (plurals if isinstance(message, tuple) else 1)
    ]
    assert unsaid == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_put_in_is_the_same(language: str) -> None:
    wrong = []
    for message, found in forms(language):
        wanted = names(message if isinstance(message, str) else message[1])
        # A form for one may say "one" in words.
        wrong += [(message, text) for text in found if set(names(text)) - set(wanted)]
        if isinstance(message, str):
            wrong += [(message, text) for text in found if names(text) != wanted]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_blanks_at_the_ends_are_the_same(language: str) -> None:
    ends = re.compile(r"^\s*|\s*$")
    wrong = [
        (message, text)
        for message, found in forms(language)
        for text in found
        if ends.findall(text) != ends.findall(message if isinstance(message, str) else message[0])
    ]
    assert wrong == []
