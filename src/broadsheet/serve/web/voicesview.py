"""Who said what, as a story's page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from broadsheet.model import Article, Copy, Saying, Voice
from broadsheet.serve.web.wording import article_path, chain_names, outlet_name
from broadsheet.text.corrections import READER

# A speaker's sayings in sight; the rest unfold.
IN_SIGHT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One saying, ready to be shown."""

    words: tuple[str, ...]
    direct: bool  # the speaker's own words
    stance: str  # empty for plain "said"
    hedges: tuple[str, ...]
    outlet: str
    path: str  # where it stands
    chain: tuple[str, ...]  # what it passed through behind the outlet, the speaker last
    when: date | None
    yours: bool  # the reader put it right
    new: bool  # nobody had printed it when the reader was here last
    copies: int  # prints of the same text that carry it
    also: tuple[tuple[str, str], ...]  # outlet and path of other articles that carry it


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """One speaker and all that is reported of them."""

    name: str | None
    shown: tuple[Said, ...]
    folded: tuple[Said, ...]
    left: int  # sayings beyond those that unfold
    fresh: int  # how many of those beyond what is in sight are new


def speakers(
    voices: Sequence[Voice],
    articles: Mapping[str, Article],
    copies: Mapping[str, Sequence[Copy]],
    added: frozenset[str] = frozenset(),
    *,
    most: int | None = None,
    folded: int | None = None,
) -> list[SpeakerView]:
    """Return the speakers of a story with their sayings, direct words first; nobody named comes last.

    Args:
        voices: as they are told.
        articles: of the story, by id.
        copies: texts that several outlets printed: the first print, and the others.
        added: articles that came since the reader was here last.
        most: speakers, the first; None: all.
        folded: sayings of each beyond those in sight; None: all.
    """
    groups = {one: first for first, others in copies.items() for one in (first, *(o.id for o in others))}
    views = []
    for voice in sorted(voices, key=lambda voice: voice.name is None)[:most]:
        sayings = _in_order(voice.sayings)
        told = sayings[: None if folded is None else IN_SIGHT + folded]
        said = [_said(saying, voice.name, articles, groups, added) for saying in told]
        views.append(
            SpeakerView(
                name=voice.name,
                shown=tuple(said[:IN_SIGHT]),
                folded=tuple(said[IN_SIGHT:]),
                left=len(sayings) - len(said),
                fresh=sum(saying.article in added for saying in sayings[IN_SIGHT:]),
            )
        )
    return views


def _in_order(sayings: Sequence[Saying]) -> list[Saying]:
    """Return a speaker's sayings, direct words first; one that came through others is among those in sight.

    According to whom is what the page is for: it is not left to what unfolds where there is a way to show.
    """
    found = sorted(sayings, key=lambda saying: saying.statement.form != "direct")
    ways = [at for at, saying in enumerate(found) if saying.statement.chain]
    if ways and ways[0] >= IN_SIGHT:
        found.insert(IN_SIGHT - 1, found.pop(ways[0]))
    return found


def _said(
    saying: Saying,
    name: str | None,
    articles: Mapping[str, Article],
    groups: Mapping[str, str],
    added: frozenset[str],
) -> Said:
    statement, article = saying.statement, articles.get(saying.article)
    outlet = outlet_name(article)
    same = [key for key in saying.also if groups.get(key, key) == groups.get(saying.article, saying.article)]
    names = chain_names(outlet, statement.chain, name) if statement.chain else []
    return Said(
        words=tuple(_tidy(words) for words in saying.words),
        direct=statement.form == "direct",
        stance="" if statement.stance == "said" else statement.stance,
        hedges=statement.hedges,
        outlet=outlet,
        path=statement_path(saying),
        chain=tuple(names[1:]) if names[:1] == [outlet] else tuple(names),
        when=article.published if article else None,
        yours=statement.made_by == READER,
        new=saying.article in added,
        copies=len(same),
        also=tuple(
            (outlet_name(articles.get(key)), article_path(key)) for key in saying.also if key not in same
        ),
    )


def _tidy(words: str) -> str:
    """Return words without the comma that only led on to "he said", and without their line breaks."""
    return " ".join(words.split()).rstrip(",")


def statement_path(saying: Saying) -> str:
    """Return the address of the place where a saying's words stand."""
    content = saying.statement.content
    if saying.statement.field == "title" or not content:
        return article_path(saying.article)
    return article_path(saying.article, content[0].start, content[-1].end)
