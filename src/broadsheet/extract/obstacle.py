"""Why the full text of an article is not on a page that was fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from broadsheet.extract import obstaclewords as table
from broadsheet.extract.headline import headings
from broadsheet.extract.jsonld import JSON, listed, told
from broadsheet.extract.meta_site import rating_of
from broadsheet.extract.metatags import firsts, named
from broadsheet.text.clean import MOST_CHARACTERS, visible_text
from broadsheet.text.words import fold

Kind = Literal["challenge", "consent", "empty shell", "login", "no html", "no page", "paywall"]

# One sentence for a reader each.
REASONS: Mapping[Kind, str] = {
    "challenge": "Its page is behind a check that only a person's browser passes.",
    "consent": "Its page asks for consent to cookies or the use of data before it shows the text.",
    "empty shell": "Its page is empty until a browser runs its JavaScript.",
    "login": "Its page asks readers to log in first.",
    "no html": "Its address answers with something that is no HTML page.",
    "no page": "Its address answers with an error page.",
    "paywall": "Its page shows the full text to subscribers only.",
}

# Characters of article text. Of what is extracted of the scrapinghub and WCXB development pages (893 pages with
# their full texts), 1 in 16 is under WHOLE and 1 in 150 under SHORT; 3 of them are called obstacles, and are.
WHOLE = 1500
SHORT = 500
NOTHING = 200  # a sentence or two: a notice, a menu, no article
# Characters of everything that a page prints: pages of articles have more in their menus alone. A choice.
_SMALL_PAGE = 2500
_EMPTY_PAGE = 400
_TAIL = 300  # characters at the end of a text where its last paragraph says that it goes on elsewhere
_LOOKED_AT = 200_000  # characters of a page's text that are searched; longer pages have their notices before
_CUT = re.compile(r"(?:…|\.\.\.)\s*\Z")
_TIERS = frozenset(("locked", "paid", "premium", "subscriber", "subscription"))  # of article:content_tier
_WORDS_MISSING = 0.6  # of the words that a page says its article has: fewer are not the whole; a choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why a text is not on a page."""

    kind: Kind
    reason: str  # one sentence for a reader


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    html: str
    root: Any
    text: str  # of the article, as it was extracted
    shown: str  # all that the page prints, folded
    heads: tuple[str, ...]  # its title and first headings, folded


def obstacle_of(html: str, text: str) -> Obstacle | None:
    """Return why the full text is not on a page, or None where nothing says so.

    Args:
        html: the page.
        text: what was extracted of it; "" where nothing was.
    """
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 (heavy)

    short = html[:MOST_CHARACTERS].strip()
    root = None
    if "<" in short[:1000]:
        try:
            parser = HTMLParser(encoding="utf-8", huge_tree=False)
            root = document_fromstring(short.encode("utf-8", "replace"), parser=parser)
        except (ValueError, SyntaxError):  # lxml's ParserError is a SyntaxError
            root = None
    return obstacle(html, root, text)


def obstacle(html: str, root: Any, text: str) -> Obstacle | None:
    """Return why the full text is not on a parsed page, or None where nothing says so.

    A notice alone is no reason: many pages carry one for other articles, or hidden until it is needed. The
    text must be short too, or end with the notice.

    Args:
        html: the page as it came.
        root: the same parsed; None where it could not be.
        text: what was extracted of it; "" where nothing was.
    """
    if root is None:
        return _obstacle("no html")
    if len(text) >= WHOLE:
        return _obstacle("paywall") if _ends_early(root, text) else None
    page = _Page(html=html, root=root, text=text, shown=_folded(_shown(root)), heads=tuple(_heads(root)))
    return next((_obstacle(kind) for kind, found in _RULES if found(page)), None)


def _obstacle(kind: Kind) -> Obstacle:
    return Obstacle(kind=kind, reason=REASONS[kind])


def _ends_early(root: Any, text: str) -> bool:
    """Return whether a long text says itself that it goes on, or has far fewer words than the page claims."""
    if _phrases("PAYWALL").search(_folded(text[-_TAIL:])):
        return True
    article = told(root).article
    count = article.get("wordCount")
    claimed = (
        int(count) if isinstance(count, int | str) and str(count).isdecimal() and len(str(count)) < 7 else 0
    )
    return not _is_free(article) and len(text.split()) < _WORDS_MISSING * claimed


