"""The title of a page's article: as its readers see it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

from broadsheet.extract.headline import headings
from broadsheet.extract.jsonld import JSON, line, text_of
from broadsheet.extract.metatags import Named, firsts
from broadsheet.text.days import days
from broadsheet.text.urls import domain_of
from broadsheet.text.words import words

# Names of <meta> elements, the most trustworthy first (Open Graph, then what publishers use beside it).
_NAMES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title")
# Of the words of two titles: from which share on they are titles of one thing. Of the pages of the WCXB
# development data 8 in 10 have the heading of readers beside such a one.
ALIKE = 0.5
_PARTS = re.compile(r"\s+[|•·»⋆]\s+|\s+[-–—]\s+|\s*\|\s+|\s+::\s+")
_BARS = frozenset("|•·»⋆") | {"::"}
_COLON = re.compile(r":\s+")
_LONGEST_SITE = 4  # words of a site's name behind a bar where the name is not known; a choice
_CUT = re.compile(r"\s*(?:…|\.\.\.)\Z")
_LEAST_CUT = 50  # characters from which a title that goes on elsewhere was cut; search engines show 55 to 70
_LONGEST_ADDRESS = 2000  # characters; see meta_site.py
_LEAST_ADDRESS = 3  # words of an address that can tell two titles apart; a choice
# Share of the address's words by which one title must have more of them. Of the WCXB development pages
# where it decides between heading and title and one of them is right, it decides well for 42 of 53.
_TELLING = 0.15
_LEAST_NAME = 4  # letters of a name that are found in a host name by more than chance


def title_of(root: Any, article: JSON, tags: Named, outlet: str | None, url: str | None = None) -> str | None:
    """Return the title of a page's article.

    What is given to search engines and networks is cut or reworded, so the page's own heading is taken
    where it is like one of the given titles; else the first title that is given.

    Args:
        root: the parsed page.
        article: its object of JSON-LD.
        tags: its ``<meta>`` elements.
        outlet: the name of the site, which is no title.
        url: its address: a host name says what is the name of the site.
    """
    site = _squeezed(outlet or ""), _squeezed((domain_of(url) or "").rpartition(".")[0])
    written = [text_of(article.get("headline")), *map(line, firsts(tags, _NAMES)), _page_title(root)]
    given = [title for text in written if (title := without_site(text, site)) and not _is_site(title, site)]
    heads = [without_site(text, site) if "|" in text else text for _, text in headings(root)]
    heads = [text for text in heads if len(text) > 3 and not _is_site(text, site)]
    if not given:
        return heads[0] if len(heads) == 1 else None
    head = _shown(heads, given, _address_words(url))
    return _tidy(head, given) if head else _whole(given[0], given)


def _page_title(root: Any) -> str:
    """Return the text of the first <title>: pictures (SVG) in a page have titles too."""
    node = next(root.iter("title"), None)
    return " ".join((node.text or "").split())[:1000] if node is not None else ""


def _address_words(url: str | None) -> frozenset[str]:
    """Return the words of the last part of an address's path: they are the headline's, on many sites."""
    try:
        path = unquote(urlsplit((url or "")[:_LONGEST_ADDRESS]).path)
    except ValueError:
        return frozenset()
    found = frozenset(words(re.sub(r"[-_+]", " ", path.rstrip("/").rpartition("/")[2])))
    return found if len(found) >= _LEAST_ADDRESS else frozenset()


def _shown(heads: list[str], given: list[str], address: frozenset[str]) -> str | None:
    """Return the heading that is one of the given titles, or else the one most like them.

    Where they differ, the words of the address may tell which of the two the article was put out under.
    """
    same = {_squeezed(title) for title in given}
    for head in heads:
        if _squeezed(head) in same:
            return head
    best = max(heads, key=lambda head: max(_likeness(head, title) for title in given), default=None)
    if best is None:
        return None
    told = _in_address(best, address) - max(_in_address(title, address) for title in given)
    if abs(told) > _TELLING:
        return best if told > 0 else None
    return best if any(_alike(best, title) >= ALIKE for title in given) else None


def _in_address(title: str, address: frozenset[str]) -> float:
    return len(address.intersection(words(title))) / len(address) if address else 0.0


def _alike(head: str, given: str) -> float:
    """Return which share of the words of the shorter of two titles stands in the other.

    One word shared is chance, unless it is all that the title has.
    """
    first, second = set(words(head)), set(words(given))
    shared = len(first & second)
    if not shared or (shared == 1 < len(second)):
        return 0.0
    return shared / min(len(first), len(second))


def _likeness(head: str, given: str) -> float:
    first, second = set(words(head)), set(words(given))
    return len(first & second) / len(first | second) if first | second else 0.0


def _tidy(head: str, given: list[str]) -> str:
    """Return a heading without the date or byline that is printed inside it."""
    for title in given:
        place = head.find(title)
        if place < 0 or len(title) == len(head):
            continue
        rest = f"{head[:place]} {head[place + len(title) :]}"
        if any(mention.day for mention in days(rest)):
            return title
    return head


def _whole(title: str, given: list[str]) -> str:
    """Return a title, or the longer one that it was cut from."""
    stem = _CUT.sub("", title)
    if len(stem) < _LEAST_CUT and stem == title:
        return title
    longer = [other for other in given if other.startswith(stem) and len(other) > len(title)]
    return min(longer, key=len, default=title)


def without_site(title: str, site: Iterable[str]) -> str:
    """Return a title without the name of the site that pages put after it or before it.

    Args:
        title: on one line.
        site: the names that the site is known by, lower case, letters and digits alone.

    >>> without_site("Rain in the hills - Weather - Gulf Gazette", ["gulfgazette"])
    'Rain in the hills - Weather'
    """
    names = [name for name in site if len(name) >= _LEAST_NAME]
    for _ in range(3):  # "Title | Section | Site"
        shorter = _without_part(title, names)
        if shorter == title:
            break
        title = shorter
    return title


def _without_part(title: str, names: list[str]) -> str:
    cuts = list(_PARTS.finditer(title))
    if not cuts:
        colon = _COLON.search(title)
        return title[colon.end() :] if colon and _squeezed(title[: colon.start()]) in names else title
    last, first = title[cuts[-1].end() :], title[: cuts[0].start()]
    if _names_site(last, names):
        return title[: cuts[-1].start()].strip()
    if _squeezed(first) in names:
        return title[cuts[0].end() :].strip()
    bar = cuts[-1][0].strip() in _BARS
    return title[: cuts[-1].start()].strip() if bar and len(last.split()) <= _LONGEST_SITE else title


def _names_site(part: str, names: list[str]) -> bool:
    own = _squeezed(part)
    return len(own) >= _LEAST_NAME and any(own in name or name in own for name in names)


def _is_site(text: str, site: Iterable[str]) -> bool:
    return _squeezed(text) in {name for name in site if name} or not _squeezed(text)


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
