"""The names of one sentence: what the tagger proposes, mended by tables.

Outlets, bodies, countries and peoples are known; a ministry and the country whose it is become one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from broadsheet.inspect.naming import tagger
from broadsheet.inspect.naming.entity_words import (
    BODIES,
    CALENDAR,
    HEADS,
    MINISTRIES,
    NATIONAL_HEADS,
    REGIONS,
    ROLES,
    STATES,
    city_words,
    country_words,
    flag_letters,
    people_words,
)
from broadsheet.model import EntityType
from broadsheet.text import countries, outlets
from broadsheet.text.words import fold


class Mention(NamedTuple):
    """A name as the first and one past the last token of its sentence."""

    first: int
    end: int
    type: EntityType


def mentions(tokens: Sequence[tagger.Token], labels: Sequence[str]) -> list[Mention]:
    """Return the mentions of a sentence: what the tagger says, mended by tables."""
    words = [token.text for token in tokens]
    found = []
    for first, end in tagger.stretches([label != "O" for label in labels]):
        begins = [first, *(at for at in range(first + 1, end) if labels[at].startswith("B-")), end]
        found += [Mention(left, right, _type(labels[left])) for left, right in pairwise(begins)]
    found = _with_table(words, found)
    found = [mended for mention in found if (mended := _trimmed(words, mention))]
    found = _with_nations(words, _with_bodies(words, found))
    return _joined(words, [_retyped(words, mention) for mention in found])


def _type(label: str) -> EntityType:
    kind: EntityType = label[2:]  # type: ignore[assignment]  # tagger.TYPES are the model's
    return kind


# --- tables ----------------------------------------------------------------------------------------


@cache
def _table() -> Mapping[str, tuple[tuple[tuple[str, ...], EntityType], ...]]:
    """Return names of outlets and channels as tokens, longest first, by their first token."""
    forms: dict[tuple[str, ...], EntityType] = {}
    for name in outlets.channels():
        if name not in _ASK_TAGGER and not any(word[0].islower() for word in name.split()):
            forms[tuple(token.text for token in tagger.tokens(name))] = "product"
    for name in outlets.aliases():
        forms[tuple(token.text for token in tagger.tokens(name))] = "organisation"
    by_first: dict[str, list[tuple[tuple[str, ...], EntityType]]] = {}
    for form in sorted(forms, key=len, reverse=True):
        by_first.setdefault(form[0], []).append((form, forms[form]))
    return {first: tuple(found) for first, found in by_first.items()}


# Channels whose names are everyday words: what the tagger makes of them stands.
_ASK_TAGGER = frozenset(
    ("Discord", "Kick", "LINE", "Max", "Messenger", "Signal", "Telegram channel", "Threads", "Zoom")
)
_ON = frozenset(("on", "via", "to"))  # what "X" must follow to be the channel


def _with_table(words: Sequence[str], found: list[Mention]) -> list[Mention]:
    """Return mentions with those of the table among them; the longer of two that overlap stays."""
    by_word: dict[int, list[Mention]] = {}
    for other in found:
        for at in range(other.first, other.end):
            by_word.setdefault(at, []).append(other)
    kept = Counter(found)
    for mention in _from_table(words):  # these do not overlap one another
        over = {
            other for at in range(mention.first, mention.end) for other in by_word.get(at, ()) if kept[other]
        }
        if any(other.end - other.first > mention.end - mention.first for other in over):
            continue
        for other in over:
            del kept[other]
        kept[mention] += 1
    return sorted(kept.elements())


def _from_table(words: Sequence[str]) -> Iterable[Mention]:
    table = _table()
    at = 0
    while at < len(words):
        for form, kind in table.get(words[at], ()):
            if tuple(words[at : at + len(form)]) == form and (form != ("X",) or _is_channel_x(words, at)):
                yield Mention(at, at + len(form), kind)
                at += len(form) - 1
                break
        at += 1


def _is_channel_x(words: Sequence[str], at: int) -> bool:
    return at > 0 and words[at - 1].lower() in _ON


def _trimmed(words: Sequence[str], mention: Mention) -> Mention | None:
    """Return a mention without "the", an office or a day at its edges; None where nothing is left."""
    first, end, kind = mention
    while first < end and (words[first].lower() in {"the", "a", "an"} and end - first > 1):
        if " ".join(words[first:end]) in outlets.aliases():
            break
        first += 1
    while end > first and (words[end - 1] in {"'s", "’s"} or not any(map(str.isalnum, words[end - 1][-1:]))):
        if words[end - 1].endswith("."):  # an abbreviation: "Inc."
            break
        end -= 1
    while kind == "person" and end - first > 1 and words[first].lower().rstrip(".") in ROLES:
        first += 1
    if kind == "person":
        end = next((at for at in range(first + 2, end) if _is_verb(words[at])), end)
    while (
        kind == "organisation"
        and words[end : end + 1]
        and words[end][0].isupper()
        and words[end].lower() in HEADS
    ):
        end += 1
    if first >= end or all(word.lower().rstrip(".") in CALENDAR for word in words[first:end]):
        return None
    return Mention(first, end, kind)


def _is_verb(word: str) -> bool:
    """Return whether a word in a headline's capitals is a verb behind a name: "Denies", "Has"."""
    small = word.lower()
    return small.endswith("s") and tagger.is_small(small) and not flag_letters(word)


