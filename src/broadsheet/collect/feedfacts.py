"""What a feed says of itself, for the schedule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.collect.feedfields import Fields, list_of, text_of, title_of
from broadsheet.collect.plain import web_address
from broadsheet.model import FeedFacts

# Minutes of the words of the syndication module (RSS 1.0, mod_syndication).
_UPDATES_MINUTES = {"daily": 1440, "hourly": 60, "monthly": 43_200, "weekly": 10_080, "yearly": 525_600}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOURS_A_DAY = 24
# Bounded, so that a hostile feed costs no more time than another: 24 hours take some 600 characters.
_SKIP_LIST = {
    "hour": re.compile(r"<skipHours\b[^<>]{0,200}>(.{0,4000}?)</skipHours", re.IGNORECASE | re.DOTALL),
    "day": re.compile(r"<skipDays\b[^<>]{0,200}>(.{0,4000}?)</skipDays", re.IGNORECASE | re.DOTALL),
}
_SKIPPED = {
    "hour": re.compile(r"<hour\b[^<>]{0,200}>\s{0,99}(\d{1,2})\s{0,99}<", re.IGNORECASE),
    "day": re.compile(r"<day\b[^<>]{0,200}>\s{0,99}([A-Za-z]{6,9})\s{0,99}<", re.IGNORECASE),
}


def facts_of(feed: Fields, text: str, base: str | None) -> FeedFacts:
    """Return what a feed says of itself.

    Args:
        feed: feedparser's fields of the feed.
        text: the feed itself: feedparser keeps only the last of several hours and days.
        base: where it was fetched: relative addresses start there.
    """
    links = list_of(feed, "links")
    return FeedFacts(
        title=title_of(feed),
        link=web_address(base, text_of(feed, "link")),
        ttl_minutes=_count(text_of(feed, "ttl")),
        period_minutes=_period(feed),
        # RSS gives hours in GMT, 0 to 23; RSS 0.91 wrote midnight as 24.
        skip_hours=tuple(
            sorted({int(hour) % _HOURS_A_DAY for hour in _skipped(feed, text, "hour") if int(hour) <= 24})
        ),
        skip_days=tuple(
            sorted({_DAYS.index(day.lower()) for day in _skipped(feed, text, "day") if day.lower() in _DAYS})
        ),
        hub=_first(links, "hub", base),
        topic=_first(links, "self", base),
    )


def _first(links: list[Fields], relation: str, base: str | None) -> str | None:
    addresses = (
        web_address(base, text_of(link, "href")) for link in links if text_of(link, "rel") == relation
    )
    return next((address for address in addresses if address), None)


def _count(written: str | None) -> int | None:
    return int(written) or None if written and written.isdecimal() and len(written) < 7 else None


def _period(feed: Fields) -> int | None:
    """Return after how many minutes to look again, in the syndication module's words."""
    period = _UPDATES_MINUTES.get((text_of(feed, "sy_updateperiod") or "").lower())
    times = _count(text_of(feed, "sy_updatefrequency") or "1") or 1
    return max(1, period // times) if period else None


def _skipped(feed: Fields, text: str, what: str) -> Iterator[str]:
    # Only where feedparser saw one too: an article about feeds may show such a list.
    if text_of(feed, what) and (found := _SKIP_LIST[what].search(text)):
        yield from _SKIPPED[what].findall(found[1])
