"""Made-up words and sentences in the scripts of the world: text that has real sizes and means nothing."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

_SENTENCES = 4000  # a language; two articles that draw some dozens of them hardly ever share one
_VOCABULARY = 3000  # words a language; drawn so that few are frequent, as in any language (Zipf)


@dataclass(frozen=True, slots=True)
class Tongue:
    """How the words of one language look."""

    code: str
    share: float  # of feeds: roughly as the languages of a large public list of news feeds; a choice
    heads: str  # what syllables begin with, parted by blanks
    hearts: str  # what follows
    blank: str = " "  # between two words
    stop: str = ". "
    legacy: str | None = None  # an older encoding that some of its feeds still use


_HAN = " ".join(chr(0x4E00 + 37 * n % 20000) for n in range(1, 900))
_HANGUL = " ".join(chr(0xAC00 + 101 * n % 11000) for n in range(1, 300))
TONGUES = (
    Tongue("en", 0.47, "b c d f g h l m n p r s t st tr th w", "a e i o u ea ing er on"),
    Tongue(
        "de", 0.08, "b d f g h k l m n r s sch t w z", "a e i o u ä ö ü ei en er ung", legacy="iso-8859-1"
    ),
    Tongue("es", 0.08, "b c d f g l m n p r s t v ll", "a e i o u á é ó ión os", legacy="iso-8859-1"),
    Tongue("fr", 0.07, "b c d f g l m n p r s t v qu", "a e i o u é è ê eau ion", legacy="windows-1252"),
    Tongue("pt", 0.05, "b c d f g l m n p r s t v nh", "a e i o u ã ç é ão os"),
    Tongue("ru", 0.05, "б в г д ж з к л м н п р с т ч", "а е и о у ы я ов ий ть", legacy="windows-1251"),
    Tongue("pl", 0.03, "b c d g k l ł m n p r s sz t w", "a e i o u ą ę ó y ów", legacy="iso-8859-2"),
    Tongue("uk", 0.02, "б в г д ж з к л м н п р с т х", "а е и і ї о у я ів ий"),
    Tongue("tr", 0.02, "b c ç d g ğ k l m n r s ş t y", "a e ı i o ö u ü lar ler"),
    Tongue("zh", 0.03, _HAN, _HAN, "", "。"),
    Tongue("ja", 0.02, _HAN + " " + "か き く け こ さ し", "の を に は が る た", "", "。"),
    Tongue("ko", 0.01, _HANGUL, _HANGUL),
    Tongue("ar", 0.03, "ب ت ج ح د ر س ع ف ق ك ل م ن", "ا و ي ة ات ين", legacy="windows-1256"),
    Tongue("hi", 0.02, "क ख ग च ज त द न प ब म र ल स", "ा ि ी ु े ो ं"),
    Tongue("el", 0.01, "β γ δ κ λ μ ν π ρ σ τ", "α ε η ι ο υ ος ων"),
    Tongue("he", 0.005, "א ב ג ד ה כ ל מ נ ר ש ת", "ו י ים ות"),
    Tongue("th", 0.005, "ก ข ค ง จ ช ด ต น บ ม", "า ี ุ ะ ่อ ้ว", ""),
)


@cache
def sentences(code: str) -> tuple[str, ...]:
    """Return the sentences of a language, the same in every run."""
    tongue = next(one for one in TONGUES if one.code == code)
    chance = random.Random(code)
    heads, hearts = tongue.heads.split(), tongue.hearts.split()

    def word() -> str:
        return "".join(chance.choice(heads) + chance.choice(hearts) for _ in range(chance.randint(1, 4)))

    words = [word() for _ in range(_VOCABULARY)]
    weights = list(accumulate(1 / (rank + 2) for rank in range(_VOCABULARY)))  # Zipf's law
    made = []
    for _ in range(_SENTENCES):
        said = tongue.blank.join(chance.choices(words, cum_weights=weights, k=chance.randint(6, 24)))
        made.append(said[:1].upper() + said[1:] + tongue.stop)
    return tuple(made)
