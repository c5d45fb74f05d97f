"""Passages that a reader marks in articles, with notes: found again when the text has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from time import time

from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import Article, Highlight, Span
from broadsheet.store import articles, highlights
from broadsheet.store.database import Connection, Store
from broadsheet.text.passages import find, found_again, nearest

LONGEST = 5_000  # letters of a passage: three printed pages; who marks more marks the article
LONGEST_NOTE = 5_000  # letters: as long as a comment
MOST = 50_000  # of one reader: twenty a day for seven years


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A highlight and where it stands in the article's present text."""

    highlight: Highlight
    span: Span | None  # None: its words are gone
    reworded: bool = False  # what stands there now is not what the reader marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlights:
    """One reader's marked passages."""

    store: Store
    user: int  # id

    def add(self, article: str, words: str, *, note: str = "", span: Span | None = None) -> Highlight:
        """Mark a passage and return it.

        Args:
            article: its id.
            words: of the passage, as they stand in the text; "…" for what is between.
            note: what the reader has to say of it.
            span: where it stands, where that is known; else it is where the words stand first.

        Raises:
            NotFoundError: there is no such article.
            UsageError: the words don't stand in it, or there is too much of something.
        """
        note = _checked_note(note)
        with self.store.write() as connection:
            found = articles.as_found(connection, article)
            if found is None:
                raise NotFoundError("article", article)
            place = _meant(found, words, span)
            if highlights.count(connection, user=self.user) >= MOST:
                raise UsageError(f"there are {MOST:,} highlights already; take some away first")
            one = Highlight(
                id=0,
                article=article,
                version=found.version,
                start=place.start,
                end=place.end,
                text=found.text[place.start : place.end],
                note=note,
                made=datetime.now(UTC),
            )
            key = highlights.add(connection, one, user=self.user)
            return next(
                kept for kept in highlights.of(connection, user=self.user, article=article) if kept.id == key
            )

    def of(self, article: Article) -> tuple[Marked, ...]:
        """Return what the reader marked in an article, in the order of its present text, what is gone last."""
        with self.store.read() as connection:
            kept = highlights.of(connection, user=self.user, article=article.id)
            if not kept:
                return ()
            former = (
                {} if all(one.version == article.version for one in kept) else _former(connection, article.id)
            )
        found = [_marked(article, one, former.get(one.version)) for one in kept]
        return tuple(
            sorted(found, key=lambda one: (one.span is None, one.span or Span(one.highlight.start, 0)))
        )

    def all(self, words: str = "", limit: int = -1, offset: int = 0) -> tuple[Highlight, ...]:
        """Return every highlight, the latest first, or those in whose passage, note or headline words stand."""
        with self.store.read() as connection:
            return highlights.every(
                connection, user=self.user, words=words.strip(), limit=limit, offset=offset
            )

    def note(self, number: int, words: str) -> str:
        """Put a note on a highlight and return the id of its article.

        Raises:
            NotFoundError: there is no such highlight.
            UsageError: the note is too long.
        """
        words = _checked_note(words)
        with self.store.write() as connection:
            return _there(highlights.note(connection, user=self.user, number=number, words=words), number)

    def remove(self, number: int) -> str:
        """Take a highlight away and return the id of its article; ``restore`` brings it back for a day.

        Raises:
            NotFoundError: there is no such highlight.
        """
        with self.store.write() as connection:
            return _there(highlights.remove(connection, user=self.user, number=number, now=time()), number)

    def restore(self, number: int) -> str:
        """Bring a highlight back that was taken away, and return the id of its article.

        Raises:
            NotFoundError: there is none any more.
        """
        with self.store.write() as connection:
            return _there(highlights.remove(connection, user=self.user, number=number, now=None), number)


def _there(article: str | None, number: int) -> str:
    if article is None:
        raise NotFoundError("highlight", str(number))
    return article


def _checked_note(note: str) -> str:
    note = note.strip()
    if len(note) > LONGEST_NOTE:
        raise UsageError(f"a note has at most {LONGEST_NOTE:,} letters, this one {len(note):,}")
    return note


def _meant(article: Article, words: str, span: Span | None) -> Span:
    """Return the passage that is meant: a span is believed where the words stand there."""
    near = span.start if span else 0
    if span and " ".join(article.text[span.start : span.end].split()) == " ".join(words.split()):
        place: Span | None = _trimmed(article.text, span)
    else:
        place = find(article.text, words, near)
    if place is None or place.start >= place.end:
        raise UsageError("these words do not stand in the text")
    if place.end - place.start > LONGEST:
        raise UsageError(f"a passage has at most {LONGEST:,} letters, this one {place.end - place.start:,}")
    return place


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.end - (len(words) - len(words.rstrip())))


def _former(connection: Connection, article: str) -> dict[int, str]:
    return {one.version: one.text for one in articles.former(connection, article)}


def _marked(article: Article, one: Highlight, then: str | None) -> Marked:
    place = Span(one.start, one.end)
    if then is not None and one.version != article.version:
        span = found_again(then, place, article.text)
    else:
        span = nearest(article.text, one.text, one.start)
    now = article.text[span.start : span.end] if span else ""
    return Marked(highlight=one, span=span, reworded=bool(span) and now.split() != one.text.split())


def as_markdown(found: Iterable[tuple[Highlight, Article | None]]) -> str:
    """Return highlights as Markdown: by article, each passage as a quotation, the note below it."""
    by_article: dict[str, list[tuple[Highlight, Article | None]]] = {}
    for one, article in found:
        by_article.setdefault(one.article, []).append((one, article))
    parts = []
    for group in by_article.values():
        parts.append(_heading(group[0][1]))
        for one, _ in sorted(group, key=lambda pair: pair[0].start):
            parts.append("\n".join(f"> {line}".rstrip() for line in one.text.splitlines()))
            if one.note:
                parts.append(one.note)
    return "\n\n".join(parts) + "\n" if parts else ""


def _heading(article: Article | None) -> str:
    if article is None:
        return "## (an article that is not here any more)"
    title = " ".join((article.title or "(no headline)").split()).replace("[", "\\[").replace("]", "\\]")
    linked = f"[{title}]({article.url})" if article.url else title
    outlet = (article.outlet.name or article.outlet.domain) if article.outlet else None
    day = article.published.isoformat()[:10] if article.published else None
    by = ", ".join(part for part in (outlet, day) if part)
    return f"## {linked}" + (f"\n\n{by}" if by else "")
