"""What a text takes back or sets right, of itself or of an earlier one: figures, names, statements.

Rules over phrases: a text must say that something was wrong ("misstated", "withdrawn its claim"), or nothing
is looked for; what merely changed ("revised to 12 from 9") is no correction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from broadsheet.inspect.measuring.numbers import numbers
from broadsheet.inspect.measuring.ranges import Number
from broadsheet.model import Article, Span
from broadsheet.text.sentences import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Something that was told and is wrong."""

    old: Span  # where it is told first
    new: Span | None = None  # what is said instead; None: nothing is
    kind: Literal["corrected", "retracted"] = "corrected"
    by: str | None = None  # who sets it right, as printed; None: the publisher, or the text does not say


# A text without one of these takes nothing back.
_WRONG = re.compile(
    r"(?<!\w)(?:apologi[sz]e[sd]?|at\s+first|clarif(?:ication|ied|ies)|contrary\s+to\s+what|correct(?:ed|ing|ion|s)?|double\s+entries|earlier\s+(?:headline|report|version)|"
    r"err(?:ed|oneous\w*|ors?)|incorrect\w*|misprint\w*|misspoke|misstat\w+|mistak\w+|mistyped|refiles|removed|retract\w*|slip|took\s+back|typo|withdr[ae]wn?|wrong\w*|"
    r"berichtigung|irrtümlich\w*|korrektur|korrigier\w*|richtigstellung|zurückgezogen|corrige[dn]?|corrigió|erróne\w+|rectific\w+|errat\w+|rectifi\w+|"
    r"исправ\w+|ошибочн\w+|уточнен\w+|виправ\w+|помилков\w+|уточнен\w+)(?!\w)",
    re.IGNORECASE,
)
_NOT = r"(?:not|no|nicht|non|non\s+pas|а\s+не|не)"
# Between the new number and the old one.
_NEW_THEN_OLD = re.compile(
    rf"[^.;!?]{{0,60}}?(?:,|\s)\s*(?:(?:and|und|y|et|и|і)\s+)?{_NOT}\s+(?:the\s+|from\s+)?"
    r"|[^.;!?]{0,40}?\bcorrected,?\s+from\s+|[^.;!?]{0,30}?,\s+having\s+(?:given|put|reported|said|spoken)\b[^.;!?\d]{0,20}"
    r"|[^.;!?]{0,40}?\s(?:instead\s+of|rather\s+than|statt|en\s+lugar\s+de|au\s+lieu\s+de|вместо|замість)\s+(?:the\s+)?",
    re.IGNORECASE,
)
# Between the old one and the new one.
_OLD_THEN_NEW = re.compile(
    r"[^.;!?]{0,30}?,?\s+(?:but|sondern|sino|mais|а)\s+"
    r"|[^;!?]{0,160}?\b(?:error|misprint|mistake|slip|typo|wrong)\b[^.;!?]{0,60}:\s+[^.;!?\d]{0,40}",
    re.IGNORECASE,
)
_BEFORE_OLD = re.compile(rf"(?<!\w){_NOT}\s+\Z", re.IGNORECASE)
_SORRY = re.compile(r"\b(?:apologi[sz]ed?|regret(?:s|ted)?)\b[^.;:]{0,60}\Z", re.IGNORECASE)
_AND_IS = re.compile(r"[^.;!?:]{0,30}:\s+\Z")
_STANDS_ALONE = re.compile(r"\s*(?:[^\W\d]+\s*){0,3}(?:[.,;)!?\"”»]|\Z)")
# "(Corrected to show profit was not €221 million)": the right number stands elsewhere.
_WAS_NOT = re.compile(r"\bcorrect\w*\s+to\s+(?:say|show)\b[^.;)]{0,80}?\bnot\s+\Z", re.IGNORECASE)

