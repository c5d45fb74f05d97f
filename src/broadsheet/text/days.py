"""Days that a running text names: "27 July", "on Sunday", "yesterday", in seven languages.

Resolved against the day on which the text came out, never guessed: what cannot be placed has no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from broadsheet.model import Day

# Month names and their short forms by number, sorted by language. Lower case; regex-free.
MONTHS: dict[str, tuple[str, ...]] = {
    "ar": (
        "يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|إبريل|نيسان", "مايو|أيار", "يونيو|حزيران",
        "يوليو|تموز", "أغسطس|آب", "سبتمبر|أيلول", "أكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الأول",
    ),
    "de": (
        "januar|jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
        "november", "dezember",
    ),
    "en": (
        "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug",
        "september|sept|sep", "october|oct", "november|nov", "december|dec",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre",
        "octubre", "noviembre", "diciembre",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ),
    "ru": (
        "января|январь", "февраля|февраль", "марта|март", "апреля|апрель", "мая|май", "июня|июнь", "июля|июль",
        "августа|август", "сентября|сентябрь", "октября|октябрь", "ноября|ноябрь", "декабря|декабрь",
    ),
    "uk": (
        "січня|січень", "лютого|лютий", "березня|березень", "квітня|квітень", "травня|травень",
        "червня|червень", "липня|липень", "серпня|серпень", "вересня|вересень", "жовтня|жовтень",
        "листопада|листопад", "грудня|грудень",
    ),
}  # fmt: skip

# Weekday names, Monday first.
WEEKDAYS: dict[str, tuple[str, ...]] = {
    "ar": ("الاثنين|الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    "en": (
        "monday|mon", "tuesday|tues|tue", "wednesday|wed", "thursday|thurs|thu", "friday|fri", "saturday|sat",
        "sunday|sun",
    ),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "ru": (
        "понедельник", "вторник", "среду|среда", "четверг", "пятницу|пятница", "субботу|суббота",
        "воскресенье",
    ),
    "uk": ("понеділок", "вівторок", "середу|середа", "четвер", "п'ятницю|п'ятниця", "суботу|субота", "неділю|неділя"),
}  # fmt: skip

# Words that count days from the day of publication.
RELATIVE: dict[str, dict[str, int]] = {
    "ar": {"أمس": -1, "اليوم": 0, "غدا": 1},
    "de": {"gestern": -1, "heute": 0, "morgen": 1, "vorgestern": -2},
    "en": {"today": 0, "tomorrow": 1, "tonight": 0, "yesterday": -1},
    "es": {"anteayer": -2, "ayer": -1, "hoy": 0},
    "fr": {"aujourd'hui": 0, "avant-hier": -2, "demain": 1, "hier": -1},
    "ru": {"вчера": -1, "завтра": 1, "позавчера": -2, "сегодня": 0},
    "uk": {"вчора": -1, "завтра": 1, "сьогодні": 0, "учора": -1},
}
# Words before or after a weekday that put it after the day of publication. Lower case.
_AHEAD = re.compile(
    r"(?:\bnext|\bcoming|\bthis coming|\bnächsten|\bkommenden|\bpróximo|\bследующ\w+|\bнаступн\w+)\s+\Z"
)
_AHEAD_AFTER = re.compile(r"\s+(?:next week|prochain|que viene|القادم|المقبل)\b")
# A sentence of things to come: "will be held on Tuesday".
_TO_COME = re.compile(
    r"\b(?:will|would|shall|scheduled|set\s+(?:to|for)|due|expected\s+to|(?:is|are)\s+to|plans?\s+to|wird|werden\s+am|soll)\b[^.!?\n]*\Z"
)
# "last Sunday of July", "every Friday", "Sundays": no one day.
_NO_DAY = re.compile(r"(?:\bevery|\beach|\bon the last|\bthe last|\bthe first|\bthe second|\bthe third)\s+\Z")
_NO_DAY_AFTER = re.compile(r"\s+(?:of (?:each|every|the|[A-Z])|night (?:football|live))")
_WEEK_BACK = re.compile(r"(?:\ba week ago|\blast week(?:'s)?)\s+\Z")
# A text never speaks of a yearless date further ahead than this; else it is last year's. Chosen: a quarter.
_AHEAD_DAYS = 92


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMention:
    """A day as a text names it."""

    start: int
    end: int
    day: date | None  # None: it names a day that cannot be placed without knowing when it was written


def _table(tables: dict[str, tuple[str, ...]]) -> dict[str, int]:
    out: dict[str, int] = {}
    for language in sorted(tables):
        for number, forms in enumerate(tables[language]):
            for form in forms.split("|"):
                out.setdefault(form, number)
    return out


_MONTH_OF = {name: number + 1 for name, number in _table(MONTHS).items()}
_WEEKDAY_OF = _table(WEEKDAYS)
# Names that are one word in two languages but mean another day there ("martes" is safe, "mar" is not).
_SHORT = frozenset({"fri", "mar", "mon", "sat", "sun", "thu", "tue", "wed"})
_RELATIVE_OF = {word: shift for table in RELATIVE.values() for word, shift in table.items()}
# "morgen" is "in the morning" as often as "tomorrow"; "mai", "may", "mars" are words: months need a day number.
_AMBIGUOUS_RELATIVE = frozenset({"morgen"})


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


_MONTH = rf"(?:{_any(_MONTH_OF)})"
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
_DOTTED = r"(?P<dd>\d{1,2})\.\s?(?P<dm>\d{1,2})\.(?P<dy>\d{4}|\d{2})(?!\d)"
_SLASHED = r"(?P<sa>\d{1,2})/(?P<sb>\d{1,2})/(?P<sy>\d{4}|\d{2})(?!\d)"
_DAY_FIRST = (
    rf"(?P<fd>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+|d')?(?P<fm>{_MONTH})\b\.?"
    r"(?:,?\s+(?:de\s+|del\s+)?(?P<fy>(?:19|20)\d\d)\b)?"
)
_MONTH_FIRST = rf"(?P<mm>{_MONTH})\b\.?\s+(?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,:]\d)(?:,?\s+(?P<my>(?:19|20)\d\d)\b)?"
_WEEKDAY = rf"(?P<wd>{_any(w for w in _WEEKDAY_OF if w not in _SHORT)})\b"
_AGO = r"(?P<ago>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<agou>days?|weeks?)\s+(?:ago|earlier)\b"
_RELATIVE_WORD = rf"(?P<rel>{_any(_RELATIVE_OF.keys() - _AMBIGUOUS_RELATIVE)})\b"
_MENTION = re.compile(
    rf"(?<![\w-])(?:{_ISO}|{_DOTTED}|{_SLASHED}|{_DAY_FIRST}|{_MONTH_FIRST}|{_WEEKDAY}|{_AGO}|{_RELATIVE_WORD})",
    re.IGNORECASE,
)
_SMALL = {
    "a": 1, "an": 1, "eight": 8, "five": 5, "four": 4, "nine": 9, "one": 1, "seven": 7, "six": 6, "ten": 10,
    "three": 3, "two": 2,
}  # fmt: skip


def days(text: str, published: Day | None = None) -> tuple[DayMention, ...]:
    """Return the days that a text names, in order.

    A weekday is the nearest one up to and with the day of publication, unless words such as "next"
    put it ahead; a date without a year lies in the year that brings it nearest, the past first.

    Args:
        text: running text in any of the languages of ``MONTHS``.
        published: when it came out; without it only dates with their year are placed.

    >>> [str(m.day) for m in days("On Sunday, three days after 24 July", date(2025, 7, 28))]
    ['2025-07-27', '2025-07-24']
    """
    base = published.date() if isinstance(published, datetime) else published
    return tuple(_joined(text, _mentions(text, base)))


# "Tuesday, April 19" is one day, and its date says which.
_JOINT = re.compile(r",?\s+(?:the\s+|den\s+|dem\s+)?")


def _joined(text: str, found: Iterable[DayMention]) -> Iterator[DayMention]:
    last: DayMention | None = None
    for mention in found:
        weekday = last is not None and text[last.start : last.end].lower().replace("’", "'") in _WEEKDAY_OF
        if last and weekday and _JOINT.fullmatch(text, last.end, mention.start):
            last = DayMention(start=last.start, end=mention.end, day=mention.day or last.day)
            continue
        if last:
            yield last
        last = mention
    if last:
        yield last


def _mentions(text: str, base: date | None) -> Iterator[DayMention]:
    for match in _MENTION.finditer(text.replace("’", "'")):
        if match["wd"] and _no_day(text, match):
            continue
        if match["mm"] and text[match.start()].islower():
            continue  # "may 5 people go" is no date
        day = _resolve(text, match, base)
        if day is not None or _plausible(match):
            yield DayMention(start=match.start(), end=match.end(), day=day)


def _no_day(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 16) : match.start()].lower()
    return bool(_NO_DAY.search(before) or _NO_DAY_AFTER.match(text, match.end()))


def _plausible(match: re.Match[str]) -> bool:
    # "1.2." or "5.12.88" may be a section or a score: without a day it names nothing.
    return not (match["dd"] or match["sa"])


def _resolve(text: str, match: re.Match[str], base: date | None) -> date | None:
    if match["iso"]:
        return _iso(match["iso"])
    if match["sa"]:
        return _slashed(int(match["sa"]), int(match["sb"]), match["sy"])
    if match["dd"]:
        return _calendar(match["dd"], int(match["dm"]), match["dy"], base)
    if match["fm"] or match["mm"]:
        month = _MONTH_OF[(match["fm"] or match["mm"]).lower()]
        return _calendar(match["fd"] or match["md"], month, match["fy"] or match["my"], base)
    return None if base is None else _from_base(text, match, base)


def _from_base(text: str, match: re.Match[str], base: date) -> date | None:
    if match["rel"]:
        return _shift(base, _RELATIVE_OF[match["rel"].lower()])
    if match["ago"]:
        if match[0].lower().endswith("earlier"):
            return None
        number = match["ago"].lower()
        count = int(number) if number.isdigit() else _SMALL[number]
        return _shift(base, -count * (7 if match["agou"].lower().startswith("w") else 1))
    return _weekday(text, match, base)


def _weekday(text: str, match: re.Match[str], base: date) -> date | None:
    wanted = _WEEKDAY_OF[match["wd"].lower()]
    before = text[max(0, match.start() - 80) : match.start()].lower()
    if _AHEAD.search(before) or _TO_COME.search(before) or _AHEAD_AFTER.match(text, match.end()):
        return _shift(base, (wanted - base.weekday() - 1) % 7 + 1)
    back = (base.weekday() - wanted) % 7
    if _WEEK_BACK.search(before):
        back += 7
    elif back == 0 and before.endswith("last "):
        back = 7
    return _shift(base, -back)


def _shift(base: date, count: int) -> date | None:
    try:
        return base + timedelta(days=count)
    except OverflowError:
        return None


def _iso(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _slashed(first: int, second: int, year: str) -> date | None:
    # 03/04 is March or April: only where one of the two cannot be a month is it told.
    if first > 12 >= second:
        return _calendar(str(first), second, year, None)
    if second > 12 >= first:
        return _calendar(str(second), first, year, None)
    return _calendar(str(first), second, year, None) if first == second else None


def _calendar(day: str, month: int, year: str | None, base: date | None) -> date | None:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
        if base is None:
            return None
        found = date(base.year, month, int(day))
        if (found - base).days > _AHEAD_DAYS:
            return found.replace(year=base.year - 1)
        if (base - found).days > 365 - _AHEAD_DAYS:
            return found.replace(year=base.year + 1)
    except ValueError:
        return None
    return found
