"""What a whole story is about: the terms, names and places that most of its articles have."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from broadsheet.relate.compare.features import Features
from broadsheet.relate.compare.keys import TERM_KEYS
from broadsheet.relate.words.coded import KIND, NAME, PLACE, SALTS, TERM, Coded, language_code

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEMBERS = 24
"""Articles of a story that are looked at, its first ones: what most of twenty say, most of a hundred say."""
_COMMON = 13  # of 255: a name that is everywhere still counts a twentieth
_ENGLISH = language_code("en")
_PLACE_TO_NAME = SALTS[PLACE] ^ SALTS[NAME]  # what one text shows to be a place, another only names
_DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Numbers of things in order, with weights whose squares sum to one."""

    ids: NDArray[np.uint32]
    weights: NDArray[np.float32]

    def cosine(self, other: Weighed) -> float:
        """Return how much both have in common, 0 to 1."""
        return float(self.weights @ other.found(self.ids)) if len(other.ids) else 0.0

    def found(self, ids: NDArray[np.uint32]) -> NDArray[np.float32]:
        """Return the weights of some things, nought for those that are not here."""
        import numpy as np  # noqa: PLC0415 (heavy)

        at = np.searchsorted(self.ids, ids)
        at[at == len(self.ids)] = 0
        out: NDArray[np.float32] = np.where(self.ids[at] == ids, self.weights[at], np.float32(0))
        return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A story, as far as others are compared with it."""

    story: str
    names: Weighed  # names and places
    terms: Weighed  # none where it is not known how rare the language's words are
    since: float  # when its first article came out, seconds since 1970; NaN unknown
    forms: Mapping[int, str] = field(default_factory=dict)  # how names and terms are printed


def profile(
    story: str, members: Coded, ats: Sequence[int], forms: Mapping[int, str] | None = None
) -> Profile:
    """Return what a story is about.

    Args:
        story: its id.
        members: articles.
        ats: which of them are of the story, the first ones first; at least one.
        forms: see ``printed``.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    some = list(ats[:MEMBERS])
    spans = [(members.starts[at], members.starts[at + 1]) for at in some]
    ids = np.concatenate([members.ids[begin:end] for begin, end in spans])
    marks = np.concatenate([members.marks[begin:end] for begin, end in spans])
    kinds, values = marks[:, 0] & KIND, marks[:, 1].astype(np.float32)
    norms = np.repeat(np.maximum(members.rows["norm"][some], 1), [end - begin for begin, end in spans])
    term, place = kinds == TERM, kinds == PLACE
    named = place | (kinds == NAME)
    languages = members.rows["language"][some]
    term &= ((languages == 0) | (languages == _ENGLISH)).mean() > 0.5
    times = members.rows["published"][some]
    dated = times[~np.isnan(times)]
    return Profile(
        story=story,
        names=_weighed(
            np.where(place, ids ^ np.uint32(_PLACE_TO_NAME), ids)[named], np.maximum(values[named], _COMMON)
        ),
        terms=_weighed(ids[term], values[term] / norms[term]),
        since=float(dated.min()) if len(dated) else math.nan,
        forms=forms or {},
    )


def _weighed(ids: NDArray[np.uint32], weights: NDArray[np.float32]) -> Weighed:
    """Return the sums of the weights of each thing, brought to a length of one."""
    import numpy as np  # noqa: PLC0415 (heavy)

    every, where = np.unique(ids, return_inverse=True)
    sums = np.bincount(where, weights, len(every))
    return Weighed(ids=every, weights=(sums / (np.sqrt(sums @ sums) or 1.0)).astype(np.float32))


def printed(members: Sequence[Features]) -> dict[int, str]:
    """Return how the names, places and first terms of articles are printed, by their numbers as in a profile."""
    out: dict[int, str] = {}
    for member in members:
        row, coded = member.coded.rows[0], member.coded
        kinds = (coded.marks[:, 0] & KIND).tolist()
        ids, lines = coded.items(0).tolist(), iter(member.printed.split("\n"))
        counts = (
            (TERM, min(int(row["terms"]), TERM_KEYS)),
            (NAME, int(row["names"])),
            (PLACE, int(row["places"])),
        )
        for kind, count in counts:
            begin = kinds.index(kind) if count else 0
            turn = _PLACE_TO_NAME if kind == PLACE else 0
            for number, form in zip(ids[begin : begin + count], lines, strict=False):
                out.setdefault(number ^ turn, form)
    return out


def numbers(one: Profile, other: Profile) -> dict[str, float]:
    """Return what speaks for and against two stories being of one saga, by name."""
    return _numbers(
        one.names.cosine(other.names), one.terms.cosine(other.terms), abs(one.since - other.since)
    )


def _numbers(names: float, terms: float, seconds: float) -> dict[str, float]:
    """Return the numbers of two stories by name, given what they have in common and the time between, NaN unknown."""
    gap = 0.0 if math.isnan(seconds) else math.log1p(seconds / _DAY)
    return {
        "names": names,
        "terms": terms,
        "gap": gap,
        # Weeks later the same words tell of a kind of event; the same people and places still tell of the same affair.
        "old_terms": terms * gap,
        "undated": float(math.isnan(seconds)),
    }


