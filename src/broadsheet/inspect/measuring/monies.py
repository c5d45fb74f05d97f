"""Whose peso: money whose name several countries share, by the country that a text names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from broadsheet.inspect.measuring.draft import Draft
from broadsheet.inspect.measuring.ranges import Number


def _of(rows: str) -> dict[str, str]:
    """Read rows "CODE beginning beginning;..." into a table of each beginning; "_" stands for a blank."""
    return {
        start.replace("_", " "): code
        for code, *starts in (row.split() for row in rows.split(";"))
        for start in starts
    }


# Names of money as they stand after a number, with the beginnings of the names and adjectives of the countries
# that use it (in English and, where they begin otherwise, in Spanish, French and German), ISO 4217; sorted.
# General knowledge. Dollars and pounds need their country's adjective beside them: alone they mean the best known.
_SHARED = {
    "dinar": _of("DZD alger algér annaba oran constantine;BHD bahrain manama;IQD baghdad basra bagdad erbil iraq irak mosul;JOD amman jordan;KWD kuwait;LYD benghazi libya tripoli misrata;MKD macedoni skopje;RSD belgrad serb;TND sfax tunis"),
    "dirham": _of("AED abu_dhabi dubai emirat sharjah uae;MAD casablanca fez maroc marrakech marrakesh morocc rabat tangier"),
    "dollar": _of("AUD austral canberra;BBD barbad;BMD bermud;BND brunei;BSD baham;BZD beliz;CAD canad ottawa;FJD fiji;GYD guyan;HKD hong_kong;JMD jamaic;LRD liberia;NAD namib;NZD new_zealand;SBD solomon;SGD singapor;SRD surinam;TTD trinidad;TWD taiwan;XCD antigu grenad;ZWG zimbabw"),
    "franc": _of("BIF burundi;CDF congo kinshasa goma;CHF bern schweiz suiss suiz swiss switz zürich zurich;DJF djibouti;GNF conakry guinea;KMF comor;RWF kigali rwand;XAF cameroon cameroun chad gabon yaoundé;XOF abidjan bamako benin burkin dakar mali niger ouagadougou senegal sénégal togo"),
    "krona": _of("ISK iceland reykjav;SEK gothenburg malm stockholm swed riksbank"),
    "krone": _of("DKK copenhagen danish denmark dän dsb aarhus;NOK bergen norges norsk norw oslo stavanger trondheim"),
    "leu": _of("MDL chisinau moldov;RON bucharest cluj romania"),
    "peso": _of("ARS argentin buenos_aires rosario;CLP chile santiago valpara;COP bogot cali_ colombi medell;CUP cuba havana;DOP dominican;MXN banxico guadalajara méxic mexic mexik monterrey pemex;PHP cebu filip manila philippin;UYU montevideo urugua"),
    "pound": _of("EGP cairo egypt;LBP beirut leban;SDG khartoum sudan;SSP juba south_sudan;SYP aleppo damasc syria"),
    "rial": _of("IRR iran isfahan tehran;OMR muscat oman;YER aden sanaa yemen"),
    "riyal": _of("QAR doha qatar;SAR jeddah riyadh saudi"),
    "rupee": _of("INR assam bengal bihar chennai delhi gujarat hyderabad india indi jaipur karnataka kerala kolkata maharashtra modi mumbai odisha punjab_police rajasthan rbi tamil uttar;LKR colombo galle jaffna kandy sri_lanka;MUR maurit;NPR kathmandu nepal pokhara;PKR islamabad karachi lahore multan pakistan peshawar quetta rawalpindi sindh balochistan;SCR seychell"),
    "shilling": _of("KES kenya mombasa nairobi kisumu;SOS mogadishu somali;TZS dar_es_salaam dodoma tanzania zanzibar;UGX kampala uganda"),
}  # fmt: skip
_NAMES = {"dinars": "dinar", "dirhams": "dirham", "lei": "leu", "dollars": "dollar", "dólares": "dollar", "francs": "franc", "kroner": "krone", "kronur": "krona", "kronen": "krone", "kronor": "krona",
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
# What is done with money and with no weight.
_PAID_BEFORE = re.compile(
    r"(?<!\w)(?:awarded|bail\s+of|cost(?:s|ing)?|earn(?:ed|ing|s)?|fine(?:d|\s+of)|fined\s+(?:[^\W\d]+\s+){1,3}|owe[ds]?|paid|pay(?:ing|s)?|price\s+of|raised|saved|worth)\s+(?:[^\W\d]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_PAID_AFTER = re.compile(
    r"\s+(?:a\s+(?:head|month|night|year)|in\s+(?:back\s+pay|bribes|cash|compensation|costs|damages|debts?|donations|expenses|fees|fines|rent|savings|tax(?:es)?|wages)|to\s+charity)\b",
    re.IGNORECASE,
)
_NEAR = 40  # characters
_LARGE = 1e6  # nobody counts so many of anything else and names it not


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Money as a text names it."""

    end: int  # where its name ends
    name: str
    code: str | None  # that of its country; None: the text names no country that has such money


def heavy(text: str, start: int, money: Money, scale: float) -> str | None:
    """Return the code of pounds that are no weight: millions of them, or such as are owed and paid.

    Args:
        text: the whole text.
        start: where the number begins.
        money: as it is named.
        scale: of the number: 1e6 for "million".
    """
    if money.name != "pound":
        return None
    paid = _PAID_BEFORE.search(text, max(0, start - _NEAR), start) or _PAID_AFTER.match(text, money.end)
    return "GBP" if scale >= _LARGE or paid else None


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


def signed(text: str, number: Number) -> Number:
    """Return a number with the sign "Rs" as money of the country that the text names; India's where it names none.

    Args:
        text: the whole text.
        number: its offsets count this text.
    """
    if number.currency != "INR" or not text.startswith("Rs", number.start):
        return number
    code = _money(text, "rupee", (max(0, number.start - _BEFORE), number.end)).code
    return replace(number, currency=code) if code else number


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
