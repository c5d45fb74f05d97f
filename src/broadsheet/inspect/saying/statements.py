"""Who said what, and how it reached the reader.

Sentence by sentence: phrases such as "according to X" are set aside (``tails``), candidates are found
and weighed (``frames``, ``nouns``, ``choose``), words, speaker and chain are put together (``chains``,
``speakers``), and quotations that stand alone go to whoever spoke before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from broadsheet.inspect.saying import chains, phrases, speakers
from broadsheet.inspect.saying.bearers import bearer, text_of
from broadsheet.inspect.saying.cast import BODY_WORDS, TITLES, Cast, cast, entity, heard, is_person, last_key
from broadsheet.inspect.saying.choose import chosen
from broadsheet.inspect.saying.contents import trimmed
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit, is_quotation, units
from broadsheet.inspect.saying.frames import Candidate
from broadsheet.inspect.saying.nouns import CUES
from broadsheet.inspect.saying.phrases import NEGATIONS, is_name
from broadsheet.inspect.saying.speakers import Resolved
from broadsheet.inspect.saying.standing import alone, take_up
from broadsheet.inspect.saying.tails import Tail, is_unnamed, stripped
from broadsheet.inspect.saying.tongues import Saying, sayings
from broadsheet.inspect.saying.tonguewords import CONFIRMING, DENYING, REPORTING
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Article, Entity, Form, Link, Role, Span, Speaker, Statement
from broadsheet.text import outlets
from broadsheet.text.countries import by_name
from broadsheet.text.words import fold

MADE_BY = "statements/1"

_HEDGES = re.compile(
    r"\bwithout (?:providing |offering |giving |citing |presenting |any |further |supporting )*"
    r"(?:evidence|proof|details?|elaborat\w+|specif\w+(?: \w+){0,5}|substantiat\w+|explanation|basis)\b"
    r"|\b(?:allegedly|apparently|falsely|purportedly|reportedly|supposedly|unverified|wrongly|baselessly)\b",
    re.IGNORECASE,
)
# Shapes in which a verb takes a thing, not a clause: beside "according to X" they are what X tells.
_THINGS = listed("in name noun the time to ing")


# Verbs that say something with a clause only: who "found the bodies" or "saw the car" said nothing.
_SENSES = listed("carry consider find hear know learn look prove put read see show understand view yell")
# Stances that tell what somebody did or thinks; with a thing, not a clause, they are the teller's words.
_TOLD = frozenset(
    ("concluded", "described", "estimated", "expected", "noted", "reported", "showed", "thought", "wanted")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """One sentence, its tails set aside, with its candidates."""

    whole: Unit
    unit: Unit
    tails: list[Tail]
    kept: list[Candidate]
    nested: list[Candidate]
    people: Mapping[str, str]  # the cast's
    press: Mapping[str, str]  # the cast's
    told: list[Saying]  # in another language than English


def inspect(article: Article) -> Iterable[Statement]:
    """Return the statements of an article's text in order.

    Offsets are exact; words quoted directly come without their quotation marks. Notes that the
    entities inspector left in ``article.notes`` name the speakers; without them names are read off
    the capitals.
    """
    language = (article.language or "")[:2] or None
    foreign = language not in (None, "en")
    whole = units(article.text, titles=foreign)
    found = cast(whole, (note for note in article.notes if isinstance(note, Entity)), language)
    found.author = article.byline[0] if len(article.byline) == 1 else found.author
    sentences = [_read(unit, found, foreign=foreign) for unit in whole]
    result: list[Statement] = []
    open_quote: Unit | None = None
    for number, sentence in enumerate(sentences):
        if is_quotation(sentence.unit):
            if open_quote is None and (single := alone(whole, number, found, article.text)):
                result.append(replace(single, made_by=MADE_BY))
                open_quote = sentence.unit
                continue
            take_up(sentence.unit, open_quote, result)
            open_quote = sentence.unit if open_quote else None
            continue
        made = [_finished(one, article, found) for one in _drafts(sentence) if not _by_verb(one)]
        result.extend(
            statement for statement in made if statement.content and not _is_fragment(statement, article.text)
        )
        open_quote = sentence.unit if made else None
    return sorted(result, key=lambda statement: statement.start)


def _read(unit: Unit, found: Cast, *, foreign: bool = False) -> _Sentence:
    if foreign:
        told = sayings(unit, found.language)
        return _Sentence(
            whole=unit,
            unit=unit,
            tails=[],
            kept=[],
            nested=[],
            people=found.people,
            press=found.press,
            told=told,
        )
    bare, tails = stripped(unit)
    kept, nested = chosen(bare, lambda one: one.shape != "headed" or _is_headed(bare, one, found))
    kept = [one for one in kept if _tells(one)]
    if any(tail.kind == "according" for tail in tails):
        kept = [c for c in kept if c.shape not in _THINGS or c.verb.stance not in _TOLD]
        kept = kept if any(not c.shared for c in kept) else []
    nested = [one for one in nested if _tells(one)]
    told = [] if kept or tails else sayings(unit, None)
    return _Sentence(
        whole=unit,
        unit=bare,
        tails=tails,
        kept=kept,
        nested=nested,
        people=found.people,
        press=found.press,
        told=told,
    )


def _tells(found: Candidate) -> bool:
    """Tell whether somebody says something here: "he seemed to sleep" and "it was reported late" do not."""
    if found.verb.stance == "seemed" or (found.verb.lemma in _SENSES and found.shape in _THINGS):
        return False
    return bool(found.source) or found.shared or found.shape not in _THINGS


@dataclass(slots=True, kw_only=True)
class _Draft:
    unit: Unit
    content: list[Range]
    cue: tuple[Span, ...]
    stance: str
    path: list[Link | Range]  # from the reader to the speaker; ranges are words not yet resolved
    whole: Unit  # of which the ranges of ``path`` count the words
    hedges: tuple[str, ...] = ()
    again: bool = False  # nobody is named: who spoke last goes on


def _drafts(sentence: _Sentence) -> list[_Draft]:
    if sentence.told:
        return [_told(sentence, saying) for saying in sentence.told]
    if not sentence.kept:
        return _according(sentence)
    drafts: list[_Draft] = []
    source: Range | None = None
    for number, candidate in enumerate(sentence.kept):
        following = sentence.kept[number + 1] if number + 1 < len(sentence.kept) else None
        own = candidate.source or (source or _subject(sentence.unit) if candidate.shared else None)
        source = own or source
        if own and sentence.unit.lows[own[0] : own[1]] == ["you"]:
            continue  # anybody, so nobody
        until = following.begin if following and following.begin > candidate.cue[1] else len(sentence.unit)
        tails = [tail for tail in sentence.tails if _belongs(sentence, tail, number)]
        drafts += _draft(sentence, candidate, own, until, tails)
    return drafts


def _told(sentence: _Sentence, saying: Saying) -> _Draft:
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
    return _Draft(
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


def _is_headed(unit: Unit, candidate: Candidate, found: Cast) -> bool:
    """Tell "NAME: words" from a dateline ("KYIV: Debris fell")."""
    head = unit.words[: candidate.cue[0]]
    if unit.words[candidate.content[0][0]] == QUOTE:
        return True
    return not all(word.isupper() for word in head) and is_person(found, head)


def _belongs(sentence: _Sentence, tail: Tail, number: int) -> bool:
    """Tell whether a tail belongs to a statement: the last one that begins before it, else the first."""
    place = sentence.whole.starts[tail.cue[0]]
    before = [
        n for n, c in enumerate(sentence.kept) if sentence.unit.starts[min(c.begin, c.content[0][0])] < place
    ]
    return number == (before[-1] if before else 0)


def _draft(
    sentence: _Sentence, candidate: Candidate, source: Range | None, until: int, tails: list[Tail]
) -> list[_Draft]:
    """Return a candidate's statement, or those that it reports of others where its speaker is an outlet."""
    unit = sentence.unit
    reporter = (
        (bearer(unit, *source, press=sentence.press) or _unknown_outlet(sentence, candidate))
        if source
        else None
    )
    reporter = reporter or (_reporting(sentence, candidate, tails) if source else None)
    inward = [tail for tail in tails if _leads_inward(sentence, candidate, tail, known=reporter is not None)]
    outer: list[Link | Range] = [_words(sentence, tail) for tail in tails if tail not in inward]
    cited: list[Link | Range] = [_words(sentence, tail) for tail in inward]
    if reporter and reporter.role == "channel":  # "state TV said": an outlet; "Telegram said" is the company
        speaks = not outlets.is_channel(reporter.name) and speakers.may_speak(reporter.name)
        reporter = replace(reporter, role="outlet") if speaks else None
    if reporter:
        before: list[Link | Range] = [*outer, reporter, *cited]
        if inner := _reported(unit, candidate, sentence.nested):
            if (
                cited
                and sentence.whole.starts[tails[-1].cue[0]]
                < unit.starts[candidate.begin if candidate.shape != "behind" else candidate.cue[0] - 1]
            ):
                return _inner_drafts(sentence, candidate, inner, [*outer, reporter], cited)
            if (
                cited
                and _inner_press(sentence, inner[0])
                and sentence.whole.starts[tails[-1].cue[0]] > unit.starts[inner[0].cue[0]]
            ):
                return _inner_drafts(sentence, candidate, inner, [*outer, reporter], cited)
            return _inner_drafts(sentence, candidate, inner, before, [])
        own: list[Link | Range] = []
    else:
        before, own = outer, [_translate(sentence, source)] if source else []
    through = chains.channels(unit, candidate, until, sentence.press)
    path = [*outer, *through, *before[len(outer) :], *own, *([] if before is not outer else cited)]
    return [_made(sentence, candidate, candidate.content, path)]


