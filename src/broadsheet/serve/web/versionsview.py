"""The articles of a story by outlet: own reports, copies and edited copies, and what each rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model import Article, Copy, Story
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import ngettext
from broadsheet.serve.web.wording import outlet_name
from broadsheet.text.edits import difference

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
    label: str  # "copy" or "edited", or empty
    of: Article | None  # what it copies
    reworked: Reworked | None  # against ``of``
    copies: int  # of it, elsewhere
    origins: tuple[str, ...]
    new: bool  # it came since the reader was here last


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """What one outlet printed."""

    name: str
    printed: tuple[Printed, ...]  # the first of it
    left: int  # articles beyond these


def by_outlet(
    story: Story,
    articles: Mapping[str, Article],
    copies: Mapping[str, Sequence[Copy]],
    added: frozenset[str] = frozenset(),
    *,
    most: int | None = None,
    printed: int | None = None,
) -> list[OutletView]:
    """Return what each outlet printed, in the order in which they came to the story.

    Of outlets and articles beyond what is shown nothing is worked out: comparing a copy with its source takes time.

    Args:
        story: with its origins.
        articles: of the story, by id.
        copies: texts that several outlets printed: the first print, and the others.
        added: articles that came since the reader was here last.
        most: outlets, the first; None: all.
        printed: articles of each, those that came since first of all, then the first ones; None: all.
    """
    copied = {copy.id: (first, copy.label) for first, group in copies.items() for copy in group}
    outlets: dict[str, list[Article]] = {}
    for article in articles.values():
        outlets.setdefault(outlet_name(article), []).append(article)

    def view(article: Article) -> Printed:
        first, label = copied.get(article.id, (None, ""))
        source = articles.get(first) if first else None
        return Printed(
            article=article,
            label=label,
            of=source,
            reworked=reworked(source, article) if source else None,
            copies=len(copies.get(article.id, ())),
            origins=tuple(origin.name for origin in story.origins if article.id in origin.articles),
            new=article.id in added,
        )

    shown = {name: _in_sight(found, added, printed) for name, found in list(outlets.items())[:most]}
    return [
        OutletView(name=name, printed=tuple(map(view, some)), left=len(outlets[name]) - len(some))
        for name, some in shown.items()
    ]


def _in_sight(found: Sequence[Article], added: frozenset[str], most: int | None) -> list[Article]:
    """Return so many articles in their order: new ones before others, for nobody looks for these among what is left out."""
    chosen = sorted(range(len(found)), key=lambda at: (found[at].id not in added, at))[:most]
    return [found[at] for at in sorted(chosen)]


def reworked(earlier: Article, later: Article) -> Reworked:
    """Return what a later article kept, cut and added of an earlier one's text."""
    found = difference(earlier.text, later.text)
    changed = sum(one.changed for one in found.kept)
    words = [
        _counted(
            ngettext("keeps %(num)s sentence", "keeps %(num)s sentences", len(found.kept)), len(found.kept)
        )
    ]
    if changed:
        words.append(
            _counted(ngettext("%(num)s of them reworded", "%(num)s of them reworded", changed), changed)
        )
    if found.moved:
        words.append(_("in another order"))
    if found.cut:
        words.append(_counted(ngettext("cuts %(num)s", "cuts %(num)s", len(found.cut)), len(found.cut)))
    if found.added:
        words.append(_counted(ngettext("adds %(num)s", "adds %(num)s", len(found.added)), len(found.added)))
    return Reworked(
        words=_(", ").join(words),
        cut=tuple(earlier.text[start:end] for start, end in found.cut[:SHOWN]),
        added=tuple(later.text[start:end] for start, end in found.added[:SHOWN]),
    )


def _counted(words: str, number: int) -> str:
    return words % {"num": number}
