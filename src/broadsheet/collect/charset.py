"""From bytes to text, in the encoding that they are really in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# The order matters: the mark of UTF-16 (little endian) begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# An ASCII character or two in an encoding of wider units, without a mark (XML 1.0, appendix F).
_PATTERNS = (
    (re.compile(rb"[\t\n\r -~]\0\0\0[\t\n\r -~]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[\t\n\r -~]\0\0\0[\t\n\r -~]"), "utf-32-be"),
    (re.compile(rb"[\t\n\r -~]\0[\t\n\r -~]\0"), "utf-16-le"),
    (re.compile(rb"\0[\t\n\r -~]\0[\t\n\r -~]"), "utf-16-be"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),  # "<?xm" in EBCDIC
)
# What a label means on the web is often a superset of what it says (encoding.spec.whatwg.org, labels).
_MEANT = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-11": "cp874",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_ONE_BYTE = frozenset(
    [
        *("cp037", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
        *("cp437", "cp850", "cp852", "cp855", "cp866", "cp874", "iso8859-10", "iso8859-13", "iso8859-14"),
        *("iso8859-15", "iso8859-16", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6"),
        *("iso8859-7", "iso8859-8", "koi8-r", "koi8-u", "mac-cyrillic", "mac-roman"),
    ]
)
_MORE_BYTES = frozenset(
    [
        *("big5hkscs", "cp932", "cp949", "euc_jp", "gb18030", "hz", "iso2022_jp", "iso2022_kr"),
        *("utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be", "utf-32-le", "utf-8"),
    ]
)
"""Only these: Python also knows codecs that aren't encodings of text (zip, rot13, unicode_escape)."""

# What is guessed among where nothing declared fits: the legacy encodings of the web, as Python names them.
_GUESSABLE = [
    *("big5", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("cp866", "cp874", "euc_jp", "euc_kr", "gb18030", "iso8859_2", "iso8859_7", "koi8_r", "koi8_u"),
    *("shift_jis",),
]
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']\s*([\w.:-]{1,40})"""
    rb"""|<meta[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
# The HTML standard looks at 1,024 bytes; real pages put scripts before their <meta>.
_DECLARED_WITHIN = 4096
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_SAMPLE = 65_536  # characters or bytes looked at where all would be slow
_MOST_CONTROLS = 0.05  # prose has none; compressed data read as a one-byte encoding has a quarter
_MOST_DAMAGE = 0.05  # of all that isn't ASCII, still called UTF-8: a few bytes went wrong on the way


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Bytes as text."""

    text: str
    encoding: str  # as Python names it
    doubt: str | None = None  # one line, where the encoding is a guess or the bytes are damaged


def decode(body: bytes, *, media_type: str | None = None) -> Decoded:
    """Return bytes as text, with line ends as they are and without a byte order mark.

    Tried in turn: a byte order mark, the charset of the HTTP header, the declaration in XML or HTML,
    UTF-8, a guess. A declared one-byte encoding yields to UTF-8 where the bytes are valid UTF-8: no
    text in such an encoding is so by chance.

    Args:
        body: the bytes, decompressed.
        media_type: the Content-Type header, if there was one.

    Raises:
        ValueError: it is no text in any encoding; the message is one line for a person.
    """
    claims = labels(body, media_type)
    found = _marked(body) or _declared(body, claims) or _damaged(body) or _guessed(body, claims)
    if found is None:
        raise ValueError("its characters cannot be made out: it is not UTF-8 and no other encoding fits")
    if "\0" in found.text:
        raise ValueError("it holds NUL characters: this is binary, not text")
    if _garbled(found.text):
        raise ValueError("it is full of control characters: this is binary, not text")
    return found


def wide(head: bytes) -> str | None:
    """Return the encoding of wide units (UTF-16, UTF-32) that bytes plainly begin in, or None."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return None if encoding == "utf-8" else encoding
    return next((encoding for pattern, encoding in _PATTERNS if pattern.match(head)), None)


def labels(body: bytes, media_type: str | None = None) -> tuple[str, ...]:
    """Return the encodings that are claimed for bytes, as Python names them, strongest first.

    >>> labels(b'<meta charset="latin1">', "text/html; charset=UTF-8")
    ('utf-8', 'cp1252')
    """
    claims = []
    if media_type and (header := _CHARSET.search(media_type)):
        claims.append(header[1])
    if inside := _DECLARED.search(body[:_DECLARED_WITHIN]):
        claim = (inside[1] or inside[2]).decode("ascii", "replace")
        # Whoever can read it as ASCII knows better; so says the HTML standard too.
        claims.append("utf-8" if claim.lower().startswith(("utf-16", "utf-32", "utf16")) else claim)
    known = (_codec(claim) for claim in claims)
    return tuple(dict.fromkeys(codec for codec in known if codec))


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name in _ONE_BYTE or name in _MORE_BYTES else None


def _strictly(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        # Cut off within the last character: what came before it is sound.
        if error.end == len(body) and error.start > 0 and error.end - error.start < 4:
            return _strictly(body[: error.start], encoding) if encoding in _MORE_BYTES else None
        return None


def _marked(body: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            text = _strictly(body[len(mark) :], encoding)
            return None if text is None else Decoded(text=text, encoding=encoding)
    encoding_without = wide(body)
    text = _strictly(body, encoding_without) if encoding_without else None
    return Decoded(text=text, encoding=encoding_without) if text is not None and encoding_without else None


def _declared(body: bytes, claims: tuple[str, ...]) -> Decoded | None:
    as_utf8 = _strictly(body, "utf-8")
    if as_utf8 is not None and all(claim in _ONE_BYTE or claim.startswith("utf") for claim in claims):
        return Decoded(text=as_utf8, encoding="utf-8")
    for claim in claims:
        text = None if claim == "utf-8" else _strictly(body, claim)
        if text is not None and not _garbled(text):
            return Decoded(text=text, encoding=claim)
    return None if as_utf8 is None else Decoded(text=as_utf8, encoding="utf-8")


def _damaged(body: bytes) -> Decoded | None:
    text = body.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    bad = text.count("\ufffd")
    other = sum(not letter.isascii() for letter in text) - bad
    if bad > _MOST_DAMAGE * other:
        return None
    doubt = f"{bad} of its characters are damaged (not valid UTF-8) and stand as \ufffd in the text"
    return Decoded(text=text, encoding="utf-8", doubt=doubt)


def _guessed(body: bytes, claims: tuple[str, ...]) -> Decoded | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (heavy)

    best = from_bytes(_sample(body), cp_isolation=_GUESSABLE).best()
    encoding = best.encoding if best else None
    if encoding is None or encoding in {"ascii", "utf_8"}:
        return None
    text = body.decode(encoding, "replace")
    if text == body.decode("cp1252", "replace"):
        encoding = "cp1252"  # the likelier of those that agree
    said = f"it is not {claims[0]}, as it declares" if claims else "it is not UTF-8 and declares nothing else"
    doubt = f"its encoding is wrong: {said}; read as {encoding}, which is a guess"
    return Decoded(text=text, encoding=encoding, doubt=doubt)


def _sample(body: bytes) -> bytes:
    """Return some of the bytes, from the first that isn't ASCII on, cut at a blank."""
    first = next((match.start() for match in re.finditer(rb"[\x80-\xff]", body)), 0)
    piece = body[max(0, first - 200) : first + _SAMPLE]
    blank = piece.rfind(b" ")
    # A blank is never a part of a longer character in any of these encodings.
    return piece[:blank] if len(piece) > _SAMPLE and blank > 0 else piece


def _garbled(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample)
