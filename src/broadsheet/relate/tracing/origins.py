"""Where a story's reports started, who has it from whom, and how many of the starts may be independent.

The rule, as a careful reader counts:

1. What another outlet's text is (a copy group) rests on what that text rests on, whatever byline it carries. The
   text is that of whom the copies credit or cite, else of a body that speaks in it, an agency, the first printer.
2. An article by its outlet's own people at the scene, from its own papers or from a source that only it knows
   rests on the outlet.
3. Who speaks first-hand in an article is its start, a spokesman for his body. Who speaks to one outlet alone is
   part of its report: others who have the words without saying how have them from there. Words said to all are one
   start; of an outlet whose own people heard them, and that has nobody else's, they are its report.
4. Who cites an outlet rests on what that outlet's article here rests on, or on that outlet. A channel, and a broadcaster
   that carries an address, is no start: its speaker is.
5. "Russian news agencies", "media reports" and rumours are unknown: shown, never counted. What somebody
   thinks, wants, fears, praises or blames is no start of a fact; opinion rests on nothing.
6. An article that shows none of this starts with its outlet only where no other article shows more, or another
   outlet leans on it: independence that is not shown is not counted.

The number says how many of the outlets can at most each rest on an origin that no other one of them needs: nine
outlets with two agencies' texts are two, three with one minister's words are one, and an article with five speakers,
or five articles by one outlet, count once. It is an upper bound: that two starts are independent is never shown by
their names alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model import Article, Edge, Origin
from broadsheet.relate.tracing.ownvoice import is_view
from broadsheet.relate.tracing.tracing import Start, Tracer

_OPINION = re.compile(r"/(?:opinions?|commentisfree|columns?|editorials?|blogs?|voices)/", re.IGNORECASE)
_OPINION_TITLE = re.compile(
    r"\s*(?:analysis|column|comment|commentary|editorial|kommentar|leader|opini[oó]n|op-ed|opinion|tribune|viewpoint)\s*[:|–—-]",
    re.IGNORECASE,
)
_OPINION_TEXT = re.compile(
    r"\s*(?:column|comment|commentary|editorial|kommentar|opini[oó]n|op-ed|opinion|viewpoint)\s*[.:|–—-]\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Where the reports of a story started."""

    origins: tuple[Origin, ...]
    at_most: int  # independent ones
    edges: tuple[Edge, ...]  # who has it from whom, in the order of the articles


def origins(articles: Sequence[Article], copy_groups: Mapping[str, str]) -> tuple[tuple[Origin, ...], int]:
    """Return where the reports of a story started, and how many independent origins they are at most.

    Args:
        articles: of one story, with their notes, oldest first.
        copy_groups: the copy group of each article's id; an article not in it stands alone.

    Returns:
        the origins, known ones first, those with most articles first; and a number: 0 without articles, else
        at least 1.
    """
    found = traced(articles, copy_groups)
    return found.origins, found.at_most


def traced(articles: Sequence[Article], copy_groups: Mapping[str, str]) -> Traced:
    """Return where the reports of a story started, how many at most, and who has it from whom.

    Args:
        articles: of one story, with their notes, oldest first.
        copy_groups: the copy group of each article's id; an article not in it stands alone.
    """
    opinion = [article.id for article in articles if is_opinion(article) or is_view(article)]
    tracer = Tracer(articles, copy_groups, opinion)
    roots = {article.id: tracer.roots(article.id) for article in articles}
    return Traced(
        origins=_origins(roots),
        at_most=max(_independent(tracer, roots), 1 if articles else 0),
        edges=tuple(edge for article in articles for edge in tracer.edges[article.id]),
    )


def _origins(roots: Mapping[str, Sequence[Start]]) -> tuple[Origin, ...]:
    names: dict[str, Start] = {}
    resting: dict[str, list[str]] = defaultdict(list)
    for id_, starts in roots.items():
        for start in starts:
            names.setdefault(start.key, start)
            if id_ not in resting[start.key]:
                resting[start.key].append(id_)
    found = [
        Origin(name=start.name, articles=tuple(resting[key]), known=start.known)
        for key, start in names.items()
    ]
    return tuple(sorted(found, key=lambda origin: (not origin.known, -len(origin.articles), origin.name)))


def _independent(tracer: Tracer, roots: Mapping[str, Sequence[Start]]) -> int:
    """Return how many outlets can each be given a known start of its own: a largest matching (Kuhn 1955)."""
    needs: dict[str, list[str]] = defaultdict(list)
    for id_, starts in roots.items():
        needs[tracer.printer(id_)] += [start.key for start in starts if start.known and start.shown]
    given: dict[str, str] = {}

    def settle(printer: str, tried: set[str]) -> bool:
        for key in needs[printer]:
            if key not in tried:
                tried.add(key)
                if key not in given or settle(given[key], tried):
                    given[key] = printer
                    return True
        return False

    return sum(settle(printer, set()) for printer in list(needs))


def is_opinion(article: Article) -> bool:
    """Return whether an article says of itself, by its address, headline or first words, that it is opinion."""
    return bool(
        _OPINION.search(article.url or "")
        or _OPINION_TITLE.match(article.title or "")
        or _OPINION_TEXT.match(article.text)
    )


def reports(articles: Sequence[Article]) -> Sequence[Article]:
    """Return the articles that do not say of themselves that they are opinion; all, where all are.

    Args:
        articles: of one story.
    """
    return [article for article in articles if not is_opinion(article)] or articles
