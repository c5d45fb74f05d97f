"""Times that a text names: where they stand, what days they mean, and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from operator import attrgetter

from broadsheet.model import Certainty
from broadsheet.text.when import around
from broadsheet.text.when.anchors import forms, windows
from broadsheet.text.when.grammar import Grammar, Template, grammar
from broadsheet.text.when.reading import Caught, Meaning, Setting, shifted
from broadsheet.text.when.tense import ahead
from broadsheet.text.when.words import WORDS

LANGUAGES = frozenset(WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time as a text names it."""

    start: int
    end: int
    first: date | None  # None: it names a time that cannot be placed
    last: date | None  # the same day, unless it is a stretch: a week, a month
    certainty: Certainty = "sure"
    kind: str = ""  # the rule that read it

    @property
    def day(self) -> date | None:
        """The one day that is meant, None where it is a stretch or cannot be placed."""
        return self.first if self.first == self.last else None


def times(text: str, setting: Setting, language: str | None = None) -> tuple[Time, ...]:
    """Return the times that a text names, in order; of two that overlap the longer one.

    Args:
        text: running text.
        setting: from where and when it speaks; without a day only dates with their year are placed.
        language: ISO 639-1. None: any of those whose words of the calendar stand in the text. In a language
            that has no table only dates in figures are found.

    >>> found = times("On Sunday, three days after 24 July", Setting(base=date(2025, 7, 28)))
    >>> [(time.start, str(time.first)) for time in found]
    [(3, '2025-07-27'), (11, '2025-07-27')]
    """
    plain = text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    found: list[Time] = []
    for tongue in _tongues(plain, language):
        found += _in_language(
            plain, setting, grammar(tongue), figures_only=language not in LANGUAGES and bool(language)
        )
    return tuple(time for time in _longest(found) if time.kind != _NONE)


def _tongues(text: str, language: str | None) -> Sequence[str]:
    if language:
        return (language,) if language in LANGUAGES else ("en",)
    return sorted(
        {tongue for word in set(_any_word().findall(text.lower())) for tongue in _spoken()[word]}
    ) or ["en"]


@cache
def _spoken() -> dict[str, tuple[str, ...]]:
    """Return by plain word the languages whose calendar has it."""
    out: dict[str, tuple[str, ...]] = {}
    for tongue, words in sorted(WORDS.items()):
        for piece in (
            *words.months,
            *words.weekdays,
            *words.days.values(),
            *words.units.values(),
            *words.seasons.values(),
        ):
            for form in forms(piece):
                out[form] = (*out.get(form, ()), tongue)
    return out


@cache
def _any_word() -> re.Pattern[str]:
    forms = sorted(_spoken(), key=len, reverse=True)
    return re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _in_language(text: str, setting: Setting, speech: Grammar, *, figures_only: bool) -> list[Time]:
    near = windows(text, speech.anchors)
    found = [
        time
        for template in speech.templates
        if all(letter in near for letter in template.needs)
        and not (figures_only and template.name not in _FIGURES)
        for time in _matches(text, setting, speech, template, near)
    ]
    if figures_only:
        return found
    found = list(_longest(found))
    return _stretched(text, speech, [_widened(text, speech, time) for time in found])


_FIGURES = frozenset({"iso"})
_NONE = "none"  # a phrase that is no time, with all that stands in it: "the last Sunday of July each year"


def _matches(
    text: str,
    setting: Setting,
    speech: Grammar,
    template: Template,
    near: Mapping[str, list[tuple[int, int]]],
) -> Iterator[Time]:
    rarest = min(
        (near[letter] for letter in template.needs), key=lambda rows: sum(end - start for start, end in rows)
    )
    for match in (match for start, end in rarest for match in template.pattern.finditer(text, start, end)):
        if _is_other(text, match, speech, template.name):
            continue
        if _EVERY_AFTER.match(text, match.end()):
            yield Time(start=match.start(), end=match.end(), first=None, last=None, kind=_NONE)
            continue
        caught = Caught(
            match=match, setting=setting, words=speech.words, ahead=partial(ahead, text, match, speech)
        )
        try:
            meaning = template.rule(caught)
        except (ValueError, OverflowError):  # before the year 1 or after 9999
            continue
        if meaning is None:
            continue
        yield Time(
            start=match.start(),
            end=match.end(),
            first=meaning.first,
            last=meaning.last,
            certainty=_certainty(meaning, template, setting),
            kind=template.name,
        )


