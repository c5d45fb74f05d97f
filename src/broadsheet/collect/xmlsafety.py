"""Whether XML may be handed to a parser: it must not define entities of its own, nor stall it.

Entities that expand to entities fill the memory ("billion laughs"), external ones read files and
reach other machines. No feed and no OPML file needs either, so both are refused before parsing.
"""

from __future__ import annotations

import re

_OPENS = re.compile(r"<!--|<!\[CDATA\[|<\?|<!ENTITY|<!DOCTYPE", re.IGNORECASE)
_CLOSES = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
# A document type with nothing but names and quoted addresses, as RSS 0.91 has it.
_PLAIN_DOCTYPE = re.compile(r"""<!DOCTYPE(?:[^<>\["']|"[^"]*"|'[^']*')*+>""", re.IGNORECASE)


def danger(text: str) -> str | None:
    """Return what makes XML unfit to be parsed, as one line, or None where nothing does.

    Comments, CDATA and processing instructions are passed over as a parser would, so that an article
    about XML may show such a declaration, and a comment can't hide one.

    >>> danger('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    'it defines entities of its own, which feeds have no need of and attackers do: refused'
    """
    position = 0
    absent: set[str] = set()
    while opening := _OPENS.search(text, position):
        closing = _CLOSES.get(opening[0].upper())
        position = opening.end()
        if closing is None:
            plain = _PLAIN_DOCTYPE.match(text, opening.start())
            if plain is None:
                return "it defines entities of its own, which feeds have no need of and attackers do: refused"
            position = plain.end()
        elif closing not in absent:
            end = text.find(closing, position)
            # One that never ends hides nothing; remembered, so that many of them cost no more.
            position = position if end < 0 else end + len(closing)
            if end < 0:
                absent.add(closing)
    return None


# Both cost parsers time that grows with their square; feeds have a handful of either.
_MOST_ATTRIBUTES = 1000
_MOST_CATEGORIES = 1000
_MOST_TAGS = 500_000  # choices by measurement: as many take feedparser some 8 seconds,
_MOST_PREFIXES = 200  # and as many declared prefixes add a third to that
_PREFIX = re.compile(r"\bxmlns:([^\s=<>\"']{1,100})")
# feedparser looks for a mail address from each of its characters on; bylines have under 300 of them.
_MOST_BASES = (
    300  # a choice: within one another they make an address that grows with each, and is joined each time
)
_RELATIVE_BASE = re.compile(r"""\bbase\s{0,9}=\s{0,9}["'](?!https?:)""", re.IGNORECASE)
_LONG_TEXT = re.compile(r"<[^<]{10000,}")
_PERSON = re.compile(
    r"<(?:[\w.-]{1,100}:)?(?:author|contributor|creator|email|managingeditor|name|owner|publisher|webmaster)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_LONG = re.compile(r"<[A-Za-z][^<]{4000,}")  # an attribute has four characters at the least: a=""
_TAG = re.compile(r"""<[A-Za-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*+""")
_QUOTED = re.compile(r"""\"[^"]*"|'[^']*'""")
_COUNTED = re.compile(r"<(?:[\w.-]{1,100}:)?(category|entry|item|subject)\b", re.IGNORECASE)
_ENTRIES = frozenset({"entry", "item"})
_ENTRY = re.compile(r"<!--|<!\[CDATA\[|<((?:[\w.-]{1,100}:)?(?:entry|item))(?=[\s/>])", re.IGNORECASE)


def overloaded(text: str) -> str | None:
    """Return that a tag has too many attributes for any XML parser to read it in good time, or None.

    Parsers compare each with each: libxml2 takes two minutes for 100,000.
    """
    if any(_attributes(long[0]) > _MOST_ATTRIBUTES for long in _LONG.finditer(text)):
        return f"one of its tags has more than {_MOST_ATTRIBUTES:,} attributes: refused"
    return None


def _attributes(piece: str) -> int:
    tag = _TAG.match(piece) if piece.count("=") > _MOST_ATTRIBUTES else None
    return _QUOTED.sub("", tag[0]).count("=") if tag else 0


def crowding(text: str) -> str | None:
    """Return what there is too much of in a feed for it to be read in good time, or None.

    >>> crowding("<item>" + "<category>a</category>" * 2000 + "</item>")
    'one of its entries has more than 1,000 categories: refused'
    """
    if problem := overloaded(text) or _too_much(text):
        return problem
    lower = text.lower()
    if lower.count("category") + lower.count("subject") <= _MOST_CATEGORIES:
        return None
    count = 0
    for found in _COUNTED.finditer(text):
        count = 0 if found[1].lower() in _ENTRIES else count + 1
        if count > _MOST_CATEGORIES:
            return f"one of its entries has more than {_MOST_CATEGORIES:,} categories: refused"
    return None


def _too_much(text: str) -> str | None:
    if text.count("<") > _MOST_TAGS and _tags(text) > _MOST_TAGS:
        return f"it has more than {_MOST_TAGS:,} tags: refused"
    if any(_names_people(text, long.start() + 1) for long in _LONG_TEXT.finditer(text)):
        return "one of its names of people has more than 10,000 characters: refused"
    if text.count("base") > _MOST_BASES and len(_RELATIVE_BASE.findall(text)) > _MOST_BASES:
        return f"it has more than {_MOST_BASES} relative base addresses: refused"
    if text.count("xmlns:") > _MOST_PREFIXES and len(set(_PREFIX.findall(text))) > _MOST_PREFIXES:
        return f"it declares more than {_MOST_PREFIXES} namespaces: refused"
    return None


def _names_people(text: str, start: int) -> bool:
    """Return whether what begins behind this "<" is, or stands in, an element that names somebody."""
    if text.startswith("![CDATA[", start):
        start = text.rfind("<", max(0, start - 400), start - 1) + 1
    return bool(start and _PERSON.match(text, start - 1))


def _tags(text: str) -> int:
    """Return how many tags there are outside CDATA, where HTML is no markup."""
    first, *rest = text.split("<![CDATA[")
    return first.count("<") + sum(piece.partition("]]>")[2].count("<") for piece in rest)


def beginning(text: str, most: int) -> tuple[str, int | None]:
    """Return a feed cut to so many entries, and how many it has if it was cut.

    What comes behind its last entry stays, so that it is well-formed still.
    """
    lower = text.lower()
    if lower.count("item") + lower.count("entry") <= most:
        return text, None
    position, count, cut = 0, 0, len(text)
    while found := _ENTRY.search(text, position):
        position = found.end()
        if found[1]:
            count += 1
            cut = found.start() if count == most + 1 else cut
        else:
            end = text.find(_CLOSES[found[0].upper()], position)
            position = end if end > 0 else len(text)
    if count <= most:
        return text, None
    last = max(lower.rfind(end) for end in ("item>", "item/>", "entry>", "entry/>"))
    return text[:cut] + text[text.find(">", last) + 1 :], count
