"""Why two articles belong together, in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from broadsheet.relate.compare.features import Features
from broadsheet.relate.compare.keys import TERM_KEYS
from broadsheet.relate.compare.pairs import Pair
from broadsheet.relate.words.coded import DAY, FIGURE, KIND, NAME, PLACE, SALTS, TERM, Coded
from broadsheet.relate.words.finders import SMALL
from broadsheet.relate.words.idf import rarities

MOST = 5  # reasons given; more are not read
_FEW = 3  # things named in one reason
_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_ALIKE = 0.5  # headlines that share half of their words, by rarity
_SAME_TEXT = 0.2  # below a fifth, shared runs of words are quotes
_RARE = 5.0  # a word in fewer than one article of 150
# A leap year, so that 29 February can be written.
_SOME_YEAR = 2024

_KINDS = bytes(byte & KIND for byte in range(256))  # by a mark's first byte
_TURNS = {NAME: SALTS[NAME] ^ SALTS[PLACE], PLACE: SALTS[NAME] ^ SALTS[PLACE]}
"""What makes a name of a place's number and the other way round."""

Things = Sequence[tuple[int, str]]  # number and form as printed


def reasons(pair: Pair, new: Features, olds: Coded, at: int = 0) -> tuple[str, ...]:
    """Return why two articles belong together, what weighs most first, at most ``MOST`` reasons.

    Every reason names what both texts hold: "same place: Volgograd", "same figure: 99 drones".

    Args:
        pair: the two side by side.
        new: the one whose words the reasons are given in.
        olds: some articles.
        at: which of them is the other one.
    """
    there = frozenset(olds.items(at).tolist())
    things, days = _things(new, there)
    dates = [when for when in (new.published, olds.published(at)) if when]
    found = (
        _same_text(pair),
        _listed("place", _forms(things[PLACE])),
        _listed("figure", _large(_forms(things[FIGURE]))),
        _day(days, dates),
        _names(_forms(things[NAME])),
        "headlines alike" if pair.numbers["title"] >= _ALIKE else "",
        _terms(_rare(things[TERM])),
    )
    return tuple(reason for reason in found if reason)[:MOST]


def _things(new: Features, there: Collection[int]) -> tuple[dict[int, Things], list[int]]:
    """Return what an article was printed to hold and another one has too, by kind; and the days of both.

    Args:
        new: the one.
        there: the other one's items.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    ids, kinds = np.frombuffer(new.ids, "<u4").tolist(), new.marks[::2].translate(_KINDS)
    lines, line = new.printed.split("\n"), 0
    out: dict[int, Things] = {}
    for kind, most in ((TERM, TERM_KEYS), (NAME, len(ids)), (PLACE, len(ids)), (FIGURE, len(ids))):
        begin, count = kinds.find(kind), min(kinds.count(kind), most)
        printed = zip(ids[begin : begin + count], lines[line : line + count], strict=False)
        turn = _TURNS.get(kind, 0)  # what one text shows to be a place, another only names
        out[kind] = [(number, form) for number, form in printed if number in there or number ^ turn in there]
        line += count
    begin, count = kinds.find(DAY), kinds.count(DAY)
    return out, [number ^ SALTS[DAY] for number in ids[begin : begin + count] if number in there]


def _forms(things: Things) -> list[str]:
    """Return how things are printed, none within another one."""
    forms = list(dict.fromkeys(form for _, form in things))
    return [form for form in forms if not any(form != other and form in other for other in forms)]


def _rare(things: Things) -> list[str]:
    import numpy as np  # noqa: PLC0415 (heavy)

    rare = rarities(np.array([number for number, _ in things], np.uint32)).tolist()
    return [form for (_, form), how in zip(things, rare, strict=True) if how >= _RARE]


def _same_text(pair: Pair) -> str:
    share = pair.overlap.containment
    return f"{share:.0%} of the text the same" if share >= _SAME_TEXT else ""


def _listed(kind: str, forms: Sequence[str]) -> str:
    if not forms:
        return ""
    return f"same {kind}{'s' if len(forms) > 1 else ''}: {', '.join(forms[:_FEW])}"


def _large(figures: Sequence[str]) -> list[str]:
    return [figure for figure in figures if figure.replace("-", " ").split()[0].lower() not in SMALL]


def _day(days: Collection[int], dates: Sequence[datetime]) -> str:
    if not days:
        return ""
    day = date(_SOME_YEAR, max(days) // 32, max(1, max(days) % 32))
    years = {when.year for when in dates}
    return f"both on {day.day} {day:%B}" + (f" {years.pop()}" if len(years) == 1 else "")


def _names(forms: Sequence[str]) -> str:
    if not forms:
        return ""
    if len(forms) == 1:
        return f"same name: {forms[0]}"
    return f"{_COUNTS.get(len(forms), len(forms))} names in common: {', '.join(forms[:_FEW])}"


def _terms(rare: Sequence[str]) -> str:
    return f"rare words: {', '.join(rare[:_FEW])}" if len(rare) > 1 else ""