# A clause behind what was said tells of something else, which stands.
_END = r"(?=[.;!?]|,\s+(?:after|and|asking|because|but|citing|following|in\s+which|saying|when|where|which|while|who|whose)\b|\n|\Z)"
_TOLD = r"(?:account|allegation|assertion|claim|comment|dispatch|remark|report|statement|story)s?"
_RETRACTED = re.compile(
    rf"(?P<who>[^.;:!?\n]{{2,60}}?)\s+(?:has\s+|have\s+|had\s+)?(?:retract(?:ed|s)|t(?:akes|aken|ook)\s+back|withdr(?:awn|ew|aws)|disavow(?:ed|s))\s+(?:an?|her|his|its|the|their)\s+(?:[\w-]+\s+)?{_TOLD}"
    rf"\s+(?:that|about|of)\s+(?P<old>[^.;!?\n]{{4,160}}?){_END}",
    re.IGNORECASE,
)
_REMOVED = re.compile(
    rf"\b(?:removed|retracted|withdrawn)\.\s+(?:Its|The)\s+(?:[\w-]+\s+)?{_TOLD},?\s+that\s+(?P<old>[^.;!?\n]{{4,160}}?),\s",
)
_CONTRARY = re.compile(
    r"\b[Cc]ontrary\s+to\s+what\s+(?:was|we)\s+[^.;\n]{0,160}?\s(?:is|was)\s+not\s+(?P<old>(?:[A-ZÀ-ÞŁŚŻ][\w’'-]+\s?){1,4}(?<!\s))"
)
_NAME = r"(?:[A-ZÀ-ÞŁŚŻ][\w’'-]+(?:\s+(?=[A-ZÀ-ÞŁŚŻ]))?){1,4}"
# What was said wrongly, and what is so: each with the names ``old`` and ``new``.
_PAIRS = (
    re.compile(rf"\b(?:gave|identified|listed|misidentified|named)\s+[^.;\n]{{2,80}}?\s+as\s+(?P<old>{_NAME})\.\s+(?:It|He|She|They|His\s+name|Her\s+name)\s+(?:is|are|was)\s+(?:in\s+fact\s+)?(?P<new>{_NAME})"),
    re.compile(rf"\b(?:spelling|name)\s+of\s+(?P<new>{_NAME})\s+from\s+(?P<old>{_NAME})"),
    re.compile(rf"\bearlier\s+(?:headline|report|version)\b[^.;\n]{{0,60}}?\b(?:gave|listed|named)\s+[^.;\n]{{2,60}}?\s+as\s+(?P<old>{_NAME})\.\s+[^.;\n]{{2,40}}?\s+(?:for|from|in|is|to|was)\s+(?P<new>{_NAME})"),
    re.compile(r"\bhieß\s+es,?\s+(?P<old>[^.!?\n]{6,160})\.\s+(?:Richtig|Tatsächlich|Korrekt)\s+ist,?\s+(?:dass\s+)?(?P<new>[^.!?\n]{6,160})"),
    re.compile(r"(?i:\b(?:clarification|correction)\b)[^.\n]{0,100}?\b(?:said|stated|suggested|wrote)\s+that\s+(?P<old>[^.!?\n]{6,160})\.\s+(?:In\s+fact,?\s+)?(?P<new>[^,.!?\n]{6,160})"),
)  # fmt: skip
# "I misspoke. She had meant June of next year": what is meant sets right what was said with one of its words.
_MEANT = re.compile(
    r"\b(?:in\s+error|misspoke|mistaken|mistakenly|wrong(?:ly)?)\b[^\n]{0,200}?\b(?:had\s+meant|meant)\s+(?:to\s+say\s+)?(?P<new>[^.;:!?\n\"”]{3,80}?)(?=[.;:!?\"”]|,|\Z)"
)
_TELLING_WORD = re.compile(r"[^\W\d]{4,}|\d+")
# "Would not retract a word" takes nothing back.
_REFUSED = re.compile(
    r"\b(?:cannot|declined\s+to|never|not|n['’]t|refus\w+\s+to|will\s+not)\s*\Z", re.IGNORECASE
)
_WHO = re.compile(
    r"(?:\A|(?<=[.!?]\s)|(?<=\n))(?P<who>(?:[Tt]he\s+|[A-Z])[^.;:,!?\n]{1,50}?)\s+(?:(?:also|has|have|later|now|since)\s+)*"
    r"(?:admitted|apologi[sz]ed|conceded|corrected|erred|revised|said|says)\b"
)


