"""What a sentence says that somebody said: its words, and the path from the reader to the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.inspect.saying import chains, paths, phrases, speakers
from broadsheet.inspect.saying.abroad import told_abroad
from broadsheet.inspect.saying.accorded import LEADING, accorded, hedges_of, is_about, path_of
from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.candidate import Candidate
from broadsheet.inspect.saying.clauses import REPORTS
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.drafted import Draft
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.leads import RULES
from broadsheet.inspect.saying.learned import elsewhere
from broadsheet.inspect.saying.phrases import NEGATIONS, is_name
from broadsheet.inspect.saying.reported import (
    inner_press,
    leads_inward,
    passed_on,
    printed_by,
    reported,
    reporting,
    staffed,
    unknown_outlet,
)
from broadsheet.inspect.saying.sentence import Heard, Sentence, within, words_of
from broadsheet.inspect.saying.steps import Step
from broadsheet.model import Link, Span
from broadsheet.text import outlets


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
    return any(tail.kind in LEADING and is_about(unit, heard, [tail]) for tail in sentence.tails)


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
    tail = next((one for one in sentence.tails if is_about(unit, heard, [one])), None)
    own: list[Link | Range] = [tail.link or tail.carrier] if tail else [source] if source else []
    content = [words for span in heard.words.spans if (words := words_of(unit, span))]
    giver = elsewhere(heard.source, sentence.near) if heard.source and not own else None
    return Draft(
        unit=unit, content=content, cue=(heard.cue,) if heard.cue else (), stance="said", path=own, whole=unit,
        hedges=hedges_of(unit, unit, content), read=heard.words, giver=giver, heard=True,
    )  # fmt: skip


def _by_rule(sentence: Sentence) -> list[Draft]:
    if sentence.told:
        return [told_abroad(sentence, saying) for saying in sentence.told]
    if not sentence.kept:
        return accorded(sentence)
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
    steps += _joint_reporters(sentence, source) if reporter and source else []
    own = reporter or (_translate(sentence, source) if source else None)
    if reporter and (inner := reported(sentence.unit, candidate, sentence.nested)):
        return _inner_drafts(sentence, candidate, inner, reporter, steps)
    if own and not reporter and (inner := passed_on(sentence, candidate)):
        return _inner_drafts(sentence, candidate, inner, own, steps)
    steps += _channels(sentence, candidate, until, steps)
    said = _places(sentence.unit, candidate.content)
    path = path_of(sentence.whole, [own] if own else [], steps, said)
    if candidate.read and candidate.read.form == "direct" and isinstance(own, tuple) and own in path:
        path = path[: path.index(own) + 1]  # whoever quotes is not citing: these are the speaker's own words
    return [_made(sentence, candidate, candidate.content, path)]


def _joint_reporters(sentence: Sentence, source: Range) -> list[Step]:
    """Return the other outlet of "CNN and the Courier reported", which stands before the one that is taken."""
    unit, (left, right) = sentence.unit, source
    joint = next((at for at in range(left + 1, right - 1) if unit.lows[at] == "and"), 0)
    one, other = (
        bearer(unit, *words, press=sentence.press) if joint else None
        for words in ((left, joint), (joint + 1, right))
    )
    if one is None or other is None or {one.role, other.role} & {"channel"} or one.name == other.name:
        return []
    words = _translate(sentence, (left, joint))
    return [Step(kind="according", carrier=words, cue=words, end=words[1], link=one, dropped=False)]


def _reporter(
    sentence: Sentence, candidate: Candidate, source: Range | None, tails: list[Step]
) -> Link | None:
    """Return the outlet that is the speaker of a candidate."""
    if source is None:
        return None
    reporter = bearer(sentence.unit, *source, press=sentence.press) or unknown_outlet(sentence, candidate)
    reporter = reporter or printed_by(sentence.unit, *source, press=sentence.press)
    reporter = reporter or reporting(sentence, candidate, tails)
    if reporter is None and any(tail.kind == "citing" for tail in tails):
        reporter = staffed(sentence.unit, *source, press=sentence.press)
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
        path = path_of(sentence.whole, core, beside, _places(sentence.unit, content))
        drafts.append(_made(sentence, candidate, content, path))
    return drafts


def _made(sentence: Sentence, candidate: Candidate, content: list[Range], path: list[Link | Range]) -> Draft:
    unit = sentence.unit
    called = _called(unit, candidate, content)
    content, read = (called, None) if called else (content, candidate.read)
    return Draft(
        unit=unit, content=content, cue=tuple(unit.spans(*candidate.cue)), stance=_stance(unit, candidate),
        path=path, whole=sentence.whole, hedges=hedges_of(sentence.whole, unit, content), read=read,
        giver=candidate.giver, heard=candidate.heard,
    )  # fmt: skip


def _called(unit: Unit, candidate: Candidate, content: Sequence[Range]) -> list[Range]:
    """Return the quotation of "dismissed the report as "spy mania"", where what it is about are but words about words."""
    start, end = content[0] if len(content) == 1 else (0, 0)
    about = set(unit.lows[start : end - 2])
    plain = end - start <= _ABOUT and about & (REPORTS | {"it", "them", "this"})
    if (
        end - start < len(("it", "as", QUOTE))
        or not plain
        or unit.words[end - 1] != QUOTE
        or unit.lows[end - 2] != "as"
    ):
        return []
    return (
        [(end - 1, end)] if candidate.verb.stance in ("criticised", "denied", "described", "praised") else []
    )


_ABOUT = 7  # words of "the report by the commission as" and a quotation


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


def _stance(unit: Unit, candidate: Candidate) -> str:
    before = unit.lows[max(0, candidate.cue[0] - 2) : candidate.cue[0]]
    negated = any(low in NEGATIONS or low.endswith(("n't", "n’t")) for low in before)
    return "declined" if negated and candidate.verb.stance in ("answered", "said") else candidate.verb.stance
