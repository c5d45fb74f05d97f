"""What several origins tell alike, and where they differ: figures and sentences, each with who has it from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model import Agreed, Article, Denied, Point, Quoted, Saying, Series, Story
from broadsheet.serve.web.voicesview import statement_path
from broadsheet.serve.web.wording import article_path, figure_words, outlet_name, series_name
from broadsheet.text.matching import matched

MOST_FIGURES = 6  # lines: what a reader takes in before the ledger, which has all


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One place where something stands."""

    article: str  # id
    outlet: str
    path: str
    said: tuple[str, ...] = ()  # by whom it is said there; nobody: the outlet's own voice


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A figure that stands, with how many print it and from how many origins they have it."""

    name: str
    words: str
    outlets: int
    origins: tuple[str, ...]  # shown to give it, as many as the outlets can each be given one of its own
    at_most: int  # that the reports as wholes can rest on
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Resting:
    """What is known of a story's origins, for all its figures."""

    known: Mapping[str, str]  # their names, by the plain ones
    rests: Mapping[str, Sequence[str]]  # those that each article rests on


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceLine:
    """A sentence, the others that say the same, and from how many origins they have it."""

    quoted: Quoted
    stands: tuple[Stand, ...]
    origins: tuple[str, ...]  # shown to say so
    at_most: int  # that the reports as wholes can rest on


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a difference."""

    words: str
    by: tuple[str, ...]  # who gives or says it; empty where nobody is named
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What does not hold together, side by side."""

    about: str  # the name of a series; empty: a statement and its denial
    number: int  # of the series' table on the page; 0: none
    sides: tuple[Side, ...]


def figure_lines(
    story: Story, ledger: Sequence[Series], articles: Mapping[str, Article]
) -> tuple[FigureLine, ...]:
    """Return the latest figures that several outlets print and nobody contradicts, those of most origins first."""
    resting = _Resting(
        known={_plain(origin.name): origin.name for origin in story.origins if origin.known},
        rests=_rests(story),
    )
    lines = [line for series in ledger if (line := _line(series, resting, articles))]
    lines.sort(key=lambda line: (-len(line.origins), -line.at_most, -line.outlets))
    return tuple(lines[:MOST_FIGURES])


def _rests(story: Story) -> Mapping[str, list[str]]:
    rests: dict[str, list[str]] = defaultdict(list)
    for origin in story.origins:
        for key in origin.articles:
            if origin.known:
                rests[key].append(origin.name)
    return rests


def _line(series: Series, resting: _Resting, articles: Mapping[str, Article]) -> FigureLine | None:
    current = [place for place, point in enumerate(series.points) if point.status == "current"]
    if not current or not (series.counts or series.where):
        return None
    latest = series.points[current[-1]]
    same = [place for place in current if series.points[place].value == latest.value]
    if latest.value is None or any(place in pair for pair in series.conflicts for place in same):
        return None
    points = [series.points[place] for place in same]
    shown, under = _needs(points, resting, articles)
    if len(under) < 2:
        return None
    return FigureLine(
        name=series_name(series),
        words=figure_words(latest, series.unit),
        outlets=len(under),
        origins=tuple(sorted(matched(shown))),
        at_most=len(matched(under)),
        stands=_stands(points, articles),
    )


def _needs(
    points: Sequence[Point], origins: _Resting, articles: Mapping[str, Article]
) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Return for each outlet the origins shown to give a figure, and those that its reports can have it from.

    Who is said to have given it counts where that is an origin, and an outlet that has it from nobody else. Where
    none of these is shown, the givers count by their names.
    """
    shown: dict[str, list[str]] = defaultdict(list)
    named: dict[str, list[str]] = defaultdict(list)
    resting: dict[str, list[str]] = defaultdict(list)
    called: dict[str, str] = {}  # by the plain name: one name for all spellings
    for point in points:
        outlet, under = outlet_name(articles.get(point.article)), origins.rests.get(point.article, [])
        giver = origins.known.get(_plain(point.given_by)) if point.given_by else None
        own = [name for name in under if name == outlet and not point.given_by]
        shown[outlet] += [giver] if giver else own
        named[outlet] += [called.setdefault(_plain(point.given_by), point.given_by)] if point.given_by else []
        resting[outlet] += [giver] if giver else under
    return (shown if any(shown.values()) else named), resting


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _stands(points: Iterable[Point], articles: Mapping[str, Article]) -> tuple[Stand, ...]:
    """Return where figures stand, one place an outlet."""
    found: dict[str, Stand] = {}
    for point in points:
        outlet = outlet_name(articles.get(point.article))
        said = (point.given_by,) if point.given_by else ()
        path = article_path(point.article, point.start, point.end)
        found.setdefault(outlet, Stand(article=point.article, outlet=outlet, path=path, said=said))
    return tuple(found.values())


def sentence_lines(agreed: Sequence[Agreed], articles: Mapping[str, Article]) -> tuple[SentenceLine, ...]:
    """Return the sentences that several origins tell alike."""
    return tuple(
        SentenceLine(
            quoted=one.places[0],
            stands=tuple(
                Stand(
                    article=place.article,
                    outlet=outlet_name(articles.get(place.article)),
                    path=article_path(place.article, place.start, place.end),
                    said=said,
                )
                for place, said in zip(one.places, one.said, strict=True)
            ),
            origins=one.origins,
            at_most=one.at_most,
        )
        for one in agreed
    )


def differences(
    numbers: Mapping[int, Series], denied: Sequence[Denied], articles: Mapping[str, Article]
) -> tuple[Difference, ...]:
    """Return what does not hold together: figures first, then what is said and denied.

    Args:
        numbers: the series that have a table on the page, by its number.
        denied: what somebody says and somebody else denies.
        articles: of the story, by id.
    """
    figures = [_figures(number, series, articles) for number, series in numbers.items() if series.conflicts]
    return (*figures, *(_denied(one, articles) for one in denied))


def _figures(number: int, series: Series, articles: Mapping[str, Article]) -> Difference:
    """Return the latest figures that cannot hold together, each with all that print it."""
    last = max(series.conflicts)
    day = series.points[last[1]].as_of
    places = sorted({p for pair in series.conflicts for p in pair if series.points[p].as_of == day} | {*last})
    sides: dict[tuple[object, str], list[Point]] = {}
    for place in places:
        point = series.points[place]
        sides.setdefault((point.value, point.bound), []).append(point)
    return Difference(
        about=series_name(series),
        number=number,
        sides=tuple(
            Side(
                words=figure_words(points[0], series.unit),
                by=tuple(dict.fromkeys(point.given_by for point in points if point.given_by)),
                stands=_stands(points, articles),
            )
            for points in sides.values()
        ),
    )


def _denied(one: Denied, articles: Mapping[str, Article]) -> Difference:
    sides = (_side(one.said, one.by, articles), _side(one.denied, one.denied_by, articles))
    return Difference(about="", number=0, sides=sides)


def _side(saying: Saying, name: str | None, articles: Mapping[str, Article]) -> Side:
    stand = Stand(
        article=saying.article,
        outlet=outlet_name(articles.get(saying.article)),
        path=statement_path(saying),
    )
    words = " … ".join(" ".join(part.split()).rstrip(",") for part in saying.words)
    return Side(words=words, by=(name,) if name else (), stands=(stand,))
