"""How many were killed and injured in one event, told from all articles about it.

Numbers come from the figures; a single victim is mostly told without one ("a man was shot and killed"),
so words of death and injury at the head of an English article count as one where it gives no number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from broadsheet.model import Article, Figure
from broadsheet.relate.telling import tollwords

# The event stands at the head of an article, other events and the year's statistics further down; in characters.
# Of 300, 600 and 1500 the middle one did best on the Gun Violence Archive's incidents of 2013 to 2016.
_HEAD = 600
_FIGURES_WITHIN = 2500
# The lead says who died; of 100, 200, 300 and 400 characters this one did best.
_LEAD = 300
# Above this many it is statistics, not one event told by a local paper; an event with more is told with its place.
_MOST = 5000
# How far the sentence of a figure is looked at on either side, in characters; chosen.
_SENTENCE = 250
# "Twenty counts of murder" are charges of a law, not victims; as far as words are tabled.
_MOST_COUNTS = len(tollwords.FIRST_WORDS)

# Killed, injured, whether the killed are victims and the shooter himself; None: silent on the injured.
_Toll = tuple[int, int | None, bool]
_Found = tuple[bool, int, int, int]  # of a figure: in the text, start, end, value


def tolls(articles: Sequence[Article]) -> dict[str, int | None]:
    """Return how many one event killed and injured, by the key ``killed`` and ``injured``.

    Each article is read for itself: its headline's figure before the first of its text; those shot
    less those killed are injured. What most articles say holds, of as many the later; one that tells
    only of the dead says nothing of the injured. Who died since was injured before. None where no
    article says anything of harm.

    Args:
        articles: of one event, with their notes; oldest first.
    """
    # A report of a weekend's shootings tells of more than this event: it is heard where no other report is.
    alone = [article for article in articles if not tollwords.ROUNDUP.search(article.title or "")]
    said = [toll for article in alone or articles if (toll := _toll(article))]
    if not said:
        # No head tells of harm: the rest of the text may, of one person.
        said = [toll for article in articles if (toll := _in_passing(article))][:1]
    if not said:
        return {"injured": None, "killed": None}
    killed = _killed([dead for dead, _, _ in said])
    if (killed + 1, True) in {(dead, himself) for dead, _, himself in said}:
        killed += 1  # the others count his victims
    # A shooter who ended his own life was not among the injured.
    own = int((killed, True) in {(dead, himself) for dead, _, himself in said})
    hurt = [
        max(0, hurt - max(0, killed - own - dead + himself))
        for dead, hurt, himself in said
        if hurt is not None
    ]
    # An article without a word of the injured is no witness that there were none.
    return {"injured": _most_said([h for h in hurt if h] or hurt) if hurt else 0, "killed": killed}


def _killed(said: Sequence[int]) -> int:
    """Return the toll that most give, or the last one where one more has died since."""
    most = _most_said(said)
    return said[-1] if said[-1] == most + 1 else most


def _most_said(values: Sequence[int]) -> int:
    counts = Counter(values)
    most = max(counts.values())
    return next(value for value in reversed(values) if counts[value] == most)


def _toll(article: Article) -> _Toll | None:
    """Return the killed and the injured that one article tells of; None where it tells of neither."""
    head = f"{article.title or ''}. {article.text[:_HEAD]}"
    told = tollwords.NO_DEATH.sub(" ", head)
    killed, shot = _in_words(head, told)
    killed = _larger(_figure(article, frozenset({"killed"})), killed)
    match = tollwords.AND_HIMSELF.search(told)
    himself = match is not None and killed == _number(match["many"].lower())
    killed = killed + 1 if killed and himself else killed
    injured = _figure(article, frozenset({"hospitalised", "injured"}), besides=killed or 0)
    counted = _figure(article, frozenset({"casualties", "shot"}))
    shot = shot if counted is None else counted
    if killed and not himself and tollwords.SUSPECT_DEAD.search(told):
        killed, himself = killed + 1, True
    others = _figure(article, frozenset({"shot"}), others=True) if killed else None
    dead, hurt = bool(tollwords.DEAD.search(told)), bool(tollwords.HURT.search(told))
    if killed is None and injured is None and shot is None and not dead and not hurt:
        return None
    if killed is None:
        killed = _unnumbered(told) if dead and not _only_hurt(article) else 0
    if killed and injured is None:
        injured = _figure(article, frozenset({"survived"}), others=True)
    if shot is not None:
        injured = max(injured or 0, shot if shot == others else shot - (killed - himself))
    if shot is None and injured and killed == 1 and _of_them(told, injured):
        injured -= 1
    if injured is None and (tollwords.ANOTHER.search(told) or (hurt and not killed)):
        injured = 2 if not killed and tollwords.BOTH_HURT.search(told) else 1
    return killed, injured, himself


def _only_hurt(article: Article) -> bool:
    """Tell whether headline and lead tell of the injured and of no dead: who died further down died elsewhere."""
    title = tollwords.NO_DEATH.sub(" ", article.title or "")
    lead = tollwords.NO_DEATH.sub(" ", article.text[:_LEAD])
    return not tollwords.DEAD.search(f"{title}. {lead}") and tollwords.HURT.search(title) is not None


def _of_them(told: str, injured: int) -> bool:
    """Tell whether the one who died is counted among the injured: "one of the five people hurt has died"."""
    match = tollwords.ONE_OF.search(told)
    return match is not None and _number(match["many"].lower()) == injured


def _unnumbered(told: str) -> int:
    return 2 if tollwords.HIMSELF.search(told) or tollwords.BOTH.search(told) else 1


def _in_passing(article: Article) -> _Toll | None:
    told = tollwords.NO_DEATH.sub(" ", f"{article.title or ''}. {article.text}")
    if tollwords.HURT.search(told):
        return 0, 1, False
    return (1, None, False) if tollwords.DEAD.search(told) else None


def _in_words(head: str, told: str) -> tuple[int | None, int | None]:
    """Return the killed and those shot by words that are no figures: "a double murder", "a triple shooting"."""
    killed = shot = None
    for match in tollwords.MULTIPLE.finditer(told):
        many = tollwords.MULTIPLES[match["many"].lower()]
        killed, shot = (_larger(killed, many), shot) if match["killed"] else (killed, many)
    for match in tollwords.COUNTS_OF.finditer(head):
        many = _number(match["many"].lower())
        if killed is None and not match["attempted"] and many <= _MOST_COUNTS:
            killed = many
    if ordinal := tollwords.ORDINAL_DEAD.search(told):
        killed = _larger(killed, tollwords.ORDINALS.index(ordinal["nth"].lower()) + 1)
    return killed, shot


def _the_dead(article: Article, figure: Figure, dead: int) -> bool:
    """Tell whether a figure is of those who were told dead: "all four had gunshot wounds", "the three victims"."""
    if not isinstance(figure.value, float) or figure.value > dead:
        return False
    if tollwords.ALL.match(figure.text):
        return True
    lead = _text(article, figure)[max(0, figure.start - 8) : figure.start]
    return figure.value == dead > 1 and tollwords.DEFINITE.search(lead) is not None


def _sentence(article: Article, figure: Figure) -> str:
    text = _text(article, figure)
    before = tollwords.SENTENCE_END.split(text[max(0, figure.start - _SENTENCE) : figure.start])[-1]
    return before + tollwords.SENTENCE_END.split(text[figure.start : figure.end + _SENTENCE], maxsplit=1)[0]


def _text(article: Article, figure: Figure) -> str:
    return article.text if figure.field == "text" else article.title or ""


def _one_more(article: Article, figure: _Found) -> int:
    """Return how many stand beside a figure in its list without a number: "a boy, two men shot"."""
    _, start, end, _ = figure
    text = _field(article, figure)
    after = tollwords.AND_ONE.match(text, end)
    before = tollwords.ONE_AND.search(text, max(0, start - 60), start)
    return bool(after) + bool(before)


def _field(article: Article, figure: _Found) -> str:
    return article.text if figure[0] else article.title or ""


def _listed(text: str, left: _Found, right: _Found) -> bool:
    """Tell whether a figure goes on with the list of the one before it, and tells of other people."""
    one, between, two = text[left[1] : left[2]], text[left[2] : right[1]], text[right[1] : right[2]]
    if tollwords.LISTED.fullmatch(between):
        return "and" in between or right[3] >= left[3] or not tollwords.BARE.fullmatch(two)
    if tollwords.OTHERS.search(one):
        return False
    if tollwords.OTHERS.search(two):
        return bool(tollwords.BESIDES.fullmatch(between))
    return bool(tollwords.CONDITION_AND.fullmatch(between))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else tollwords.FIRST_WORDS.index(word) + 1


def _larger(one: int | None, two: int | None) -> int | None:
    return max((n for n in (one, two) if n is not None), default=None)


def _figure(
    article: Article, counts: frozenset[str], *, others: bool = False, besides: int | None = None
) -> int | None:
    """Return the first number of persons with one of these fates, the headline's before the text's.

    "One man and two women were killed": what a list goes on with is added, so is one whom no number tells
    ("three adults and a child were hurt").

    Args:
        article: with its notes.
        counts: the fates.
        others: only figures that call those they count others than those told before.
        besides: how many are dead: "all four had gunshot wounds" tells of those again.
    """
    found = sorted(
        (note.field == "text", note.start, note.end, int(note.value))
        for note in article.notes
        if isinstance(note, Figure)
        and note.unit == "person"
        and note.counts in counts
        and note.status == "current"
        and isinstance(note.value, float)
        and 0 < note.value <= _MOST
        and (note.field == "title" or note.start < _FIGURES_WITHIN)
        and (not others or tollwords.OTHERS.search(note.text))
        and not _the_dead(article, note, besides or 0)
        and not tollwords.STATISTIC.search(_sentence(article, note))
    )
    if besides is not None:
        found = [f for f in found if not tollwords.PART_OF.match(_field(article, f), f[2])] or found
    if not found:
        return None
    total = found[0][3] + _one_more(article, found[0])
    for left, right in pairwise(found):
        if left[0] != right[0] or not _listed(_field(article, left), left, right):
            break
        total += right[3]
    return total
