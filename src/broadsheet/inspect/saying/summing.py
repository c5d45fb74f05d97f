"""A sentence behind a quotation that says whose words it was: "Mit diesen Worten …", "Así de tajante fue X", "Такими словами …"."""

from __future__ import annotations

from broadsheet.inspect.saying import arabic
from broadsheet.inspect.saying import tonguewords as table
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import is_name, is_word
from broadsheet.inspect.saying.wordlists import listed

# How such a sentence begins, lower case, by language.
_LEADS = {
    "ar": ("بهذه الكلمات", "بهذه العبارة", "بهذه العبارات", "بهذه الجملة", "هكذا", "بهذا", "بتلك الكلمات", "كلمات قالها", "كلمات قالتها", "بهذه اللهجة", "على هذا النحو", "بهذه الصراحة", "عبارة قالها"),
    "de": ("mit diesen worten", "mit diesem satz", "mit den worten", "so ", "das sagt", "das sagte", "diese worte", "dieser satz", "in diesen worten", "das meint", "das schreibt", "die worte stammen von", "der satz stammt von", "mit diesem appell", "worte, mit denen"),
    "es": ("con estas palabras", "con esas palabras", "con esta frase", "con esa frase", "así ", "así de ", "de esta manera", "de esta forma", "de este modo", "estas palabras", "la frase es de", "lo dice", "lo dijo", "quien habla es", "en estos términos", "en esos términos", "con ese mensaje", "con este mensaje", "quien lo dice es", "el que habla es", "la que habla es", "fueron las palabras de", "son palabras de", "son las palabras de"),
    "fr": ("c'est en ces termes", "c'est par ces mots", "c'est ainsi", "par ces mots", "avec ces mots", "en ces termes", "ainsi ", "ces mots", "c'est avec ces mots", "ces paroles", "la phrase est de", "c'est ce que", "ainsi parle", "le constat est de", "l'aveu est de", "la formule est de", "celui qui parle", "celle qui parle", "ce sont les mots de"),
    "ru": ("такими словами", "с такими словами", "этими словами", "с этими словами", "так ", "вот так", "именно так", "эти слова", "об этом", "такими словами", "эту фразу", "слова принадлежат", "так говорит", "такой фразой"),
    "uk": ("такими словами", "з такими словами", "із такими словами", "із цими словами", "цими словами", "з цими словами", "так ", "ось так", "саме так", "ці слова", "про це", "цю фразу", "слова належать", "такою фразою", "отак "),
}  # fmt: skip
_FIRST = frozenset(row.split()[0] for rows in _LEADS.values() for row in rows)
_FAR = 9  # words between such words and who it was
_WHOLE = 2  # words of a name


def summed(unit: Unit, language: str | None, at: int = 0) -> Range | None:
    """Return the words for who spoke the quotation before this sentence, or before a word of it; None where it does not say so."""
    if at >= len(unit) or unit.lows[at].replace("’", "'") not in _FIRST:
        return None
    start = " ".join(unit.lows[at : at + _FAR]).replace("’", "'") + " "
    lead = next(
        (
            row
            for row in _LEADS.get(language or "", ())
            if start.startswith(row if row.endswith(" ") else row + " ")
        ),
        None,
    )
    if lead is None or QUOTE in unit.words[at:]:
        return None
    at += len(lead.split())
    return _in_arabic(unit, at) if language == "ar" else _named(unit, at)


def _in_arabic(unit: Unit, at: int) -> Range | None:
    """Read the verb and its subject: "هكذا تصف المزارعة زينب العمراني"."""
    return arabic.trimmed_name(unit, at + 1) if at + 1 < len(unit) and is_word(unit.words[at]) else None


def _named(unit: Unit, at: int) -> Range | None:
    """Return the one whole name of the clause that no preposition leads to."""
    found: list[Range] = []
    while at < len(unit):
        if not is_name(unit.words[at]):
            if unit.words[at] in ",;:" and found:
                break
            at += 1
            continue
        end = at + 1
        while end < len(unit) and (
            is_name(unit.words[end])
            or (unit.lows[end] in _PARTICLES and end + 1 < len(unit) and is_name(unit.words[end + 1]))
        ):
            end += 1
        if end - at >= _WHOLE and unit.lows[at - 1] not in _LED_BY:
            found.append((at, end))
        at = end
    return found[0] if len(found) == 1 else None


_LED_BY = table.OBLIQUE - listed("de von")
_PARTICLES = listed("de del der la von van al el bin da dos")
