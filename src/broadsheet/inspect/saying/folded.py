"""Sentences as lists of words, with every quotation folded into one word: what the rules of saying read."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.quotes import Quote, masked, parted, quotes, spoken
from broadsheet.inspect.saying.tonguemanners import EVERY
from broadsheet.inspect.saying.works import is_work
from broadsheet.model import Span
from broadsheet.text.sentences import sentences

QUOTE = "\ue000"
"""The word that stands for a quotation."""

Range = tuple[int, int]
"""Words of a sentence, half-open."""

# A blotted quotation; an abbreviation with inner stops; a title's stop; a word or number; one mark.
_TOKEN = re.compile(
    r"\ue000+\.?|(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Lt|Gen|Sgt|Col|St|Rev|Jr|Sr|Prof|Messrs)\."
    r"|\b(?:he|she|it|they|we|i|you|who|that|there)(?=['’](?:s|re|ve|d|ll|m)\b)|(?<=[a-zI])['’](?:s|re|ve|d|ll|m)\b"
    r"|[$€£]?(?:[^\W_]+[\u064b-\u0652]*)+(?:['’.,&@-][^\W_]+)*(?:['’](?=\s))?|--+|\S",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One sentence: parallel lists of its words."""

    words: list[str]  # as printed; a quotation is QUOTE
    lows: list[str]  # the same in lower case
    starts: list[int]
    ends: list[int]
    quotes: dict[int, Quote]  # by place in words
    paragraph: int
    first: bool  # opens its paragraph
    gaps: frozenset[int] = frozenset()  # words before which something was taken out

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.words)

    def span(self, left: int, right: int) -> Span:
        """Return the place in the text of words left to right (half-open)."""
        return Span(self.starts[left], self.ends[right - 1])

    def spans(self, left: int, right: int) -> list[Span]:
        """Return the places in the text of words left to right, parted where words were taken out."""
        cuts = [left, *(at for at in range(left + 1, right) if at in self.gaps), right]
        return [self.span(start, end) for start, end in pairwise(cuts)]


def units(text: str, *, titles: bool = False) -> list[Unit]:
    """Return the sentences of a text in order, quotations folded; with ``titles`` quoted names are not."""
    found = quotes(text)
    if titles:
        found = tuple(part for quote in spoken(text, found) for part in parted(text, quote))
        found = tuple(
            quote for quote in found
            if not (_is_title(text[slice(*quote.inner)], quote.words) and not _is_told(text, quote))
            and not is_work(text, quote.start, quote.end, quote.words)
        )  # fmt: skip
    blotted = masked(text, found)
    by_start = {quote.start: quote for quote in found}
    breaks = [match.start() for match in re.finditer(r"\n{2,}", text)]
    result: list[Unit] = []
    paragraph, last = 0, -1
    for span in sentences(blotted):
        while paragraph < len(breaks) and breaks[paragraph] < span.start:
            paragraph += 1
        result.append(_unit(blotted, span, by_start, paragraph, first=paragraph != last))
        last = paragraph
    return _joined(result, loose=titles)


def _is_title(inner: str, words: int) -> bool:
    """Tell whether quoted words are a name, as German and Russian print them: „Karsholm Courier“."""
    return (
        words <= _TITLE
        and inner[-1] not in ".,!?…"
        and all(w[:1].isupper() or w in _IN_TITLES for w in inner.split())
    )


def _is_told(text: str, quote: Quote) -> bool:
    """Tell whether a colon leads to quoted words, or a comma and a dash follow them: somebody says them."""
    behind = _BEHIND.match(text, quote.end)
    dashed = text[quote.start] in "—–-" or text[quote.end - 1] == ","
    said = behind is not None and (behind["verb"] is None or behind["verb"].lower() in EVERY)
    return dashed or said or text[max(0, quote.start - 2) : quote.start].rstrip().endswith(":")


_BEHIND = re.compile(r"[,،] (?:[—–-]|(?P<verb>[^\W\d_]+)\b)")


_TITLE = 4  # words of a quoted name; longer ones are quotations
_IN_TITLES = frozenset(("&", "and", "de", "der", "des", "la", "of", "the", "und", "y", "и"))


