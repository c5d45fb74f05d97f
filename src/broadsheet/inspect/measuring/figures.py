"""Figures: numbers with unit, what they count, bound, day, place and who gave them.

Rules over tables, language by language; a number is a figure only where the words around it say what
it counts. Status: ``earlier`` was given before, ``corrected`` was given before and is said to be wrong,
``retracted`` was taken back; all else is ``current``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from broadsheet.inspect import language
from broadsheet.inspect.dates import only_day
from broadsheet.inspect.measuring import attaching, counting, monies, unsaid
from broadsheet.inspect.measuring.corrections import corrections
from broadsheet.inspect.measuring.draft import Draft
from broadsheet.inspect.measuring.givers import giver
from broadsheet.inspect.measuring.judging import is_figure
from broadsheet.inspect.measuring.masks import masks
from broadsheet.inspect.measuring.measures import halves, measured, thousands
from broadsheet.inspect.measuring.numbers import numbers
from broadsheet.inspect.measuring.ranges import Number
from broadsheet.inspect.measuring.sums import mark_parts
from broadsheet.inspect.measuring.units import Phrase, bound, phrase
from broadsheet.inspect.measuring.whereabouts import Place, places, where
from broadsheet.inspect.measuring.wholeness import naught, shares
from broadsheet.model import Article, Day, Figure, Span, Statement
from broadsheet.text.days import DayMention, days
from broadsheet.text.sentences import sentences

MADE_BY = "figures/4"

# More numbers than this in what passes for one sentence are a table, and no prose says what they count; chosen.
_MOST_NUMBERS = 40

# "over 12 regions" is a place, "over 15,000 troops" a bound: with these units "over" puts something somewhere.
_ACROSS = frozenset({"area", "city", "country", "day", "district", "hour", "month", "nation", "night", "province",
                     "region", "state", "town", "village", "week", "weekend"})  # fmt: skip
# "Over 25 years" is during them, "for over 25 years" is more than so many.
_SPANS = frozenset({"decade", "mile", "minute", "second", "year", "km", "m", "metre"})
_LASTING = re.compile(
    r"(?<!\w)(?:a|about|after|are|be|been|by|for|in|is|last(?:ed|s|ing)?|nearly|of|served|spent|than|the|took|taken|waited|was|were|well|worth|just|to|rose|ran|covered?)\s+\Z",
    re.IGNORECASE,
)
# "Handed over 27": the word belongs to its verb.
_PARTICLE = re.compile(
    r"(?:carried|gave|given|hand|handed|handing|hands|held|passed|pulled|ran|run|signed|taken|takes|took|turn|turned|won)\s+\Z",
    re.IGNORECASE,
)
# "Une trentaine" is thirty or so.
_ROUND = {
    "es": re.compile(r"ena\Z|centenar\Z|millar\Z", re.IGNORECASE),
    "fr": re.compile(r"aine\Z", re.IGNORECASE),
}
# A bare "m" after digits is a million, unless the words beside it tell of a length.
_GLUED_M = re.compile(r"(\d{1,4}(?:\.\d+)?)m")
_LENGTH_BEFORE = re.compile(
    r"\b(?:altitude|depth|distance|height|length|width)\s+(?:[^\W\d]+\s+){0,2}\Z", re.IGNORECASE
)
_LENGTH_AFTER = re.compile(
    r"[\s-](?:above|away|below|deep|down|high|long|tall|underground|wide)\b", re.IGNORECASE
)
# "Minus 54 degrees": only what is measured in degrees lies below naught.
_MINUS = re.compile(r"(?<!\w)(?:minus|menos|moins|мінус|минус)\s+\Z|(?<=\s)[−-]\Z", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"(?<!\w)(?:between|zwischen|entre|между|між|بين)\s+\Z", re.IGNORECASE)


def inspect(article: Article) -> Iterable[Figure]:
    """Return the figures of an article's title and text, in order.

    Args:
        article: its notes of places and statements are used where they are there.
    """
    spoken = _language(article)
    yield from _title_figures(article, spoken)
    spans = sentences(article.text)
    drafts, named = _drafts(article.text, spoken, spans, article.published)
    _place(article.text, drafts, spans, places(article) if drafts else [])
    mark_parts(article.text, drafts, spans, spoken)
    wrong = corrections(article) if drafts else []
    for draft in drafts:
        for one in wrong:
            if one.old.start < draft.end and draft.start < one.old.end:
                draft.status = one.kind
            elif one.new and one.new.start < draft.end and draft.start < one.new.end:
                draft.status = "current"
        yield _figure(article, draft, spans, (named, spoken))


def _title_figures(article: Article, spoken: str) -> Iterable[Figure]:
    if not article.title:
        return
    whole = [Span(0, len(article.title))]
    bare = replace(article, notes=(), text=article.title)
    drafts, named = _drafts(article.title, spoken, whole, article.published)
    for draft in drafts:
        yield replace(_figure(bare, draft, whole, (named, spoken)), field="title")


def _language(article: Article) -> str:
    """Return the article's language; where nobody said it, the one its text seems to be in."""
    given = article.language or language.language(article.text or article.title or "") or "en"
    return given[:2].lower()


