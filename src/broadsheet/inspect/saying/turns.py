"""Words whose paragraph tells by its form alone who speaks: turns of a transcript, and quotations with a name signed.

"SMITH: I never saw it." is a turn where the heads of paragraphs come back; "“We never saw it.” — Anna Berg" is signed.
Sentence by sentence only the first sentence of a turn is seen, and a signed quotation goes to whoever spoke before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from broadsheet.inspect.saying.cast import Cast, entity
from broadsheet.inspect.saying.fullnames import full_name
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Span, Speaker, Statement
from broadsheet.text.words import fold

_MARKS = '"“”„«»'
_HEAD = re.compile(
    r"^[ \t]*[\"“]?(?P<who>[^\W\d_a-z][^\W\d_a-z.'’-]+(?: [^\W\d_a-z][^\W\d_a-z.'’-]*){0,3})(?: \([^()\n]{1,40}\))?(?P<cue>:)[^\S\n]+(?P<said>\S[^\n]*)$",
    re.MULTILINE,
)
# Chosen: an interview has so many turns, one speaker at least twice, and two who speak; "UPDATE:" and "KYIV:" have not.
_TURNS, _AGAIN, _VOICES = 4, 2, 2
_NOBODY = listed("audio caption chart clip graphic narrator note photo update video voiceover watch")
_PARTICLES = listed("al da de del den der di du el la le ten van von")
_NAME = r"[^\W\d_][\w.'’-]*"
_SIGNED = re.compile(
    rf"[{_MARKS}][.,]?\s*(?P<cue>―|—|–|--)\s*(?P<who>{_NAME}(?: {_NAME}){{1,5}})(?:, [^\n{_MARKS}]{{2,80}})?[.\s]*$"
)
_TAIL = 180  # characters of a paragraph that its signature stands in
_LEAST = 4  # words; shorter quotations are titles
_LONG = 12  # words; so many are no title, though no stop ends them


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The words of one paragraph and who speaks them."""

    who: Span
    cue: Span
    said: Span


def turns(text: str) -> list[Turn]:
    """Return the turns of a transcript and the signed quotations of a text, in order."""
    return sorted((*_transcript(text), *_signed(text)), key=lambda turn: turn.said)


def _transcript(text: str) -> list[Turn]:
    heads = [m for m in _HEAD.finditer(text) if m["who"].isupper() and m["who"].lower() not in _NOBODY]
    often = Counter(match["who"] for match in heads)
    if len(heads) < _TURNS or len(often) < _VOICES or max(often.values()) < _AGAIN:
        return []
    return [
        Turn(
            who=Span(*match.span("who")),
            cue=Span(*match.span("cue")),
            said=_unclosed(text, *match.span("said")),
        )
        for match in heads
    ]


def _unclosed(text: str, start: int, end: int) -> Span:
    """Return a turn without the mark that closes what a mark before its head opened."""
    said = text[start:end].rstrip()
    odd = said.count('"') % 2 if said.endswith('"') else said.count("”") - said.count("“")
    return Span(start, start + len(said) - (said[-1] in '"”' and odd > 0))


def _signed(text: str) -> Iterator[Turn]:
    begin = 0
    for line in text.splitlines(keepends=True):
        start, begin = begin, begin + len(line)
        first = start + len(line) - len(line.lstrip())
        if text[first : first + 1] not in _MARKS or first >= begin:
            continue
        found = _SIGNED.search(text, max(first + 1, begin - _TAIL), begin)
        if found is None:
            continue
        if not all(word[0].isupper() or word in _PARTICLES for word in found["who"].split()):
            continue
        said = _bare(text, first + 1, found.start())
        words = len(text[said.start : said.end].split())
        if words >= _LONG or (words >= _LEAST and text[said.end - 1] in ".!?…"):
            who = Span(found.start("who"), found.start("who") + len(found["who"].rstrip(".")))
            yield Turn(who=who, cue=Span(*found.span("cue")), said=said)


def _bare(text: str, start: int, end: int) -> Span:
    """Return a stretch without blanks at its ends."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Span(start, max(start, end - len(inner) + len(inner.rstrip())))


def with_turns(text: str, made: Sequence[Statement], found: Cast) -> list[Statement]:
    """Return statements with each turn as one, by its speaker; what others took of its words is theirs no more.

    Args:
        text: the article's.
        made: its statements.
        found: its cast.
    """
    result = list(made)
    for turn in turns(text):
        printed = text[turn.who.start : turn.who.end]
        if (
            printed in found.press or printed in found.press.values()
        ):  # "— The Courier" below a quotation may be whose picture it is
            continue
        name = full_name(printed, found) if " " not in printed else found.people.get(fold(printed), printed)
        speaker = Speaker(name=name, spans=(turn.who,), entity=entity(found, name))
        result = [left for one in result if (left := _without(one, turn))]
        result.append(Statement(content=(turn.said,), form="direct", cue=(turn.cue,), speaker=speaker))
    return result


def _without(one: Statement, turn: Turn) -> Statement | None:
    """Return a statement without the words of a turn, None where nothing is left or its cue is the turn's."""
    first, last = min(turn.who.start, turn.said.start), max(turn.who.end, turn.said.end)
    if any(first <= span.start < last for span in one.cue):
        return None
    kept = tuple(span for span in one.content if span.end <= first or last <= span.start)
    return one if kept == one.content else replace(one, content=kept) if kept else None
