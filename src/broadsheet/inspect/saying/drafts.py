"""What a sentence says that somebody said: its words, and the path from the reader to the speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from broadsheet.inspect.saying import chains, paths, phrases, speakers
from broadsheet.inspect.saying.bearers import bearer, text_of
from broadsheet.inspect.saying.contents import trimmed
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.frames import Candidate, Words
from broadsheet.inspect.saying.leads import RULES
from broadsheet.inspect.saying.phrases import NEGATIONS, is_name
from broadsheet.inspect.saying.reported import (
    inner_press,
    leads_inward,
    passed_on,
    reported,
    reporting,
    unknown_outlet,
)
from broadsheet.inspect.saying.sentence import HEDGES, Heard, Sentence, within, words_of
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.tongues import Saying
from broadsheet.inspect.saying.tonguewords import CONFIRMING, DENYING, REPORTING
from broadsheet.model import Link, Span
from broadsheet.text import outlets


@dataclass(slots=True, kw_only=True)
class Draft:
    """What somebody said, before it is told who they are."""

    unit: Unit
    content: list[Range]
    cue: tuple[Span, ...]
    stance: str
    path: list[Link | Range]  # from the reader to the speaker; ranges are words not yet resolved
    whole: Unit  # of which the ranges of ``path`` count the words
    hedges: tuple[str, ...] = ()
    again: bool = False  # nobody is named: who spoke last goes on
    read: Words | None = None  # the words said as the encoder read them, in place of ``content``
    giver: tuple[Unit, Range] | None = None  # the speaker where another sentence names them
    heard: bool = False  # the encoder read it


def drafts(sentence: Sentence) -> list[Draft]:
    """Return what a sentence says that somebody said, in order."""
    found = _by_rule(sentence)
    for heard in sentence.loose:
        if _is_source(sentence, heard):
            continue
        if not any(_overlap(draft, heard) for draft in found) and _stands(sentence, heard, apart=not found):
            found.append(_loose(sentence, heard))
    return found


def _is_source(sentence: Sentence, heard: Heard) -> bool:
    """Tell whether the words are but those for a speaker: "an official was quoted by the Courier as saying"."""
    spans = [span for one in sentence.kept if one.source for span in sentence.unit.spans(*one.source)]
    return all(any(a <= start and end <= b for a, b in spans) for start, end in heard.words.spans)


def _stands(sentence: Sentence, heard: Heard, *, apart: bool) -> bool:
    """Tell whether a statement without a cue among the words may stand: its cue is in no phrase that was set aside."""
    unit = sentence.whole
    if not apart and _in_tail(sentence, heard):
        return False
    cue = words_of(unit, heard.cue)
    if cue is None or QUOTE in unit.words[slice(*cue)]:
        return True
    return any(tail.kind in _LEADING and _about(unit, heard, [tail]) for tail in sentence.tails)


_LEADING = ("according", "by")  # steps that make a statement of the words around them


def _in_tail(sentence: Sentence, heard: Heard) -> bool:
    """Tell whether a statement is but a step on the way of another one: "citing the Courier"."""
    unit = sentence.whole
    ranges = [
        (unit.starts[min(one.begin or one.cue[0], one.cue[0])], unit.ends[one.end - 1])
        for one in sentence.tails
    ]
    first = heard.words.spans[0]
    return any(start <= place < end for start, end in ranges for place in (heard.anchor, first.start))


def _overlap(draft: Draft, heard: Heard) -> bool:
    spans = (
        draft.read.spans if draft.read else [s for words in draft.content for s in draft.unit.spans(*words)]
    )
    return any(a < d and c < b for a, b in spans for c, d in heard.words.spans)


def _loose(sentence: Sentence, heard: Heard) -> Draft:
    """Return a statement whose cue is no word of the bare sentence: it stands in a tail, or nowhere."""
    unit = sentence.whole
    source = words_of(unit, heard.source)
    tail = next((one for one in sentence.tails if _about(unit, heard, [one])), None)
    own: list[Link | Range] = [tail.link or tail.carrier] if tail else [source] if source else []
    content = [words for span in heard.words.spans if (words := words_of(unit, span))]
    return Draft(
        unit=unit, content=content, cue=(heard.cue,) if heard.cue else (), stance="said", path=own, whole=unit,
        hedges=_hedges(unit, unit, content), read=heard.words, heard=True,
    )  # fmt: skip


def _by_rule(sentence: Sentence) -> list[Draft]:
    if sentence.told:
        return [_told(sentence, saying) for saying in sentence.told]
    if not sentence.kept:
        return _according(sentence)
    drafts: list[Draft] = []
    source: Range | None = None
    before: Range | None = None
    passed: list[Step] = []
    for number, candidate in enumerate(sentence.kept):
        following = sentence.kept[number + 1] if number + 1 < len(sentence.kept) else None
        own = candidate.source or (source or opening_subject(sentence.unit) if candidate.shared else None)
        source = own or source
        if own and sentence.unit.lows[own[0] : own[1]] == ["you"]:
            continue  # anybody, so nobody
        if own and RULES.issuperset(sentence.unit.lows[slice(*own)]):
            continue  # "according to plan"
        until = following.begin if following and following.begin > candidate.cue[1] else len(sentence.unit)
        tails = [tail for tail in sentence.tails if _belongs(sentence, tail, number)]
        if own and own == before:  # "X was quoted as saying by Y, adding that …": by Y as well
            tails = [*(tail for tail in passed if tail not in tails), *tails]
        before, passed = own, tails
        drafts += _draft(sentence, candidate, own, until, tails)
    return drafts


def _told(sentence: Sentence, saying: Saying) -> Draft:
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


def _belongs(sentence: Sentence, tail: Step, number: int) -> bool:
    """Tell whether a tail belongs to a statement: the last one that begins before it, else the first."""
    own = [
        n
        for n, c in enumerate(sentence.kept)
        if sentence.unit.starts[c.cue[0]] == sentence.whole.starts[tail.cue[0]]
    ]
    if own:
        return number == own[0]
    place = sentence.whole.starts[tail.cue[0]]
    before = [
        n for n, c in enumerate(sentence.kept) if sentence.unit.starts[min(c.begin, c.content[0][0])] < place
    ]
    return number == (before[-1] if before else 0)


def _draft(
    sentence: Sentence, candidate: Candidate, source: Range | None, until: int, tails: list[Step]
) -> list[Draft]:
    """Return a candidate's statement, or those that it reports of others where its speaker passes them on."""
    reporter = _reporter(sentence, candidate, source, tails)
    steps = [
        replace(tail, kind="citing")
        if leads_inward(sentence, candidate, tail, known=reporter is not None)
        else tail
        for tail in tails
    ]
    own = reporter or (_translate(sentence, source) if source else None)
    if reporter and (inner := reported(sentence.unit, candidate, sentence.nested)):
        return _inner_drafts(sentence, candidate, inner, reporter, steps)
    if own and not reporter and (inner := passed_on(sentence, candidate)):
        return _inner_drafts(sentence, candidate, inner, own, steps)
    steps += _channels(sentence, candidate, until, steps)
    said = _places(sentence.unit, candidate.content)
    path = _path(sentence.whole, [own] if own else [], steps, said)
    if candidate.read and candidate.read.form == "direct" and isinstance(own, tuple) and own in path:
        path = path[: path.index(own) + 1]  # whoever quotes is not citing: these are the speaker's own words
    return [_made(sentence, candidate, candidate.content, path)]


