"""A letter from a mailbox (RFC 5322, MIME): one document, or one for each letter of a digest.

The standard library takes letters apart, with its older policy (compat32): the newer one parses every
header by a grammar whose time grows with the square of the header's length, and letters are hostile.
"""

from __future__ import annotations

import codecs
import email
import re
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from broadsheet.collect.charset import decode
from broadsheet.collect.entry import Entry, documents_of, language_of
from broadsheet.collect.letter import from_html, from_text, shown
from broadsheet.collect.mailnames import outlet_of, writer_of
from broadsheet.collect.origin import Origin, failure
from broadsheet.collect.plain import one_line, web_address
from broadsheet.model import Document, Failure
from broadsheet.text.dates import parse

MOST_BYTES = 36 * 1024 * 1024
"""Of one letter: large providers take 25 MB, which base64 makes 34 (RFC 2045, section 6.8)."""
# Exim's limit for a letter's headers together (header_maxsize) is 1 MB; newsletters have 5 to 20 kB.
MOST_HEADER = 256 * 1024
# Parts within parts; a signed, forwarded letter with pictures has six.
_MOST_NESTED = 20
_MOST_PARTS = 1_000  # a letter with a hundred pictures has a hundred
_MOST_WORK = 20_000_000  # lines times parts around them: the library takes 8 seconds for as many
_MOST_FIELD = 4_000  # characters of a header that is read; RFC 5322 asks for lines under 998
_END = re.compile(rb"\r?\n\r?\n")
_PARTS = re.compile(
    rb"^content-type:[ \t]*(?:\r?\n[ \t]+)?(multipart/|message/)?", re.IGNORECASE | re.MULTILINE
)
_LONG_FIELD = re.compile(rb"^content-[a-z-]{1,30}:[^\n]{2000}", re.IGNORECASE | re.MULTILINE)
_FOLDED = re.compile(rb"^content-[a-z-]{1,30}:(?:[^\n]*\n[ \t]){40}", re.IGNORECASE | re.MULTILINE)
_BODIES = ("text/html", "application/xhtml+xml", "text/plain")
_DAMAGED_WORDS = (HeaderParseError, LookupError, ValueError)


def parse_mail(
    raw: bytes, *, name: str, subscription: str | None = None, collected: datetime | None = None
) -> list[Document | Failure]:
    """Return the document of a letter, and a failure for what can't be used of it.

    Its HTML is taken before its plain text, without what is in every letter of its kind (links to
    unsubscribe, rows of buttons). A digest of a mailing list gives a document for each letter in it.

    Args:
        raw: the letter as it came.
        name: how a person would name where it came from.
        subscription: the id of the mailbox's subscription.
        collected: when it was fetched; dates well after it are not believed.
    """
    origin = Origin(name=name, collected=collected, subscription=subscription)
    if problem := _danger(raw):
        return [failure(origin, f"a letter was left out: {problem}")]
    try:
        letter = email.message_from_bytes(raw, policy=policy.compat32)
        letters = list(_digested(letter)) or [letter]
        return [item for one in letters for item in _of_letter(one, origin)]
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        # On hostile letters the standard library raises these; that is no bug of ours.
        return [
            failure(origin, f"a letter was left out: it cannot be read ({type(error).__name__}: {error})")
        ]


def _danger(raw: bytes) -> str | None:
    """Return what makes a letter unfit to be taken apart, or None."""
    if len(raw) > MOST_BYTES:
        return f"it is larger than {MOST_BYTES // 1_048_576} MB"
    end = _END.search(raw, 0, MOST_HEADER + 4)
    if end is None and len(raw) > MOST_HEADER:
        return f"its headers are longer than {MOST_HEADER // 1024} kB"
    nested = parts = 0
    for found in _PARTS.finditer(raw):
        parts += 1
        nested += found[1] is not None
    if nested > _MOST_NESTED or parts > _MOST_PARTS:
        return f"it has more than {_MOST_NESTED} parts within parts, or more than {_MOST_PARTS:,} parts"
    # Each line is held against the end of each part around it.
    if raw.count(b"\n") * (nested + 1) > _MOST_WORK:
        return "it has too many lines for so many parts within parts"
    if _LONG_FIELD.search(raw) or _FOLDED.search(raw):
        return "one of its parts has a header that is too long"
    return None


def _digested(letter: Message) -> Iterator[Message]:
    """Yield the letters of a digest (RFC 2046, section 5.1.5), wherever it stands in a letter."""
    for part in _parts(letter, "multipart/digest"):
        for held in _children(part):
            yield from _children(held)


