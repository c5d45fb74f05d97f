"""Sends letters for the reader, through the mail server that they named."""

from __future__ import annotations

from email.message import EmailMessage

from broadsheet.net import sending


def send(message: EmailMessage, server: str) -> str:
    """Send a letter; return the server that took it, without a password.

    Args:
        message: with who it is from and to.
        server: "smtps://USER:PASSWORD@mail.example.org".

    Raises:
        UsageError: this is no address of a mail server.
        NetworkError: it was not reached, or said no.
    """
    found = sending.mail_server(server)
    sending.send(message, found)
    return found.shown
