"""Ages and dates as pages print them: "4 hours ago", "vor 2 Tagen", "12-03-2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from broadsheet.extract.agewords import (
    COMPACT,
    COUNTS,
    DAYS,
    FILLERS,
    MARKERS,
    MONTHS,
    PREFIXES,
    UNITS,
    VERBS,
    VERBS_LINKS,
)
from broadsheet.text.dates import published_from_age
from broadsheet.text.words import fold

LONGEST = 60  # characters; the longest printed age of the written cases has 41, with weekday and zone

_CLOCK = re.compile(
    r"(?<![\d.:])\d{1,2}(?:[:h]|\.(?=\d{2}\s*uhr))\d{2}(?::\d{2})?(?:\.\d+)?(?![\d])(?-i:\s+[A-Z]{1,4}T\b)?",
    re.IGNORECASE,
)
# "0:38 ago": hours and minutes that have gone by.
_GONE = re.compile(r"(\d{1,2}):([0-5]\d)\s+\w+\Z|\w+\s+(\d{1,2}):([0-5]\d)\Z")
_NUMERIC = re.compile(
    r"(?<!\d)(?:(\d{4})([-./])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-./])(\d{1,2})\6(\d{4}|\d{2}))(?!\d)"
)
_CJK_DATE = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")
# Anything but these between the words, and it is no age: quotes and sentences have other marks.
_MARKS = re.compile(r"[^\w\s.,:()/+'’|·•–—-]")
_SENTENCE = re.compile(r":\Z|(?:\d|[^\W\d_]{5})\.\Z")  # "2 Std." may end in a full stop, "in 2026." goes on
# The largest count that pages print before they change to the next unit; it parts "France 24" from "12 hours".
_MOST = {"second": 60, "minute": 60, "hour": 48, "day": 31, "week": 52, "month": 12, "year": 30}


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """When something came out, as a page prints it."""

    printed: str  # as it stands, without a verb before it ("Updated")
    english: str | None = None  # "2 days ago", for ages that count back
    day: date | None = None  # for a date that can be read in one way alone
    clock: bool = False  # a time of day alone, as in live blogs
    plausible: bool = True  # the count is one that pages print
    word: bool = False  # "today": also the name of newspapers
    bare: bool = False  # "4h", "10 mins": also a measure


def read_age(text: str) -> Age | None:
    """Return the age that a text is, from its first to its last word; None where it is anything else.

    Works on words in any order, so that "vor 2 Tagen", "2 days ago" and "il y a 2 jours" need no grammar
    each: all words must be known to the tables, and together they must make an age or a date.
    """
    text = text.strip(" \t-–—•·|,")
    if text.startswith("(") or text.count(")") > text.count("("):
        text = text.strip("()")
    if not text or len(text) > LONGEST or _MARKS.search(text) or _SENTENCE.search(text):
        return None
    rest, day, dated = _take_date(text)
    rest, clocks = _CLOCK.subn(" ", rest)
    words = [fold(word) for word in _TOKEN.findall(rest)]
    printed = _without_verb(text)
    plain = [word for word in words if word not in VERBS and word not in FILLERS]
    if dated:
        return Age(printed=printed, day=day) if not plain else None
    if not plain:
        return Age(printed=printed, clock=True) if clocks and not words else None
    return _word_age(plain, printed) or _relative(words, printed) or _gone(printed) or _named(plain, printed)


def _gone(printed: str) -> Age | None:
    match = _GONE.fullmatch(printed)
    words = [fold(word) for word in _TOKEN.findall(printed) if not word.isdigit()]
    if match is None or len(words) != 1 or words[0] not in MARKERS:
        return None
    hours, minutes = int(match[1] or match[3]), int(match[2] or match[4])
    return Age(
        printed=printed, english=f"{60 * hours + minutes} minutes ago", plausible=hours <= _MOST["hour"]
    )


def _take_date(text: str) -> tuple[str, date | None, bool]:
    if match := _CJK_DATE.search(text):
        year, month, day = match[1], match[2], match[3]
        swappable = False
    elif match := _NUMERIC.search(text):
        year, month, day = (match[1], match[3], match[4]) if match[1] else (match[8], match[7], match[5])
        swappable = not match[1] and max(int(day), int(month)) <= 12 and int(day) != int(month)
        if not match[1] and int(month) > 12:
            month, day = day, month
    else:
        return text, None, False
    found = _date(int(year), int(month), int(day))
    if found is None:
        return text, None, False
    rest = text[: match.start()] + " " + text[match.end() :]
    return rest.replace(" T ", " "), None if swappable else found, True


def _date(year: int, month: int, day: int) -> date | None:
    if year < 100:
        year += 2000
    if not 1900 <= year <= 2199:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without_verb(text: str) -> str:
    after_verb = False
    for match in _TOKEN.finditer(text):
        word = fold(match[0])
        if word not in VERBS and not (after_verb and word in VERBS_LINKS):
            return text[match.start() :].strip()
        after_verb = True
    return text


def _word_age(words: list[str], printed: str) -> Age | None:
    joined = " ".join(words)
    if joined not in DAYS:
        return None
    return Age(printed=printed, english=DAYS[joined], word=True)


def _relative(words: list[str], printed: str) -> Age | None:
    units, markers, numbers, counts, left = [], 0, [], [], 0
    for word in words:
        if word.isdigit():
            numbers.append(int(word))
        elif word in MARKERS:
            markers += 1
        elif word in UNITS:
            units.append(UNITS[word])
        elif word in COUNTS:
            counts.append(COUNTS[word])
        elif word not in FILLERS and word not in VERBS:
            left += 1
    if left or not units or len(units) > 2 or len(numbers) > 2:
        return None
    unit, fixed, marked = units[0]
    compact = (
        words[-1] in COMPACT
        and len(words) == 2
        and numbers[:1] <= [_MOST[unit]]
        and printed.lower() == printed
    )
    if markers + marked != 1 and not compact:
        return None
    vague = 0 in counts  # "a few minutes ago": nobody knows how many
    count = numbers[0] if numbers else fixed or max(counts, default=1)
    english = f"{count} {unit}s ago" if len(units) == 1 and not vague else None
    bare = markers + marked == 0
    return Age(printed=printed, english=english, plausible=count <= _MOST[unit], bare=bare)


def _named(words: list[str], printed: str) -> Age | None:
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [word for word in words if word.isdigit()]
    if len(months) != 1 or len(months) + len(numbers) != len(words) or not 1 <= len(numbers) <= 2:
        return None
    years = [int(word) for word in numbers if len(word) == 4]
    days = [int(word) for word in numbers if len(word) <= 2]
    if len(days) != 1 or not 1 <= days[0] <= 31:
        return None
    day = _date(years[0], months[0], days[0]) if years else None
    return Age(printed=printed, day=day) if day or not years else None


def published(age: Age, collected: datetime | None) -> date | None:
    """Return when an article came out, from its printed age, where the time of collecting is known."""
    if collected is None:
        return None
    return age.day or published_from_age(age.english, collected)


_OPENERS = FILLERS | MARKERS | MONTHS.keys() | {word for name in DAYS for word in name.split()}


def glued(line: str) -> tuple[str, Age, bool] | None:
    """Return the outlet, its age, and whether the age is printed first, of a line that holds both.

    >>> name, age, first = glued("Gulf Gazette2 days ago")
    >>> name, age.printed, first
    ('Gulf Gazette', '2 days ago', False)
    """
    if len(line) > 2 * LONGEST or not _has_letter(line):
        return None
    line = _ITEM.sub("", line)
    return _bracketed(line) or _parted(line) or _stuck(line)


_ITEM = re.compile(r"\s*[\[(]?\d{1,3}\s*/\s*\d{1,3}[\])]\s*")  # "[2/5] ": which of how many
_BRACKETS = re.compile(r"(?P<before>[^()]{0,80})\((?P<inside>[^()]+)\)\s*:?\Z")
# "More from Northern Post (Agency, 2 hours ago):": the name follows the last of these words.
_LEAD = re.compile(r".*\b(?:aus|bei|by|dans|de|from|in|via|von)\s+", re.IGNORECASE)


def _bracketed(line: str) -> tuple[str, Age, bool] | None:
    """Part "(Northern Post, press release, 3 hours ago)", and "From Northern Post (Agency, 3 hours ago):"."""
    match = _BRACKETS.match(line)
    inside = re.split(r"\s*[,;·|•]\s*", match["inside"]) if match else []
    age = read_age(inside[-1]) if len(inside) > 1 else None
    if match is None or age is None or age.bare or (age.word and age.english != "yesterday"):
        return None
    before = match["before"].strip()
    lead = _LEAD.match(before)
    name = before[lead.end() :] if lead else before or re.split(r"\s+/\s+", inside[0])[0]
    return (name, age, False) if _may_be_name(name) else None


# The strongest sign first: a comma may stand inside a date, a dash inside a name.
_PARTS = (re.compile(r"\s*[·•|]\s*"), re.compile(r"\s+[-–—/]\s+"), re.compile(r",\s+"))


def _parted(line: str) -> tuple[str, Age, bool] | None:
    for place, sign in enumerate(_PARTS):
        for cut in sign.finditer(line):
            before, after = line[: cut.start()].strip(), line[cut.end() :].strip()
            first, second = read_age(before), read_age(after)
            age, name = (second, before) if second else (first, after)
            weak = age and (age.bare or (age.word and age.english != "yesterday"))
            if not age or (first and second) or (weak and place > 0):
                continue
            name = _first_part(name)
            # "23 – 26 March" is a span of days, not a name and its age.
            if _may_be_name(name) and not (place > 0 and second and before[-1].isdigit()):
                return name, age, second is None
    return None


# What no outlet has in its name, but measures, code, prices and sentences do.
_NOT_IN_NAMES = re.compile(r"[:;\"“”„«»<>=(){}\[\]$£€_\\~%]|,|https?|\d[x×]\d")
_MOST_NAME_WORDS = 7  # of the names of outlets in text/outlets.tsv the longest have seven


# After these a date belongs to the phrase: "Headlines for Nov. 19".
_HANGING_WORDS = (
    "a and at bis by de del depuis desde du et for from für in of on seit since the to und until vom von"
)
_HANGING = frozenset(_HANGING_WORDS.split())


def _may_be_name(name: str) -> bool:
    words = name.split()
    if not _has_letter(name) or len(words) > _MOST_NAME_WORDS or _NOT_IN_NAMES.search(name):
        return False
    if words[-1] in _HANGING:
        return False
    long = [word for word in words if len(word) > 3]
    if len(words) > 5 and 2 * sum(word[0].islower() for word in long) > len(long):
        return False
    high = any(word[0].isalpha() and not word[0].islower() for word in words) or re.search(
        r"\w\.[a-z]{2,}\Z", name
    )
    return bool(high) and not all(fold(word) in VERBS | FILLERS | MARKERS for word in words)


def _has_letter(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _first_part(text: str) -> str:
    # "Northern Post · Politics · 4 hours ago": the name comes first, the section after it.
    return re.split(r"\s*[·•|]\s*", text)[0].strip(" -–—,(")


def _stuck(line: str) -> tuple[str, Age, bool] | None:
    for start in range(2, len(line) - 1):
        if not _may_start(line, start):
            continue
        age = read_age(line[start:])
        if not age or not age.plausible or age.clock or age.bare:
            continue
        if not age.word or _is_no_name(line, start, age):
            name = line[:start].strip(" \t-–—•·|,(")
            return (name, age, False) if _may_be_name(name) else None
    return None


_STUCK_DAYS = tuple(word for word, english in DAYS.items() if english == "yesterday")


def stuck_day(line: str) -> tuple[str, Age] | None:
    """Return the outlet and age of a line such as "Northern Postyesterday", where nothing parts the two.

    Names end in such letters too, so this is for pages that are known to print lines in this way.
    """
    word = next((word for word in _STUCK_DAYS if fold(line).endswith(word)), "")
    name, printed = line[: len(line) - len(word)].strip(), line[len(line) - len(word) :]
    age = read_age(printed) if word else None
    return (name, age) if age and _may_be_name(name) and len(line) <= LONGEST else None


def _is_no_name(line: str, start: int, age: Age) -> bool:
    """Newspapers are called "Today", in many languages; none is called "Northern Post yesterday"."""
    return age.english == "yesterday" and (line[start - 1].isspace() or line[start].isupper())


def _may_start(line: str, start: int) -> bool:
    if line[start].isdigit():
        return True
    if line[start - 1].isspace():
        word = _TOKEN.match(line, start)
        return word is not None and fold(word[0]) in _OPENERS
    return line.startswith(PREFIXES, start) or (line[start].isupper() and line[start - 1].islower())
