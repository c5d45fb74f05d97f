"""All that a story's page tells: as it was kept when the story was told last, else worked out now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet import flow
from broadsheet.model import Article, Copy, Story, Telling
from broadsheet.relate.tracing.origins import traced
from broadsheet.store import articles, index, note_marks, tellings
from broadsheet.store.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a story's articles tell together, and these."""

    articles: Mapping[str, Article]  # oldest first; with their notes where a reader put some right
    telling: Telling
    copies: Mapping[str, tuple[Copy, ...]]  # the first printer of a text, and the others


def told(connection: Connection, story: Story) -> Told:
    """Return what a story's page tells."""
    members = list(story.articles)
    groups = index.groups(connection, members)
    kept = tellings.get(connection, story.id)
    if kept is None:
        found = articles.many(connection, members, with_notes=True)
        texts = list(found.values())
        kept = flow.telling(story, texts, groups, traced(texts, groups).edges)
    else:
        found = articles.many(connection, members)
        corrected = note_marks.said(connection, members)
        found |= articles.many(connection, list(corrected), with_notes=True)
    return Told(articles=found, telling=kept, copies=copies(connection, list(found), groups))


def copies(
    connection: Connection, members: Sequence[str], groups: Mapping[str, str]
) -> dict[str, tuple[Copy, ...]]:
    """Return the texts printed by several outlets: the first printer, and the others with labels."""
    labels = index.copies_of(connection, members)
    out: dict[str, list[Copy]] = {}
    for member in members:
        group = groups.get(member, member)
        if group != member:
            known = {copy.id: copy.label for copy in labels.get(member, ())}
            out.setdefault(group, []).append(Copy(id=member, label=known.get(group, "edited")))
    return {group: tuple(found) for group, found in out.items()}
