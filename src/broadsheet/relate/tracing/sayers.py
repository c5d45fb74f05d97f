"""Who the speakers of a story are: one name for a body, its short forms, and whoever speaks for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from broadsheet.model import Article, Statement
from broadsheet.relate.tracing.outletnames import Names, forms, key_of, name_of
from broadsheet.relate.tracing.samewords import same_words
from broadsheet.relate.tracing.sourcewords import BODY_HEADS, SPOKEN_FOR, SPOKES, VAGUE
from broadsheet.text.countries import by_adjective, by_name
from broadsheet.text.sentences import sentences
from broadsheet.text.words import fold

_SMALL = frozenset(("&", "al", "and", "bin", "da", "de", "del", "der", "di", "do", "dos", "for", "la", "le", "of", "on", "the", "van", "von", "y", "zu"))  # fmt: skip
_CORPORATE = frozenset(("ag", "gmbh", "inc", "ltd", "nv", "oyj", "plc", "sa", "se"))
# A name in which every word is one of these is an office or a place word, nobody's name.
_OFFICES = frozenset(
    (
        "authorities", "captain", "chairman", "chief", "coach", "commander", "commanders", "commissioner", "director", "doctor",
        "executive", "firefighters", "general", "governor", "head", "investigators", "judge", "king", "lawyers", "leader",
        "manager", "mayor", "minister", "officer", "officials", "police", "president", "prime", "prosecutor", "prosecutors",
        "quality", "relatives", "rescuers", "secretary", "spokesman", "spokesperson", "spokeswoman", "witness",
    )
)  # fmt: skip
# Words of which a body's name has one where it is no acronym, beside those that describe one.
_BODIES = BODY_HEADS | frozenset(
    (
        "armed", "board", "centre", "center", "congress", "defence", "defense", "embassy", "forces", "guard", "house",
        "kremlin", "navy", "office", "parliament", "protection", "rescue", "security", "senate", "staff", "system",
    )
)  # fmt: skip
_DEFINED = re.compile(r"\A\s*\((?:the\s+)?([A-Z]+[a-z]?[A-Z]{1,8})\)")
_WORD = re.compile(r"[^\W_][\w’'.&-]*")
_HEAD = re.compile(r"[^\W_][\w&-]*")
_BETWEEN = (
    80  # characters between a body's name and that of who speaks for it: an office and two commas; chosen
)
_TELLING = 2  # words of a description that tell a body from others; chosen
_OFFICE = (
    40  # characters around a name in which the office stands: "the agency's press officer for Europe"; chosen
)
_BEHIND = re.compile(rf",[^.]*?{SPOKES.pattern}", re.IGNORECASE)
# "its chief executive Per Lie", "Per Lie, the refinery's managing director".
_DESCRIBED = rf"(?:its|their|the\s+(?:[\w-]+\s+)?(?:{'|'.join(sorted(BODY_HEADS))})['’]s?|(?:{'|'.join(sorted(BODY_HEADS))}))\s+(?:[\w-]+\s+){{0,2}}?(?:boss|chief|ceo|chair\w*|director|head|manager|president)"
_ITS = re.compile(rf"\b{_DESCRIBED}(?:\s+executive)?,?\s+\Z", re.IGNORECASE)
_ITS_BEHIND = re.compile(rf",\s+{_DESCRIBED}\b", re.IGNORECASE)
_BODY_FIRST = re.compile(r"(?:['’]s?)?(?:\s*\([^)]*\))?(?:\s+[\w/-]+){0,6},?\s+")
_PERSON_FIRST = re.compile(r"(?:,|\s+\()?(?:\s+[\w/’'-]+){0,6}\s+(?:at|for|from|of|with)\s+(?:the\s+)?")
_CLAUSE = re.compile(
    r"\b(?:after|and|are|as|be|been|by|had|has|have|he|her|his|is|it|on|said|says|she|that|their|they|to|told|was|were|when|which|"
    r"while|who|will|would|wrote)\b|[“”\"«»;:]"
)


def is_named(name: str) -> bool:
    """Return whether words are somebody's name: no country, office or description.

    >>> is_named("Ada Holm"), is_named("the harbour ministry"), is_named("Ukraine")
    (True, False, False)
    """
    parts = [part for part in name.split() if part not in _SMALL and part.lower() != "the"]
    if not parts or not all(part[0].isupper() or part[0].isdigit() for part in parts):
        return False
    lows = [fold(part) for part in parts]
    whole = " ".join(lows)
    if whole in by_name() or whole in by_adjective() or VAGUE.search(name):
        return False
    return not all(low in _OFFICES or low in by_adjective() for low in lows)


def is_body(name: str) -> bool:
    """Return whether a name is that of a body rather than a person's: an acronym, one word, or a body's word in it.

    >>> is_body("Slovenian Railways"), is_body("Tina Verdnik")
    (True, False)
    """
    parts = name.split()
    if len(parts) == 1:
        return True
    return any(fold(part) in _BODIES or (part.isupper() and len(part) > 1) for part in parts) or bool(
        {"of", "for", "and"} & set(parts)
    )


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
        for article in articles:
            self._join_defined(article)
        for article in articles:
            self._join_spoken_for(article)
        self.repeated = tuple(same_words(articles))
        self._join_repeated()

    def key(self, name: str) -> str | None:
        """Return the group of a name, None where it is nobody's."""
        tidied = _tidy(name)
        return self._root(tidied) if tidied in self._above else self._fitting(name)

    def _fitting(self, described: str) -> str | None:
        """Return the one body that a description of two words or more fits: "Italy's coast guard"."""
        parts = _telling(described)
        if len(parts) < _TELLING or not BODY_HEADS & parts:
            return None
        fitting = {self._root(name) for name in self._above if " " in name and parts <= _telling(name)}
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

    def named_in(self, text: str) -> Sequence[tuple[int, int, str]]:
        """Return where the groups are named in a text: start, end, group."""
        if text not in self._places:
            self._places[text] = tuple(self._find(text))
        return [(start, end, self._root(name)) for start, end, name in self._places[text]]

    def _find(self, text: str) -> Iterator[tuple[int, int, str]]:
        until = 0
        for match in _WORD.finditer(text):
            if match.start() >= until and match[0][0].isupper():
                for name in self._starts.get(_first(match[0]), ()):
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
                    name = _tidy(note.speaker.name)
                    if not is_named(name) or self._is_newsroom(name):
                        continue
                    if " " in name:
                        self._add(name)
                    else:
                        alone.append((name, article.text))
        last = {fold(name.split()[-1]) for name in self._above}
        for name, text in alone:
            if fold(name) in last or _capital_inside(name, text):
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
            self._starts[_first(name)].append(name)
            self._starts[_first(name)].sort(key=len, reverse=True)

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
                if _same(longer, shorter):
                    self._join(longer, shorter)

    def _join_defined(self, article: Article) -> None:
        for _, end, key in self.named_in(article.text):
            defined = _DEFINED.match(article.text[end : end + 14])
            if defined and self.is_body(key):
                self._add(defined[1])
                self._join(key, defined[1])

    def _join_spoken_for(self, article: Article) -> None:
        """Join "the Food Agency's spokeswoman An Berg" to the agency."""
        for start, end in sentences(article.text):
            line = article.text[start:end]
            if not SPOKEN_FOR.search(line):
                continue
            named = self.named_in(line)
            for (begin, left, one), (right, until, other) in pairwise(named):
                if one != other and _speaks(line, begin, left, right, until):
                    self._join(one, other)
            self._join_described(article, line, named)

    def _join_described(self, article: Article, line: str, named: Sequence[tuple[int, int, str]]) -> None:
        """Join "agency spokeswoman An Berg" to the agency that the article names."""
        for begin, end, key in named:
            if self._is_surely_body(key):
                continue
            before, after = line[max(0, begin - _OFFICE) : begin], line[end : end + _OFFICE]
            if (
                SPOKES.search(before)
                or _BEHIND.match(after)
                or _ITS.search(before)
                or _ITS_BEHIND.match(after)
            ):
                heads = [word for word in fold(f"{before} {after} {line}").split() if word in BODY_HEADS]
                body = self.body_of(article, next((head for head in heads if not SPOKES.fullmatch(head)), ""))
                if body:
                    self._join(body, key)

    def _join_repeated(self) -> None:
        """Join those who are given the same words, but for two people: of these one is a mistake."""
        for one, other in self.repeated:
            keys = [self.key(report.note.speaker.name) for report in (one, other) if report.note.speaker]
            if len(keys) == 2 and keys[0] and keys[1] and (self.is_body(keys[0]) or self.is_body(keys[1])):
                self._join(keys[0], keys[1])

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
        first, second = sorted((self._root(one), self._root(other)))
        if first != second:
            self._above[second] = first
            self._groups[first] += self._groups.pop(second)


