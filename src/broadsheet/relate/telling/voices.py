"""Who said what, by speaker, over the articles of one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.model import Article, Entity, Saying, Statement, Voice
from broadsheet.text.words import words

# Two reports of one saying share this much of their words (Jaccard): below, a paraphrase may say
# something else. The same bound by which statements are compared in evaluation.
_SAME_WORDS = 0.5
# In two prints of one text a saying may be cut short: so much of the shorter one stands in the longer one.
# Chosen: nine words of ten, an outlet's own spelling aside.
_CUT_SHORT = 0.9
_FORM_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}
_ARTICLES = frozenset(("a", "an", "der", "die", "das", "la", "le", "les", "el", "los", "the"))


@dataclass(slots=True)
class _Draft:
    statement: Statement
    article: str
    text: str  # the copy group of its article
    words: tuple[str, ...]
    bag: frozenset[str]
    also: list[str] = field(default_factory=list)


def voices(articles: Sequence[Article], copy_groups: Mapping[str, str] | None = None) -> tuple[Voice, ...]:
    """Return the speakers of a story with what each is reported to have said.

    The most quoted come first, statements by nobody named last. Each is called as most texts do, copies counted
    once. Of a saying that several articles carry, the earliest one is shown, and the others are named beside it.

    Args:
        articles: with their notes, oldest first.
        copy_groups: the copy group of each article's id; an article not in it stands alone.
    """
    groups = copy_groups or {}
    same = _speakers(articles)
    drafts: dict[str, list[_Draft]] = {}
    called: dict[str, dict[str, set[str]]] = defaultdict(dict)  # by speaker and name, the texts that have it
    entities: dict[str, str] = {}
    for article, note in _statements(articles):
        name, entity = (note.speaker.name, note.speaker.entity) if note.speaker else (None, None)
        key = _find(same, _keys(article, note)[0]) if name else ""
        if name:
            called[key].setdefault(name, set()).add(groups.get(article.id, article.id))
        if entity:
            entities.setdefault(key, entity)
        _add(drafts.setdefault(key, []), _draft(article, note, groups.get(article.id, article.id)))
    order = sorted(drafts, key=lambda key: (key == "", -_weight(drafts[key]), key))
    return tuple(
        Voice(
            name=_usual(called[key]),
            entity=entities.get(key),
            sayings=tuple(_saying(draft) for draft in _sorted(drafts[key])),
        )
        for key in order
    )


def _usual(called: Mapping[str, Collection[str]]) -> str | None:
    """Return the name that most texts have, the earliest of several; None for nobody."""
    return max(called, key=lambda name: len(called[name]), default=None)


def _statements(articles: Sequence[Article]) -> Iterator[tuple[Article, Statement]]:
    for article in articles:
        for note in article.notes:
            if isinstance(note, Statement) and note.field == "text":
                yield article, note


def _speakers(articles: Sequence[Article]) -> dict[str, str]:
    """Return which keys stand for one speaker, as a forest: each key with its parent."""
    parents: dict[str, str] = {}
    for article, note in _statements(articles):
        if note.speaker:
            first, *rest = (_find(parents, key) for key in _keys(article, note))
            for other in rest:
                parents[other] = first
    return parents


def _find(parents: Mapping[str, str], key: str) -> str:
    while (above := parents.get(key, key)) != key:
        key = above
    return key


def _keys(article: Article, note: Statement) -> list[str]:
    """Return by what a speaker is known again: the entity, and the name but for a person's surname alone.

    What only describes ("the fire service") is another entity in every article, and yet one speaker of the story.
    """
    speaker = note.speaker
    if speaker is None:
        return []
    name = _plain(speaker.name)
    if speaker.entity is None:
        return [f"name {name}"]
    person = any(
        isinstance(one, Entity) and one.entity == speaker.entity and one.type == "person"
        for one in article.notes
    )
    surname = person and len(name.split()) == 1
    return [f"entity {speaker.entity}", *(() if surname else (f"name {name}",))]


def _plain(name: str) -> str:
    """Return a name as it is compared: "The fire service" and "fire service" are one.

    >>> _plain("The union ver.di")
    'union ver.di'
    """
    parts = name.casefold().split()
    return " ".join(parts[1:] if len(parts) > 1 and parts[0] in _ARTICLES else parts)


def _draft(article: Article, note: Statement, group: str) -> _Draft:
    pieces = tuple(article.text[start:end] for start, end in note.content)
    bag = frozenset(words(" ".join(pieces)))
    return _Draft(statement=note, article=article.id, text=group, words=pieces, bag=bag)


def _add(known: list[_Draft], new: _Draft) -> None:
    for draft in known:
        if _is_same(draft, new):
            if new.article not in (draft.article, *draft.also):
                draft.also.append(new.article)
            return
    known.append(new)


def _is_same(one: _Draft, other: _Draft) -> bool:
    shared, union = len(one.bag & other.bag), len(one.bag | other.bag)
    if not union:
        return False
    if shared / union >= _SAME_WORDS:
        return True
    if one.text != other.text or one.article == other.article:
        return False
    return shared >= _CUT_SHORT * max(1, min(len(one.bag), len(other.bag)))


def _weight(drafts: Sequence[_Draft]) -> int:
    return sum(1 + len(draft.also) for draft in drafts)


def _sorted(drafts: Sequence[_Draft]) -> list[_Draft]:
    return sorted(drafts, key=lambda draft: _FORM_ORDER[draft.statement.form])


def _saying(draft: _Draft) -> Saying:
    return Saying(statement=draft.statement, article=draft.article, words=draft.words, also=tuple(draft.also))
