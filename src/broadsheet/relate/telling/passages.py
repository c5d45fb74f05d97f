# ruff: noqa: SIM905 - a table of words reads better as prose
"""Sentences of a story's articles, weighed: what timeline and summary choose from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import log, sqrt

from broadsheet.model import Article, Quoted, Span
from broadsheet.text.dates import moment
from broadsheet.text.sentences import sentences
from broadsheet.text.when.find import times
from broadsheet.text.when.reading import Setting
from broadsheet.text.when.words import WORDS
from broadsheet.text.words import words

# Shorter sentences say too little alone, longer ones too much; in words. Chosen on newswire.
SHORTEST = 6
LONGEST = 60
_DATELINE = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯІЇЄ][A-ZÀ-ÞА-ЯІЇЄ .,'’/-]{2,40}|[A-ZÀ-Þ][\w .,'’-]{1,30})(?:,\s*[A-Z][\w.]*\s?\d{0,2})?\s*(?:\([^)]{1,40}\)\s*)?(?:[—–:]|-{1,2})\s+(?=[\"“A-ZÀ-ÞА-ЯІЇЄ])"
)
_OPENERS = "\"“„«‘'(["
_CLOSERS = "\"”“»’')]"
_ENDS = re.compile(r"(?<!\.\.)[.!?。！？؟][\"”“»’')\]]*\Z")
# First words that lean on a sentence before; sorted, by no language in particular: none is a noun elsewhere.
_LEANING = frozenset(
    """
    aber also although and because but cependant ce cela cet dabei damit darauf dazu dies dieser diese doch ella elle
    elles ellos er es esta este esto et furthermore he her here hers his however i il ils in-addition instead it its
    mais meanwhile moreover my nevertheless no on or our out pero por-ello proceed she similarly since sie so such su sus
    that their then there therefore these they this those though thus und unlike we who yes yet you your zudem
    он она они это его её их но однако также при-этом він вона вони це його її їх але проте також هو هي هم هذا هذه لكن
    """.split()
)  # fmt: skip
# "When she walked in": a clause before the sentence leans as well.
_OPENING = frozenset(
    {"after", "as", "at", "because", "before", "if", "once", "since", "when", "where", "while"}
)
# Parts of a day that tell no day by themselves, sorted; ``text.when`` reads them only beside one.
_PARTS_OF_A_DAY = (
    "am abend", "am morgen", "am nachmittag", "am vormittag", "ce matin", "ce soir", "cette nuit", "dans la matinée", "dans la nuit", "dans la soirée", "during the night",
    "in der nacht", "in the afternoon", "in the evening", "in the morning", "in the night", "por la mañana", "por la noche", "por la tarde",
    "that afternoon", "that evening", "that morning", "that night", "вечером", "вночі", "вранці", "ночью", "увечері", "утром",
)  # fmt: skip
_PART_OF_A_DAY = re.compile(rf"\b(?:{'|'.join(_PARTS_OF_A_DAY)})\b", re.IGNORECASE)
# Times of ``text.when`` that are counted from the day on which they are told: "yesterday", "this morning".
_COUNTED = frozenset({"day_before", "last_night", "overnight", "word", "word_back", "word_on", "word_today"})
_ANY_DAY = date(2000, 1, 3)


def _last_words(phrases: Iterable[str]) -> set[str]:
    return {words(phrase)[-1] for phrase in phrases if words(phrase)}


# A sentence without any of these tells neither: most are through without a look.
_HOURS = (
    _last_words(_PARTS_OF_A_DAY)
    | _last_words(
        form for tongue in WORDS.values() for forms in tongue.days.values() for form in forms.split("|")
    )
    | set("anoche day evening matin midi nuit night overnight soir today tomorrow tonight yesterday".split())
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence with its weights."""

    article: str
    order: int  # place of its article in the input
    place: int  # which sentence of its article, from nought
    span: Span
    text: str
    when: datetime | None  # when its article came out
    vector: dict[str, float]  # TF-IDF over the sentences of the story, of length one
    length: int  # in words

    def quoted(self, when: date | None = None) -> Quoted:
        """Return it as it is shown elsewhere; ``when`` is the day it tells of."""
        return Quoted(
            text=self.text, article=self.article, start=self.span.start, end=self.span.end, when=when
        )


