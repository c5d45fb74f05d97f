"""Statements in languages other than English, by the order of words and tables (``tonguewords``).

The plain forms: a quotation beside a verb of saying; "X said that …" (dass, que, що, что …); "…, said X";
German reported speech by its mood ("X sagte, er habe …"); and through whom words came ("laut X",
"unter Berufung auf X", "citando a X", "з посиланням на X").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from broadsheet.inspect.saying import arabicverbs
from broadsheet.inspect.saying import tonguewords as table
from broadsheet.inspect.saying.arabic import trimmed_name
from broadsheet.inspect.saying.beside import beside, turned
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit, without
from broadsheet.inspect.saying.phrases import dateline_end, is_name
from broadsheet.inspect.saying.subjectwords import is_place_of_many, opens_aside, whole_behind
from broadsheet.inspect.saying.tonguecarriers import FIRST, carriers
from broadsheet.inspect.saying.tonguephrases import STOPS, phrase
from broadsheet.inspect.saying.tongueverbs import ALL_VERBS, verbs_of
from broadsheet.inspect.saying.wordlists import listed

_LONGEST = 14  # words of a speaker with office and body
_NEAR = 16  # words between a verb and its "that"
_LEAST = 3  # words said, without a quotation


@dataclass(slots=True, kw_only=True)
class Saying:
    """A statement of a sentence; ranges are words of ``unit`` but for carriers, which are of the whole."""

    unit: Unit
    content: list[Range]
    cue: Range
    source: Range | None
    outer: list[Range] = field(default_factory=list)
    cited: list[Range] = field(default_factory=list)
    again: bool = False  # nobody is named: who spoke last goes on

    @property
    def verb(self) -> str:
        """Return the verb of saying as printed, in lower case."""
        return self.unit.lows[self.cue[0]] if self.cue[0] < len(self.unit) else ""


def sayings(whole: Unit, language: str | None) -> list[Saying]:
    """Return the statements of a sentence in a language other than English (None: any of the tables)."""
    if not (language and whole.quotes) and (ALL_VERBS | FIRST).isdisjoint(whole.lows):
        return []
    outer, cited, dropped = carriers(whole)
    unit = without(whole, dropped) if dropped else whole
    found = _said(unit, language)
    quoted = [(place, place + 1) for place in sorted(unit.quotes)]
    nameless = (
        found is None
        or found.source is None
        or not any(is_name(w) for w in unit.words[found.source[0] + 1 : found.source[1]])
    )
    if (
        language
        and quoted
        and (
            nameless
            or language == "ar"
            or (
                unit.words[quoted[0][0] - 1] == ":"
                and quoted[0][0] > dateline_end(unit) + 1
                and turned(unit, dateline_end(unit), quoted[0][0] - 1, language)
            )
            or found is None
            or found.content != quoted
            or (found.source is None and not outer)
        )
    ):
        found = _by_place(unit, quoted, language, outer=bool(outer)) or found
    if found is None and outer:
        end = _trimmed(unit)
        start = dateline_end(unit)
        if end - start >= _LEAST:
            found = Saying(unit=unit, content=[(start, end)], cue=(0, 0), source=None)
    if found is None:
        return []
    found.outer, found.cited = outer, cited
    return [found, *_further(found, language)]


def _further(found: Saying, language: str | None) -> list[Saying]:
    """Part off a second quotation that has a verb and a colon of its own: "He said: «…», then added with a smile: «…»"."""
    unit = found.unit
    places = sorted(unit.quotes)
    for one, other in pairwise(places):
        verbs = [at for at in range(one + 1, other) if is_saying(unit.lows[at], language)]
        if verbs and unit.words[other - 1] == ":" and found.content == [(at, at + 1) for at in places]:
            found.content = [piece for piece in found.content if piece[0] <= one]
            rest = without(unit, range(one + 1))
            more = _by_place(rest, [(at, at + 1) for at in sorted(rest.quotes)], language or "", outer=False)
            return [more] if more else []
    return []


def is_saying(low: str, language: str | None) -> bool:
    """Tell whether a word is a verb of saying in a language."""
    return arabicverbs.is_verb(low) if language == "ar" else low in verbs_of(language)


def _by_place(unit: Unit, quoted: list[Range], language: str, *, outer: bool) -> Saying | None:
    """Return the statement that a sentence's quotations are, told by where they stand."""
    if outer:
        spoken = [piece for piece in quoted if unit.quotes[piece[0]].words >= _LEAST]
        return Saying(unit=unit, content=spoken, cue=(0, 0), source=None) if spoken else None
    read = beside(unit, language, dateline_end(unit))
    if read is None:
        return None
    cue, source = read
    return Saying(
        unit=unit,
        content=quoted,
        cue=cue,
        source=source,
        again=source is None
        and (language in table.DROPPING or unit.words[quoted[0][0] - 1 : quoted[0][0]] == [":"]),
    )