def _reporter(
    sentence: Sentence, candidate: Candidate, source: Range | None, tails: list[Step]
) -> Link | None:
    """Return the outlet that is the speaker of a candidate."""
    if source is None:
        return None
    reporter = bearer(sentence.unit, *source, press=sentence.press) or unknown_outlet(sentence, candidate)
    reporter = reporter or reporting(sentence, candidate, tails)
    if reporter and reporter.role == "channel":  # "state TV said": an outlet; "Telegram said" is the company
        speaks = not outlets.is_channel(reporter.name) and speakers.may_speak(reporter.name)
        return replace(reporter, role="outlet") if speaks else None
    return reporter


def _channels(sentence: Sentence, candidate: Candidate, until: int, steps: Sequence[Step]) -> list[Step]:
    """Return the channels beside a verb that no step names."""
    known = {sentence.whole.starts[at] for one in steps for at in range(*one.carrier)}
    found = []
    for link in chains.channels(sentence.unit, candidate, until, sentence.press):
        place = paths.place_of(sentence.whole, link)
        if link.spans[0].start not in known:
            found.append(
                Step(kind="to", carrier=(place, place + 1), cue=(place, place), end=place + 1, link=link)
            )
    return found


def _places(unit: Unit, content: Sequence[Range]) -> list[Span]:
    return [span for piece in content for span in unit.spans(*piece)]


def _path(
    whole: Unit, core: Sequence[Link | Range], steps: Sequence[Step], said: Sequence[Span]
) -> list[Link | Range]:
    places = [(paths.place_of(whole, one) if isinstance(one, Link) else one[0], one) for one in core]
    return paths.path(places, paths.outside(whole, steps, said))


def _inner_drafts(
    sentence: Sentence,
    outer: Candidate,
    inner: Sequence[Candidate],
    carrier: Link | Range,
    steps: Sequence[Step],
) -> list[Draft]:
    drafts: list[Draft] = []
    source: Range | None = None
    for candidate in inner:
        source = candidate.source or source
        own = inner_press(sentence, candidate) or (_translate(sentence, source) if source else None)
        until = outer.begin if outer.begin > candidate.cue[1] else outer.content[-1][1]
        content = within(candidate.content, outer.content)
        beside = [*steps, *_channels(sentence, candidate, until, steps)]
        core = [carrier, own] if own else [carrier]
        path = _path(sentence.whole, core, beside, _places(sentence.unit, content))
        drafts.append(_made(sentence, candidate, content, path))
    return drafts


