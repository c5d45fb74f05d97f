"""Names, places, figures and days found cheaply, by their shape alone.

The inspectors find more and say exactly where; these only have to be the same twice, in any article,
at a fraction of a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from broadsheet.relate.words import vocabulary
from broadsheet.relate.words.calendarwords import CALENDAR, MONTHS, NUMBERS, WEEKDAYS
from broadsheet.relate.words.functionwords import FUNCTION_WORDS
from broadsheet.relate.words.latin import UKRAINIAN, name_form
from broadsheet.relate.words.numberwords import NUMBER_WORDS, SCALE_WORDS, plain, written
from broadsheet.relate.words.placenames import place_names, stemmed_place
from broadsheet.relate.words.stems import stem
from broadsheet.relate.words.tokens import Tokens
from broadsheet.relate.words.topics import columns

SMALL = frozenset(str(number) for number in range(13)) | frozenset(NUMBERS)
"""Figures up to a dozen are everywhere."""
# What makes the capitalised words before it a place.
_PLACE_ENDINGS = (
    "avenue ave beach blvd boulevard bridge county district drive heights highway hills island islands lake lane "
    "oblast park parish peninsula place plaza province raion region river road square street township valley "
    "village way"
)
PLACE_ENDINGS = frozenset(_PLACE_ENDINGS.split())
# Titles: whatever stands before them in a run of capitals, and they themselves, are no part of a name.
_TITLES = (
    "ambassador attorney bishop capt captain chairman chancellor chief col colonel commissioner congressman "
    "congresswoman coroner cpl deputy detective director dr gen general gov governor inspector judge justice king "
    "leader lt lieutenant maj major mayor minister mr mrs ms officer pope president prince princess prof professor "
    "prosecutor queen rep representative secretary sen senator sgt sheriff sir spokesman spokesperson spokeswoman "
    "superintendent the trooper"
)
TITLES = frozenset(_TITLES.split())
# Words of the names of bodies: such a name counts as a whole, for half of its words are everywhere.
_BODY_WORDS = (
    "academy administration agency army association authority bank board bureau center centre church clinic club "
    "college commission committee company congress corporation council county court defence defense department "
    "division federal foreign foundation group high hospital house institute interior international ministry "
    "national news office organisation organization parliament party police prison region school security senate "
    "service society state station supreme times union united university"
)
BODY_WORDS = frozenset(_BODY_WORDS.split())
_ENGLISH_BEFORE_PLACES = frozenset({"in", "near"})
BEFORE_PLACES = {
    "de": frozenset({"bei", "in"}),
    "es": frozenset({"en"}),
    "fr": frozenset({"à"}),
    "ru": frozenset({"в", "во"}),
    "uk": frozenset({"в", "у"}),
}
"""By language, what stands before places and rarely before other names."""
CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital: there one capitalised word alone is no name."""
UNCASED = frozenset({"ar"})
"""Languages without capitals, whose places are looked up word by word."""
_SHOUTED = 0.5  # where more than half of the words have capitals, a capital tells nothing
_SHOUTED_NOUNS = 0.75  # the same where nouns have capitals anyway
_LONGEST = 4  # words of a name; longer runs are headlines and lists
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er)?\Z")
_OF = frozenset({"de", "of"})  # "27 de julio"
_CLOCK = frozenset({"a", "am", "and", "et", "of", "or", "p", "pm", "to", "und", "y"})
_SCALES = "hundred thousand million billion trillion"
SCALES = {word: word for word in _SCALES.split()} | SCALE_WORDS
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NUMBER_WORDS = frozenset(NUMBERS)
_CURRENCIES = frozenset("$£€")
_OLDEST = 110  # years
_AGED = ("year", "yr", "jähr", "лет", "річ")  # what follows an age and a hyphen
_YEARS = ("year", "yr", "jahr")  # what follows an age before ...
_OLD = frozenset({"alt", "old"})
_BEHIND_AGE = (",", ";")  # "Ann Lee, 25, of"
_PERCENT = re.compile(r"[\s\u00a0\u202f]?[%٪]")
_UNFINISHED = frozenset(
    {"per", "percentage"}
)  # "30 per cent", "two percentage points": printed with what follows
_NO_FIGURE_AFTER = frozenset("_.,:$€£-")  # part of a longer number, a price, a time, an account


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a text names, by the form that is compared, with the form that was printed."""

    names: dict[str, str]
    places: dict[str, str]
    figures: dict[str, str]
    ages: frozenset[int]  # of people, in years
    days: frozenset[int]  # month * 32 + day
    weekdays: int  # one bit a weekday, Monday the lowest


def find(text: Tokens, published: date | None, language: str | None) -> Found:
    """Return what a text names.

    Args:
        text: of an article.
        published: the day from which "on Sunday" is counted; without it such days stay unknown.
        language: ISO 639-1, where known.
    """
    names: dict[str, str] = {}
    places: dict[str, str] = {}
    alone = language not in CAPITAL_NOUNS
    places_follow = BEFORE_PLACES.get(language or "", _ENGLISH_BEFORE_PLACES)
    for run, before in _runs(text, _SHOUTED if alone else _SHOUTED_NOUNS):
        for is_place, key, printed in _named(run, before.lower() in places_follow, alone, language == "uk"):
            (places if is_place else names).setdefault(key, printed)
    if language in UNCASED:
        places |= _known_places(text)
    days, weekdays = _days(text, published)
    numbers = text.looks.having(vocabulary.DECIMAL)
    return Found(
        names=names,
        places=places,
        figures=_figures(text, numbers, language),
        ages=_ages(text, numbers),
        days=days,
        weekdays=weekdays,
    )


def name_key(word: str) -> str:
    """Return the form of a name's word that its spellings share: Zelenskyy, Zelensky, Зеленский.

    >>> name_key("Zelenskyy"), name_key("Зеленский")
    ('zelensk', 'zelensk')
    """
    return _kept_key(word)


_kept_key = lru_cache(maxsize=50_000)(name_form)  # the names of a stream repeat; about 8 MB


@lru_cache(maxsize=2_000)  # between words stand the same few things
def _begins(gap: str) -> bool:
    """Return whether a sentence begins after what stands between two words."""
    bare = gap.rstrip("\"“”«»„'‘’([ ")
    return "\n" in gap or bare.endswith((".", "!", "?", ":", "…", "—", "–", "-"))


def _runs(text: Tokens, shouted: float) -> Iterator[tuple[str, str]]:
    """Yield runs of capitalised words that stand together, and the word before each."""
    words, gaps = text.words, text.gaps
    capitals = text.looks.having(vocabulary.CAPITAL)
    if len(capitals) > shouted * len(words):
        return
    known = set(words)
    inside = {words[at] for at in capitals if at and not (gaps[at] != " " and _begins(gaps[at]))}
    begin = end = 0  # of the run
    for at in capitals:
        word = words[at]
        # The first word of a sentence has a capital anyway: it counts if it has one elsewhere.
        if len(word) < 2 or word.lower() in known or not (word in inside or word.isupper()):
            continue
        if end != at or gaps[at] != " ":
            if end > begin:
                yield " ".join(words[begin:end]), words[begin - 1] if begin else ""
            begin = at
        end = at + 1
    if end > begin:
        yield " ".join(words[begin:end]), words[begin - 1] if begin else ""


@lru_cache(maxsize=20_000)  # the names of a stream repeat; about 8 MB
def _named(run: str, in_place: bool, alone: bool, ukrainian: bool) -> tuple[tuple[bool, str, str], ...]:  # noqa: FBT001 (parts of a key)
    """Return what a run of capitalised words names: whether a place, the form compared, the form printed.

    Args:
        run: the words.
        in_place: "in" or "near" stands before it.
        alone: one capitalised word alone is a name.
        ukrainian: its letters are read as in Ukrainian.
    """
    words = [word.removesuffix("'s").removesuffix("’s") for word in run.split(" ")]
    titled = [at for at, word in enumerate(words) if word.lower() in TITLES]
    words = words[titled[-1] + 1 :] if titled else words
    if not alone:
        words = [word for word in words if word.lower() not in _common_nouns()]
    if not words or len(words) > _LONGEST or words[0].lower() in CALENDAR:
        return ()
    printed = " ".join(words)
    if ukrainian:
        words = [word.translate(UKRAINIAN) for word in words]
    key = " ".join(map(_kept_key, words))
    key = place_names().get(key, key)
    if key in _gazetteer() or in_place or (len(words) > 1 and words[-1].lower() in PLACE_ENDINGS):
        return ((True, key, printed),)
    if len(words) == 1 and not alone:
        return ()
    whole = ((False, key, printed),) if len(words) > 1 else ()
    if not BODY_WORDS.isdisjoint(word.lower() for word in words):
        return whole
    return (*((False, name_key(word), printed) for word in words), *whole)


@cache
def _common_nouns() -> frozenset[str]:
    """Return nouns that have a capital only because all nouns have one."""
    return frozenset(SCALE_WORDS).union(*(columns().get(language, {}) for language in CAPITAL_NOUNS))


def _known_places(text: Tokens) -> dict[str, str]:
    """Return the large places that a text without capitals names."""
    found: dict[str, str] = {}
    known, keys = place_names(), [stemmed_place(word) for word in text.low]
    for at, key in enumerate(keys):
        pair = f"{key} {keys[at + 1]}" if at + 1 < len(keys) else ""
        if pair in known:
            found.setdefault(known[pair], f"{text.words[at]} {text.words[at + 1]}")
        elif key in known:
            found.setdefault(known[key], text.words[at])
    return found


@cache
def _gazetteer() -> frozenset[str]:
    """Return countries, US states and cities of more than 15,000 people, under the forms compared."""
    lines = (Path(__file__).parents[1] / "data" / "places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _days(text: Tokens, published: date | None) -> tuple[frozenset[int], int]:
    days: set[int] = set()
    weekdays = 0
    for at in text.looks.having(vocabulary.DAY):
        word = text.low[at]
        if (month := MONTHS.get(word)) is not None:
            if number := _day_beside(text.low, at):
                days.add(month * 32 + number)
        elif (weekday := WEEKDAYS.get(word)) is not None:
            weekdays |= 1 << weekday
            if published:
                # News looks back: the last such day, today included.
                days.add(month_day(published - timedelta(days=(published.weekday() - weekday) % 7)))
    return frozenset(days), weekdays


def _day_beside(words: Sequence[str], at: int) -> int | None:
    for beside in (at - 1, at + 1):
        if 0 <= beside < len(words) and (match := _DAY.match(plain(words[beside]))):
            return int(match[1])
    if at > 1 and words[at - 1] in _OF and (match := _DAY.match(words[at - 2])):
        return int(match[1])
    return None


def month_day(day: date) -> int:
    """Return a day without its year as one number.

    >>> month_day(date(2025, 7, 27))
    251
    """
    return day.month * 32 + day.day


def _figures(text: Tokens, numbers: Sequence[int], language: str | None) -> dict[str, str]:
    """Return the figures of a text.

    Args:
        text: its words.
        numbers: which of them are all digits.
        language: ISO 639-1, where known.
    """
    found: dict[str, str] = {}
    low, own = text.low, NUMBER_WORDS.get(language or "", {})
    for at in text.looks.having(vocabulary.DECIMAL | vocabulary.NUMBER):
        if text.gaps[at][-1:] not in _NO_FIGURE_AFTER and (
            low[at] in _NUMBER_WORDS or low[at].isdecimal() or low[at] in own
        ):
            _add_figure(found, text, at, language)
    return found | _prices(text, numbers)


def _add_figure(found: dict[str, str], text: Tokens, at: int, language: str | None) -> None:
    """Add the figure that begins with a number, if there is one: a number, a scale it may have, a noun."""
    words, low, gaps = text.words, text.low, text.gaps
    end, digits = at + 1, low[at].isdecimal()
    while digits and end < len(low) and gaps[end] and not gaps[end].strip(",.") and low[end].isdecimal():
        end += 1
    number = words[at] + "".join(gaps[place] + words[place] for place in range(at + 1, end))
    if digits and gaps[end] != " " and _PERCENT.match(gaps[end]):
        found.setdefault(f"{written(number, language)} percent", f"{number}%")
        return
    scaled = low[end : end + 1] and low[end] in SCALES and _joined(gaps[end]) and _joined(gaps[end + 1])
    noun_at = end + 1 if scaled and end + 1 < len(low) else end
    if noun_at >= len(low) or not _joined(gaps[noun_at]):
        return
    key, noun = _figure(low[at], number, low[end] if noun_at > end else "", words[noun_at], language)
    if key and key not in found:
        between = (gaps[place] + words[place] for place in range(end, noun_at))
        rest = _rest(text, noun_at + 1) if noun.lower() in _UNFINISHED else ""
        found[key] = " ".join("".join((number, *between, gaps[noun_at], noun, rest)).split())


def _rest(text: Tokens, at: int) -> str:
    """Return the next word of a unit as it is printed, with what stands before it; nothing where none follows."""
    return text.gaps[at] + text.words[at] if at < len(text.words) and _joined(text.gaps[at]) else ""


@lru_cache(maxsize=20_000)  # most figures of a stream are small and of the same few things; about 5 MB
def _figure(low: str, number: str, scale: str, word: str, language: str | None) -> tuple[str, str]:
    """Return the form under which a figure is compared, and its noun as printed; nothing where it is none.

    Args:
        low: the first word of the number, in lower case.
        number: the whole of it, as printed.
        scale: a thousand or more, in lower case, or nothing.
        word: what comes behind.
        language: ISO 639-1, where known.
    """
    letters = _LETTERS.match(word)
    noun = letters[0].lower() if letters else ""
    if letters is None or (language != "en" and noun in FUNCTION_WORDS.get(language or "", ())):
        return "", ""
    year = number.isdecimal() and len(number) == len("2025") and not scale
    if noun in CALENDAR or noun in _CLOCK or year:
        return "", ""
    value = str(NUMBERS[low]) if low in NUMBERS else NUMBER_WORDS.get(language or "", {}).get(low)
    parts = (value or written(number, language), SCALES[scale] if scale else "", stem(noun, language))
    return " ".join(part for part in parts if part), letters[0]


def _prices(text: Tokens, numbers: Sequence[int]) -> dict[str, str]:
    """Return sums of money: "3.5 trillion $"."""
    low, gaps = text.low, text.gaps
    found: dict[str, str] = {}
    for at in numbers:
        sign = gaps[at][-1:]
        if sign not in _CURRENCIES:
            continue
        end = at + 1
        while end < len(low) and low[end].isdecimal() and gaps[end] in {",", "."}:
            end += 1
        printed = low[at] + "".join(gaps[number] + low[number] for number in range(at + 1, end))
        scale = low[end] if end < len(low) and low[end] in SCALES and _joined(gaps[end]) else ""
        parts = (printed.replace(",", ""), SCALES[scale] if scale else "", sign)
        found.setdefault(" ".join(part for part in parts if part), f"{sign}{printed} {scale}".strip())
    return found


def _ages(text: Tokens, numbers: Sequence[int]) -> frozenset[int]:
    """Return the ages that a text gives: "25-year-old", "25 years old", "Ann Lee, 25, of Goma"."""
    return frozenset(int(text.low[at]) for at in numbers if _is_age(text, at))


def _is_age(text: Tokens, at: int) -> bool:
    low, before, behind = text.low, text.gaps[at], text.gaps[at + 1]
    if len(low[at]) > len(str(_OLDEST)) or not 0 < int(low[at]) <= _OLDEST or before[-1:] in _NO_FIGURE_AFTER:
        return False
    if before == ", " and behind.startswith(_BEHIND_AGE):
        return at > 0 and text.words[at - 1][0].isupper() and low[at - 1] not in CALENDAR
    one, other = (*low[at + 1 : at + 3], "", "")[:2]
    return one.startswith(_AGED) if behind == "-" else one.startswith(_YEARS) and other in _OLD


def _joined(gap: str) -> bool:
    return gap == " " or (len(gap) == 1 and (gap == "-" or gap.isspace()))
