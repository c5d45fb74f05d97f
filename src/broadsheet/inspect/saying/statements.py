"""Who said what, and how it reached the reader.

Sentence by sentence: phrases such as "according to X" are set aside (``tails``), candidates are found
and weighed (``frames``, ``nouns``, ``choose``), words, speaker and chain are put together (``drafts``,
``chains``, ``speakers``), and quotations that stand alone go to whoever spoke before them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from broadsheet.inspect.reading import reader
from broadsheet.inspect.reading.tagged import Reading
from broadsheet.inspect.saying import phrases
from broadsheet.inspect.saying.apart import apart
from broadsheet.inspect.saying.asides import plain
from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.beyonddoubt import certain, closing, may_lie, turned
from broadsheet.inspect.saying.candidate import Candidate
from broadsheet.inspect.saying.cast import Cast, cast, is_person
from broadsheet.inspect.saying.choose import CERTAIN, LIKELY, all_candidates, chosen
from broadsheet.inspect.saying.drafts import drafts
from broadsheet.inspect.saying.finishing import by_verb, finished, is_fragment
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit, is_quotation, units
from broadsheet.inspect.saying.halves import halves
from broadsheet.inspect.saying.inner import inside
from broadsheet.inspect.saying.later import lengthened, passed_on
from broadsheet.inspect.saying.learned import (
    SURE,
    believable,
    by_sentence,
    candidate,
    heard,
    lies_in,
    merged,
    sifted,
)
from broadsheet.inspect.saying.nottold import not_told
from broadsheet.inspect.saying.press import discover
from broadsheet.inspect.saying.quotes import quotes
from broadsheet.inspect.saying.sentence import THINGS, Heard, Sentence, words_of
from broadsheet.inspect.saying.standing import alone, take_up
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.tails import stripped
from broadsheet.inspect.saying.tongues import sayings
from broadsheet.inspect.saying.turns import with_turns
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Article, Entity, Span, Speaker, Statement

MADE_BY = "statements/3"


# Verbs that say something with a clause only: who "found the bodies" or "saw the car" said nothing.
_SENSES = listed("carry consider find hear know learn look prove put read see show understand view yell")


def inspect(article: Article, read: Callable[[str], Reading] = reader.read) -> Iterable[Statement]:
    """Return the statements of an article's text in order.

    Offsets are exact; words quoted directly come without their quotation marks. Notes that the
    entities inspector left in ``article.notes`` name the speakers; without them names are read off
    the capitals.

    Args:
        article: with its language, and the entities found in it.
        read: the encoder, for English; another one in tests.
    """
    language = (article.language or "")[:2] or None
    foreign = language not in (None, "en")
    whole = units(article.text, titles=foreign)
    found = cast(whole, (note for note in article.notes if isinstance(note, Entity)), language)
    found.author = article.byline[0] if len(article.byline) == 1 else found.author
    if not foreign:
        discover(whole, found)
        whole = halves(plain(whole, found), found)
    reading = Reading() if foreign else read(article.text)
    said = heard(reading.statements, article.text, quotes(article.text))
    placed = by_sentence(said, whole)
    sentences = [
        _foreign(unit, found)
        if foreign
        else _read(whole, number, found, placed.get(number, ()), reading.until)
        for number, unit in enumerate(whole)
    ]
    believed = [one for sentence in sentences for one in sentence.heard]
    result: list[Statement] = []
    open_quote: Unit | None = None
    before = -2  # the sentence of the last statement
    for number, sentence in enumerate(sentences):
        if is_quotation(sentence.unit) and not sentence.loose:
            if _is_read(sentence.unit, believed):
                open_quote = sentence.unit
            elif open_quote is None and (single := alone(whole, number, found, article.text)):
                result[-1:] = _one(result[-1:], single, article.text) if foreign else [*result[-1:], single]
                open_quote = sentence.unit
            else:
                take_up(sentence.unit, open_quote, result)
                open_quote = sentence.unit if open_quote else None
            continue
        if not foreign and number == before + 1 and (passed := passed_on(whole[number], found)):
            result[-1:] = [lengthened(result[-1], passed, article.outlet)]
            before = number
            continue
        result.extend(_within(sentence.unit, article, found) if foreign else ())
        made = [finished(one, article, found) for one in drafts(sentence) if not by_verb(one)]
        result.extend(
            statement for statement in made if statement.content and not is_fragment(statement, article.text)
        )
        open_quote = sentence.unit if made else None
        before = number if made and result else before
    result = with_turns(article.text, result, found)
    return sorted((replace(one, made_by=MADE_BY) for one in result), key=lambda statement: statement.start)


def _is_read(unit: Unit, read: Sequence[Heard]) -> bool:
    """Tell whether the encoder has given the words of a quotation that stands alone to somebody."""
    start, end = unit.starts[0], unit.ends[-1]
    return any(span.start < end and start < span.end for one in read for span in one.words.spans)


def _within(unit: Unit, article: Article, found: Cast) -> list[Statement]:
    """Return what others say within a sentence's quotations, by speakers named there; they are not who spoke last."""
    made: list[Statement] = []
    before = (found.last_person, found.last_body, found.last_office, found.last_group)
    for part in inside(unit, article.text):
        for draft in drafts(_foreign(part, found)):
            one = finished(draft, article, found)
            if (
                draft.path
                and one.form == "direct"
                and one.speaker
                and (named := _as_named(one.speaker, article.text))
            ):
                made.append(replace(one, speaker=named))
    found.last_person, found.last_body, found.last_office, found.last_group = before
    return made


