from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import UsageError
from broadsheet.net.credentials import Credentials, from_text, part, redacted, request_headers, to_text

SECRET = Credentials(
    user="ann", password="pw-77", headers=(("Authorization", "Bearer tt-9"),), cookie="sid=cc-5"
)


def test_nothing_secret_is_shown() -> None:
    for shown in (repr(SECRET), str(SECRET), f"{SECRET}", repr([SECRET])):
        assert not {word for word in ("ann", "pw-77", "tt-9", "cc-5") if word in shown}
    assert repr(Credentials()) == "Credentials(nothing: hidden)"


@given(
    st.none() | st.text().filter(lambda text: ":" not in text),
    st.none() | st.text(),
    st.none() | st.text(st.characters(categories=["L", "N"])),
)
def test_stored_and_read_back_they_are_the_same(
    user: str | None, password: str | None, cookie: str | None
) -> None:
    one = Credentials(user=user, password=password, headers=(("X-Key", "ä b"),), cookie=cookie)
    assert from_text(to_text(one)) == one


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"headers": 3}', '{"headers": [["a"]]}', "pw-77"])
def test_what_is_stored_wrongly_is_not_quoted(text: str) -> None:
    with pytest.raises(ValueError, match="enter them again") as caught:
        from_text(text)
    assert "pw-77" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"headers": (("X A", "1"),)},
        {"headers": (("", "1"),)},
        {"headers": (("Host", "example.org"),)},
        {"headers": (("transfer-encoding", "chunked"),)},
        {"headers": (("X-A", "sec-1\r\nX-B: 2"),)},
        {"cookie": "a=sec-1\nb"},
        {"user": "a:b"},
    ],
)
def test_what_would_break_a_request_is_refused_without_its_value(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError) as caught:
        Credentials(**wrong)  # type: ignore[arg-type]
    assert "sec-1" not in str(caught.value)


def test_they_become_headers() -> None:
    assert request_headers(None) == request_headers(Credentials()) == {}
    assert request_headers(Credentials(user="a", password="b")) == {"Authorization": "Basic YTpi"}
    assert request_headers(Credentials(password="b")) == {"Authorization": "Basic OmI="}
    assert request_headers(SECRET) == {"Authorization": "Bearer tt-9", "Cookie": "sid=cc-5"}


@pytest.mark.parametrize(
    ("url", "bare", "user", "password"),
    [
        ("https://ann:p%40w@a.example:8/x?y", "https://a.example:8/x?y", "ann", "p@w"),
        ("https://ann@a.example/", "https://a.example/", "ann", None),
        ("https://a@b:c@a.example/", "https://a.example/", "a@b", "c"),
        ("imaps://ann%40a.example:pw@b.example/In", "imaps://b.example/In", "ann@a.example", "pw"),
    ],
)
def test_an_address_is_parted(url: str, bare: str, user: str, password: str | None) -> None:
    left, found = part(url)
    assert left == bare
    assert found is not None
    assert (found.user, found.password) == (user, password)


@pytest.mark.parametrize("url", ["https://a.example/", "http://@a.example/", "x", "", "http://["])
def test_an_address_without_them_has_none(url: str) -> None:
    assert part(url)[1] is None


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ann:pw@a.example/feed", "https://a.example/feed"),
        ("https://a.example/f?api_key=x1&page=2", "https://a.example/f?api_key=...&page=2"),
        ("https://a.example/f?X-Amz-Signature=x1", "https://a.example/f?X-Amz-Signature=..."),
        (f"https://a.example/f?q={'a' * 40}", "https://a.example/f?q=..."),
        (f"https://a.example/f?{'a' * 40}", "https://a.example/f?..."),
        ("https://a.example/f?id=3#token=x1", "https://a.example/f?id=3"),
        ("http://ann:pw@[", "["),
        ("https://a.example/f?user=ann&keyword=storm", "https://a.example/f?user=...&keyword=storm"),
    ],
)
def test_an_address_is_made_fit_for_a_log(url: str, shown: str) -> None:
    assert redacted(url) == shown


@given(st.text())
def test_any_text_can_be_parted_and_shown(text: str) -> None:
    part(f"https://{text}@a.example/")
    assert "s3cret" not in redacted(f"https://ann:s3cret@a.example/{text}".replace("\\", "/"))
    redacted(text)
