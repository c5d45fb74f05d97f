"""A digest in words and addresses, ready to be put into any form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from broadsheet.desk.digests import Changed, Digest, Item, Spoken
from broadsheet.model import Article, Quoted
from broadsheet.serve.digest.tongue import Tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a story, with where it stands."""

    words: str
    outlet: str
    address: str
    speaker: str | None = None  # who said it
    direct: bool = False  # in these very words
    label: str | None = None  # what a figure counts
    language: str | None = None
    said_address: str | None = None  # of a figure: where the one before stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story."""

    headline: str
    by: str | None  # who printed the headline
    address: str
    standing: str  # "9 outlets, at most 2 origins"
    summary: tuple[Line, ...] = ()
    figures: tuple[Line, ...] = ()
    voices: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Stories under a heading; None where there is none."""

    heading: str | None
    stories: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A digest."""

    title: str  # "Sunday 22 November 2026", "16 to 22 November 2026"
    parts: tuple[Part, ...]
    brief_heading: str
    brief: tuple[Told, ...]
    figures_heading: str
    voices_heading: str
    ending: str  # "That is all."
    language: str
    direction: str
    empty: bool


def view(digest: Digest, base: str, tongue: Tongue) -> View:
    """Return a digest in words.

    Args:
        digest: what is told.
        base: the address of the desk without a slash at its end; "" for its own pages.
        tongue: in which language.
    """
    _ = tongue.gettext
    empty = not (digest.sections or digest.brief)
    headed = len(digest.sections) > 1 or len(digest.names) > 1
    return View(
        title=title(digest, tongue),
        parts=tuple(
            Part(
                heading=tongue.section(section.name) if headed else None,
                stories=tuple(_told(item, digest, base, tongue) for item in section.items),
            )
            for section in digest.sections
        ),
        brief_heading=_("In brief"),
        brief=tuple(_told(item, digest, base, tongue) for item in digest.brief),
        figures_heading=_("What changed"),
        voices_heading=_("Who said what"),
        ending=_("Nothing was told in this time.") if empty else _("That is all."),
        language=tongue.language,
        direction=tongue.direction,
        empty=empty,
    )


def title(digest: Digest, tongue: Tongue) -> str:
    """Return which time a digest tells of."""
    _ = tongue.gettext
    period = digest.period
    if period.kind == "day":
        return tongue.day(period.first)
    first, last = tongue.days(period.first, period.last)
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def _told(item: Item, digest: Digest, base: str, tongue: Tongue) -> Told:
    story = item.story
    alone = item.story.articles[0] if not item.summary else None
    return Told(
        headline=" ".join(story.title.split()),
        by=story.title_from,
        address=article_address(base, alone) if alone else f"{base}/stories/{quote(story.id, safe='')}",
        standing=_standing(item, tongue),
        summary=tuple(_sentence(quoted, digest, base) for quoted in item.summary),
        figures=tuple(_figure(one, digest, base, tongue) for one in item.changed),
        voices=tuple(_voice(one, digest, base) for one in item.spoken),
    )


def _standing(item: Item, tongue: Tongue) -> str:
    _, ngettext = tongue.gettext, tongue.ngettext
    outlets, origins = len(item.story.outlets), item.story.at_most
    spread = ngettext("%(num)s outlet", "%(num)s outlets", outlets) % {"num": outlets}
    if not origins:
        return spread
    started = ngettext("%(num)s origin", "at most %(num)s origins", origins) % {"num": origins}
    return _("%(outlets)s, %(origins)s") % {"outlets": spread, "origins": started}


def _sentence(quoted: Quoted, digest: Digest, base: str) -> Line:
    article = digest.articles.get(quoted.article)
    return Line(
        words=" ".join(quoted.text.split()),
        outlet=outlet_name(article),
        address=article_address(base, quoted.article, quoted.start, quoted.end),
        language=article.language if article else None,
    )


def _figure(one: Changed, digest: Digest, base: str, tongue: Tongue) -> Line:
    _ = tongue.gettext
    unit = one.series.unit
    before, after = tongue.figure(one.before, unit), tongue.figure(one.after, unit)
    return Line(
        label=tongue.series(one.series),
        words=_("%(before)s, then %(after)s") % {"before": before, "after": after},
        outlet=outlet_name(digest.articles.get(one.after.article)),
        address=article_address(base, one.after.article, one.after.start, one.after.end),
        said_address=article_address(base, one.before.article, one.before.start, one.before.end),
    )


def _voice(one: Spoken, digest: Digest, base: str) -> Line:
    statement, article = one.saying.statement, digest.articles.get(one.saying.article)
    first, last = statement.content[0], statement.content[-1]
    place = (first.start, last.end) if statement.field == "text" else (None, None)
    return Line(
        # A comma before the closing mark belongs to the sentence around it.
        words=" … ".join(" ".join(words.split()) for words in one.saying.words).rstrip(","),
        outlet=outlet_name(article),
        address=article_address(base, one.saying.article, *place),
        speaker=one.name,
        direct=statement.form == "direct",
        language=article.language if article else None,
    )


def article_address(base: str, article: str, start: int | None = None, end: int | None = None) -> str:
    """Return the address of an article's page, at a span of it where one is given.

    >>> article_address("https://desk.example", "a/b", 3, 9)
    'https://desk.example/articles/a%2Fb?at=3-9#s3-9'
    """
    path = f"{base}/articles/{quote(article, safe='')}"
    return path if start is None or end is None else f"{path}?at={start}-{end}#s{start}-{end}"


def outlet_name(article: Article | None) -> str:
    """Return the name that an article's outlet goes by; empty where nobody knows it."""
    return (article.outlet.name or article.outlet.domain or "") if article and article.outlet else ""


def said(line: Line) -> str:
    """Return who said what: "Ada Torsvik: “…”"."""
    return f"{line.speaker}: “{line.words}”" if line.direct else f"{line.speaker}: {line.words}"


def every(shown: View) -> Iterator[Told]:
    """Yield the stories that are told at length."""
    for part in shown.parts:
        yield from part.stories
