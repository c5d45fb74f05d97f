"""A digest as a letter: plain text and HTML side by side (RFC 2046, multipart/alternative), nothing fetched."""

from __future__ import annotations

from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from broadsheet.errors import UsageError
from broadsheet.serve.digest.drawing import drawn
from broadsheet.serve.digest.plain import text
from broadsheet.serve.digest.view import View
from broadsheet.text.identity import hashed

NOBODY = "broadsheet@localhost"
"""Who a letter is from, and to, where nobody says: mail programs open it all the same."""


def letter(shown: View, *, sender: str, to: str, made: datetime) -> EmailMessage:
    """Return a digest as a letter.

    Args:
        shown: the digest, its addresses absolute.
        sender: an address of mail.
        to: another one.
        made: when.

    Raises:
        UsageError: one of them is no address of mail.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"Broadsheet: {shown.title}"
    message["From"] = _address("--from", sender)
    message["To"] = _address("--to", to)
    message["Date"] = format_datetime(made)
    message["Message-ID"] = f"<{hashed(f'{shown.title} {made.isoformat()} {to}')}@broadsheet.invalid>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday note answers
    message.set_content(text(shown))
    message.add_alternative(drawn("letter.html", shown).lstrip(), subtype="html")
    return message


def _address(option: str, written: str) -> Address:
    try:
        return Address(addr_spec=written.strip())
    except (HeaderParseError, ValueError, IndexError) as error:
        raise UsageError(f"{written!r} is no address of mail; write {option} name@example.org") from error