_FROM_CLOCK = frozenset({"weekday", "word", "last_night", "day_before", "word_back"})


def _certainty(meaning: Meaning, template: Template, setting: Setting) -> Certainty:
    sure = meaning.certainty or template.certainty
    # Where the writer's day is another than the clock's, whose day is meant is a guess.
    return "likely" if sure == "sure" and setting.moved and template.name in _FROM_CLOCK else sure


# --- what is no time -----------------------------------------------------------------------------

_WORDY_MONTHS = re.compile(r"(?:may|march|april|august|june|mar|mai|mars|april|august|maj)\Z", re.IGNORECASE)


def _is_other(text: str, match: re.Match[str], speech: Grammar, name: str) -> bool:
    month = match.groupdict().get("m")
    if month and speech.language in {"de", "en"} and month[0].islower():
        return True
    guard = _GUARDS.get(name)
    return guard is not None and guard(text, match, speech)


def _no_season(text: str, match: re.Match[str], _: Grammar) -> bool:
    return not around.is_season(text, match.start(), match.end())


def _no_year(text: str, match: re.Match[str], speech: Grammar) -> bool:
    return not around.is_year(speech.language, text, match.start(), match.end())


def _no_ordinal(text: str, match: re.Match[str], _: Grammar) -> bool:
    return around.ORDINAL_NO.match(text, match.end()) is not None


def _no_ordinal_date(text: str, match: re.Match[str], _: Grammar) -> bool:
    return around.CAPITAL_AFTER.match(text, match.end()) is not None


def _no_month(text: str, match: re.Match[str], speech: Grammar) -> bool:
    month = match["m"]
    if speech.language == "fr":
        return _FR_MONTH_BEFORE.search(text, max(0, match.start() - 12), match.start()) is None
    if speech.language in {"es", "ru", "uk", "ar"}:
        return False
    before = text[max(0, match.start() - 14) : match.start()]
    if speech.language == "de":
        return _WORDY_MONTHS.match(month) is not None and not _DE_MONTH_BEFORE.search(before)
    capital = around.CAPITAL_AFTER.match(text, match.end()) is not None
    if not _WORDY_MONTHS.match(month):
        return capital and bool(_TITLE.search(before))
    if not around.MONTH_BEFORE.search(before) or around.PLACE_AFTER.match(text, match.end()):
        return True
    return capital and around.OF_PERSON.search(before) is not None


_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\.?\s\Z")
_FR_MONTH_BEFORE = re.compile(
    r"(?:\ben|\bde|\bd'|\bdepuis|\bjusqu'en|\bfin|\bmois\sde|\bdébut|\bà)\s?\Z", re.IGNORECASE
)
_DE_MONTH_BEFORE = re.compile(
    r"\b(?:im|seit|bis|ab|Ende|Anfang|Mitte|und|oder|Monat|vom|zum|des)\s\Z", re.IGNORECASE
)


def _no_weekday(text: str, match: re.Match[str], speech: Grammar) -> bool:
    if speech.language == "en" and match["w"][0].islower():
        return True
    before = text[max(0, match.start() - 16) : match.start()]
    if around.NO_DAY_BEFORE.search(before) or around.NAMED_AFTER.match(text, match.end()):
        return True
    the = around.THE_BEFORE.search(before) is not None
    return the and around.HABIT_AFTER.match(text, match.end()) is not None


_EVERY_AFTER = re.compile(r"\s(?:of\s)?(?:each|every)\b")