def _made(sentence: Sentence, candidate: Candidate, content: list[Range], path: list[Link | Range]) -> Draft:
    unit = sentence.unit
    return Draft(
        unit=unit, content=content, cue=tuple(unit.spans(*candidate.cue)), stance=_stance(unit, candidate),
        path=path, whole=sentence.whole, hedges=_hedges(sentence.whole, unit, content), read=candidate.read,
        giver=candidate.giver, heard=candidate.heard,
    )  # fmt: skip


def _translate(sentence: Sentence, words: Range) -> Range:
    """Return words of the bare sentence as words of the whole one."""
    start = sentence.whole.starts.index(sentence.unit.starts[words[0]])
    end = sentence.whole.ends.index(sentence.unit.ends[words[1] - 1]) + 1
    following = [low for low in sentence.whole.lows[end : end + 2] if low != ","][:1]
    if words[1] in sentence.unit.gaps and following in (["who"], ["speaking"], ["talking"]):
        end = sentence.whole.starts.index(sentence.unit.starts[words[1]])
    return start, end


def opening_subject(unit: Unit) -> Range | None:
    """Return the name, pronoun or plain phrase that a sentence begins with, behind "But" or "On Friday,"."""
    start = 0
    while start < len(unit) and (
        unit.lows[start] in ("and", "but", "so", ",") or phrases.is_adverb(unit.lows[start])
    ):
        start += 1
    start = phrases.time_end(unit, start)
    if start < len(unit) and (unit.lows[start] in phrases.PREPOSITIONS or unit.lows[start].endswith("ing")):
        start = unit.words.index(",", start) + 1 if "," in unit.words[start:] else len(unit)
    while start < len(unit) and unit.words[start] == ",":
        start += 1
    limit, end = min(len(unit), start + 6), start
    if start < len(unit) and unit.lows[start] in speakers.PRONOUNS:
        return (start, start + 1)
    plain = start < len(unit) and unit.lows[start] in phrases.DETERMINERS
    while end < limit and (not _may_be_verb(unit.lows[end]) if plain else is_name(unit.words[end])):
        end += 1
    return (start, end) if end > start + plain else None


def _may_be_verb(low: str) -> bool:
    return (
        low.endswith("ed")
        or low in phrases.AUXILIARIES
        or not low[0].isalnum()
        or low in cues()
        or low in phrases.PREPOSITIONS
        or low in NEGATIONS
    )


def _according(sentence: Sentence) -> list[Draft]:
    """Return the statement of a sentence that only "according to X" makes one."""
    unit = sentence.unit
    tails = sentence.tails
    leads = [tail for tail in tails if tail.kind in _LEADING]
    end = trimmed(unit, 0) if len(unit) else 0
    if not leads or end < 2:
        return []
    start = phrases.dateline_end(unit) or int(unit.lows[0] in ("and", "but"))
    if start >= end:
        return []
    said = next((h for h in sentence.loose if _about(sentence.whole, h, tails)), None)
    said = said if said and 2 * _letters(said.words.spans) > _letters(unit.spans(start, end)) else None
    return [
        Draft(
            unit=unit, content=[(start, end)], cue=tuple(sentence.whole.spans(*leads[0].cue)), stance=_lead_stance(sentence.whole, leads[0]),
            path=_path(sentence.whole, [], tails, unit.spans(start, end)), whole=sentence.whole,
            hedges=_hedges(sentence.whole, unit, [(start, end)]), read=said.words if said else None,
        )
    ]  # fmt: skip


def _lead_stance(unit: Unit, lead: Step) -> str:
    """Return "reported" for "…, X reported", else that something is said."""
    verb = cues().get(unit.lows[lead.cue[0]])
    return "reported" if lead.clause and verb and verb.stance == "reported" else "said"


def _letters(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _about(unit: Unit, heard: Heard, tails: Sequence[Step]) -> bool:
    """Tell whether a statement that was read is the one that tails are about: its cue is theirs."""
    cue = words_of(unit, heard.cue)
    return cue is not None and any(
        min(tail.cue[0], tail.carrier[0]) < cue[1] and cue[0] < max(tail.cue[1], tail.carrier[1])
        for tail in tails
    )


def _stance(unit: Unit, candidate: Candidate) -> str:
    before = unit.lows[max(0, candidate.cue[0] - 2) : candidate.cue[0]]
    negated = any(low in NEGATIONS or low.endswith(("n't", "n’t")) for low in before)
    return "declined" if negated and candidate.verb.stance in ("answered", "said") else candidate.verb.stance


def _hedges(whole: Unit, unit: Unit, content: Sequence[Range]) -> tuple[str, ...]:
    kept = {start for left, right in content for start in unit.starts[left:right]}
    outside = [
        word if start not in kept else "\n" for word, start in zip(whole.words, whole.starts, strict=True)
    ]
    return tuple(dict.fromkeys(match[0] for match in HEDGES.finditer(" ".join(outside))))