def _leads_inward(sentence: _Sentence, candidate: Candidate, tail: Tail, *, known: bool) -> bool:
    """Tell whether a tail names whom the reporter had it from: "citing X", and "RT reported …, according to X"."""
    if tail.kind == "citing":
        return not tail.joined
    behind = sentence.whole.starts[tail.cue[0]] > sentence.unit.starts[candidate.cue[0]]
    return (
        known and behind and candidate.verb.lemma == "report" and not tail.joined
        and candidate.shape not in ("behind", "turned")
        and not isinstance(_words(sentence, tail), Link)
    )  # fmt: skip


def _reporting(sentence: _Sentence, candidate: Candidate, tails: list[Tail]) -> Link | None:
    """Return "Harbour & Exchange" of "Harbour & Exchange reports that …, according to the council"."""
    if not any(tail.kind == "according" for tail in tails) or candidate.shape not in ("that", "name", "the"):
        return None
    named = _unknown_outlet(sentence, replace(candidate, shape="behind"))
    if named is None:
        return None
    return named if any(_leads_inward(sentence, candidate, tail, known=True) for tail in tails) else None


def _unknown_outlet(sentence: _Sentence, candidate: Candidate) -> Link | None:
    """Return the speaker of "…, Radio Osterveen reported" as an outlet, unless it is a body, a country or a person."""
    if (
        candidate.verb.lemma != "report"
        or candidate.shape not in ("behind", "turned")
        or candidate.source is None
    ):
        return None
    unit, (left, right) = sentence.unit, candidate.source
    words = unit.words[left + (unit.lows[left] == "the") : right]
    if (
        len(words) < 2
        or any(word.endswith(("'s", "’s")) for word in words)
        or last_key(words[-1]) in sentence.people
    ):
        return None
    keys = {fold(word) for word in words}
    plain = (
        all(is_name(word) for word in words)
        and not keys & (BODY_WORDS | TITLES)
        and not keys & by_name().keys()
    )
    if not plain:
        return None
    return Link(name=" ".join(words), role="outlet", spans=tuple(unit.spans(left, right)))


