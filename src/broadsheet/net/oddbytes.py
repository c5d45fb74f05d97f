"""Validators that are no UTF-8, sent back byte for byte although aiohttp writes all headers as UTF-8."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aiohttp import ClientRequest

# The headers whose values come from an earlier answer, each byte of it as one character.
_VALIDATORS = ("If-None-Match", "If-Modified-Since")


@cache
def request_class() -> type[ClientRequest]:
    """Return the class of aiohttp's requests, with these validators written as the bytes that they were."""
    from aiohttp import ClientRequest  # noqa: PLC0415 (heavy)

    # The one place where something of aiohttp's is inherited from: it has no other way to send such bytes.
    class Request(ClientRequest):
        async def send(self, conn: Any) -> Any:
            values = [self.headers.get(name, "") for name in _VALIDATORS]
            if all(map(str.isascii, values)):
                return await super().send(conn)
            whole = conn.protocol.transport
            conn.protocol.transport = _Rewriting(whole, [value for value in values if not value.isascii()])
            try:
                return await super().send(conn)
            finally:
                conn.protocol.transport = whole

    return Request


class _Rewriting:
    """A transport that puts the right bytes in place of aiohttp's while a request's head is written."""

    def __init__(self, whole: Any, values: list[str]) -> None:
        self._whole, self._values = whole, values

    def write(self, data: bytes) -> None:
        data = bytes(data)
        for value in self._values:
            data = data.replace(b": " + value.encode("utf-8"), b": " + _as_it_was(value), 1)
        self._whole.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)


def _as_it_was(value: str) -> bytes:
    try:
        return value.encode("latin-1")
    except UnicodeError:  # not from an answer: as aiohttp has it
        return value.encode("utf-8")
