from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.urls import canonical, domain_of


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("http://EXAMPLE.org", "http://example.org/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org/a/./b/../c", "https://example.org/a/c"),
        ("https://example.org/../a", "https://example.org/a"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("https://example.org//a//b", "https://example.org/a/b"),
        ("https://example.org/?id=3&utm_source=x&fbclid=y", "https://example.org/?id=3"),
        ("https://example.org/?UTM_Source=x", "https://example.org/"),
        ("https://example.org/?b=2&a=1", "https://example.org/?b=2&a=1"),
        ("https://example.org/?q=", "https://example.org/?q="),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/%7Euser", "https://example.org/~user"),
        ("https://example.org/%e4%bd%a0", "https://example.org/%E4%BD%A0"),
        ("https://example.org/你", "https://example.org/%E4%BD%A0"),
        ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
        ("https://example.org/100%25", "https://example.org/100%25"),
        ("https://example.org/a%3Fb", "https://example.org/a%3Fb"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
        ("  https://example.org/a \n", "https://example.org/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("/relative", "/relative"),
        ("https://[broken", "https://[broken"),
        ("https://example.org:99999/a", "https://example.org:99999/a"),
        ("", ""),
    ],
)
def test_canonical(url: str, form: str) -> None:
    assert canonical(url) == form


@given(
    st.one_of(
        st.text(), st.text(alphabet="ab/.%?&=#:@[]é 2F5", max_size=40).map("https://example.org/".__add__)
    )
)
def test_canonical_is_stable(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.Example.org/a", "example.org"),
        ("https://news.example.org", "news.example.org"),
        ("https://wwwx.example.org", "wwwx.example.org"),
        ("https://[broken", None),
        ("not a url", None),
        ("", None),
        (None, None),
    ],
)
def test_domain_of(url: str | None, domain: str | None) -> None:
    assert domain_of(url) == domain
