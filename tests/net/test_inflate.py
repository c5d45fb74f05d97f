from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.net.inflate import inflate


@settings(deadline=None)
@given(st.binary())
def test_every_coding_is_undone(body: bytes) -> None:
    limit = len(body) + 1
    assert inflate(body, "", limit) == body
    assert inflate(gzip.compress(body), "gzip", limit) == body
    assert inflate(zlib.compress(body), "deflate", limit) == body
    assert inflate(zlib.compress(body, wbits=-15), "Deflate", limit) == body
    assert inflate(gzip.compress(zlib.compress(body)), "deflate, gzip", 2 * limit + 100) == body


@settings(deadline=None)
@given(st.binary(), st.sampled_from(["gzip", "deflate", "br", "identity"]))
def test_damage_is_a_value_error_and_nothing_else(body: bytes, coding: str) -> None:
    try:
        inflate(body, coding, 1000)
    except ValueError as error:
        assert str(error)  # noqa: PT017 (either is right)


def test_two_members_are_read_as_one() -> None:
    assert inflate(gzip.compress(b"one ") + gzip.compress(b"two"), "gzip", 100) == b"one two"


def test_a_bomb_is_stopped_at_the_cap() -> None:
    with pytest.raises(ValueError, match="larger than 1,000 bytes once decompressed"):
        inflate(gzip.compress(bytes(10_000_000)), "gzip", 1000)


def test_a_cut_body_says_so() -> None:
    with pytest.raises(ValueError, match="cut off"):
        inflate(gzip.compress(b"some words that go on")[:-9], "gzip", 1000)
