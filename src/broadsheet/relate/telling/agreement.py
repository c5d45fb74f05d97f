"""Which sentences several outlets tell alike, which are denied, and from which origins they have it.

A sentence is agreed on where sentences of other texts say the same, number for number, and the outlets can each be
given an origin of its own: nine prints of one agency's text are one. Two statements differ where somebody denies
what somebody else says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from broadsheet.model import Agreed, Article, Denied, Figure, Origin, Quoted, Saying, Span, Statement, Voice
from broadsheet.relate.telling.passages import Passage, passages
from broadsheet.text.matching import matched
from broadsheet.text.words import words

# Above this cosine two sentences say the same: lower than the summary's 0.6, which parts repetitions of one text
# too; outlets that wrote for themselves choose other words. Read on the demo and development stories.
_SAME = 0.42
# So much of the shorter statement's words stand in the other one (no words such as "the" among them): chosen.
_ABOUT = 0.5
_LEAST_WORDS = 3  # that two statements share before one is taken to answer the other
_MOST = 6  # lines of agreement, and of denial: what a reader takes in
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NOT = re.compile(
    r"(?<!\w)(?:cannot|denied|denies|deny|neither|never|no|nobody|none|not|without|kein\w*|nicht|nie|ne|pas|nunca|не|нет|ні|немає)(?!\w)|n[’']t\b",
    re.IGNORECASE,
)
_SHORT = 3  # letters of a word that says little alone


def agreed(
    articles: Sequence[Article],
    told: Iterable[Quoted],
    origins: Sequence[Origin],
    copy_groups: Mapping[str, str],
) -> tuple[Agreed, ...]:
    """Return which of some sentences several origins tell alike, those of most origins first.

    Args:
        articles: of one story, with their notes.
        told: sentences of theirs that matter: the summary's, the timeline's.
        origins: of the story.
        copy_groups: the copy group of each article's id; an article not in it stands alone.
    """
    rows = passages(articles)
    index = _by_word(rows)
    starts = _Starts(articles, origins, copy_groups)
    out: list[Agreed] = []
    seen: set[tuple[str, Span]] = set()
    for quoted in told:
        lead = _row(rows, quoted)
        if lead is None or (lead.article, lead.span) in seen:
            continue
        alike = [lead, *_alike(lead, rows, index, starts)]
        seen.update((row.article, row.span) for row in alike)
        at_most = starts.at_most(alike)
        if at_most > 1:
            out.append(
                Agreed(
                    places=tuple(row.quoted(quoted.when) for row in alike),
                    said=tuple(starts.said(row) for row in alike),
                    origins=tuple(sorted(starts.shown(alike))),
                    at_most=at_most,
                )
            )
    return tuple(sorted(out, key=lambda one: (-len(one.origins), -one.at_most))[:_MOST])


class _Starts:
    """From whom a sentence is: its speakers where it is said by somebody, else the origins of its article."""

    def __init__(
        self, articles: Sequence[Article], origins: Sequence[Origin], groups: Mapping[str, str]
    ) -> None:
        self.articles = articles
        self._groups = groups
        self._names: dict[str, list[str]] = defaultdict(list)
        self._unknown = {_plain(origin.name) for origin in origins if not origin.known}
        self._known = {_plain(origin.name): origin.name for origin in origins if origin.known}
        self._called: dict[str, str] = {}  # by entity or plain name: one name for all spellings
        for origin in origins:
            for key in origin.articles:
                if origin.known:
                    self._names[key].append(origin.name)

    def printer(self, row: Passage) -> str:
        """Return who printed a sentence: the text that several printed, else the outlet."""
        outlet = self.articles[row.order].outlet
        name = outlet.name or outlet.domain if outlet else None
        group = self._groups.get(row.article, row.article)
        return group if group != row.article else name or row.article

    def said(self, row: Passage) -> tuple[str, ...]:
        """Return who says a sentence in its article; nobody where it is told in the outlet's own voice."""
        article = self.articles[row.order]
        notes = (
            note
            for note in article.notes
            if isinstance(note, Statement)
            and note.field == "text"
            and any(span.start < row.span.end and row.span.start < span.end for span in note.content)
        )
        return tuple(dict.fromkeys(name for note in notes if (name := self._start(note))))

    def _start(self, note: Statement) -> str | None:
        """Return where a statement started: the end of its chain, else its speaker."""
        links = [(link.name, link.entity) for link in note.chain if link.role != "channel"]
        speaker = note.speaker
        name, entity = links[-1] if links else (speaker.name, speaker.entity) if speaker else (None, None)
        if name is None or (not links and speaker and speaker.anonymous) or _plain(name) in self._unknown:
            return None
        return self._called.setdefault(entity or _plain(name), name)

    def shown(self, alike: Sequence[Passage]) -> Mapping[str, str]:
        """Return the origins that are shown to say it: its speakers, and outlets that have it from nobody else."""
        known = self._given(alike, self._known_from)
        return known or self._given(alike, self.said)

    def at_most(self, alike: Sequence[Passage]) -> int:
        """Return on how many origins the reports in which it stands can rest, each of its own."""
        return len(self._given(alike, lambda row: self._known_from(row) or self._names.get(row.article, ())))

    def _known_from(self, row: Passage) -> Sequence[str]:
        said = self.said(row)
        if said:
            return [self._known[_plain(name)] for name in said if _plain(name) in self._known]
        outlet = self.articles[row.order].outlet
        return [name for name in self._names.get(row.article, ()) if outlet and name == outlet.name]

    def _given(self, alike: Sequence[Passage], start: Callable[[Passage], Sequence[str]]) -> dict[str, str]:
        needs: dict[str, list[str]] = defaultdict(list)
        texts: dict[tuple[str, ...], str] = {}  # a sentence printed word for word is one, whoever prints it
        for row in alike:
            needs[texts.setdefault(tuple(words(row.text)), self.printer(row))] += start(row)
        return matched(needs)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _row(rows: Sequence[Passage], quoted: Quoted) -> Passage | None:
    return next((r for r in rows if r.article == quoted.article and r.span.start == quoted.start), None)


