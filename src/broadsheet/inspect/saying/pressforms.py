"""What names of newspapers and broadcasters look like, in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.inspect.saying.wordlists import listed
from broadsheet.text.words import fold

# Last words of mastheads that are seldom the last word of another name.
MASTHEADS = listed("""
    advertiser argus broadcasting bugle bulletin chronicle clarion courier daily digest dispatch echo enquirer examiner express fm
    gazette gleaner globe guardian herald independent inquirer insider intelligencer journal ledger magazine mail media mercury messenger
    mirror monitor news newspaper newspapers newsroom newsweek newswire observer online post press recorder register reporter reporters
    review sentinel spectator standard star statesman sun telegraph television times today tribune tv weekly wire
    """)  # fmt: skip
# Words of mastheads in other languages, folded, and how such words end; each is hardly ever a person's, a body's or a place's.
_FORMS = re.compile(
    r"(?:dagbladet|dagens|dziennik|dennik|denik|diari|diario|gazet|gazeta|gazeti|gazetesi|gazety|haber|haberler|hirlap|ilbo|jornal|journaal|jurnal|jurnalul|kathimerini"
    r"|correio|correo|corriere|courrier|lehti|nachrichten|newsru|noticias|notizie|novine|noviny|novosti|nyheder|nyheter|pravda|prensa|presse|ribao|rundschau|sanomat"
    r"|shimbun|shimpo|stampa|televidenie|televisa|televisao|television|televisione|televizia|televizija|tidende|tidning|uutiset|vecer|vecernji|vedomosti|vesti|vijesti|zeitung|ziarul"
    r"|[a-z]{3,}(?:anzeiger|avis|avisen|avisa|blad|bladet|hirlap|kurier|lehti|nachrichten|nytt|posten|rundschau|tagblatt|tageblatt|tidende|tidning|tidningen|zeitung)"
    r"|[a-z]{2,}24)\Z"
)
_FIRST_FORMS = listed("canal kanal radio radyo tele tv")
# What is counted and is no station: "Article 5", "Formula 1".
_COUNTED = listed("""
    act annex april appendix apollo article august boeing camp category chapter class clause december district division exhibit f february figure formula gate grade group january july june
    level line march may november number october page paragraph part phase platform reactor room route rule schedule section september september sector stage table terminal tier title type unit
    volume ward week zone
    """)  # fmt: skip


def has_press_form(words: Sequence[str]) -> bool:
    """Tell whether a name is one of a newspaper or a broadcaster by a word of it, whatever the language.

    >>> [has_press_form(name.split()) for name in ("Nordlandsposten", "Kanal Nord", "KRTV", "Ada Holm")]
    [True, True, True, False]
    """
    keys = [fold(word) for word in words]
    several = len(keys) > 1
    return (
        any(_FORMS.match(key) for key in keys)
        or (several and (keys[0] in _FIRST_FORMS or keys[-1] in MASTHEADS))
        or (
            several
            and keys[-1] in ("1", "2", "3", "4", "5")
            and words[0][:1].isupper()
            and keys[-2] not in _COUNTED
        )
        or any(len(word) > len("TV") and word.endswith(("FM", "TV")) for word in words)
    )
