"""Candidates: every way in which a sentence may say that somebody said something.

A verb of saying (``cues``) has its speaker before it ("X said that …"), behind it ("…, said X") or, in a
participle, in the sentence around it ("…, adding that …"); its words stand behind it, before it or on both
sides. All is told from the order of words; ``choose`` then says which candidates to believe.
"""

from __future__ import annotations

from broadsheet.inspect.saying import phrases
from broadsheet.inspect.saying.candidate import Candidate
from broadsheet.inspect.saying.contents import (
    class_of,
    content_features,
    content_start,
    right_content,
)
from broadsheet.inspect.saying.cues import Cue, cues, particled
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import (
    AUXILIARIES,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    is_name,
    is_word,
)
from broadsheet.inspect.saying.subjects import Left, subject
from broadsheet.inspect.saying.turned import INVERTED, left_content, second_part, turned_round
from broadsheet.inspect.saying.wordlists import listed

_NOUN_BEFORE = listed("a an the his her its their my our your this that these those no any some 's of")


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
    if (
        _is_noun(unit, at, verb)
        or (at == 0 and verb.tense == "third")
        or (before == "," and verb.tense == "past" and lows[at + 1 : at + 2] == ["by"])
    ):
        return None
    after = at + verb.length
    if verb.tense == "ing" and not _progressive(unit, at):
        return _participle(unit, at, verb, after)
    left = subject(unit, at)
    if left.inverted or (left.source is None and verb.lemma in INVERTED):
        turned = turned_round(unit, at, verb, after)
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


def _straight(unit: Unit, at: int, verb: Cue, after: int, left: Left) -> Candidate | None:
    """Read "NAME said …", with the words behind it, before it or around it."""
    start, shape = content_start(unit, after, verb)
    before = left_content(unit, left.begin) if left.source else None
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
    content = [before, *second_part(unit, after, before)]
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
