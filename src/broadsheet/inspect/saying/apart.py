"""The encoder's words said, without the steps by which they came: "told the Courier …" has not "the Courier" in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.sentence import Heard
from broadsheet.inspect.saying.steps import Step
from broadsheet.model import Span


def apart(heard: Heard, unit: Unit, steps: Sequence[Step]) -> Heard | None:
    """Return a statement whose words end where a step begins, None where nothing else is left of them."""
    if not steps:
        return heard
    spans = list(heard.words.spans)
    for one in steps:
        spans = [cut for span in spans if (cut := _cut(span, unit, one)) is not None]
    if not spans:
        return None
    return replace(heard, words=replace(heard.words, spans=tuple(spans)))


def _cut(span: Span, unit: Unit, one: Step) -> Span | None:
    """Return a stretch of words without a step at its beginning or end."""
    begin = (
        one.carrier[0] if not one.dropped else min(one.cue[0] if one.begin is None else one.begin, one.cue[0])
    )
    if one.begin is not None and one.end - one.begin == 0:
        return span
    start, end = unit.starts[begin], unit.ends[one.end - 1]
    if start <= span.start < end:
        first = _first(unit, one.end)
        return Span(first, span.end) if first is not None and first < span.end else None
    if start < span.end <= end:
        last = _last(unit, begin)
        return Span(span.start, last) if last is not None and last > span.start else None
    return span


def _first(unit: Unit, at: int) -> int | None:
    while at < len(unit) and not (unit.words[at][:1].isalnum() or unit.words[at] == QUOTE):
        at += 1
    return unit.starts[at] if at < len(unit) else None


def _last(unit: Unit, at: int) -> int | None:
    while at and not (unit.words[at - 1][:1].isalnum() or unit.words[at - 1] == QUOTE):
        at -= 1
    return unit.ends[at - 1] if at else None
