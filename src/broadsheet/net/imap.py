"""New mail from a mailbox, which stays exactly as it was: nothing is marked as read, moved or deleted."""

from __future__ import annotations

import base64
import contextlib
import imaplib
import json
import re
import socket
import ssl
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from broadsheet.errors import AddressRefusedError, NetworkError
from broadsheet.net.credentials import Credentials, part, redacted
from broadsheet.net.guard import Network
from broadsheet.net.imapline import Line, MailSizeError, Place
from broadsheet.net.lookups import Lookup, system_lookup

# Of one letter; a larger one comes cut, and its text, which stands first, with it. Newsletters have
# around 100 kB, and Gmail shows no more than that.
MAX_LETTER = 4 * 1024 * 1024
_ENOUGH = 32 * 1024 * 1024  # bytes of one look, after which the rest waits for the next; a choice
_PORTS = {"imap": 143, "imaps": 993}  # RFC 8314, section 3.2, and RFC 9051
_BROKEN = re.compile(r"[\x00\r\n]")  # what no quoted string of IMAP may hold (RFC 9051, section 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailState:
    """How far a mailbox was read."""

    validity: int  # UIDVALIDITY: when it changes, the numbers mean other letters
    last: int  # the highest UID that was read


class _RefusedError(Exception):
    """The server said no, or something that makes no sense; the text is for a person."""

    def __init__(self, reason: str, kind: str = "protocol") -> None:
        super().__init__(reason)
        self.kind = kind


def state_to_text(state: MailState) -> str:
    """Return a state as JSON."""
    return json.dumps(asdict(state))


def state_from_text(text: str) -> MailState:
    """Return a state from what ``state_to_text`` made.

    Raises:
        ValueError: the text is something else.
    """
    try:
        data: Any = json.loads(text)
        return MailState(validity=int(data["validity"]), last=int(data["last"]))
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError("this does not say how far a mailbox was read") from error


def new_mail(  # noqa: PLR0913 (one argument each for what a mailbox needs)
    address: str,
    credentials: Credentials | None,
    *,
    seen: MailState | None,
    allowed: Sequence[Network] = (),
    seconds: float = 60.0,
    most: int = 200,
    lookup: Lookup = system_lookup,
) -> tuple[MailState, list[bytes]]:  # fmt: skip
    """Return how far a mailbox is read now, and its new letters as they came, oldest first.

    Args:
        address: "imaps://mail.example.org/Newsletters", or imap://; without a folder, INBOX.
        credentials: user and password; those in the address count where there are none.
        seen: how far it was read the last time; None, or from before the server renumbered its
            letters: the newest ones come.
        allowed: networks that may be reached although they aren't public.
        seconds: for everything together.
        most: how many letters at a time; the rest comes the next time.
        lookup: what finds a name's addresses.

    Raises:
        AddressRefusedError: the server's address may not be reached.
        NetworkError: it can't be reached, doesn't let us in, or makes no sense.
    """
    bare, inside = part(address)
    shown = redacted(bare)
    try:
        place, folder = _place(bare)
        line = Line(place, allowed=allowed, seconds=seconds, lookup=lookup)
        try:
            _log_in(line, place, credentials or inside)
            return _read(line, folder, seen, most)
        finally:
            _leave(line)
    except (_RefusedError, MailSizeError, imaplib.IMAP4.error, OSError, ValueError) as error:
        raise _explained(shown, error, seconds) from error


def _place(address: str) -> tuple[Place, str]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _RefusedError("this is no address of a mailbox", "address") from error
    if parts.scheme not in _PORTS or not host:
        raise _RefusedError("a mailbox is written imaps://mail.example.org/Folder", "address")
    folder = unquote(parts.path.strip("/")) or "INBOX"
    if _BROKEN.search(folder):
        raise _RefusedError("a folder's name has no line break", "address")
    return Place(host=host, port=port or _PORTS[parts.scheme], tls=parts.scheme == "imaps"), folder


def _log_in(line: Line, place: Place, credentials: Credentials | None) -> None:
    if credentials is None or credentials.user is None or credentials.password is None:
        raise _RefusedError("a mailbox needs a user and a password", "login")
    user, password = credentials.user, credentials.password
    if _BROKEN.search(user + password):
        raise _RefusedError("neither user nor password may hold a line break", "login")
    # In the reader's own network, by an address that says imap, a password may go in the open.
    if not place.tls and not line.own:
        if "STARTTLS" not in line.capabilities:
            raise _RefusedError(
                "it offers no encryption, and a password must not go there in the open", "tls"
            )
        line.starttls(ssl.create_default_context())
    try:
        if "AUTH=PLAIN" in line.capabilities:
            # RFC 4616: UTF-8, and nothing to quote.
            line.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())
        else:
            line.login(_quoted(user), password)
    except (imaplib.IMAP4.abort, UnicodeError) as error:
        raise _RefusedError("it hung up at the login, or cannot take this user and password") from error
    except imaplib.IMAP4.error as error:
        # Without the server's words, which may repeat what was sent.
        raise _RefusedError("it did not take the user and password: check them", "login") from error


