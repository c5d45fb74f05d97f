"""Lines of dialogue: a dash, what is said, and between dashes who says it.

Russian and Ukrainian put a mark, a blank and a dash before the author's words («— Да, — сказал он. — Иду.»), Spanish
glues the dash to them ("—Sí —dijo—. Voy."), French and Arabic have a comma and a verb of saying ("— Oui, souffle-t-il.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.inspect.saying.arabicverbs import is_verb
from broadsheet.inspect.saying.tonguemanners import EVERY
from broadsheet.model import Span

_LINE = re.compile(r"^[ \t]*(?P<dash>[—–-]) ?(?=\S)(?P<body>[^\n]+)$", re.MULTILINE)
_SMALL = r"[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]"
# Where the author's words begin.
_AUTHOR = re.compile(
    rf"(?<=[,?!….]) [—–-] (?={_SMALL})"
    rf"|(?<=\S) —(?={_SMALL})"
    r"|(?<=[.?!…]) [—–] (?=[^—–\n]{3,80}: [—–] )"
)
# Where they end and speech goes on.
_BACK = re.compile(r"[,.:] ?[—–-] (?=\S)|—[.,;:]? (?=\S)")
_BY_COMMA = re.compile(r"(?:(?<=[?!…؟])|[,،]) (?P<verb>[^\W\d_]['’]?[^\s,.،؟?!]+) ")
_ELIDED = re.compile(r"\A[lmnst]['’]")
_WITH_PRONOUN = re.compile(r"(?:-t)?-(?:ils?|elles?|on)\Z")


def lines(text: str) -> Iterator[Span]:
    """Yield what is said in the lines of dialogue of a text, in order, without the author's words."""
    for match in _LINE.finditer(text):
        yield from _spoken(text, *match.span("body"), told=_introduced(text, match.start()))


def _introduced(text: str, at: int) -> bool:
    """Tell whether the line before ends in a colon."""
    return text[:at].rstrip().endswith(":")


def _spoken(text: str, start: int, end: int, *, told: bool) -> Iterator[Span]:
    at, first = start, True
    while at < end:
        author = _author(text, at, end)
        if author is None:
            if told or not first:
                yield Span(at, end)
            return
        stop, words = author
        yield Span(at, stop)
        back = _BACK.search(text, words, end)
        at, first = (back.end() if back else end), False


def _author(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where speech ends and where the author's words begin."""
    if dashed := _AUTHOR.search(text, start, end):
        stop = dashed.start()
        return stop - text[start:stop].endswith(","), dashed.end()
    for match in _BY_COMMA.finditer(text, start, end):
        if _says(match["verb"]):
            return match.start(), match.start("verb")
    return None


def _says(word: str) -> bool:
    low = _WITH_PRONOUN.sub("", _ELIDED.sub("", word.lower()))
    return low in EVERY or is_verb(low)
