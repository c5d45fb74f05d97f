from __future__ import annotations

import gzip
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.net.inflate import Inflater, inflate


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


_PACKERS = {
    "br": brotli.compress,
    "deflate": zlib.compress,
    "gzip": gzip.compress,
    "zstd": zstandard.compress,
}


@settings(deadline=None)
@given(st.binary(), st.lists(st.sampled_from(sorted(_PACKERS)), max_size=3), st.integers(1, 50))
def test_it_does_not_matter_where_the_pieces_end(body: bytes, codings: list[str], size: int) -> None:
    packed = body
    for coding in codings:
        packed = _PACKERS[coding](packed)
    inflater = Inflater(", ".join(codings), len(packed) + len(body) + 1000)
    out = b"".join(inflater.feed(packed[at : at + size]) for at in range(0, len(packed), size))
    inflater.check_end()
    assert out == body


@settings(deadline=None)
@given(st.binary(min_size=1), st.sampled_from(sorted(_PACKERS)), st.data())
def test_a_body_that_lacks_its_end_is_never_taken_for_whole(
    body: bytes, coding: str, data: st.DataObject
) -> None:
    packed = _PACKERS[coding](body)
    cut = packed[: data.draw(st.integers(1, len(packed) - 1))]
    with pytest.raises(ValueError, match=r"cut off|damaged"):
        inflate(cut, coding, 10_000)


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_members_split_anywhere_are_read_and_padding_is_not(coding: str) -> None:
    pack = _PACKERS[coding]
    packed = pack(b"one ") + pack(b"") + pack(b"two") + bytes(7)
    for size in (1, 2, 3, 5, 1000):
        inflater = Inflater(coding, 100)
        pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
        assert b"".join(map(inflater.feed, pieces)) == b"one two"
        inflater.check_end()


def test_a_window_larger_than_the_web_allows_is_refused() -> None:
    settings_ = zstandard.ZstdCompressionParameters.from_level(3, window_log=27)
    packer = zstandard.ZstdCompressor(compression_params=settings_).compressobj()
    packed = packer.compress(bytes(range(256)) * 600_000) + packer.flush()
    with pytest.raises(ValueError, match="damaged"):
        inflate(packed, "zstd", 10**9)