def _inner_press(sentence: _Sentence, candidate: Candidate) -> Link | None:
    """Return the outlet that another one says has reported something: "the Echo said Meridian had reported"."""
    if candidate.verb.lemma != "report" or candidate.source is None:
        return None
    unit, words = sentence.unit, candidate.source
    if known := bearer(unit, *words, press=sentence.press):
        return known
    name = text_of(unit, *words)
    alone = (
        words[1] - words[0] == 1
        and is_name(name)
        and fold(name) not in sentence.people.keys() | by_name().keys()
    )
    return Link(name=name, role="outlet", spans=tuple(unit.spans(*words))) if alone else None


def _inner_drafts(
    sentence: _Sentence,
    outer: Candidate,
    inner: Sequence[Candidate],
    before: list[Link | Range],
    cited: list[Link | Range],
) -> list[_Draft]:
    drafts: list[_Draft] = []
    source: Range | None = None
    for candidate in inner:
        source = candidate.source or source
        press = _inner_press(sentence, candidate)
        own: list[Link | Range] = [press] if press else [_translate(sentence, source)] if source else []
        through = chains.channels(
            sentence.unit,
            candidate,
            outer.begin if outer.begin > candidate.cue[1] else outer.content[-1][1],
            sentence.press,
        )
        content = _within(candidate.content, outer.content)
        drafts.append(_made(sentence, candidate, content, [*before, *through, *own, *cited]))
    return drafts


