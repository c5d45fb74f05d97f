from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.asking.completing import KINDS_OF, begun
from broadsheet.text.asking.query import FIELDS, parse


@pytest.mark.parametrize(
    ("asked", "field", "words", "line"),
    [
        ("pes", "", "pes", 'who:"A B" '),
        ("ferry -speaker:pes", "speaker", "pes", 'ferry -who:"A B" '),
        ('ferry speaker:"Dmitry Pe', "speaker", "Dmitry Pe", 'ferry who:"A B" '),
        ("http://x", "", "http://x", 'who:"A B" '),
        ("ferry ", "", "", 'ferry who:"A B" '),
        ("", "", "", 'who:"A B" '),
    ],
)
def test_the_last_term_is_what_is_being_typed(asked: str, field: str, words: str, line: str) -> None:
    found = begun(asked)
    assert (found.field, found.words, found.line("who", "A B")) == (field, words, line)


@given(st.text(max_size=60))
def test_whatever_is_typed_can_go_on(asked: str) -> None:
    found = begun(asked)
    assert asked.startswith(found.before)
    parse(found.line("who", "Ada Torsvik"))


def test_what_fields_are_completed_with_are_fields() -> None:
    assert set(KINDS_OF) - {""} <= set(FIELDS)
