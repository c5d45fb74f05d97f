"""Small turns between markup and plain text, for what feeds say in passing."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin, urlsplit

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?(?:-->|\Z)", re.DOTALL)
# Attributes that hold one address (html.spec.whatwg.org, index of attributes).
_ADDRESS = re.compile(r"""(\s(?:cite|href|poster|src)\s*=\s*)(["'])([^"'<>]*)\2""", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n\s*\n")


def plain(markup: str) -> str:
    r"""Return markup as one line of plain text: tags dropped, entities decoded, blanks single.

    >>> plain("Caf&eacute; <b>opens</b>\n at 3 &lt; 4")
    'Café opens at 3 < 4'
    """
    return one_line(html.unescape(_TAG.sub("", markup)))


def one_line(text: str) -> str:
    """Return a text as one line, with single blanks."""
    return " ".join(text.split())


def markup(text: str) -> str:
    """Return plain text as HTML, a paragraph for each that is parted by an empty line.

    >>> markup("a < b")
    '<p>a &lt; b</p>'
    """
    pieces = (piece.strip() for piece in _BLANK_LINES.split(text))
    return "\n".join(
        f"<p>{html.escape(piece, quote=False).replace(chr(10), '<br>')}</p>" for piece in pieces if piece
    )


def web_address(base: str | None, address: str | None) -> str | None:
    """Return an http or https address made absolute, or None where it isn't one.

    >>> web_address("https://example.org/feed/", "../a.html")
    'https://example.org/a.html'
    >>> web_address(None, "javascript:alert(1)")
    """
    if not address or not address.strip():
        return None
    try:
        joined = urljoin(base or "", address.strip())
        parts = urlsplit(joined)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return joined if known else None


def absolute_links(markup_text: str, base: str | None) -> str:
    """Return HTML with the relative addresses in its attributes made absolute.

    Args:
        markup_text: HTML, not to be trusted: it is changed in those attributes alone.
        base: what they are relative to; without it all stays as it is.
    """
    if not base:
        return markup_text
    return _ADDRESS.sub(lambda match: _absolute(match, base), markup_text)


def _absolute(match: re.Match[str], base: str) -> str:
    # Most are absolute already; "#note" leads to a place in this very text.
    if match[3].startswith(("http://", "https://", "#")):
        return match[0]
    joined = web_address(base, html.unescape(match[3]))
    if joined is None:
        return match[0]
    return f"{match[1]}{match[2]}{html.escape(joined)}{match[2]}"
