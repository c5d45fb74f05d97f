"""The articles of a story by outlet: own reports, copies and edited copies, and what each rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model import Article, Copy, Story
from broadsheet.serve.web.wording import counted, outlet_name

LABELS = {"copy": "copy of", "edited": "edited copy of"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One article of a story."""

    article: Article
    label: str  # "copy of" or "edited copy of", or empty
    of: Article | None  # what it copies
    copied: str  # "4 copies elsewhere", or empty
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """What one outlet printed."""

    name: str
    printed: tuple[Printed, ...]


def by_outlet(
    story: Story, articles: Mapping[str, Article], copies: Mapping[str, Sequence[Copy]]
) -> list[OutletView]:
    """Return what each outlet printed, in the order in which they came to the story."""
    copied = {copy.id: (first, copy.label) for first, group in copies.items() for copy in group}
    outlets: dict[str, list[Printed]] = {}
    for article in articles.values():
        first, label = copied.get(article.id, (None, ""))
        others = len(copies.get(article.id, ()))
        view = Printed(
            article=article,
            label=LABELS.get(label, ""),
            of=articles.get(first) if first else None,
            copied=f"{counted(others, 'copy')} elsewhere" if others else "",
            origins=tuple(origin.name for origin in story.origins if article.id in origin.articles),
        )
        outlets.setdefault(outlet_name(article), []).append(view)
    return [OutletView(name=name, printed=tuple(printed)) for name, printed in outlets.items()]
