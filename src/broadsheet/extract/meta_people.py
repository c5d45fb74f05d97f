"""Who wrote a page's article: its byline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from broadsheet.extract.headline import Piece, is_apart, is_furniture
from broadsheet.extract.jsonld import JSON, line, listed, text_of
from broadsheet.extract.metatags import Named
from broadsheet.text.clean import visible_text

_NAMES = (
    "article:author",
    "author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "article:author_name",
    "twitter:creator_name",
)
_NOBODY = re.compile(
    r"https?:|www\.|@|^\W*$|^(?:admin|administrator|anonymous|author|by|editor|guest|none|null|redaktion|staff|the author|"
    r"undefined|unknown|written by)$|\d{3}|^\S+[._]\S+$|[{}<>]",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:;|\s\|\s|•|,(?!\s*(?:Jr|Sr|PhD|MD|II|III)\b)|\s(?:and|und|et|y|и|та|&)\s)\s*")
# Two to four words that begin as names do, with "de", "van" and the like between them.
_PART = r"(?:[^\W\d_a-z][\w.'’-]*|da|de|del|den|der|di|dos|du|la|le|van|von)"
_NAME = re.compile(rf"[^\W\d_a-z][\w.'’-]*(?: {_PART}){{1,4}}")
LONGEST_NAME = 80  # characters
_OPENING = (
    r"(?:(?:edited|posted|published|reported|story|text|updated|words|written) )?by|von|par|por|di|door|от|автор|авторка"
    r"|текст|بقلم|كتب|(?:authors?|content|text|words)(?=\s*:)"
)
NEAR = 80  # elements after the headline; what stands further off is the byline of another article
_BY = re.compile(rf"^(?:{_OPENING})(?:\s*:\s*|\s+)", re.IGNORECASE)
_ALONE = re.compile(rf"(?:{_OPENING}|authors?|written)\s*:?", re.IGNORECASE)
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:author|authors|byline|writer)(?:$|[\s_-])|author-?name|byline", re.IGNORECASE
)
# Behind the name of a byline: "By Ann Bell on 4 March", "By Ann Bell | News", "Ann Bell, reporter".
_REST = re.compile(
    r"\s*(?:[|•·–—]|\s-\s|\s(?:on|in|am|le|el|at)\s|\d|(?:Published|Updated|Posted|Contributor)\b).*\Z"
)
_ABOUT = re.compile(r"\s*(?:[|•·–—:]|\s-\s).*\Z")


def byline_of(
    root: Any, article: JSON, tags: Named, outlet: str | None, pieces: Callable[[], list[Piece]]
) -> tuple[str, ...]:
    """Return who wrote an article, in order; nobody where the page doesn't say.

    JSON-LD is believed first, then ``<meta>`` elements, elements that are marked as an author's, and what is
    printed near the headline.

    Args:
        root: the parsed page.
        article: its object of JSON-LD.
        tags: its ``<meta>`` elements.
        outlet: the name of the site.
        pieces: gives the short texts around the headline; called only where they are needed.
    """
    told = [text_of(item) for item in listed(article.get("author") or article.get("creator"))[:20]]
    outlets: tuple[str, ...] = ()
    for found in _choices(told, tags, root):
        if names := tuple(name for name in found if not _is_outlet(name, outlet)):
            return names
        outlets = outlets or found
    # The outlet as its own author is said of pages whose author's name is printed alone.
    return _printed(pieces(), outlet) or outlets


def _choices(told: Iterable[str], tags: Named, root: Any) -> Iterator[tuple[str, ...]]:
    yield people(told)
    yield from (people(tags[key][:20]) for key in _NAMES if key in tags)
    yield _marked(root)


def _is_outlet(name: str, outlet: str | None) -> bool:
    return bool(outlet) and name.casefold() == (outlet or "").casefold()


def _marked(root: Any) -> tuple[str, ...]:
    marked = root.xpath('//*[@rel="author" or @itemprop="author"][not(self::meta or self::link)]')[:4]
    # An element that holds more than a name holds a whole box about the author.
    texts = [visible_text(node) for node in marked if not is_furniture(node)]
    return people([text for text in texts if len(text) <= LONGEST_NAME])


def _printed(pieces: list[Piece], outlet: str | None) -> tuple[str, ...]:
    """Return the names of the byline nearest to the headline."""
    near = [place for place, piece in enumerate(pieces) if piece.place <= NEAR]
    for place in sorted(near, key=lambda place: abs(pieces[place].place)):
        piece = pieces[place]
        if is_apart(piece):
            continue
        found = _of_piece(piece, pieces[place - 1].text if place else "")
        if found and not any(_is_outlet(name, outlet) for name in found):
            return found
    return ()


def _of_piece(piece: Piece, before: str) -> tuple[str, ...]:
    text = piece.text
    said = bool(_BY.match(text)) or bool(_ALONE.fullmatch(before))
    if not said and not _is_marked(piece.node):
        return ()
    rest = _REST if said else _ABOUT
    names = people([rest.sub("", _BY.sub("", text))])
    return tuple(name for name in names if _NAME.fullmatch(name))


def _is_marked(node: Any) -> bool:
    for _ in range(3):  # the text, its link, the element of the byline
        if node is None:
            return False
        if _CLASS.search(f"{node.get('class', '')} {node.get('rel', '')}"[:300]):
            return True
        node = node.getparent()
    return False


def people(names: Iterable[str]) -> tuple[str, ...]:
    """Return the people that some bylines name, each once, without what is no name.

    >>> people(["By Ann Bell and Carl Dorn", "https://gazette.example/staff/ann"])
    ('Ann Bell', 'Carl Dorn')
    """
    parts = [_BY.sub("", part.strip()) for name in names for part in _JOINT.split(line(name))]
    good = (part for part in parts if part and len(part) <= LONGEST_NAME and not _NOBODY.search(part))
    return tuple(dict.fromkeys(good))
