"""Statements of sentences in other languages than English."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.inspect.saying.bearers import bearer, text_of
from broadsheet.inspect.saying.drafted import Draft
from broadsheet.inspect.saying.folded import Range, Unit
from broadsheet.inspect.saying.phrases import is_name
from broadsheet.inspect.saying.sentence import Sentence
from broadsheet.inspect.saying.tongues import Saying
from broadsheet.inspect.saying.tonguewords import CONFIRMING, DENYING, REPORTING
from broadsheet.model import Link


def told_abroad(sentence: Sentence, saying: Saying) -> Draft:
    """Return the statement of a sentence in another language."""
    outer: list[Link | Range] = [_carrier(sentence.whole, words, sentence.press) for words in saying.outer]
    cited: list[Link | Range] = [_carrier(sentence.whole, words, sentence.press) for words in saying.cited]
    own: list[Link | Range] = []
    if saying.source:
        reports = saying.verb in REPORTING
        own = [
            _carrier(
                sentence.whole,
                _placed(sentence.whole, saying.unit, saying.source),
                sentence.press,
                quoted=reports,
            )
        ]
    verb = saying.verb
    stance = "denied" if verb in DENYING else "confirmed" if verb in CONFIRMING else "said"
    cue = tuple(saying.unit.spans(*saying.cue)) if saying.cue[0] < saying.cue[1] else ()
    return Draft(
        unit=saying.unit, content=saying.content, cue=cue, stance=stance, path=[*outer, *own, *cited],
        whole=sentence.whole, again=saying.again and not outer and not cited,
    )  # fmt: skip


def _carrier(unit: Unit, words: Range, press: Mapping[str, str], *, quoted: bool = False) -> Link | Range:
    """Return an outlet, or the words; a quoted name that reports is an outlet: „Karsholm Courier“."""
    if known := bearer(unit, *words, press=press):
        return known
    names = [at for at in range(*words) if is_name(unit.words[at])]
    marked = quoted and any(unit.words[at] in "„«“»" for at in range(*words))
    if marked and names:
        return Link(
            name=text_of(unit, names[0], names[-1] + 1), role="outlet",
            spans=tuple(unit.spans(names[0], names[-1] + 1)),
        )  # fmt: skip
    return words


def _placed(whole: Unit, unit: Unit, words: Range) -> Range:
    """Return words of a sentence from which some were taken as words of the whole one."""
    start = whole.starts.index(unit.starts[words[0]])
    stop = next((at for at in range(words[0] + 1, words[1]) if at in unit.gaps), words[1])
    return start, whole.ends.index(unit.ends[stop - 1]) + 1
