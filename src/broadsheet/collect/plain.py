"""Small turns between markup and plain text, for what feeds say in passing."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin, urlsplit

_MARKUP = re.compile(r"<[a-zA-Z/!?]")
# Tags that part words where they are shown (HTML Living Standard, "flow content" that is shown as blocks).
_PARTS = re.compile(r"<(?=/?(?:br|div|h[1-6]|li|ol|p|td|th|tr|ul)\b)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_OPEN_COMMENT = re.compile(r"<!--[^<>]*>?")  # one that never ends hides no more than itself
_LONGEST = 20_000  # characters of markup that become one line; a choice far above any headline
# Quoted values of attributes that are no absolute addresses, as most are; "#note" leads to a place in this very
# text. Begun with the sign that is seldom, for that is quick to find; the name before it is looked at then, its
# last letter at once, which leaves "class" and "rel" out.
_VALUE = re.compile(r"""=(?<=[cefr\s]=)\s{0,99}(["'])(?!https?://|#)([^"'<>]*)\1""", re.IGNORECASE)
# Attributes that hold one address (html.spec.whatwg.org, index of attributes).
_ADDRESS = re.compile(r"\s(?:cite|href|poster|src)\s{0,9}\Z", re.IGNORECASE)
_BEFORE = 20  # characters that hold the longest of these names with blanks around it
# An absolute address that needs no joining: no blanks, no odd characters in its host, no empty query or fragment.
_ABSOLUTE = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[!-~\u00a1-\U0010ffff]*)?(?<![?#])\Z")
_BLANK_LINES = re.compile(r"\n\s*\n")


def plain(markup: str) -> str:
    r"""Return markup as one line of plain text: tags, scripts and styles dropped, entities decoded, blanks single.

    >>> plain("Caf&eacute; <b>opens</b>\n at 3 &lt; 4")
    'Café opens at 3 < 4'
    """
    markup = markup[:_LONGEST]
    if _MARKUP.search(markup):
        import nh3  # noqa: PLC0415 (heavy; few titles have markup)

        # Up to the last end of a comment each has one, so that none is searched for in vain.
        ends = markup.rfind("-->") + 3
        markup = (
            _COMMENT.sub("", markup[:ends]) + _OPEN_COMMENT.sub("", markup[ends:])
            if ends > 2
            else _OPEN_COMMENT.sub("", markup)
        )
        last = markup.rfind("<")
        if last >= 0 and ">" not in markup[last:]:
            # A tag that never ends would swallow the rest: it is none ("1 <b").
            markup = f"{markup[:last]}&lt;{markup[last + 1 :]}"
        markup = nh3.clean(_PARTS.sub(" <", markup), tags=set(), clean_content_tags={"script", "style"})
    return one_line(html.unescape(markup))


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
    address = address.strip() if address else ""
    if not address:
        return None
    if _ABSOLUTE.match(address):
        return address
    try:
        joined = urljoin(base or "", address)
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
    return _VALUE.sub(lambda match: _absolute(match, base), markup_text)


def _absolute(match: re.Match[str], base: str) -> str:
    start = match.start()
    if not _ADDRESS.search(match.string[max(0, start - _BEFORE) : start]):
        return match[0]
    joined = web_address(base, html.unescape(match[2]))
    return match[0] if joined is None else f"={match[1]}{html.escape(joined)}{match[1]}"
