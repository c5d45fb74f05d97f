"""From a draft to a statement: words placed, speaker and chain by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from broadsheet.inspect.saying import chains, phrases, speakers
from broadsheet.inspect.saying.bearers import bare_name, text_of
from broadsheet.inspect.saying.cast import Cast, entity, heard
from broadsheet.inspect.saying.drafted import Draft
from broadsheet.inspect.saying.drafts import opening_subject
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.nouns import CUES
from broadsheet.inspect.saying.personwords import is_person_noun
from broadsheet.inspect.saying.press import ANY_PRESS
from broadsheet.inspect.saying.pronouns import Resolved, last_person
from broadsheet.inspect.saying.sentence import words_of
from broadsheet.inspect.saying.tails import is_unnamed
from broadsheet.model import Article, Form, Link, Role, Span, Speaker, Statement


def finished(draft: Draft, article: Article, found: Cast) -> Statement:
    """Return the statement of a draft; who speaks is noted in the cast for the pronouns that follow."""
    spans, form = (draft.read.spans, draft.read.form) if draft.read else _content(draft.unit, draft.content)
    last = _last(draft, found)
    speaker = None if last is None or isinstance(last, Link) else _speaker(draft.whole, last, found)
    if speaker is None and last is not None and not isinstance(last, Link):
        speaker = _opening(draft.whole, last, found)
    if speaker is None and draft.heard and last is not None and not isinstance(last, Link):
        speaker = _printed(draft.whole, last, found)
    if draft.giver and last is None:
        speaker = _speaker(*draft.giver, found) or _printed(*draft.giver, found)
    if draft.again and draft.cue and not draft.path:
        name = last_person(draft.unit, draft.cue[0].start, found) or found.last_body
        speaker = Speaker(name=name, spans=draft.cue, entity=entity(found, name)) if name else None
    through = draft.path if last is None or isinstance(last, Link) else draft.path[:-1]
    links = [
        _press_link(step, found) if isinstance(step, Link) else _link(draft.whole, step, found)
        for step in through
    ]
    if speaker:
        name = _unfolded(speaker.name, speaker.spans, article.text)
        speaker = replace(speaker, name=name) if name else None
    links = [replace(link, name=_unfolded(link.name, link.spans, article.text)) for link in links]
    links = [link for link in links if link.name]
    return Statement(
        content=spans, form=form, stance=draft.stance, hedges=draft.hedges, cue=draft.cue, speaker=speaker,
        chain=chains.without_own(links, article.outlet),
    )  # fmt: skip


def _unfolded(name: str, spans: Sequence[Span], text: str) -> str:
    """Return a name with the words of a quotation in place of the one that stands for it: "the group “Free River”"."""
    if not _PRIVATE.search(name):
        return name
    printed = " ".join(text[start:end] for start, end in spans)
    if QUOTE not in name:
        return _PRIVATE.sub("", name).strip()
    return " ".join(_PRIVATE.sub("", _MARKS.sub("", printed)).split()).strip(" ,")


_PRIVATE = re.compile(
    r"[\ue000\ue001]"
)  # what stands for a quotation, and for such a character in the text itself
_MARKS = re.compile(r"[\"“”„«»‹›]")


def _last(draft: Draft, found: Cast) -> Link | Range | None:
    """Return the end of the path; "the agency" is no outlet where none was named before."""
    last = draft.path[-1] if draft.path else None
    nobody = (
        isinstance(last, Link)
        and last.name in ANY_PRESS
        and len(draft.path) == 1
        and not _press_before(last, found)
    )
    if isinstance(last, Link) and nobody and (words := words_of(draft.whole, last.spans[0])):
        return words
    return last


def by_verb(draft: Draft) -> bool:
    """Tell whether what was taken for a speaker is a verb: "he faced questions whether …" says nothing."""
    last = draft.path[-1] if draft.path else None
    if last is None or isinstance(last, Link):
        return False
    words = draft.whole.words[last[0] : last[1]]
    return len(words) == 1 and speakers.is_verb(words[0])


def is_fragment(found: Statement, text: str) -> bool:
    """Tell whether an indirect statement says nothing: "a claim", "she isn't"."""
    if found.form != "indirect":
        return False
    words = [word for start, end in found.content for word in text[start:end].lower().split()]
    if words == ["to", "comment"]:  # who declined to has said nothing
        return True
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
    if link.name.removeprefix("the ") in ANY_PRESS and (named := _press_before(link, found)):
        link = replace(link, name=named)
    elif link.role in ("agency", "outlet"):
        bare = bare_name(link.name)
        link = replace(link, name=found.press.get(link.name) or found.press.get(bare, bare))
        found.last_press = link.name if link.name not in ANY_PRESS else found.last_press
    return link


def _press_before(link: Link, found: Cast) -> str | None:
    """Return the outlet that "the newspaper" means: the one last on a path, else the one last named."""
    before = [name for start, name in found.press_at if start < link.spans[0].start]
    return found.last_press or (before[-1] if before else None)


def _link(unit: Unit, words: Range, found: Cast) -> Link:
    printed = Link(name=text_of(unit, *words).lower(), role="outlet", spans=tuple(unit.spans(*words)))
    if printed.name.removeprefix("the ") in ANY_PRESS and (named := _press_before(printed, found)):
        return replace(printed, name=named, entity=entity(found, named))
    who = speakers.resolve(unit, *words, found)
    name = _OWNER.sub("", who.name if who else text_of(unit, *words))
    role: Role = "person" if who and (who.kind == "person" or who.anonymous) else "body"
    return Link(name=name, role=role, spans=tuple(unit.spans(*words)), entity=entity(found, name))


# What trails behind a name without being part of it: "a banker who", "Berg himself", "Berg's".
_TRAILING = re.compile(r"(?:,? (?:which|who|himself|herself)|(?<=\w)['’]s)\Z")


_OWNER = re.compile(r"(?<=\w)['’]s?\Z")  # "the fire brigade's interview" came through the fire brigade


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


def _printed(unit: Unit, words: Range, found: Cast) -> Speaker | None:
    """Return a speaker whom only the encoder takes for one: "many", "some in the crowd", "their", "who"."""
    low = unit.lows[words[0]]
    spans = tuple(unit.spans(*words))
    if words[1] - words[0] > 1 or low not in _STANDING_FOR:
        who = speakers.resolve(unit, *words, found)
        if who and len(who.name.split()) > 1 and not speakers.may_speak(who.name):  # "a meeting"
            return None
        return Speaker(name=text_of(unit, *words).strip(" ,"), spans=spans)
    if low in _OWNERS:
        owner = found.last_person[1] if low != "their" and found.last_person else None
        return Speaker(name=owner, spans=spans, entity=entity(found, owner)) if owner else None
    before = words[0] - (unit.words[words[0] - 1] == "," if words[0] else 0)
    start = phrases.phrase_start(unit, before)
    if start == before:
        return None
    who = speakers.resolve(unit, start, before, found)
    name = who.name if who else text_of(unit, start, before)
    return Speaker(name=name, spans=spans, entity=entity(found, name))


def _opening(unit: Unit, words: Range, found: Cast) -> Speaker | None:
    """Return who opens the sentence for a pronoun that means nobody named: "The driver fell asleep, he admitted"."""
    opens = opening_subject(unit) if words[1] - words[0] == 1 and unit.lows[words[0]] in _PEOPLE else None
    if opens is None or opens[1] > words[0] or not is_person_noun(unit.lows[opens[1] - 1]):
        return None
    who = speakers.resolve(unit, *opens, found)
    return Speaker(
        name=who.name if who else text_of(unit, *opens), spans=tuple(unit.spans(*words)), anonymous=bool(who and who.anonymous),
    )  # fmt: skip


_PEOPLE = frozenset(("he", "she", "they"))
_OWNERS = frozenset(("her", "his", "their"))
# Words that stand for somebody named elsewhere.
_STANDING_FOR = _OWNERS | {"he", "it", "she", "that", "they", "which", "who"}


def _content(unit: Unit, pieces: Sequence[Range]) -> tuple[tuple[Span, ...], Form]:
    """Return the places of words said: quotations that stand alone without their marks."""
    spans: list[Span] = []
    for start, end in pieces:
        # "that, according to an audit, …": a phrase was taken out behind it.
        start += unit.lows[start : start + 1] == ["that"] and start + 1 < end and start + 1 in unit.gaps  # noqa: PLW2901
        if all(unit.words[at] == QUOTE for at in range(start, end)):
            spans += [unit.quotes[at].inner for at in range(start, end)]
        else:
            spans += unit.spans(start, end)
    quoted = sum(end - start for start, end in pieces if all(word == QUOTE for word in unit.words[start:end]))
    marks = sum(unit.words[start:end].count(QUOTE) for start, end in pieces)
    words = sum(end - start for start, end in pieces)
    form: Form = "direct" if quoted == words else "mixed" if marks else "indirect"
    return tuple(sorted(spans)), form
