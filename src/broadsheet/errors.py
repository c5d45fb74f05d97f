"""What can go wrong through somebody's fault, as one tree.

BroadsheetError
├── UsageError            the call cannot be carried out as it was made
│   ├── NotFoundError     there is no such article, story, subscription
│   └── SetupError        something must be installed or configured first
├── NetworkError          a fetch did not bring what was asked for
│   └── AddressRefusedError   the address is one that collecting may not reach
├── StoreError            the database cannot be opened, is too new, or is damaged
└── BackupError           a backup cannot be read or written

Bad input from outside is not here: it is a ``Failure`` (see model.py), a value that is kept.
"""

from __future__ import annotations

from collections.abc import Mapping


class BroadsheetError(Exception):
    """The root: whoever catches this catches all that Broadsheet raises on purpose."""


class UsageError(BroadsheetError):
    """The call cannot be carried out as it was made; the message says how to make it."""


class NotFoundError(UsageError):
    """There is nothing under that name.

    Args:
        kind: what was looked for, in the glossary's word ("article").
        key: the id or name that was asked for.
    """

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"there is no {kind} {key!r}")
        self.kind = kind
        self.key = key


class SetupError(UsageError):
    """Something must be installed or configured first; the message says what."""


class NetworkError(BroadsheetError):
    """A fetch did not bring what was asked for.

    Args:
        url: what was fetched, without credentials.
        reason: one line for a person.
        status: the HTTP status where there was an answer.
        kind: what went wrong, as one word: "address", "dns", "connect", "tls" (the certificate), "handshake"
            (no encryption came about), "timeout", "status", "redirects", "size", "encoding", "robots",
            "protocol", "login", "held" (not asked: the host wants a rest), "feed" (it came, and cannot be
            read).
        headers: of the answer, names in lower case; empty where there was none.
    """

    def __init__(
        self,
        url: str,
        reason: str,
        status: int | None = None,
        *,
        kind: str = "protocol",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.status = status
        self.kind = kind
        self.headers = dict(headers or {})


class AddressRefusedError(NetworkError):
    """The address is one that collecting may not reach (private, loopback, reserved)."""


class StoreError(BroadsheetError):
    """The database cannot be opened, is newer than this program, or is damaged."""


class BackupError(BroadsheetError):
    """A backup cannot be written, or is cut off, damaged, foreign or newer; the message says what to do."""
