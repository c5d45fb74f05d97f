"""What came back from a subscription, read in a worker process: bytes in, articles out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from broadsheet import flow
from broadsheet.collect.feed import parse_feed
from broadsheet.collect.identity import digest_of_text, entry_keys
from broadsheet.collect.kinds import documents
from broadsheet.collect.mail import parse_mail
from broadsheet.collect.sitemap import parse_sitemap
from broadsheet.extract.sites import fix_for
from broadsheet.extract.teaser import is_teaser
from broadsheet.model import Article, Document, Failure, FeedFacts, Hints, SubscriptionKind

SECONDS = 30.0
"""How long reading one answer may take. The largest feeds that are read (5,000 entries) take under ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, still bytes."""

    kind: SubscriptionKind
    body: bytes
    name: str
    url: str
    media_type: str | None
    collected: datetime
    subscription: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One article of an answer, and by what it is known again."""

    article: Article
    keys: tuple[str, ...]
    digest: str  # of the entry: tells an edit from a repeat
    teaser: bool  # the rest stands on its page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an answer holds."""

    facts: FeedFacts = field(default_factory=FeedFacts)
    taken: tuple[Taken, ...] = ()
    failures: tuple[Failure, ...] = ()
    nested: tuple[str, ...] = ()  # further sitemaps that it names


_Found = tuple[FeedFacts, Sequence[Document | Failure], Sequence[str]]


def read_answer(answer: Answer) -> Reading:
    """Return the articles of an answer: the step that workers run."""
    facts, found, nested = READERS[answer.kind](answer)
    read = [item for item in found if isinstance(item, Document)]
    failures = [item for item in found if isinstance(item, Failure)]
    taken: list[Taken] = []
    for document, keys in zip(read, entry_keys(read, site=facts.link), strict=True):
        articles = flow.extracted(document)
        failures += [item for item in articles if isinstance(item, Failure)]
        taken += _taken(document, keys, [item for item in articles if isinstance(item, Article)])
    return Reading(facts=facts, taken=tuple(taken), failures=tuple(failures), nested=tuple(nested))


def _taken(document: Document, keys: tuple[str, ...], articles: Sequence[Article]) -> list[Taken]:
    if len(articles) != 1:  # a page or a letter that holds several: each stands for itself
        return [
            Taken(article=article, keys=(f"id:{article.id}",), digest=article.id, teaser=False)
            for article in articles
        ]
    (article,) = articles
    article = _with_hints(article, document.hints)
    fix = fix_for(article.url)
    fetched = document.shape == "entry" and article.url is not None and (fix is None or fix.fetch)
    teaser = fetched and is_teaser(article.text, document.body)
    return [
        Taken(article=article, keys=keys, digest=digest_of_text(article.title, article.text), teaser=teaser)
    ]


def _with_hints(article: Article, hints: Hints) -> Article:
    if not (hints.section or hints.image or hints.updated):
        return article
    return replace(
        article,
        section=article.section or hints.section,
        image=article.image or hints.image,
        updated=article.updated or hints.updated,
    )


def _feed(answer: Answer) -> _Found:
    facts, found = parse_feed(
        answer.body,
        name=answer.name,
        url=answer.url,
        media_type=answer.media_type,
        collected=answer.collected,
        subscription=answer.subscription,
    )
    return facts, found, ()


def _page(answer: Answer) -> _Found:
    found = documents(
        answer.body,
        name=answer.name,
        url=answer.url,
        media_type=answer.media_type,
        collected=answer.collected,
        subscription=answer.subscription,
    )
    return FeedFacts(), list(found), ()


def _sitemap(answer: Answer) -> _Found:
    nested, found = parse_sitemap(
        answer.body,
        name=answer.name,
        url=answer.url,
        collected=answer.collected,
        subscription=answer.subscription,
    )
    return FeedFacts(), found, nested


def _mail(answer: Answer) -> _Found:
    found = parse_mail(
        answer.body, name=answer.name, subscription=answer.subscription, collected=answer.collected
    )
    return FeedFacts(), found, ()


READERS: dict[SubscriptionKind, Callable[[Answer], _Found]] = {
    "feed": _feed,
    "mail": _mail,
    "page": _page,
    "sitemap": _sitemap,
}
"""The reader of each kind of subscription."""
