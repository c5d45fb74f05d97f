"""Rules and saved searches: what a reader asks for again and again."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from broadsheet.desk.tagging import tag_name
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import Hit, Rule, RuleDeed, SavedSearch, ToldOf
from broadsheet.store import rules, search, searches
from broadsheet.store.asking import Asker
from broadsheet.store.database import Connection, Store
from broadsheet.text.asking.query import parse

LONGEST = 500  # characters of a query that is kept: some thirty terms
MOST = 500  # rules, and searches, of a reader: each rule is asked for every batch of articles that comes
TOLD = 200  # articles that a reader is told of, by rule: "200 and more"
_TOLD_SECONDS = 7 * 86_400.0  # what came a week ago is no news
_TOKEN_BYTES = 24  # 192 bits: an address that nobody guesses
COUNTED = 1000  # counts of a saved search go no further: "1,000 and more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One user's rules and saved searches."""

    store: Store
    user: int  # id

    def all(self) -> tuple[Rule, ...]:
        """Return the rules, in the order in which they were made."""
        with self.store.read() as connection:
            return rules.every(connection, user=self.user)

    def would(self, asked: str, limit: int = 20) -> tuple[int, tuple[Hit, ...]]:
        """Return to how many stored articles a rule would be done (at most ``COUNTED``), and the newest of them.

        Raises:
            UsageError: there is nothing asked for, or something that is not understood.
        """
        asked = _checked(asked)
        with self.store.read() as connection:
            asker = self._asker()
            return (
                search.count(connection, asked, asker, most=COUNTED),
                search.search(connection, asked, asker, limit=limit, order="time"),
            )

    def add(self, asked: str, does: RuleDeed, *, tag: str = "", replay: bool = True) -> tuple[Rule, int]:
        """Keep a rule; return it, and to how many stored articles it was done at once.

        Args:
            asked: a line of the search language.
            does: what is done.
            tag: the hashtag that it sets, where it sets one.
            replay: whether stored articles count, not only those to come.

        Raises:
            UsageError: there is nothing asked for, something that is not understood, or too much.
        """
        asked = _checked(asked)
        with self.store.write() as connection:
            mine = rules.every(connection, user=self.user)
            if len(mine) >= MOST:
                raise UsageError(f"there are {MOST} rules already; remove one first")
            asker = self._asker()
            name = tag_name(connection, tag, self.user) if does == "tag" else None
            now = asker.now.timestamp()
            key = rules.add(connection, user=self.user, asked=asked, does=does, now=now, tag=name)
            rule = Rule(id=key, asked=asked, does=does, made=asker.now, tag=name)
            return rule, rules.carry_out(connection, rule, asker) if replay else 0

    def remove(self, rule: int) -> int:
        """Take a rule away and undo what it did; return how many marks and tags went with it."""
        with self.store.write() as connection:
            return rules.remove(connection, user=self.user, rule=rule)

    def told_of(self, now: datetime) -> tuple[ToldOf, ...]:
        """Return what came in lately that the reader wants to be told of, and has not read (at most ``TOLD``)."""
        since = now.timestamp() - _TOLD_SECONDS
        with self.store.read() as connection:
            return rules.told_of(connection, user=self.user, since=since, most=TOLD)

    def who_hid(self, keys: Collection[str]) -> dict[str, Rule]:
        """Return the rule that hid each of these articles, of those that a rule hid."""
        with self.store.read() as connection:
            return rules.who_hid(connection, user=self.user, keys=keys)

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        with self.store.read() as connection:
            return searches.every(connection, user=self.user)

    def unread(self, found: Collection[SavedSearch]) -> dict[int, int]:
        """Return how many unread articles answer each search, counted as far as ``COUNTED``."""
        asker = self._asker()
        with self.store.read() as connection:
            return {
                one.id: search.count(connection, f"is:unread {one.asked}", asker, most=COUNTED)
                for one in found
            }

    def save(self, asked: str, name: str | None = None) -> int:
        """Keep a search and return its number.

        Args:
            asked: a line of the search language.
            name: what it is called; None: what it asks for.

        Raises:
            UsageError: there is nothing asked for, something that is not understood, or too much.
        """
        asked = _checked(asked)
        with self.store.write() as connection:
            if len(searches.every(connection, user=self.user)) >= MOST:
                raise UsageError(f"there are {MOST} saved searches already; remove one first")
            now = self._asker().now.timestamp()
            return searches.add(
                connection, user=self.user, name=(name or asked)[:LONGEST], asked=asked, now=now
            )

    def forget(self, key: int) -> None:
        """Forget a saved search, and its feed with it."""
        with self.store.write() as connection:
            searches.remove(connection, user=self.user, key=key)

    def share(self, key: int) -> str:
        """Give a saved search a feed at a new private address, and return the token of it.

        Raises:
            NotFoundError: there is no such search.
        """
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        with self.store.write() as connection:
            if not searches.set_token(connection, user=self.user, key=key, token=token):
                raise NotFoundError("saved search", str(key))
        return token

    def unshare(self, key: int) -> None:
        """Take the private address of a saved search away."""
        with self.store.write() as connection:
            searches.set_token(connection, user=self.user, key=key, token=None)

    def shared(self, token: str, limit: int) -> tuple[SavedSearch, tuple[Hit, ...]]:
        """Return the search, whoever keeps it, that has a private address, and the newest articles that answer it.

        Raises:
            NotFoundError: no search has it, or not any more.
        """
        with self.store.read() as connection:
            found = searches.by_token(connection, token)
            if found is None:
                raise NotFoundError("feed", "at this address")
            user, one = found
            asker = Asker(user=user, now=datetime.now(UTC).astimezone())
            return one, search.search(connection, one.asked, asker, limit=limit, order="time")

    def _asker(self) -> Asker:
        return Asker(user=self.user, now=datetime.now(UTC).astimezone())


def carry_out_all(connection: Connection, keys: Collection[str], now: datetime) -> None:
    """Do what every reader's rules say to articles that came in.

    Args:
        connection: an open writing transaction.
        keys: articles that were inspected and placed.
        now: when.
    """
    for user, rule in rules.standing(connection):
        rules.carry_out(connection, rule, Asker(user=user, now=now), among=keys)


def _checked(asked: str) -> str:
    # At an end of it OR joins nothing, until something else is put there.
    asked = " ".join(asked.split()).removeprefix("OR ").removesuffix(" OR")
    query = parse(asked)
    if query.problems:
        raise UsageError(query.problems[0])
    if not query:
        raise UsageError("write what to look for, for instance title:football or outlet:Reuters")
    if len(asked) > LONGEST:
        raise UsageError(f"a search that is kept has at most {LONGEST} characters, this one {len(asked)}")
    return asked
