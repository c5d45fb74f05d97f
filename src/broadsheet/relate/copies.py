"""Which articles are one text: printed as it was, or edited.

Two texts are compared by their runs of five words outside quotation marks, for independent reports share
quotes. **copy**: nearly all of both is the same; **edited**: much of the shorter one stands in the other one
(cut, extended, rewritten); else they are separate. An outlet's own update of its text joins the copy group, for
it is the same text, but it is a version: it is not listed among the copies.
"""

from __future__ import annotations

from broadsheet.model import Copy, CopyLabel
from broadsheet.relate.features import Features
from broadsheet.relate.shingles import Overlap

# Both from reading the candidate pairs of bench/copies.py, by one reader.
COPY = 0.72  # share of all runs of both that both have: ten light edits in 300 words
EDITED = 0.40  # share of the shorter one's runs
LEAST = 12
"""Runs of words that must be the same: fewer are a slogan, a caption or a notice."""


def label(overlap: Overlap) -> CopyLabel | None:
    """Return what one text is to the other: copy, edited, or None for separate."""
    if overlap.shared < LEAST:
        return None
    if overlap.jaccard >= COPY:
        return "copy"
    return "edited" if overlap.containment >= EDITED else None


def listed(new: Features, old: Features, found: CopyLabel | None) -> Copy | None:
    """Return the entry of one article among the copies of another one, None for a version or none."""
    if found is None or (new.outlet is not None and new.outlet == old.outlet):
        return None
    return Copy(id=old.id, label=found)
