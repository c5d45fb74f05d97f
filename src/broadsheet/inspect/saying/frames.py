"""Candidates: every way in which a sentence may say that somebody said something.

A verb of saying (``cues``) has its speaker before it ("X said that …"), behind it ("…, said X") or, in a
participle, in the sentence around it ("…, adding that …"); its words stand behind it, before it or on both
sides. All is told from the order of words; ``choose`` then says which candidates to believe.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.inspect.saying import phrases
from broadsheet.inspect.saying.contents import (
    class_of,
    content_features,
    content_start,
    right_content,
    trimmed,
)
from broadsheet.inspect.saying.cues import Cue, cues, particled
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import (
    AUXILIARIES,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    WH,
    is_name,
    is_word,
)
from broadsheet.inspect.saying.subjects import Left, kind_of, subject
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Form, Span

_INVERTED = listed("add ask continue explain note recall reply report say warn write exclaim remark observe")


_STOPS = frozenset(".;!?:")


_NOUN_BEFORE = listed("a an the his her its their my our your this that these those no any some 's of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words said, by their places in the text."""

    spans: tuple[Span, ...]
    form: Form


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A statement that a sentence may hold; ranges are words of the sentence."""

    cue: Range
    verb: Cue
    shape: str
    content: list[Range]
    source: Range | None
    begin: int  # where it all starts, its speaker included
    features: list[str]
    shared: bool = False  # its speaker is that of the sentence around it
    score: float = 0.0
    heard: bool = False  # the encoder read it
    read: Words | None = None  # the words said as the encoder read them, perhaps beyond the sentence
    giver: tuple[Unit, Range] | None = None  # the speaker where another sentence names them


def candidates(unit: Unit) -> list[Candidate]:
    """Return the candidates of a sentence in the order of their verbs."""
    found: list[Candidate] = []
    at = 0
    while at < len(unit):
        verb = verb_at(unit, at)
        if verb is None:
            at += 1
            continue
        candidate = _candidate(unit, at, verb)
        if candidate is not None:
            found.append(candidate)
        at += verb.length
    return found


def verb_at(unit: Unit, at: int) -> Cue | None:
    """Return the verb of saying that begins at a word, with its particle."""
    table, low = cues(), unit.lows[at]
    if low in particled():
        for length in (4, 3, 2):
            if verb := table.get(" ".join(unit.lows[at : at + length])):
                return verb
    return table.get(low)


def _candidate(unit: Unit, at: int, verb: Cue) -> Candidate | None:
    lows = unit.lows
    before = lows[at - 1] if at else "^"
    if (before in _NOUN_BEFORE and verb.tense in ("base", "third", "past")) or before.endswith(("'s", "s'")):
        return None
    if verb.tense != "ing" and is_name(unit.words[at]) and at and unit.words[at - 1] not in (QUOTE, ","):
        return None
    if _is_noun(unit, at, verb) or (
        before == "," and verb.tense == "past" and lows[at + 1 : at + 2] == ["by"]
    ):
        return None
    after = at + verb.length
    if verb.tense == "ing" and not _progressive(unit, at):
        return _participle(unit, at, verb, after)
    left = subject(unit, at)
    if left.inverted or (left.source is None and verb.lemma in _INVERTED):
        turned = _turned(unit, at, verb, after)
        if turned is not None:
            return turned
    return _straight(unit, at, verb, after, left)


def _progressive(unit: Unit, at: int) -> bool:
    end = at
    while end and (phrases.is_adverb(unit.lows[end - 1]) or unit.lows[end - 1] in NEGATIONS):
        end -= 1
    return end > 0 and unit.lows[end - 1] in AUXILIARIES


def _participle(unit: Unit, at: int, verb: Cue, after: int) -> Candidate | None:
    """Read "…, adding that …", whose speaker is in the clause before, and "a letter saying …"."""
    begin = at
    while begin and phrases.is_adverb(unit.lows[begin - 1]):
        begin -= 1
    before = unit.lows[begin - 1] if begin else "^"
    start, shape = content_start(unit, after, verb)
    if start is None or (verb.takes == "q" and unit.words[start] != QUOTE and shape != "colon"):
        return None
    content = right_content(unit, start)
    if content is None:
        return None
    kind = before if before in _BEFORE_PARTICIPLE else "^" if begin == 0 else "w"
    owner = phrases.phrase_start(unit, begin) if kind == "w" else begin
    features = [f"ing {kind} {shape[0]}", f"ing {verb.lemma}", *content_features(unit, content, verb)]
    return Candidate(
        cue=(at, after), verb=verb, shape="ing", content=content, source=(owner, begin) if owner < begin else None,
        begin=begin, features=features, shared=owner == begin,
    )  # fmt: skip


_BEFORE_PARTICIPLE = frozenset(
    (
        ",",
        "and",
        "after",
        "before",
        "but",
        "by",
        "for",
        "from",
        "in",
        "of",
        "or",
        "than",
        "when",
        "while",
        "without",
    )
)


def _turned(unit: Unit, at: int, verb: Cue, after: int) -> Candidate | None:
    """Read "…, said NAME" with the words before it."""
    quoted = at > 0 and QUOTE in (unit.words[at - 1], unit.words[max(at - 2, 0)])
    limit = phrases.phrase_end(unit, after)
    left = _left_content(unit, at)
    if (
        left is None
        or limit == after
        or verb.tense == "ing"
        or not _may_turn(unit, at, after, verb, quoted=quoted)
    ):
        return None
    if not quoted and limit < len(unit) and unit.words[limit] not in _TURNED_STOPS:
        return None
    end = _with_aside(unit, _with_clause(unit, limit))
    content = [left, *_second_part(unit, end, left)]
    features = [
        f"turned {kind_of(unit, after, limit)}",
        f"turned {'q' if quoted else 'c'}",
        f"turned {verb.lemma}",
    ]
    return Candidate(
        cue=(at, after),
        verb=verb,
        shape="turned",
        content=content,
        source=(after, end),
        begin=left[0],
        features=features,
    )


_TURNED_STOPS = frozenset((".", ",", "--", "(", "–", "—"))


def _may_turn(unit: Unit, at: int, after: int, verb: Cue, *, quoted: bool) -> bool:
    first = unit.lows[after]
    if first in PREPOSITIONS or first in WH or first in ("that", "to", "it"):
        return False
    return quoted or (verb.lemma in _INVERTED and unit.words[at - 1] == ",")


def _with_aside(unit: Unit, end: int) -> int:
    """Return the end of a phrase with the aside behind it: ", a teacher in Ohio"."""
    if end + 1 >= len(unit) or unit.words[end] != "," or unit.lows[end + 1] in WH - {"who", "whose"}:
        return end
    inside = unit.lows[end + 1]
    if (
        inside in PREPOSITIONS
        or inside.endswith("ing")
        or inside in ("quoted", "as", "and", "but", "according")
        or unit.words[end + 1] == QUOTE
    ):
        return end
    stop = end + 1
    while stop < len(unit) and unit.words[stop] not in (",", ".", ";", QUOTE, ":"):
        stop += 1
    return stop


def _with_clause(unit: Unit, end: int) -> int:
    """Return the end of a phrase with the clause that tells who it is: "the official who has seen it"."""
    if unit.lows[end : end + 1] != ["who"]:
        return end
    marks = (at for at in range(end, len(unit)) if unit.words[at] == QUOTE or not is_word(unit.words[at]))
    return next(marks, len(unit))


def _left_content(unit: Unit, end: int) -> Range | None:
    """Return the words before a verb or its speaker that may be what was said."""
    right = end
    while right and unit.words[right - 1] in (",", "-", "--", "–", "—"):
        right -= 1
    if not right:
        return None
    start = phrases.dateline_end(unit)
    for at in range(right - 1, start, -1):
        if unit.words[at] == ";":
            start = at + 1
            break
    while start < right and unit.lows[start] in ("and", "but", "so", "“", '"', ",", "-", "—", "–"):
        start += 1
    return (start, right) if start < right else None


def _second_part(unit: Unit, at: int, left: Range) -> list[Range]:
    """Return the words said that go on after "…, he said, …"."""
    words, lows = unit.words, unit.lows
    scan = at
    while scan < len(unit) and scan - at < 12:
        if (
            words[scan] == QUOTE
            and scan > at
            and words[scan - 1] in (",", ":", "and", "--", "—", "–", ".", "adding")
        ):
            return [(scan, trimmed(unit, scan))]
        if words[scan] in _STOPS:
            break
        scan += 1
    if at >= len(unit) or words[at] != "," or at + 1 >= len(unit):
        return []
    low = lows[at + 1]
    if QUOTE in words[left[0] : left[1]] and low != "that":
        return []
    if low in (
        "adding",
        "citing",
        "according",
        "who",
        "which",
        "while",
        "although",
        "though",
        "where",
        "a",
        "an",
        "when",
    ) or low.endswith("ing"):
        return []
    if low in PREPOSITIONS and left[1] - left[0] > 5:
        return []
    return [(at + 1, trimmed(unit, at))]


def _straight(unit: Unit, at: int, verb: Cue, after: int, left: Left) -> Candidate | None:
    """Read "NAME said …", with the words behind it, before it or around it."""
    start, shape = content_start(unit, after, verb)
    before = _left_content(unit, left.begin) if left.source else None
    head = unit.words[left.begin - 1] if left.begin else "^"
    trailing = before is not None and head in (",", QUOTE, "--", "—", "–", "?", "!") and left.kind != "who"
    if trailing and (start is None or shape in ("in", "comma q", "time", "in that", "in q")):
        weak = _is_setting(unit, before) and shape in ("comma q", "in q", "in that")
        if before is not None and not weak and (start is None or shape in ("comma q", "in q", "in", "time")):
            return _behind(unit, at, verb, after, left, before)
    if start is None:
        return None
    if verb.takes == "q" and unit.words[start] != QUOTE and shape != "colon":
        return None
    content = right_content(unit, start, left)
    if content is None:
        return None
    passive = verb.tense == "past" and any(low in _BE for low in left.auxiliaries)
    features = [
        f"{left.kind} {verb.tense}", f"{shape} {verb.lemma}", f"lemma {verb.lemma}", f"shape {shape} {left.kind}",
        *(f"aux {low}" for low in left.auxiliaries[:3] if low in AUXILIARIES or low == "to" or low in NEGATIONS),
        f"passive {passive} {shape}", f"before {verb.tense} {class_of(unit, at - 1)}", f"head {head if not is_word(head) else 'w'}",
        *content_features(unit, content, verb),
    ]  # fmt: skip
    if left.source and left.source == (0, 1) and left.kind == "name":
        features.append(f"initial {verb.tense}")
    if trailing:
        features.append("trailing " + shape)
    return Candidate(
        cue=(at, after), verb=verb, shape=shape, content=content, source=None if passive else left.source,
        begin=left.begin, features=features, shared=left.kind == "shared" and not passive,
    )  # fmt: skip


# What follows a noun that is a subject: "claims rose", "reports were".
_FINITE = listed("""
    are began came can continued could did does ended fell grew had has have hit is made may might must rose should stood
    took was went were will would
    """)  # fmt: skip


_PLURALS = listed("""
    all both children few majority many media men most others people percent police some staff women
    """)  # fmt: skip


_ADJECTIVES = listed("-al -ic -ive -ous -ple")


_SINGULAR = _ADJECTIVES | {"-ing", "w"}


def _is_noun(unit: Unit, at: int, verb: Cue) -> bool:
    """Tell a noun that looks like a verb by the word before it: "a video address", "multiple requests"."""
    following = unit.lows[at + verb.length : at + verb.length + 1]
    if (
        verb.tense in ("base", "third")
        and following
        and following[0] in _FINITE
        and unit.lows[at - 1] not in PRONOUNS
    ):
        return True
    kind = class_of(unit, at - 1)
    low = unit.lows[at - 1] if at else ""
    if verb.tense == "base":
        if kind == "Name":
            return not low.endswith("s") and not {"and", "&"} & set(unit.lows[max(0, at - 6) : at])
        return kind in _SINGULAR and low not in _PLURALS
    return verb.tense == "third" and (
        kind in _ADJECTIVES or (kind == "-s" and low not in ("news", "politics"))
    )


_BE = listed("am are be been being is was were isn't wasn't weren't aren't")


def _is_setting(unit: Unit, part: Range | None) -> bool:
    """Tell whether the words before the speaker are "On Friday" or "In a speech", not what was said."""
    if part is None or QUOTE in unit.words[part[0] : part[1]]:
        return False
    low = unit.lows[part[0]]
    return (
        low in PREPOSITIONS or low.endswith("ing") or low in ("as", "when", "while", "asked", "if", "though", "although")
        or phrases.is_adverb(low) or phrases.time_end(unit, part[0]) > part[0] or part[1] - part[0] < 4
    )  # fmt: skip


def _behind(unit: Unit, at: int, verb: Cue, after: int, left: Left, before: Range) -> Candidate | None:
    """Read "…, NAME said"."""
    quoted = unit.words[before[1] - 1] == QUOTE
    if not quoted and "c" not in verb.takes:
        return None
    if (
        not quoted
        and _is_setting(unit, before)
        and before[1] - before[0] < 3
        and unit.words[after : after + 1] != [","]
    ):
        return None
    content = [before, *_second_part(unit, after, before)]
    mark = "q" if quoted else ","
    features = [
        f"behind {left.kind} {mark}", f"behind {verb.lemma}", f"behind {verb.tense}", f"behind {mark} {len(content)}",
        f"behind length {min(before[1] - before[0], 8) // 2} {mark}",
        *(f"aux {low}" for low in left.auxiliaries[:2] if low in AUXILIARIES),
    ]  # fmt: skip
    return Candidate(
        cue=(at, after),
        verb=verb,
        shape="behind",
        content=content,
        source=left.source,
        begin=before[0],
        features=features,
    )
