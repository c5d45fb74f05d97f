"""What came over the line, as a Response or a NetworkError."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from broadsheet.errors import AddressRefusedError, NetworkError
from broadsheet.net.inflate import SizeError

if TYPE_CHECKING:
    from aiohttp import ClientResponse

MAX_LINE = 8190  # bytes of one header, as Apache has it (LimitRequestFieldSize)
MAX_HEADERS = 128  # aiohttp's own; Apache takes 100
MAX_HEADER_BYTES = 64 * 1024  # of all headers; a choice: nginx takes 32 KiB, Chromium 256 KiB
# What aiohttp's parsers (the quick one and the plain one) say of too large headers; they have no class for it.
_TOO_LARGE = re.compile(r"Got more than \d+ bytes|Too many headers", re.IGNORECASE)
_LOGINS = frozenset({401, 407})


def headers_of(answer: ClientResponse) -> dict[str, str]:
    """Return an answer's headers: names in lower case, several of one name joined with ", ".

    Each byte of a value is one character (latin-1): so an ETag can be sent back byte for byte.

    Raises:
        SizeError: they are too large altogether.
    """
    if sum(len(name) + len(value) for name, value in answer.raw_headers) > MAX_HEADER_BYTES:
        raise SizeError(f"its headers are larger than {MAX_HEADER_BYTES:,} bytes")
    out: dict[str, str] = {}
    for raw_name, raw_value in answer.raw_headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        out[name] = f"{out[name]}, {value}" if name in out else value
    return out


def status_error(url: str, status: int, headers: Mapping[str, str], *, sent: bool) -> NetworkError:
    """Return the error for an answer that is no success.

    Args:
        url: what was asked for, fit for a log.
        status: of the answer.
        headers: of the answer.
        sent: whether credentials went along.
    """
    try:
        words = f"{status} {HTTPStatus(status).phrase}"  # not the server's own, which may hold anything
    except ValueError:
        words = str(status)
    if status in _LOGINS:
        hint = "it did not take the credentials: check them" if sent else "it asks for a login"
        return NetworkError(
            url, f"the server answered {words}: {hint}", status, kind="login", headers=headers
        )
    return NetworkError(url, f"the server answered {words}", status, kind="status", headers=headers)


def explained(
    url: str, error: Exception, refused: list[str], answer: ClientResponse | None, *, moved: bool
) -> NetworkError:
    """Return the error for a person, from whatever the libraries below raised.

    Args:
        url: what was asked for, fit for a log.
        error: what was raised.
        refused: the addresses that the guard refused.
        answer: what had come by then.
        moved: whether a redirect led there.
    """
    status = answer.status if answer is not None else None
    how = "a redirect leads here, and " if moved else ""
    if refused and answer is None:
        reason = f"{how}this address may not be reached: {refused[-1]} (see --allow-net)"
        return AddressRefusedError(url, reason, kind="address")
    kind, reason = _kind_and_reason(error, begun=answer is not None)
    reason = f"{how}{reason}" if kind == "address" else reason
    headers: Mapping[str, str] = {}
    if answer is not None and kind != "size":
        headers = headers_of(answer)
    return NetworkError(url, reason, status, kind=kind, headers=headers)


def _kind_and_reason(error: Exception, *, begun: bool) -> tuple[str, str]:
    import aiohttp  # noqa: PLC0415 (heavy)
    from aiohttp import http_exceptions  # noqa: PLC0415 (heavy)

    if isinstance(error, SizeError):
        return "size", str(error)
    if isinstance(error, aiohttp.ClientConnectorError) and not isinstance(error, aiohttp.ClientSSLError):
        if isinstance(error, aiohttp.ClientConnectorDNSError):
            return "dns", "there is no such host, or its name cannot be looked up"
        return "connect", f"no connection ({line(error.os_error.strerror or str(error.os_error))})"
    cause = error.__cause__
    if isinstance(cause, http_exceptions.HttpProcessingError) and _TOO_LARGE.search(cause.message):
        return "size", f"its headers are too large (over {MAX_LINE:,} bytes in one, or over {MAX_HEADERS})"
    # The first class that fits gives the line, so narrow classes stand before wide ones.
    lines: tuple[tuple[type[Exception], str, str], ...] = (
        (aiohttp.ClientConnectorCertificateError, "tls", "its certificate is not in order"),
        (aiohttp.ClientSSLError, "handshake", "no encrypted connection came about"),
        (aiohttp.ClientPayloadError, "protocol", "the answer was cut off"),
        (aiohttp.InvalidURL, "address", "this is no address that can be fetched"),
        (aiohttp.ServerDisconnectedError, "protocol", "the server hung up without an answer"),
        (aiohttp.ClientResponseError, "protocol", "the answer is not HTTP as it should be"),
        (aiohttp.ClientOSError, "protocol" if begun else "connect", "the connection broke"),
        (OSError, "protocol" if begun else "connect", "the connection broke"),
    )
    for wanted, kind, reason in lines:
        if isinstance(error, wanted):
            return kind, reason
    return "protocol", line(str(error)) or type(error).__name__


def line(text: str) -> str:
    """Return a text as one short line: a server's own words may hold anything."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]
