"""A mailbox as a subscription: what is new in it, read without changing anything there."""

from __future__ import annotations

from broadsheet.config import Settings
from broadsheet.net.credentials import Credentials
from broadsheet.net.imap import MailState, new_mail, state_from_text, state_to_text

FIRST = 50
"""Letters that the first look takes, the newest: some weeks of newsletters; a choice."""

MOST = 200
"""Letters that any other look takes, the oldest first; what is left comes with the next. A choice."""

SECONDS = 120.0
"""For one look: two hundred letters of 100 kB over a line of 2 Mbit/s take 80."""


def look(
    url: str, credentials: Credentials | None, state: str | None, settings: Settings
) -> tuple[str, list[bytes]]:
    """Return how far the mailbox was read now, and its new letters as they came.

    Args:
        url: "imaps://mail.example.org/Newsletters", without user and password.
        credentials: user and password.
        state: what the last look returned; None: this is the first.
        settings: which private networks may be reached.

    Raises:
        NetworkError: it can't be reached or read; the message says why.
    """
    seen: MailState | None = state_from_text(state) if state else None
    after, letters = new_mail(
        url,
        credentials,
        seen=seen,
        allowed=settings.allow_net,
        seconds=SECONDS,
        most=MOST if seen else FIRST,
    )
    return state_to_text(after), letters


def try_it(url: str, credentials: Credentials | None, settings: Settings) -> None:
    """Do nothing where a mailbox can be read.

    Args:
        url: "imaps://mail.example.org/Newsletters", without user and password.
        credentials: user and password.
        settings: which private networks may be reached.

    Raises:
        NetworkError: it can't be reached or read; the message says why.
    """
    new_mail(url, credentials, seen=None, allowed=settings.allow_net, seconds=SECONDS, most=1)
