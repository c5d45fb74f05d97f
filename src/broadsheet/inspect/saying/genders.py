"""Whether a name or a description is a man's or a woman's, where its form tells; None where it does not.

Only languages whose names show it: Russian and Ukrainian by first names and endings (in every case), Spanish, Arabic
and German by the words for an office.
"""

from __future__ import annotations

import re

from broadsheet.inspect.saying.wordlists import listed

# Men's first names of Russian and Ukrainian that end as women's do.
_MEN_IN_A = listed(
    "ілля илья кузьма лука микита микола никита саша сава савва фома хома яремa гаврила данила кирило павло петро дмитро михайло олекса сашко"
)
_MEN_IN_A_ES = listed("borja bautista jona josema luca garcilaso noa sasha nikita andrea")
_WOMEN_IN_O = listed("rosario amparo consuelo rocío socorro milagro patrocinio sagrario remedio")
# Men's first names without their last vowel: what "Тараса", "Тарасу", "Тарасом" begin with.
_MEN = listed("""
    адам азамат айдар алан александр алексе алмаз альберт анатоли андре андрі антон аркади арсен артем артём артур архип аслан ахмед бахтияр богдан борис булат вадим валентин валери валері василь васили віктор виктор витали віталі
    владимир владислав володимир вячеслав геннади георги герман глеб гліб григори григорі давид данил дамир денис дмитри дмитр евгени євген егор емельян ерлан зенон іван иван игорь игор ігор ільдар ильдар ильяс ислам казимир камиль кирил
    кирилл константин костянтин лев левк леонид леонід лукьян лук’ян магомед максим марат марк мартин марк матвей мирон мирослав михаил михайл михайло назар нестор олег олексі олександр оле орест остап павел павл петр пётр платон
    прохор радик ринат роберт родион роман рудольф руслан рустам савели северин семен семён сергей серге сергі сергій соломон станислав станіслав степан султан тарас тимофей тимофі тимур устим фёдор федор фарид филипп хенрик эдуард эльдар
    юлиан юри юрій юрі яков ян яр ярослав ясон джеремі джон
    """)  # fmt: skip
# Of them, those that women have as well: "Богдана".
_BOTH = listed(
    "александр богдан валентин валери владислав віктор виктор євген евгени мирослав михайл олександр роман руслан станислав юлиан юрі ярослав ян стефан данил"
)
_ENDING = re.compile(r"(?:ові|еві|єві|ого|ому|ом|ем|єм|ею|ою|ей|ой|им|ым|а|я|у|ю|е|і|и|ы|ї|й|ь)\Z")
_SHE_CASES = re.compile(r"(?:ы|и|і|ї|ой|ою|ею|ей|у|ю|е)\Z")
_SHE_LAST = re.compile(r"(?:ова|ева|єва|ёва|іна|ина|ська|цька|зька|ская|цкая|ная|ова|ої|ой|ую|ову|еву|ну)\Z")
_HE_LAST = re.compile(r"(?:ський|цький|зький|ский|цкий|ского|ського|ов|ев|єв|ин|ін)\Z")

# How words for women's offices end.
_SHE_NOUN = {
    "de": re.compile(r"(?:in|frau)\Z"),
    "es": re.compile(r"(?:ora|esa|ista|triz|a)\Z"),
    "fr": re.compile(r"(?:euse|trice|ière|ienne|eure|esse|ante|ée|ère)\Z"),
    "ru": re.compile(r"(?:ница|щица|чица|ка|иха|иня|есса|дама|мать)\Z"),
    "uk": re.compile(r"(?:ниця|чиця|виця|ка|иня|иня|еса|мати|ця)\Z"),
    "ar": re.compile(r"ة\Z"),
}
_HE_NOUN = {
    "de": re.compile(r"(?:er|or|ist|mann|rat|chef|ent|arzt|anwalt)\Z"),
    "es": re.compile(r"(?:or|ero|ario|ano|tico|logo|dor|cal)\Z"),
    "uk": re.compile(r"(?:ник|ець|ар|ист|ач|ор|ер)\Z"),
    "ar": re.compile(r"[^ة]\Z"),
}


def of_name(name: str, language: str | None) -> str | None:  # noqa: PLR0911  # one return a kind of name
    """Return "he", "she" or None for a whole name.

    >>> of_name("Тараса Мельничука", "uk"), of_name("Богдана Цегельська", "uk")
    ('he', 'she')
    """
    words = name.lower().split()
    if language == "es" and len(words) >= _WHOLE:
        return (
            "he"
            if words[0].endswith("o") and words[0] not in _WOMEN_IN_O
            else "she"
            if words[0].endswith("a") and words[0] not in _MEN_IN_A_ES
            else None
        )
    if language not in ("ru", "uk") or len(words) < _WHOLE:
        return None
    first, last = words[0], words[-1]
    stem = _ENDING.sub("", first)
    if first in _MEN_IN_A or _HE_LAST.search(last):
        return "he"
    if stem in _BOTH and first.endswith(("а", "я")):
        return "she" if _SHE_LAST.search(last) or not last.endswith(("а", "я", "у", "ю")) else None
    if first in _MEN or stem in _MEN:
        return "he"
    if first.endswith(("а", "я")) or (_SHE_CASES.search(first) and _SHE_LAST.search(last)):
        return "she"
    return "he" if first[-1:] in "бвгґджзйклмнпрстфхцчшщ" and stem == first else None


_WHOLE = 2  # words of a first and a last name


def of_noun(noun: str, language: str | None) -> str | None:
    """Return "he", "she" or None for a word for an office.

    >>> of_noun("Regisseurin", "de")
    'she'
    """
    low = noun.lower()
    if (she := _SHE_NOUN.get(language or "")) and she.search(low):
        return None if language == "es" and low.endswith("ista") else "she"
    if (he := _HE_NOUN.get(language or "")) and he.search(low):
        return None if language in ("ru", "uk") else "he"  # "лікар" may be a woman
    return None
