"""What it costs to read a line of a page as an outlet, an age, a headline or a paragraph (see ``layout``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from broadsheet.extract.lines import Line
from broadsheet.text.words import fold

Part = Literal["outlet", "age", "title", "text"]
PARTS: tuple[Part, ...] = ("outlet", "age", "title", "text")
NEVER = float("inf")
TOO_DEAR = 6.0  # a line is never read as a part at such a price: it is more than a block without a headline

_CLOSES = re.compile(r"[.!?…。！？؟।‼]+[\"”»“’')\]›]*\Z")
_FULL_STOP = re.compile(r"(?:[.…。।]|\.\.\.)[\"”»“’')\]›]*\Z")
_BREAK = re.compile(r"[.!?؟][\"”»’')]*\s+[\"“«„(]?[^\W\d_a-zа-яёіїєґ]|[。！？].")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_DOMAIN = re.compile(r"[^\W_][\w.-]*\.[a-z]{2,12}\Z", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")

# Words in an outlet's name -> cost; of the outlets on the seed-like cases nine in ten have up to three.
_NAME_WORDS = (3.0, 0.2, 0.2, 0.3, 0.6, 1.0, 1.6)
# Words in a headline -> cost; under four words a line is rather a name, a section or a subheading.
_TITLE_WORDS = (5.0, 1.8, 1.0, 0.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """A page, and what is known of it as a whole."""

    lines: Sequence[Line]
    usual: int = 0  # empty lines that most often stand between two lines
    live: bool = False  # its headline announces running coverage
    repeats: bool = False  # a first round found whole blocks
    often: Counter[str] = field(init=False)  # how often each short line is printed
    related: int = field(init=False)  # the line from which other articles were announced
    parted: bool = field(init=False)  # some lines stand further apart than is usual
    likely: dict[int, tuple[tuple[Part, float], ...]] = field(init=False, default_factory=dict)
    looks: dict[object, float] = field(init=False, default_factory=dict)  # costs worked out before

    def __post_init__(self) -> None:
        """Count once what every line is asked for."""
        often = Counter(fold(line.text) for line in self.lines if len(line.text) <= 60)
        sections = [line.section for line in self.lines]
        related = sections.index("related") if "related" in sections else len(self.lines)
        object.__setattr__(self, "often", often)
        object.__setattr__(self, "related", related)
        object.__setattr__(self, "parted", any(line.gap > self.usual for line in self.lines[1:]))


@lru_cache(maxsize=4096)
def length_in_words(text: str) -> int:
    """Return how many words a line has; scripts without spaces count two letters to the word."""
    dense = len(_DENSE.findall(text))
    return len(_WORD.findall(_DENSE.sub(" ", text))) + (dense + 1) // 2


def reading(price: Price, at: int, part: Part) -> float:
    """Return the cost of reading one line as one part."""
    return _READINGS[part](price.lines[at], price)


def likely_parts(price: Price, at: int) -> tuple[tuple[Part, float], ...]:
    """Return what a line may be read as, each with its cost."""
    known = price.likely.get(at)
    if known is None:
        costs = ((part, reading(price, at, part)) for part in PARTS)
        known = price.likely[at] = tuple((part, cost) for part, cost in costs if cost < TOO_DEAR)
    return known


def _as_outlet(line: Line, price: Price) -> float:
    if line.kind == "outlet":
        return (
            0.0 if line.whole is None else 1.5 * _runs_low(line.text) + 1.5 * (length_in_words(line.text) > 5)
        )
    if line.kind != "plain":
        return NEVER
    words = length_in_words(line.text)
    if words >= len(_NAME_WORDS) or len(line.text) > 60:
        return NEVER
    if _DOMAIN.match(line.text):
        return 0.1
    cost = _NAME_WORDS[words]
    cost += 2.0 * bool(_CLOSES.search(line.text)) + 1.5 * _runs_low(line.text)
    cost += 1.0 * bool(re.search(r"[:\"“„«,;]", line.text))
    cost += 3.0 * (not any(letter.isalpha() for letter in line.text))
    return cost - 0.3 * (price.often[fold(line.text)] > 1) + 0.7 * line.twice


def _runs_low(text: str) -> bool:
    """Whether most of the longer words begin with a small letter: names of outlets seldom do."""
    long = [word for word in _WORD.findall(text) if len(word) > 3]
    low = sum(word[0].islower() for word in long)
    return 2 * low > len(long) or (bool(long) and long[0][0].islower())


def _as_age(line: Line, price: Price) -> float:  # noqa: ARG001 - one signature for the table
    if line.age is None:
        return NEVER
    return 1.0 * line.age.clock + 0.3 * (line.age.word or line.age.bare or not line.age.plausible)


def _as_title(line: Line, price: Price) -> float:
    if line.kind not in {"plain", "byline"}:
        return 4.0 if line.kind == "outlet" and line.whole is None else NEVER
    text = line.text
    words = length_in_words(text)
    cost = _TITLE_WORDS[words] if words < len(_TITLE_WORDS) else 0.1 * max(0, words - 22)
    cost += 0.02 * max(0, len(text) - 140)  # of headlines of the stories data 99 in 100 are under 140
    cost += 1.5 * bool(_FULL_STOP.search(text)) + 2.0 * bool(_BREAK.search(text)) + 0.8 * text.endswith(":")
    cost += 0.2 * bool(_CLOSES.search(text)) + 0.5 * text[:1].islower() + 2.0 * (line.kind == "byline")
    cost += 0.8 * (price.often[fold(text)] > 2)
    return cost - 1.5 * (line.twice or line.headed)


def _as_text(line: Line, price: Price) -> float:
    if line.kind in {"label", "tags"}:
        return NEVER
    if line.kind != "plain":
        return {"age": 2.0, "outlet": 1.5 if line.whole is None else 1.2, "echo": 0.8, "byline": 0.7}[
            line.kind
        ]
    if len(line.text) >= 140:
        return 0.0
    words = length_in_words(line.text)
    if _CLOSES.search(line.text) or line.text.endswith((":", ";", ",")):
        return 0.1 if words >= 6 else 0.4
    if line.text.startswith(("-", "–", "—", "•", "*", "Q:", "A:")) or re.match(r"\S{1,20}:\s", line.text):
        return 0.4  # an item of a list, a turn of an interview
    return 1.3 if price.repeats else 1.0


_READINGS = {"outlet": _as_outlet, "age": _as_age, "title": _as_title, "text": _as_text}


def _wide(price: Price, at: int) -> bool:
    return price.parted and price.lines[at].gap > price.usual


def opening(price: Price, at: int, closed: str) -> float:
    """Return the cost of beginning a new block at a line, after a label that closed the last one or not."""
    gap = (-0.7 if _wide(price, at) else 0.4) if price.parted else 0.0
    if closed == "related":
        return -1.5 + gap
    if price.lines[at].whole == "":  # the second half of a line begins nothing
        return NEVER
    if at > price.related:
        return 1.0 + gap - 1.3 * (price.lines[at].gap >= price.usual + 2)
    after = {"": 0.0, "comments": 0.4}.get(closed, -0.6)  # what follows readers' comments may be more of them
    return (1.0 if price.repeats else 2.0) + gap + 4.0 * price.live + after


def ending(parts: AbstractSet[str], price: Price, *, first: bool) -> float:
    """Return the cost of ending a block that has these parts alone."""
    known = price.looks.get((first, parts))
    if known is None:
        known = price.looks[first, parts] = _lacking(parts, price, first=first)
    return known


def _lacking(parts: AbstractSet[str], price: Price, *, first: bool) -> float:
    if first:
        lacks = {"outlet": 0.3, "age": 0.3, "title": 1.5, "text": 1.2}
        # A name without an age beside it is no outlet yet: it may be a section or a kicker.
        return sum(cost for part, cost in lacks.items() if part not in parts) + 3.0 * (
            {"outlet", "age"} & parts == {"outlet"}
        )
    lacks = _LACKS_LITTLE if price.repeats or price.related < len(price.lines) else _LACKS
    # A headline and a text alone are rather a link to another article and the rest of this one.
    alone = 0.0 if {"outlet", "age"} & parts else 4.0
    return sum(cost for part, cost in lacks.items() if part not in parts) + alone


_LACKS = {"outlet": 2.5, "age": 2.2, "title": 6.0, "text": 1.5}
_LACKS_LITTLE = {"outlet": 1.0, "age": 1.0, "title": 5.0, "text": 0.7}


def stepping(price: Price, at: int, part: str, closed: str, *, begun: bool) -> float:
    """Return the extra cost of going on within a block."""
    back = 2.5 if closed else 0.0  # the text goes on after a label that stood in its middle
    if part == "text" and not begun and likely_parts(price, at)[-1][1] >= 1.0:
        back += 1.0  # a text does not begin with a line like a heading or a name
    return back + 0.4 * (part != "text" and price.lines[at].whole != "" and _wide(price, at))


def skipping(price: Price, at: int, parts: AbstractSet[str], closed: str) -> float:
    """Return the cost of leaving a line out of its block."""
    key = at, "text" in parts, not parts, closed
    known = price.looks.get(key)
    if known is None:
        known = price.looks[key] = _leaving(price, at, parts, closed)
    return known


def _leaving(price: Price, at: int, parts: AbstractSet[str], closed: str) -> float:
    line = price.lines[at]
    if line.kind in {"label", "tags"}:
        return 0.0
    if line.kind in {"byline", "echo"}:
        return 0.0 if "text" not in parts or closed else {"byline": 2.0, "echo": 0.5}[line.kind]
    long = len(line.text) >= 140 or (bool(_CLOSES.search(line.text)) and length_in_words(line.text) >= 8)
    if closed:
        return _LEFT_OUT[closed][1 + (len(line.text) >= 300) if long else 0] + (
            0.3 if closed == "comments" else 1.5
        ) * (line.kind in {"age", "outlet"})
    if line.kind != "plain":
        again = line.kind == "age" and at > 0 and price.lines[at - 1].kind == "age"
        return 0.5 if again else 3.0  # published and updated: the first is kept
    if not parts:  # the page's own name stands before its first article
        return _MASTHEAD if price.repeats and not long else NEVER
    return NEVER if long or "text" in parts else 1.5


_MASTHEAD = 0.7  # between the cost of a section name in a block's head and that of a headline too many


# After a label: the cost of leaving out a short line, a sentence, a long paragraph.
_LEFT_OUT = {
    "comments": (0.4, 1.5, 4.0),
    "promo": (0.3, 0.6, 3.5),
    "related": (0.4, 5.0, 7.0),
    "tags": (0.4, 1.2, 4.0),
}
