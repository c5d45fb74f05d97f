"""Quoted names of works, bodies and undertakings, told by the word before them: роман «…», la película “…”, Film „…“.

Nobody says these; a quotation that such a word leads to, or that one follows in apposition, is a name.
"""

from __future__ import annotations

import re

from broadsheet.inspect.saying.wordlists import listed

_LONGEST = 9  # words of a title; chosen: longer ones are said
_APPOSED_LONGEST = 6  # words of a title behind a comma: "su nueva película, “La casa sin puertas”"
_APART = re.compile(r"[,،] *\Z")
_NAMES = 4  # words of an author between the word and the title: "роман Аркадия Лисовского «…»"
_BACK = 90  # letters to look back

# Words for what has a name in marks, all their forms, by language.
_WORDS = listed("""
    album ausstellung band bühnenstück buch dokumentarfilm doku dokumentation drama fernsehserie festival film gedicht gemälde initiative inszenierung kampagne komödie konzert krimi lied oper podcast
    produktion programm projekt reihe reportage roman schauspiel sendung serie single song stück theaterstück thriller titel trilogie musical konferenz messe aktion bündnis verein stiftung magazin
    álbum asociación ballet bar basada biografía cadena campaña canción coloquio colección comedia concierto concurso congreso cortometraje cuadro cuento disco documental drama editorial ensayo escultura exposición
    festival feria film filme foro fundación grupo iniciativa jornada libro llamada llamado misión montaje movimiento muestra musical novela obra operación operativo ópera película pieza plan poema poemario premio programa
    proyecto publicación restaurante revista saga serie spot tema telenovela trilogía videoclip
    album association bande-dessinée ballet bd campagne chanson clip collectif colloque comédie concert concours court-métrage dispositif documentaire drame émission essai exposition festival feuilleton film fondation
    installation livre long-métrage magazine morceau musical nouvelle opéra opération ouvrage pièce plan podcast poème prix programme projet récit recueil restaurant revue roman saga série single spectacle tableau téléfilm thriller titre trilogie
    ألبوم أغنية أمسية برنامج بعنوان جائزة جمعية حملة ديوان رواية روايته روايتها سلسلة صحيفة عرض عملية فيلم فيلمه فيلمها قصة قصيدة كتاب كتابه كتابها لوحة مبادرة مجلة مسرحية مسلسل مشروع مشهد معرض معرضه معرضها مقال مهرجان منصة منظمة مؤسسة موقع ثلاثية وثائقي
    قناة الفيلم الرواية المسرحية المسلسل الكتاب الديوان الأغنية البرنامج مجموعة مجموعته مجموعتها حزب شركة نادي فرقة ندوة مؤتمر الوثائقي وبرنامج وفيلم ورواية وكتاب ومسرحية وكتابه
    """)  # fmt: skip
# The same for Russian and Ukrainian, which decline: how they begin.
_STEMS = (
    "агентств", "акци", "альбом", "ансамбл", "антолог", "балет", "бренд", "видання", "видавництв", "виставк", "виставу", "вистав", "вірш", "выставк", "газет", "гурт", "добірк", "документалк", "драм", "журнал", "завод",
    "збірк", "збірц", "издательств", "исследован", "казк", "картин", "картини", "кинофильм", "клуб", "книг", "книж", "комед", "компан", "конкурс", "концерт", "концерн", "кафе", "кінокартин", "композиц", "магазин", "мережа", "минисериал", "монолог",
    "мюзикл", "общество", "опер", "операц", "организац", "отел", "партия", "партія", "партії", "партии", "передач", "пісн", "пес", "песн", "п'єс", "п’єс", "повест", "повіст", "подкаст", "поем", "поэм", "полотн", "постановк", "преми", "премі",
    "програм", "программ", "проект", "проєкт", "радіо", "рассказ", "ресторан", "роман", "рубрик", "сборник", "сериал", "серіал", "скульптур", "спектак", "стать", "стихотворен", "стрічк", "стрічц", "студи", "студі", "театр", "телепередач", "трилер", "трилоги",
    "трилогі", "турнір", "турнир", "трек", "тэг", "фестивал", "фільм", "фильм", "фирм", "фонд", "фотовиставк", "холдинг", "цикл", "шоу", "эссе", "есе", "кампан", "ярмарк", "рух", "движени", "объединен", "об'єднан", "обʼєднан", "об’єднан",
)  # fmt: skip
# What begins like one of them and is none: "оперу" is a detective, "пес" a dog.
_OTHERS = listed("рассказал рассказала рассказали рассказывает рассказывают романтично операторы оператор оператора песок проектировщик программист журналист журналистам журналисту")  # fmt: skip
# What no title ends with: the quotation is somebody's, whatever stands before it.
_SAID = (",", ";")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_TAIL = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\s*\Z")
_APPOSED = re.compile(r"\s*[,،(–—-]\s*(?P<words>(?:[^\W\d_]+(?:['’-][^\W\d_]+)*\s?){1,3})")
_OPENERS = re.compile(r"\A(?:ال|وال|بال|لل)")


def is_work(text: str, start: int, end: int, words: int) -> bool:
    """Tell whether quoted words are the name of a work, a body or an undertaking.

    Args:
        text: of the article.
        start: of the opening mark.
        end: behind the closing mark.
        words: how many are quoted.
    """
    inner = text[start + 1 : end].lstrip()
    if words > _LONGEST or text[end - 2 : end - 1] in _SAID or inner[:1].islower():
        return False
    before = text[max(0, start - _BACK) : start]
    apposed = (
        words <= _APPOSED_LONGEST
        and inner[:1].isupper()
        and inner[-2:-1] not in ".!?…"
        and _APART.search(before)
    )
    return (
        _led(before)
        or _followed(text, start, end)
        or (bool(apposed) and _led(before[: apposed.start()] if apposed else ""))
    )


def _led(before: str) -> bool:
    """Tell whether the last word, or the last before an author's names, is one for a work."""
    for _ in range(_NAMES + 1):
        last = _TAIL.search(before)
        if last is None:
            return False
        word = last[0].rstrip()
        if _is_noun(word.lower()):
            return True
        if not word[:1].isupper() and word.lower() not in _BETWEEN:
            return False
        before = before[: last.start()]
    return False


_BETWEEN = listed(
    "titulada titulado intitulé intitulée под названием під назвою بعنوان الجديد الجديدة الوثائقي الأخير الأخيرة"
)


def _followed(text: str, start: int, end: int) -> bool:
    """Tell whether "…, una muestra de" follows: not where a sentence opens with the quotation, which may be said."""
    before = text[:start].rstrip()
    if not before or before[-1] in ".:!?\n—–-":
        return False
    behind = _APPOSED.match(text, end, end + _BACK)
    return behind is not None and any(word in _FOLLOWING for word in behind["words"].lower().split())


# Forms that are verbs or common words as well behind a comma.
_VERBS = listed("plan titre titel band reihe drama basada tema bar stück aktion llamado llamada عرض موقع")


_FOLLOWING = _WORDS - _VERBS


def _is_noun(low: str) -> bool:
    if low in _WORDS or _OPENERS.sub("", low) in _WORDS:
        return True
    return low.startswith(_STEMS) and low not in _OTHERS and len(low) <= _LONGEST_NOUN


_LONGEST_NOUN = 15  # letters
