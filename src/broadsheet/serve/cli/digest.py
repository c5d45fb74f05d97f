"""``broadsheet digest``: a briefing of a day or a week, as text, letter, book or sound."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime, tzinfo
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from broadsheet.errors import SetupError, UsageError
from broadsheet.serve.cli import options

if TYPE_CHECKING:
    from broadsheet.desk import Desk
    from broadsheet.desk.digests import Period
    from broadsheet.serve.digest.view import View

SMTP = "BROADSHEET_SMTP"
"""Names the mail server through which letters go out, with user and password."""

Day = Annotated[
    str | None,
    typer.Option("--day", metavar="DAY", help="Of which day, such as 2026-03-02; today by default."),
]
Week = Annotated[
    bool, typer.Option("--week", help="Of the whole week in which that day is, Monday to Sunday.")
]
Sections = Annotated[
    list[str] | None, typer.Option("--section", metavar="NAME", help="Only this section; may be given again.")
]
Html = Annotated[str | None, typer.Option("--html", metavar="FILE", help="Write a page.")]
Epub = Annotated[str | None, typer.Option("--epub", metavar="FILE", help="Write a book (EPUB 3).")]
Mail = Annotated[str | None, typer.Option("--mail", metavar="FILE", help="Write a letter (.eml).")]
Audio = Annotated[
    str | None,
    typer.Option(
        "--audio", metavar="FILE", help="Write it read out (.wav), by espeak-ng or piper of this machine."
    ),
]
Send = Annotated[
    bool, typer.Option("--send", help=f"Send it by mail, through the server that ${SMTP} names.")
]
To = Annotated[str | None, typer.Option("--to", metavar="ADDRESS", help="To whom the letter goes.")]
From = Annotated[str | None, typer.Option("--from", metavar="ADDRESS", help="From whom it comes.")]
Address = Annotated[
    str,
    typer.Option(
        "--address",
        metavar="URL",
        envvar="BROADSHEET_PUBLIC_URL",
        help="Where the desk is reached: lines lead there.",
    ),
]


def command(
    day: Day = None,
    week: Week = False,
    section: Sections = None,
    html: Html = None,
    epub: Epub = None,
    mail: Mail = None,
    audio: Audio = None,
    send: Send = False,
    to: To = None,
    sender: From = None,
    address: Address = "http://127.0.0.1:8642",
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Tell what a day or a week brought: the stories, what changed in them, who said what, each with where it stands.

    Without a form it is printed as text.

    Example: broadsheet digest --week --epub week.epub --mail week.eml
    """
    from broadsheet.desk import open_desk  # noqa: PLC0415 (heavy)
    from broadsheet.desk.digests import digest  # noqa: PLC0415 (heavy)
    from broadsheet.serve.digest.tongue import english  # noqa: PLC0415 (heavy)
    from broadsheet.serve.digest.view import view  # noqa: PLC0415 (heavy)

    if send and not (to and sender and os.environ.get(SMTP)):
        raise SetupError(
            f"to send a letter, give --to and --from, and the mail server in ${SMTP}: smtps://USER:PASSWORD@mail.example.org"
        )
    with open_desk(db, create=False) as desk:
        period = _period(day, week=week, zone=_zone(desk))
        found = digest(desk, period, section or ())
    if section and not found.sections and not found.brief and found.names:
        raise UsageError(f"no story stands in these sections then; there are: {', '.join(found.names)}")
    shown = view(found, address.rstrip("/"), english())
    _write(shown, period, html=html, epub=epub, audio=audio)
    if mail or send:
        _post(_letter(shown, sender, to), mail, send=send)
    if not (html or epub or mail or audio or send):
        from broadsheet.serve.digest.plain import text  # noqa: PLC0415 (heavy)

        typer.echo(text(shown), nl=False)


def _zone(desk: Desk) -> tzinfo | None:
    """Return the zone that the reader chose on the pages."""
    name = desk.preferences.all().get("zone")
    return ZoneInfo(name) if name else None


def _period(day: str | None, *, week: bool, zone: tzinfo | None) -> Period:
    from broadsheet.desk.digests import day_of, week_of  # noqa: PLC0415 (heavy)

    try:
        chosen = date.fromisoformat(day) if day else datetime.now(UTC).astimezone(zone).date()
        return week_of(chosen, zone) if week else day_of(chosen, zone)
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(
            f"cannot read {day!r} as a day: write it as 2026-03-02", param_hint="--day"
        ) from error


def _write(shown: View, period: Period, *, html: str | None, epub: str | None, audio: str | None) -> None:
    from broadsheet.serve.digest.book import book  # noqa: PLC0415 (heavy)
    from broadsheet.serve.digest.drawing import drawn  # noqa: PLC0415 (heavy)
    from broadsheet.serve.digest.sound import read_out  # noqa: PLC0415 (heavy)

    if html:
        _keep(html, drawn("letter.html", shown).lstrip().encode())
    if epub:
        _keep(epub, book(shown, day=period.last, made=datetime.now(UTC)))
    if audio:
        read_out(shown, audio)
        sys.stderr.write(f"written to {audio}\n")


def _letter(shown: View, sender: str | None, to: str | None) -> EmailMessage:
    from broadsheet.serve.digest.letter import NOBODY, letter  # noqa: PLC0415 (heavy)

    return letter(shown, sender=sender or NOBODY, to=to or NOBODY, made=datetime.now(UTC))


def _post(message: EmailMessage, mail: str | None, *, send: bool) -> None:
    from broadsheet.desk import sending  # noqa: PLC0415 (heavy)

    if mail:
        _keep(mail, message.as_bytes())
    if send:
        server = sending.send(message, os.environ[SMTP])
        sys.stderr.write(f"sent to {message['To']} through {server}\n")


def _keep(name: str, data: bytes) -> None:
    if name == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        Path(name).expanduser().write_bytes(data)
    except OSError as error:
        raise UsageError(f"cannot write {name}: {error.strerror}") from error
    sys.stderr.write(f"written to {name}\n")
