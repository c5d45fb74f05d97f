"""``broadsheet story``: one story, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.errors import NotFoundError
from broadsheet.model import Point, Saying, Series, StoryChange
from broadsheet.serve.cli import options, printing
from broadsheet.serve.cli.stories import counted
from broadsheet.text.corrections import READER
from broadsheet.text.storyjson import (
    change_to_json,
    quoted_to_json,
    series_to_json,
    story_to_json,
    voice_to_json,
)

Key = Annotated[str, typer.Argument(metavar="ID", help="The story's id, or that of one of its articles.")]
History = Annotated[
    bool, typer.Option("--history", help="Print what became of the story instead, the latest first.")
]

if TYPE_CHECKING:
    from broadsheet.desk import Desk


def command(
    key: Key,
    history: History = False,
    json: options.AsJson = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Print one story: summary, who said what through whom, the figures, the timeline, the articles.

    The id of a story that was merged into another one leads to that one.

    Example: broadsheet story 3f2a9c0d11e4b7a8 --json
    """
    from broadsheet.desk import open_desk  # noqa: PLC0415 (heavy)

    with open_desk(db, create=False) as desk:
        if history:
            _print_history(desk, key, json=json)
            return
        key = _now(desk, key)
        if json:
            printing.line(_as_json(desk, key))
        else:
            typer.echo("\n".join(_told(desk, key)))


def _now(desk: Desk, key: str) -> str:
    """Return the story that an id means: a story's, that of one that was merged, or an article's."""
    return desk.stories.resolve(key) or desk.stories.of(key) or key


def _print_history(desk: Desk, key: str, *, json: bool) -> None:
    changes = desk.stories.history(key) or desk.stories.history(_now(desk, key))
    if not changes:
        raise NotFoundError("story", key)
    for change in changes:
        if json:
            printing.line(change_to_json(change))
        else:
            typer.echo(_event(change))


def _event(change: StoryChange) -> str:
    other = f" {change.other}" if change.other else ""
    moved = "1 article" if len(change.articles) == 1 else f"{len(change.articles)} articles"
    words = {
        "begun": "begun",
        "joined": f"{moved} came from{other}",
        "left": f"{moved} went to{other}",
        "merged": f"merged into{other}",
        "split": f"split from{other}",
    }
    why = f": {change.why}" if change.why else ""
    return f"{change.at:%Y-%m-%d %H:%M}  {change.story}  {words[change.kind]}{why}"


def _as_json(desk: Desk, key: str) -> dict[str, object]:
    return {
        **story_to_json(desk.stories.get(key)),
        "voices": [voice_to_json(voice) for voice in desk.stories.voices(key)],
        "ledger": [series_to_json(series) for series in desk.stories.ledger(key)],
        "timeline": [quoted_to_json(quoted) for quoted in desk.stories.timeline(key)],
    }


def _told(desk: Desk, key: str) -> Iterator[str]:
    story = desk.stories.get(key)
    yield story.title
    yield counted(story)
    yield ""
    yield from (f"  {quoted.text} [{quoted.article}]" for quoted in story.summary)
    for voice in desk.stories.voices(key):
        yield f"\n{voice.name or 'Nobody named'}"
        yield from (f"  - {_saying(saying)}" for saying in voice.sayings)
    figures = [line for series in desk.stories.ledger(key) for line in _series(series)]
    if figures:
        yield "\nFigures"
        yield from figures
    yield "\nTimeline"
    for quoted in desk.stories.timeline(key):
        yield f"  {quoted.when:%a %d %b}  {quoted.text}" if quoted.when else f"  {quoted.text}"
    yield "\nArticles"
    for article in desk.stories.articles(key):
        outlet = article.outlet.name or article.outlet.domain if article.outlet else None
        yield f"  {article.id}  {article.title or '(no headline)'} ({outlet or 'unknown outlet'})"


def _saying(saying: Saying) -> str:
    direct = saying.statement.form == "direct"
    words = " … ".join(f"“{piece}”" if direct else piece for piece in saying.words)
    path = "".join(f" ‹ {link.name}" for link in saying.statement.chain)
    yours = " (corrected by you)" if saying.statement.made_by == READER else ""
    return f"{words} [{saying.article}{path}]{yours}"


def _series(series: Series) -> Iterator[str]:
    named = " ".join(
        part for part in (series.counts, series.unit, series.where and f"({series.where})") if part
    )
    yield f"  {named or 'figures'}: " + ", ".join(_point(point) for point in series.points)
    for one in series.sums:
        verdict = "adds up" if one.holds else "does not add up"
        yield f"    {' + '.join(f'{part:g}' for part in one.parts)} = {one.whole:g} {verdict}"


def _point(point: Point) -> str:
    if isinstance(point.value, tuple):
        value = f"{point.value[0]:,g} to {point.value[1]:,g}"
    else:
        value = "?" if point.value is None else f"{point.value:,g}"
    bound = {"exact": "", "range": ""}.get(point.bound, f"{point.bound.replace('_', ' ')} ")
    by = f" by {point.given_by}" if point.given_by else ""
    return f"{bound}{value}{by}"