def _made(
    sentence: _Sentence, candidate: Candidate, content: list[Range], path: list[Link | Range]
) -> _Draft:
    unit = sentence.unit
    return _Draft(
        unit=unit, content=content, cue=tuple(unit.spans(*candidate.cue)), stance=_stance(unit, candidate),
        path=path, whole=sentence.whole, hedges=_hedges(sentence.whole, unit, content),
    )  # fmt: skip


def _translate(sentence: _Sentence, words: Range) -> Range:
    """Return words of the bare sentence as words of the whole one."""
    start = sentence.whole.starts.index(sentence.unit.starts[words[0]])
    end = sentence.whole.ends.index(sentence.unit.ends[words[1] - 1]) + 1
    following = [low for low in sentence.whole.lows[end : end + 2] if low != ","][:1]
    if words[1] in sentence.unit.gaps and following in (["who"], ["speaking"], ["talking"]):
        end = sentence.whole.starts.index(sentence.unit.starts[words[1]])
    return start, end


def _words(sentence: _Sentence, tail: Tail) -> Link | Range:
    return bearer(sentence.whole, *tail.carrier, press=sentence.press) or tail.carrier


def _reported(unit: Unit, outer: Candidate, nested: Sequence[Candidate]) -> list[Candidate]:
    """Return what an outlet reports that others said, where that is much of its report."""
    inner = [
        found for found in nested
        if (found.source or found.shared) and found.shape not in ("headed", "noun") and _within(found.content, outer.content)
    ]  # fmt: skip
    if not inner or not inner[0].source or (inner[0].shape in _THINGS and inner[0].verb.stance == "asked"):
        return []
    if inner[0].begin - outer.content[0][0] < 4:  # it opens the report
        return inner
    covered = sum(_letters(unit, _within(found.content, outer.content)) for found in inner)
    return inner if 4 * covered >= _letters(unit, outer.content) else []


def _letters(unit: Unit, pieces: Sequence[Range]) -> int:
    return sum(unit.ends[end - 1] - unit.starts[start] for start, end in pieces)


def _within(pieces: Sequence[Range], limits: Sequence[Range]) -> list[Range]:
    cut = [(max(a, c), min(b, d)) for a, b in pieces for c, d in limits]
    return [(start, end) for start, end in cut if start < end]


def _subject(unit: Unit) -> Range | None:
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
    )


def _according(sentence: _Sentence) -> list[_Draft]:
    """Return the statement of a sentence that only "according to X" makes one."""
    unit = sentence.unit
    tails = [tail for tail in sentence.tails if tail.kind == "according" or tail.joined]
    end = trimmed(unit, 0) if len(unit) else 0
    if not tails or end < 2:
        return []
    start = phrases.dateline_end(unit) or int(unit.lows[0] in ("and", "but"))
    if start >= end:
        return []
    return [
        _Draft(
            unit=unit, content=[(start, end)], cue=tuple(sentence.whole.spans(*tails[0].cue)), stance="said",
            path=[_words(sentence, tail) for tail in tails], whole=sentence.whole,
            hedges=_hedges(sentence.whole, unit, [(start, end)]),
        )
    ]  # fmt: skip


def _stance(unit: Unit, candidate: Candidate) -> str:
    before = unit.lows[max(0, candidate.cue[0] - 2) : candidate.cue[0]]
    negated = any(low in NEGATIONS or low.endswith(("n't", "n’t")) for low in before)
    return "declined" if negated and candidate.verb.stance in ("answered", "said") else candidate.verb.stance


def _hedges(whole: Unit, unit: Unit, content: Sequence[Range]) -> tuple[str, ...]:
    kept = {start for left, right in content for start in unit.starts[left:right]}
    outside = [
        word if start not in kept else "\n" for word, start in zip(whole.words, whole.starts, strict=True)
    ]
    return tuple(dict.fromkeys(match[0] for match in _HEDGES.finditer(" ".join(outside))))


def _finished(draft: _Draft, article: Article, found: Cast) -> Statement:
    spans, form = _content(draft.unit, draft.content)
    last = draft.path[-1] if draft.path else None
    speaker = None if last is None or isinstance(last, Link) else _speaker(draft.whole, last, found)
    if draft.again and draft.cue and not draft.path:
        name = speakers.last_person(draft.unit, draft.cue[0].start, found)
        speaker = Speaker(name=name, spans=draft.cue, entity=entity(found, name)) if name else None
    through = draft.path if last is None or isinstance(last, Link) else draft.path[:-1]
    links = [
        _press_link(step, found) if isinstance(step, Link) else _link(draft.whole, step, found)
        for step in through
    ]
    return Statement(
        content=spans, form=form, stance=draft.stance, hedges=draft.hedges, cue=draft.cue, speaker=speaker,
        chain=chains.without_own(links, article.outlet), made_by=MADE_BY,
    )  # fmt: skip


