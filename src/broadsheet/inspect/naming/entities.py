"""Names of somebody or something, marked where they stand.

The learned tagger proposes, tables mend its answers sentence by sentence (``mentions``), and the rest of
the article decides where a name is plain in one place and unclear in another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from broadsheet.inspect.naming import capitals, tagger
from broadsheet.inspect.naming.entity_words import (
    BODIES,
    HEADS,
    city_words,
    country_words,
    flag_letters,
    people_words,
)
from broadsheet.inspect.naming.mentions import Mention, mentions
from broadsheet.inspect.naming.tagger import Token
from broadsheet.model import Article, Entity, EntityType, Field
from broadsheet.text import countries, outlets
from broadsheet.text.sentences import sentences
from broadsheet.text.words import fold

MADE_BY = "entities/1"

# The tagger learnt from English newswire; other languages go by capitals and tables.
_TAGGED = frozenset((None, "en"))

Line = tuple[list[Token], list[Mention]]


def inspect(article: Article) -> Iterable[Entity]:
    """Return the names in an article's title and text, in order, the title's first.

    Offsets are exact. A mention has no article and no office before it ("the", "President") and no
    possessive 's behind it, unless the name goes on after it ("Russia's defence ministry").
    """
    title = article.title or ""
    heading = [tagger.tokens(title)] if title.strip() else []
    body = [tagger.tokens(article.text, start, end) for start, end in _stretches(article.text)]
    lines = _lines([*heading, *body], article.language)
    votes = _votes(lines)
    found = []
    for index, (tokens, named) in enumerate(lines):
        field: Field = "title" if index < len(heading) else "text"
        source = title if field == "title" else article.text
        found += [_entity(source, field, tokens, mention) for mention in _agreed(tokens, named, votes)]
    return found


def _stretches(text: str) -> Iterable[tuple[int, int]]:
    """Yield the sentences of a text, parted at line ends too: no name goes over one."""
    for start, end in sentences(text):
        while (cut := text.find("\n", start, end)) >= 0:
            yield start, cut
            start = cut + 1  # noqa: PLW2901 - the rest of the sentence
        yield start, end


def _lines(pieces: Sequence[list[Token]], language: str | None) -> list[Line]:
    words = [[token.text for token in tokens] for tokens in pieces]
    tags = tagger.tag(words) if language in _TAGGED else capitals.tag(words, language)
    return [(tokens, mentions(tokens, labels)) for tokens, labels in zip(pieces, tags, strict=True)]


# --- the article as a whole --------------------------------------------------------------------------


class Votes(NamedTuple):
    """What an article says of its names as a whole."""

    types: Mapping[str, EntityType]  # of a name in small letters
    surnames: frozenset[str]  # last names of people who are named in full
    plain: frozenset[str]  # names in small letters that stand in a sentence, not a headline
    firm: frozenset[str]  # names in small letters whose capital is not owed to the place


def _votes(lines: Sequence[Line]) -> Votes:
    counts: dict[str, Counter[EntityType]] = {}
    surnames: set[str] = set()
    plain: set[str] = set()
    firm: set[str] = set()
    for tokens, named in lines:
        headline = _is_headline(tokens)
        for first, end, kind in named:
            name = " ".join(token.text for token in tokens[first:end]).lower()
            counts.setdefault(name, Counter())[kind] += 1
            if not headline:
                plain.add(name)
                firm.update([name] if not _is_start(tokens, first) else [])
            if kind == "person" and end - first > 1:
                surnames.add(tokens[end - 1].text)
    types = {name: votes.most_common(1)[0][0] for name, votes in counts.items()}
    return Votes(types, frozenset(surnames), frozenset(plain), frozenset(firm))


def _is_start(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in tagger.BEFORE_STARTS


def _is_chance(tokens: Sequence[Token], mention: Mention, votes: Votes) -> bool:
    """Return whether a name is an everyday word that only begins a sentence."""
    first, end, _ = mention
    word = tokens[first].text
    alone = end - first == 1 and _is_start(tokens, first) and word not in votes.surnames
    everyday = tagger.is_small(word.lower()) and _EVERYDAY.issuperset(flag_letters(word))
    return alone and word.lower() not in votes.firm and everyday


# Cities share their names with everyday words more often than countries and peoples do: Man, Bath, Reading.
_EVERYDAY = frozenset("ehprt")


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Return whether nearly all words of some length have a capital, and no full stop ends them.

    There a capital says nothing.
    """
    if tokens and tokens[-1].text == ".":
        return False
    words = [token.text for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= _HEADLINE * len(words)


# Four words in five: a sentence with two full names has fewer, a headline in capitals seldom.
_HEADLINE = 0.8


# Tables of words that stand in names and out of them: heads of bodies, places and events, offices.
_GENERIC = frozenset("ehpr")


def _sifted(tokens: list[Token], named: list[Mention], votes: Votes) -> list[Mention]:
    """Return the mentions of a headline without the everyday words that its capitals drew in."""
    out = []
    for mention in named:
        first, end, kind = mention
        words = [token.text.lower() for token in tokens[first:end]]
        whole = " ".join(words)
        owned = kind == "organisation" and words[-1] in HEADS and set("cn") & set(flag_letters(words[0]))
        if owned or whole in votes.plain or fold(whole) in BODIES or outlets.find(whole):
            out.append(mention)
            continue
        everyday = [tagger.is_small(word) and _GENERIC.issuperset(flag_letters(word)) for word in words]
        keep = tagger.stretches([not mark for mark in everyday])
        if keep:
            out.append(Mention(first + keep[0][0], first + keep[0][1], kind))
    return out


def _agreed(tokens: list[Token], named: list[Mention], votes: Votes) -> list[Mention]:
    """Return the mentions of a sentence as the whole article sees them, surnames passed over added."""
    named = _sifted(tokens, named, votes) if _is_headline(tokens) else named
    named = [mention for mention in named if not _is_chance(tokens, mention, votes)]
    out: list[Mention] = []
    taken: set[int] = set()
    for mention in named:
        first, end, kind = mention
        name = " ".join(token.text for token in tokens[first:end])
        if end - first == 1 and name in votes.surnames and kind != "place":
            kind = "person"
        else:
            kind = votes.types.get(name.lower(), kind)
        out.append(Mention(first, end, kind))
        taken.update(range(first, end))
    out += [
        Mention(at, at + 1, "person")
        for at, token in enumerate(tokens)
        if at not in taken and token.text in votes.surnames
    ]
    return sorted(out)


def _entity(source: str, field: Field, tokens: Sequence[Token], mention: Mention) -> Entity:
    start, end = tokens[mention.first].start, tokens[mention.end - 1].end
    kind = mention.type
    if mention.end - mention.first == 1:
        start, kind = _behind_hyphen(source[start:end], start, kind)
        end, kind = _before_hyphen(source[start:end], start, end, kind)
    return Entity(start=start, end=end, text=source[start:end], type=kind, field=field, made_by=MADE_BY)


# "pro-EU" is no country; from "Oman" on the part behind a hyphen is read as a name.
_SHORTEST = 4


def _behind_hyphen(name: str, start: int, kind: EntityType) -> tuple[int, EntityType]:
    """Return where the name in "pro-Russian" and "ex-Soviet" begins, and what it is then."""
    head, hyphen, tail = name.partition("-")
    if (
        not hyphen
        or not head.islower()
        or not tail[:1].isupper()
        or len(tail) < _SHORTEST
        or head in {"al", "el"}
    ):
        return start, kind
    if fold(tail) in people_words():
        return start + len(head) + 1, "people"
    place = fold(tail) in country_words() or fold(tail) in city_words()
    return start + len(head) + 1, "place" if place else kind


def _before_hyphen(name: str, start: int, end: int, kind: EntityType) -> tuple[int, EntityType]:
    """Return where "Czech-made" and "U.S.-led" end as names, and what they are then."""
    head, hyphen, tail = name.partition("-")
    if not hyphen or not tail[:1].islower() or fold(head) in {"al", "el"}:
        return end, kind
    if fold(head) in people_words():
        return start + len(head), "people"
    if fold(head) in countries.by_name() or kind == "place":
        return start + len(head), "place"
    return end, kind