def passages(articles: Sequence[Article]) -> list[Passage]:
    """Return the sentences of articles with TF-IDF vectors, in order; a dateline is no part of them."""
    rows: list[tuple[int, int, Article, Span, list[str]]] = []
    for order, article in enumerate(articles):
        for place, span in enumerate(sentences(article.text)):
            if place == 0:
                span = _after_dateline(article.text, span)  # noqa: PLW2901 - the same sentence, less its place
            tokens = words(article.text[span.start : span.end])
            if tokens:
                rows.append((order, place, article, span, tokens))
    seen = Counter(token for row in rows for token in set(row[4]))
    return [_passage(row, seen, len(rows)) for row in rows]


def _passage(row: tuple[int, int, Article, Span, list[str]], seen: Counter[str], total: int) -> Passage:
    order, place, article, span, tokens = row
    return Passage(
        article=article.id,
        order=order,
        place=place,
        span=span,
        text=article.text[span.start : span.end],
        when=moment(article.published) or article.collected,
        vector=_vector(tokens, seen, total),
        length=len(tokens),
    )


def _after_dateline(text: str, span: Span) -> Span:
    found = _DATELINE.match(text, span.start, min(span.end, span.start + 90))
    return Span(found.end(), span.end) if found and found.end() < span.end else span


def _vector(tokens: list[str], seen: Counter[str], total: int) -> dict[str, float]:
    counts = Counter(tokens)
    raw = {t: (1.0 + log(n)) * log((total + 1) / seen[t]) for t, n in counts.items()}
    size = sqrt(sum(w * w for w in raw.values())) or 1.0
    return {t: w / size for t, w in raw.items()}


def likeness(one: dict[str, float], two: dict[str, float]) -> float:
    """Return the cosine of two vectors of length one."""
    if len(one) > len(two):
        one, two = two, one
    return sum(weight * two[token] for token, weight in one.items() if token in two)


def centrality(rows: Sequence[Passage]) -> list[float]:
    """Return how near each sentence is to what the story is about, 0 to 1.

    The middle of a story is the sum of its sentences' vectors, each article counting once, however long.
    """
    sizes = Counter(row.order for row in rows)
    middle: defaultdict[str, float] = defaultdict(float)
    for row in rows:
        for token, weight in row.vector.items():
            middle[token] += weight / sizes[row.order]
    size = sqrt(sum(w * w for w in middle.values())) or 1.0
    middle_of_one = {token: weight / size for token, weight in middle.items()}
    raw = [likeness(row.vector, middle_of_one) for row in rows]
    top = max(raw, default=0.0) or 1.0
    return [value / top for value in raw]


def stands_alone(row: Passage) -> bool:
    """Tell whether a sentence can be read without those around it: whole, and not leaning on another."""
    first = [word.replace("’", "'").partition("'")[0] for word in words(row.text[:60])[:2]]  # "he'll"
    if not whole(row) or len(first) < 2 or first[0] in _LEANING:
        return False
    return not (first[0] in _OPENING and first[1] in _LEANING) and (
        _HOURS.isdisjoint(row.vector) or not _is_undated(row.text)
    )


def _is_undated(text: str) -> bool:
    """Tell whether a sentence says when, but not on which day: "in the morning", "yesterday"; elsewhere it is another."""
    # Any day will do: which one it is depends on when the article came out, not whether it is one.
    named = times(text, Setting(base=_ANY_DAY))
    if any(time.day and time.kind not in _COUNTED for time in named):
        return False
    return any(time.kind in _COUNTED for time in named) or bool(_PART_OF_A_DAY.search(text))


def whole(row: Passage) -> bool:
    """Tell whether a sentence is one, with an end, no piece of a quotation and no headline."""
    if not SHORTEST <= row.length <= LONGEST or not _ENDS.search(row.text) or "\n" in row.text:
        return False
    if row.text[0] in _OPENERS or row.text.endswith("?") or row.text[0].islower():
        return False
    # A line in capitals is a caption or a transcript.
    if sum(letter.isupper() for letter in row.text) > len(row.text) / 3:
        return False
    straight = row.text.count('"')
    return straight % 2 == 0 and all(
        row.text.count(a) == row.text.count(b) for a, b in ("“”", "«»", "()", "[]")
    )
