"""Outlets by the names that texts call them: "The Financial Times", "FT", "the Kyiv Independent", "VRT".

A story's own outlets go before the table of known ones: "the Telegraph" is the Telegraph that printed here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from broadsheet.model import Article, Outlet, Span
from broadsheet.relate.tracing.sourcewords import KINDS, NEWSROOMS
from broadsheet.text import outlets
from broadsheet.text.countries import by_adjective, by_name
from broadsheet.text.words import fold

# What is left out of a short name: "VRT NWS" is "VRT", "Rádio Renascença" is "Renascença".
_LAST = frozenset(("english", "international", "news", "nieuws", "noticias", "nws", "nyheter", "online", "radio", "sport", "tv"))  # fmt: skip
_EDITIONS = frozenset(("english", "international", "online"))
_FIRST = frozenset(("radio",))
# Ends that words such as "news agency" bring with them.
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*")
_ARTICLE = re.compile(r"\A(?:das|de|der|die|el|het|il|la|le|les|o|the)\s+", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—|]\s+")
_PAPER = re.compile(r"\Ae(?=[A-Z][a-z])")  # of an edition on the web: "eKathimerini"
_TOKEN = re.compile(r"[^\W_][\w.’'&-]*")
_LETTERS = re.compile(r"(?:[A-Z]\.?){3,6}")  # "M.E.N."
_LEAST = 2  # letters of a name that is looked for in texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An outlet's name in a text."""

    start: int
    end: int
    key: str
    name: str


def name_of(outlet: Outlet | None) -> str | None:
    """Return what to call an outlet: its name, else its domain."""
    return (outlet.name or outlet.domain) if outlet else None


def key_of(name: str) -> str:
    """Return what tells an outlet from others, the same for all its names that are known.

    >>> key_of("the AFP news agency") == key_of("Agence France-Presse")
    True
    """
    found = known(name)
    return fold(found.name if found and found.name else name).removeprefix("the ").strip()


def known(name: str) -> Outlet | None:
    """Return the outlet of the table that a name means, also of an edition: "El País (English edition)"."""
    bare = _BRACKETS.sub(" ", name)
    return (
        outlets.find(name)
        or outlets.by_domain(name)
        or outlets.find(bare)
        or outlets.find(_ARTICLE.sub("", bare))
    )


def own_key(article: Article) -> str | None:
    """Return the key of the outlet that printed an article, None where that is unknown."""
    name = name_of(article.outlet)
    return key_of(name) if name else None


@cache
def forms(name: str) -> tuple[str, ...]:
    """Return the names by which texts call an outlet, longest first.

    >>> forms("VRT NWS")
    ('VRT NWS', 'VRT')
    """
    found = known(name)
    named = (name, *(outlets.forms(found) if found else ()))
    bare = [part for form in named for part in _DASH.split(_BRACKETS.sub(" ", form).strip())]
    short = [_short(part) for part in bare]
    paper = [_PAPER.sub("", part) for part in bare]
    plain = {form.removeprefix("The ") for form in (*bare, *short, *paper) if len(form) >= _LEAST}
    return tuple(sorted(plain, key=lambda form: (-len(form), form)))


def _short(name: str) -> str:
    parts = name.removeprefix("The ").split()
    while len(parts) > 1 and fold(parts[-1]) in _LAST:
        if not (parts[0].isupper() or fold(parts[-1]) in _EDITIONS or outlets.find(" ".join(parts[:-1]))):
            break  # "Lampedusa News" is not Lampedusa
        parts.pop()
    if len(parts) > 1 and fold(parts[0]) in _FIRST:
        parts = parts[1:]
    return " ".join(parts)


class Names:
    """The outlets that a story's texts may name."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Know the outlets of these articles, and those of the table."""
        printed = dict.fromkeys(name for article in articles if (name := name_of(article.outlet)))
        self._own = {fold(form): (key_of(name), name) for name in printed for form in reversed(forms(name))}
        self._parts = [(frozenset(form.split()), key) for form, (key, _) in self._own.items()]
        self._found: dict[str, str | None] = {}
        self._starts: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for name in printed:
            for form in forms(name):
                self._starts[_first(form)].append((form, key_of(name), name))
        self._keys = {key_of(name): name for name in printed}
        self._heads = {
            fold(" ".join(name.split()[:count])): key_of(name)
            for name in printed
            for count in (1, 2)
            if len(name.split()) > count
        }

    def key(self, name: str) -> str | None:
        """Return the key of the outlet that a name means, None where no outlet is known by it."""
        if name not in self._found:
            self._found[name] = self._key(name)
        return self._found[name]

    def _key(self, name: str) -> str | None:
        folded = fold(name).removeprefix("the ").strip()
        if own := self._own.get(folded):
            return own[0]
        parts = frozenset(folded.split())
        if _means_nobody(name, parts):
            return None
        inside = {key for form, key in self._parts if parts and parts <= form}
        if len(inside) == 1 and not outlets.is_channel(name):
            return inside.pop()
        return _known_key(name) or self._roundabout(name, folded)

    def _roundabout(self, name: str, folded: str) -> str | None:
        """Return the story's outlet whose letters a name spells out, or that stands at one end of it."""
        if spelt := self._own.get(_initials(name)):
            return spelt[0]
        if short := _LETTERS.fullmatch(name):
            spelling = {key for key, own in self._keys.items() if _capitals(own) == short[0].replace(".", "")}
            return spelling.pop() if len(spelling) == 1 else None
        around = {
            key
            for form, (key, _) in self._own.items()
            if folded.endswith(f" {form}") or folded.startswith(f"{form} ")
        }
        return around.pop() if len(around) == 1 else None

    def name(self, key: str) -> str | None:
        """Return how a story's outlet calls itself, None for others."""
        return self._keys.get(key)

    def prints(self, key: str) -> bool:
        """Return whether an outlet has an article in the story."""
        return key in self._keys

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the outlets' names in a text, the longest where several begin, in order."""
        until = 0
        for match in _TOKEN.finditer(text):
            if match.start() < until or (match[0][0].islower() and _first(match[0]) not in _low()):
                continue
            for form, key, name in self._at(match[0]):
                end = match.start() + len(form)
                alone = " " not in form and name.startswith("The ") and not _behind_the(text, match.start())
                alone = alone or (
                    key not in self._keys and " " not in form and _is_longer(text, match.start(), end)
                )
                alone = alone or ends_office(text, Span(match.start(), end))
                if not alone and _stands(text, match.start(), end, form):
                    until = end
                    meant = key if key in self._keys else self._heads.get(fold(form), key)
                    yield Mention(start=match.start(), end=end, key=meant, name=self._keys.get(meant, name))
                    break

    def _at(self, token: str) -> Sequence[tuple[str, str, str]]:
        first = _first(token)
        rows = [*self._starts.get(first, ()), *_known().get(first, ())]
        return sorted(rows, key=lambda row: -len(row[0]))