def _said(unit: Unit, language: str | None) -> Saying | None:
    verbs = verbs_of(language)
    for at in _in_order(unit):
        low = unit.lows[at]
        verb, _, rest = _ELIDED.sub("", low).partition("-")  # "dit-elle", "s'indigne"
        if verb in verbs and (not rest or rest in _TURNED) and (found := _at_verb(unit, at, language)):
            found.source = (at, at + 1) if rest.endswith(("il", "elle")) else found.source
            return found
    return None


def _in_order(unit: Unit) -> list[int]:
    """Return the words in the order to look for a verb: those right before a quotation's colon first."""
    colon = next((at - 1 for at in sorted(unit.quotes) if at and unit.words[at - 1] == ":"), 0)
    comma = next((at for at in range(colon - 1, 0, -1) if unit.words[at] in (",", ";")), 0)
    return (
        [*range(comma, colon), *range(comma), *range(colon, len(unit))] if comma else list(range(len(unit)))
    )


_ELIDED = re.compile(r"\A[lmnst]['’]")
_TURNED = frozenset(("elle", "elles", "il", "ils", "on", "t-elle", "t-il", "t-on"))


def _at_verb(unit: Unit, at: int, language: str | None) -> Saying | None:
    quoted = [(place, place + 1) for place in sorted(unit.quotes)]
    joint = _joint(unit, at)
    if joint is not None:
        content, first = [(joint, _trimmed(unit))], False
    elif quoted and _is_beside(unit, quoted, at, language):
        content, first = quoted, quoted[0][0] < at
    elif language is None:
        return _quoted(unit, at, quoted)
    elif (
        (comma := _closing(unit, at))
        and (begin := dateline_end(unit)) < comma
        and _closes(unit, at, comma, begin, language)
    ):
        content, first = [(begin, comma)], True
    elif (mood := _mood(unit, at)) is not None:
        content, first = [(mood, _trimmed(unit))], False
    else:
        return None
    if content[0][1] - content[0][0] < _LEAST and content != quoted:
        if (
            not quoted
            or not content[0][0] <= quoted[0][0] < content[0][1]
            or unit.quotes[quoted[0][0]].words < _LEAST
        ):
            return None
        content = quoted  # "advierten que “…”"
    source = _source(unit, at, content, turned=first, language=language)
    again = source is None and language in table.DROPPING
    return Saying(unit=unit, content=content, cue=(at, at + 1), source=source, again=again)


def _is_beside(unit: Unit, quoted: list[Range], at: int, language: str | None) -> bool:
    """Tell whether a verb stands beside a quotation: close behind it, before its colon, or with it for an object."""
    first = quoted[0][0]
    if first > at:
        between = unit.lows[at + 1 : first]
        if unit.words[first - 1] in (":", ","):
            pronouns = table.PRONOUNS.get(language or "", {})
            return not any(between[n] == "," and between[n + 1] in pronouns for n in range(len(between) - 1))
        return (
            unit.quotes[first].words >= _LEAST and len(between) <= _OBJECT and not _ENDS.intersection(between)
        )
    last = max(place for place, _ in quoted if place < at)
    between = [low for low in unit.lows[last + 1 : at] if low[:1].isalnum()]
    return len(between) <= _LEAST and table.THAT.isdisjoint(between) and _WHICH.isdisjoint(between)


_OBJECT = 3  # words between a verb and the quotation that is its object: "dénonce, lui, une « taxe … »"
_WHICH = listed("que qui dont die der das welche який яка яке які который которая которое которые що что")


def _quoted(unit: Unit, at: int, quoted: list[Range]) -> Saying | None:
    if not quoted:
        return None
    return Saying(
        unit=unit,
        content=quoted,
        cue=(at, at + 1),
        source=_source(unit, at, quoted, turned=True, language=None),
    )


def _joint(unit: Unit, at: int) -> int | None:
    """Return where "that" stands behind a verb."""
    for place in range(at + 1, min(len(unit) - 1, at + _NEAR)):
        low = unit.lows[place]
        if low in table.THAT or low.startswith(("qu'", "qu’")):
            relative = unit.words[place - 1] == "," and (low in _PLAIN_THAT or low.startswith("qu"))
            return None if relative else place
        if low in _ENDS or unit.words[place] == QUOTE:
            return None
    return None


_PLAIN_THAT = frozenset(("che", "que"))  # with a comma before it, it means "which"
_ENDS = frozenset((";", ".", "!", "?"))


def _closing(unit: Unit, at: int) -> int | None:
    """Return the comma before a verb that stands behind what was said: "…, informó la policía"."""
    left = at
    while left and unit.lows[left - 1] in table.HELPERS:
        left -= 1
    return left - 1 if left > _LEAST and unit.words[left - 1] == "," else None


def _closes(unit: Unit, at: int, comma: int, begin: int, language: str | None) -> bool:
    """Tell "…, said X" from the end of a relative clause: a subject or, where none is needed, nothing follows."""
    if unit.lows[at] in table.OBJECTS:
        return False
    if _behind(unit, at, [(begin, comma)]):
        return True
    return language in table.DROPPING and unit.words[at + 1 : at + 2] in ([], ["."])


