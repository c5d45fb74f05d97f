"""How pages put things: figures, chains, names and addresses in plain words."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

from broadsheet.model import Article, Bound, Link, Point, Series
from broadsheet.serve.web.counted import SIGNS, unit_name, with_unit
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import grouped
from broadsheet.text.urls import domain_of


def value_words(
    value: float | tuple[float, float] | None, bound: Bound = "exact", unit: str | None = None
) -> str:
    """Return a figure's value with its bound and unit: "at least 19", "10 to 30 people", "no number"."""
    if value is None:
        return _("no number")
    if isinstance(value, tuple):
        words = _("%(low)s to %(high)s") % {"low": grouped(value[0]), "high": grouped(value[1])}
        return with_unit(words, 2, unit)
    words = with_unit(grouped(value), value, unit)
    return _bounded(bound) % {"value": words}


def _bounded(bound: Bound) -> str:
    return {
        "about": _("about %(value)s"),
        "at_least": _("at least %(value)s"),
        "at_most": _("at most %(value)s"),
    }.get(bound, "%(value)s")


def figure_words(point: Point, unit: str | None) -> str:
    """Return a figure as a reader would say it: "at least 19 people"."""
    return value_words(point.value, point.bound, unit)


def series_name(series: Series) -> str:
    """Return what a series counts: "Killed, Cambodia"."""
    if series.unit in SIGNS and not series.counts:
        what = _("Measure")  # the sign stands with the number
    else:
        what = _(series.counts) if series.counts else unit_name(series.unit) if series.unit else _("Figure")
    name = f"{what}, {series.where}" if series.where else what
    return name[:1].upper() + name[1:]


def chain_words(names: Sequence[str]) -> str:
    """Return a chain in words for those who hear the page: "RT, citing TASS, citing officials"."""
    return functools.reduce(
        lambda said, name: _("%(said)s, citing %(name)s") % {"said": said, "name": name}, names
    )


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
        return _("Unknown outlet")
    return article.outlet.name or article.outlet.domain or _("Unknown outlet")


def headline(title: str | None) -> str:
    """Return a headline as printed, or words for there being none."""
    return title or _("Without a headline")


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
