"""Victims and killed as spans, on the Gun Violence Database's articles: what our notes tell of them.

    python -m bench.gvdb [--misses]

The set marks, in each article, one name and one age of each victim, and says who of them was killed. We mark
persons (entities) and say of numbers what befell the counted, by words beside them. So the fairest reading of our
notes is this, and no more: a person is everybody marked by name, and everybody told of by age ("a 23-year-old
man"), joined by surname, by age, and where an age stands beside a name. What befell a person is what the figures'
own tables (``counting.after``, ``counting.before``) say beside any of his mentions, as if the mention were a
figure. A person is a victim where they say killed, injured, shot, stabbed or hospitalised and nowhere arrested or
charged; killed where they say so.

Spans are scored one to one: a name (an age) of ours is right where it, or another mention of that person, overlaps
a name (an age) of a victim that is still free. The set marks one mention of several, not always the first, so the
person decides and not which mention. ``killed`` counts the spans of those killed alone. No weight was fitted and
no rule made on this set; both halves (``figures_public.half``) are printed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench import figures_public
from broadsheet.inspect.measuring import counting
from broadsheet.inspect.naming import entities
from broadsheet.model import Article, Span
from broadsheet.text.sentences import sentences
from broadsheet.text.words import fold

HARMED = frozenset({"casualties", "hospitalised", "injured", "killed", "shot", "stabbed"})
ACCUSED = frozenset({"arrested", "charged"})
_AGE = re.compile(
    r"\b(?P<old>\d{1,3})(?:-|\s)(?:years?|months?|weeks?|days?)(?:-|\s)old|(?<=,\s)(?P<apposed>\d{1,2})(?=[,;.)]|\s(?:after|and|of|was|were|who)\b)"
    r"|(?<=\()(?P<bracket>\d{1,2})(?=\))|\baged?\s(?P<aged>\d{1,2})(?!\d)|\bin\s(?:his|her|their)\s(?:early\s|mid-?|late\s)?(?P<decade>\d0)['’]?s",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r",?\s+(?:an?\s+|\(|who\s+(?:is|was)\s+)?|\s*\(")
_BEFORE_NAME = re.compile(r"(?:\s+[\w.-]+){0,3}\s+")
# "A 23-year-old man", "Ann Lee, 23,": what a mention ends with before the verb.
_REST = re.compile(
    r"(?:[\s-]+(?:years?|months?)[\s-]+old)?(?:\s+(?:[\w-]+\s+){0,2}?(?:boy|child|female|girl|male|man|resident|student|teen(?:ager)?|victim|woman))?"
    r"(?:,?\s+\(?\d{1,2}\)?,?(?=\s))?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Person:
    """Somebody told of by name or age."""

    name: str | None = None
    old: str | None = None
    names: list[Span] = field(default_factory=list)
    ages: list[Span] = field(default_factory=list)
    fates: set[str] = field(default_factory=set)


def people(article: Article) -> list[Person]:
    """Return everybody an article tells of by name or age."""
    found: list[Person] = []
    for note in entities.inspect(article):
        if note.type == "person" and note.field == "text":
            _named(found, note.text).names.append(Span(note.start, note.end))
    for match in _AGE.finditer(article.text):
        _aged(article.text, match, found)
    return found


def _named(found: list[Person], name: str) -> Person:
    words = fold(name).split()
    for person in found:
        other = fold(person.name or "").split()
        if other[-1:] == words[-1:] and (1 in {len(other), len(words)} or other[0] == words[0]):
            person.name = max(person.name or "", name, key=len)
            return person
    found.append(Person(name=name))
    return found[-1]


def _aged(text: str, match: re.Match[str], found: list[Person]) -> None:
    group = match.lastgroup or ""
    span, old = Span(match.start(group), match.end(group)), match[group]
    person = next((p for p in found if any(_is_of(text, match, name) for name in p.names)), None)
    if person is None and group in {"apposed", "bracket"}:
        return  # a number between commas is an age only after a name
    person = person or next((p for p in found if p.old == old), None)
    if person is None:
        person = Person()
        found.append(person)
    person.ages.append(span)
    person.old = person.old or old


def _is_of(text: str, match: re.Match[str], name: Span) -> bool:
    if name.end <= match.start() <= name.end + 10:
        return bool(_AFTER_NAME.fullmatch(text, name.end, match.start()))
    return match.end() < name.start < match.end() + 40 and bool(
        _BEFORE_NAME.fullmatch(text, match.end(), name.start)
    )


def fates_of(text: str, person: Person, within: Sequence[Span]) -> Iterator[str]:
    """Yield what the figures' tables say beside the mentions of a person."""
    for span in (*person.names, *person.ages):
        sentence = next((s for s in within if s.start <= span.start < s.end), None)
        if sentence is None:
            continue
        rest = _REST.match(text, span.end, sentence.end)
        end = rest.end() if rest else span.end
        told = counting.after(text, end, sentence.end, "en") or counting.before(
            text, span.start, sentence.start, "en"
        )
        if told:
            yield told.counts


def victims(row: dict[str, Any]) -> list[Person]:
    """Return the people of whom our tables say that they were harmed, and not that they were accused."""
    article = Article(id=row["id"], text=row["text"], language="en")
    within = list(sentences(article.text))
    found = people(article)
    for person in found:
        person.fates.update(fates_of(article.text, person, within))
    return [person for person in found if person.fates & HARMED and not person.fates & ACCUSED]


def score(row: dict[str, Any]) -> Counter[str]:
    """Return right, wanted and found spans: ``victims`` of all, ``killed`` of those killed."""
    dead = {victim["person"] for victim in row["victims"] if "killed" in victim["was"]}
    tally: Counter[str] = Counter()
    free = [span for span in row["spans"] if span["label"] in {"victim_age", "victim_name"}]
    tally["victims wanted"] += len(free)
    tally["killed wanted"] += sum(span["person"] in dead for span in free)
    for person in victims(row):
        killed = "killed" in person.fates
        for label, mentions in (("victim_name", person.names), ("victim_age", person.ages)):
            if not mentions:
                continue
            tally["victims found"] += 1
            tally["killed found"] += killed
            hit = next((s for s in free if s["label"] == label and over(s, mentions)), None)
            if hit:
                free.remove(hit)
                tally["victims right"] += 1
                tally["killed right"] += killed and hit["person"] in dead
    return tally


def over(span: dict[str, Any], mentions: Sequence[Span]) -> bool:
    """Tell whether a span of the set lies under one of the mentions."""
    return any(m.start < span["end"] and span["start"] < m.end for m in mentions)


def f1(tally: Counter[str], name: str) -> float:
    return round(2 * tally[f"{name} right"] / max(1, tally[f"{name} wanted"] + tally[f"{name} found"]), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print the articles with a wrong span")
    told = parser.parse_args()
    path = figures_public.data_folder() / "figures" / "gvdb_dev.jsonl.gz"
    if not path.exists():
        print(f"skipped: {path} is not there; set BROADSHEET_BENCH_DATA")
        return
    tallies: dict[str, Counter[str]] = {name: Counter() for name in ("all", *figures_public.HALVES)}
    for row in figures_public.rows(path):
        tally = score(row)
        tallies["all"].update(tally)
        tallies[figures_public.half(row["id"])].update(tally)
        if told.misses and not tally["victims wanted"] == tally["victims found"] == tally["victims right"]:
            print(row["id"], dict(tally))
    print(
        json.dumps(
            {name: {part: f1(t, part) for part in ("victims", "killed")} for name, t in tallies.items()}
        )
    )
    print(json.dumps(dict(tallies["all"])))


if __name__ == "__main__":
    main()
