"""Names that newswire's labels break: a name inside a name, written over it.

Worldwide newswire marks "National Taiwan University" as B-Organization B-Location I-Organization: the inner name was
written over the outer one. Read as the CoNLL measure reads it, these are three names. ``joined`` makes the one name
of them again. It takes a label that goes on with another kind than stood before it for the mark of such a place, and
a place or people behind a small word of a body ("University of Taiwan") for its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

# Small words that a body's name goes on behind.
_WITHIN = frozenset({"and", "for", "of", "the"})
_BODIES = frozenset({"Facility", "Organization"})
_INNER = frozenset({"Location", "NORP"})


class Name(NamedTuple):
    """A name by its words, half-open, and its kind."""

    begin: int
    end: int
    kind: str


def joined(tokens: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Return BIO tags in which a name written over by one inside it is one name."""
    names: list[Name] = []
    for name in _pieces(tags):
        before = names[-1] if names and names[-1].end == name.begin else None
        if before and tags[name.begin].startswith("I-"):
            names.pop()
            outer = names and names[-1].end == before.begin and names[-1].kind == name.kind
            names.append(Name(names.pop().begin if outer else before.begin, name.end, name.kind))
        elif before and before.kind in _BODIES and name.kind in _INNER and _goes_on(tokens, name.begin):
            names[-1] = Name(before.begin, name.end, before.kind)
        else:
            names.append(name)
    return _tags(names, len(tags))


def _pieces(tags: Sequence[str]) -> list[Name]:
    """Return the names as the CoNLL measure reads them: another kind is another name."""
    padded = ["O", *tags, "O"]
    breaks = [
        at
        for at, (old, new) in enumerate(pairwise(padded))
        if new.startswith("B-") or old[2:] != new[2:] or (old == "O") != (new == "O")
    ]
    return [
        Name(begin, end, tags[begin][2:])
        for begin, end in pairwise([*breaks, len(tags)])
        if begin < end and tags[begin] != "O"
    ]


def _goes_on(tokens: Sequence[str], at: int) -> bool:
    return tokens[at - 1].lower() in _WITHIN


def _tags(names: Sequence[Name], length: int) -> list[str]:
    tags = ["O"] * length
    for begin, end, kind in names:
        tags[begin:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - begin - 1)]
    return tags
