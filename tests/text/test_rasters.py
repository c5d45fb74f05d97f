from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.rasters import raster

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480)
JPEG = (
    b"\xff\xd8\xff\xe0\0\x10JFIF"
    + bytes(10)
    + b"\xff\xc0\0\x11\x08"
    + struct.pack(">HH", 480, 640)
    + bytes(9)
)
WEBP = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")


@pytest.mark.parametrize(
    ("body", "media_type"), [(PNG, "image/png"), (JPEG, "image/jpeg"), (WEBP, "image/webp")]
)
def test_pictures_are_known_by_their_bytes(body: bytes, media_type: str) -> None:
    found = raster(body)
    assert found is not None
    assert (found.media_type, found.size) == (media_type, (640, 480))


@pytest.mark.parametrize(
    "body", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<!doctype html>", b"\x89PN", b"%PDF-1.7"]
)
def test_what_is_no_picture_is_none(body: bytes) -> None:
    assert raster(body) is None


@given(st.sampled_from([PNG, JPEG, WEBP, b"GIF89a"]), st.integers(0, 40), st.binary(max_size=60))
def test_a_cut_or_broken_picture_breaks_nothing(body: bytes, cut: int, rest: bytes) -> None:
    raster(body[:cut] + rest)
