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


# Both cost feedparser time that grows with their square; feeds have a handful of either.
_MOST_ATTRIBUTES = 1000
_MOST_CATEGORIES = 1000
_TAG = re.compile(r"""<[A-Za-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*+>""")
_COUNTED = re.compile(r"<(?:[\w.-]{1,100}:)?(category|entry|item|subject)\b", re.IGNORECASE)
_ENTRIES = frozenset({"entry", "item"})


def crowding(text: str) -> str | None:
    """Return what there is too much of in a feed for it to be read in good time, or None.

    >>> crowding("<item>" + "<category>a</category>" * 2000 + "</item>")
    'one of its entries has more than 1,000 categories: refused'
    """
    if any(tag[0].count("=") > _MOST_ATTRIBUTES for tag in _TAG.finditer(text)):
        return f"one of its tags has more than {_MOST_ATTRIBUTES:,} attributes: refused"
    count = 0
    for found in _COUNTED.finditer(text):
        count = 0 if found[1].lower() in _ENTRIES else count + 1
        if count > _MOST_CATEGORIES:
            return f"one of its entries has more than {_MOST_CATEGORIES:,} categories: refused"
    return None
