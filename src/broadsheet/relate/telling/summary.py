"""A story in a few of its own sentences."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.model import Article, Figure, Quoted, Span
from broadsheet.relate.telling.ledger import ledger, outgrown, repeated, superseded
from broadsheet.relate.telling.passages import Passage, centrality, likeness, passages, stands_alone, whole
from broadsheet.relate.tracing.origins import reports

# What a sentence is worth: how central, how early in its article, how fresh its article, whether it gives a
# figure that stands. They sum to one. Chosen by reading the demo corpus's stories: with .15 for what is fresh, a story of a
# week was led by what had opened it.
_CENTRAL, _EARLY, _FRESH, _FIGURE = 0.35, 0.25, 0.3, 0.1
# Maximal marginal relevance (Carbonell and Goldstein 1998): what likeness to a chosen sentence costs.
_ALIKE = 0.6
# Above this cosine two sentences say the same.
_SAME = 0.6


def summary(articles: Sequence[Article], sentences: int = 4) -> tuple[Quoted, ...]:
    """Return the sentences that tell a story best, the leading one first, the rest as they came out.

    Extractive: each is a span of an article. None gives a figure that a newer one has replaced or
    outgrown, none is a piece of a quotation or of opinion, where there are reports; one that leans on a sentence before it is taken only for want of others.

    Args:
        articles: of one story, with their notes; in any language.
        sentences: how many at most.
    """
    articles = reports(articles)
    rows = passages(articles)
    if not rows or sentences < 1:
        return ()
    worth = _worth(rows, articles)
    stale = _stale(articles)
    able = [i for i, row in enumerate(rows) if _fresh(row, stale)]
    chosen = _choose([i for i in able if stands_alone(rows[i])], rows, worth, sentences)
    if not chosen:
        chosen = _choose([i for i in able if whole(rows[i])] or able[:1], rows, worth, sentences)
    lead, rest = chosen[0], sorted(chosen[1:], key=lambda i: (rows[i].order, rows[i].place))
    return tuple(rows[i].quoted() for i in (lead, *rest))


def _worth(rows: Sequence[Passage], articles: Sequence[Article]) -> list[float]:
    central = centrality(rows)
    times = sorted({row.when for row in rows if row.when})
    rank = {when: (n + 1) / len(times) for n, when in enumerate(times)}
    standing = _standing(articles)
    return [
        _CENTRAL * near
        + _EARLY / (1 + row.place)
        + _FRESH * (rank[row.when] if row.when else 0.5)
        + _FIGURE * _holds_any(row, standing)
        for row, near in zip(rows, central, strict=True)
    ]


def _standing(articles: Sequence[Article]) -> dict[str, list[Span]]:
    """Return where the figures stand that count something."""
    return {
        article.id: [
            Span(n.start, n.end)
            for n in article.notes
            if isinstance(n, Figure) and n.field == "text" and n.counts and n.status == "current"
        ]
        for article in articles
    }


def _holds_any(row: Passage, spans: dict[str, list[Span]]) -> bool:
    return any(row.span.start <= s.start and s.end <= row.span.end for s in spans.get(row.article, ()))


def _stale(articles: Sequence[Article]) -> dict[str, list[Span]]:
    out: dict[str, list[Span]] = {}
    series = ledger(articles)
    gone = superseded(series) | outgrown(series)
    for article, start, end in gone | repeated(series, gone):
        out.setdefault(article, []).append(Span(start, end))
    return out


def _fresh(row: Passage, stale: dict[str, list[Span]]) -> bool:
    return not _holds_any(row, stale)


def _choose(able: Sequence[int], rows: Sequence[Passage], worth: Sequence[float], count: int) -> list[int]:
    chosen: list[int] = []
    left = list(able)
    likest = dict.fromkeys(left, 0.0)
    while left and len(chosen) < count:
        best = max(left, key=lambda i: (worth[i] - _ALIKE * likest[i], -i))
        chosen.append(best)
        for i in left:
            likest[i] = max(likest[i], likeness(rows[i].vector, rows[best].vector))
        left = [i for i in left if i != best and likest[i] < _SAME]
    return chosen
