"""Why two articles belong together, in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from broadsheet.relate.features import Features
from broadsheet.relate.idf import rarity
from broadsheet.relate.pairs import SMALL, Pair

MOST = 5  # reasons given; more are not read
_FEW = 3  # things named in one reason
_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_ALIKE = 0.5  # headlines that share half of their words, by rarity
_SAME_TEXT = 0.2  # below a fifth, shared runs of words are quotes
_RARE = 5.0  # a word in fewer than one article of 150
# A leap year, so that 29 February can be written.
_SOME_YEAR = 2024


def reasons(pair: Pair, new: Features, old: Features) -> tuple[str, ...]:
    """Return why two articles belong together, what weighs most first, at most ``MOST`` reasons.

    Every reason names what both texts hold: "same place: Volgograd", "same figure: 99 drones".
    """
    named = (*old.names, *old.places)  # what one text shows to be a place, another one only names
    figures = _printed(new.figures, new.figures_printed, old.figures)
    found = (
        _same_text(pair),
        _listed("place", _printed(new.places, new.places_printed, named)),
        _listed("figure", _large(figures)),
        _days(new.days & old.days, new, old),
        _names(_printed(new.names, new.names_printed, named)),
        "headlines alike" if pair.numbers["title"] >= _ALIKE else "",
        _terms(_rare_words(new, old)),
    )
    return tuple(reason for reason in found if reason)[:MOST]


def _rare_words(new: Features, old: Features) -> list[str]:
    others = set(old.terms)
    printed = zip(new.terms, new.terms_printed.split("\n"), strict=False)
    return [word for term, word in printed if term in others and rarity(term) >= _RARE]


def _same_text(pair: Pair) -> str:
    share = pair.overlap.containment
    return f"{share:.0%} of the text the same" if share >= _SAME_TEXT else ""


def _printed(keys: Sequence[str], printed: str, others: Collection[str]) -> list[str]:
    """Return the printed forms of the keys that are among others, none within another one."""
    wanted = set(others)
    forms = list(
        dict.fromkeys(form for key, form in zip(keys, printed.split("\n"), strict=False) if key in wanted)
    )
    return [form for form in forms if not any(form != other and form in other for other in forms)]


def _listed(kind: str, forms: Sequence[str]) -> str:
    if not forms:
        return ""
    return f"same {kind}{'s' if len(forms) > 1 else ''}: {', '.join(forms[:_FEW])}"


def _large(figures: Sequence[str]) -> list[str]:
    return [figure for figure in figures if figure.replace("-", " ").split()[0].lower() not in SMALL]


def _days(days: frozenset[int], new: Features, old: Features) -> str:
    if not days:
        return ""
    day = date(_SOME_YEAR, max(days) // 32, max(1, max(days) % 32))
    years = {article.published.year for article in (new, old) if article.published}
    return f"both on {day.day} {day:%B}" + (f" {years.pop()}" if len(years) == 1 else "")


def _names(forms: Sequence[str]) -> str:
    if not forms:
        return ""
    if len(forms) == 1:
        return f"same name: {forms[0]}"
    return f"{_COUNTS.get(len(forms), len(forms))} names in common: {', '.join(forms[:_FEW])}"


def _terms(rare: Sequence[str]) -> str:
    return f"rare words: {', '.join(rare[:_FEW])}" if len(rare) > 1 else ""
