"""What one article shows of where it has its report from, by itself: before other articles are looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import category

from broadsheet.model import Article, Link, Span, Speaker, Statement
from broadsheet.relate.tracing import ownvoice, sourcewords
from broadsheet.relate.tracing.credits import credited
from broadsheet.relate.tracing.evidence import NOBODY, Said, Shown, outermost
from broadsheet.relate.tracing.outletnames import Mention, Names, ends_office, key_of, own_key
from broadsheet.relate.tracing.sayers import Sayers
from broadsheet.relate.tracing.speakernames import is_day
from broadsheet.text import outlets
from broadsheet.text.countries import by_adjective, by_name
from broadsheet.text.sentences import sentences
from broadsheet.text.words import fold

# Stances that tell an attitude, or that nothing was told; the others may tell a fact.
_NO_FACT = frozenset(
    (
        "accused", "asked", "criticised", "declined", "demanded", "described", "expected", "feared", "implied", "offered", "praised",
        "proposed", "refused", "remembered", "seemed", "speculated", "thought", "urged", "wanted",
    )
)  # fmt: skip
_BEFORE, _AFTER = 70, 50  # characters around a name in which the words that cite it stand; chosen
_ACRONYM = re.compile(r"\b[A-Z]{3,8}\b")
_NEXT = 400  # characters behind "spoke to The Gleaner" in which who spoke is named; chosen
_VIEWS = 3  # words of a view that make a text one; chosen: reports of the written stories have at most one
_NAMED = 2  # words of a name that nobody knows: one alone may be anything; chosen
_ANY = re.compile(r"an?\s", re.IGNORECASE)
_MARKS = dict.fromkeys(map(ord, '"“”„«»‘’'))
_EXCLUSIVE = re.compile(r"\s*exclusive\b", re.IGNORECASE)


def shown(article: Article, names: Names, sayers: Sayers) -> Shown:
    """Return what an article shows of where it has its report from.

    Args:
        article: with its notes.
        names: the outlets that may be cited.
        sayers: the speakers of the story.
    """
    out = Shown()
    text = ownvoice.without_quotes(article.text)
    _mark_outlets(article, text, names, sayers, out)
    _mark_own(article, text, sayers, out)
    _mark_said(article, names, sayers, out)
    mine = own_key(article) or ""
    if sayers.speaks(mine) and all(sayers.outlet(key) == mine for key in out.said):
        out.voice = out.voice or [Span(0, 0)]
    _mark_told(article, text, sayers, out)
    _mark_behind(text, sayers, out)
    _mark_rest(text, sayers, names, out)
    for found in (out.cited, out.credited, out.vague, out.described):
        for key, spans in found.items():
            found[key] = outermost(spans)
    return out


def _mark_own(article: Article, text: str, sayers: Sayers, out: Shown) -> None:
    masked = ownvoice.masked(article, text)
    for sign in sourcewords.OWN_SIGNS:
        for match in sign.finditer(masked):
            before = masked[max(0, match.start() - _BEFORE) : match.start()]
            given_out = sourcewords.PASSED_TO.match(match[0]) and sourcewords.GIVEN_OUT.search(before)
            (out.told if given_out else out.own).append(Span(*match.span()))
    if _EXCLUSIVE.match(article.title or ""):
        out.own.append(Span(0, 0))
    out.told += [
        Span(*match.span())
        for match in sourcewords.TOLD_SIGN.finditer(masked)
        if not sourcewords.REFUSED.search(masked, max(0, match.start() - _BEFORE), match.start())
    ]
    out.granted += _granted(text, out)
    out.own += out.granted
    if sayers.speaks(own_key(article) or ""):
        out.voice += [Span(*match.span()) for match in sourcewords.VOICE_SIGN.finditer(masked)]


def _granted(text: str, out: Shown) -> Iterable[Span]:
    """Yield where somebody without a name spoke to this outlet, and not to another one that it cites."""
    cited = [span for spans in (*out.cited.values(), *out.credited.values(), out.hearsay) for span in spans]
    for match in sourcewords.GRANTED.finditer(text):
        granted = Span(*match.span())
        alone = out.own or out.told or not any(span.start < granted.start for span in cited)
        if alone and not any(ownvoice.same_sentence(text, granted, span) for span in cited):
            yield granted


def _mark_outlets(article: Article, text: str, names: Names, sayers: Sayers, out: Shown) -> None:
    mine = own_key(article)
    mentions = [found for found in names.mentions(text) if found.key != mine]
    ends = {found.start for found in credited(text, mentions)}
    for found in mentions:
        if sayers.key(found.name) and not names.prints(found.key):
            continue
        if found.start in ends:
            out.credited.setdefault(found.key, []).append(Span(found.start, found.end))
        elif cites(text, found):
            out.cited.setdefault(found.key, []).append(Span(found.start, found.end))
        else:
            continue
        out.names.setdefault(found.key, found.name)
    for hearsay in sourcewords.HEARSAY.finditer(text):
        out.hearsay.append(Span(*hearsay.span()))
    for name in article.byline:
        for found in names.mentions(name):
            if found.key != mine:
                out.credited.setdefault(found.key, [])
                out.names.setdefault(found.key, found.name)


def cites(text: str, found: Mention) -> bool:
    """Return whether the words around an outlet's name cite it."""
    before, after = text[max(0, found.start - _BEFORE) : found.start], text[found.end : found.end + _AFTER]
    if sourcewords.NOT_CITED.match(after):
        return False
    if all(sign.search(part) for sign, part in zip(sourcewords.BRACKETED, (before, after), strict=True)):
        return True
    line = re.split(r"(?<=[.!?])\s+|\n", before)[-1]
    return bool(sourcewords.CITED_BEFORE.search(line) or sourcewords.CITED_AFTER.match(after))