def _speaks(line: str, begin: int, left: int, right: int, until: int) -> bool:
    """Tell whether of two names in a line one speaks for the other."""
    between = line[left:right]
    if len(between) > _BETWEEN or _CLAUSE.search(between):
        return False
    first, second = line[begin:left], line[right:until]
    if is_body(first) and not is_body(second):
        return bool(SPOKEN_FOR.search(line[begin:right]) and _BODY_FIRST.fullmatch(between))
    if is_body(second) and not is_body(first):
        return bool(SPOKEN_FOR.search(between) and _PERSON_FIRST.fullmatch(between))
    return False


def _telling(name: str) -> frozenset[str]:
    """Return the words of a name that tell who it is: without small ones and countries."""
    parts = fold(_tidy(name)).split()
    return frozenset(
        part for part in parts if part not in _SMALL and part not in by_adjective() and part not in by_name()
    )


def _first(name: str) -> str:
    found = _HEAD.search(name)
    return found[0] if found else ""


def _tidy(name: str) -> str:
    parts = name.replace("’s", "").replace("'s", "").strip(" ,.").split()
    if parts and parts[0].lower() == "the":
        parts = parts[1:]
    return " ".join(parts)


def _capital_inside(name: str, text: str) -> bool:
    """Tell whether a single word has its capital inside a sentence too."""
    return re.search(rf"[\w,’'(]\s*(?<!\n)\b{re.escape(name)}\b", text) is not None


def _same(longer: str, shorter: str) -> bool:
    """Tell whether a name is another one's short form: a surname, an acronym, some of its words.

    Of countries one may be left out, but two are not the same: "the Coast Guard", "the Greek Coast Guard".
    """
    if _countries(longer) and _countries(shorter) and not _countries(longer) & _countries(shorter):
        return False
    one, two = _telling(longer), _telling(shorter) - _CORPORATE
    if two and two <= one:
        return not all(part in _OFFICES for part in two)
    if " " not in shorter and shorter.isupper():
        heads = "".join(part[0] for part in fold(longer).split() if part not in _SMALL)
        return heads == fold(shorter) and len(shorter) > 1
    return False


def _countries(name: str) -> frozenset[str]:
    rows = (by_adjective().get(part) or by_name().get(part) for part in fold(name.replace("’s", "")).split())
    return frozenset(row.code for row in rows if row)
