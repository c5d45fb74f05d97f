"""Makes edits of articles, and articles that only share a passage: pairs whose label is known by construction.

Every pair is made from the texts of one half at run time, by a seeded choice; nothing of them is kept.
A copy may lack up to a quarter, as newspapers trim an agency's text; of a cut text over a third is gone. What lies
between is never made: what such a text should be called is a matter of taste.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from broadsheet.text.sentences import sentences

LEAST_SENTENCES = 6  # of a text that is edited: fewer leave nothing to cut
_SYNONYMS = """
about:around accident:crash accused:charged additional:further after:following allegedly:reportedly also:too
announced:said apartment:flat area:neighbourhood around:near arrested:detained asked:urged assault:attack
attack:assault attempted:tried attorney:lawyer authorities:officials began:started believe:think boy:youth brought:taken
building:house called:phoned car:vehicle child:youngster children:kids city:town close:near confirmed:verified
continued:went on county:district crowd:group custody:detention damaged:hit dead:killed death:killing
declined:refused deputies:officers described:depicted died:succumbed during:amid early:in the first hours of
fatal:deadly fired:shot fled:escaped found:discovered friends:acquaintances gun:firearm gunfire:shots gunman:shooter
happened:occurred heard:noticed help:assistance home:residence hospital:clinic hours:a few hours house:home
however:yet hurt:injured identified:named incident:episode including:among them information:details injured:wounded
injuries:wounds inside:within investigating:probing investigation:inquiry investigators:detectives killed:slain
last:previous later:afterwards law:legislation lawmakers:legislators leader:head left:departed man:male
many:numerous men:males month:four weeks morning:early hours motive:reason multiple:several murder:homicide
near:close to neighbors:residents news:word night:evening number:count occurred:happened officer:policeman
officers:police officials:authorities old:aged outside:in front of people:persons person:individual plan:scheme
police:officers president:head of state prison:jail questioned:interviewed released:published
reported:said reports:accounts residents:locals responded:came said:stated scene:site several:a number of
shooting:gunfire shot:hit shots:rounds show:reveal spokesman:representative spokeswoman:representative
statement:message stop:halt street:road suspect:alleged attacker suspects:alleged attackers taken:brought
told:informed treated:cared for tried:attempted two:a pair of vehicle:car victim:casualty victims:casualties
wanted:sought weapon:gun week:seven days while:as woman:female women:females wounded:hurt wounds:injuries young:youthful
"""
SYNONYMS = {
    word: other.replace("_", " ")
    for word, other in re.findall(r"(\w+):((?:[^\W\d]+(?: (?!\w+:))?)+)", " ".join(_SYNONYMS.split()))
}
_QUOTED = re.compile(r"“[^“”\n]{40,600}”|(?<!\w)\"[^\"\n]{40,600}\"")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_DROPPED = re.compile(r"\b(?:also|just|very|apparently|reportedly|allegedly|later|then|early|late) ")
_DAY_LAST = re.compile(
    r"^(?P<start>[\"“]?)(?P<rest>[A-Z].*?) (?P<when>on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: \w+ing)?)(?P<end>\.?)$"
)
_SAID = re.compile(r"^(?P<what>[^\"“]{30,}), (?P<who>[^,\"“]{3,40}) said\.$")
_SAID_FIRST = re.compile(r"^(?P<who>[A-Z][^,\"“]{2,40}) said (?:that )?(?P<what>[^\"“]{30,})\.$")
_CLAUSES = re.compile(
    r"^(?P<first>[A-Z][^,;\"“]{20,}), (?P<link>after|as|when|while|because) (?P<second>[^,;\"“]{20,})\.$"
)
_QUOTES = (
    "“We will look at every sheet of this before anybody decides,” said {}.",
    "“Nobody who was there that day will forget it,” {} told this newspaper.",
    "“It is too soon to say what this means for the valley,” said {}, who was not there.",
    "“My family and I ask to be left alone,” {} said in a note.",
)
_NAMES = (
    "Ada Brandt",
    "Jonas Okafor",
    "Lena Marsh",
    "the mayor's aide",
    "Piet Vos",
    "a neighbour, Rosa Teller",
)
_RELEASES = (
    (
        "The department asks everybody who was nearby to look through their recordings and to send what may be of use to the "
        "desk that is named on its page. Callers need not give a name. A reward is paid for what leads to a conviction."
    ),
    (
        "All persons are presumed innocent until they have been found guilty by a court. The inquiry is led by the county's own "
        "unit with help from the state's laboratory, and further findings will be published when the prosecutor allows it."
    ),
    (
        "The foundation offers help to all who were touched by such events, free and at any hour. Its counsellors can be "
        "reached by telephone and on the net, and its houses in the county stay open through the holidays."
    ),
    (
        "According to the centre's yearly count, there were 312 such cases in the state over the past year, 41 more than in "
        "the year before. In two of three the people involved knew one another, and in every fifth a minor was present."
    ),
)
_FURNITURE = (
    "Copyright {0}. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
    "Download our free app for news, weather and traffic at your fingertips. Follow {0} on all channels for updates.",
    "Have a story idea? Contact the newsroom of {0} by mail or call the tip line at any hour of the day or night.",
    "{0} welcomes comments that stay on topic and are civil. Comments are closed after five days. Read our rules here.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article to be edited."""

    id: str
    story: str
    outlet: str | None
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Two texts, one of them made from the other, or not."""

    kind: str
    label: str
    first: Text
    second: Text


Sentences = list[str]


def _split(text: str) -> Sentences:
    return [text[start:end] for start, end in sentences(text)]


def _join(parts: Sequence[str], chance: random.Random) -> str:
    """Return sentences as a text, in paragraphs of one to three."""
    out, at = [], 0
    while at < len(parts):
        size = chance.randint(1, 3)
        out.append(" ".join(parts[at : at + size]))
        at += size
    return "\n".join(out)


def _changed(sentence: str, share: float, chance: random.Random) -> str:
    """Return a sentence with a share of the words that have a synonym replaced."""

    def swap(match: re.Match[str]) -> str:
        word = match[0]
        other = SYNONYMS.get(word)
        return other if other and chance.random() < share else word

    return _WORD.sub(swap, sentence)


def paraphrase(sentence: str, chance: random.Random) -> str:
    """Return a sentence told in other words by rules: order of clauses, who said it, synonyms, numbers."""
    if match := _SAID.match(sentence):
        sentence = f"According to {match['who']}, {match['what'][0].lower()}{match['what'][1:]}."
    elif match := _SAID_FIRST.match(sentence):
        sentence = f"{match['what'][0].upper()}{match['what'][1:]}, according to {match['who']}."
    elif match := _CLAUSES.match(sentence):
        sentence = f"{match['link'].capitalize()} {match['second']}, {match['first'][0].lower()}{match['first'][1:]}."
    elif match := _DAY_LAST.match(sentence):
        sentence = f"{match['start']}{match['when'].capitalize()}, {match['rest']}{match['end']}"
    sentence = _DROPPED.sub("", sentence)
    sentence = re.sub(r"\b(?:[1-9]|1[0-2])\b(?![,.:]\d)", lambda found: _NUMBERS[int(found[0])], sentence)
    return _changed(sentence, 0.75, chance)


def _typo(word: str, chance: random.Random) -> str:
    if len(word) < 5:
        return word
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def noise(text: str, chance: random.Random) -> str:
    """Return a text with one word in sixty mistyped or replaced, and other quotation marks."""
    words = [_typo(word, chance) if chance.random() < 1 / 60 else word for word in text.split(" ")]
    out = " ".join(words)
    return out.replace("“", '"').replace("”", '"').replace("’", "'") if chance.random() < 0.5 else out


def _light(parts: Sentences, chance: random.Random) -> Sentences:
    return [_changed(part, 0.12, chance) for part in parts]


def _trimmed(parts: Sentences, chance: random.Random) -> Sentences:
    """Return a text without up to a quarter of it: its last sentences, or some anywhere but the first."""
    most = chance.uniform(0.05, 0.25) * sum(map(len, parts))
    at_end = chance.random() < 0.5
    gone = 0
    kept = list(parts)
    for part in reversed(parts[1:]) if at_end else chance.sample(parts[1:], len(parts) - 1):
        if gone + len(part) > most:
            break
        gone += len(part)
        kept.remove(part)
    return kept


def _cut(parts: Sentences, chance: random.Random) -> Sentences:
    """Return what is left of a text when over a third of it is gone."""
    sizes = sum(map(len, parts))
    most = chance.uniform(0.3, 0.62) * sizes
    order = list(range(len(parts)))
    if chance.random() < 0.5:
        chance.shuffle(order)
    kept: list[int] = []
    for at in order:
        if sum(len(parts[other]) for other in kept) + len(parts[at]) <= most or len(kept) < 2:
            kept.append(at)
    return [parts[at] for at in sorted(kept)]


def _reordered(parts: Sentences, chance: random.Random) -> Sentences:
    """Return the sentences in blocks of one to three, shuffled but for the first block."""
    blocks, at = [], 0
    while at < len(parts):
        size = chance.randint(1, 3)
        blocks.append(parts[at : at + size])
        at += size
    rest = blocks[1:]
    while len(rest) > 2 and rest == blocks[1:]:
        chance.shuffle(rest)
    return [part for block in [blocks[0], *rest] for part in block]


def _paraphrased(parts: Sentences, chance: random.Random) -> Sentences:
    share = chance.uniform(0.7, 1.0)
    return [paraphrase(part, chance) if chance.random() < share else part for part in parts]


def _with_quotes(parts: Sentences, count: int, chance: random.Random) -> Sentences:
    out = list(parts)
    for quote in chance.sample(_QUOTES, count):
        out.insert(chance.randrange(1, len(out) + 1), quote.format(chance.choice(_NAMES)))
    return out


def _extended(parts: Sentences, other: Sentences, chance: random.Random) -> Sentences:
    """Return a text with over half of its length added from another story: before, behind, between."""
    least = chance.uniform(0.55, 1.2) * sum(map(len, parts))
    added: Sentences = []
    while sum(map(len, added)) < least:
        added += other
    while sum(map(len, added[:-1])) >= least:
        added = added[:-1]
    where = chance.random()
    if where < 0.4:
        return [*parts, *added]
    if where < 0.7:
        return [*added, *parts]
    out = list(parts)
    for part in added:
        out.insert(chance.randrange(len(out) + 1), part)
    return out


def _update(parts: Sentences, other: Sentences, chance: random.Random) -> Sentences:
    """Return what is printed a day later: another lead, half of the text kept, some of it changed."""
    kept = _cut(parts, chance)
    if len(kept) < 0.45 * len(parts):
        kept = parts[len(parts) // 2 :]
    new = other[: max(2, len(kept) // 2)]
    return [*new, *(_changed(part, 0.3, chance) for part in kept)]


def _digest(parts: Sentences, other: Sentences, chance: random.Random) -> Sentences:
    """Return the first half told in other words."""
    del other
    return [paraphrase(part, chance) for part in parts[: max(5, len(parts) // 2)]]


_COPIES: dict[str, Callable[[Sentences, random.Random], Sentences]] = {
    "added quote": lambda parts, chance: _with_quotes(parts, 1, chance),
    "headline": lambda parts, _: parts,
    "light": _light,
    "trimmed": _trimmed,
}
_EDITED: dict[str, Callable[[Sentences, Sentences, random.Random], Sentences]] = {
    "cut": lambda parts, _, chance: _cut(parts, chance),
    "cut and told anew": lambda parts, _, chance: _paraphrased(_cut(parts, chance), chance),
    "digest": _digest,
    "extended": _extended,
    "reordered": lambda parts, _, chance: _reordered(parts, chance),
    "told anew": lambda parts, _, chance: _paraphrased(parts, chance),
    "update": _update,
}


def edits(texts: Sequence[Text], count: int, seed: int) -> list[Made]:
    """Return so many pairs of a text and an edit of it, a third of them copies, in a seeded choice.

    Args:
        texts: to be edited, of at least ``LEAST_SENTENCES`` sentences.
        count: how many.
        seed: the same gives the same pairs.
    """
    chance = random.Random(seed)
    usable = _usable(texts)
    return [_edit(usable, at, chance) for at in range(count)]


def _edit(usable: Sequence[Text], at: int, chance: random.Random) -> Made:
    first = chance.choice(usable)
    other = chance.choice([one for one in usable[:50] if one.story != first.story])
    parts = _split(first.text)
    outlet = first.outlet if chance.random() < 0.2 else f"other{at % 40}"
    title = first.title
    if at % 3 == 0:
        kind = chance.choice([*sorted(_COPIES), "noise"])
        made = noise(first.text, chance) if kind == "noise" else _join(_COPIES[kind](parts, chance), chance)
        title = other.title if kind == "headline" else title
        label = "copy"
    else:
        kind = chance.choice(sorted(_EDITED))
        made = _join(_EDITED[kind](parts, _split(other.text), chance), chance)
        title = other.title if chance.random() < 0.5 else title
        label = "edited"
    second = replace(first, id=f"{first.id}-{at}", outlet=outlet, title=title, text=made)
    return Made(kind=kind, label=label, first=first, second=second)


def separates(texts: Sequence[Text], near: frozenset[frozenset[str]], count: int, seed: int) -> list[Made]:
    """Return so many pairs that are separate: articles of one story, as they are or with a passage in common.

    Args:
        texts: of one half.
        near: pairs of ids that may be copies, left out.
        count: how many.
        seed: the same gives the same pairs.
    """
    chance = random.Random(seed)
    stories: dict[str, list[Text]] = {}
    for text in _usable(texts):
        stories.setdefault(text.story, []).append(text)
    pairs = [
        (one, two)
        for group in stories.values()
        for at, one in enumerate(group)
        for two in group[at + 1 :]
        if frozenset((one.id, two.id)) not in near
    ]
    kinds = sorted(_SHARED)
    return [_SHARED[kinds[at % len(kinds)]](*chance.choice(pairs), at, chance) for at in range(count)]


def _same_story(one: Text, two: Text, at: int, chance: random.Random) -> Made:
    del at, chance
    return Made(kind="same story", label="separate", first=one, second=two)


def _same_quotes(one: Text, two: Text, at: int, chance: random.Random) -> Made:
    """The second report prints up to four quotes of the first, each in a frame of its own."""
    quotes = [match[0] for match in _QUOTED.finditer(one.text)][:6]
    quotes = chance.sample(quotes, min(len(quotes), 4)) or [_QUOTES[0].split(" said")[0]]
    parts = _split(two.text)
    for quote in quotes:
        frame = chance.choice(
            (f"{quote} That is how {chance.choice(_NAMES)} put it.", f"It was put like this: {quote}")
        )
        parts.insert(chance.randrange(1, len(parts) + 1), frame)
    return _shared("same quotes", one, two, one.text, _join(parts, chance), at)


def _same_release(one: Text, two: Text, at: int, chance: random.Random) -> Made:
    """Both reports print a passage of one release."""
    passage = chance.choice(_RELEASES)
    texts = []
    for text in (one, two):
        parts = _split(text.text)
        parts.insert(chance.randrange(1, len(parts) + 1), passage)
        texts.append(_join(parts, chance))
    return _shared("same release", one, two, *texts, at)


def _same_furniture(one: Text, two: Text, at: int, chance: random.Random) -> Made:
    """Both are of one outlet and end with its notices."""
    notices = [notice.format(one.outlet or "this paper") for notice in chance.sample(_FURNITURE, 3)]
    texts = ["\n".join((text.text, *notices)) for text in (one, two)]
    same = replace(two, outlet=one.outlet)
    return _shared("same furniture", one, same, *texts, at)


def _shared(kind: str, one: Text, two: Text, first: str, second: str, at: int) -> Made:
    return Made(
        kind=kind,
        label="separate",
        first=replace(one, id=f"{one.id}-{at}", text=first),
        second=replace(two, id=f"{two.id}-{at}", text=second),
    )


_SHARED: dict[str, Callable[[Text, Text, int, random.Random], Made]] = {
    "same furniture": _same_furniture,
    "same quotes": _same_quotes,
    "same release": _same_release,
    "same story": _same_story,
}


def _usable(texts: Sequence[Text]) -> list[Text]:
    return [text for text in texts if len(_split(text.text)) >= LEAST_SENTENCES]
