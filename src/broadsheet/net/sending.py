"""Letters on their way out, through a mail server that the reader named."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from broadsheet.errors import NetworkError, UsageError

_PORTS = {"smtp": 587, "smtps": 465}  # RFC 6409 and RFC 8314
_SECONDS = (
    60.0  # for each step: RFC 5321, section 4.5.3.2 wants minutes of servers, nobody here waits so long
)
_FORM = "smtps://USER:PASSWORD@mail.example.org, or smtp:// for one that begins in the clear and turns to TLS"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where letters are handed in."""

    scheme: str
    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def shown(self) -> str:
        """Return its address without a password."""
        return f"{self.scheme}://{self.host}:{self.port}"


def mail_server(url: str) -> MailServer:
    """Return the mail server of an address; a user's name and password stand in it.

    Raises:
        UsageError: it is no such address. The message never repeats it: it may hold a password.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"this is no address of a mail server: write {_FORM}") from error
    if parts.scheme not in _PORTS or not host:
        raise UsageError(f"this is no address of a mail server: write {_FORM}")
    return MailServer(
        scheme=parts.scheme,
        host=host,
        port=port or _PORTS[parts.scheme],
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


def send(message: EmailMessage, server: MailServer) -> None:
    """Hand a letter in.

    What goes to another machine is encrypted and its certificate checked; a server that offers no TLS is refused.

    Raises:
        NetworkError: the server was not reached, or said no.
    """
    try:
        with _connected(server) as session:
            if server.user:
                session.login(server.user, server.password or "")
            session.send_message(message)
    except (smtplib.SMTPException, OSError) as error:
        raise NetworkError(server.shown, _reason(error), kind=_kind(error)) from error


def _connected(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.scheme == "smtps":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
    session = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    try:
        if not _is_loopback(server.host):
            session.starttls(context=context)
    except (smtplib.SMTPException, OSError):
        session.close()
        raise
    return session


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "the mail server does not accept this user and password"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "the mail server offers no TLS: give one that does (smtps://)"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"the mail server said no ({error.smtp_code})"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "the mail server does not take letters to this address"
    return f"the letter could not be handed in ({getattr(error, 'strerror', None) or error})"


def _kind(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "login"
    return (
        "connect"
        if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException)
        else "protocol"
    )