def _read(line: Line, folder: str, seen: MailState | None, most: int) -> tuple[MailState, list[bytes]]:
    kind, data = line.select(_quoted(_utf7(folder)), readonly=True)  # EXAMINE
    if kind != "OK":
        raise _RefusedError(f"there is no folder {folder!r} that may be read")
    validity = _number(line.response("UIDVALIDITY")[1])
    if seen is None or seen.validity != validity:
        count = _number(data)
        wanted = _search(line, f"{max(1, count - most + 1)}:{count}") if count else []
        last = 0
    else:
        last = seen.last
        wanted = [uid for uid in _search(line, f"UID {last + 1}:*") if uid > last][:most]
    letters: list[bytes] = []
    for uid in wanted:
        letter = _letter(line, uid)
        letters += [letter] if letter is not None else []
        last = uid
        if sum(map(len, letters)) > _ENOUGH:
            break
    return MailState(validity=validity, last=last), letters


def _search(line: Line, what: str) -> list[int]:
    kind, data = line.uid("SEARCH", what)
    if kind != "OK":
        raise _RefusedError("it does not tell which letters there are")
    words = b" ".join(part for part in data if isinstance(part, bytes)).split()
    return sorted({int(word) for word in words if word.isdigit()})


def _letter(line: Line, uid: int) -> bytes | None:
    """Return a letter; None where it is gone by now."""
    kind, data = line.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{MAX_LETTER}>)")
    if kind != "OK":
        raise _RefusedError(f"it does not give letter {uid}")
    # The server may mix in other news of its own, so the right part is looked for.
    for item in data:
        if isinstance(item, tuple) and b"BODY[" in item[0].upper():
            return bytes(item[1])
    return None


def _number(data: Sequence[Any]) -> int:
    try:
        return int(data[-1])
    except (ValueError, TypeError, IndexError) as error:
        raise _RefusedError("it does not number its letters as IMAP asks for") from error


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _utf7(name: str) -> str:
    """Return a folder's name as IMAP writes it: modified UTF-7 (RFC 3501, section 5.1.3)."""
    return re.sub(r"[^\x20-\x7e]+|&", lambda match: _shifted(match[0]), name)


def _shifted(text: str) -> str:
    if text == "&":
        return "&-"
    code = base64.b64encode(text.encode("utf-16-be")).decode("ascii").rstrip("=").replace("/", ",")
    return f"&{code}-"


def _leave(line: Line) -> None:
    # The letters are here; how the server takes the goodbye changes nothing.
    with contextlib.suppress(imaplib.IMAP4.error, OSError, MailSizeError):
        line.logout()
    with contextlib.suppress(OSError):
        line.shutdown()


def _explained(shown: str, error: Exception, seconds: float) -> NetworkError:
    if isinstance(error, PermissionError) and error.strerror:
        reason = f"this address may not be reached: {error.strerror} (see --allow-net)"
        return AddressRefusedError(shown, reason, kind="address")
    if isinstance(error, _RefusedError):
        return NetworkError(shown, str(error), kind=error.kind)
    # The first class that fits gives the line, so narrow classes stand before wide ones.
    lines: tuple[tuple[type[Exception], str, str], ...] = (
        (MailSizeError, "size", str(error)),
        (TimeoutError, "timeout", f"the mail server was too slow (it has {seconds:g} seconds in all)"),
        (ssl.SSLCertVerificationError, "tls", "its certificate is not in order"),
        (ssl.SSLError, "handshake", "no encrypted connection came about"),
        (socket.gaierror, "dns", "there is no such host, or its name cannot be looked up"),
        (ConnectionResetError, "connect", "the mail server hung up"),
        (OSError, "connect", "no connection to the mail server"),
    )
    for wanted, kind, reason in lines:
        if isinstance(error, wanted):
            return NetworkError(shown, reason, kind=kind)
    # Without the server's words, which may repeat what was sent.
    return NetworkError(shown, "the mail server's answer makes no sense", kind="protocol")