def beside(new: Coded, olds: Coded, stories: Sequence[Sequence[int]]) -> list[dict[str, float]]:
    """Return for each story what ``numbers`` says of it and an article, all in one pass.

    Args:
        new: the article: the first, if there are several.
        olds: articles.
        stories: which of them are of each story, the first ones first; at least one each.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    some = [list(ats[:MEMBERS]) for ats in stories]
    flat, sizes = [at for ats in some for at in ats], [len(ats) for ats in some]
    cosines = _cosines(_things((new, (0,), (1,)), (olds, flat, sizes)), len(some) + 1)
    begins = np.concatenate(((0,), np.cumsum(sizes[:-1]))).astype(np.intp)
    since = np.fmin.reduceat(olds.rows["published"][flat], begins)
    apart = np.abs(since - new.rows["published"][0]).tolist()
    return [
        _numbers(names, terms, seconds)
        for (names, terms), seconds in zip(cosines[1:].tolist(), apart, strict=True)
    ]


_OWNER = 33  # above the bit that parts terms from names, above the 32 of a thing's number


def _things(
    *sides: tuple[Coded, Sequence[int], Sequence[int]],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the things of stories as numbers in rising order, story by story, and how much each weighs there.

    Args:
        sides: articles, which of them are meant, and how many of these each story has.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    begins = [side.starts.tolist() for side, _, _ in sides]
    spans = [
        (side, starts[at], starts[at + 1])
        for (side, ats, _), starts in zip(sides, begins, strict=True)
        for at in ats
    ]
    ids = np.concatenate([side.ids[begin:end] for side, begin, end in spans])
    marks = np.concatenate([side.marks[begin:end] for side, begin, end in spans])
    languages, norms = (
        np.concatenate([side.rows[name][list(ats)] for side, ats, _ in sides])
        for name in ("language", "norm")
    )
    sizes = np.array([size for _, _, each in sides for size in each])
    story = np.arange(len(sizes)).repeat(sizes)
    known = np.bincount(story, (languages == 0) | (languages == _ENGLISH)) > sizes / 2
    article = np.arange(len(spans)).repeat([end - begin for _, begin, end in spans])
    kinds, weights = marks[:, 0] & KIND, marks[:, 1].astype(np.float64)
    place, term = kinds == PLACE, (kinds == TERM) & known[story][article]
    weights = np.where(term, weights / np.maximum(norms, 1)[article], np.maximum(weights, _COMMON))
    things = np.where(place, ids ^ np.uint32(_PLACE_TO_NAME), ids) | term.astype(np.int64) << 32
    things |= story[article] << _OWNER
    kept = (term | place | (kinds == NAME)).nonzero()[0]
    order = kept.take(things.take(kept).argsort())
    things, weights = things.take(order), weights.take(order)
    new = np.ones(len(things), bool)
    np.not_equal(things[1:], things[:-1], out=new[1:])
    first = new.nonzero()[0]
    return things.take(first), np.add.reduceat(weights, first) if len(first) else weights


def _cosines(things: tuple[NDArray[np.int64], NDArray[np.float64]], count: int) -> NDArray[np.float64]:
    """Return how much each story has in common with the first one: names, then terms."""
    import numpy as np  # noqa: PLC0415 (heavy)

    ids, weights = things
    group = ids >> 32
    squares = np.bincount(group, weights * weights, 2 * count)
    plain = ids & ((1 << _OWNER) - 1)
    own = plain[: int(np.searchsorted(ids, 1 << _OWNER))]
    at = own.searchsorted(plain)
    at[at == len(own)] = 0
    both = weights * weights[at] * (own[at] == plain) if len(own) else np.zeros(len(plain))
    dots = np.bincount(group, both, 2 * count).reshape(count, 2)
    norms = np.sqrt(squares.reshape(count, 2) * squares[:2])
    out: NDArray[np.float64] = dots / np.where(norms > 0, norms, 1)
    return out


def shared(one: Profile, other: Profile) -> tuple[list[str], list[str]]:
    """Return the names, and the terms, that weigh most in what two stories share, as printed."""
    forms = {**other.forms, **one.forms}
    names = _shared(one.names, other.names, forms)
    lower = {name.lower() for name in names}
    terms = [
        form for form in _shared(one.terms, other.terms, forms) if not any(form in name for name in lower)
    ]
    return names, terms


def _shared(one: Weighed, other: Weighed, forms: Mapping[int, str]) -> list[str]:
    import numpy as np  # noqa: PLC0415 (heavy)

    if not len(other.ids):
        return []
    both = one.weights * other.found(one.ids)
    best = [int(at) for at in np.argsort(-both, kind="stable") if both[at] > 0]
    found = dict.fromkeys(forms[number] for at in best if (number := int(one.ids[at])) in forms)
    return [form for form in found if not any(form != longer and form in longer for longer in found)]
