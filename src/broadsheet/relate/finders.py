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

from broadsheet.relate.calendarwords import CALENDAR, MONTHS, NUMBERS, WEEKDAYS
from broadsheet.relate.stems import stem
from broadsheet.text.words import WORD, fold

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
_BEFORE_PLACES = frozenset({"in", "near"})
CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital: there one capitalised word alone is no name."""
_SHOUTED = 0.5  # where more than half of the words have capitals, a capital tells nothing
_LONGEST = 4  # words of a name; longer runs are headlines and lists
_SHORT = 4  # letters: shorter words keep their last i (Ali, Bali)
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\Z")
_CLOCK = frozenset({"a", "am", "and", "et", "of", "or", "p", "pm", "to", "und", "y"})
_SCALES = "hundred|thousand|million|billion|trillion|mln|mrd|milliarden|millionen|millions|milliards|millones|млн|млрд|тыс|тис"
_FIGURE = re.compile(
    rf"(?<![\w.,:$€£-])(\d[\d,.]*\d|\d|\b(?:{'|'.join(NUMBERS)})\b)[\s-](?:({_SCALES})[\s-])?([^\W\d_]{{2,}})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a text names, by the form that is compared, with the form that was printed."""

    names: dict[str, str]
    places: dict[str, str]
    figures: dict[str, str]
    days: frozenset[int]  # month * 32 + day
    weekdays: int  # one bit a weekday, Monday the lowest


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    first: bool  # begins a sentence
    joined: bool  # nothing but a blank between it and the token before


def find(text: str, published: date | None, language: str | None) -> Found:
    """Return what a text names.

    Args:
        text: the article's text.
        published: the day from which "on Sunday" is counted; without it such days stay unknown.
        language: ISO 639-1, where known.
    """
    tokens = list(_tokens(text))
    names: dict[str, str] = {}
    places: dict[str, str] = {}
    low = {token.text for token in tokens if token.text[0].islower()}
    for run, before in _runs(tokens, low):
        _sort_run(run, before, language, names, places)
    days, weekdays = _days(tokens, published)
    return Found(names=names, places=places, figures=_figures(text, language), days=days, weekdays=weekdays)


def name_key(word: str) -> str:
    """Return the form of a name's word that its spellings share: Zelenskyy, Zelensky, Зеленский.

    >>> name_key("Zelenskyy"), name_key("Зеленский")
    ('zelensk', 'zelensk')
    """
    return _kept_key(word)


_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "і": "i", "є": "ie", "ґ": "g", "ў": "u", "ј": "j", "љ": "l", "њ": "n", "ћ": "c", "ђ": "d",
    "џ": "dz",
})  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


def _key(word: str) -> str:
    key = fold(word).removesuffix("'s").replace("'", "").translate(_CYRILLIC)
    key = _DOUBLED.sub(r"\1", key.replace("y", "i").replace("j", "i"))
    return key.rstrip("i") if len(key) > _SHORT else key


_kept_key = lru_cache(maxsize=8_000)(_key)  # the names of a stream repeat; about 1 MB


def _tokens(text: str) -> Iterator[_Token]:
    end = 0
    for match in WORD.finditer(text):
        gap = text[end : match.start()]
        bare = gap.rstrip("\"“”«»„'‘’([ ")
        first = not end or "\n" in gap or bare.endswith((".", "!", "?", ":", "…", "—", "–", "-"))
        yield _Token(match[0], match.start(), match.end(), first, gap == " ")
        end = match.end()


def _runs(tokens: Sequence[_Token], low: set[str]) -> Iterator[tuple[list[_Token], str]]:
    """Yield runs of capitalised words that stand together, and the word before each."""
    capitals = sum(token.text[0].isupper() for token in tokens)
    if capitals > _SHOUTED * len(tokens):
        return
    inside = {token.text for token in tokens if token.text[0].isupper() and not token.first}
    run: list[_Token] = []
    before = previous = ""
    for token in tokens:
        capital = token.text[0].isupper() and len(token.text) > 1 and token.text.lower() not in low
        if capital and token.first:
            # The first word of a sentence has a capital anyway: it counts if it has one elsewhere.
            capital = token.text in inside or token.text.isupper()
        if run and not (capital and token.joined):
            yield run, before
            run = []
        if capital:
            if not run:
                before = previous
            run.append(token)
        previous = token.text
    if run:
        yield run, before


def _sort_run(
    run: list[_Token], before: str, language: str | None, names: dict[str, str], places: dict[str, str]
) -> None:
    words = [token.text.removesuffix("'s").removesuffix("’s") for token in run]
    titled = [at for at, word in enumerate(words) if word.lower() in TITLES]
    words = words[titled[-1] + 1 :] if titled else words
    if not words or len(words) > _LONGEST or words[0].lower() in CALENDAR:
        return
    printed = " ".join(words)
    key = " ".join(name_key(word) for word in words)
    if _is_place(key, words, before):
        places.setdefault(key, printed)
    elif len(words) == 1 and language in CAPITAL_NOUNS:
        return
    else:
        if not BODY_WORDS.intersection(word.lower() for word in words):
            for word in words:
                names.setdefault(name_key(word), printed)
        if len(words) > 1:
            names.setdefault(key, printed)


def _is_place(key: str, words: list[str], before: str) -> bool:
    if key in _gazetteer():
        return True
    return (len(words) > 1 and words[-1].lower() in PLACE_ENDINGS) or before.lower() in _BEFORE_PLACES


@cache
def _gazetteer() -> frozenset[str]:
    """Return countries, US states and cities of more than 15,000 people, under the forms compared."""
    lines = (Path(__file__).parent / "data" / "places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _days(tokens: Sequence[_Token], published: date | None) -> tuple[frozenset[int], int]:
    days: set[int] = set()
    weekdays = 0
    for at, token in enumerate(tokens):
        word = token.text.lower()
        if (month := MONTHS.get(word)) is not None:
            if number := _day_beside(tokens, at):
                days.add(month * 32 + number)
        elif (weekday := WEEKDAYS.get(word)) is not None:
            weekdays |= 1 << weekday
            if published:
                # News looks back: the last such day, today included.
                days.add(month_day(published - timedelta(days=(published.weekday() - weekday) % 7)))
    return frozenset(days), weekdays


def _day_beside(tokens: Sequence[_Token], at: int) -> int | None:
    for beside in (at - 1, at + 1):
        if 0 <= beside < len(tokens) and (match := _DAY.match(tokens[beside].text)):
            return int(match[1])
    return None


def month_day(day: date) -> int:
    """Return a day without its year as one number.

    >>> month_day(date(2025, 7, 27))
    251
    """
    return day.month * 32 + day.day


def _figures(text: str, language: str | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _FIGURE.finditer(text):
        number, scale, noun = match[1], match[2], match[3].lower()
        if (
            noun in CALENDAR
            or noun in _CLOCK
            or (number.isdigit() and len(number) == len("2025") and not scale)
        ):
            continue
        value = str(NUMBERS.get(number.lower(), number.replace(",", "")))
        parts = (value, scale.lower() if scale else "", stem(noun, language))
        found.setdefault(" ".join(part for part in parts if part), " ".join(match[0].split()))
    return found