def _one(before: list[Statement], single: Statement, text: str) -> list[Statement]:
    """Return two statements of one speaker in one paragraph as one: "…." X is sure of it. "…."."""
    last = before[-1] if before else None
    if last is None or last.form != "direct" or not last.speaker or not single.speaker:
        return [*before, single]
    same = last.speaker.name == single.speaker.name and "\n" not in text[last.start : single.start]
    return [replace(last, content=(*last.content, *single.content))] if same else [last, single]


def _as_named(speaker: Speaker, text: str) -> Speaker | None:
    """Return a speaker by the words that stand there, None for a pronoun: within a quotation it may mean anybody."""
    printed = " ".join(text[start:end] for start, end in speaker.spans)
    if speaker.name in printed:
        return speaker
    return replace(speaker, name=printed, entity=None) if len(printed.split()) > 1 else None


def _foreign(unit: Unit, found: Cast) -> Sentence:
    told = sayings(unit, found.language)
    return Sentence(
        whole=unit, unit=unit, tails=[], kept=[], nested=[], people=found.people, press=found.press, told=told
    )


def _read(whole: Sequence[Unit], number: int, found: Cast, read: Sequence[Heard], until: int) -> Sentence:
    """Return a sentence with what the rules see in it and what the encoder, which read the text so far, has read."""
    unit = whole[number]
    seen = _by_rules(unit, found)
    bare, tails = seen.bare, seen.tails
    sure = [
        one
        for one in _believed(unit, seen, found, read)
        if not _is_print(unit, words_of(unit, one.cue), words_of(unit, one.source), one.words.spans, found)
    ]
    near = whole[max(0, number - _NEAR) : number + _NEAR + 1]
    made = [(one, candidate(bare, one, seen.known, near)) for one in sure]
    unsure = bool(tails) or len(bare) < len(unit) or unit.starts[0] >= until or (bool(read) and not sure)
    reports = _reports(bare, seen.kept, found)
    own = [one for _, one in made if one]
    kept, nested = merged(seen.kept, seen.nested, own, reports, LIKELY if unsure else SURE)
    kept = not_told(bare, kept, tails)
    return Sentence(
        whole=unit,
        unit=bare,
        tails=tails,
        kept=kept,
        nested=nested,
        people=found.people,
        press=found.press,
        told=[] if kept or tails or read else sayings(unit, None),
        heard=sure,
        loose=[one for one, other in made if other is None],
        near=near,
    )


class _Seen(NamedTuple):
    """What the rules see in a sentence."""

    bare: Unit  # without its tails
    tails: list[Step]
    known: list[Candidate]  # all
    kept: list[Candidate]  # those to believe
    nested: list[Candidate]  # those within them


