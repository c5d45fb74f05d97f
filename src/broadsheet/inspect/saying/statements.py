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
from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.cast import Cast, cast, is_person
from broadsheet.inspect.saying.choose import LIKELY, all_candidates, chosen
from broadsheet.inspect.saying.drafts import drafts
from broadsheet.inspect.saying.finishing import by_verb, finished, is_fragment
from broadsheet.inspect.saying.folded import QUOTE, Unit, is_quotation, units
from broadsheet.inspect.saying.frames import Candidate
from broadsheet.inspect.saying.inner import inside
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
from broadsheet.inspect.saying.quotes import quotes
from broadsheet.inspect.saying.sentence import THINGS, TOLD, Heard, Sentence, words_of
from broadsheet.inspect.saying.standing import alone, take_up
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.tails import stripped
from broadsheet.inspect.saying.tongues import sayings
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Article, Entity, Speaker, Statement

MADE_BY = "statements/2"


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
        result.extend(_within(sentence.unit, article, found) if foreign else ())
        made = [finished(one, article, found) for one in drafts(sentence) if not by_verb(one)]
        result.extend(
            statement for statement in made if statement.content and not is_fragment(statement, article.text)
        )
        open_quote = sentence.unit if made else None
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
    sure = _believed(unit, seen, found, read)
    near = whole[max(0, number - _NEAR) : number + _NEAR + 1]
    made = [(one, candidate(bare, one, seen.known, near)) for one in sure]
    unsure = bool(tails) or len(bare) < len(unit) or unit.starts[0] >= until or (bool(read) and not sure)
    reports = _reports(bare, seen.kept, found)
    own = [one for _, one in made if one]
    kept, nested = merged(seen.kept, seen.nested, own, reports, LIKELY if unsure else SURE)
    kept = _not_told(bare, kept, tails)
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
    kept, nested = chosen(bare, known, lambda one: one.shape != "headed" or _is_headed(bare, one, found))
    kept = _not_told(bare, [one for one in kept if tells(one)], tails)
    kept = kept or _closing(bare, known, tails)
    return _Seen(bare, tails, known, kept, [one for one in nested if tells(one)])


def _closing(unit: Unit, known: Sequence[Candidate], tails: Sequence[Step]) -> list[Candidate]:
    """Return what opens or closes all that a tail follows: "…, the water authority warned, according to the Courier"."""
    leads = [tail for tail in tails if tail.kind in ("according", "by")]
    for one in known if leads else ():
        rest = [word for word in unit.words[one.cue[1] :] if word not in ".,"]
        rest = (
            [] if one.verb.lemma == "tell" and all(map(phrases.is_name, rest)) else rest
        )  # "residents told Lusa"
        closes = (
            one.shape == "behind" and one.verb.tense == "past" and not rest and one.verb.stance != "seemed"
        )
        doing = any(low.endswith("ing") for low in unit.lows[one.content[0][0] :][:_FIRST])
        opens = (
            doing
            and one.shape in THINGS
            and one.verb.stance in _OWNING
            and one.begin <= phrases.dateline_end(unit)
        )
        if one.source and (opens or (closes and not all(tail.clause for tail in leads))):
            return [replace(one, score=SURE)]
    return []


def _believed(unit: Unit, seen: _Seen, found: Cast, read: Sequence[Heard]) -> list[Heard]:
    """Return what to believe of what the encoder read in a sentence."""
    dateline = unit.starts[end] if (end := _dateline(unit, found)) else 0
    whole = [one for other in read if (one := apart(other, unit, seen.tails))]
    told = [one for other in whole if (one := sifted(unit, other, dateline))]
    firm = [one for one in seen.kept if one.score >= LIKELY] if seen.tails else []
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


# What somebody is reported to plan, nobody says here: "Norland plans to close the ports, Zorya reported".
_PLANS = listed("agree aim decide expect hope intend plan prefer push seek try undertake want wish")


def _not_told(unit: Unit, kept: list[Candidate], tails: Sequence[Step]) -> list[Candidate]:
    """Return candidates without what somebody tells of another: "Norland wants more, according to Zorya"."""
    if not any(tail.kind == "according" for tail in tails):
        return kept
    clause = any(tail.clause for tail in tails)
    kept = [
        one for one in kept
        if (one.shape not in THINGS or one.verb.stance not in TOLD)
        and not _is_request(unit, one)
        and not (clause and (one.verb.lemma in _PLANS or not _carries(unit, one)))
        and not (one.heard and one.score < LIKELY and one.begin - phrases.dateline_end(unit) >= _OPENING)
    ]  # fmt: skip
    return (
        kept
        if any(not one.shared and (one.shape != "ing" or one.verb.stance in _OWNING) for one in kept)
        else []
    )


_FIRST = 2  # words of "ever owning"
_OWNING = (
    "acknowledged",
    "denied",
)  # "he denied taking it" is what he said, "he suggested leaving" what he did


def _is_request(unit: Unit, one: Candidate) -> bool:
    """Tell whether somebody asked for a thing: a deed that another reports, no words."""
    low = [word for start, end in one.content for word in unit.lows[start:end]]
    return one.verb.lemma == "ask" and "for" in low[1:] and not _ASKED & set(low)


_ASKED = frozenset(("how", "if", "that", "to", "what", "when", "whether", "who", "why", QUOTE))


def _carries(unit: Unit, one: Candidate) -> bool:
    """Tell whether a statement is much of a sentence: it opens it or holds a quarter of its letters."""
    if one.shared or min(one.begin, one.content[0][0]) - phrases.dateline_end(unit) < _OPENING:
        return True
    letters = sum(unit.ends[end - 1] - unit.starts[start] for start, end in one.content if start < end)
    return 4 * letters >= unit.ends[-1] - unit.starts[0]


_OPENING = 4  # words


def _has(unit: Unit, firm: Sequence[Candidate], heard: Heard) -> bool:
    """Tell whether the rules have a statement of the same cue: beside steps they know better where its words end.

    Quotations, which may go on behind the sentence, are better known to the encoder.
    """
    if heard.words.form != "indirect":
        return False
    cue = words_of(unit, heard.cue)
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


def _is_headed(unit: Unit, candidate: Candidate, found: Cast) -> bool:
    """Tell "NAME: words" from a dateline ("KYIV: Debris fell")."""
    head = unit.words[: candidate.cue[0]]
    if unit.words[candidate.content[0][0]] == QUOTE:
        return True
    return not all(word.isupper() for word in head) and is_person(found, head)