def _drafts(
    text: str, spoken: str, spans: Sequence[Span], published: Day | None
) -> tuple[list[Draft], tuple[DayMention, ...]]:
    """Return the figures of a text, and the days named in the sentences that hold a number."""
    starts = [span.start for span in spans]
    by_sentence: dict[int, list[Number]] = {}
    for number in _every_number(text, spoken):
        by_sentence.setdefault(max(0, bisect_right(starts, number.start) - 1), []).append(number)
    held = [spans[index] for index in by_sentence]
    named = tuple(day for span in held for day in _days_in(text, span, published))
    hidden = masks(text, named, held)
    drafts: list[Draft] = []
    for index, row in by_sentence.items():
        counting_row = [n for n in row if n.share or n.value == 0.0 or not _hidden(n, hidden)]
        if len(counting_row) > _MOST_NUMBERS:
            continue
        before = [draft for draft in drafts[-_MOST_NUMBERS:] if index - draft.sentence == 1]
        drafts += _sentence(text, spoken, (index, spans[index]), counting_row, (before, row))
    return drafts, named


def _every_number(text: str, spoken: str) -> list[Number]:
    """Return the numbers of a text with its shares and naughts, in order; of two that overlap the latter."""
    special = [*shares(text, spoken), *naught(text, spoken), *halves(text, spoken)]
    plain = numbers(text, spoken)
    if special:
        plain = [n for n in plain if not any(s.start < n.end and n.start < s.end for s in special)]
    return sorted([*plain, *special], key=lambda number: number.start)


def _days_in(text: str, span: Span, published: Day | None) -> Iterable[DayMention]:
    for day in days(text[span.start : span.end], published):
        yield replace(day, start=day.start + span.start, end=day.end + span.start)


def _hidden(number: Number, hidden: list[Span]) -> bool:
    at = bisect_right(hidden, Span(number.end, 0))
    # Masks are short and sorted by their start: the few before the number's end are enough to look at.
    return any(span.start < number.end and number.start < span.end for span in hidden[max(0, at - 4) : at])


def _sentence(
    text: str,
    spoken: str,
    place_of: tuple[int, Span],
    row: list[Number],
    beside: tuple[list[Draft], list[Number]],
) -> list[Draft]:
    index, span = place_of
    before, every = beside
    drafts: list[Draft] = []
    for place, number in enumerate(row):
        limit = row[place + 1].start if place + 1 < len(row) else span.end
        floor = row[place - 1].end if place else span.start
        # What is masked counts nothing, but a noun phrase ends before it all the same: "from 54 four years ago".
        # The hundred of "por ciento" and the 300 of "K-300 missiles" are parts of a word.
        apart = (
            n.start for n in every if n.start >= number.end and n.scale == 1 and text[n.start - 1].isspace()
        )
        reach = min(apart, default=limit)
        drafts.append(_draft(text, number, index, (floor, limit, min(limit, reach)), spoken))
    attaching.count(text, drafts, span.start, spoken)
    attaching.inherit(text, drafts, before, spoken)
    if spoken == "en":
        unsaid.fill_in(text, drafts, before, span.start)
    for draft in drafts:
        if draft.number.share:
            draft.unit = draft.counts = None
    kept = [d for d in drafts if is_figure(text, d)]
    for draft in kept:
        _status(text, draft, spoken)
    return kept


def _metres(text: str, number: Number, floor: int) -> Number | None:
    """Return a number read as metres where "12m" is told to be deep, high or long and no million."""
    raw = _GLUED_M.fullmatch(text[number.start : number.end])
    if not raw or number.currency:
        return None
    told = _LENGTH_BEFORE.search(text, max(floor, number.start - 40), number.start)
    if told or _LENGTH_AFTER.match(text, number.end):
        return replace(number, value=float(raw[1]), scale=1.0, end=number.end - 1)
    return None


def _phrase(text: str, number: Number, limit: int, spoken: str) -> tuple[Number, Phrase]:
    """Return what a number counts, and the number as it is read beside that."""
    if number.currency or number.percent or number.share:
        return monies.signed(text, number), Phrase(end=number.end)
    if told := measured(text, number, spoken):
        return told
    if price := monies.rate(text, number.start, number.end):
        return number, Phrase(end=price.end, unit=price.code or price.name, measure=True, known=True)
    found = phrase(text, number, limit, spoken)
    if money := monies.shared(text, number.end):
        found = Phrase(
            end=money.end,
            unit=money.code
            or monies.heavy(text, number.start, money, number.scale)
            or found.unit
            or money.name,
            noun=money.name,
            measure=True,
            known=True,
        )
    return (thousands(text, number, found) if spoken == "en" else number), found


