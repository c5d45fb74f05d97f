"""What stands behind a verb of saying: where the words said begin, and where they end."""

from __future__ import annotations

from broadsheet.inspect.saying import phrases
from broadsheet.inspect.saying.cues import Cue, cues
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    WH,
    is_name,
    is_word,
)
from broadsheet.inspect.saying.subjects import Left
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.text.outlets import is_channel

Start = tuple[int | None, str]
"""The word at which words said begin (None: nowhere) and how they are joined to the verb."""

_FAR = 14  # words between a verb and its "that"; 99.7% of PolNeAR's train part lie nearer


_STOPS = frozenset(".;!?:")
_TOLD = listed("assure inform notify reassure remind tell")
_SETTINGS = listed("""
    address article blog briefing channel column comments conference email facebook filing hearing instagram interview letter
    memo message note op-ed platform post press radio rally release remarks report session social speech statement telegram
    television testimony thread tweet twitter video website x
    """)  # fmt: skip


def content_start(unit: Unit, at: int, verb: Cue) -> Start:
    """Return where the words begin that stand behind a verb, and how they are joined to it."""
    begin = _behind_times(unit, at)
    if begin >= len(unit) or unit.lows[begin] in _ENDS:
        return None, "end"
    if marked := _marked(unit, begin, verb):
        return marked
    if claim := _claim_apart(unit, begin):
        return claim, "that"
    low = unit.lows[begin]
    if verb.lemma in _TOLD:
        return _after_object(unit, begin)
    if low in PREPOSITIONS or low in ("as", "when", "while"):
        return _after_preposition(unit, begin, verb)
    return begin, "pronoun" if low in PRONOUNS else "time" if begin > at else _opening(unit, begin)


def _claim_apart(unit: Unit, at: int) -> int | None:
    """Return where "that" stands in "denied a claim, made on Monday, that …"."""
    if (
        unit.lows[at] not in ("a", "the")
        or unit.lows[at + 1 : at + 2] not in _CLAIMS
        or unit.words[at + 2 : at + 3] != [","]
    ):
        return None
    end = min(len(unit) - 1, at + 3 + _FAR)
    return next(
        (n + 1 for n in range(at + 3, end) if unit.words[n] == "," and unit.lows[n + 1] == "that"), None
    )


_CLAIMS = (
    ["accusation"],
    ["allegation"],
    ["allegations"],
    ["claim"],
    ["claims"],
    ["report"],
    ["reports"],
    ["suggestion"],
)


def _opening(unit: Unit, at: int) -> str:
    return "name" if is_name(unit.words[at]) else "the" if unit.lows[at] in DETERMINERS else "noun"


def _marked(unit: Unit, at: int, verb: Cue) -> Start | None:
    """Read the joints that leave no doubt: "that", a colon, a quotation, a question word, "to"."""
    low = unit.lows[at]
    if low == ",":
        return _after_comma(unit, at)
    if low == ":":
        return (at + 1, "colon") if at + 1 < len(unit) else (None, "end")
    if low == "that":
        return at, "that"
    if unit.words[at] == QUOTE:
        return at, "q"
    if low in WH:
        return at, "wh"
    return (at, "to") if low == "to" and "i" in verb.takes else None


def _behind_times(unit: Unit, at: int) -> int:
    """Skip "on Friday" and "repeatedly"."""
    while at < len(unit):
        end = phrases.time_end(unit, at)
        if end == at and phrases.is_adverb(unit.lows[at]) and unit.lows[at + 1 : at + 2] in _AFTER_ADVERB:
            end = at + 1
        if end == at:
            break
        at = end
    return at


_AFTER_ADVERB = (["that"], [":"], [QUOTE], ["to"], [","])
_ENDS = frozenset((".", "!", "?", ";", ")", "and", "or", "but", "because"))


def _after_preposition(unit: Unit, at: int, verb: Cue) -> Start:
    far = _far_start(unit, at)
    if far:
        return far[0], "in " + far[1]
    return _after_setting(unit, at) if "n" not in verb.takes else (at, "in")


def _after_setting(unit: Unit, at: int) -> Start:
    """Skip "in a statement", "on Telegram" and what belongs to them; the clause stands behind."""
    end = at
    while end < len(unit) and unit.lows[end] in PREPOSITIONS:
        stop = channel_end(unit, end + 1) or phrases.phrase_end(unit, end + 1)
        if stop == end + 1 or (end == at and not _SETTINGS & set(unit.lows[at:stop])):
            return at, "in"
        end = phrases.time_end(unit, stop)
    if end >= len(unit) or not is_word(unit.words[end]):
        return at, "in"
    return end, "pronoun" if unit.lows[end] in PRONOUNS else _opening(unit, end)


def channel_end(unit: Unit, at: int) -> int | None:
    """Return the end of "Telegram", "the Telegram messaging app", which no noun follows as a part of it."""
    at += unit.lows[at : at + 1] in (["the"], ["its"], ["his"], ["her"])
    if not is_channel(" ".join(unit.words[at : at + 1])):
        return None
    at += 1
    while at < len(unit) and unit.lows[at] in ("account", "app", "channel", "messaging", "page", "platform"):
        at += 1
    return at


