"""Phrases that say whom an outlet has its words from: "citing X", "which quoted X", "whose report relied on X"."""

from __future__ import annotations

import re

from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.carriers import Carrier, carrier
from broadsheet.inspect.saying.carrierwords import DONE, HANDED, PAPERS, SHELLS, STAFF
from broadsheet.inspect.saying.cast import BODY_WORDS, Cast
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.owners import is_owner
from broadsheet.inspect.saying.personwords import is_person_noun
from broadsheet.inspect.saying.phrases import (
    PREPOSITIONS,
    is_adverb,
    is_name,
    is_word,
    phrase_start,
    time_start,
)
from broadsheet.inspect.saying.steps import Kind, Step, shell_before
from broadsheet.inspect.saying.wordlists import listed

# What an outlet does with whom it has something from, behind "which", and "has" or "had".
_CITES = (
    "cite", "cited", "cites", "credited", "credits", "draws on", "drew on", "drawn on", "heard from", "heard", "interviewed", "interviews", "monitored", "monitors", "named", "names",
    "paraphrased", "picked up", "quote", "quoted", "quotes", "read", "received", "referenced", "references", "referred to", "refers to", "relayed", "relays", "relied on",
    "relies on", "repeated", "reviewed", "saw", "seen", "spoke to", "spoke with", "spoken to", "spoken with", "talked to", "talked with", "talks to", "translated",
)  # fmt: skip


_GETS = ("got", "had", "has", "heard", "learned", "learnt", "picked", "received", "took")


# What leads on to whom words are from; sorted.
_CITING = tuple(
    tuple(row.split())
    for row in sorted(
        (
            *("based on", "basing itself on", "by reference to", "citing", "crediting", "drawing on", "echoing", "leaning on", "on information from", "on the authority of",
              "on the basis of", "on the word of", "paraphrasing", "picking up", "pointing to", "quoting", "quoting from", "referencing", "referring to",
              "relaying", "relying on", "repeating", "reprinting", "republishing", "summarising", "summarizing", "translating", "with a reference to", "with attribution to",
              "with reference to"),
            *(f"itself {low}" for low in ("citing", "drawing on", "quoting", "referring to", "relaying", "relying on")),
            *(f"{which} {low}" for which in ("that", "which") for low in _CITES),
            *(f"which {low} {what} from" for low in _GETS for what in ("it", "the account", "the claim", "the information", "the news", "the report", "the story", "this", "word")),
        ),
        key=lambda row: (-len(row.split()), row),
    )
)  # fmt: skip


CITING_FIRST = frozenset(row[0] for row in _CITING)


_CITING_BY = {first: tuple(row for row in _CITING if row[0] == first) for first in CITING_FIRST}


_FREE = listed("based drawing relying that")  # these also follow a paper without a comma


def made(kind: Kind, read: Carrier, cue: Range, *, joined: bool = False, begin: int | None = None) -> Step:
    """Return a step of what was read."""
    return Step(
        kind=kind, carrier=read.words, cue=cue, end=read.end, link=read.link, joined=joined, begin=begin,
        through=read.through,
    )  # fmt: skip


PAUSES = frozenset((",", "(", "–", "—", "--", ";"))


def citing(unit: Unit, at: int, last: int, found: Cast) -> Step | None:  # noqa: PLR0911  # one return a lead
    """Read the phrase at a word that says whom somebody has words from."""
    row, start = _cited_by(unit, at)
    if unit.lows[at] == "attributing":
        return _attributed(unit, at, last, found)
    if unit.lows[at] == "via":
        read = carrier(unit, at + 1, found, sure=True)
        near = at and (unit.words[at - 1] == "," or at == last)
        outlet = read is not None and read.link is not None and read.link.role != "channel"
        if read and read.link and not outlet:
            return made("to", read, (at, at + 1))
        return made("citing", read, (at, at + 1), joined=at == last) if near and read and outlet else None
    if unit.lows[at] == "whose":
        if carried := _carried(unit, at, last, found):
            return carried
        start = _whose(unit, at)
        if start == at:
            return None
    elif not row:
        return None
    begin = shell_before(unit, at)
    near = (
        at == 0 or unit.words[at - 1] in PAUSES or at == last or (unit.lows[at] in _FREE and begin is not None)
        or row[0] in ("on", "with")
    )  # fmt: skip
    begin = begin if begin is not None and unit.lows[at] in _FREE else None
    sure = unit.lows[at] in _FREE or _lone_name(unit, start)
    read = carrier(unit, start, found, sure=sure) if near else None
    if read is None or not (
        row[-1:] not in _CHOOSY
        or _citable(unit, read)
        or (_is_plain(unit, read) and _by_press(unit, at, found))
    ):
        return None
    return made("citing", read, (at, start), joined=last >= 0 and at - last <= 1, begin=begin)


