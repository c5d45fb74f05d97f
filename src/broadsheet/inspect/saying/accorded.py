"""The statement of a sentence that only "according to X" makes one."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.inspect.saying import paths, phrases
from broadsheet.inspect.saying.contents import trimmed
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.drafted import Draft
from broadsheet.inspect.saying.folded import Range, Unit
from broadsheet.inspect.saying.nouns import CUES
from broadsheet.inspect.saying.sentence import HEDGES, Heard, Sentence, words_of
from broadsheet.inspect.saying.steps import Step
from broadsheet.model import Link, Span

LEADING = ("according", "by")  # steps that make a statement of the words around them


def path_of(
    whole: Unit, core: Sequence[Link | Range], steps: Sequence[Step], said: Sequence[Span]
) -> list[Link | Range]:
    """Return the path from the reader to the speaker, less the steps within the words said."""
    places = [(paths.place_of(whole, one) if isinstance(one, Link) else one[0], one) for one in core]
    return paths.path(places, paths.outside(whole, steps, said))


def accorded(sentence: Sentence) -> list[Draft]:
    """Return the statement of a sentence that only "according to X" makes one."""
    unit = sentence.unit
    tails = sentence.tails
    leads = [tail for tail in tails if tail.kind in LEADING]
    end = trimmed(unit, 0) if len(unit) else 0
    if not leads or end < 2:
        return []
    start = phrases.dateline_end(unit) or int(unit.lows[0] in ("and", "but"))
    if start >= end:
        return []
    said = next((h for h in sentence.loose if is_about(sentence.whole, h, tails)), None)
    said = said if said and 2 * _letters(said.words.spans) > _letters(unit.spans(start, end)) else None
    return [
        Draft(
            unit=unit, content=[(start, end)], cue=tuple(sentence.whole.spans(*leads[0].cue)), stance=_lead_stance(sentence.whole, leads[0]),
            path=path_of(sentence.whole, [], tails, unit.spans(start, end)), whole=sentence.whole,
            hedges=hedges_of(sentence.whole, unit, [(start, end)]), read=said.words if said else None,
        )
    ]  # fmt: skip


def _lead_stance(unit: Unit, lead: Step) -> str:
    """Return "reported" for "…, X reported", else that something is said."""
    low = unit.lows[lead.cue[0]]
    if low in CUES:  # "The claim that … was made by X"
        return CUES[low].stance
    verb = cues().get(low)
    return "reported" if lead.clause and verb and verb.stance == "reported" else "said"


def _letters(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def is_about(unit: Unit, heard: Heard, tails: Sequence[Step]) -> bool:
    """Tell whether a statement that was read is the one that tails are about: its cue is theirs."""
    cue = words_of(unit, heard.cue)
    return cue is not None and any(
        min(tail.cue[0], tail.carrier[0]) < cue[1] and cue[0] < max(tail.cue[1], tail.carrier[1])
        for tail in tails
    )


def hedges_of(whole: Unit, unit: Unit, content: Sequence[Range]) -> tuple[str, ...]:
    """Return the hedges of a sentence that do not stand within the words said."""
    kept = {start for left, right in content for start in unit.starts[left:right]}
    outside = [
        word if start not in kept else "\n" for word, start in zip(whole.words, whole.starts, strict=True)
    ]
    return tuple(dict.fromkeys(match[0] for match in HEDGES.finditer(" ".join(outside))))
