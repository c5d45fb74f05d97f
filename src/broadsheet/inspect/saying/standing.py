"""Quotations that stand alone: whose they are is told by the sentences around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.inspect.saying.cast import Cast, entity, heard
from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.speakers import resolve
from broadsheet.inspect.saying.summing import summed
from broadsheet.model import Span, Speaker, Statement


def alone(whole: Sequence[Unit], number: int, found: Cast, text: str) -> Statement | None:
    """Return a quotation without a verb of saying, by the one person named in the sentence before it, else behind it."""
    unit = whole[number]
    quoted = [unit.quotes[at] for at in sorted(unit.quotes)]
    stopped = text[quoted[0].inner.end - 1] in ".!?…" or text[quoted[-1].end : quoted[-1].end + 1] in _STOPS
    if not stopped or quoted[0].words < _SUMMED:
        return None
    if number + 1 < len(whole) and (said := _summed(whole[number + 1], unit, found)):
        return said
    if quoted[0].words < _SPOKEN or text[quoted[0].inner.end - 1] not in ".!?…":
        return None
    for other in (*whole[max(0, number - 1) : number], *whole[number + 1 : number + 2]):
        if other.paragraph != unit.paragraph or QUOTE in other.words:
            continue
        names = {
            name: start
            for start, name in reversed(found.mentions)
            if other.starts[0] <= start < other.ends[-1]
        }
        if len(names) == 1:
            (name, start), *_ = names.items()
            end = next(
                (end for at, end in zip(other.starts, other.ends, strict=True) if at == start), start + 1
            )
            end = start + len(name) if text.startswith(name, start) else end
            heard(found, name, "person", start)
            who = Speaker(name=name, spans=(Span(start, end),), entity=entity(found, name))
            spans = tuple(quote.inner for quote in quoted)
            return Statement(content=spans, form="direct", stance="said", speaker=who)
    return None


def _summed(after: Unit, unit: Unit, found: Cast) -> Statement | None:
    """Return a quotation as said by whom the next sentence says it was: "Con estas palabras cerró …"."""
    words = summed(after, found.language)
    who = resolve(after, *words, found) if words and after.paragraph == unit.paragraph else None
    if words is None or who is None:
        return None
    heard(found, who.name, who.kind, after.starts[words[0]])
    speaker = Speaker(name=who.name, spans=(after.span(*words),), entity=entity(found, who.name))
    spans = tuple(unit.quotes[at].inner for at in sorted(unit.quotes))
    return Statement(content=spans, form="direct", stance="said", speaker=speaker)


_STOPS = (".", "!", "?", "…", ":")
_SUMMED = 2  # words, where the next sentence says whose they are
_SPOKEN = 4  # words; shorter quotations that stand alone are titles and slogans


def take_up(unit: Unit, before: Unit | None, result: list[Statement]) -> None:
    """Give a quotation that stands alone to the statement before it."""
    if before is None or not result or unit.paragraph - before.paragraph > 1:
        return
    more = [unit.quotes[at].inner for at in sorted(unit.quotes)]
    last = result[-1]
    goes_on = last.form == "direct" or unit.paragraph > before.paragraph
    if (
        unit.paragraph > before.paragraph
        and all(quote.closed for quote in before.quotes.values())
        and last.form != "direct"
    ):
        return
    if goes_on:
        result[-1] = replace(last, content=(*last.content, *more))
    else:
        result.append(replace(last, content=tuple(more), form="direct", cue=(), hedges=()))
