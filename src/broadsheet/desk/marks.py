"""What the reader does: marks and comments."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from time import time

from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import Comment, MarkKind
from broadsheet.store import articles, marks
from broadsheet.store.database import Store

LONGEST_COMMENT = 10_000  # characters: a long letter to the editor


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """One user's marks; what was published is elsewhere and never touched by them."""

    store: Store
    user: int  # id

    def mark(self, article: str, kind: MarkKind) -> None:
        """Set a mark on an article."""
        with self.store.write() as connection:
            marks.mark(connection, user=self.user, article=article, kind=kind, now=time())

    def unmark(self, article: str, kind: MarkKind) -> None:
        """Take a mark away."""
        with self.store.write() as connection:
            marks.unmark(connection, user=self.user, article=article, kind=kind, now=time())

    def of(self, keys: Collection[str]) -> dict[str, frozenset[str]]:
        """Return the marks on these articles."""
        with self.store.read() as connection:
            return marks.of(connection, user=self.user, keys=keys)

    def comment(self, article: str, text: str, parent: int | None = None) -> Comment:
        """Keep a comment on an article, or an answer to another comment, and return it.

        Raises:
            NotFoundError: there is no such article, or no such comment on it.
            UsageError: there is no text in it, or too much.
        """
        text = _checked(text)
        with self.store.write() as connection:
            if articles.get(connection, article) is None:
                raise NotFoundError("article", article)
            if parent is not None and parent not in {c.id for c in marks.comments_on(connection, article)}:
                raise NotFoundError("comment", str(parent))
            return marks.comment(
                connection, user=self.user, article=article, text=text, parent=parent, now=time()
            )

    def comments(self, article: str) -> tuple[Comment, ...]:
        """Return the comments on an article, oldest first."""
        with self.store.read() as connection:
            return marks.comments_on(connection, article)

    def change_comment(self, number: int, text: str) -> str:
        """Put other words in the place of a comment of one's own, and return the id of its article.

        Raises:
            NotFoundError: there is no such comment of this user.
            UsageError: there is no text in it, or too much.
        """
        text = _checked(text)
        with self.store.write() as connection:
            found = marks.change_comment(connection, user=self.user, number=number, text=text, now=time())
        return _own(found, number)

    def take_back_comment(self, number: int) -> str:
        """Take a comment of one's own away, and return the id of its article; answers to it stay.

        Raises:
            NotFoundError: there is no such comment of this user.
        """
        with self.store.write() as connection:
            return _own(marks.take_back_comment(connection, user=self.user, number=number), number)

    def name(self) -> str:
        """Return the user's name, as it stands with their comments."""
        with self.store.read() as connection:
            return marks.user_name(connection, self.user)


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise UsageError("a comment needs some text")
    if len(text) > LONGEST_COMMENT:
        raise UsageError(f"a comment has at most {LONGEST_COMMENT:,} characters, this one {len(text):,}")
    return text


def _own(article: str | None, number: int) -> str:
    if article is None:
        raise NotFoundError("comment", str(number))
    return article
