"""What each version of an article changed in the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from broadsheet.model import Version
from broadsheet.serve.web.differences import Change, differences, in_short

MOST_EDITS = 10  # the latest; a page that changes every hour would fill the screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What one version of an article changed."""

    version: int
    collected: date
    said: bool  # its publisher said that it was changed
    title: list[Change]
    text: list[Change]

    @property
    def changed(self) -> bool:
        """Whether there is anything to show."""
        return any(change.kind != "same" for change in (*self.title, *self.text))


def edits(versions: Sequence[Version]) -> list[Edit]:
    """Return what each version changed in the one before, newest first."""
    out = [
        Edit(
            version=new.version,
            collected=new.collected or new.added,
            said=new.said,
            title=differences(old.title or "", new.title or ""),
            text=in_short(differences(old.text, new.text)),
        )
        for old, new in pairwise(versions[-MOST_EDITS - 1 :])
    ]
    return [edit for edit in reversed(out) if edit.changed]
