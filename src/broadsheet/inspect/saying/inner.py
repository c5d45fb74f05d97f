"""Quotations within quotations: „Mein Vater hat immer gesagt: ‚Verkauf nie den Acker‘“, erinnert sich Anna Berg."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from broadsheet.inspect.saying.folded import Unit, units
from broadsheet.inspect.saying.quotes import Quote
from broadsheet.model import Span


def inside(unit: Unit, text: str) -> Iterator[Unit]:
    """Yield the sentences within a sentence's quotations that hold quotations of their own, with places in the text."""
    for quote in unit.quotes.values():
        start, end = quote.inner
        for part in units(text[start:end], titles=True):
            if part.quotes:
                yield _moved(part, start, unit.paragraph)


def _moved(unit: Unit, by: int, paragraph: int) -> Unit:
    return replace(
        unit,
        starts=[at + by for at in unit.starts],
        ends=[at + by for at in unit.ends],
        quotes={at: _shifted(quote, by) for at, quote in unit.quotes.items()},
        paragraph=paragraph,
        first=False,
    )


def _shifted(quote: Quote, by: int) -> Quote:
    inner = Span(quote.inner.start + by, quote.inner.end + by)
    return replace(quote, start=quote.start + by, end=quote.end + by, inner=inner)
