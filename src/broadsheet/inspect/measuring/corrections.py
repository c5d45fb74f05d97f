"""What a text takes back or sets right, of itself or of an earlier one: figures, names, statements.

Rules over phrases: a text must say that something was wrong ("misstated", "withdrawn its claim"), or nothing
is looked for; what merely changed ("revised to 12 from 9") is no correction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from broadsheet.inspect.language import language
from broadsheet.inspect.measuring import revisewords as words
from broadsheet.inspect.measuring.numbers import numbers
from broadsheet.inspect.measuring.ranges import Number
from broadsheet.inspect.measuring.revising import revisions
from broadsheet.inspect.measuring.righters import righter
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
    r"(?<!\w)(?:actually|(?:been|was)\s+amended|apologi(?:es|[sz]e[sd]?)|at\s+first|back-?(?:pedall?ed|tracked)|by\s+mistake|caption|confus(?:ed|ing|ion)|counted\s+twice|disavow(?:ed|s)|disowned|disregard|false(?:ly)?|in\s+fact|inaccurate|inflated|kill|misheard|misread|mix-up|no\s+longer|not\s+(?:so|the\s+case|true)|overcount|put\s+(?:it|that|the\s+record|this)|regrets?|renounced|rowed\s+back|set\s+(?:it|that|the\s+record|this)|spike|too\s+(?:high|low)|twice\s+listed|untrue|withhold|clarif(?:ication|ied|ies)|contrary\s+to\s+what|correct(?:ed|ing|ion|s)?|double\s+entries|erratum|faulty|version\s+précédente|fe\s+de\s+err\w+|for\s+the\s+record|früheren\s+fassung|(?:earlier|previous)\s+(?:headline|report|version)|"
    rf"{words.RESTATED_FIGURES}|"
    r"err(?:ed|oneous\w*|ors?)|incorrect\w*|misidentif\w+|mislabell?ed|misprint\w*|misspel\w+|misspoken?|misstat\w+|mistak\w+|mistyped|refiles|originally\s+(?:gave|put|said|stated)|overstated|recanted|removed|retract\w*|revoked|right\s+(?:figure|number|total)|slip|taken\s+back|took\s+back|typo|understated|walked\s+back|withdr[ae]wn?s?|wrong\w*|"
    r"berichtigung|corrigé\w*|erreurs?|irrtümlich\w*|korrektur|korrigier\w*|richtigstellung|zurückgezogen|corrige[dn]?|corrigió|erróne\w+|rectific\w+|errat\w+|rectifi\w+|"
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
_TOLD = (
    r"(?:account|allegation|announcement|assertion|claim|comment|dispatch|remark|report|statement|story)s?"
)
_TAKES_BACK = r"(?:disavow(?:ed|s)|recant(?:ed|s)|retract(?:ed|s)|revoke[ds]|t(?:akes|aken|ook)\s+back|walk(?:ed|s)\s+back|withdr(?:awn|ew|aws))"
# Looked for first: what stands before it is as long as a clause may be, which takes time at every place.
_BACK_TAKEN = re.compile(rf"\s{_TAKES_BACK}\s+(?:an?|her|his|its|the|their)\s", re.IGNORECASE)
_CLAUSE_MARK = re.compile(r"[.;:!?\n]")
_MOST_BEFORE = 60  # characters of a clause before it, as many as name who takes back
_MOST_BEHIND = 300  # and behind it, so that a long text is not searched anew from every verb: as long as the frame may be
_RETRACTED = re.compile(
    rf"(?P<who>[^.;:!?\n]{{2,60}}?)\s+(?:has\s+|have\s+|had\s+)?{_TAKES_BACK}\s+(?:an?|her|his|its|the|their)\s+(?:[\w-]+\s+)?{_TOLD}(?:\s+(?:aired|issued|made|posted|printed|published)[^.;,\n]{{0,30}}?)?"
    rf"\s+(?P<link>that|about|of)\s+(?P<old>[^.;!?\n]{{4,160}}?){_END}",
    re.IGNORECASE,
)
# "The governor's claim that ... was withdrawn by his office", "apologised for saying that ...".
_WITHDRAWN = re.compile(
    rf"\b{_TOLD}\s+that\s+(?P<old>[^.;!?\n]{{4,160}}?)\s+(?:has\s+been|have\s+been|was|were)\s+(?:later\s+|since\s+)?(?:retracted|taken\s+back|withdrawn)\b|"
    rf"\b(?:acknowledged|admitted|conceded)\s(?:[\w]+\s+){{0,3}}?that\s+(?:her|his|its|the|their)\s+(?:[\w-]+\s+)?{_TOLD}\s+that\s+(?P<owned>[^.;!?\n]{{4,160}}?)\s+(?:had\s+been|was|were)\s+(?:false|incorrect|mistaken|untrue|wrong)\b|"
    rf"\b(?:had\s+been|was|were)\s+(?:mistaken|wrong)\s+(?:in\s+(?:claiming|saying|stating|suggesting)|to\s+(?:claim|say|state|suggest|tell(?:\s+[\w-]+){{1,3}}?))\s+that\s+(?P<wrong>[^.;!?\n]{{4,160}}?){_END}|"
    rf"\bapologi[sz]e[sd]?\s(?:[\w]+\s+){{0,3}}?for\s+(?:having\s+)?(?:claim(?:ed|ing)|report(?:ed|ing)|sa(?:id|ying)|stat(?:ed|ing)|suggest(?:ed|ing))\s+that\s+(?P<said>[^.;!?\n]{{4,160}}?){_END}",
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
# "..., the institute posted": who said it stands after what was said.
_SAID_AFTER = re.compile(r",\s+[^,;]{2,60}\s(?:announced|posted|reported|said|stated|wrote)\b")
# "Would not retract a word" takes nothing back.
_REFUSED = re.compile(
    r"\b(?:cannot|declined\s+to|never|not|n['’]t|refus\w+\s+to|will\s+not)\s*\Z", re.IGNORECASE
)


# What is set right, and where the one who does so is to be looked for; None: nowhere, or it is known.
_Found = tuple[Correction, int | None]


def corrections(article: Article) -> list[Correction]:
    """Return what an article takes back or sets right, in order of what was wrong.

    Args:
        article: its text and language are read; notes are not needed.
    """
    text = article.text
    if not _WRONG.search(text):
        return []
    row, spans = _numbers(text, (article.language or language(text) or "en")[:2].lower()), sentences(text)
    out: list[_Found] = []
    for one, at in (*_figures(text, row), *_phrases(text, spans), *_revised(text, row, spans)):
        if not any(one.old.start < o.old.end and o.old.start < one.old.end for o, _ in out):
            out.append((one, at))
    # Who sets right is looked for once it is known what: many frames find the same thing.
    told = [one if at is None else replace(one, by=righter(text, spans, at)) for one, at in out]
    return sorted(told, key=lambda one: one.old.start)


def _numbers(text: str, spoken: str) -> list[Number]:
    # "A slip of a zero" is no number of its own.
    return [n for n in numbers(text, spoken) if isinstance(n.value, float) and (n.value or n.digits)]


def _revised(text: str, row: list[Number], spans: Sequence[Span]) -> Iterator[_Found]:
    """Yield what the frames find; what is told twice is marked where it is told first."""
    for one in revisions(text, spans, row):
        end = max(one.old.end, one.new.end if one.new else 0)
        old = next((n for n in row if n.start == one.old.start), None)
        start = text.find(text[one.old.start : one.old.end])
        first = Span(start, start + one.old.end - one.old.start)
        if old:
            first = next(Span(n.start, n.end) for n in row if n.value == old.value)
        yield Correction(old=first, new=one.new, kind="corrected" if one.new else "retracted"), end - 1


def _figures(text: str, row: list[Number]) -> Iterator[_Found]:
    for left, right in pairwise(row):
        gap = text[left.end : right.start]
        if left.value == right.value:
            continue
        if _NEW_THEN_OLD.fullmatch(gap) and _STANDS_ALONE.match(text, right.end):
            yield _told(row, old=right, new=left)
        elif _turned(text, left, gap):
            yield _told(row, old=left, new=right)
    for number in row:
        if _WAS_NOT.search(text, max(0, number.start - 120), number.start) and (new := _like(number, row)):
            yield _told(row, old=number, new=new)


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


def _told(row: list[Number], *, old: Number, new: Number) -> _Found:
    first = next(n for n in row if n.value == old.value)
    found = Correction(old=Span(first.start, first.end), new=Span(new.start, new.end))
    return found, max(old.end, new.end) - 1


def _meant(text: str, spans: Sequence[Span]) -> Iterator[_Found]:
    """Yield what was said otherwise than meant, from the start of its sentence to the word that both share."""
    for match in _MEANT.finditer(text):
        told = {word.lower() for word in _TELLING_WORD.findall(match["new"])}
        said = (w for w in _TELLING_WORD.finditer(text, 0, match.start()) if w[0].lower() in told)
        if shared := next(said, None):
            start = max((s.start for s in spans if s.start <= shared.start()), default=0)
            yield Correction(old=Span(start, shared.end()), new=Span(*match.span("new"))), match.end() - 1


def _topic(text: str, spans: Sequence[Span], match: re.Match[str]) -> Span | None:
    """Return what was told of a topic in an earlier sentence: "its statement about an earthquake" names only that."""
    if match["link"] == "that":
        return None
    of = {word.lower() for word in _TELLING_WORD.findall(match["old"]) if word.islower()}
    for span in spans:
        told = text[span.start : span.end]
        if span.end <= match.start() and of & {word.lower() for word in _TELLING_WORD.findall(told)}:
            said = _SAID_AFTER.search(told)
            return Span(span.start, span.start + said.start() if said else span.end)
    return None


def _retracted(text: str) -> Iterator[re.Match[str]]:
    for verb in _BACK_TAKEN.finditer(text):
        start = max(0, verb.start() - _MOST_BEFORE)
        marks = list(_CLAUSE_MARK.finditer(text, start, verb.start()))
        match = _RETRACTED.match(text, marks[-1].end() if marks else start, verb.end() + _MOST_BEHIND)
        if match and verb.start() < match.end():
            yield match


def _phrases(text: str, spans: Sequence[Span]) -> Iterator[_Found]:
    yield from _meant(text, spans)
    for match in _retracted(text):
        if not _REFUSED.search(match["who"]):
            old = _topic(text, spans, match) or Span(*match.span("old"))
            yield Correction(old=old, kind="retracted", by=match["who"].strip()), None
    for match in _WITHDRAWN.finditer(text):
        if not _REFUSED.search(text, max(0, match.start() - 30), match.start()):
            old = Span(*match.span(match.lastgroup or "old"))
            yield Correction(old=old, kind="retracted"), match.start()
    for pattern in (_REMOVED, _CONTRARY):
        for match in pattern.finditer(text):
            yield Correction(old=Span(*match.span("old")), kind="retracted"), None
    for pattern in _PAIRS:
        for match in pattern.finditer(text):
            yield Correction(old=Span(*match.span("old")), new=Span(*match.span("new"))), None