def _mark_said(article: Article, names: Names, sayers: Sayers, out: Shown) -> None:
    for note in article.notes:
        if not isinstance(note, Statement) or note.field != "text":
            continue
        behind = _through(note, article, names, sayers, out)
        if note.stance in _NO_FACT and not behind:
            continue
        speaker = note.speaker
        if speaker is None:
            continue
        name = _called(speaker, article.text)
        outlet = names.key(name)
        key = sayers.speaker(note)
        if key is None and outlet and outlet != own_key(article):
            out.cited.setdefault(outlet, []).extend(speaker.spans)
            out.names.setdefault(outlet, name)
        elif key is None and speaker.spans and sourcewords.COURT_PAPERS.search(name):
            out.papers += speaker.spans
        elif key is None:
            vague = speaker.anonymous or sourcewords.VAGUE.search(name)
            (out.vague if vague else out.described).setdefault(name, []).extend(speaker.spans)
            for outlet in behind:
                if heads := sourcewords.BODY_HEADS & set(name.lower().split()):
                    out.bodies[outlet] = next(iter(heads))
        else:
            said = out.said.setdefault(key, Said(key=key))
            said.spans += speaker.spans or note.content
            said.behind |= behind
            said.direct = said.direct or note.form != "indirect"
            said.public = said.public or any(
                link.role == "channel" or link.name in sourcewords.AUDIENCES for link in note.chain
            )


def _called(speaker: Speaker, text: str) -> str:
    """Return what a text calls a speaker, also one in quotation marks: the "Lakeside Courier"."""
    if not any(category(char) == "Co" for char in speaker.name):  # what stands for a quotation
        return speaker.name
    start, end = speaker.spans[0] if speaker.spans else Span(0, 0)
    return text[start:end].translate(_MARKS)


def _through(note: Statement, article: Article, names: Names, sayers: Sayers, out: Shown) -> set[str]:
    """Mark the outlets of a statement's chain; return them."""
    behind: list[str] = []
    unknown: set[str] = set()
    for link in note.chain:
        if sourcewords.COURT_PAPERS.search(link.name):
            out.papers += link.spans
            continue
        if link.role not in ("outlet", "agency") or _carried(link, article) or _is_office(link, article):
            continue
        if link.name in sourcewords.AUDIENCES or is_day(link.name):
            continue
        key, speaker = names.key(link.name), sayers.key(link.name)
        if key is None and speaker:
            out.said.setdefault(speaker, Said(key=speaker)).spans.extend(link.spans)
        elif key is None and _is_vague(link.name):
            out.vague.setdefault(link.name, []).extend(link.spans)
            unknown = {NOBODY}
        elif (key := key or key_of(link.name)) != own_key(article):
            out.cited.setdefault(key, []).extend(link.spans)
            out.names.setdefault(key, link.name)
            behind.append(key)
    first = next((place for place, key in enumerate(behind) if names.prints(key)), len(behind) - 1)
    out.passed.update(behind[:first] if first == len(behind) - 1 else behind[first + 1 :])
    return unknown or set(behind)


def _is_vague(name: str) -> bool:
    """Tell whether a carrier's name is nobody's: "media reports", "the daily", "Slovenian", "a briefing by its spokesman"."""
    parts = name.removeprefix("The ").removeprefix("the ").split()
    if len(parts) < _NAMED or not any(part[0].isupper() for part in parts) or _ANY.match(name):
        return True
    kinds = sourcewords.KINDS | set(by_adjective()) | set(by_name())
    telling = [part for part in parts if fold(part) not in kinds]
    described = (parts[-1].islower() and fold(parts[-1]) in kinds) or not telling or telling[0].islower()
    return described or bool(sourcewords.VAGUE.search(name) or sourcewords.SPOKES.search(name))