_CHOOSY = tuple(
    (low,)
    for low in (
        "citing",
        "crediting",
        "echoing",
        "paraphrasing",
        "referencing",
        "relaying",
        "repeating",
        "reprinting",
        "republishing",
        "summarising",
        "summarizing",
        "to",
        "translating",
        "up",
    )
)  # one cites bad weather too, and picks up a distress call


def _attributed(unit: Unit, at: int, last: int, found: Cast) -> Step | None:
    """Read "attributing the information to X"."""
    to = next((n for n in range(at + 2, min(len(unit) - 1, at + 6)) if unit.lows[n] == "to"), 0)
    read = carrier(unit, to + 1, found) if to else None
    return made("citing", read, (at, to + 1), joined=0 <= last <= at <= last + 1) if read else None


def _whose(unit: Unit, at: int) -> int:
    """Return where a source begins behind "whose report cited", "whose reporters spoke to", else the place itself."""
    for verb in range(at + 2, min(len(unit) - 1, at + 9)):
        low, held = unit.lows[verb], set(unit.lows[at:verb])
        if low in ("cited", "cites", "credited", "quoted", "quotes") and held & (SHELLS | STAFF):
            return verb + 1
        if low in ("interviewed", "met", "reached", "visited") and held & STAFF:
            return verb + 1
        if (
            low in ("speak", "speaks", "spoke", "spoken", "talk", "talked")
            and unit.lows[verb + 1] in ("to", "with")
            and held & STAFF
        ):
            return verb + 2
    return at


def _carried(unit: Unit, at: int, last: int, found: Cast) -> Step | None:
    """Read "whose dispatch was carried by X"."""
    for by in range(at + 3, min(len(unit) - 1, at + _CARRIED)):
        if unit.lows[by] not in ("by", "to"):
            continue
        verb = next((n for n in range(by - 1, at + 1, -1) if unit.lows[n] in DONE | HANDED | _TAKEN), 0)
        if not verb or not (SHELLS | PAPERS) & set(unit.lows[at:verb]):
            return None
        read = carrier(unit, by + 1, found, sure=True)
        if read is None or read.link is None:
            return None
        return made("by", read, (verb, by + 1), joined=0 <= last <= at, begin=at)
    return None


_CARRIED = 9  # words of "whose draft report was later picked up and printed by"


_TAKEN = frozenset(("passed", "picked", "put", "sent", "spread", "taken"))


def _cited_by(unit: Unit, at: int) -> tuple[tuple[str, ...], int]:
    """Return the row of leads that begins at a word, and where it ends; "in turn" and the like may stand in it."""
    lows = unit.lows[at : at + _LEAD]
    gap = 0
    lows = [("which" if lows[0] == "who" and unit.lows[at + 1 : at + 2] in _WHO_CITE else lows[0]), *lows[1:]]
    if lows[0] in ("that", "which"):
        while 1 + gap < len(lows) and (lows[1 + gap] in _TURNS or is_adverb(lows[1 + gap])):
            gap += 1
    for skipped in range(gap, -1, -1):
        bare = (lows[0], *lows[1 + skipped :])
        if row := next((row for row in _CITING_BY.get(bare[0], ()) if bare[: len(row)] == row), ()):
            return row, at + len(row) + skipped
    return (), at


