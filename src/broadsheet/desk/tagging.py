"""Hashtags of a reader's own: what they may be called, set and taken off."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from time import time

from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import OwnTag
from broadsheet.store import articles, own_tags
from broadsheet.store.database import Connection, Store
from broadsheet.text.asking.query import tokens

LONGEST_TAG = 60  # letters: three or four words
MOST_TAGS = 50  # of a reader on one article: more is not read
_JOINERS = "\u200c\u200d"  # not seen, but part of how Persian, Hindi and others are spelt


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """One user's hashtags."""

    store: Store
    user: int  # id

    def of(self, article: str) -> tuple[OwnTag, ...]:
        """Return the reader's tags on an article, by name."""
        with self.store.read() as connection:
            return own_tags.of(connection, user=self.user, article=article)

    def named(self, given: str) -> str:
        """Return a tag as it would be kept.

        Raises:
            UsageError: it has no letter, or too many.
        """
        with self.store.read() as connection:
            return tag_name(connection, given, self.user)

    def put(self, article: str, name: str) -> str:
        """Set a tag on an article, and return it as it is printed.

        Raises:
            NotFoundError: there is no such article.
            UsageError: it has no letter, or too many; or the article has ``MOST_TAGS`` already.
        """
        with self.store.write() as connection:
            if not articles.many(connection, [article]):
                raise NotFoundError("article", article)
            name = tag_name(connection, name, self.user)
            has = {tag.name for tag in own_tags.of(connection, user=self.user, article=article)}
            if name not in has and len(has) >= MOST_TAGS:
                raise UsageError(f"an article has at most {MOST_TAGS} tags of yours; take one off first")
            own_tags.put(connection, user=self.user, name=name, keys=[article], now=time())
        return name

    def take(self, article: str, name: str) -> bool:
        """Take a tag off an article; return whether it was there."""
        with self.store.write() as connection:
            return own_tags.take(connection, user=self.user, name=name, article=article)


def tag_name(connection: Connection, given: str, user: int) -> str:
    """Return a tag as it is kept: without number sign and unseen characters, in the form that the reader gave it first.

    Raises:
        UsageError: it has no letter, or too many.
    """
    seen = "".join(char if char.isprintable() or char in _JOINERS else " " for char in given)
    name = unicodedata.normalize("NFC", " ".join(seen.split()).lstrip("# "))
    if not tokens(name):
        raise UsageError("write a tag of letters or digits, for instance harbour")
    if len(name) > LONGEST_TAG:
        raise UsageError(f"a tag has at most {LONGEST_TAG} characters, this one {len(name)}")
    known = {tokens(one): one for one in own_tags.names(connection, user=user)}
    return known.get(tokens(name), name)