def _is_office(link: Link, article: Article) -> bool:
    """Tell whether a carrier's name is the end of an office's: Foreign Affairs of "the Ministry of Foreign Affairs"."""
    return any(ends_office(article.text, span) for span in link.spans)


def _carried(link: Link, article: Article) -> bool:
    """Tell whether a broadcaster only carried the words: "speaking live on state television Rossiya 24"."""
    if outlets.is_channel(link.name):
        return True
    return any(
        sourcewords.CHANNELLED.search(article.text[max(0, start - _BEFORE) : start])
        for start, _ in link.spans
    )


def _mark_told(article: Article, text: str, sayers: Sayers, out: Shown) -> None:
    """Say of each speaker whether the outlet itself, or everybody, was spoken to."""
    lines = sentences(text)
    named = sayers.named_in(article.text)
    for sign in out.told:
        line = next(((s, e) for s, e in lines if s <= sign.start < e), None)
        if line is None:
            continue
        here = [out.said[k] for s, _, k in named if line[0] <= s < line[1] and k in out.said]
        here = here or [
            one for one in out.said.values() if any(line[0] <= s.start < line[1] for s in one.spans)
        ]
        if not here and not sourcewords.GRANTED.search(text, *line):
            before = [key for start, end, key in named if line[0] <= start and end <= sign.start]
            after = [key for start, _, key in named if sign.end <= start < line[1]]
            for key in before[-1:] or after[:1]:
                here.append(out.said.setdefault(key, Said(key=key, spans=[sign])))
        for one in here or _next(sign, out):
            one.told = True
    _mark_public(text, lines, out)


def _mark_public(text: str, lines: Sequence[tuple[int, int]], out: Shown) -> None:
    """Say of each speaker whether everybody could hear the words."""
    alone = len(out.said) == 1 and sourcewords.PUBLIC_IT.search(text) is not None
    for one in out.said.values():
        for start, end in lines:
            here = any(start <= span.start < end for span in one.spans)
            if alone or (here and sourcewords.PUBLIC.search(text[start:end])):
                one.public = True


def _mark_rest(text: str, sayers: Sayers, names: Names, out: Shown) -> None:
    """Take those whom nobody here shows to have spoken to for words of the outlets that are cited.

    A body of which a sentence before the first of them tells speaks for itself, as bodies do to all.
    """
    cited = min((span for spans in out.cited.values() for span in spans), default=None)
    for one in out.said.values():
        if cited and sayers.is_body(one.key) and any(_stands_before(text, span, cited) for span in one.spans):
            one.bare = True
        elif not (one.told or one.public or sayers.outlet(one.key)):
            one.behind |= carriers(out, names, sayers)


def _stands_before(text: str, span: Span, other: Span) -> bool:
    """Tell whether one place stands in a sentence before another one's."""
    return span.start < other.start and not ownvoice.same_sentence(text, span, other)


def carriers(shown: Shown, names: Names, sayers: Sayers) -> set[str]:
    """Return the keys of the outlets from which an article has what it does not say that it has itself."""
    credited = {key for key in shown.credited if names.prints(key)}
    return {key for key in shown.cited if not sayers.speaks(key)} | credited


def _next(sign: Span, out: Shown) -> list[Said]:
    """Return who is quoted next."""
    later = [
        (span.start, one.key)
        for one in out.said.values()
        for span in one.spans
        if 0 < span.start - sign.end < _NEXT
    ]
    return [out.said[min(later)[1]]] if later else []


def _mark_behind(text: str, sayers: Sayers, out: Shown) -> None:
    """Say of each speaker which outlets cited in the same breath the words came through."""
    if not out.cited:
        return
    for start, end in sentences(text):
        here = {
            key
            for key, spans in out.cited.items()
            if not sayers.speaks(key) and any(start <= span.start < end for span in spans)
        }
        if here and sourcewords.CITING_BODY.search(text, start, end):
            out.bodies.update(dict.fromkeys(here, ""))
        if not here and sourcewords.TOLD_IT.search(text, start, end):
            here = {key for key in out.cited if not sayers.speaks(key)}
        for one in out.said.values():
            if (
                any(start <= span.start < end for span in one.spans)
                and sayers.outlet(one.key) is None
                and not one.told
            ):
                one.behind |= here
