"""How pages put things: dates, counts, figures and chains in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from urllib.parse import quote, urlsplit

from broadsheet.model import Article, Bound, Link, Point, Series
from broadsheet.text.urls import domain_of

# English plurals that don't take a plain s; units come in the singular (see INTERFACES).
PLURALS = {
    "body": "bodies",
    "child": "children",
    "country": "countries",
    "foot": "feet",
    "half": "halves",
    "km": "km",
    "km/h": "km/h",
    "man": "men",
    "percent": "percent",
    "person": "people",
    "woman": "women",
}
BOUNDS: dict[Bound, str] = {
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "exact": "",
    "range": "",
}
# Unit, its seconds, and up to how many seconds ages are told in it.
AGES = (
    ("minute", 60, 3600),
    ("hour", 3600, 48 * 3600),
    ("day", 86_400, 14 * 86_400),
    ("week", 7 * 86_400, 10 * 7 * 86_400),
    ("month", 30 * 86_400, 730 * 86_400),
    ("year", 365 * 86_400, float("inf")),
)
_WEEK = timedelta(days=6)


def when(value: date | None, now: datetime, *, short: bool = False) -> str:
    """Return a moment or a day as a reader would say it: "Tuesday 14:05", "3 March", "3 March 2024".

    Times are those of the machine that serves. A day alone has no hour. In short months and weekdays
    have three letters, for tables and drawings.

    >>> when(date(2024, 3, 3), datetime(2025, 1, 1).astimezone())
    '3 March 2024'
    """
    if value is None:
        return "date unknown"
    hour = ""
    today = now.astimezone().date()
    day = value
    if isinstance(value, datetime):
        local = value.astimezone()
        day, hour = local.date(), local.strftime(" %H:%M")
    if today - _WEEK <= day <= today:
        return day.strftime("%a" if short else "%A") + hour
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {day.strftime('%b' if short else '%B')}{year}" + ("" if year else hour)


def age(value: date | None, now: datetime) -> str:
    """Return how long ago something was: "4 hours ago", "2 days ago", "3 weeks ago"; empty where unknown.

    >>> age(datetime.fromisoformat("2025-01-01T08:00Z"), datetime.fromisoformat("2025-01-01T12:30Z"))
    '4 hours ago'
    """
    if not isinstance(value, datetime):
        days = (now.astimezone().date() - value).days if value else -1
        return _ago(days, "day") if days > 1 else {0: "today", 1: "yesterday"}.get(days, "")
    seconds = (now - value).total_seconds()
    for unit, length, most in AGES:
        if 0 <= seconds < most:
            return _ago(int(seconds // length), unit)
    return ""


def soon(value: datetime, now: datetime) -> str:
    """Return how far ahead something is: "in 40 minutes", "in 3 hours", "in a moment" if it is due.

    >>> soon(datetime.fromisoformat("2025-01-01T12:40Z"), datetime.fromisoformat("2025-01-01T12:00Z"))
    'in 40 minutes'
    """
    seconds = max(0.0, (value - now).total_seconds())
    # Half a unit is rounded up: 39 minutes and 50 seconds ahead are 40 minutes to anybody.
    for unit, length, most in AGES:
        count = int(seconds / length + 0.5)
        if seconds < most and count:
            return f"in {counted(count, unit)}"
    return "in a moment"


def lasting(seconds: float) -> str:
    """Return a length of time in the largest unit that fits: "15 minutes", "3 hours", "less than a minute".

    >>> lasting(900.0), lasting(20.0)
    ('15 minutes', 'less than a minute')
    """
    for unit, length, most in AGES:
        if seconds < most:
            count = int(seconds // length)
            return counted(count, unit) if count else "less than a minute"
    return "very long"


def a_day(value: float | None) -> str:
    """Return how many articles a day come: "about 12 articles a day", "3 articles a week"; empty where unknown.

    >>> a_day(11.8), a_day(0.3), a_day(0.0)
    ('about 12 articles a day', 'about 2 articles a week', 'no article in four weeks')
    """
    if value is None:
        return ""
    if value == 0:
        return "no article in four weeks"
    for name, days in (("day", 1), ("week", 7), ("month", 30)):
        count = int(value * days + 0.5)
        if count:
            return f"about {counted(count, 'article')} a {name}"
    return "less than an article a month"


def _ago(count: int, unit: str) -> str:
    return f"{counted(count, unit)} ago" if count else "just now"


def long_day(now: datetime) -> str:
    """Return a date for the masthead: "Sunday 22 November 2026"."""
    local = now.astimezone()
    return f"{local.strftime('%A')} {local.day} {local.strftime('%B %Y')}"


def plural(word: str) -> str:
    """Return the plural of a unit or of one of our own words.

    >>> plural("person"), plural("outlet"), plural("city"), plural("Terminal")
    ('people', 'outlets', 'cities', 'Terminal')
    """
    if word in PLURALS:
        return PLURALS[word]
    # Currencies and signs (USD, °C), and nouns of other languages: German ones keep their capital.
    if word[:1].isupper() or not word.isascii():
        return word
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return word[:-1] + "ies"
    return word + "s"


def counted(number: int, word: str) -> str:
    """Return a count with its word: "1 outlet", "9 outlets"."""
    return f"{number:,} {word if number == 1 else plural(word)}"


def number(value: float) -> str:
    """Return a number with thousands marked and no needless decimals.

    >>> number(1200.0), number(2.5)
    ('1,200', '2.5')
    """
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def value_words(value: float | tuple[float, float] | None, bound: Bound = "exact") -> str:
    """Return a figure's value with its bound: "at least 19", "10 to 30", "no number"."""
    if value is None:
        return "no number"
    if isinstance(value, tuple):
        return f"{number(value[0])} to {number(value[1])}"
    return BOUNDS[bound] + number(value)


