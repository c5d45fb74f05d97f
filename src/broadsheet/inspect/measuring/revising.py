"""A setting right as a construction: what was told, the words that turn against it, what is so instead.

Five frames fill these places. *Contrast*: "B, not A", near words of blame. *Restated*: "to B from A" with blame beside.
*Turned*: A in one sentence, "that was an error" in the next, then B or nothing. *Wrongly*: "mistakenly reported A; it
was B". *Ours*: a publisher on its own text, "our report said A. In fact B". The words are in ``revisewords``. A number
is only set right by one of its kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from broadsheet.inspect.measuring import revisewords as words
from broadsheet.inspect.measuring.ranges import Number
from broadsheet.model import Span

_NAME = r"[A-ZÀ-ÞŁŚŻ][\w’'-]+(?:\s+[A-ZÀ-ÞŁŚŻ][\w’'-]+){0,3}"
# "St Columba's, not St Colman's": two names, and nothing more is said of the second.
_NAMES = re.compile(
    rf"(?P<new>{_NAME}),?\s+(?:and\s+)?not\s+(?:(?:her|his|its|the|their)\s+[\w-]+\s+)?(?P<old>{_NAME})(?=[.,;)!?\"”]|\s+(?:and|as)\b|\Z)"
)
_PROPER = re.compile(_NAME)
_CONTRAST = re.compile(
    r"[^.;!?\d]{0,60}?(?:,|\s)\s*(?:(?:and|et|and|und|y|і|и)\s+)?(?:non\s+pas|not|nicht|non|no|не)\s+(?:à\s+|the\s+)?"
    r"|[^.;!?\d]{0,60}?,?\s(?:instead\s+of|rather\s+than|statt)\s+(?:the\s+)?",
    re.IGNORECASE,
)
# "Disowned his figure of some 45".
_OF = re.compile(r"\s+of\s+(?:[\w-]+\s+){0,2}")
_WORD = re.compile(r"[^\W\d]{4,}")
_COMPLETE = re.compile(
    r"(?:he|it|she|the\s+\w+|they)\s+(?:is|are|was|were)\s+(?:in\s+fact\s+)?", re.IGNORECASE
)
_BACK = 3  # sentences before the one that turns in which the wrong number may stand; chosen
_ONWARDS = 1  # and after it in which the right one may
_STEM = 4  # letters that a word shares with another form of it; chosen
_TELLING_NEAR = 16  # characters between "wrongly" and the verb that tells; chosen
_MARK = re.compile(r"[.;:!?]")
_YEARS = range(1900, 2100)
# What has no end, a hostile text or a table, is not looked through anew for each number in it; chosen, far above news.
_REACH = 600  # characters of a sentence, and of those beside it, on either side of what is looked at
_CLOSE = 8  # numbers on either side of a cue, the nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A wrong thing and what is so instead."""

    old: Span
    new: Span | None = None  # None: it is taken back


def revisions(text: str, spans: Sequence[Span], row: Sequence[Number]) -> Iterator[Revised]:
    """Yield what a text sets right or takes back.

    Args:
        text: the whole text.
        spans: its sentences.
        row: its numbers, in order.
    """
    counted = [n for n in row if _counts(text, n)]
    yield from _contrasts(text, spans, counted)
    yield from _restated(text, spans, counted)
    yield from _turned(text, spans, counted)
    yield from _wrongly(text, spans, counted)
    yield from _ours(text, spans, counted)
    for match in words.NAME_TO_FROM.finditer(text):
        yield Revised(old=Span(*match.span("old")), new=Span(*match.span("new")))
    for match in words.KILLED.finditer(text):
        yield Revised(old=Span(*match.span("old")))


def _counts(text: str, number: Number) -> bool:
    year = number.value in _YEARS and not number.currency and number.end - number.start == len("2024")
    return not (
        year
        or (number.value == 1.0 and not number.digits)  # "one man" is a somebody
        or words.NO_COUNT_AFTER.match(text, number.end)
        or words.NO_COUNT_BEFORE.search(text, max(0, number.start - 12), number.start)
    )


