from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.identity import article_id

MAYBE = st.none() | st.text()


@given(url=MAYBE, outlet=MAYBE, title=MAYBE, text=st.text())
def test_id_is_sixteen_digits_and_the_same_again(
    url: str | None, outlet: str | None, title: str | None, text: str
) -> None:
    made = article_id(url=url, outlet=outlet, title=title, text=text)
    assert re.fullmatch(r"[0-9a-f]{16}", made)
    assert made == article_id(url=url, outlet=outlet, title=title, text=text)


def test_address_outweighs_text() -> None:
    first = article_id(url="https://example.org/a", outlet="A", title="T", text="x")
    assert first == article_id(url="https://example.org/a", outlet="B", title="U", text="y")
    assert first != article_id(url=None, outlet="A", title="T", text="x")


def test_id_is_that_of_the_interface() -> None:
    # SHA-256 of the canonical URL, first 16 hex digits (worked out with sha256sum).
    assert article_id(url="https://example.org/", outlet=None, title=None, text="") == "8198d1bac40a1033"
