"""Whose peso: money whose name several countries share, by the country that a text names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.inspect.measuring.draft import Draft

# Names of money as they stand after a number, with the beginnings of the names and adjectives of the countries
# that use it (in English and, where they begin otherwise, in Spanish, French and German), ISO 4217; sorted.
# General knowledge. Dollars and pounds need their country's adjective beside them: alone they mean the best known.
_SHARED = {
    "dinar": {"alger": "DZD", "algér": "DZD", "bahrain": "BHD", "iraq": "IQD", "irak": "IQD", "jordan": "JOD", "kuwait": "KWD", "libya": "LYD", "serb": "RSD", "tunis": "TND"},
    "dollar": {"austral": "AUD", "canad": "CAD", "fiji": "FJD", "hong kong": "HKD", "jamaic": "JMD", "liberia": "LRD", "namib": "NAD", "new zealand": "NZD",
               "singapor": "SGD", "taiwan": "TWD", "trinidad": "TTD", "zimbabwe": "ZWG"},
    "franc": {"burundi": "BIF", "congo": "CDF", "djibouti": "DJF", "guinea": "GNF", "rwand": "RWF", "schweiz": "CHF", "suiss": "CHF", "swiss": "CHF", "switz": "CHF",
              "suiz": "CHF"},
    "krona": {"iceland": "ISK", "swed": "SEK"},
    "krone": {"danish": "DKK", "denmark": "DKK", "dän": "DKK", "norw": "NOK", "oslo": "NOK"},
    "peso": {"argentin": "ARS", "chile": "CLP", "colombi": "COP", "cuba": "CUP", "dominican": "DOP", "filip": "PHP", "mexic": "MXN", "mexik": "MXN",
             "méxic": "MXN", "philippin": "PHP", "urugua": "UYU"},
    "pound": {"egypt": "EGP", "leban": "LBP", "south sudan": "SSP", "sudan": "SDG", "syria": "SYP"},
    "rial": {"iran": "IRR", "oman": "OMR", "yemen": "YER"},
    "riyal": {"qatar": "QAR", "saudi": "SAR"},
    "rupee": {"india": "INR", "indi": "INR", "maurit": "MUR", "nepal": "NPR", "pakistan": "PKR", "sri lanka": "LKR"},
    "shilling": {"kenya": "KES", "somali": "SOS", "tanzania": "TZS", "uganda": "UGX"},
}  # fmt: skip
_NAMES = {"dinars": "dinar", "dollars": "dollar", "dólares": "dollar", "francs": "franc", "kroner": "krone", "kronur": "krona", "kronen": "krone", "kronor": "krona",
          "pesos": "peso", "pounds": "pound", "rials": "rial", "riyals": "riyal", "rupees": "rupee", "shillings": "shilling"}  # fmt: skip
_BESIDE = frozenset({"dollar", "pound"})
_EITHER = "|".join(sorted({*_NAMES, *_SHARED}, key=len, reverse=True))
_AFTER = re.compile(
    rf"(?:-|\s+(?:(?:d['’]|de|of)\s*)?)(?:(?-i:[A-ZÀ-Þ])\w+\s+){{0,2}}(?P<money>{_EITHER})(?!\w)",
    re.IGNORECASE,
)
# "18.4 to the dollar": the price of a dollar in the money that was named before.
_RATE = re.compile(
    r"\s+(?:against|per|to)\s+(?:the\s+|one\s+|a\s+)?(?:US\s+)?(?:dollar|euro|greenback)(?!\w)", re.IGNORECASE
)
_NAMED = re.compile(rf"(?<!\w)(?P<money>{_EITHER})(?!\w)", re.IGNORECASE)
_BEFORE = 160  # characters before a rate in which its money is named: a sentence; chosen
_COUNTRY = {
    money: re.compile(rf"(?<!\w)(?:{'|'.join(sorted(rows, key=len, reverse=True))})", re.IGNORECASE)
    for money, rows in _SHARED.items()
}


# Money that somebody owes; what else money does (it costs, earns, fines) is said of too many things at once.
_OWED = re.compile(
    r"(?<!\w)(?:owe[sd]?|owing|debts?\s+of|schulde[nt]|schuldete|schulden\s+von|adeud(?:a|an|ó)|deben?|deuda\s+de|doi(?:t|vent)|dette\s+de|"
    r"долг\s+в|задолженность\s+в|заборгованість\s+у|борг\s+у)\s+(?:[^\W\d]+\s+){0,3}\Z",
    re.IGNORECASE,
)
_CODE = 3  # letters of a currency's code, ISO 4217
_LARGE = 1e6  # nobody counts so many of anything else and names it not


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Money as a text names it."""

    end: int  # where its name ends
    name: str
    code: str | None  # that of its country; None: the text names no country that has such money


def heavy(name: str, scale: float) -> str | None:
    """Return the code of pounds where millions of them are told: nothing weighs so much.

    Args:
        name: of the money, in the singular.
        scale: of the number: 1e6 for "million".
    """
    return "GBP" if name == "pound" and scale >= _LARGE else None


def shared(text: str, end: int) -> Money | None:
    """Return the money named right after a number, where several countries call theirs so.

    It is that of the country whose adjective stands beside it, else of the country named last before it, else
    of the first one after it.

    Args:
        text: the whole text.
        end: where the number ends.
    """
    found = _AFTER.match(text, end)
    return _money(text, found["money"], (found.start(), found.end())) if found else None


def rate(text: str, start: int, end: int) -> Money | None:
    """Return the money that a rate is given in: "the peso traded at 18.4 to the dollar".

    Args:
        text: the whole text.
        start: where the number begins.
        end: where it ends.
    """
    told = _RATE.match(text, end)
    named = list(_NAMED.finditer(text, max(0, start - _BEFORE), start)) if told else []
    if not told or not named:
        return None
    money = _money(text, named[-1]["money"], (max(0, named[-1].start() - _BEFORE), told.end()))
    return Money(end=told.end(), name=money.name, code=money.code)


def _money(text: str, printed: str, beside: tuple[int, int]) -> Money:
    name = _NAMES.get(printed.lower(), printed.lower())
    pattern, (start, end) = _COUNTRY[name], beside
    row = list(pattern.finditer(text, start, end))[-1:]
    if not row and name not in _BESIDE:
        row = list(pattern.finditer(text, 0, end))[-1:] or list(pattern.finditer(text, end))[:1]
    return Money(end=end, name=name, code=_SHARED[name][row[-1][0].lower()] if row else None)


def owe(text: str, drafts: list[Draft]) -> None:
    """Say of money that somebody owes it."""
    for draft in drafts:
        lead = text[max(draft.floor, draft.start - 60) : draft.start]
        if draft.counts is None and draft.unit and _is_money(draft) and _OWED.search(lead):
            draft.counts = "owed"


def _is_money(draft: Draft) -> bool:
    unit = draft.unit or ""
    code = len(unit) == _CODE and unit.isupper()
    return bool(draft.number.currency) or unit == "crown" or code or draft.number.scale >= _LARGE
