"""Where a figure is about: the place named beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from broadsheet.inspect.measuring.draft import Draft
from broadsheet.model import Article, Entity, Span

# Words that put something at a place, in the languages of the tables.
_PUT = r"in|at|near|across|along|inside|outside|throughout|off|within|over|from|bei|nahe|à|au|aux|en|dans|в|во|на|у|في"
_BEFORE = re.compile(
    rf"(?<!\w)(?P<put>{_PUT})\s+(?:(?:the|a|la|le|el|der|dem|den)\s+)?"
    r"(?:(?:city|town|village|region|province|state|district|capital|port|coastal\s+city|island|country|prefecture|county|coast|border|shores?|outskirts|suburbs?|northern|southern|eastern|western|central|north|south|east|west|downtown|occupied|neighbou?ring)\s+(?:of\s+)?){0,3}\Z",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<!\w)(?i:in|at|near|across|inside|outside|throughout|bei|à|en|в|у)\s+(?:the\s+)?"
    r"(?P<name>(?:[A-Z]\.){2,}|[A-ZÀ-ÞА-ЯІЇЄ][\w’'-]*(?:\s+(?:de|of|the|du|del|la)?\s?[A-ZÀ-ÞА-ЯІЇЄ][\w’'-]*){0,3})"
)
_REPORTER = re.compile(
    r"(?:['’]s\s+[\w\s]{0,40})?\s+(?:has\s+|had\s+|have\s+)?(?:earlier\s+|previously\s+|initially\s+|also\s+|only\s+)*"
    r"(?:report|confirm|record|count|suffer|register|lost)\w*\b"
)
_CLAUSE = re.compile(r"[,.;:()—–\"“”]")
_NO_PLACE = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                       "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                       "sunday"})  # fmt: skip


# More places than this in one sentence are a list of places; chosen.
_MOST_PLACES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as a text names it."""

    start: int
    end: int
    name: str
    known: bool = False  # somewhere in the text something is put there
    put: str | None  # the word that puts something there: "in"; None for a bare name


def places(article: Article) -> list[Place]:
    """Return the places named in an article's text, in order.

    They are the notes of the tagger where it has run; else capitalised words after "in" and the like.
    """
    marked = [n for n in article.notes if isinstance(n, Entity) and n.field == "text"]
    text = article.text
    spans = [(n.start, n.end) for n in marked if n.type == "place"] if marked else _named(text)
    found = [_place(text, start, end) for start, end in spans]
    known = {p.name for p in found if p and p.put}
    return sorted((replace(p, known=p.name in known) for p in found if p), key=lambda p: p.start)


def _named(text: str) -> list[tuple[int, int]]:
    """Return where the names stand that the text once puts something in."""
    names = sorted({m["name"].removesuffix("'s").removesuffix("’s") for m in _NAME.finditer(text)}, key=len)
    if not names:
        return []
    every = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in reversed(names))})(?!\w)")
    return [m.span() for m in every.finditer(text)]


def _place(text: str, start: int, end: int) -> Place | None:
    name = re.sub(r"['’]s?\Z", "", text[start:end]).removeprefix("the ").strip()
    if not name or name.split()[0].lower() in _NO_PLACE:
        return None
    put = _BEFORE.search(text, max(0, start - 60), start)
    return Place(start=start, end=end, name=name, put=put["put"].lower() if put else None)


def where(text: str, draft: Draft, sentence: Span, found: list[Place]) -> str | None:
    """Return the place that a figure is about, as printed; None where its sentence names none.

    A place put after the figure in its clause comes first ("five killed in X"), then one put before
    it ("In X, five were killed"), then the one that reports ("X reported five dead").
    """
    first = bisect_left(found, sentence.start, key=lambda p: p.start)
    inside = [p for p in found[first : first + _MOST_PLACES] if p.end <= sentence.end]
    for place in inside:
        if draft.end <= place.start < draft.limit and place.put and place.put != "from":
            if not _CLAUSE.search(text, draft.end, place.start):
                return place.name
            break
    earlier = [p for p in inside if p.end <= draft.start]
    put = [p for p in earlier if p.put and p.put != "from" and not _said_there(text, p)]
    if put:
        return put[-1].name
    for place in earlier:
        if place.known and _REPORTER.match(text, place.end):
            return place.name
    return None


_OFFICIALS = re.compile(
    r"(?:officials?|authorities|police|spokes\w+|ministry|doctors|reporters?|correspondents?|media)\s+\w+\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)


def _said_there(text: str, place: Place) -> bool:
    """Tell whether the place is where somebody speaks: "officials in X said"."""
    return bool(_OFFICIALS.search(text, max(0, place.start - 40), place.start))
