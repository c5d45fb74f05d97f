"""The plain lists of articles, what is unread in them, and reading all of it at once."""

from __future__ import annotations

from dataclasses import dataclass
from time import time
from typing import Literal

from broadsheet.model import Article
from broadsheet.store import rivers, sweeps
from broadsheet.store.database import Store
from broadsheet.store.rivers import Asked, Feed, Folder
from broadsheet.store.sweeps import Scope

__all__ = ["COUNTED", "Asked", "Feed", "Folder", "Part", "Rivers", "Scope"]

COUNTED = rivers.COUNTED
Part = Literal["above", "all", "below"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivers:
    """One user's lists of articles."""

    store: Store
    user: int  # id

    def listed(self, asked: Asked) -> tuple[Article, ...]:
        """Return articles without their notes, but for those that the reader hid."""
        with self.store.read() as connection:
            return rivers.listed(connection, user=self.user, asked=asked)

    def folders(self) -> tuple[Folder, ...]:
        """Return the folders by name, with what is unread in each, counted as far as ``COUNTED``."""
        with self.store.read() as connection:
            return rivers.folders(connection, self.user)

    def feeds(self, folder: str, limit: int, offset: int = 0) -> tuple[Feed, ...]:
        """Return the subscriptions of a folder by title, with what is unread in each."""
        with self.store.read() as connection:
            return rivers.feeds(connection, user=self.user, folder=folder, limit=limit, offset=offset)

    def of_folder(self, folder: str) -> Scope:
        """Return what a folder holds; "" is what is in none."""
        with self.store.read() as connection:
            return Scope(subscriptions=rivers.within(connection, user=self.user, folder=folder))

    def top(self) -> int:
        """Return how far articles have come in: who reads everything now does not read what comes later."""
        with self.store.read() as connection:
            return sweeps.top(connection)

    def read(self, scope: Scope, *, upto: int, part: Part = "all", article: str = "") -> int:
        """Mark all of a scope as read, or what stands above or below an article; return what ``undo`` takes.

        Args:
            scope: what was read.
            upto: what ``top`` was when the reader saw the list.
            part: of the list, the newest first.
            article: above or below which.
        """
        with self.store.write() as connection:
            if part == "all":
                return sweeps.everything(connection, user=self.user, scope=scope, upto=upto, now=time())
            way = sweeps.above if part == "above" else sweeps.below
            return way(connection, user=self.user, scope=scope, article=article, upto=upto, now=time())

    def undo(self, sweep: int) -> bool:
        """Take back what was marked as read at once; return whether there was something to take back."""
        with self.store.write() as connection:
            return sweeps.undo(connection, user=self.user, sweep=sweep)
