# ruff: noqa: SIM905 - tables of words read better as prose
"""Number words and formats by language: sorted data for ``numbers``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Signs and codes of money as they stand before or after a number (ISO 4217 for the code).
CURRENCY_SIGNS = {
    "$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CHF": "CHF", "EUR": "EUR", "GBP": "GBP", "GH₵": "GHS", "HK$": "HKD",
    "JPY": "JPY", "KSh": "KES", "Ksh": "KES", "NZ$": "NZD", "R$": "BRL", "RMB": "CNY", "Rs": "INR", "Rs.": "INR", "S$": "SGD", "US$": "USD",
    "USD": "USD", "£": "GBP", "¥": "JPY", "€": "EUR", "₩": "KRW", "₪": "ILS", "₫": "VND",
    "₱": "PHP", "₴": "UAH", "₹": "INR", "₺": "TRY", "₽": "RUB", "₦": "NGN", "₵": "GHS", "฿": "THB",
}  # fmt: skip
_CODES = (
    "AED ARS AUD BDT BGN BRL CAD CLP CNY COP CZK DKK EGP ETB GHS HKD HUF IDR ILS INR IQD IRR ISK KES KRW KZT LKR "
    "MAD MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD TZS UAH UGX VND ZAR"
)
CURRENCY_SIGNS |= {code: code for code in _CODES.split()}
# "First" counts nothing; the others do where what they number can be counted (see ``NUMBERED``).
ORDINALS = {
    word: float(n)
    for n, word in enumerate(
        (
            "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            "sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        start=2,
    )
}

_EN_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DE_UNITS = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn"
).split()
_DE_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_FR_UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
).split()
_ES_UNITS = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve"
).split()
_ES_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()


def _german() -> dict[str, float]:
    small = {word: float(n) for n, word in enumerate(_DE_UNITS)}
    tens = {word: 10.0 * n for n, word in enumerate(_DE_TENS, start=2)}
    stems = [("ein", 1.0), *((w, float(n)) for n, w in enumerate(_DE_UNITS[2:10], start=2))]
    joined = {f"{unit}und{ten}": n + value for unit, n in stems for ten, value in tens.items()}
    forms = {"zweier": 2.0, "dreier": 3.0, "dreissig": 30.0, "zwo": 2.0}
    del small["null"]
    return small | tens | joined | forms


def _english() -> dict[str, float]:
    tens = {word: 10.0 * n for n, word in enumerate(_EN_TENS, start=2)}
    return {word: float(n) for n, word in enumerate(_EN_UNITS)} | tens


def _french() -> dict[str, float]:
    small = {word: float(n) for n, word in enumerate(_FR_UNITS)}
    tens = {"vingt": 20.0, "trente": 30.0, "quarante": 40.0, "cinquante": 50.0, "soixante": 60.0}
    out = small | tens
    for ten, value in tens.items():
        out |= {f"{ten}-{_FR_UNITS[n]}": value + n for n in range(2, 10)} | {f"{ten} et un": value + 1}
    out |= {f"soixante-{_FR_UNITS[n]}": 60.0 + n for n in range(10, 20)}
    round_numbers = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
                     "soixantaine": 60, "centaine": 100}  # fmt: skip
    out |= {f"une {word}": float(n) for word, n in round_numbers.items()}
    out |= {"quatre-vingt": 80.0, "quatre-vingts": 80.0, "une": 1.0}
    return out | {f"quatre-vingt-{_FR_UNITS[n]}": 80.0 + n for n in range(1, 20)}


def _spanish() -> dict[str, float]:
    out = {word: float(n) for n, word in enumerate(_ES_UNITS)}
    for number, ten in enumerate(_ES_TENS, start=3):
        out[ten] = 10.0 * number
        out |= {f"{ten} y {_ES_UNITS[n]}": 10.0 * number + n for n in range(1, 10)}
    rounds = {
        "decena": 10,
        "docena": 12,
        "quincena": 15,
        "veintena": 20,
        "treintena": 30,
        "cuarentena": 40,
        "cincuentena": 50,
        "sesentena": 60,
    }
    out |= {f"una {word}": float(n) for word, n in rounds.items()}
    out |= {
        "un centenar": 100.0,
        "medio centenar": 50.0,
        "un millar": 1000.0,
        "media docena": 6.0,
        "medio millar": 500.0,
    }
    return out | {"un": 1.0, "una": 1.0, "veintiun": 21.0, "veintiún": 21.0}


def _forms(rows: str) -> dict[str, float]:
    """Read rows "2 два две двух" into a table of each form."""
    out: dict[str, float] = {}
    for row in rows.split(";"):
        number, *forms = row.split()
        out |= dict.fromkeys(forms, float(number))
    return out


_RU = _forms(
    "1 один одна одно одного одной одну;2 два две двух двум двумя;3 три трёх трех трём трем тремя трое троих;"
    "4 четыре четырёх четырех четырём четверо четверых;5 пять пяти пятью пятеро пятерых;6 шесть шести шестеро шестерых;"
    "7 семь семи семеро семерых;8 восемь восьми;9 девять девяти;10 десять десяти;11 одиннадцать одиннадцати;"
    "12 двенадцать двенадцати;13 тринадцать тринадцати;14 четырнадцать;15 пятнадцать пятнадцати;16 шестнадцать;"
    "17 семнадцать;18 восемнадцать;19 девятнадцать;20 двадцать двадцати;30 тридцать тридцати;40 сорок сорока;"
    "50 пятьдесят пятидесяти;60 шестьдесят;70 семьдесят;80 восемьдесят;90 девяносто;2 двое двоих"
)
_UK = _forms(
    "1 один одна одне одного однієї одну;2 два дві двох двом двоє;3 три трьох троє трьом;4 чотири чотирьох четверо;"
    "5 п'ять п’ять п'яти п'ятеро п'ятьох;6 шість шести шестеро шістьох;7 сім семи семеро;8 вісім восьми восьмеро;"
    "9 дев'ять дев’ять дев'яти;10 десять десяти;11 одинадцять;12 дванадцять;13 тринадцять;14 чотирнадцять;7 сімох;8 вісьмох;9 дев'ятьох дев’ятьох;10 десятьох;11 одинадцятьох;12 дванадцятьох;"
    "15 п'ятнадцять;16 шістнадцять;17 сімнадцять;18 вісімнадцять;19 дев'ятнадцять;20 двадцять двадцяти;"
    "30 тридцять;40 сорок;50 п'ятдесят;60 шістдесят;70 сімдесят;80 вісімдесят;90 дев'яносто"
)
_AR = _forms(
    "1 واحد واحدة;2 اثنان اثنين اثنتين;3 ثلاثة ثلاث;4 أربعة أربع;5 خمسة خمس;6 ستة ست;7 سبعة سبع;8 ثمانية ثماني ثمان;"
    "9 تسعة تسع;10 عشرة عشر;20 عشرون عشرين;30 ثلاثون ثلاثين;40 أربعون أربعين;50 خمسون خمسين;60 ستون ستين;"
    "70 سبعون سبعين;80 ثمانون ثمانين;90 تسعون تسعين"
)


def _scales(**rows: str) -> dict[str, float]:
    powers = {"hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9,
              "trillion": 1e12, "dozen": 12.0}  # fmt: skip
    return {form: powers[name] for name, forms in rows.items() for form in forms.split()}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """How a language writes numbers."""

    words: Mapping[str, float]  # lower case, as they stand in a text
    scales: Mapping[str, float]  # "million", "Mrd", "тыс"
    short_scales: Mapping[str, float]  # glued or only after a digit: "bn", "m", "k"
    joiner: str = "and"  # stands inside a number: "a hundred and five"
    article: tuple[str, ...] = ()  # counts as one before a scale: "a million"
    half: str | None = None  # pattern of "half a"
    and_half: str | None = None  # pattern after a number: " and a half"
    vague: str = r"(?!)"  # words that no number fits: "tens of thousands", "dozens"
    between: str = r"(?!)"  # "between": its partner is ``joiner``
    to: str = "to"  # stands between the ends of a range
    decimal: str = ","  # the mark before fractions
    thousands: str = ". "  # marks between groups of three


NUMBERS: dict[str, NumberWords] = {
    "ar": NumberWords(
        words=_AR,
        scales=_scales(hundred="مئة مائة", thousand="ألف آلاف", million="مليون ملايين مليونا", billion="مليار مليارات بليون", trillion="تريليون"),
        short_scales={},
        joiner="و",
        vague=r"عشرات الآلاف|مئات الآلاف|عشرات|مئات|آلاف|العشرات|المئات|الآلاف",
        between="بين",
        to="إلى",
        decimal="٫.",
        thousands="٬,",
    ),
    "de": NumberWords(
        words=_german(),
        scales=_scales(hundred="hundert einhundert", thousand="tausend eintausend", million="million millionen mio", billion="milliarde milliarden mrd", trillion="billion billionen", dozen="dutzend"),
        short_scales={},
        joiner="und",
        article=("eine", "einer", "ein"),
        half=r"eine halbe",
        vague=r"zehntausende[nr]?|hunderttausende[nr]?|dutzende[nr]?|hunderte[nr]?|tausende[nr]?|mehrere\s+(?:dutzend|hundert|tausend)",
        between="zwischen",
        to="bis",
    ),
    "en": NumberWords(
        words=_english(),
        scales=_scales(hundred="hundred", thousand="thousand", million="million", billion="billion", trillion="trillion", dozen="dozen", lakh="lakh", crore="crore"),
        short_scales={"bln": 1e9, "bn": 1e9, "k": 1e3, "m": 1e6, "mln": 1e6, "mn": 1e6, "tn": 1e12},
        article=("a", "an"),
        half=r"half\s+an?",
        and_half=r"\s+and\s+a\s+half",
        vague=(
            r"(?:(?:many|several)\s+)?(?:(?:tens|dozens|scores|hundreds)\s+of\s+)?(?:thousands|millions|billions|hundreds)"
            r"|(?:many\s+)?dozens(?!\s+of\s+(?:hundreds|millions|thousands))|a\s+handful(?=\s+(?:came|of\s+(?:people|protesters|soldiers)))|(?:many\s+)?scores(?=\s+of|\s+more|\s+(?:were|are|have|had|killed|injured|wounded|dead|missing))"
            r"|(?:several|a\s+few|many)\s+(?:dozen|hundred|thousand|million|billion)"
        ),
        between="between",
        to="to",
        decimal=".",
        thousands=",",
    ),
    "es": NumberWords(
        words=_spanish(),
        scales=_scales(hundred="cien ciento", thousand="mil", million="millón millones", trillion="billón billones", dozen="docena docenas"),
        short_scales={},
        joiner="y",
        article=("un", "una"),
        half=r"medio",
        vague=r"decenas\s+de\s+miles|cientos\s+de\s+miles|decenas|docenas|cientos|centenares|miles",
        between="entre",
        to="a",
    ),
    "fr": NumberWords(
        words=_french(),
        scales=_scales(hundred="cent cents", thousand="mille", million="million millions", billion="milliard milliards", trillion="billion billions", dozen="douzaine"),
        short_scales={},
        joiner="et",
        article=("un", "une"),
        vague=r"des\s+(?:dizaines|centaines)\s+de\s+milliers|(?:des|plusieurs)\s+(?:dizaines|centaines|milliers|millions)",
        between="entre",
        to="à",
    ),
    "ru": NumberWords(
        words=_RU,
        scales=_scales(hundred="сто ста", thousand="тысяча тысячи тысяч тыс", million="миллион миллиона миллионов млн", billion="миллиард миллиарда миллиардов млрд", trillion="триллион триллиона триллионов трлн"),
        short_scales={},
        joiner="и",
        half=r"полмиллиона(?!)|пол",
        vague=r"десятки\s+тысяч|сотни\s+тысяч|десятки|сотни|тысячи(?=\s+[а-яё]+(?:ей|ов|ек|юдей)\b)",
        between="между",
        to="до",
    ),
    "uk": NumberWords(
        words=_UK,
        scales=_scales(hundred="сто", thousand="тисяча тисячі тисяч тис", million="мільйон мільйона мільйони мільйонів млн", billion="мільярд мільярда мільярди мільярдів млрд", trillion="трильйон трильйонів трлн"),
        short_scales={},
        joiner="і",
        vague=r"десятки\s+тисяч|сотні\s+тисяч|десятки|сотні",
        between="між",
        to="до",
    ),
}  # fmt: skip
