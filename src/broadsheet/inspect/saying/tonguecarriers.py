"""Through whom words came, in languages other than English: "laut X", "citando a X", "Як повідомляє X, …"."""

from __future__ import annotations

from broadsheet.inspect.saying import tonguewords as table
from broadsheet.inspect.saying.arabic import trimmed_name
from broadsheet.inspect.saying.arabicverbs import bare
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.tonguephrases import STOPS, phrase
from broadsheet.inspect.saying.tongueverbs import ALL_VERBS

FIRST = frozenset(row[0] for row in (*table.ACCORDING, *table.CITING)) | {"zufolge"}


def carriers(unit: Unit) -> tuple[list[Range], list[Range], set[int]]:
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


def _plain(low: str) -> str:
    """Return a word without the Arabic "and" before it."""
    plain = bare(low)
    return plain[1:] if plain[:1] == "و" and plain[1:] in FIRST else low


def _lead(unit: Unit, at: int) -> tuple[int, Range, str, int] | None:
    """Return where a lead begins, its carrier, its kind and where all of it ends."""
    low = _plain(unit.lows[at])
    if low == "zufolge" and at:
        left = at
        while left and unit.words[left - 1] not in STOPS and unit.words[left - 1] != QUOTE and at - left < 5:
            left -= 1
        return (left, (left, at), "according", at + 1) if left < at else None
    if low in ("die", "der", "das") and at and unit.words[at - 1] == ",":
        verb = next(
            (n for n in range(at + 1, min(len(unit), at + 12)) if unit.lows[n].startswith("zitier")), None
        )
        if verb and at + 1 < verb:
            start = at + 1 + (unit.lows[at + 1] in ("ihrerseits", "seinerseits", "wiederum"))
            return (at, (start, verb), "citing", verb + 1) if start < verb else None
    if low not in FIRST:
        return None
    for kind, rows in (("according", table.ACCORDING), ("citing", table.CITING)):
        for row in rows:
            start = at + len(row)
            if (low, *unit.lows[at + 1 : start]) == row:
                start += unit.lows[start : start + 1] in (["von"], ["vom"])
                if row == ("según",) and set(unit.lows[start : start + 1]) & ALL_VERBS:
                    start += 1
                end = phrase(unit, start, german=row[0] in ("unter", "mit"))
                if at == 0 and row[0] not in _VERB_SECOND:
                    end = max(end, _to_comma(unit, start))
                if row[0][0] > "\u0600" and (read := trimmed_name(unit, start)):  # Arabic
                    return at, read, kind, read[1]
                return (at, (start, end), kind, end) if end > start else None
    return None


# German and Dutch go on with the verb behind these, not with a comma.
_VERB_SECOND = frozenset(("aus", "laut", "mit", "nach", "onder", "unter", "volgens"))


def _to_comma(unit: Unit, start: int) -> int:
    """Return where words for somebody end that run on to the comma of a sentence that they open."""
    end = start
    while end < len(unit) and end - start < _TO_COMMA and unit.words[end][:1].isalpha():
        end += 1
    return end if unit.words[end : end + 1] == [","] else start


_TO_COMMA = 12  # words of an office, its body and a name


def _as_clause(unit: Unit, dropped: set[int]) -> tuple[Range, Range] | None:
    """Read "Wie X berichtete, …" and "Як повідомляє X, …": the carrier and all of the clause."""
    if not len(unit) or unit.lows[0] not in table.AS or "," not in unit.words:
        return None
    comma = next((at for at in range(1, len(unit)) if unit.words[at] == "," and at not in dropped), None)
    if comma is None:
        return None
    verb = next((at for at in range(1, comma) if unit.lows[at] in ALL_VERBS), None)
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