def _draft(text: str, number: Number, sentence: int, ends: tuple[int, int, int], spoken: str) -> Draft:
    floor, limit, reach = ends
    number = _metres(text, number, floor) or number
    number, found = _phrase(text, number, reach, spoken)
    start, end, limits = bound(text, number.start, number.end, found.end, spoken)
    if start < floor:
        start, limits = number.start, "exact"
    over = limits == "at_least" and text[start : start + 4].lower() == "over"
    if over and (_during(text, start, found) or _PARTICLE.search(text, max(0, start - 12), start)):
        start, limits = number.start, "exact"
    if isinstance(number.value, tuple):
        limits = "range"
        if between := re.search(
            r"(?<!\w)(?:between|zwischen|entre|между|між|بين)\s+\Z", text[floor : number.start], re.IGNORECASE
        ):
            start = min(start, floor + between.start())
    roundly = _ROUND.get(spoken)
    if limits == "exact" and roundly and roundly.search(text[number.start : number.end]):
        limits = "about"
    if number.value is None and limits == "exact":
        limits = "about"  # "dozens": no number fits, so none is exact
    value = number.value
    below = _MINUS.search(text, floor, number.start) if found.unit == "degree" else None
    if below and isinstance(value, float):
        value, start = -value, min(start, below.start())
    return Draft(
        number=number, phrase=found, sentence=sentence, floor=floor, limit=limit, start=start, end=end,
        value=value, bound=limits,
        unit=number.currency or ("percent" if number.percent else found.unit),
    )  # fmt: skip


def _during(text: str, start: int, found: Phrase) -> bool:
    """Tell whether "over" before a span of time or a way puts something in it and is no bound."""
    if found.unit in _ACROSS:
        return True
    return (
        found.unit in _SPANS
        and not _LASTING.search(text, max(0, start - 16), start)
        and text[start].islower()
    )


def _status(text: str, draft: Draft, spoken: str) -> None:
    if draft.status != "current":
        return
    table = counting.words_of(spoken)
    begin = max(draft.floor, draft.start - 80)
    lead = text[begin : draft.start]
    if table.corrected.search(lead) or attaching.not_as(text, draft):
        draft.status = "corrected"
    elif table.retracted.search(lead):
        draft.status = "retracted"
    elif table.earlier.search(lead) or table.earlier_after.match(
        text, min(draft.end + 1, len(text)), draft.limit
    ):
        draft.status = "earlier"


def _place(text: str, drafts: list[Draft], spans: Sequence[Span], found: list[Place]) -> None:
    left: Draft | None = None
    for draft in drafts:
        draft.where = where(text, draft, spans[draft.sentence], found)
        if draft.where is None and left and left.sentence == draft.sentence and left.counts == draft.counts:
            draft.where = left.where
        left = draft
    right: Draft | None = None
    for draft in reversed(drafts):
        # "Five were killed and 12 injured in Orrin" tells of Orrin both times.
        if draft.where is None and right and right.sentence == draft.sentence and right.unit == draft.unit:
            draft.where = right.where
        right = draft


def _figure(
    article: Article, draft: Draft, spans: Sequence[Span], told: tuple[tuple[DayMention, ...], str]
) -> Figure:
    sentence = spans[draft.sentence]
    named, spoken = told
    return Figure(
        start=draft.start,
        end=draft.end,
        text=article.text[draft.start : draft.end],
        value=draft.value,
        unit=draft.unit,
        counts=draft.counts,
        where=draft.where,
        bound=draft.bound,
        as_of=only_day(named, sentence.start, sentence.end),
        status=draft.status,
        given_by=_given_by(article, draft, giver(article.text, draft, sentence.start, spoken)),
        parts=tuple(draft.parts),
        made_by=MADE_BY,
    )


def _given_by(article: Article, draft: Draft, beside: tuple[str, int] | None) -> str | None:
    """Return the speaker of the innermost statement around a figure, or who is named further in."""
    best: tuple[int, int, str] | None = None
    for note in article.notes:
        if not isinstance(note, Statement) or note.field != "text" or note.speaker is None:
            continue
        for around in note.content:
            if around.start <= draft.number.start and draft.number.end <= around.end:
                size = sum(span.end - span.start for span in note.content)
                if best is None or size < best[0]:
                    best = (size, around.start, note.speaker.name)
    if beside is None or best is None:
        return (best and best[2]) or (beside and beside[0])
    # A name before the words of a statement is that of its speaker, and the statement knows it whole;
    # a name with a number in it is a misread one.
    _, start, speaker = best
    return speaker if beside[1] < start and not _DIGIT.search(speaker) else beside[0]
