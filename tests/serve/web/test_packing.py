"""Pages are packed for those who can unpack them."""

from __future__ import annotations

import gzip
from urllib.request import Request, urlopen

from tests.serve.client import Client


def _fetch(address: str, **headers: str) -> tuple[bytes, str | None]:
    with urlopen(Request(address, headers=headers)) as answer:  # noqa: S310  # loopback
        return answer.read(), answer.headers.get("content-encoding")


def test_a_page_is_packed_where_that_is_understood(client: Client) -> None:
    plain, coding = _fetch(f"{client.base}/river")
    assert coding is None
    packed, coding = _fetch(f"{client.base}/river", **{"Accept-Encoding": "gzip"})
    assert coding == "gzip"
    assert len(packed) < len(plain) / 4
    assert gzip.decompress(packed)[:100] == plain[:100]


def test_what_gains_nothing_goes_as_it_is(client: Client) -> None:
    assert _fetch(f"{client.base}/health", **{"Accept-Encoding": "gzip"}) == (b"ok\n", None)