def _by_verb(draft: _Draft) -> bool:
    """Tell whether what was taken for a speaker is a verb: "he faced questions whether …" says nothing."""
    last = draft.path[-1] if draft.path else None
    if last is None or isinstance(last, Link):
        return False
    words = draft.whole.words[last[0] : last[1]]
    return len(words) == 1 and speakers.is_verb(words[0])


_SOFT = frozenset(("asked", "described", "feared"))


def _is_fragment(found: Statement, text: str) -> bool:
    """Tell whether an indirect statement says nothing: "a claim", "she isn't"."""
    if found.form != "indirect":
        return False
    words = [word for start, end in found.content for word in text[start:end].lower().split()]
    if len(words) != _FRAGMENT:
        return not any(word[0].isalnum() for word in words)
    first, second = words
    clause = first in speakers.PRONOUNS and (
        second in phrases.AUXILIARIES or first + second in phrases.AUXILIARIES
    )
    return clause or (first in ("a", "an") and second in CUES)


_FRAGMENT = 2  # words


def _press_link(link: Link, found: Cast) -> Link:
    """Return a link under the fullest name that the article has for it: "the Post", "the newspaper"."""
    if link.name in _ANY_PRESS and found.last_press:
        link = replace(link, name=found.last_press)
    elif link.role in ("agency", "outlet"):
        link = replace(link, name=found.press.get(link.name, link.name))
        found.last_press = link.name if link.name not in _ANY_PRESS else found.last_press
    return link


_ANY_PRESS = frozenset(
    ("agency", "broadcaster", "magazine", "newspaper", "outlet", "paper", "the agency", "website")
)


def _link(unit: Unit, words: Range, found: Cast) -> Link:
    who = speakers.resolve(unit, *words, found)
    name = who.name if who else text_of(unit, *words)
    role: Role = "person" if who and (who.kind == "person" or who.anonymous) else "body"
    return Link(name=name, role=role, spans=tuple(unit.spans(*words)), entity=entity(found, name))


# What trails behind a name without being part of it: "a banker who", "Berg himself", "Berg's".
_TRAILING = re.compile(r"(?:,? (?:which|who|himself|herself)|(?<=\w)['’]s)\Z")


def _speaker(unit: Unit, words: Range, found: Cast) -> Speaker | None:
    if not any(word[0].isalnum() for word in unit.words[words[0] : words[1]]):
        return None
    who = speakers.resolve(unit, *words, found)
    if who is None and words[1] - words[0] > 1:
        who = Resolved(text_of(unit, *words).strip(" ,"), "group")
    if who is None or not speakers.may_speak(who.name):
        return None
    if who.kind:
        heard(found, who.name, who.kind, unit.starts[words[0]])
    spans = unit.spans(*words)
    if (
        words[1] - words[0] > 2
        and unit.words[words[1] - 2] == ","
        and unit.lows[words[1] - 1] in ("which", "who")
    ):
        spans = [*unit.spans(words[0], words[1] - 2), unit.span(words[1] - 1, words[1])]
    return Speaker(
        name=_TRAILING.sub("", who.name.strip(" ,")) or who.name,
        spans=tuple(spans),
        entity=entity(found, who.name),
        anonymous=who.anonymous or (who.kind != "person" and is_unnamed(unit)),
    )


def _content(unit: Unit, pieces: Sequence[Range]) -> tuple[tuple[Span, ...], Form]:
    """Return the places of words said: quotations that stand alone without their marks."""
    spans: list[Span] = []
    for start, end in pieces:
        if all(unit.words[at] == QUOTE for at in range(start, end)):
            spans += [unit.quotes[at].inner for at in range(start, end)]
        else:
            spans += unit.spans(start, end)
    quoted = sum(end - start for start, end in pieces if all(word == QUOTE for word in unit.words[start:end]))
    marks = sum(unit.words[start:end].count(QUOTE) for start, end in pieces)
    words = sum(end - start for start, end in pieces)
    form: Form = "direct" if quoted == words else "mixed" if marks else "indirect"
    return tuple(sorted(spans)), form
