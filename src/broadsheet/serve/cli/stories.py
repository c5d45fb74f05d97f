"""``broadsheet stories``: the front page, for a terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from broadsheet.model import Story
from broadsheet.serve.cli import options, printing
from broadsheet.text.storyjson import story_to_json

Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many at most.")]


def command(
    limit: Limit = 20,
    json: options.AsJson = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """List the stories of the front page, each with its outlets and origins.

    Example: broadsheet stories --json | jq -r .title
    """
    from broadsheet.desk import open_desk  # noqa: PLC0415 (heavy)

    with open_desk(db, create=False) as desk:
        found = desk.stories.today(limit=limit)
    for story in found:
        if json:
            printing.line(story_to_json(story))
        else:
            typer.echo(_told(story))


def _told(story: Story) -> str:
    when = f", {story.last:%d %b %H:%M}" if story.last else ""
    by = f" ({story.title_from})" if story.title_from else ""
    return f"{story.id}  {story.title}{by}\n    {counted(story)}{when}"


def counted(story: Story) -> str:
    """Return how many outlets and origins a story has, in words."""
    outlets = len(story.outlets)
    return (
        f"{len(story.articles)} article{_s(len(story.articles))}, {outlets} outlet{_s(outlets)},"
        f" at most {story.at_most} origin{_s(story.at_most)}"
    )


def _s(count: int) -> str:
    return "" if count == 1 else "s"
