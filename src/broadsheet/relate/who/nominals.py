"""Offices and kinds of body for names: "the mayor", "the company", "the regional court".

An office that stands alone means whoever of this article was last given it, a calling whoever alone has it; a body
that is called by its kind ("the commission") the last one whose name says that kind. What fits nobody stays unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from broadsheet.model import EntityType
from broadsheet.relate.who.callings import CALLINGS, COMPANIES, KINDS, OFFICE_OF, TRADES
from broadsheet.relate.who.namewords import BUSINESS
from broadsheet.relate.who.offices import PAST, QUALITIES, Office, beside, office_keys
from broadsheet.text import outlets
from broadsheet.text.words import fold

# "The", and in other languages where it stands before its word; then what may be "new" or "former".
_ARTICLE = re.compile(
    r"\b(the|his|her|its|das|der|die|la|el|le)\s(?:(new|former|then|ex|outgoing)\s)?(?=\w)", re.IGNORECASE
)
_NEXT = re.compile(r"([\w-]+)(\s?)")
# What may not follow: a possessor's mark alone, "of", a name.
_NO_END = re.compile(r"[’'](?!s\b)|\sof\s|\s[A-Z]")
_AT_MOST = 3  # words: "the regional electoral court"
_HEADS = frozenset((*OFFICE_OF, *COMPANIES, *TRADES, *KINDS))
# Languages without an article: an office in small letters, no name right behind it; and Arabic, where it is one word.
_BARE = re.compile(
    r"(?<!\w)(мэр|мер|президент|міністр|министр|губернатор"
    r"|السفير|القائد|المحافظ|المدير|الوزيرة?|البنك|الجامعة|الجمعية|الحزب|المحكمة|المستشفى|الهيئة|الوزارة|الشركة)"
    r"(?!\w)(?!\s[А-ЯІЇЄҐ])"
)


class Seen(NamedTuple):
    """A thing named at a place of a text."""

    start: int
    end: int
    name: str  # as printed
    full: str  # the fullest name known
    type: EntityType
    entity: str


class Meant(NamedTuple):
    """Words that stand for a name, and whose."""

    start: int
    end: int
    seen: Seen


class _Words(NamedTuple):
    """Words of a text that may stand for a name: "the former prime minister"."""

    start: int
    end: int
    head: str  # "minister", in small letters
    between: tuple[str, ...] = ()  # "prime"
    owned: bool = False  # "his minister"
    past: bool = False
    bare: bool = False  # without an article of its own: right before a name it is a title


def alone(
    text: str,
    named: Sequence[Seen],
    called: Callable[[str], bool],
    elsewhere: Callable[[str], Seen | None] = lambda _office: None,
) -> Iterator[Meant]:
    """Yield the offices and kinds of bodies that stand for a name of this text, where only one fits.

    Args:
        text: of the article.
        named: everything named in it, in text order.
        called: whether other articles called somebody by an office, asked by its key.
        elsewhere: who had an office ("prime minister") in other articles, beside somebody of this one.
    """
    taken = [(seen.start, seen.end) for seen in named]
    people = [seen for seen in named if seen.type == "person"]
    given = [(seen, beside(text, seen.start, seen.end)) for seen in people]
    for words in _found(text):
        if any(start < words.end + 2 * words.bare and words.start < end for start, end in taken):
            continue
        seen = _meant(words, named, given) or _known_holder(words, people, called)
        if seen := seen or _elsewhere(words, given, elsewhere):
            yield Meant(words.start, words.end, seen)


def is_nominal(words: str) -> bool:
    """Return whether words are an office or a kind of body and no name: "the mayor"."""
    return any((found.start, found.end) == (0, len(words)) for found in _found(words))


def _found(text: str) -> Iterator[_Words]:
    for match in _ARTICLE.finditer(text):
        if found := _from(text, match):
            yield found
    for match in _BARE.finditer(text):
        yield _Words(match.start(), match.end(), match[1], bare=True)


def _from(text: str, article: re.Match[str]) -> _Words | None:
    at, before = article.end(), list[str]()
    for _ in range(_AT_MOST):
        if not (word := _NEXT.match(text, at)):
            return None
        low = word[1].lower().removesuffix("-elect")
        if low in _HEADS and not _NO_END.match(text, word.end(1)):
            owned, past = article[1].lower() in {"his", "her", "its"}, (article[2] or "").lower() in PAST
            return _Words(article.start(), word.end(1), low, tuple(before), owned, past)
        if not word[2]:
            return None
        before.append(low)
        at = word.end()
    return None


def _meant(
    words: _Words, named: Sequence[Seen], given: Sequence[tuple[Seen, frozenset[Office]]]
) -> Seen | None:
    if words.head in OFFICE_OF and not words.owned and (seen := _holder(words, given)):
        return seen
    before = [seen for seen in named if seen.end <= words.start]
    if words.head in COMPANIES | TRADES and (seen := _business(words, before)):
        return seen
    return _body(words, before) if words.head in KINDS else None


def _business(words: _Words, before: Sequence[Seen]) -> Seen | None:
    if len(words.between) > 1:
        return None
    firms = [seen for seen in before if _does_business(seen)]
    if words.head in TRADES:
        return _only(firms)
    return _last(firms) or _last(
        [seen for seen in before if seen.type in _UNSURE and not _no_company(seen.full)]
    )


# What a company may have been read as whose name says nothing of business.
_UNSURE = frozenset(("other", "product"))


def _body(words: _Words, before: Sequence[Seen]) -> Seen | None:
    bodies = [seen for seen in before if seen.type not in {"person", "place", "people"}]
    same = [seen for seen in bodies if words.head in fold(seen.full).split()[-1:]]
    whole = [seen for seen in same if set(words.between) <= set(fold(seen.full).split())]
    if whole or same:
        return _last(whole)
    kind = KINDS[words.head]
    return (
        None
        if len(words.between) > 1
        else _only([s for s in bodies if kind & set(fold(f"{s.full} {s.name}").split())])
    )


def _holder(words: _Words, given: Sequence[tuple[Seen, frozenset[Office]]]) -> Seen | None:
    head, quality = OFFICE_OF[words.head], next((word for word in words.between if word in QUALITIES), "")
    if len(words.between) > bool(quality):
        return None
    holders = [
        (seen, office)
        for seen, offices in given
        for office in offices
        if office.head == head
        and (not quality or quality == office.quality)
        and (words.past or not office.former)
    ]
    if not quality and len({office.quality for _, office in holders}) > 1:
        return None
    if head in CALLINGS:
        return _only([seen for seen, _ in holders])
    before = [seen for seen, _ in holders if seen.end <= words.start]
    former = [seen for seen, office in holders if words.past and office.former]
    return _last(former if words.past and former else before or [seen for seen, _ in holders[:1]])


def _known_holder(words: _Words, people: Sequence[Seen], called: Callable[[str], bool]) -> Seen | None:
    """Return the one person of this article who had the office in other articles."""
    quality = next((word for word in words.between if word in QUALITIES), "")
    if words.head not in OFFICE_OF or len(words.between) > bool(quality):
        return None
    head = OFFICE_OF[words.head]
    past = [False, True] if words.past else [False]
    keys = {
        seen.entity: frozenset().union(
            *(office_keys(Office(head, quality, one), seen.entity) for one in past)
        )
        for seen in people
    }
    wanted = f" {quality} ".lstrip() + head
    holders = [id_ for id_, some in keys.items() if any(called(key) for key in some if key.endswith(wanted))]
    return next(seen for seen in reversed(people) if seen.entity == holders[0]) if len(holders) == 1 else None


def _elsewhere(
    words: _Words,
    given: Sequence[tuple[Seen, frozenset[Office]]],
    elsewhere: Callable[[str], Seen | None],
) -> Seen | None:
    """Return who has an office in other articles, where nobody of this article has it."""
    quality = next((word for word in words.between if word in QUALITIES), "")
    if words.head not in OFFICE_OF or words.owned or words.past or len(words.between) > bool(quality):
        return None
    head = OFFICE_OF[words.head]
    if any(office.head == head for _, offices in given for office in offices):
        return None
    return elsewhere(f"{quality} {head}".lstrip())


def _last(seen: Sequence[Seen]) -> Seen | None:
    return seen[-1] if seen else None


def _only(seen: Sequence[Seen]) -> Seen | None:
    """Return the last of these where all are one thing."""
    return seen[-1] if len({one.entity for one in seen}) == 1 else None


@lru_cache(maxsize=8_000)
def _no_company(name: str) -> bool:
    words = fold(name).split()
    return bool(outlets.find(name)) or bool(KINDS.keys() & set(words) - BUSINESS)


def _does_business(seen: Seen) -> bool:
    return seen.type == "organisation" and not _no_company(seen.full) and not seen.name.isupper()