def _contrasts(text: str, spans: Sequence[Span], row: Sequence[Number]) -> Iterator[Revised]:
    """Yield "B, not A" where its sentence or one beside it lays blame."""
    for left, right in pairwise(row):
        if not _alike(left, right) or not _CONTRAST.fullmatch(text, left.end, right.start):
            continue
        if _blamed(text, spans, left.start):
            yield Revised(old=Span(right.start, right.end), new=Span(left.start, left.end))
    for match in _NAMES.finditer(text):
        if _blamed(text, spans, match.start()):
            yield Revised(old=Span(*match.span("old")), new=Span(*match.span("new")))


def _restated(text: str, spans: Sequence[Span], row: Sequence[Number]) -> Iterator[Revised]:
    """Yield "lowered its count to B from A" where its sentence lays blame; without it the thing only changed."""
    for left, right in pairwise(row):
        if (
            _alike(left, right)
            and words.FROM.fullmatch(text, left.end, right.start)
            and words.RESTATED.search(text, max(0, left.start - 120), left.start)
            and _blamed_here(text, spans, left.start)
        ):
            yield Revised(old=Span(right.start, right.end), new=Span(left.start, left.end))


def _blamed_here(text: str, spans: Sequence[Span], at: int) -> bool:
    return _lays_blame(words.BLAME_HERE, text, _around(spans, at))


def _blamed(text: str, spans: Sequence[Span], at: int) -> bool:
    beside = _lays_blame(words.BLAME_NEAR, text, _around(spans, at, beside=1))
    return beside or _blamed_here(text, spans, at)


def _lays_blame(pattern: re.Pattern[str], text: str, within: tuple[int, int]) -> bool:
    begin, end = within
    return any(
        not words.DENIED.search(text, begin, found.start()) for found in pattern.finditer(text, begin, end)
    )


def _around(spans: Sequence[Span], at: int, *, beside: int = 0) -> tuple[int, int]:
    """Return where the sentence at a place begins and ends, with so many beside it, as far as ``_REACH``."""
    here = _sentence_at(spans, at)
    begin, end = spans[max(0, here - beside)].start, spans[min(len(spans) - 1, here + beside)].end
    return max(begin, at - _REACH), min(end, at + _REACH)


def _onwards(spans: Sequence[Span], row: Sequence[Number], cue: re.Match[str]) -> Sequence[Number]:
    """Return the first numbers behind a cue, of its sentence and the ones after it."""
    last = spans[min(len(spans) - 1, _sentence_at(spans, cue.start()) + _ONWARDS)]
    return _numbers(row, cue.end(), min(last.end, cue.end() + _REACH))[:_CLOSE]


def _numbers(row: Sequence[Number], begin: int, end: int) -> Sequence[Number]:
    """Return the numbers that begin within a piece of text."""
    first, last = (bisect_left(row, at, key=lambda number: number.start) for at in (begin, end))
    return row[first:last]


def _turned(text: str, spans: Sequence[Span], row: Sequence[Number]) -> Iterator[Revised]:
    """Yield a number that a later sentence turns against: "That was an error, they said: it was 78"."""
    for cue in (*words.TURNS.finditer(text), *_now_said(text, spans)):
        here = _sentence_at(spans, cue.start())
        if words.DENIED.search(text, _around(spans, cue.start())[0], cue.start()):
            continue
        onwards = _onwards(spans, row, cue)
        earlier = _told_before(spans, row, (here, cue.start()))
        taken = cue.groupdict().get("taken") is not None
        if not earlier and taken:
            earlier = [n for n in onwards if _OF.fullmatch(text, cue.end(), n.start)][:1]
            onwards = []
        if pair := _pair(text, earlier, onwards):
            yield pair
        elif taken and len(earlier) == 1:
            yield Revised(old=Span(earlier[0].start, earlier[0].end))


def _now_said(text: str, spans: Sequence[Span]) -> Iterator[re.Match[str]]:
    for cue in words.NOW_SAID.finditer(text):
        if _blamed_here(text, spans, cue.start()):
            yield cue