def _means_nobody(name: str, parts: frozenset[str]) -> bool:
    """Tell whether words may be in an outlet's name and yet not mean it: "the service", "Taiwan"."""
    if parts <= {*by_adjective(), *by_name()}:
        return True
    return not _ARTICLE.sub("", name).strip()[:1].isupper() and known(name) is None


def _known_key(name: str) -> str | None:
    """Return the key of the outlet of the table that a name means, also behind a country: "Greek AMNA"."""
    found = known(name)
    if found is not None and not _is_everyday(name, found):
        return key_of(name)
    bare = [part for part in name.split() if fold(part) not in by_adjective()]
    if len(bare) == len(name.split()) or (found := known(" ".join(bare))) is None:
        return None
    return key_of(found.name or "") or None


def _capitals(name: str) -> str:
    """Return the capitals that words of a name begin with: MEN of "Manchester Evening News"."""
    return "".join(re.findall(r"\b[A-ZÀ-Þ](?=\w)", _ARTICLE.sub("", name)))


def _initials(name: str) -> str:
    """Return the first letters of a newsroom's name, as it is called: APA of "Austria Press Agency"."""
    heads = _capitals(name)
    newsroom = (NEWSROOMS | KINDS) & set(fold(name).replace("-", " ").split())
    return fold(heads) if newsroom and len(heads) > _LEAST else ""


def _is_everyday(name: str, outlet: Outlet) -> bool:
    """Tell whether a word is an outlet's name only behind "the": "the Local", "the Times"."""
    return " " not in name and (outlet.name or "").startswith("The ")


def _is_longer(text: str, start: int, end: int) -> bool:
    """Tell whether a word is but a part of a longer name: "the Times of Malta", "the Malta Times"."""
    if re.match(r"\s(?:of\s|de\s)?[A-Z]", text[end : end + 5]) and text[end : end + 1] == " ":
        return not re.match(r"\s[A-Z]\w*\s*(?:reported|said|says)", text[end : end + 40])
    before = re.search(r"(?<![.!?:]\s)(?<!\n)\b([A-Z][\w-]*)\s\Z", text[max(0, start - 30) : start])
    if before is None or before.start(1) == 0:
        return False
    return fold(before[1]) not in ("the", "via", *by_adjective()) and not before[1].endswith("s")


def _stands(text: str, start: int, end: int, form: str) -> bool:
    found = text[start:end]
    if found != form and not (
        found.upper() == form.upper() and len(form) > _LEAST + 1 and (found.isupper() or form.isupper())
    ):
        return False
    return not (
        end < len(text)
        and (text[end].isalnum() or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()))
    )


# "The Ministry of Foreign Affairs" is not the magazine; what stands before the name must end where it begins.
_OFFICE_OF = re.compile(
    r"\b(?:bureau|commission|committee|council|department|minister|ministry|office|secretariat|secretary)\s+(?:of|for|on)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_OFFICE = 30  # characters before a name; the longest of these fit


def ends_office(text: str, span: Span) -> bool:
    """Return whether a name is but the end of an office's: "the Ministry of Foreign Affairs" is not the magazine."""
    return _OFFICE_OF.search(text, max(0, span.start - _OFFICE), span.start) is not None


def _behind_the(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower() == "the "


def _first(form: str) -> str:
    found = _TOKEN.search(form)
    return fold(re.split(r"['’.-]", found[0])[0]) if found else ""


@cache
def _low() -> frozenset[str]:
    """Return the first words of names that are written without a capital: "dpa"."""
    return frozenset(_first(form) for form in outlets.aliases() if form[0].islower())


@cache
def _known() -> Mapping[str, Sequence[tuple[str, str, str]]]:
    out: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for form, outlet in outlets.aliases().items():
        if outlet.name:
            plain = form.removeprefix("The ")
            out[_first(plain)].append((plain, key_of(outlet.name), outlet.name))
    return out
