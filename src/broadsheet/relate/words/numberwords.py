"""Numbers as other languages than English write them: as words, with a decimal comma, with words for thousands.

Sorted data by language; from two upward, for one is an article in most of them.
"""

from __future__ import annotations

import re

_WORDS = {
    "ar": "2 اثنان 2 اثنين 3 ثلاث 3 ثلاثة 4 أربع 4 أربعة 5 خمس 5 خمسة 6 ست 6 ستة 7 سبع 7 سبعة 8 ثماني 8 ثمانية 9 تسع 9 تسعة "
    "10 عشر 10 عشرة 20 عشرون 20 عشرين 30 ثلاثون 30 ثلاثين 40 أربعين 50 خمسين 60 ستين 100 مائة 100 مئة 200 مئتي 200 مئتين",
    "de": "2 zwei 3 drei 4 vier 5 fünf 6 sechs 7 sieben 8 acht 9 neun 10 zehn 11 elf 12 zwölf 13 dreizehn 14 vierzehn "
    "15 fünfzehn 16 sechzehn 17 siebzehn 18 achtzehn 19 neunzehn 20 zwanzig 30 dreissig 30 dreißig 40 vierzig "
    "50 fünfzig 60 sechzig 70 siebzig 80 achtzig 90 neunzig 100 hundert 200 zweihundert 300 dreihundert",
    "es": "2 dos 3 tres 4 cuatro 5 cinco 6 seis 7 siete 8 ocho 9 nueve 10 diez 11 once 12 doce 13 trece 14 catorce "
    "15 quince 16 dieciséis 17 diecisiete 18 dieciocho 19 diecinueve 20 veinte 21 veintiún 22 veintidós 23 veintitrés "
    "24 veinticuatro 25 veinticinco 26 veintiséis 27 veintisiete 28 veintiocho 29 veintinueve 30 treinta 40 cuarenta "
    "50 cincuenta 60 sesenta 70 setenta 80 ochenta 90 noventa 100 cien 200 doscientos 300 trescientos 500 quinientos",
    "fr": "2 deux 3 trois 4 quatre 5 cinq 6 six 7 sept 8 huit 10 dix 11 onze 12 douze 13 treize 14 quatorze 15 quinze "
    "16 seize 20 vingt 30 trente 40 quarante 50 cinquante 60 soixante 100 cent",
    "ru": "2 два 2 две 2 двое 2 двух 3 три 3 трех 3 трое 4 четверо 4 четыре 4 четырех 5 пятеро 5 пяти 5 пять 6 шестеро "
    "6 шесть 7 семи 7 семь 8 восемь 8 восьми 9 девять 10 десять 11 одиннадцать 12 двенадцать 13 тринадцать "
    "14 четырнадцать 15 пятнадцать 16 шестнадцать 17 семнадцать 18 восемнадцать 19 девятнадцать 20 двадцать "
    "30 тридцать 40 сорок 50 пятьдесят 60 шестьдесят 70 семьдесят 80 восемьдесят 90 девяносто 100 сто 200 двести 300 триста",
    "uk": "2 два 2 двох 2 двоє 2 дві 3 три 3 троє 3 трьох 4 четверо 4 чотири 4 чотирьох 5 п'ятеро 5 п'ять 6 шестеро 6 шість "
    "7 семеро 7 сім 8 восьми 8 вісім 9 дев'ять 10 десять 11 одинадцять 12 дванадцять 13 тринадцять 14 чотирнадцять "
    "15 п'ятнадцять 16 шістнадцять 17 сімнадцять 18 вісімнадцять 19 дев'ятнадцять 20 двадцять 30 тридцять 40 сорок "
    "50 п'ятдесят 60 шістдесят 70 сімдесят 80 вісімдесят 90 дев'яносто 100 сто 200 двісті 300 триста",
}  # fmt: skip
_SCALES = {
    "billion": "milliard milliarde milliarden milliards mrd миллиард миллиардов мільярд мільярдів млрд مليار مليارات",
    "million": "mio million millionen millions millones millón mln миллион миллиона миллионов млн мільйон мільйони мільйонів "
    "مليون ملايين",
    "thousand": "mil mille tausend тис тисяч тисячі тыс тысяч тысячи ألف آلاف",
}
_COMMA = "da de es fi fr hu it nl no pl pt ro ru sv tr uk"
COMMA = frozenset(_COMMA.split())
"""Languages that write 6,5 for six and a half and 1.500 for fifteen hundred."""
_DECIMALS = re.compile(r"(?<=\d)[,.](?=\d{1,2}\Z)")


def _by_word(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[1::2], words[::2], strict=True))


NUMBER_WORDS = {language: _by_word(text) for language, text in _WORDS.items()}
SCALE_WORDS = {word: scale for scale, text in _SCALES.items() for word in text.split()}
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def plain(number: str) -> str:
    """Return a number in Latin digits.

    >>> plain("١٩")
    '19'
    """
    return number if number.isascii() else number.translate(_DIGITS)


def written(number: str, language: str | None) -> str:
    """Return a number in digits as English writes it, without marks between thousands.

    >>> written("6,50", "de"), written("1.500", "de"), written("1,500", "en")
    ('6.5', '1500', '1500')
    """
    number = plain(number)
    if language in COMMA:
        parts = _DECIMALS.split(number)
        number = ".".join((parts[0].replace(".", ""), *parts[1:]))
    number = number.replace(",", "").replace("\u066b", ".").replace("\u066c", "")
    return number.rstrip("0").removesuffix(".") if "." in number else number
