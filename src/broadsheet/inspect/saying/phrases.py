"""Noun phrases, times and settings around a verb of saying, by the shape of the words alone."""

from __future__ import annotations

import re
from collections.abc import Collection

from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.wordlists import listed

POSSESSIVE = re.compile(r"['’]s?\Z")
"""The mark of an owner at the end of a word."""

AUXILIARIES = listed("""
    'd 'll 'm 're 's 've ’d ’ll ’m ’re ’s ’ve am are be been being can can't could couldn't did didn't do does doesn't don't had hadn't has hasn't have haven't is
    isn't may might must not n't shall should shouldn't was wasn't were weren't will won't would wouldn't aren't cannot
    """)  # fmt: skip
PRONOUNS = listed("he i it she they we who you")
NEGATIONS = listed("cannot hardly neither never no nor not without")
DETERMINERS = listed(
    "a all an another any both each every her his its many most my no one our several some such that the their these this those your"
)
PREPOSITIONS = listed("""
    about above across after against along amid among around as at before behind between by despite during for from
    in inside into like near of off on onto outside over per since through throughout to toward towards under until upon via
    with within without
    """)  # fmt: skip
WH = listed("how if what when where whether which who whom whose why")
_ADVERBS = listed("""
    again ago ahead all alone already also always else even ever far first further here instead just later long maybe
    meanwhile more moreover most much never nonetheless nevertheless now often once only perhaps quite rather since so
    sometimes soon still then there though thus together too twice very yet however indeed therefore earlier
    """)  # fmt: skip
# Words that end a noun phrase when one goes through it from its last word to its first.
_BOUNDS = listed("""
    although and because but despite except how however if instead nor or since so than that then though till unless
    until when whenever where whereas whether which while who whom why yet whose as after before
    """)  # fmt: skip
_CARRYING = listed("cited citing quoted quoting reported said says")
_INSIDE = listed("of for in at from on with to by near against within inside")
_NOT_LY = listed(
    "ally assembly family italy july rally reply supply early only daily ugly monopoly lovely emily kelly sally billy molly reilly"
)

_MONTH = r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_COUNT = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|\d+)"
_TIME = re.compile(
    rf"(?:(?:early|late|later|earlier)(?: (?:on|in|that))? )?(?:"
    rf"(?:on |last |this |next |early |late |by )*{_WEEKDAY}{_PART}(?: night| local time)?(?: , {_MONTH} \d+ ?,?)?"
    rf"|(?:on |in |last |since |late |early )*{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?: , \d{{4}}\b(?: ,)?)?"
    rf"|(?:in|since|last|this) (?:(?:late |early )?{_MONTH}(?: \d{{4}})?|\d{{4}}|the past|recent \w+)"
    rf"|(?:last|this|that|the same|the next|the previous|the following) (?:week|weekend|month|year|night|day|morning|afternoon|evening|summer|spring|fall|autumn|winter)"
    rf"|{_COUNT} (?:second|minute|hour|day|week|month|year)s? (?:ago|earlier|later|before)"
    rf"|at (?:dawn|dusk|lunchtime|midday|midnight|night|nightfall|noon|sunrise|sunset)|at the time|at one point|at the moment|in recent (?:days|weeks|months|years)|for years|over the weekend"
    rf"|today|tonight|(?:yesterday|tomorrow)(?: (?:afternoon|evening|morning|night))?|earlier|later|afterwards?|recently|overnight|soon after|at first"
    rf")(?= |$)",
)


def is_adverb(low: str) -> bool:
    """Return whether a word looks like one that may stand between a subject and its verb."""
    return low in _ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NOT_LY)


def time_end(unit: Unit, at: int) -> int:
    """Return the place after a time ("on Friday", "last week") that begins at a word, else that word's."""
    match = _TIME.match(" ".join(unit.lows[at : at + 9]))
    return at + match[0].count(" ") + 1 if match else at


def time_start(unit: Unit, end: int) -> int:
    """Return where a time that ends before a word begins, else that word's place."""
    for left in range(max(0, end - 6), end):
        if time_end(unit, left) == end:
            return left
    return end


def is_name(word: str) -> bool:
    """Return whether a word begins with a capital, or joins two that do ("Harbour & Exchange")."""
    return word[:1].isupper() or word == "&"


def name_end(unit: Unit, at: int, inner: Collection[str], *, owners: bool = False) -> int:
    """Return where a run of names ends that begins at a word.

    Args:
        unit: a sentence.
        at: its first word, a name.
        inner: small words that may stand between two names of a run, in lower case.
        owners: a run ends behind an owner within it ("Russia's" in "the Russia's Gazprom").
    """
    end = at + 1
    while end < len(unit) and (
        is_name(unit.words[end])
        or (unit.lows[end] in inner and end + 1 < len(unit) and is_name(unit.words[end + 1]))
    ):
        if owners and end - 1 > at and POSSESSIVE.search(unit.words[end - 1]):
            break
        end += 1
    return end