def corrections(article: Article) -> list[Correction]:
    """Return what an article takes back or sets right, in order of what was wrong.

    Args:
        article: its text and language are read; notes are not needed.
    """
    text = article.text
    if not _WRONG.search(text):
        return []
    found = [*_figures(text, (article.language or "en")[:2].lower()), *_phrases(text)]
    out: dict[Span, Correction] = {}
    for one in found:
        out.setdefault(one.old, one)
    return sorted(out.values(), key=lambda one: one.old.start)


def _figures(text: str, language: str) -> Iterator[Correction]:
    # "A slip of a zero" is no number of its own.
    row = [n for n in numbers(text, language) if isinstance(n.value, float) and (n.value or n.digits)]
    for left, right in pairwise(row):
        gap = text[left.end : right.start]
        if left.value == right.value:
            continue
        if _NEW_THEN_OLD.fullmatch(gap) and _STANDS_ALONE.match(text, right.end):
            yield _told(text, row, old=right, new=left)
        elif _turned(text, left, gap):
            yield _told(text, row, old=left, new=right)
    for number in row:
        if _WAS_NOT.search(text, max(0, number.start - 120), number.start) and (new := _like(number, row)):
            yield _told(text, row, old=number, new=new)


def _turned(text: str, left: Number, gap: str) -> bool:
    """Tell whether the words after a number say that another one is right: "nineteen dead: eleven were"."""
    match = _OLD_THEN_NEW.fullmatch(gap)
    if match and ":" in gap:
        return True
    if match:
        return bool(_BEFORE_OLD.search(text, max(0, left.start - 12), left.start))
    return bool(_SORRY.search(text, max(0, left.start - 90), left.start) and _AND_IS.fullmatch(gap))


def _like(number: Number, row: list[Number]) -> Number | None:
    same = [n for n in row if (n.currency, n.percent) == (number.currency, number.percent)]
    return next((n for n in same if n.end <= number.start and n.value != number.value), None)


def _told(text: str, row: list[Number], *, old: Number, new: Number) -> Correction:
    first = next(n for n in row if n.value == old.value)
    who = [m["who"] for m in _WHO.finditer(text, 0, max(old.end, new.end))]
    return Correction(
        old=Span(first.start, first.end), new=Span(new.start, new.end), by=who[-1] if who else None
    )


def _meant(text: str) -> Iterator[Correction]:
    """Yield what was said otherwise than meant, from the start of its sentence to the word that both share."""
    for match in _MEANT.finditer(text):
        told = {word.lower() for word in _TELLING_WORD.findall(match["new"])}
        said = (w for w in _TELLING_WORD.finditer(text, 0, match.start()) if w[0].lower() in told)
        if shared := next(said, None):
            start = max((s.start for s in sentences(text) if s.start <= shared.start()), default=0)
            who = [m["who"] for m in _WHO.finditer(text, 0, match.end())]
            yield Correction(
                old=Span(start, shared.end()), new=Span(*match.span("new")), by=who[-1] if who else None
            )


def _phrases(text: str) -> Iterator[Correction]:
    yield from _meant(text)
    for match in _RETRACTED.finditer(text):
        if not _REFUSED.search(match["who"]):
            yield Correction(old=Span(*match.span("old")), kind="retracted", by=match["who"].strip())
    for pattern in (_REMOVED, _CONTRARY):
        yield from (
            Correction(old=Span(*match.span("old")), kind="retracted") for match in pattern.finditer(text)
        )
    for pattern in _PAIRS:
        yield from (
            Correction(old=Span(*match.span("old")), new=Span(*match.span("new")))
            for match in pattern.finditer(text)
        )