def _mood(unit: Unit, at: int) -> int | None:
    """Return where German reported speech begins: behind a comma or a colon, by the form of its verb."""
    for place in range(at + 1, min(len(unit) - 1, at + _NEAR)):
        if unit.words[place] in (",", ":"):
            rest = set(unit.lows[place + 1 :])
            if table.REPORTED_MOOD & rest:
                return place + 1
    return None


def _trimmed(unit: Unit) -> int:
    end = len(unit)
    while end and unit.words[end - 1] in (".", ",", "!", "?", ";", ":"):
        end -= 1
    return end


def _source(unit: Unit, at: int, content: list[Range], *, turned: bool, language: str | None) -> Range | None:
    """Return the words for the speaker: behind a turned verb, else before it."""
    behind = _behind(unit, at, content)
    return behind if turned and behind else (_before(unit, at, content, language) or behind)


def _behind(unit: Unit, at: int, content: list[Range]) -> Range | None:
    start = at + 1
    while start < len(unit) and unit.lows[start] in _ALSO:
        start += 1
    if (
        start >= len(unit)
        or unit.words[start] in STOPS
        or unit.words[start] == QUOTE
        or unit.lows[start] in table.OBLIQUE
    ):
        return None
    if any(left <= start < right for left, right in content):
        return None
    if unit.lows[start] in _SUBJECTS:
        return start, start + 1
    if unit.words[start][:1] > "\u0600":  # Arabic has no capitals
        return trimmed_name(unit, start)
    end = phrase(unit, start)
    if unit.words[start][:1] >= _CYRILLIC and (named := whole_behind(unit, end, len(unit))):
        return named
    return (start, end) if end > start else None


_CYRILLIC = "\u0400"
_SUBJECTS = frozenset(pronoun for row in table.PRONOUNS.values() for pronoun in row)


_ALSO = listed(
    "ainsi auch aussi dabei encore zuvor zunächst également también também anche também також також également также ook"
)


# What joins a sentence to the one before it, ahead of the subject.
_LINKS = (
    ["в", "то", "же", "время"], ["в", "свою", "очередь"], ["между", "тем"], ["при", "этом"], ["тем", "временем"], ["тим", "часом"], ["при", "цьому"], ["водночас"], ["натомість"], ["у", "свою", "чергу"],
    ["à", "son", "tour"], ["de", "son", "côté"], ["por", "su", "parte"], ["a", "su", "vez"], ["sin", "embargo"], ["en", "cambio"], ["pour", "sa", "part"], ["en", "revanche"],
)  # fmt: skip


def _before(unit: Unit, at: int, content: list[Range], language: str | None) -> Range | None:
    """Return the subject between the beginning of the clause and the verb."""
    start = max((right for _, right in content if right <= at), default=dateline_end(unit))
    right = at
    while right > start and (
        unit.lows[right - 1] in table.HELPERS or unit.words[right - 1] in (",", "-", "–", "—")
    ):
        right -= 1
    helper = next((n for n in range(start, right) if unit.lows[n] in table.AUXILIARIES), None)
    if helper is not None:
        start = helper + 1
    while start < right and (
        unit.words[start] in STOPS or unit.lows[start] in ("und", "aber", "y", "et", "и", "і", "а", "но")
    ):
        start += 1
    start += next(
        (
            len(row)
            for row in _LINKS
            if unit.lows[start : start + len(row)] == row and start + len(row) < right
        ),
        0,
    )
    if language == "es" and unit.lows[start : start + 1] == ["desde"] and unit.lows[at].endswith("n"):
        return start + 1, right  # "Desde la Defensoría advierten"
    if start < right and is_place_of_many(unit, start, at, language):
        return start + 1, right
    if start < right and (
        unit.lows[start] in table.OBLIQUE or opens_aside(unit.lows[start], language)
    ):  # "Am Montag sagte …", "En Madrid, el alcalde dijo …", "Interrogée hier, la ministre a dit …"
        comma = next((n for n in range(start, right) if unit.words[n] == ","), right)
        start = comma + 1
    if start >= right or right - start > _LONGEST + _NEAR:
        return None
    stopped = next(
        (n for n in range(right - 1, start - 1, -1) if unit.words[n] in _ENDS or unit.words[n] == QUOTE), None
    )
    start = start if stopped is None else stopped + 1
    if start < right and unit.lows[start] in table.PRONOUNS.get(language or "", {}):
        return start, start + 1  # "Він закурює і додає"
    right = _named_until(unit, start, right)
    return (start, right) if start < right else None


def _named_until(unit: Unit, start: int, right: int) -> int:
    """Return where words for a speaker end: before a preposition behind a whole name ("X у телеграмі")."""
    for at in range(start + 2, right):
        if unit.lows[at] in table.OBLIQUE and unit.lows[at] not in _WITHIN_NAMES:
            named = is_name(unit.words[at - 1]) and is_name(unit.words[at - 2])
            if named and not any(map(is_name, unit.words[at + 2 : right])):
                return at
    return right


_WITHIN_NAMES = listed("von du de del da do a al")