def _children(part: Message) -> list[Message]:
    held = part.get_payload()
    return [one for one in held if isinstance(one, Message)] if isinstance(held, list) else []


def _parts(letter: Message, *wanted: str) -> Iterator[Message]:
    """Yield the parts of these types in order, without those of letters that are attached whole."""
    waiting = [letter]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        if part is not letter and part.get_content_disposition() == "attachment":
            continue
        if kind in wanted:
            yield part
        if kind.startswith("multipart/"):
            waiting.extend(reversed(_children(part)))


def _of_letter(letter: Message, origin: Origin) -> Iterator[Document | Failure]:
    title = _field(letter, "Subject")
    body, language, doubts = _body(letter)
    yield from (failure(origin, f'in the letter "{title or ""}": {doubt}') for doubt in doubts)
    sender, address = parseaddr(_field(letter, "From", decoded=False) or "")
    sender = one_line(_decoded_words(sender))
    outlet = outlet_of(sender, address, _field(letter, "List-Id"))
    writer = writer_of(sender)
    if not body and not title:
        yield failure(origin, "a letter was left out: it has neither a subject nor a text")
        return
    entry = Entry(
        id=(_field(letter, "Message-ID") or "").strip("<> ") or None,
        title=title,
        # Where the list itself keeps it for everybody (RFC 5064); a "view in browser" link is the reader's own.
        url=web_address(None, (_field(letter, "Archived-At") or "").strip("<> ")),
        body=body,
        byline=(writer,) if writer else (),
        published=parse((_field(letter, "Date") or "")[:100]),
        language=language_of(_field(letter, "Content-Language")) or language,
        outlet=outlet,
    )
    yield from documents_of(entry, origin)


def _body(letter: Message) -> tuple[str, str | None, list[str]]:
    """Return the text of a letter as HTML, its language, and what is doubtful about it."""
    leaving = re.findall(r"<(https?://[^<>\s]{1,2000})>", _field(letter, "List-Unsubscribe") or "")
    texts: list[str] = []
    doubts: list[str] = []
    for part in sorted(_parts(letter, *_BODIES), key=lambda part: _BODIES.index(part.get_content_type())):
        text, doubt = _text(part)
        if doubt:
            doubts.append(doubt)
        if part.get_content_type() != "text/plain":
            body, language = from_html(text, frozenset(leaving))
            if shown(body):  # else it holds nothing but pictures, and the plain part may say more
                return body, language, doubts
        else:
            flowed = part.get_param("format") == "flowed"
            texts.append(from_text(text, flowed=flowed, joined=flowed and part.get_param("delsp") == "yes"))
    return "\n".join(texts), None, doubts


def _text(part: Message) -> tuple[str, str | None]:
    """Return a part as text, and what is doubtful about its characters."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return "", None
    said = part.get_param("charset")
    kind = f"text/html; charset={said}" if isinstance(said, str) else None
    try:
        decoded = decode(raw, media_type=kind)
    except ValueError as error:
        return "", str(error)
    return decoded.text, decoded.doubt


def _field(letter: Message, name: str, *, decoded: bool = True) -> str | None:
    """Return the first header of that name as one line of text, or None."""
    value = next((value for key, value in letter.raw_items() if key.lower() == name.lower()), None)
    if value is None:
        return None
    raw = str(value)[:_MOST_FIELD].encode("ascii", "surrogateescape")
    text = one_line(_characters(raw))
    return (one_line(_decoded_words(text)) if decoded else text) or None


def _characters(raw: bytes) -> str:
    # Letters outside ASCII that nobody encoded: RFC 6532 says UTF-8, old programs sent anything.
    try:
        # With a blank behind it: a header is never cut off within its last character.
        return decode(raw + b" ").text[:-1]
    except ValueError:
        return raw.decode("ascii", "replace")


def _decoded_words(text: str) -> str:
    """Return a header with its encoded words (RFC 2047) as text; one that can't be read stays as it is."""
    if "=?" not in text:
        return text
    try:
        return "".join(_word(data, charset) for data, charset in decode_header(text))
    except _DAMAGED_WORDS:
        return text


def _word(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    try:
        known = codecs.lookup(charset).name if charset else None
    except LookupError:
        known = None
    if known is None:
        return data.decode("raw-unicode-escape") if charset is None else _characters(data)
    # What is UTF-8 is so not by chance; only bytes beyond ASCII show it.
    for encoding in (known,) if data.isascii() else ("utf-8", known):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeError):  # LookupError: a codec of Python's that is none of text
            continue
    return _characters(data)