def figure_words(point: Point, unit: str | None) -> str:
    """Return a figure as a reader would say it: "at least 19 people"."""
    words = value_words(point.value, point.bound)
    if point.value is None or not unit:
        return words
    if unit == "percent":
        return f"{words}%"
    return f"{words} {unit if point.value == 1 else plural(unit)}"


def series_name(series: Series) -> str:
    """Return what a series counts: "Killed, Cambodia"."""
    what = series.counts or (plural(series.unit) if series.unit else "Figure")
    name = f"{what}, {series.where}" if series.where else what
    return name[:1].upper() + name[1:]


def chain_words(names: Sequence[str]) -> str:
    """Return a chain in words for those who hear the page: "RT, citing TASS, citing officials"."""
    return ", citing ".join(names)


def chain_names(outlet: str | None, chain: Iterable[Link], speaker: str | None) -> list[str]:
    """Return what a statement passed through, reader's side first, the speaker last, none twice in a row."""
    names = [outlet, *(link.name for link in chain), speaker]
    out: list[str] = []
    for name in names:
        if name and (not out or out[-1].casefold() != name.casefold()):
            out.append(name)
    return out


def outlet_name(article: Article | None) -> str:
    """Return the name that an article's outlet goes by."""
    if article is None or article.outlet is None:
        return "Unknown outlet"
    return article.outlet.name or article.outlet.domain or "Unknown outlet"


def headline(title: str | None) -> str:
    """Return a headline as printed, or words for there being none."""
    return title or "Without a headline"


def safe_url(url: str | None) -> str | None:
    """Return an address only if a link to it can do no harm: http or https with a host.

    >>> safe_url("https://example.org/a"), safe_url("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    try:
        parts = urlsplit((url or "").strip())
        host = parts.hostname
    except ValueError:
        return None
    return (url or "").strip() if parts.scheme.lower() in {"http", "https"} and host else None


def host_name(url: str | None) -> str:
    """Return the site's name in an address, for showing."""
    return domain_of(url) or url or ""


def article_path(article: str, start: int | None = None, end: int | None = None) -> str:
    """Return the address of an article's page, at a span of it where one is given.

    >>> article_path("a/b", 3, 9)
    '/articles/a%2Fb?at=3-9#s3-9'
    """
    path = f"/articles/{quote(article, safe='')}"
    return path if start is None or end is None else f"{path}?at={start}-{end}#s{start}-{end}"


def story_path(story: str) -> str:
    """Return the address of a story's page."""
    return f"/stories/{quote(story, safe='')}"


def outlet_path(name: str) -> str:
    """Return the address of an outlet's page."""
    return f"/outlets/{quote(name, safe='')}"


def subscription_path(key: str) -> str:
    """Return the address of a subscription's page."""
    return f"/subscriptions/{quote(key, safe='')}"


def subscription_name(title: str | None, url: str) -> str:
    """Return what a subscription is called: by its title, else by its host."""
    return title or host_name(url)
