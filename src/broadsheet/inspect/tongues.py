"""Direct quotations in languages other than English: "Q", verb, name; name, verb: "Q".

The first honest form: a sorted table of the commonest verbs of saying a language, and the order of words.
"""

from __future__ import annotations

from broadsheet.inspect.cues import Cue
from broadsheet.inspect.folded import QUOTE, Range, Unit
from broadsheet.inspect.frames import Candidate

# Language: verbs of saying as they stand beside a quotation, lower case.
_VERBS = {
    "ar": "أضاف أضافت أعلن أعلنت أكد أكدت أوضح أوضحت تابع تابعت ذكر ذكرت صرح صرحت قال قالت وأضاف وأضافت وتابع وقال وقالت",
    "de": "berichtete betonte erklärte ergänzte fragte fügte kritisierte meinte sagt sagte schreibt schrieb teilte warnte",
    "es": "aclaró advirtió afirmó agregó anunció añadió aseguró comentó contó declaró dice dijo escribió explicó indicó"
    " insistió preguntó respondió señaló sostuvo subrayó",
    "fr": "affirme affirmé affirmait ajoute ajouté annoncé assure assuré confie confié déclare déclaré dénoncé dit écrit"
    " estime estimé explique expliqué indique indiqué insisté lancé martelé précise précisé prévenu raconte regrette"
    " regretté répondu souligne souligné",
    "it": "affermato aggiunge aggiunto annunciato commentato detto dice dichiarato disse scritto sottolineato spiega spiegato",
    "nl": "aldus zegt zei schreef verklaarde vertelde benadrukte",
    "pl": "dodał dodała mówi mówił napisał napisała oświadczył oświadczyła podkreślił podkreśliła powiedział powiedziała",
    "pt": "acrescentou afirmou anunciou declarou disse diz escreveu explicou ressaltou",
    "ru": "говорит говорится добавил добавила заявил заявила заявили заявляет написал написала отметил отметила подчеркнул"
    " подчеркнула пояснил пояснила рассказал рассказала сказал сказала сообщил сообщила сообщили утверждает уточнил",
    "uk": "говорить додав додала заявив заявила зазначив зазначила каже написав написала наголосив наголосила підкреслив"
    " повідомив повідомила пояснив пояснила розповів розповіла сказав сказала",
}  # fmt: skip
_ALL_VERBS = frozenset(verb for verbs in _VERBS.values() for verb in verbs.split())
# Words between the quotation and the verb, or the verb and the name.
_BETWEEN = frozenset(
    (
        "a",
        "ainsi",
        "auch",
        "dabei",
        "ha",
        "hat",
        "il",
        "elle",
        "ont",
        "auch",
        "également",
        "также",
        "також",
        "وقد",
        "قد",
    )
)
_STOPS = frozenset(".,;:!?(–—-")
_LONGEST = 9  # words of a name with its offices


def foreign_candidates(unit: Unit) -> list[Candidate]:
    """Return the direct quotations of a sentence that a verb of another language gives to somebody."""
    if not unit.quotes:
        return []
    at = next((at for at, low in enumerate(unit.lows) if low in _ALL_VERBS), None)
    if at is None:
        return []
    cue = Cue(lemma=unit.lows[at], stance="said", takes="q", tense="past", length=1)
    quoted = [(place, place + 1) for place in sorted(unit.quotes)]
    return [
        Candidate(
            cue=(at, at + 1), verb=cue, shape="foreign", content=quoted, source=_source(unit, at),
            begin=min(at, quoted[0][0]), features=[], score=1.0,
        )
    ]  # fmt: skip


def _source(unit: Unit, at: int) -> Range | None:
    """Return the words for the speaker: behind the verb, else before it."""
    start = at + 1
    while start < len(unit) and unit.lows[start] in _BETWEEN:
        start += 1
    end = start
    while end < len(unit) and end - start < _LONGEST and _is_plain(unit.words[end]):
        end += 1
    if end > start:
        return (start, _name_end(unit, start, end))
    right = at
    while right and unit.lows[right - 1] in _BETWEEN:
        right -= 1
    left = right
    while left and right - left < _LONGEST and _is_plain(unit.words[left - 1]):
        left -= 1
    return (left, right) if left < right else None


def _name_end(unit: Unit, start: int, end: int) -> int:
    """Return the end of the first run of capitalised words; scripts without capitals keep all."""
    at = start
    while at < end and not unit.words[at][0].isupper():
        at += 1
    if at == end:
        return end
    while at < end and unit.words[at][0].isupper():
        at += 1
    return at


def _is_plain(word: str) -> bool:
    return word not in _STOPS and word != QUOTE
