"""Statements in languages other than English, by the order of words and tables (``tonguewords``).

The plain forms: a quotation beside a verb of saying; "X said that …" (dass, que, що, что …); "…, said X";
German reported speech by its mood ("X sagte, er habe …"); and through whom words came ("laut X",
"unter Berufung auf X", "citando a X", "з посиланням на X").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.inspect.saying import tonguewords as table
from broadsheet.inspect.saying.beside import beside, trimmed_name
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit, without
from broadsheet.inspect.saying.phrases import dateline_end, is_name
from broadsheet.inspect.saying.wordlists import listed

_MARKS = frozenset("„“”«»\"‚‘'")
_STOPS = frozenset(".,;:!?(–—-")
_LONGEST = 14  # words of a speaker with office and body
_NEAR = 16  # words between a verb and its "that"
_SMALL = listed("d' da das de del della der des di do dos du für la las le les los of the van von y & и і й")
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
    if not (table.ALL_VERBS | _FIRST) & set(whole.lows) and not (language and whole.quotes):
        return []
    outer, cited, dropped = _carriers(whole)
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
            or found is None
            or found.content != quoted
            or (found.source is None and not outer)
        )
    ):
        found = _by_place(unit, quoted, language, bool(outer)) or found
    if found is None and outer:
        end = _trimmed(unit)
        start = dateline_end(unit)
        if end - start >= _LEAST:
            found = Saying(unit=unit, content=[(start, end)], cue=(0, 0), source=None)
    if found is None:
        return []
    found.outer, found.cited = outer, cited
    return [found]


def _by_place(unit: Unit, quoted: list[Range], language: str, outer: bool) -> Saying | None:  # noqa: FBT001
    """Return the statement that a sentence's quotations are, told by where they stand."""
    if outer:
        spoken = [piece for piece in quoted if unit.quotes[piece[0]].words >= _LEAST]
        return Saying(unit=unit, content=spoken, cue=(0, 0), source=None) if spoken else None
    read = beside(unit, language, dateline_end(unit))
    if read is None:
        return None
    cue, source = read
    return Saying(
        unit=unit, content=quoted, cue=cue, source=source, again=source is None and language in table.DROPPING
    )


_FIRST = frozenset(row[0] for row in (*table.ACCORDING, *table.CITING)) | {"zufolge"}


def _carriers(unit: Unit) -> tuple[list[Range], list[Range], set[int]]:
    """Return whom words are according to, whom those cite, and the words that say so."""
    outer: list[Range] = []
    cited: list[Range] = []
    dropped: set[int] = set()
    at = 0
    while at < len(unit):
        row = _lead(unit, at)
        if row is None:
            at += 1
            continue
        begin, (start, end), kind, stop = row
        (outer if kind == "according" else cited).append((start, end))
        dropped.update(range(begin, stop))
        if begin and unit.words[begin - 1] == ",":
            dropped.add(begin - 1)
        if (
            (begin == 0 or kind == "citing")
            and unit.words[stop : stop + 1] == [","]
            and _THEN.isdisjoint(unit.lows[stop + 1 : stop + 2])
        ):
            dropped.add(stop)
        at = max(stop, at + 1)
    if whole := _as_clause(unit, dropped):
        outer.insert(0, whole[0])
        dropped.update(range(*whole[1]))
    return outer, cited, dropped


_THEN = (table.THAT - {"che", "que"}) | {QUOTE}


def _lead(unit: Unit, at: int) -> tuple[int, Range, str, int] | None:
    """Return where a lead begins, its carrier, its kind and where all of it ends."""
    low = unit.lows[at]
    if low == "zufolge" and at:
        left = at
        while left and unit.words[left - 1] not in _STOPS and unit.words[left - 1] != QUOTE and at - left < 5:
            left -= 1
        return (left, (left, at), "according", at + 1) if left < at else None
    if low in ("die", "der", "das") and at and unit.words[at - 1] == ",":
        verb = next(
            (n for n in range(at + 1, min(len(unit), at + 12)) if unit.lows[n].startswith("zitier")), None
        )
        if verb and at + 1 < verb:
            start = at + 1 + (unit.lows[at + 1] in ("ihrerseits", "seinerseits", "wiederum"))
            return (at, (start, verb), "citing", verb + 1) if start < verb else None
    if low not in _FIRST:
        return None
    for kind, rows in (("according", table.ACCORDING), ("citing", table.CITING)):
        for row in rows:
            start = at + len(row)
            if tuple(unit.lows[at:start]) == row:
                start += unit.lows[start : start + 1] in (["von"], ["vom"])
                if row == ("según",) and set(unit.lows[start : start + 1]) & table.ALL_VERBS:
                    start += 1
                end = phrase(unit, start, german=row[0] in ("unter", "mit"))
                if row[0][0] > "\u0600" and (read := trimmed_name(unit, start)):  # Arabic
                    return at, read, kind, read[1]
                return (at, (start, end), kind, end) if end > start else None
    return None


def _as_clause(unit: Unit, dropped: set[int]) -> tuple[Range, Range] | None:
    """Read "Wie X berichtete, …" and "Як повідомляє X, …": the carrier and all of the clause."""
    if not len(unit) or unit.lows[0] not in table.AS or "," not in unit.words:
        return None
    comma = next((at for at in range(1, len(unit)) if unit.words[at] == "," and at not in dropped), None)
    if comma is None:
        return None
    verb = next((at for at in range(1, comma) if unit.lows[at] in table.ALL_VERBS), None)
    if verb is None:
        return None
    start, end = (1, verb) if verb > 1 and unit.lows[1] not in table.HELPERS else (verb + 1, comma)
    kept = [at for at in range(start, end) if at not in dropped]
    if not kept:
        return None
    start, last = kept[0], kept[0]
    while last + 1 < end and last + 1 not in dropped:
        last += 1
    return (start, last + 1), (0, comma + 1)


