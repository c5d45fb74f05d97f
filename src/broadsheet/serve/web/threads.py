"""Comments in their threads: who answers whom, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model import Comment

LONGEST = 5_000  # letters: two printed pages; a longer thing is an article of its own
DEEPEST = 4  # steps that answers are indented by: beyond, a phone has no room for words


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A comment in its thread."""

    comment: Comment
    depth: int  # 0: an answer to nobody
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader wrote that could not be kept, and why."""

    text: str
    error: str
    answers: int | None = None  # the comment that it answers
    changes: int | None = None  # the comment in whose place it was to be put


def threads(comments: Sequence[Comment], user: str) -> list[Shown]:
    """Return comments in the order of reading: each followed by what was said to it, the oldest first."""
    known = {comment.id for comment in comments}
    answers: dict[int | None, list[Comment]] = {}
    for comment in comments:
        answers.setdefault(comment.parent if comment.parent in known else None, []).append(comment)
    return list(_read_down(answers, user))


def _read_down(answers: Mapping[int | None, Sequence[Comment]], user: str) -> Iterator[Shown]:
    # A stack, not recursion: a quarrel may have a thousand answers to answers.
    waiting = [(comment, 0) for comment in reversed(answers.get(None, []))]
    while waiting:
        comment, depth = waiting.pop()
        yield Shown(comment=comment, depth=min(depth, DEEPEST), mine=comment.user == user)
        waiting += [(answer, depth + 1) for answer in reversed(answers.get(comment.id, []))]
