"""A number as a text writes it, and two of them as the ends of one range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from broadsheet.inspect.measuring.numberwords import CURRENCY_SIGNS

Value = float | tuple[float, float] | None

# Signs and codes of money, as a pattern, the longest first.
SIGN = "|".join(sorted((re.escape(s.strip()) for s in CURRENCY_SIGNS), key=len, reverse=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as a text writes it, without what it counts."""

    start: int  # with the sign of money, if any
    end: int  # with scale and percent sign
    value: Value  # None: words that no number fits
    scale: float = 1.0  # 1e9 for "billion": a bare number after it may be meant in the same scale
    currency: str | None = None
    percent: bool = False
    ordinal: bool = False
    share: bool = False  # "a third of", "one in five"
    digits: bool = True  # False: written in words
    grouped: bool = False  # "1,500" and "2.5" are no years


def joined(text: str, found: list[Number], gap: re.Pattern[str], between: str) -> list[Number]:
    """Return numbers with those joined that are the ends of one range: "10 to 15", "$10m-$14m".

    Args:
        text: the text of the numbers.
        found: in order.
        gap: what may stand between the ends.
        between: what stands before the first where "and" joins them, as a pattern.
    """
    out: list[Number] = []
    for number in found:
        range_of = (
            _range(text, (out[-1], number), gap, between) if out and _one_kind(out[-1], number) else None
        )
        if range_of:
            out[-1] = range_of
        else:
            out.append(number)
    return out


def _one_kind(low: Number, high: Number) -> bool:
    """Tell whether two numbers may be the ends of one range: "4.2% to €812m" is none."""
    one_money = low.currency is None or high.currency in {None, low.currency}
    return one_money and (high.percent or not low.percent)


_CHANGE = re.compile(r"\b(?:from|by|від|от|von|um|de|с|з|на|من|du)\s+(?:\S+\s)?\Z", re.IGNORECASE)


_BY = frozenset({"by", "um"})
_RANGE_OF_BY = 2.0  # chosen
_MOVED = re.compile(
    r"\b(?:add|climb|declin|dipp?|drop|eas|edg|fall|fell|gain|grew|jump|lost|los|plung|ris|rose|shed|sank|sink|slid|slip|slump|soar|surg|tumbl|up|down)\w*\s+(?:\S+\s)?\Z",
    re.IGNORECASE,
)


def _range(text: str, ends: tuple[Number, Number], pattern: re.Pattern[str], between: str) -> Number | None:
    """Return two numbers as one range, where the words between them say so and the first is smaller."""
    low, high = ends
    if not isinstance(low.value, float) or not isinstance(high.value, float) or low.ordinal or high.ordinal:
        return None
    gap = pattern.fullmatch(text, low.end, max(low.end, high.start + _sign_length(text, high)))
    before = text[max(0, low.start - 14) : low.start]
    if not gap or (gap["dash"] and not (low.digits and high.digits)):
        return None
    if gap["to"] and _changes(low, high, before):
        return None
    if gap["and"] and not re.search(rf"\b{between}\s+\Z", before, re.IGNORECASE):
        return None
    carried = low.scale == 1.0 and high.scale > 1.0
    bottom = low.value * high.scale if carried else low.value
    if bottom >= high.value:
        return None
    return replace(
        high,
        start=low.start,
        value=(bottom, high.value),
        currency=low.currency or high.currency,
        grouped=True,
    )


def _changes(low: Number, high: Number, before: str) -> bool:
    """Tell "rose from 10 to 15", "slid $1.12 to $65.90" from ranges: "up by 10 to 15 cents", "$10m to $14m"."""
    if not isinstance(low.value, float) or not isinstance(high.value, float):
        return False
    far = high.value > low.value * _RANGE_OF_BY  # what something rose by is far from where it rose to
    change = _CHANGE.search(before)
    if change and (far or change[0].split()[0].lower() not in _BY):
        return True
    return bool(low.currency and high.currency and far and _MOVED.search(before))


def _sign_length(text: str, number: Number) -> int:
    sign = re.match(rf"(?:{SIGN})\s?", text[number.start : number.start + 5])
    return len(sign[0]) if sign else 0