def _by_rules(unit: Unit, found: Cast) -> _Seen:
    bare, tails = stripped(unit, found)
    known = all_candidates(bare)
    kept, nested = chosen(  # what a certain one holds needs less
        bare,
        known,
        lambda one: one.shape != "headed" or _is_headed(bare, one, found),
        sure=certain(unit, bare, known, tails) | turned(bare, known, found),
    )
    kept = [
        one
        for one in kept
        if not _is_print(
            bare, one.cue, one.source, [span for piece in one.content for span in bare.spans(*piece)], found
        )
    ]
    kept = not_told(bare, [one for one in kept if tells(one)], tails)
    kept = kept or closing(bare, known, tails)
    nested += [one for one in known if one not in nested and may_lie(one, kept)]
    return _Seen(bare, tails, known, kept, [one for one in nested if tells(one)])


def _believed(unit: Unit, seen: _Seen, found: Cast, read: Sequence[Heard]) -> list[Heard]:
    """Return what to believe of what the encoder read in a sentence."""
    dateline = unit.starts[end] if (end := _dateline(unit, found)) else 0
    whole = [one for other in read if (one := apart(other, unit, seen.tails))]
    told = [one for other in whole if (one := sifted(unit, other, dateline))]
    firm = [one for one in seen.kept if one.score >= (LIKELY if seen.tails else CERTAIN)]
    relayed = [
        one
        for one in _reports(seen.bare, seen.kept, found)
        if one.score >= LIKELY and any(lies_in(one, other) for other in seen.nested)
    ]
    return [
        one
        for one in told
        if believable(seen.bare, one, seen.known, found.press)
        and not _has(seen.bare, firm, one)
        and not _is_relayed(seen.bare, relayed, one)
    ]


def _is_relayed(unit: Unit, relayed: Sequence[Candidate], heard: Heard) -> bool:
    """Tell whether an outlet reports here what somebody said: the encoder knows nothing of words within words."""
    cue = words_of(unit, heard.cue)
    return cue is not None and any(
        start < cue[1] and cue[0] < end for one in relayed for start, end in (one.cue, *one.content)
    )


def _has(unit: Unit, firm: Sequence[Candidate], heard: Heard) -> bool:
    """Tell whether the rules have a statement of the same cue: beside steps they know better where its words end.

    Quotations, which may go on behind the sentence, are better known to the encoder.
    """
    if heard.words.form == "direct":
        return False
    cue = words_of(unit, heard.cue)
    firm = [one for one in firm if heard.words.form == "indirect" or one.score >= CERTAIN]
    return cue is not None and any(one.cue[0] < cue[1] and cue[0] < one.cue[1] for one in firm)


_NEAR = 4  # sentences; a speaker further off is none of this statement


def _dateline(unit: Unit, found: Cast) -> int:
    """Return where a dateline ends; "CLARK: I won" is none."""
    end = phrases.dateline_end(unit)
    return 0 if end and is_person(found, unit.words[: end - 1]) else end


def _reports(unit: Unit, kept: Sequence[Candidate], found: Cast) -> list[Candidate]:
    """Return the candidates whose speaker is an outlet."""
    return [one for one in kept if one.source and bearer(unit, *one.source, press=found.press)]


def tells(found: Candidate) -> bool:
    """Tell whether somebody says something here: "he seemed to sleep" and "it was reported late" do not."""
    if found.verb.stance == "seemed" or (found.verb.lemma in _SENSES and found.shape in THINGS):
        return False
    return bool(found.source) or found.shared or found.shape not in THINGS


def _is_print(
    unit: Unit, cue: Range | None, source: Range | None, content: Sequence[Span], found: Cast
) -> bool:
    """Tell whether an outlet but prints a thing: "Zorya published the letter" says nothing."""
    if cue is None or source is None or not _PRINTING & set(unit.lows[slice(*cue)]):
        return False
    said = words_of(unit, content[0]) if content else None
    if said is None or unit.lows[said[0]] == "that" or QUOTE in unit.words[slice(*said)]:
        return False
    return bearer(unit, *source, press=found.press) is not None and unit.lows[said[0]] not in (
        "how",
        "what",
        "who",
        "why",
    )


_PRINTING = listed(
    "aired broadcast carried obtained posted printed published ran released republished reviewed saw screened seen shared showed shown"
)


def _is_headed(unit: Unit, candidate: Candidate, found: Cast) -> bool:
    """Tell "NAME: words" from a dateline ("KYIV: Debris fell")."""
    head = unit.words[: candidate.cue[0]]
    if unit.words[candidate.content[0][0]] == QUOTE:
        return True
    return not all(word.isupper() for word in head) and is_person(found, head)