def _is_challenge(page: _Page) -> bool:
    if len(page.text) >= SHORT:
        return False
    said = _phrases("GATE")
    small = len(page.shown) < _SMALL_PAGE
    marked = small and any(mark in page.html[:_LOOKED_AT].lower() for mark in table.GATE_MARKUP)
    return (
        marked
        or any(map(said.search, page.heads))
        or (len(page.shown) < _SMALL_PAGE / 2 and _has(said, page))
    )


def _is_missing(page: _Page) -> bool:
    said = _phrases("MISSING")
    return len(page.text) < WHOLE / 2 and any(head == "404" or said.search(head) for head in page.heads)


def _is_consent(page: _Page) -> bool:
    said = _phrases("CONSENT")
    if len(page.text) < WHOLE and _mostly(said, page.text):
        return True
    return len(page.text) < NOTHING and len(page.shown) < _SMALL_PAGE and _has(said, page)


def _is_paywall(page: _Page) -> bool:
    article = told(page.root).article
    tier = firsts(named(page.root), ("article:content_tier",))
    if not _is_free(article) or (tier and tier[0].lower() in _TIERS):
        return True
    short = len(page.text) < SHORT or bool(_CUT.search(page.text))
    return (short and _has(_phrases("PAYWALL"), page)) or bool(
        _phrases("PAYWALL").search(_folded(page.text[-_TAIL:]))
    )


def _is_login(page: _Page) -> bool:
    asked = page.root.xpath("boolean(//input[translate(@type,'PASWORD','pasword')='password'])")
    said = _phrases("LOGIN")
    return len(page.text) < SHORT and (
        (bool(asked) and any(map(said.search, page.heads)))
        or (len(page.shown) < _SMALL_PAGE / 2 and any(map(said.fullmatch, page.heads)))
    )


def _is_shell(page: _Page) -> bool:
    if len(page.text) >= NOTHING:
        return False
    root = page.root
    empty = len(page.shown) < _EMPTY_PAGE
    # What is for browsers without JavaScript is hidden from visible_text.
    without = _folded(" ".join(" ".join(node.itertext())[:1000] for node in list(root.iter("noscript"))[:20]))
    said = _phrases("SCRIPTED")
    if empty and (said.search(without) or said.search(page.shown)):
        return True
    scripted = next(root.iter("script"), None) is not None
    return (
        empty
        and scripted
        and (not page.shown or any(_is_filled_later(node) for node in root.iter("div", "main")))
    )


def _is_filled_later(node: Any) -> bool:
    names = f"{node.tag} {node.get('id', '')}"[:100].lower().split()
    return any(name in table.SHELL_IDS or name.endswith("-root") for name in names)


# Asked in this order: a notice of the first kinds stands where the page has nothing else.
_RULES: tuple[tuple[Kind, Callable[[_Page], bool]], ...] = (
    ("challenge", _is_challenge),
    ("no page", _is_missing),
    ("consent", _is_consent),
    ("paywall", _is_paywall),
    ("login", _is_login),
    ("empty shell", _is_shell),
)


def _is_free(article: JSON) -> bool:
    """Return whether JSON-LD leaves an article free to read: it does unless it says otherwise.

    https://schema.org/isAccessibleForFree, of the article or of a part of it (``hasPart``).
    """
    if rating_of(article) is False:
        return False
    parts = [part for part in listed(article.get("hasPart"))[:20] if isinstance(part, dict)]
    return rating_of(article) is True or all(rating_of(part) is not False for part in parts)


def _heads(root: Any) -> Iterator[str]:
    title = next(root.iter("title"), None)
    if title is not None:
        yield _folded((title.text or "")[:300])
    for _, text in headings(root)[:3]:
        yield _folded(text)


def _shown(root: Any) -> str:
    body = next(root.iter("body"), root)
    return visible_text(body)[:_LOOKED_AT]


def _folded(text: str) -> str:
    return " ".join(fold(text.replace("’", "'").replace("‘", "'")).split())


def _has(said: re.Pattern[str], page: _Page) -> bool:
    return bool(said.search(page.shown))


def _mostly(said: re.Pattern[str], text: str) -> bool:
    """Return whether most paragraphs of a text, or its first one, hold such a phrase."""
    parts = [_folded(part) for part in text.split("\n\n") if part.strip()]
    hits = [bool(said.search(part)) for part in parts]
    return bool(hits) and hits[0] and (len(hits) < 3 or 2 * sum(hits) >= len(hits))


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """Return a pattern of all phrases of a table, at the bounds of words."""
    tables: Mapping[str, tuple[str, ...]] = getattr(table, name)
    found = sorted({fold(phrase) for phrases in tables.values() for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w)")
