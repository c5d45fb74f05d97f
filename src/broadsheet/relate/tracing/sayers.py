"""Who the speakers of a story are: one name for a body, its short forms, and whoever speaks for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from broadsheet.model import Article, Statement
from broadsheet.relate.tracing.offices import (
    HEADED,
    authority,
    is_bare,
    is_described,
    kind_abroad,
    speaks_for,
)
from broadsheet.relate.tracing.outletnames import Names, forms, key_of, name_of, own_key
from broadsheet.relate.tracing.samewords import same_words
from broadsheet.relate.tracing.sourcewords import BODY_HEADS, SPOKEN_FOR, SPOKES
from broadsheet.relate.tracing.speakernames import (
    BODIES,
    TELLING,
    capital_inside,
    first,
    is_body,
    is_named,
    is_within,
    same,
    telling,
    tidy,
    words,
)
from broadsheet.text.sentences import sentences
from broadsheet.text.words import fold

_DEFINED = re.compile(r"\A\s*\((?:the\s+)?([A-Z]+[a-z]?[A-Z]{1,8})\)")
_WORD = re.compile(r"[^\W_][\w’'.&-]*")
_OFFICE = (
    40  # characters around a name in which the office stands: "the agency's press officer for Europe"; chosen
)
_BEHIND = re.compile(rf",[^.]*?{SPOKES.pattern}", re.IGNORECASE)


class Sayers:
    """The speakers of a story, grouped."""

    def __init__(self, articles: Sequence[Article], names: Names, bodies: Collection[str]) -> None:
        """Group the speakers of these articles.

        Args:
            articles: of one story, with notes.
            names: its outlets.
            bodies: keys of those of its outlets that speak for themselves: companies, authorities.
        """
        self._names = names
        self._own_bodies = bodies
        self._above: dict[str, str] = {}
        self._groups: dict[str, list[str]] = {}
        self._places: dict[str, tuple[tuple[int, int, str], ...]] = {}  # by text
        self._printed: Counter[str] = Counter()
        self._starts: dict[str, list[str]] = defaultdict(list)
        self._outlets: dict[str, str] = {}  # name to key
        self._collect(articles)
        self._add_bodies(articles)
        self._join_alike()
        self._join_abroad()
        for article in articles:
            self._join_defined(article)
        for article in articles:
            self._join_spoken_for(article)
            self._join_own_people(article)
        self.repeated = tuple(same_words(articles))
        self._meant = self._corrected()
        self._join_repeated()

    def speaker(self, note: Statement) -> str | None:
        """Return the group of who made a statement: where other articles give the same words to one more often, that one."""
        return self._meant.get(id(note)) or (self.key(note.speaker.name) if note.speaker else None)

    def key(self, name: str) -> str | None:
        """Return the group of a name, None where it is nobody's."""
        tidied = tidy(name)
        return self._root(tidied) if tidied in self._above else self._fitting(name)

    def _fitting(self, described: str) -> str | None:
        """Return the one body that a description of two words or more fits: "Italy's coast guard"."""
        parts, of = telling(described), telling
        if len(parts) < TELLING:
            parts, of = words(described), words  # "the Peruvian police"
        if len(parts) < TELLING or not BODIES & parts:
            return None
        fitting = {self._root(name) for name in self._above if " " in name and parts <= of(name)}
        return fitting.pop() if len(fitting) == 1 else None

    def name(self, key: str) -> str:
        """Return what to call a group: the name most often printed."""
        return max(self._members(key), key=lambda name: (self._printed[name], len(name), name), default=key)

    def outlet(self, key: str) -> str | None:
        """Return the key of the story's outlet that a group is, None where it is none."""
        return next((self._outlets[name] for name in self._members(key) if name in self._outlets), None)

    def speaks(self, outlet: str) -> bool:
        """Return whether an outlet, by its key, is one of those that speak for themselves."""
        return outlet in self._own_bodies

    def is_body(self, key: str) -> bool:
        """Return whether a group is a body, or speaks for one."""
        return self._is_surely_body(key) or all(" " not in name for name in self._members(key))

    def may_be_person(self, key: str) -> bool:
        """Return whether a group may be a person, also one of whom a story has a single name."""
        alone = (name for name in self._members(key) if " " not in name)
        return not self._is_surely_body(key) and not any(
            name.isupper() or fold(name) in BODIES for name in alone
        )

    def named_in(self, text: str) -> Sequence[tuple[int, int, str]]:
        """Return where the groups are named in a text: start, end, group."""
        if text not in self._places:
            self._places[text] = tuple(self._find(text))
        return [(start, end, self._root(name)) for start, end, name in self._places[text]]

    def _find(self, text: str) -> Iterator[tuple[int, int, str]]:
        until = 0
        for match in _WORD.finditer(text):
            if match.start() >= until and match[0][0].isupper():
                for name in self._starts.get(first(match[0]), ()):
                    end = match.start() + len(name)
                    if text.startswith(name, match.start()) and not text[end : end + 1].isalnum():
                        yield match.start(), end, name
                        until = end
                        break

    def body_of(self, article: Article, head: str = "") -> str | None:
        """Return the body that "the company" or "it" is in an article: the one of that kind, or named most."""
        named = Counter(key for _, _, key in self.named_in(article.text) if self.is_body(key))
        fitting = [key for key in named if head and self._has_word(key, head)]
        return max(fitting or named, key=lambda key: named[key], default=None)

    def _has_word(self, key: str, word: str) -> bool:
        return any(word in fold(name).split() for name in self._members(key))

    # --- grouping ---------------------------------------------------------------------------------------

    def _collect(self, articles: Iterable[Article]) -> None:
        alone: list[tuple[str, str]] = []
        for article in articles:
            for note in article.notes:
                if isinstance(note, Statement) and note.field == "text" and note.speaker:
                    name = tidy(note.speaker.name)
                    if not (is_named(name) and is_named(note.speaker.name)) or self._is_newsroom(name):
                        continue
                    if " " in name and not name[0].islower():
                        self._add(name)
                    else:
                        alone.append((name, article.text))
        last = {fold(name.split()[-1]) for name in self._above}
        for name, text in alone:
            if fold(name.split()[-1]) in last or (" " not in name and capital_inside(name, text)):
                self._add(name)

    def _is_newsroom(self, name: str) -> bool:
        key = self._names.key(name)
        return key is not None and key not in self._own_bodies

    def _add(self, name: str) -> None:
        self._printed[name] += 1
        if name not in self._above:
            self._above[name] = name
            self._groups[name] = [name]
            self._places.clear()
            self._starts[first(name)].append(name)
            self._starts[first(name)].sort(key=len, reverse=True)

    def _add_bodies(self, articles: Iterable[Article]) -> None:
        """Add those outlets of the story that speak for themselves."""
        for name in dict.fromkeys(name for a in articles if (name := name_of(a.outlet))):
            if key_of(name) in self._own_bodies:
                mine = forms(name)
                for form in (name, *mine):
                    self._add(form)
                    self._outlets[form] = key_of(name)
                    self._join(name, form)

    def _join_alike(self) -> None:
        known = sorted(self._above, key=lambda name: (-len(name.split()), name))
        for place, longer in enumerate(known):
            for shorter in known[place + 1 :]:
                if same(longer, shorter):
                    self._join(longer, shorter)

    def _join_abroad(self) -> None:
        """Join an authority that has its own name in another language to the story's one authority of that kind."""
        for name in list(self._above):
            if (kind := kind_abroad(name)) is None:
                continue
            others = {self._root(other) for other in self._of_kind(kind)} - {self._root(name)}
            if len(others) == 1:
                self._join(name, others.pop())

    def _of_kind(self, kind: str) -> Iterator[str]:
        """Yield the names of authorities of a kind."""
        for name in self._above:
            if " " in name and is_body(name) and any(part.startswith(kind) for part in fold(name).split()):
                yield name

    def _join_defined(self, article: Article) -> None:
        for _, end, key in self.named_in(article.text):
            defined = _DEFINED.match(article.text[end : end + 14])
            if defined and self.is_body(key):
                self._add(defined[1])
                self._join(key, defined[1])

    def _join_own_people(self, article: Article) -> None:
        """Join who speaks in a body's own text to that body."""
        own = own_key(article)
        if own is None or own not in self._own_bodies:
            return
        home = self.key(name_of(article.outlet) or "")
        for note in article.notes:
            if home and isinstance(note, Statement) and note.field == "text" and note.speaker:
                key = self.key(note.speaker.name)
                if key and self.outlet(key) is None and not self._is_surely_body(key):
                    self._join(home, key)

    def _join_spoken_for(self, article: Article) -> None:
        """Join "the Food Agency's spokeswoman An Berg" to the agency."""
        for start, end in sentences(article.text):
            line = article.text[start:end]
            if not SPOKEN_FOR.search(line):
                continue
            named = self.named_in(line)
            for (begin, left, one), (right, until, other) in pairwise(named):
                if one != other and speaks_for(line, begin, left, right, until):
                    self._join(one, other)
            self._join_described(article, line, named)

    def _join_described(self, article: Article, line: str, named: Sequence[tuple[int, int, str]]) -> None:
        """Join "agency spokeswoman An Berg" to the agency that the article names."""
        for begin, end, key in named:
            if self._is_surely_body(key):
                continue
            before, after = line[max(0, begin - _OFFICE) : begin], line[end : end + _OFFICE]
            if (body := self._at_home(before)) is not None:
                self._join(body, key)
            elif SPOKES.search(before) or _BEHIND.match(after) or is_described(before, after):
                heads = [word for word in fold(f"{before} {after} {line}").split() if word in BODY_HEADS]
                body = self.body_of(article, next((head for head in heads if not SPOKES.fullmatch(head)), ""))
                if body:
                    self._join(body, key)
            elif (body := self._of_rank(before, after)) is not None or (
                is_bare(before) and (body := self._body_before(article, key)) is not None
            ):
                self._join(body, key)

    def _of_rank(self, before: str, after: str) -> str | None:
        """Return the story's one authority of the kind that a title is of: "Chief Deputy Ada Holm" of its sheriff's office."""
        behind = re.match(r",\s+(?:an?\s+|the\s+)?([^,.;:]*)", after)
        titles = (re.split(r"[,.;:]", before)[-1], behind[1] if behind else "")
        kind = next((kind for title in titles if (kind := authority(title))), None)
        if kind is None:
            return None
        fitting = {self._root(name) for name in self._of_kind(kind)}
        return fitting.pop() if len(fitting) == 1 else None

    def _body_before(self, article: Article, key: str) -> str | None:
        """Return the body that is named last before a speaker, where there is one."""
        named = self.named_in(article.text)
        first_named = min((start for start, _, one in named if one == key), default=0)
        before = [one for start, _, one in named if start < first_named and self._is_surely_body(one)]
        return before[-1] if before else None

    def _at_home(self, before: str) -> str | None:
        """Return the body whose office somebody holds: "Kariba district co-ordinator Ada Holm" of its district office."""
        title = re.split(r"[,.;:]", before)[-1]
        if not SPOKEN_FOR.search(title):
            return None
        told = telling(title)
        fitting = {
            self._root(name) for name in self._above if is_body(name) and is_within(telling(name), told)
        }
        headed = HEADED.search(title)
        if headed and not fitting:
            fitting = {
                self._root(name) for name in self._above if is_body(name) and name.startswith(f"{headed[1]} ")
            }
        return fitting.pop() if len(fitting) == 1 else None

    def _join_repeated(self) -> None:
        """Join those who are given the same words, but for two people: of these one is a mistake."""
        for one, other in self.repeated:
            keys = [self.key(report.note.speaker.name) for report in (one, other) if report.note.speaker]
            if len(keys) == 2 and keys[0] and keys[1] and (self.is_body(keys[0]) or self.is_body(keys[1])):
                self._join(keys[0], keys[1])

    def _corrected(self) -> dict[int, str]:
        """Return who is meant in statements given to somebody else than the same words are in more articles."""
        given: dict[int, Counter[str]] = defaultdict(Counter)
        mine: dict[int, str] = {}
        for pair in self.repeated:
            for one, other in (pair, pair[::-1]):
                keys = [self.key(report.note.speaker.name) for report in (one, other) if report.note.speaker]
                if len(keys) == 2 and keys[0] and keys[1]:
                    mine[id(one.note)] = keys[0]
                    given[id(one.note)][keys[1]] += 1
        meant = {note: max(found, key=lambda key: (found[key], key)) for note, found in given.items()}
        return {
            note: key
            for note, key in meant.items()
            if given[note][key] > given[note][mine[note]] + 1 and not self.is_body(mine[note])
        }

    def _is_surely_body(self, key: str) -> bool:
        return self.outlet(key) is not None or any(
            " " in name and is_body(name) for name in self._members(key)
        )

    def _members(self, key: str) -> Sequence[str]:
        return self._groups.get(key, ())

    def _root(self, name: str) -> str:
        while self._above.get(name, name) != name:
            name = self._above[name]
        return name

    def _join(self, one: str, other: str) -> None:
        kept, second = sorted((self._root(one), self._root(other)))
        if kept != second:
            self._above[second] = kept
            self._groups[kept] += self._groups.pop(second)