def _by_word(rows: Sequence[Passage]) -> Mapping[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for token in row.vector:
            index[token].append(place)
    return index


def _alike(
    lead: Passage, rows: Sequence[Passage], index: Mapping[str, list[int]], starts: _Starts
) -> list[Passage]:
    """Return the likest sentence of each other text that says the same."""
    likeness: dict[int, float] = defaultdict(float)
    for token, weight in lead.vector.items():
        for place in index[token]:
            likeness[place] += weight * rows[place].vector[token]
    found: dict[str, Passage] = {}
    taken = {starts.printer(lead)}
    for place in sorted(likeness, key=lambda p: (-likeness[p], p)):
        row = rows[place]
        if likeness[place] < _SAME:
            break
        if starts.printer(row) not in taken and _same_facts(lead, row, starts.articles):
            taken.add(starts.printer(row))
            found[row.article] = row
    return list(found.values())


def _same_facts(lead: Passage, other: Passage, articles: Sequence[Article]) -> bool:
    """Tell whether a sentence has every number of another one, and denies what that denies."""
    if bool(_NOT.search(lead.text)) != bool(_NOT.search(other.text)):
        return False
    return _numbers(lead, articles[lead.order]) <= _numbers(other, articles[other.order])


def _numbers(row: Passage, article: Article) -> frozenset[object]:
    written = {match.replace(",", "") for match in _NUMBER.findall(row.text)}
    noted = {
        note.value
        for note in article.notes
        if isinstance(note, Figure)
        and note.field == "text"
        and row.span.start <= note.start < row.span.end
        and note.value is not None
    }
    # A number that is noted counts by its value: "three" and "3" are one.
    return frozenset(noted) if noted else frozenset(map(_value, written))


def _value(written: str) -> object:
    try:
        return float(written)
    except ValueError:
        return written


def denied(voices: Sequence[Voice]) -> tuple[Denied, ...]:
    """Return what somebody says or confirms and somebody else denies, the plainest first.

    Args:
        voices: of one story.
    """
    said = [(voice, saying, _bag(saying)) for voice in voices for saying in voice.sayings if voice.name]
    no = [item for item in said if item[1].statement.stance == "denied"]
    yes = [item for item in said if item[1].statement.stance in {"said", "claimed", "confirmed", "announced"}]
    found: list[tuple[float, Denied]] = []
    for denying, against, bag in no:
        near = [
            (_share(bag, other), voice, saying)
            for voice, saying, other in yes
            if voice is not denying and len(bag & other) >= _LEAST_WORDS and _one_number(against, saying)
        ]
        best = max(near, key=lambda item: item[0], default=None)
        if best and best[0] >= _ABOUT:
            found.append(
                (best[0], Denied(said=best[2], by=best[1].name, denied=against, denied_by=denying.name))
            )
    return tuple(one for _, one in sorted(found, key=lambda item: -item[0])[:_MOST])


def _one_number(one: Saying, other: Saying) -> bool:
    """Tell whether two sayings can be of one thing by their numbers: "4 million" does not answer "2.3 million"."""
    first, second = (set(_NUMBER.findall(" ".join(saying.words))) for saying in (one, other))
    return not first or not second or bool(first & second)


def _bag(saying: Saying) -> frozenset[str]:
    return frozenset(word for word in words(" ".join(saying.words)) if len(word) > _SHORT)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
