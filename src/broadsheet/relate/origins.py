"""Where a story's reports started, and how many of these starts may be independent.

The rule, as a careful reader counts:

1. Articles that are one text (a copy group) are one bearer, however many outlets print it.
2. A statement that came through a chain starts with the last of the chain who is no channel: "RT,
   citing the New York Post" is the New York Post. Through channels alone ("on Telegram") it starts with its speaker.
3. Words quoted directly and without a chain are first-hand: they start with their speaker. Not so where the
   text credits an agency (then they are the agency's), and not where another article has the same words through
   a chain (then they start where that chain does).
4. An article that shows none of this starts with the agency it credits, else with its outlet; a copy group with
   the agency among its outlets, else with the outlet that printed it first.
5. Whoever only cites an outlet that has an article of its own here rests on what that article rests on.
6. "Russian news agencies", "Agencies" and unnamed sources are unknown: shown, never counted as new ones. What somebody
   thinks, wants, fears, praises or blames is no start of a fact.

The number says how many of the outlets can at most each rest on an origin that no other one of them needs: nine
outlets with two agencies' texts are two, three with one minister's words are one, and an article with five speakers,
or five articles by one outlet, count once. It is an upper bound: that two starts are independent is never shown by
their names alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.model import Article, Link, Origin, Statement
from broadsheet.text import outlets
from broadsheet.text.words import fold, words

# Stances that tell an attitude; the others may tell a fact.
_ATTITUDES = frozenset(
    (
        "accused", "criticised", "demanded", "described", "expected", "feared", "offered", "praised", "proposed", "seemed",
        "speculated", "thought", "urged", "wanted",
    )
)  # fmt: skip
_OPINION = re.compile(r"/(?:opinions?|commentisfree|columns?|editorials?|blogs?|voices)/", re.IGNORECASE)
_OPINION_TITLE = re.compile(
    r"\s*(?:analysis|column|comment|commentary|editorial|kommentar|leader|opini[oó]n|opinion|tribune|viewpoint)\s*[:|]",
    re.IGNORECASE,
)
# Bearers that are several or nobody in particular.
_VAGUE = re.compile(
    r"\b(?:agencies|media|newspapers|outlets|reports|press|wires|channels|websites|sources?|insiders|observers)\Z"
    r"|\A(?:unnamed|anonymous)\b",
    re.IGNORECASE,
)
# "(Reuters)", "— Agencies", "LONDON, March 3 (AP) —", "With inputs from AFP": a credit at either end of a text.
_HEAD = re.compile(r"\A[^()\n]{0,60}\((?P<name>[^()\n]{2,40})\)\s*[-–—:]")
_TAIL = re.compile(
    r"(?:\(|[-–—]{1,2}\s*|\bsource:\s*|\b(?:with|additional) (?:inputs|reporting|material) (?:from|by) (?:the )?)"
    r"(?P<name>[^()\n–—]{2,60}?)\s*[).]*\s*\Z",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s*(?:/|,|;|&|\band\b|\bwith\b|\binputs\b|\bfrom\b)\s*", re.IGNORECASE)
_SAME_WORDS = (
    0.5  # Jaccard of two quotations that are one: the bound by which statements are matched in evaluation
)
_SHORTEST_QUOTE = 4  # words; shorter ones are alike by chance


@dataclass(frozen=True, slots=True)
class _Start:
    """Somebody a report may have started with."""

    key: str
    name: str
    known: bool = True


@dataclass(slots=True)
class _Bearer:
    """A copy group: one text, printed once or more."""

    articles: list[Article] = field(default_factory=list)
    starts: dict[_Start, list[str]] = field(default_factory=lambda: defaultdict(list))


def origins(articles: Sequence[Article], copy_groups: Mapping[str, str]) -> tuple[tuple[Origin, ...], int]:
    """Return where the reports of a story started, and how many independent origins they are at most.

    Args:
        articles: of one story, with their notes, oldest first.
        copy_groups: the copy group of each article's id; an article not in it stands alone.

    Returns:
        the origins, known ones first, those with most articles first; and a number: 0 without articles, else
        at least 1.
    """
    bearers: dict[str, _Bearer] = {}
    for article in articles:
        bearers.setdefault(copy_groups.get(article.id, article.id), _Bearer()).articles.append(article)
    chained = list(_chained_quotes(articles))
    for bearer in bearers.values():
        _find_starts(bearer, chained)
    _rest_on_own_articles(bearers.values())
    return _counted(bearers.values(), [article.id for article in articles])


def _find_starts(bearer: _Bearer, chained: Sequence[tuple[frozenset[str], _Start]]) -> None:
    credited = [start for article in bearer.articles for start in _credits(article)]
    everybody = [article.id for article in bearer.articles]
    for article in bearer.articles:
        if is_opinion(article):
            continue
        for note in article.notes:
            if isinstance(note, Statement) and note.stance not in _ATTITUDES:
                start = _start(note, article, chained, credited=bool(credited))
                if start and article.id not in bearer.starts[start]:
                    bearer.starts[start].append(article.id)
    for start in credited:
        bearer.starts[start] = everybody
    if not bearer.starts and not all(map(is_opinion, bearer.articles)):
        bearer.starts[_printer(bearer.articles)] = everybody


def _start(
    note: Statement, article: Article, chained: Sequence[tuple[frozenset[str], _Start]], *, credited: bool
) -> _Start | None:
    through = [link for link in note.chain if link.role != "channel"]
    if through:
        return _of_link(through[-1])
    if note.speaker is None:
        return None
    speaker = _Start(
        key=note.speaker.entity or _key(note.speaker.name),
        name=note.speaker.name,
        known=not (note.speaker.anonymous or _VAGUE.search(note.speaker.name)),
    )
    if note.chain:
        return speaker
    if note.form != "direct" or credited:
        return None
    bag = _bag(note, article)
    return next((start for other, start in chained if _alike(bag, other)), speaker)


def _of_link(link: Link) -> _Start:
    # Outlets go by name: that is how an article's own outlet is known.
    entity = link.entity if link.role in ("person", "body") else None
    return _Start(key=entity or _key(link.name), name=link.name, known=not _VAGUE.search(link.name))


def _chained_quotes(articles: Iterable[Article]) -> Iterable[tuple[frozenset[str], _Start]]:
    """Yield the words of every direct quotation that came through a chain, with where that started."""
    for article in articles:
        for note in article.notes:
            if isinstance(note, Statement) and note.form == "direct":
                through = [link for link in note.chain if link.role != "channel"]
                if through:
                    yield _bag(note, article), _of_link(through[-1])


def _bag(note: Statement, article: Article) -> frozenset[str]:
    source = article.text if note.field == "text" else article.title or ""
    return frozenset(word for start, end in note.content for word in words(source[start:end]))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if min(len(one), len(other)) < _SHORTEST_QUOTE:
        return False
    return len(one & other) >= _SAME_WORDS * len(one | other)


def _credits(article: Article) -> Iterable[_Start]:
    """Yield the agencies that an article credits at its head, its end or in its byline."""
    named = [
        match["name"] for match in (_HEAD.match(article.text), _TAIL.search(article.text[-120:])) if match
    ]
    for name in [*named, *article.byline]:
        for part in filter(None, _PARTED.split(name)):
            outlet = outlets.find(part)
            if outlet is not None and outlet.kind == "agency" and _key(part) != _own(article):
                yield _Start(key=_key(part), name=outlet.name or part)
            elif fold(part) in ("agencies", "agency", "wires", "news agencies"):
                yield _Start(key="agencies", name="Agencies", known=False)


def _printer(articles: Sequence[Article]) -> _Start:
    """Return the outlet that a text started with: an agency among those that print it, else the first."""
    named = [
        article for article in articles if article.outlet and (article.outlet.name or article.outlet.domain)
    ]
    if not named:
        return _Start(key="?", name="unknown outlet", known=False)
    agency = next(
        (article for article in named if article.outlet and article.outlet.kind == "agency"), named[0]
    )
    outlet = agency.outlet
    name = (outlet.name or outlet.domain or "") if outlet else ""
    return _Start(key=_key(name), name=name)


def _own(article: Article) -> str | None:
    name = article.outlet.name or article.outlet.domain if article.outlet else None
    return _key(name) if name else None


def _rest_on_own_articles(bearers: Iterable[_Bearer]) -> None:
    """Put what an outlet's own article here rests on in the place of that outlet, where others cite it."""
    bearers = list(bearers)
    own = {key: bearer for bearer in bearers for article in bearer.articles if (key := _own(article))}
    roots = {key: list(bearer.starts) for key, bearer in own.items()}
    for bearer in bearers:
        for start in list(bearer.starts):
            beneath = roots.get(start.key)
            if beneath and own[start.key] is not bearer and start not in beneath:
                resting = bearer.starts.pop(start)
                for root in beneath:
                    bearer.starts[root] = [*bearer.starts.get(root, []), *resting]


