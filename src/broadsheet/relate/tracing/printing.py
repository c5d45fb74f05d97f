"""Whose text an article is: of a text that several outlets print, which one wrote it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from broadsheet.model import Article
from broadsheet.relate.tracing.evidence import Shown
from broadsheet.relate.tracing.outletnames import own_key
from broadsheet.text import outlets
from broadsheet.text.words import words


def printer(article: Article) -> str:
    """Return the key of the outlet that printed an article, or one of its own where that is unknown."""
    return own_key(article) or f"text of {article.id}"


def sources(
    articles: Sequence[Article], copy_groups: Mapping[str, str], shown: Mapping[str, Shown]
) -> dict[str, str]:
    """Return for each article that is another outlet's text which article it is, by id.

    The text is that of whom its copies name most, else of a body that speaks in it, an agency, the first printer.

    Args:
        articles: of one story, oldest first.
        copy_groups: the copy group of each article's id; an article not in it stands alone.
        shown: what each article shows.
    """
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        groups[copy_groups.get(article.id, article.id)].append(article)
    out = {}
    for members in groups.values():
        lead = max(range(len(members)), key=lambda place: _leads(place, members, shown))
        theirs = [article for article in members if printer(article) == printer(members[lead])]
        for article in members:
            if printer(article) != printer(members[lead]):
                out[article.id] = likest(article, theirs).id
    return out


def likest(article: Article, others: Sequence[Article]) -> Article:
    """Return which of some articles shares most words with one."""
    mine = frozenset(words(article.text))

    def shared(other: Article) -> float:
        theirs = frozenset(words(other.text))
        return len(mine & theirs) / (len(mine | theirs) or 1)

    return others[0] if len(others) == 1 else max(others, key=shared)


def _leads(place: int, members: Sequence[Article], shown: Mapping[str, Shown]) -> tuple[int, bool, bool, int]:
    """Return how likely a text is that of the one who printed this copy: the largest leads."""
    key = printer(members[place])
    named = sum(key in {*shown[other.id].cited, *shown[other.id].credited} for other in members)
    outlet = outlets.find(key)
    return named, bool(shown[members[place].id].voice), outlet is not None and outlet.kind == "agency", -place