_LEAD = 8  # words of "which in turn had quoted"


_WHO_CITE = (["cite"], ["cited"], ["quote"], ["quoted"])  # "Sky Sports, who cite"


_TURNS = listed("for had has have in its itself own part turn")


def _lone_name(unit: Unit, at: int) -> bool:
    """Tell whether a name of one word stands alone, no acronym: whom one cites so is mostly an outlet."""
    at += unit.lows[at : at + 1] == ["the"] or is_owner(unit, at)
    word = unit.words[at] if at < len(unit) else ""
    return is_name(word) and not word.isupper() and not (at + 1 < len(unit) and is_name(unit.words[at + 1]))


def _citable(unit: Unit, read: Carrier) -> bool:
    """Tell whom one cites from a reason that one gives: "citing officials", "citing bad weather"."""
    left, right = read.words
    words = [re.sub(r"['’]s\Z", "", low) for low in unit.lows[left:right]]
    if words[0] in ("no", "neither") or read.link is not None or read.shell:
        return words[0] not in ("no", "neither")
    named = any(is_name(unit.words[at]) for at in range(left, right)) and _head_word(words) not in _REASONS
    quoted = unit.words[left] == QUOTE and right - left == 1
    return (
        named
        or bool((_CITABLE | BODY_WORDS) & set(words))
        or (is_person_noun(_head_word(words)) and _head_word(words) not in _REASONS)
        or bool(PAPERS & set(words))
        or (quoted and _indefinite(unit, left))
    )


def _is_plain(unit: Unit, read: Carrier) -> bool:
    """Tell a noun phrase from the reasons that one gives."""
    words = unit.lows[slice(*read.words)]
    return (
        bool(words) and is_word(words[-1]) and words[0] not in ("neither", "no") and not _REASONS & set(words)
    )


def _by_press(unit: Unit, at: int, found: Cast) -> bool:
    """Tell whether an outlet, or what it reports, stands before a word: "Zorya said, citing the inspectorate"."""
    end = at
    while end and (unit.words[end - 1] in PAUSES or (earlier := time_start(unit, end)) < end):
        end = end - 1 if unit.words[end - 1] in PAUSES else earlier
    end -= end > 0 and unit.lows[end - 1] in _REPORTS
    start = phrase_start(unit, end)
    return start < end and bearer(unit, start, end, press=found.press) is not None


_REPORTS = frozenset(("reported", "reports", "said", "says", "writes", "wrote"))


def _head_word(words: list[str]) -> str:
    return next((words[at - 1] for at in range(1, len(words)) if words[at] in PREPOSITIONS), words[-1])


_REASONS = listed(
    "ban concerns costs delays demand fears law laws losses policy pressure reasons rule rules sanctions trouble war weather"
)


def _indefinite(unit: Unit, at: int) -> bool:
    """Tell whether a quotation names somebody: "a person inside the ministry"."""
    return unit.quotes[at].words > 1


# Whom one cites, where no name stands: "citing officials"; "citing bad weather" gives a reason.
_CITABLE = listed("""
    activist activists administration admiralty adviser advisers agency airline airport ambassador agencies aide aides analysts authorities authority board bureau chief commander company counsel
    council data department diplomat diplomats doctors engineer engineers executive executives expert eyewitnesses fighters figures
    diaries drivers emails eyewitness families family firefighters forces friend friends gendarmerie governor governors group groups guard guards head headquarters hospital hospitals images
    imagery informants institute intelligence insider insiders investigators lawyer lawyers lawmakers letter leader magistrate mayor media medics member members
    military minister ministers ministry newspaper office officer officers official officials paper people person police president prosecutor
    prosecutors record records researchers resident residents scientist secretary service soldier soldiers source sources spokesman
    police prison refugees relative relatives rescuers sailors satellite services shareholders staff spokesmen
    spokesperson spokeswoman statistics study survey survivors union villagers website witness witnesses worker workers
    """)  # fmt: skip
