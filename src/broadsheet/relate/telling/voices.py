"""Who said what, by speaker, over the articles of one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.model import Article, Saying, Statement, Voice
from broadsheet.text.words import words

# Two reports of one saying share this much of their words (Jaccard): below, a paraphrase may say
# something else. The same bound by which statements are compared in evaluation.
_SAME_WORDS = 0.5
_FORM_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}


@dataclass(slots=True)
class _Draft:
    statement: Statement
    article: str
    words: tuple[str, ...]
    bag: frozenset[str]
    also: list[str] = field(default_factory=list)


def voices(articles: Sequence[Article]) -> tuple[Voice, ...]:
    """Return the speakers of a story with what each is reported to have said.

    The most quoted come first, statements by nobody named last. Of a saying that several articles
    carry, the earliest one is shown, and the others are named beside it.

    Args:
        articles: with their notes, oldest first.
    """
    drafts: dict[str, list[_Draft]] = {}
    names: dict[str, tuple[str | None, str | None]] = {}
    for article in articles:
        for note in article.notes:
            if isinstance(note, Statement) and note.field == "text":
                key, name, entity = _speaker(note)
                names.setdefault(key, (name, entity))
                _add(drafts.setdefault(key, []), _draft(article, note))
    order = sorted(drafts, key=lambda key: (key == "", -_weight(drafts[key]), key))
    return tuple(
        Voice(
            name=names[key][0], entity=names[key][1], sayings=tuple(_saying(d) for d in _sorted(drafts[key]))
        )
        for key in order
    )


def _speaker(note: Statement) -> tuple[str, str | None, str | None]:
    if note.speaker is None:
        return "", None, None
    name = note.speaker.name
    return note.speaker.entity or name.casefold(), name, note.speaker.entity


def _draft(article: Article, note: Statement) -> _Draft:
    pieces = tuple(article.text[start:end] for start, end in note.content)
    return _Draft(statement=note, article=article.id, words=pieces, bag=frozenset(words(" ".join(pieces))))


def _add(known: list[_Draft], new: _Draft) -> None:
    for draft in known:
        union = len(draft.bag | new.bag)
        if union and len(draft.bag & new.bag) / union >= _SAME_WORDS:
            if new.article not in (draft.article, *draft.also):
                draft.also.append(new.article)
            return
    known.append(new)


def _weight(drafts: Sequence[_Draft]) -> int:
    return sum(1 + len(draft.also) for draft in drafts)


def _sorted(drafts: Sequence[_Draft]) -> list[_Draft]:
    return sorted(drafts, key=lambda draft: _FORM_ORDER[draft.statement.form])


def _saying(draft: _Draft) -> Saying:
    return Saying(statement=draft.statement, article=draft.article, words=draft.words, also=tuple(draft.also))
