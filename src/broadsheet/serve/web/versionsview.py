"""The articles of a story by outlet: own reports, copies and edited copies, and what each rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model import Article, Copy, Story
from broadsheet.serve.web.wording import counted, outlet_name
from broadsheet.text.edits import difference

LABELS = {"copy": "copy of", "edited": "edited copy of"}
SHOWN = 5  # sentences cut or added that are shown; whoever wants all opens both articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworked:
    """What a copy did to the text it was made from."""

    words: str  # "keeps 8 sentences (2 reworded), cuts 2, adds 1"
    cut: tuple[str, ...]  # the first of them, as printed
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One article of a story."""

    article: Article
    label: str  # "copy of" or "edited copy of", or empty
    of: Article | None  # what it copies
    reworked: Reworked | None  # against ``of``
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
        source = articles.get(first) if first else None
        others = len(copies.get(article.id, ()))
        view = Printed(
            article=article,
            label=LABELS.get(label, ""),
            of=source,
            reworked=reworked(source, article) if source else None,
            copied=f"{counted(others, 'copy')} elsewhere" if others else "",
            origins=tuple(origin.name for origin in story.origins if article.id in origin.articles),
        )
        outlets.setdefault(outlet_name(article), []).append(view)
    return [OutletView(name=name, printed=tuple(printed)) for name, printed in outlets.items()]


def reworked(earlier: Article, later: Article) -> Reworked:
    """Return what a later article kept, cut and added of an earlier one's text."""
    found = difference(earlier.text, later.text)
    changed = sum(one.changed for one in found.kept)
    words = f"keeps {counted(len(found.kept), 'sentence')}"
    words += f" ({changed} reworded)" if changed else ""
    words += ", in another order" if found.moved else ""
    words += f", cuts {len(found.cut)}" if found.cut else ""
    words += f", adds {len(found.added)}" if found.added else ""
    return Reworked(
        words=words,
        cut=tuple(earlier.text[start:end] for start, end in found.cut[:SHOWN]),
        added=tuple(later.text[start:end] for start, end in found.added[:SHOWN]),
    )