def _told_before(spans: Sequence[Span], row: Sequence[Number], place: tuple[int, int]) -> list[Number]:
    """Return the numbers of the nearest sentence with any, up to where a cue begins."""
    here, end = place
    for index in range(here, max(-1, here - _BACK - 1), -1):
        until = min(end, spans[index].end)
        near = _numbers(row, max(spans[index].start, until - _REACH), until)
        if found := [n for n in near if n.end <= until]:
            return found[-_CLOSE:]
    return []


def _wrongly(text: str, spans: Sequence[Span], row: Sequence[Number]) -> Iterator[Revised]:
    """Yield "mistakenly reported A; it was B", and "an earlier version put A. It is B"."""
    for pattern in (words.WRONGLY, words.EARLIER_VERSION, words.NOTE):
        for cue in pattern.finditer(text):
            here = _sentence_at(spans, cue.start())
            if pattern is words.WRONGLY and not words.TELLING.search(
                text, max(spans[here].start, cue.start() - _TELLING_NEAR), cue.end() + _TELLING_NEAR
            ):
                continue
            near = _onwards(spans, row, cue)
            if pattern is words.NOTE:
                near = [n for n in near if words.TELLING.search(text, cue.end(), n.start)]
            first = near[0] if near and near[0].end <= spans[here].end else None
            after = [n for n in near[1:] if first and _MARK.search(text, first.end, n.start)]
            if first and not words.DENIED.search(text, _around(spans, cue.start())[0], cue.start()):
                found = _pair(text, [first], after)
                yield from [found] if found else []


def _pair(text: str, earlier: Sequence[Number], later: Sequence[Number]) -> Revised | None:
    """Return the one number told before and the first after it of its kind; nothing where several might be meant."""
    fits = [(old, new) for old in earlier for new in later if _alike(old, new)]
    shared = [(old, new) for old, new in fits if _stems(text, old) & _stems(text, new)]
    for pairs in (shared, fits):
        if len({old.start for old, _ in pairs}) == 1:
            old, new = pairs[0]
            return Revised(old=Span(old.start, old.end), new=Span(new.start, new.end))
    return None


def _alike(old: Number, new: Number) -> bool:
    same = (old.currency, old.percent) == (new.currency, new.percent)
    return same and old.value != new.value and isinstance(old.value, float) and isinstance(new.value, float)


def _stems(text: str, number: Number) -> set[str]:
    """Return the stems of the words after a number, up to a mark."""
    after = re.split(r"[.,;:!?\d]", text[number.end : number.end + 40], maxsplit=1)[0]
    return {word[:_STEM].lower() for word in _WORD.findall(after)}


def _ours(text: str, spans: Sequence[Span], row: Sequence[Number]) -> Iterator[Revised]:
    """Yield what a publisher says of its own text, with what is so: "our report said A. In fact B"."""
    for match in words.OURS_TOLD.finditer(text):
        old = Span(*match.span("old"))
        if any(old.start <= n.start < old.end for n in row):
            continue  # the frames above set the number right, and no more of it
        after = match.end()
        if so := words.IN_FACT.match(text, after):
            yield Revised(old=old, new=Span(*so.span("new")))
        elif words.HAS_NOT.match(text, after) or (
            (cue := words.TURNS.search(text, after, min(_end_of(spans, after), after + _REACH)))
            and not words.DENIED.search(text, after, cue.start())
        ):
            yield Revised(old=old)
    for match in _PROPER.finditer(text):
        if not words.OURS_NAMED.search(text, max(0, match.start() - 200), match.start()):
            continue
        after = match.end() + 2
        if (is_so := _COMPLETE.match(text, after)) and (new := _PROPER.match(text, is_so.end())):
            yield Revised(old=Span(*match.span()), new=Span(*new.span()))


def _sentence_at(spans: Sequence[Span], at: int) -> int:
    return max(0, bisect_right(spans, at, key=lambda span: span.start) - 1)


def _end_of(spans: Sequence[Span], at: int) -> int:
    return spans[_sentence_at(spans, at)].end if spans else at