def _counted(bearers: Iterable[_Bearer], order: Sequence[str]) -> tuple[tuple[Origin, ...], int]:
    names: dict[str, _Start] = {}
    resting: dict[str, set[str]] = defaultdict(set)
    for bearer in bearers:
        for start, ids in bearer.starts.items():
            names.setdefault(start.key, start)
            resting[start.key].update(ids)
    found = [
        Origin(
            name=start.name, articles=tuple(id_ for id_ in order if id_ in resting[key]), known=start.known
        )
        for key, start in names.items()
    ]
    found.sort(key=lambda origin: (not origin.known, -len(origin.articles), origin.name))
    return tuple(found), max(_independent(bearers), 1 if order else 0)


def _independent(bearers: Iterable[_Bearer]) -> int:
    """Return how many outlets can each be given a known start of its own: a largest matching (Kuhn 1955)."""
    needs: dict[str, list[str]] = defaultdict(list)
    for bearer in bearers:
        printers = {
            article.id: _own(article) or f"text of {bearer.articles[0].id}" for article in bearer.articles
        }
        for start, ids in bearer.starts.items():
            for id_ in ids:
                if start.known and id_ in printers:
                    needs[printers[id_]].append(start.key)
    given: dict[str, str] = {}

    def settle(printer: str, tried: set[str]) -> bool:
        for key in needs[printer]:
            if key not in tried:
                tried.add(key)
                if key not in given or settle(given[key], tried):
                    given[key] = printer
                    return True
        return False

    return sum(settle(printer, set()) for printer in list(needs))


def is_opinion(article: Article) -> bool:
    """Return whether an article says of itself, by its address or headline, that it is opinion."""
    return bool(_OPINION.search(article.url or "") or _OPINION_TITLE.match(article.title or ""))


def reports(articles: Sequence[Article]) -> Sequence[Article]:
    """Return the articles that do not say of themselves that they are opinion; all, where all are.

    Args:
        articles: of one story.
    """
    return [article for article in articles if not is_opinion(article)] or articles


def _key(name: str) -> str:
    outlet = outlets.find(name)
    return fold(outlet.name if outlet and outlet.name else name).removeprefix("the ")