def phrase(unit: Unit, start: int, *, german: bool = False) -> int:
    """Return the end of the words for somebody that begin at a word: small words, then a run of capitals."""
    words, lows = unit.words, unit.lows
    limit = min(len(unit), start + _LONGEST)
    stop = next((at for at in range(start, limit) if words[at] in _STOPS or words[at] == QUOTE), limit)
    if german and (verb := next((at for at in range(start, stop) if lows[at] in table.ALL_VERBS), None)):
        return verb
    at = start
    while at < stop and not is_name(words[at]):
        if at > start and lows[at] in table.OBLIQUE and words[at - 1] not in _MARKS:
            return at
        at += 1
    while at < stop and (is_name(words[at]) or words[at] in _MARKS or _goes_on(unit, at, stop)):
        at += 1
    if at == stop < len(unit) and words[at] == "," and (end := _apposed(unit, at, start)):
        return end
    return at


def _goes_on(unit: Unit, at: int, stop: int) -> bool:
    following = at + 1 + (unit.lows[at + 1 : at + 2] in (["la"], ["los"], ["las"], ["les"]))
    if unit.lows[at] == "der" and at > 1 and is_name(unit.words[at - 1]) and is_name(unit.words[at - 2]):
        return False  # "der Bauer Jost Berg der Zeitung": whom he told
    return (
        unit.lows[at] in _SMALL and following < stop and is_name(unit.words[following])
        and not unit.lows[following].startswith(table.PRESS_STEMS)
    )  # fmt: skip


def _apposed(unit: Unit, comma: int, start: int) -> int | None:
    """Return the end of the name in "la directora de la agencia, Anna Berg,"."""
    end = comma + 1
    while end < min(len(unit), comma + _OFFICE) and unit.words[end].islower() and unit.words[end].isalpha():
        end += 1  # ", le colonel"
    while end < len(unit) and (is_name(unit.words[end]) or unit.lows[end] in _SMALL):
        end += 1
    closed = end == len(unit) or unit.words[end] in (",", ".", QUOTE)
    return (
        end
        if closed
        and end > comma + 1
        and is_name(unit.words[end - 1])
        and not is_name(unit.words[min(start + 1, comma)])
        else None
    )


_OFFICE = 4  # words of ", le colonel" before a name


def _said(unit: Unit, language: str | None) -> Saying | None:
    for at, low in enumerate(unit.lows):
        verb, _, rest = low.partition("-")  # "dit-elle"
        if (low in table.ALL_VERBS or (rest and verb in table.ALL_VERBS)) and (
            found := _at_verb(unit, at, language)
        ):
            found.source = (at, at + 1) if rest.endswith(("il", "elle")) else found.source
            return found
    return None


def _at_verb(unit: Unit, at: int, language: str | None) -> Saying | None:
    quoted = [(place, place + 1) for place in sorted(unit.quotes)]
    joint = _joint(unit, at)
    if joint is not None:
        content, first = [(joint, _trimmed(unit))], False
    elif quoted and (before := quoted[0][0] < at or unit.words[quoted[0][0] - 1] in (":", ",")):
        content, first = quoted, quoted[0][0] < at and before
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
        return None
    source = _source(unit, at, content, turned=first)
    again = source is None and language in table.DROPPING
    return Saying(unit=unit, content=content, cue=(at, at + 1), source=source, again=again)


def _quoted(unit: Unit, at: int, quoted: list[Range]) -> Saying | None:
    if not quoted:
        return None
    return Saying(unit=unit, content=quoted, cue=(at, at + 1), source=_source(unit, at, quoted, turned=True))


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


def _source(unit: Unit, at: int, content: list[Range], *, turned: bool) -> Range | None:
    """Return the words for the speaker: behind a turned verb, else before it."""
    behind = _behind(unit, at, content)
    return behind if turned and behind else (_before(unit, at, content) or behind)


def _behind(unit: Unit, at: int, content: list[Range]) -> Range | None:
    start = at + 1
    while start < len(unit) and unit.lows[start] in _ALSO:
        start += 1
    if (
        start >= len(unit)
        or unit.words[start] in _STOPS
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
    return (start, end) if end > start else None


_SUBJECTS = frozenset(pronoun for row in table.PRONOUNS.values() for pronoun in row)


_ALSO = listed(
    "ainsi auch aussi dabei encore zuvor zunächst également también também anche também також також également также ook"
)


def _before(unit: Unit, at: int, content: list[Range]) -> Range | None:
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
        unit.words[start] in _STOPS or unit.lows[start] in ("und", "aber", "y", "et", "и", "і", "а", "но")
    ):
        start += 1
    if (
        start < right and unit.lows[start] in table.OBLIQUE
    ):  # "Am Montag sagte …", "En Madrid, el alcalde dijo …"
        comma = next((n for n in range(start, right) if unit.words[n] == ","), right)
        start = comma + 1
    if start >= right or right - start > _LONGEST + _NEAR:
        return None
    stopped = next(
        (n for n in range(right - 1, start - 1, -1) if unit.words[n] in _ENDS or unit.words[n] == QUOTE), None
    )
    start = start if stopped is None else stopped + 1
    return (start, right) if start < right else None