_GUARDS: dict[str, Callable[[str, re.Match[str], Grammar], bool]] = {
    "bare_month": _no_month,
    "bare_season": _no_season,
    "bare_year": _no_year,
    "ordinal_date": _no_ordinal_date,
    "ordinal_day": _no_ordinal,
    "weekday": _no_weekday,
}


# --- phrases that belong together ----------------------------------------------------------------


def _widened(text: str, speech: Grammar, time: Time) -> Time:
    """Return a day with the words before it that count from it or say which part of it is meant."""
    if time.day is None:
        return time
    begin = max(0, time.start - 60)
    before = text[begin : time.start]
    for beside in around.LEFT.get(speech.language, ()):
        match = beside.pattern.search(before)
        if match:
            return _counted(text, time, beside, match, begin)
    return time


def _counted(text: str, time: Time, beside: around.Beside, match: re.Match[str], begin: int) -> Time:
    count, end = beside.count, time.end
    if beside.effect in {"ago", "hence"}:
        number = match["n"].lower()
        value = int(number) if number.isdigit() else _SMALL[number]
        count = (
            value
            * (7 if match["u"].lower().startswith("week") else 1)
            * (-1 if beside.effect == "ago" else 1)
        )
    if count and re.search(r"\bthe\s\Z", match[0], re.IGNORECASE):
        noun = around.NOUN_AFTER.match(text, end)
        end = noun.end() if noun else end
    day = shifted(time.first, count) if time.first else None
    return replace(
        time,
        start=begin + match.start(),
        end=end,
        first=day,
        last=day,
        certainty=beside.certainty or time.certainty,
    )


_SMALL = {"a": 1, "an": 1, "eight": 8, "eleven": 11, "five": 5, "four": 4, "nine": 9, "one": 1, "seven": 7, "six": 6,
          "ten": 10, "three": 3, "twelve": 12, "two": 2}  # fmt: skip


@cache
def _joints(language: str) -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str]], ...]:
    return tuple(
        (
            re.compile(rf"(?<!\w)(?:{before})\s(?:the\s)?\Z", re.IGNORECASE) if before else None,
            re.compile(rf"\s?(?:{between})\s?(?:the\s)?", re.IGNORECASE),
        )
        for before, between in around.JOINED[language]
    )


def _stretched(text: str, speech: Grammar, found: list[Time]) -> list[Time]:
    """Return times, those that are the two ends of one stretch made one."""
    out: list[Time] = []
    for time in found:
        joined = _joined(text, speech, out[-1], time) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(time)
    return out


_LONGEST_JOINT = 16  # characters: "jusqu'au", "hasta el" and blanks


def _joined(text: str, speech: Grammar, left: Time, right: Time) -> Time | None:
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return None
    if left.kind == right.kind == "weekday" and left.first > right.last:
        # Of "from Monday to Wednesday" the later day is the nearer one.
        earlier = shifted(left.first, -7)
        return _joined(text, speech, replace(left, first=earlier, last=earlier), replace(right, kind="day"))
    apart = right.start - left.end > _LONGEST_JOINT
    if apart or left.first > right.last or (left.kind == "bare_year") != (right.kind == "bare_year"):
        return None
    for before, between in _joints(speech.language):
        lead = before.search(text, max(0, left.start - 14), left.start) if before else None
        if (before and not lead) or not between.fullmatch(text, left.end, right.start):
            continue
        certainty = left.certainty if left.certainty != "sure" else right.certainty
        start = lead.start() if lead else left.start
        return replace(left, start=start, end=right.end, last=right.last, certainty=certainty, kind="stretch")
    return None


def _longest(found: Iterable[Time]) -> Iterator[Time]:
    """Return times that do not overlap, in order: the longest of each heap, of equal ones the first."""
    kept: list[Time] = []  # in order, so that only those beside a new one can overlap it
    for time in sorted(found, key=lambda time: time.start - time.end):
        at = bisect_left(kept, time.start, key=_start_of)
        if (at == 0 or kept[at - 1].end <= time.start) and (at == len(kept) or time.end <= kept[at].start):
            kept.insert(at, time)
    yield from kept


_start_of = attrgetter("start")