def is_word(word: str) -> bool:
    """Return whether a word is one of letters or digits (quotations and marks are not)."""
    return word[:1].isalnum() or word[:1] in "$€£&"


def dateline_end(unit: Unit) -> int:
    """Return the place behind a dateline ("KYIV:", "AKRON, Ohio -") that opens a paragraph, else 0."""
    for at in range(1, min(len(unit) - 1, 9)) if unit.first else ():
        word = unit.words[at]
        if word == ":" and at < 4:
            return at + 1
        if word in ("-", "–", "—", "--"):
            credited = (
                unit.words[at - 1] == ")" and unit.words[max(0, at - 3)] == "("
            )  # "Osterveen, May 3 (Meridian) -"
            return at + 1 if credited or (unit.words[0].isupper() and len(unit.words[0]) > 2) else 0
        if not (is_name(word) or word in ",()./" or word.isdigit()):
            return 0
    return 0


def phrase_start(unit: Unit, end: int, least: int = 0) -> int:
    """Return where the noun phrase begins whose last word stands before ``end``; ``end`` if there is none."""
    if end > least and unit.lows[end - 1] in PRONOUNS:
        return end - 1
    at = end
    while at > least and (before := _phrase_before(unit, at, end, least)) is not None:
        at = before
    return at


def _phrase_before(unit: Unit, at: int, end: int, least: int) -> int | None:
    """Return where the phrase begins with what stands before a word of it, None where it ends there."""
    low, word = unit.lows[at - 1], unit.words[at - 1]
    inner = at < end
    if low in ("and", "or", "&") and inner and _joins(unit, at - 1, end, least):
        return at - 1
    if inner and low in _CARRYING and low != "cited":
        return None
    if low in PRONOUNS or (inner and _begins_anew(unit.words[at], low, word)):
        return None
    if word == QUOTE:  # a word or two in quotation marks may stand inside
        short = inner and at - 2 >= least and is_word(unit.words[at - 2]) and unit.quotes[at - 1].words < 5
        return at - 1 if short else None
    if low in (")", "]"):
        return _opening(unit, at - 1, least)
    preposition = low in PREPOSITIONS and (
        low not in _INSIDE or at - 2 < least or not is_word(unit.words[at - 2])
    )
    plain = (is_word(word) or low in _INNER_MARKS) and low not in _BOUNDS and low not in AUXILIARIES
    timed = not inner and time_end(unit, at - 1) > at - 1
    return at - 1 if plain and not preposition and not timed else None


_INNER_MARKS = frozenset(("-", "%", "/", "'", "’s"))


def _begins_anew(word: str, low: str, before: str) -> bool:
    """Tell whether "Norland's" opens a phrase of its own: behind a plain noun it always does."""
    owner = is_name(word) and word.endswith(("'s", "’s"))
    return owner and not is_name(before) and low not in DETERMINERS and low not in PREPOSITIONS


def _joins(unit: Unit, at: int, end: int, least: int) -> bool:
    """Tell whether "and" joins two names of one subject, not two clauses."""
    if at - 1 < least or end - at > 8:
        return False
    before, after = unit.words[at - 1], unit.words[at + 1]
    return is_name(before) == is_name(after) and is_word(before) and before.lower() not in PREPOSITIONS


def _opening(unit: Unit, at: int, least: int) -> int | None:
    for left in range(at - 1, max(least - 1, at - 8), -1):
        if unit.words[left] in "([":
            return left
    return None


def phrase_end(unit: Unit, start: int) -> int:
    """Return the end of the noun phrase that begins at a word: up to a mark, a clause or a verb we know."""
    lows, words = unit.lows, unit.words
    at, size = start, len(unit)
    if (
        at < size
        and lows[at] in PRONOUNS | {"him", "her", "them", "me", "us"}
        and lows[at + 1 : at + 2] != ["own"]
    ):
        following = words[at + 1] if at + 1 < size else "."
        if lows[at] != "her" or not is_word(following) or following.lower() in PREPOSITIONS | {"that", "to"}:
            return at + 1
    while at < size:
        low, word = lows[at], words[at]
        if word == QUOTE or low in AUXILIARIES or low in _CARRYING or (low in PRONOUNS and low != "who"):
            break
        if low == "(":
            closing = next((n for n in range(at, min(size, at + 8)) if words[n] == ")"), None)
            if closing is None:
                break
            at = closing + 1
            continue
        if not is_word(word) or (low in _BOUNDS and low not in ("and", "or")) or (low in WH and at > start):
            break
        if low in ("and", "or") and not (at + 1 < size and is_name(words[at + 1]) == is_name(words[at - 1])):
            break
        if at > start and (
            low in DETERMINERS and lows[at - 1] not in PREPOSITIONS | {"and", "or", "all", "both"}
        ):
            break
        if at > start and time_end(unit, at) > at:
            break
        at += 1
    return at
