"""The recipe: documents become articles, articles get notes, notes make stories."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from broadsheet.extract import articles
from broadsheet.inspect import inspect
from broadsheet.model import Article, Document, Edge, Entity, Failure, Origin, Story, Tag, Telling
from broadsheet.relate.telling.agreement import agreed, denied
from broadsheet.relate.telling.ledger import ledger
from broadsheet.relate.telling.section import section
from broadsheet.relate.telling.summary import summary
from broadsheet.relate.telling.timeline import timeline
from broadsheet.relate.telling.voices import voices
from broadsheet.relate.tracing.origins import Traced, is_opinion, traced
from broadsheet.text.dates import moment
from broadsheet.text.words import fold, words
from broadsheet.workers.pool import Map

_log = logging.getLogger(__name__)

# A headline is of the story's last day of news, where there is one: a paper's own rhythm.
_FRESH = timedelta(days=1)


def read(documents: Iterable[Document | Failure], run: Map) -> Iterator[Article | Failure]:
    """Return the articles of documents with their notes, and what could not be read, in order.

    Args:
        documents: collected; failures among them are passed on.
        run: where the work is done, see ``workers``.
    """
    for found in run(digest, documents):
        yield from found


def digest(document: Document | Failure) -> tuple[Article | Failure, ...]:
    """Return the inspected articles of one document: the step that workers run."""
    return tuple(_inspected(found, document) for found in extracted(document))


def extracted(document: Document | Failure) -> tuple[Article | Failure, ...]:
    """Return the articles of one document as they stand there."""
    if isinstance(document, Failure):
        return (document,)
    try:
        return tuple(articles(document))
    except Exception as error:  # noqa: BLE001  # a bug of ours: shown, logged, and the run goes on
        return (_bug(document, error),)


def _inspected(found: Article | Failure, document: Document | Failure) -> Article | Failure:
    if isinstance(found, Failure) or isinstance(document, Failure):
        return found
    try:
        return inspect(found)
    except Exception as error:  # noqa: BLE001  # the same
        return _bug(document, error)


def inspected(article: Article) -> Article | Failure:
    """Return an article with its notes, or the bug of ours that it met: the step that workers run."""
    try:
        return inspect(article)
    except Exception as error:  # noqa: BLE001  # a bug of ours: shown, logged, and the run goes on
        return _bug(Document(name=article.document or article.id, shape="article", body=""), error)


def _bug(document: Document, error: Exception) -> Failure:
    _log.error("could not read %s", document.name, exc_info=error)
    reason = f"Broadsheet failed on this document ({type(error).__name__}: {error}): please report it"
    return Failure(
        document=document.name, reason=reason, url=document.url, subscription=document.subscription
    )


def with_notes(article: Article) -> Article:
    """Return an article as it is where it has notes of ours, else inspected."""
    if any(not isinstance(note, Tag) or note.source == "broadsheet" for note in article.notes):
        return article
    return inspect(article)


def oldest_first(found: Sequence[Article]) -> list[Article]:
    """Return articles in the order they came out; those without a date last, then by id."""
    far = datetime.max.replace(tzinfo=UTC)
    return sorted(found, key=lambda article: (moment(article.published) or far, article.id))


def tell(
    story: str,
    saga: str,
    members: Sequence[Article],
    copy_groups: Mapping[str, str],
    found: Traced | None = None,
) -> Story:
    """Return a story as the front page tells it, worked out from its articles.

    Args:
        story: its id.
        saga: the saga it belongs to.
        members: its articles with their notes, oldest first; at least one.
        copy_groups: the copy group of each article.
        found: where the reports started; None: it is worked out.
    """
    found = found or traced(members, copy_groups)
    times = [when for article in members if (when := moment(article.published) or article.collected)]
    lead = headline(members, copy_groups, found.origins)
    return Story(
        id=story,
        title=lead.title or lead.text[:90],
        title_from=outlet_name(lead),
        articles=tuple(article.id for article in members),
        saga=saga,
        first=min(times, default=None),
        last=max(times, default=None),
        outlets=tuple(dict.fromkeys(name for article in members if (name := outlet_name(article)))),
        origins=found.origins,
        at_most=found.at_most,
        summary=summary(members, sentences=3),
        section=section(members),
    )


def telling(
    story: Story, members: Sequence[Article], copy_groups: Mapping[str, str], edges: Sequence[Edge]
) -> Telling:
    """Return what a story's page tells, worked out from its articles.

    Args:
        story: as the front page tells it.
        members: its articles with their notes, oldest first.
        copy_groups: the copy group of each article.
        edges: who has it from whom.
    """
    heard, days = voices(members, copy_groups), timeline(members)
    return Telling(
        voices=heard,
        ledger=ledger(members),
        timeline=days,
        edges=tuple(edges),
        agreed=agreed(members, (*story.summary, *days), story.origins, copy_groups),
        denied=denied(heard),
        places=_places(members),
    )


def _places(members: Sequence[Article]) -> tuple[tuple[str, int], ...]:
    """Return the places that articles name, each with how many do, the most named first."""
    named = Counter(
        name
        for article in members
        for name in {
            note.name or note.text
            for note in article.notes
            if isinstance(note, Entity) and note.type == "place"
        }
    )
    return tuple(sorted(named.items(), key=lambda item: (-item[1], item[0])))


def headline(
    members: Sequence[Article], copy_groups: Mapping[str, str], found: Sequence[Origin] = ()
) -> Article:
    """Return the article whose headline stands for the story.

    The newest one in the language that most of them are in, no opinion, of the text that most outlets
    printed within the story's last day, for what many printed at first is soon out of date; one that says what
    others say too before one that plays with words; where there is none like that, what comes nearest. Of a
    text that several outlets printed the headline is that of the outlet where it started, else of the first printer.

    Args:
        members: oldest first; at least one.
        copy_groups: the copy group of each article.
        found: where the reports started.
    """
    printed = Counter(copy_groups.get(article.id, article.id) for article in members)
    spoken = Counter(article.language for article in members)
    began: dict[str, datetime] = {}  # when each text came out first
    for article in members:
        if when := moment(article.published) or article.collected:
            began.setdefault(copy_groups.get(article.id, article.id), when)
    last = max(began.values(), default=None)

    heads = [_telling_words(article.title or "") for article in members]
    texts = (copy_groups.get(article.id, article.id) for article in members)
    # In the headlines of how many texts each word stands: a copy says nothing new.
    used = Counter(
        word for word, _ in {(word, text) for text, head in zip(texts, heads, strict=True) for word in head}
    )

    def fitness(place: int) -> tuple[bool, bool, int, bool, int, bool, int]:
        article = members[place]
        group = copy_groups.get(article.id, article.id)
        fresh = last is None or group not in began or last - began[group] <= _FRESH
        opinion, said = is_opinion(article), spoken[article.language]
        shared = sum(used[word] > 1 for word in heads[place])
        plain = shared >= _SHARED or shared * 2 >= len(heads[place])
        return bool(article.title), not opinion, said, fresh, printed[group], plain, place

    return _as_first_printed(members[max(range(len(members)), key=fitness)], members, copy_groups, found)


def _telling_words(title: str) -> frozenset[str]:
    """Return the words of a headline that say what it is about: the longer ones, as a story's headlines share them."""
    return frozenset(word for word in words(fold(title)) if len(word) >= _TELLING)


_TELLING = 4  # letters
_SHARED = 2  # words: an actor and what was done, or the place of it


def _as_first_printed(
    article: Article, members: Sequence[Article], copy_groups: Mapping[str, str], found: Sequence[Origin]
) -> Article:
    group = copy_groups.get(article.id, article.id)
    prints = [one for one in members if copy_groups.get(one.id, one.id) == group and one.title]
    starts = {origin.name for origin in found if origin.known and article.id in origin.articles}
    return next((one for one in prints if outlet_name(one) in starts), prints[0] if prints else article)


def outlet_name(article: Article) -> str | None:
    """Return what to call the outlet of an article: its name, else its domain."""
    return article.outlet.name or article.outlet.domain if article.outlet else None
