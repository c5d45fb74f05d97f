"""Why two articles belong together, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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
    coded = new.coded
    things = _things(coded, new.printed)
    there = frozenset(olds.items(at).tolist())
    dates = [when for when in (new.published, olds.published(at)) if when]
    found = (
        _same_text(pair),
        _listed("place", _shared(things[PLACE], there, PLACE, NAME)),
        _listed("figure", _large(_shared(things[FIGURE], there, FIGURE))),
        _days(there.intersection(coded.items(0).tolist()), coded, dates),
        _names(_shared(things[NAME], there, NAME, PLACE)),
        "headlines alike" if pair.numbers["title"] >= _ALIKE else "",
        _terms(_rare(things[TERM], there)),
    )
    return tuple(reason for reason in found if reason)[:MOST]


def _things(coded: Coded, printed: str) -> dict[int, Things]:
    """Return what an article was printed to hold, by kind."""
    row, ids = coded.rows[0], coded.items(0).tolist()
    kinds = (coded.marks[:, 0] & KIND).tolist()
    lines = iter(printed.split("\n"))
    out: dict[int, Things] = {}
    for kind, count in (
        (TERM, min(int(row["terms"]), TERM_KEYS)),
        (NAME, int(row["names"])),
        (PLACE, int(row["places"])),
        (FIGURE, int(row["figures"])),
    ):
        begin = kinds.index(kind) if count else 0
        out[kind] = list(zip(ids[begin : begin + count], lines, strict=False))
    return out


def _shared(things: Things, there: Collection[int], *kinds: int) -> list[str]:
    """Return the printed forms of things that the other article has too, none within another one.

    Args:
        things: of the first of the kinds.
        there: the other article's items.
        kinds: as what the other one may have them: what one text shows to be a place, another only names.
    """
    found = (
        form
        for number, form in things
        if any(number ^ SALTS[kinds[0]] ^ SALTS[kind] in there for kind in kinds)
    )
    forms = list(dict.fromkeys(found))
    return [form for form in forms if not any(form != other and form in other for other in forms)]


def _rare(things: Things, there: Collection[int]) -> list[str]:
    import numpy as np  # noqa: PLC0415 (heavy)

    rare = rarities(np.array([number for number, _ in things], np.uint32)).tolist()
    return [
        form for (number, form), how in zip(things, rare, strict=True) if number in there and how >= _RARE
    ]


def _same_text(pair: Pair) -> str:
    share = pair.overlap.containment
    return f"{share:.0%} of the text the same" if share >= _SAME_TEXT else ""


def _listed(kind: str, forms: Sequence[str]) -> str:
    if not forms:
        return ""
    return f"same {kind}{'s' if len(forms) > 1 else ''}: {', '.join(forms[:_FEW])}"


def _large(figures: Sequence[str]) -> list[str]:
    return [figure for figure in figures if figure.replace("-", " ").split()[0].lower() not in SMALL]


def _days(shared: Collection[int], coded: Coded, dates: Sequence[datetime]) -> str:
    days = [number ^ SALTS[DAY] for number in _of_kind(coded, DAY) if number in shared]
    if not days:
        return ""
    day = date(_SOME_YEAR, max(days) // 32, max(1, max(days) % 32))
    years = {when.year for when in dates}
    return f"both on {day.day} {day:%B}" + (f" {years.pop()}" if len(years) == 1 else "")


def _of_kind(coded: Coded, kind: int) -> Iterator[int]:
    kinds = (coded.marks[:, 0] & KIND).tolist()
    return (number for number, found in zip(coded.items(0).tolist(), kinds, strict=True) if found == kind)


def _names(forms: Sequence[str]) -> str:
    if not forms:
        return ""
    if len(forms) == 1:
        return f"same name: {forms[0]}"
    return f"{_COUNTS.get(len(forms), len(forms))} names in common: {', '.join(forms[:_FEW])}"


def _terms(rare: Sequence[str]) -> str:
    return f"rare words: {', '.join(rare[:_FEW])}" if len(rare) > 1 else ""