def _joined(parts: list[Unit], *, loose: bool) -> list[Unit]:
    """Return the sentences with those made one that a quotation parts.

    Such are ``"Why?" Anna asked.`` and ``Anna said: "Because."``
    """
    result: list[Unit] = []
    for unit in parts:
        before = result[-1] if result else None
        if before is not None and (
            _introduced(before, unit) or _asked(before, unit) or (loose and _goes_on(before, unit))
        ):
            result[-1] = _together(before, unit)
        else:
            result.append(unit)
    return result


def _introduced(before: Unit, unit: Unit) -> bool:
    return before.words[-1] == ":" and unit.words[0] == QUOTE and is_quotation(unit)


def _goes_on(before: Unit, unit: Unit) -> bool:
    """Tell whether a sentence begins small behind a quotation: « Pourquoi ? » s'étonne-t-elle."""
    small = unit.words[0][:1].islower() or unit.words[0] in ("–", "—", ",")
    return before.paragraph == unit.paragraph and before.words[-1] == QUOTE and small


def _asked(before: Unit, unit: Unit) -> bool:
    """Tell whether a sentence is but a name and a verb of saying behind a quotation."""
    if before.paragraph != unit.paragraph or before.words[-1] != QUOTE or unit.words[0] == QUOTE:
        return False
    for at, low in enumerate(unit.lows[:_NAME_AND_VERB]):
        cue = cues().get(low)
        if cue is not None and at and "q" in cue.takes and unit.words[at + 1 : at + 2] in ([], ["."], [","]):
            return True
        if not (unit.words[at][0].isalnum() or unit.words[at] == ","):
            return False
    return False


_NAME_AND_VERB = 12  # words of "Anna Berg, a teacher in Osterveen, asked"


def _together(one: Unit, other: Unit) -> Unit:
    size = len(one)
    return replace(
        other,
        words=one.words + other.words,
        lows=one.lows + other.lows,
        starts=one.starts + other.starts,
        ends=one.ends + other.ends,
        quotes=one.quotes | {size + at: quote for at, quote in other.quotes.items()},
        first=one.first,
    )


def is_quotation(unit: Unit) -> bool:
    """Return whether a sentence is quotations alone."""
    return QUOTE in unit.words and all(word == QUOTE or not word[0].isalnum() for word in unit.words)


def without(unit: Unit, dropped: Collection[int], said: Collection[int] = ()) -> Unit:
    """Return a sentence without some of its words; words of ``said`` are then read as "said"."""
    kept = [at for at in range(len(unit)) if at not in dropped]
    place = {at: new for new, at in enumerate(kept)}
    gaps = {new for new, at in enumerate(kept) if at and at - 1 in dropped}
    gaps |= {place[at] for at in unit.gaps if at in place}
    return replace(
        unit,
        words=["said" if at in said else unit.words[at] for at in kept],
        lows=["said" if at in said else unit.lows[at] for at in kept],
        starts=[unit.starts[at] for at in kept],
        ends=[unit.ends[at] for at in kept],
        quotes={place[at]: quote for at, quote in unit.quotes.items() if at in place},
        gaps=frozenset(gaps),
    )


def _unit(blotted: str, span: Span, by_start: dict[int, Quote], paragraph: int, *, first: bool) -> Unit:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    held: dict[int, Quote] = {}
    for match in _TOKEN.finditer(blotted, span.start, span.end):
        at = match.start()
        if match[0].startswith(QUOTE):
            # Two quotations that touch make one run: part them.
            while at < match.end() and at in by_start:
                held[len(words)] = by_start[at]
                words.append(QUOTE)
                starts.append(at)
                at = by_start[at].end
                ends.append(at)
            if at >= match.end():
                continue
            match = _TOKEN.match(blotted, at, span.end) or match  # noqa: PLW2901  # the stop behind the marks
            if match.start() != at:
                continue
        words.append(match[0])
        starts.append(at)
        ends.append(match.end())
    return Unit(
        words=words, lows=[word.lower() for word in words], starts=starts, ends=ends,
        quotes=held, paragraph=paragraph, first=first,
    )  # fmt: skip
