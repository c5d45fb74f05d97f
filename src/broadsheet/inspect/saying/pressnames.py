"""Names that may be outlets though no table has them."""

from __future__ import annotations

from broadsheet.inspect.saying.bearers import SITE, text_of
from broadsheet.inspect.saying.cast import BODY_WORDS, TITLES, Cast, last_key
from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.owners import is_owner
from broadsheet.inspect.saying.phrases import POSSESSIVE, is_name
from broadsheet.inspect.saying.pressforms import MASTHEADS, has_press_form
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Link, Role
from broadsheet.text.countries import by_adjective, by_name
from broadsheet.text.words import fold

SMALL = frozenset(
    ("&", "and", "da", "de", "del", "di", "do", "du", "for", "en", "la", "le", "of", "on", "the")
)


LONGEST_NAME = 6  # words of an outlet that no table has


def press_name(unit: Unit, left: int, right: int, found: Cast, *, reports: bool = False) -> Link | None:
    """Return words as an outlet that no table has, unless they are a person, a body, a country or an office."""
    start = left
    start += is_owner(unit, left)
    left = start
    while start < right - 1 and not proper(unit.words[start]):
        start += 1
    if any(unit.lows[at] not in BEFORE_NAMES for at in range(left, start)):
        return None
    words = unit.words[start:right]
    keys = {fold(word) for word in words}
    if (
        not words or len(words) > LONGEST_NAME or not (proper(words[-1]) or words[-1].isdigit())
        or not all(proper(word) or word in SMALL or word.isdigit() for word in words)
        or any(POSSESSIVE.search(word) for word in words)
        or (keys & (BODY_WORDS - _PRESS_BODIES | TITLES) and not keys & MASTHEADS)
        or keys & _NOT_PRESS or _is_place(words) or (not (reports and len(words) > 1) and is_known_person(unit, start, words, found))
    ):  # fmt: skip
        return None
    name = text_of(unit, start, right)
    role: Role = (
        "agency" if words[-1] in ("Agency", "Wire") or words[-2:] == ["News", "Service"] else "outlet"
    )
    return Link(name=name, role=role, spans=tuple(unit.spans(start, right)))


_PRESS_BODIES = frozenset(("agency", "press", "service", "company", "group", "union"))


_NOT_PRESS = listed("""
    althing bundesrat bundestag cortes dail diet eduskunta folketing holyrood majlis oireachtas rada riigikogu riksdag saeima seanad seimas sejm senedd skupstina sobranie stormont storting stortinget verkhovna whitehall
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter ramadan eid
    adb airbus alibaba amazon amnesty apple asean assembly boeing boko bp cabinet cdc ceo chamber chevron cia citigroup commission committee commons
    congress convention council court disney duma ebrd ecb embassy epa eu europol eurostat exxon facebook fao fatah fbi fda fed federal fema fifa ford
    frontex gazprom glencore google greenpeace hamas hezbollah hm honda houses houthis hrw huawei iaea icc icj icrc ihs ikea ilo imf inspectorate intel
    interpol ioc iom isis jpmorgan knesset kremlin likud lloyd lords maersk mckinsey meta microsoft moderna moody mossad mp mps msf nasa nasdaq nato netflix
    nhs nissan noaa novartis nvidia ocha oecd ofcom ofsted opec openai osce oxfam parliament pentagon pfizer president roscosmos rosneft samsung
    saudi senate shell siemens sony spacex starbucks tencent tesla total toyota treasury uber uefa un undp unesco unhcr unicef unrwa us visa
    volkswagen volvo wada walmart wfp who wto wwf
    """)  # fmt: skip


BEFORE_NAMES = listed(
    "a an the state state-run state-owned local newspaper daily weekly website broadcaster agency news official independent"
)


def proper(word: str) -> bool:
    """Tell whether a word may belong to a masthead: "Zorya", "14days", "ePost"."""
    return is_name(word) or (word[:1].isdigit() and any(char.isalpha() for char in word)) or bool(SITE.match(word)) or (
        word[:1].islower() and any(char.isupper() for char in word[1:])
    )  # fmt: skip


def _is_place(words: list[str]) -> bool:
    key = fold(" ".join(words))
    return key in by_name() or key in by_adjective() or (len(words) == 1 and key in by_adjective())


def is_known_person(unit: Unit, start: int, words: list[str], found: Cast) -> bool:
    """Tell whether the article knows a person of this name; one word alone is nobody unless it has more elsewhere."""
    if start and unit.lows[start - 1] == "the":
        return False  # "the Northern Miner"
    if has_press_form(words) or (len(words) > 1 and words[0] in _FOREIGN_ARTICLES):
        return False  # "Il Foglio"
    if len(words) == 1:
        return " " in found.people.get(last_key(words[0]), "")
    return unit.starts[start] in found.persons or last_key(words[-1]) in found.people


# What mastheads begin with in other languages; of people only surnames do, and those stand behind a first name.
_FOREIGN_ARTICLES = frozenset(
    (
        "A",
        "Al",
        "Das",
        "De",
        "Der",
        "Die",
        "El",
        "Het",
        "Il",
        "L'",
        "La",
        "Las",
        "Le",
        "Les",
        "Lo",
        "Los",
        "O",
        "Os",
    )
)
