"""What must stay together and what apart, before anything is weighed.

The reader's word comes first, the newest before older ones; then copies, which are one text. What they hold
together is one block from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a reader said of some articles; with ``there`` empty: they belong to one story."""

    id: int  # a later word has a higher number
    here: tuple[str, ...]
    there: tuple[str, ...] = ()  # none of ``here`` is in a story with any of these


@dataclass(slots=True, kw_only=True)
class Blocks:
    """Articles in blocks that nothing parts, and which blocks must never be in one story."""

    owners: dict[str, str]
    apart: dict[str, set[str]] = field(default_factory=dict)
    overruled: set[int] = field(default_factory=set)  # words of which something does not hold any more

    def root(self, article: str) -> str:
        """Return the article that stands for the block of this one."""
        while self.owners[article] != article:
            self.owners[article] = self.owners[self.owners[article]]
            article = self.owners[article]
        return article

    def join(self, articles: Iterable[str]) -> bool:
        """Join these articles as far as none of them must be apart; return whether all are one block."""
        roots: list[str] = []
        for article in articles:
            own = self.root(article)
            to = next((root for root in roots if own not in self.apart.get(root, ())), None)
            if to is None:
                roots.append(own)
            elif to != own:
                self._merge(to, own)
        return len(roots) <= 1

    def _merge(self, to: str, own: str) -> None:
        self.owners[own] = to
        for other in self.apart.pop(own, ()):
            self.apart[other].discard(own)
            self._bar(to, other)

    def part(self, here: Iterable[str], there: Iterable[str]) -> bool:
        """Keep articles apart, but for those that are in one block; return whether all of them are."""
        first = {self.root(article) for article in here}
        second = {self.root(article) for article in there}
        for one in first:
            for other in second - {one}:
                self._bar(one, other)
        return first.isdisjoint(second)

    def _bar(self, one: str, other: str) -> None:
        self.apart.setdefault(one, set()).add(other)
        self.apart.setdefault(other, set()).add(one)


def blocks(
    articles: Sequence[str], words: Iterable[Word], groups: Iterable[Mapping[str, str]] = ()
) -> Blocks:
    """Return the blocks of some articles.

    Args:
        articles: ids; of a block the first one of these is known to the others.
        words: of the reader; of two that contradict one another the newer one holds.
        groups: names by article, such as copy groups: what has one name is one block, unless a word or an
            earlier one of these says otherwise.
    """
    out = Blocks(owners={article: article for article in articles})
    for word in sorted(words, key=lambda word: -word.id):
        here = [article for article in word.here if article in out.owners]
        there = [article for article in word.there if article in out.owners]
        holds = out.part(here, there) if word.there else out.join(here)
        if not holds:
            out.overruled.add(word.id)
    for names in groups:
        for members in _by_name(articles, names).values():
            out.join(members)
    return out


def _by_name(articles: Sequence[str], names: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for article in articles:
        if article in names:
            found.setdefault(names[article], []).append(article)
    return found