def _after_comma(unit: Unit, at: int) -> Start:
    words, size = unit.words, len(unit)
    if at + 1 < size and words[at + 1] == QUOTE:
        return at + 1, "comma q"
    for closing in range(at + 2, min(size - 1, at + _FAR)):
        if words[closing] == ",":
            if unit.lows[closing + 1] == "that":
                return closing + 1, "comma that"
            if words[closing + 1] == QUOTE:
                return closing + 1, "comma q"
            if closing - at <= 3 and phrases.is_adverb(unit.lows[at + 1]):
                return closing + 1, "comma"
            break
        if words[closing] == ":" or words[closing] == QUOTE:
            break
    return None, "end"


def _far_start(unit: Unit, at: int) -> tuple[int, str] | None:
    for place in range(at, min(len(unit), at + _FAR)):
        word = unit.lows[place]
        if word == "that" and place > at + 1:
            return place, "that"
        if unit.words[place] == QUOTE and place > at + 1:
            return (place, "q") if unit.words[place - 1] in (",", ":") else None
        if word == ":" and place + 1 < len(unit):
            return place + 1, "colon"
        if word == "," and unit.words[place + 1 : place + 2] not in ([QUOTE], ["that"]):
            return None
        if word in _STOPS:
            return None
    return None


def _after_object(unit: Unit, at: int) -> Start:
    """Skip who was told."""
    lows, words, size = unit.lows, unit.words, len(unit)
    far = _far_start(unit, at)
    if far:
        return far[0], "told " + far[1]
    end = phrases.phrase_end(unit, at)
    if end == at:
        end = at + 1
    while end < size:
        later = phrases.time_end(unit, end)
        if later == end and lows[end] in PREPOSITIONS:
            later = phrases.phrase_end(unit, end + 1)
        if later == end:
            break
        end = later
    if end >= size or words[end] in _STOPS:
        return None, "end"
    if words[end] == ",":
        return _after_comma(unit, end)
    return end, "told"


def right_content(unit: Unit, start: int, left: Left | None = None) -> list[Range] | None:
    """Return the words said that begin at a word, None where there are none."""
    end = trimmed(unit, start)
    if left is not None:
        end = min(end, _clause_end(unit, start, left))
    if start >= end:
        return None
    return [(start, end)]


SUBORDINATING = frozenset(
    (
        "after",
        "although",
        "as",
        "because",
        "before",
        "even",
        "if",
        "since",
        "though",
        "when",
        "whereas",
        "while",
    )
)


def _clause_end(unit: Unit, start: int, left: Left) -> int:
    """Return where words said end because the main clause goes on: "while he said so, she …"."""
    head = unit.lows[left.begin - 1] if left.begin else "^"
    before = unit.lows[left.begin - 2] if left.begin > 1 else "^"
    under = head in SUBORDINATING and before in ("^", ",", "and", "but", "even", ";", "—", "–", "--")
    relative = left.kind == "who" and left.source is not None and unit.words[left.source[1] - 2] == ","
    opens = relative and left.begin <= 1  # the main verb must then stand behind the clause
    for at in range(start + 1, len(unit) - 1):
        if unit.words[at] != ",":
            continue
        following = unit.lows[at + 1]
        if under and following not in ("and", "or", "which", "who", "where", "including", "such", "but"):
            return at
        cue = cues().get(following)
        if relative and (following in AUXILIARIES or (cue and cue.tense in ("past", "third"))):
            return at
        if (
            opens
            and following not in CLOSED
            and is_word(unit.words[at + 1])
            and not is_name(unit.words[at + 1])
        ):
            return at
    return len(unit)


def trimmed(unit: Unit, start: int) -> int:
    """Return where words said end that begin at a word: at the end of the sentence, less its last mark."""
    end = len(unit)
    while (
        end > start
        and unit.words[end - 1] in (".", ",", ";", "!", "?", "…", ":")
        and unit.words[end - 1] != QUOTE
    ):
        end -= 1
    return end


def content_features(unit: Unit, content: list[Range], verb: Cue) -> list[str]:
    """Return how the words said look, as features of a candidate."""
    start, end = content[0]
    first = unit.lows[start]
    second = unit.lows[start + 1] if start + 1 < end else "$"
    kind = (
        "Q" if unit.words[start] == QUOTE else first if first in CLOSED else "Name" if is_name(unit.words[start]) else
        "ly" if first.endswith("ly") else "ed" if first.endswith("ed") else "s" if first.endswith("s") else "w"
    )  # fmt: skip
    return [
        f"first {kind}", f"first {kind} {''.join(sorted(verb.takes))}", f"second {second if second in CLOSED else 'w'}",
        f"length {min((end - start).bit_length(), 6)}", f"quoted {QUOTE in unit.words[start:end]}",
    ]  # fmt: skip


CLOSED = (
    AUXILIARIES
    | PRONOUNS
    | PREPOSITIONS
    | WH
    | DETERMINERS
    | {"him", "them", "me", "us", "and", "or", "there", "as"}
)


def class_of(unit: Unit, at: int) -> str:
    """Return what sort of word one is, by its looks: tells "she reports" from "news reports"."""
    if at < 0:
        return "^"
    low, word = unit.lows[at], unit.words[at]
    if low in CLOSED or not is_word(word):
        return low if word != QUOTE else "Q"
    if is_name(word):
        return "Name's" if low.endswith(("'s", "’s")) else "Name"
    for ending in ("ly", "ing", "ed", "al", "ic", "ous", "ive", "ple", "s"):
        if low.endswith(ending):
            return "-" + ending
    return "w"
