"""HTML from outside, made safe to show or turned into plain paragraphs."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any

# Elements that begin and end a paragraph (HTML Living Standard, "flow content" shown as blocks by default).
BLOCKS = (
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead",
    "title", "tr", "ul",
)  # fmt: skip
# Elements whose content no reader sees.
HIDDEN = (
    "head",
    "iframe",
    "math",
    "noscript",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
)
# What an article may be shown with: no forms, no frames, no styles, no ids that could clash with the page's.
SHOWN = (
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dl", "dt", "em", "figcaption",
    "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s",
    "small", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
)  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
}
MOST_CHARACTERS = 5_000_000  # of markup; a long-read of 20,000 words with its markup has under one million

_MARKUP = re.compile(r"<[a-zA-Z!/?][^<>]*>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_CONTROL_BYTES = bytes(code for code in (*range(32), 0x7F) if chr(code) not in "\t\n\r")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def safe_html(markup: str) -> str:
    """Return HTML that may be shown inside a page of ours: no script, style, form, frame or event handler.

    Links and pictures keep http, https and mailto addresses alone, links get ``rel="noopener noreferrer
    nofollow"``, headings of the first rank are turned into text.

    >>> safe_html('<p onclick="x()">Hi <script>alert(1)</script><a href="javascript:x">there</a></p>')
    '<p>Hi <a rel="noopener noreferrer nofollow">there</a></p>'
    """
    import nh3  # noqa: PLC0415 - loads a compiled library

    return nh3.clean(
        markup[:MOST_CHARACTERS],
        tags=set(SHOWN),
        clean_content_tags=set(HIDDEN) - {"head"},
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )


def to_paragraphs(markup: str) -> str:
    r"""Return the text of an HTML fragment: paragraphs parted by one empty line, blanks inside them single.

    Plain text goes through it too; its own line breaks then part the paragraphs.

    >>> to_paragraphs("<h2>News</h2><p>Rain &amp; wind.<br>More rain.</p>")
    'News\n\nRain & wind.\n\nMore rain.'
    """
    markup = _without_controls(markup[:MOST_CHARACTERS])
    marked = ("<" in markup or "&" in markup) and _MARKUP.search(markup)
    return plain(_visible(markup)) if marked else plain(markup)


def plain(text: str) -> str:
    """Return plain text with one empty line between its lines and single blanks inside them."""
    # Not by an expression: splitting at blanks and joining again takes a fifth of the time.
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _visible(markup: str) -> str:
    from lxml import etree  # noqa: PLC0415 - loads a compiled library

    # A source's own line breaks are blanks; the ones that show come from the elements below.
    try:
        root = etree.fromstring(f"<div>{markup}</div>".encode("utf-8", "replace"), parser=_parser())
    except (etree.LxmlError, ValueError):
        root = None
    return html.unescape(re.sub(r"<[^<>]{0,2000}>", "\n", markup)) if root is None else _walk(root)


@lru_cache(maxsize=1)
def _parser() -> Any:
    # Kept, and without lxml.html's classes for elements: for a short text both cost more than reading it.
    from lxml import etree  # noqa: PLC0415 - loads a compiled library

    return etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)


def visible_text(root: Any) -> str:
    """Return the text of a parsed page (lxml) as ``to_paragraphs`` gives it, without parsing it again."""
    return plain(_without_controls(_walk(root)))


def _without_controls(text: str) -> str:
    try:
        coded = text.encode()
    except UnicodeEncodeError:  # half a character (a surrogate)
        return _CONTROLS.sub("", text)
    # Few texts have any, and in bytes that shows in a fraction of the time.
    clean = len(coded.translate(None, _CONTROL_BYTES)) == len(coded)
    return text if clean and "\ufffe" not in text and "\uffff" not in text else _CONTROLS.sub("", text)


def _walk(root: Any) -> str:
    # Not recursive: hostile pages nest deeper than Python's stack.
    from lxml import etree  # noqa: PLC0415

    pieces: list[str] = []
    hidden = 0
    kept = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        mark = "\n" if tag in _BLOCK_SET or tag == "br" else ""
        if event == "start":
            hidden += tag in _HIDDEN_SET
            kept += tag == "pre"
            text = node.text if tag else ""
        else:
            hidden -= tag in _HIDDEN_SET
            kept -= tag == "pre"
            text = node.tail
        if event == "start" or tag != "br":
            pieces.append(mark)
        if text and not hidden:
            pieces.append(text if kept else text.replace("\n", " "))
    return "".join(pieces)


_BLOCK_SET = frozenset(BLOCKS)
_HIDDEN_SET = frozenset(HIDDEN)