def _with_bodies(words: Sequence[str], found: list[Mention]) -> list[Mention]:
    """Return mentions and bodies in capitals that the tagger passed over: "Defence Council Secretary X"."""
    taken = {at for mention in found for at in range(mention.first, mention.end)}
    free = [at not in taken and word[:1].isupper() for at, word in enumerate(words)]
    if sum(word[:1].isupper() for word in words) * 2 > len(words):  # a headline in capitals says nothing
        return found
    for first, end in tagger.stretches(free):
        last = end
        while last > first and words[last - 1].lower() not in HEADS:
            last -= 1
        if last - first > 1 and first > 0:
            found.append(Mention(first, last, "organisation"))
    return sorted(found)


def _with_nations(words: Sequence[str], found: list[Mention]) -> list[Mention]:
    """Return mentions and the peoples and countries that the tagger passed over: "Thai-Cambodian"."""
    taken = {at for mention in found for at in range(mention.first, mention.end)}
    for at, word in enumerate(words):
        if at in taken or not word[:1].isupper() or len(word) < _SHORTEST:
            continue
        name = fold(word)
        if all(part in people_words() for part in name.split("-")):
            found.append(Mention(at, at + 1, "people"))
        elif name in country_words():
            found.append(Mention(at, at + 1, "place"))
    return sorted(found)


# "US" alone may be a shouted "us"; from "Oman" on a country's name is hardly anything else.
_SHORTEST = 4


def _retyped(words: Sequence[str], mention: Mention) -> Mention:
    """Return a mention with the type that tables give it, where they know it."""
    first, end, kind = mention
    name = fold(" ".join(words[first:end]))
    if first == 0 and end == 1 and words[0].isupper() and name in city_words():  # a dateline
        return mention._replace(type="place")
    if name in BODIES:
        return mention._replace(type="organisation")
    if name in countries.by_name() or name in REGIONS or name in STATES:
        return (
            mention
            if kind in {"person", "organisation"} and name in STATES
            else mention._replace(type="place")
        )
    parts = name.split("-")
    if all(part in people_words() for part in parts) or name in countries.by_adjective():
        return mention._replace(type="people")
    if end - first > 1 and kind in {"people", "other"} and words[end - 1].lower() in HEADS:
        return mention._replace(type="organisation")
    return mention


# --- one body, not a country and a ministry ----------------------------------------------------------


def _joined(words: Sequence[str], found: list[Mention]) -> list[Mention]:
    """Return mentions in which a country and its ministry, in capitals or not, are one."""
    out: list[Mention] = []
    for mention in found:
        before = out[-1] if out else None
        if before and before.end > mention.first:  # the body before took it in
            continue
        if before and _owns(words, before, mention) and _is_plain_body(words, mention):
            out[-1] = Mention(before.first, mention.end, "organisation")
            continue
        out.append(_with_body(words, mention))
    return out


def _owns(words: Sequence[str], owner: Mention, body: Mention) -> bool:
    gap = words[owner.end : body.first]
    return owner.type in {"place", "people"} and (not gap or gap in (["'s"], ["’s"]))


def _is_plain_body(words: Sequence[str], mention: Mention) -> bool:
    """Return whether a body's name is made of everyday words: "Supreme Court", not "Gazprom Bank"."""
    name = [word.lower() for word in words[mention.first : mention.end]]
    return (
        mention.type == "organisation"
        and name[-1] in HEADS
        and all(word in MINISTRIES or word in HEADS for word in name)
    )


# A ministry of four words of business ("foreign affairs and trade ministry") is the longest seen.
_LONGEST = 5


def _with_body(words: Sequence[str], mention: Mention) -> Mention:
    """Return "Russia's defence ministry" for "Russia", and the mention itself where no body follows."""
    if mention.type not in {"place", "people"} or not _is_nation(words, mention):
        return mention
    at = mention.end + (words[mention.end : mention.end + 1] in (["'s"], ["’s"]))
    for end in range(at, min(at + _LONGEST, len(words))):
        word = words[end].lower()
        if word in NATIONAL_HEADS and (end > at or word in {"government", "parliament"}):
            return Mention(mention.first, end + 1, "organisation")
        if word not in MINISTRIES:
            break
    return mention


def _is_nation(words: Sequence[str], mention: Mention) -> bool:
    name = fold(" ".join(words[mention.first : mention.end]))
    return name in countries.by_name() or name in countries.by_adjective() or name in country_words()
