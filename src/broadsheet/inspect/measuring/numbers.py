"""Numbers in a text: digits in the format of its language, words, fractions, ranges, scales."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from broadsheet.inspect.measuring.numberwords import CURRENCY_SIGNS, NUMBERS, ORDINALS, NumberWords
from broadsheet.inspect.measuring.ranges import SIGN as _SIGN
from broadsheet.inspect.measuring.ranges import Number, joined

FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
# Blanks that group thousands: no-break, thin and narrow no-break. A plain blank only outside English and Arabic.
_BLANKS = "\u00a0\u2009\u202f"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grammar:
    words: NumberWords
    run: re.Pattern[str]
    token: re.Pattern[str]
    vague: re.Pattern[str]
    range_gap: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar:
    table = NUMBERS.get(language, NUMBERS["en"])
    marks = re.escape(table.thousands.replace(" ", "")) + _BLANKS + (" " if " " in table.thousands else "")
    decimal = f"[{re.escape(table.decimal)}]"
    digits = (
        rf"\d{{1,3}}(?:(?P<mark>[{marks}])\d{{3}})(?:(?P=mark)\d{{3}})*(?!\d)(?:{decimal}\d+)?"
        # "1,69 euros" in an English text is money written as its country writes it.
        rf"|\d{{1,3}},\d\d(?=\s?(?:euros?\b|€)|\Z)|\d+(?:{decimal}\d+)?"
    )
    fractions = "[" + "".join(FRACTIONS) + "]"
    known = sorted({*table.words, *table.scales}, key=len, reverse=True)
    word = r"(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in known) + r")(?![\w’'])"
    # One letter stands glued to its digits ("10k"), two may stand apart ("3 bn").
    apart = "|".join(sorted((s for s in table.short_scales if len(s) > 1), key=len, reverse=True)) or "(?!)"
    letter = "|".join(sorted(s for s in table.short_scales if len(s) == 1)) or "(?!)"
    # A hyphen after it joins a range ("$10m-$14m") or makes it a word ("a 5m-long boat").
    glue = rf"(?P<short>(?<=\d)(?:(?:{letter})(?![\w]|-[^\W\d])|\s?(?:{apart})(?!\w)))"
    article = r"(?P<article>(?:" + "|".join([*table.article, table.half or "(?!)"]) + r")(?=\s))"
    half = rf"(?P<and_half>{table.and_half or '(?!)'})"
    joint = rf"(?P<joint>{re.escape(table.joiner)})" + ("" if table.joiner == "و" else r"(?=\s)")
    mixed = r"(?P<mixed>(?<=\d)\s[1-7]/[2-8](?![\d/]))"
    token = (
        rf"(?P<digits>{digits})|{mixed}|(?P<fraction>{fractions})|{glue}|(?P<word>{word})|{article}|{joint}"
    )
    plain = re.sub(r"\?P<\w+>", "?:", token).replace("(?P=mark)", rf"[{marks}]")
    glued = re.sub(r"\?P<\w+>", "?:", glue)
    halves = re.sub(r"\?P<\w+>", "?:", half)
    broken = re.sub(r"\?P<\w+>", "?:", mixed)
    run = rf"(?<![\w.])(?:{plain})(?:{glued}|{halves}|{broken}|[\s\-]*(?:{plain}))*"
    return _Grammar(
        words=table,
        run=re.compile(run, re.IGNORECASE),
        token=re.compile(f"{half}|{token}", re.IGNORECASE),
        vague=re.compile(rf"(?<!\w)(?:{table.vague})(?!\w)", re.IGNORECASE),
        range_gap=re.compile(
            rf"(?P<dash>\s?[-–—]\s?)(?:{_SIGN})?\Z|(?P<to>\s+{table.to}\s+)(?:{_SIGN})?\Z"
            rf"|(?P<and>[^.;]{{0,20}}?\s+{re.escape(table.joiner)}\s+)(?:{_SIGN})?\Z",
            re.IGNORECASE,
        ),
    )


def numbers(text: str, language: str = "en") -> list[Number]:
    """Return the numbers of a text in order, ranges joined, with money signs and percent.

    Args:
        text: any text; one sentence or a whole article.
        language: ISO 639-1; decides on "1.000" and on the words. An unknown one is read as English.

    >>> [n.value for n in numbers("from $10-30 billion to 3 ½ years and twenty-five drones")]
    [(10000000000.0, 30000000000.0), 3.5, 25.0]
    """
    grammar = _grammar(language)
    vague = [
        Number(start=m.start(), end=m.end(), value=None, digits=False) for m in grammar.vague.finditer(text)
    ]
    found = [n for run in grammar.run.finditer(text) for n in _split(text, run, grammar)]
    ordinals = _ordinals(text) if language == "en" else []
    found = [n for n in found if not any(o.start == n.start for o in ordinals)] + ordinals
    vague = [v for v in vague if not any(n.start < v.start < n.end for n in found)]
    taken = [n for n in found if not any(v.start < n.end and n.start < v.end for v in vague)]
    taken = [_whole(text, n) for n in taken]
    signed = [_signed(text, n) for n in sorted([*taken, *vague], key=lambda n: n.start)]
    return joined(text, signed, grammar.range_gap, grammar.words.between)


# Scales are shortened with a full stop that ends no sentence: "2 тыс. человек", "3 Mio. Euro".
_STOP = re.compile(r"(?<=тыс|млн|лрд|тис|mio|mrd|Mio|Mrd)\.(?=\s+[^\W\d_])")


def _whole(text: str, number: Number) -> Number:
    return (
        replace(number, end=number.end + 1) if number.scale > 1 and _STOP.match(text, number.end) else number
    )


@dataclass(slots=True)
class _Sum:
    """The number being read: ``total`` of closed scales, ``part`` still open."""

    start: int
    end: int
    total: float = 0.0
    part: float | None = None
    last: str = ""  # what came last: digits, word, ten, scale, article, half
    scale: float = 1.0
    digits: bool = False
    grouped: bool = False

    def number(self) -> Number | None:
        if self.last == "article" or (self.part is None and not self.total):
            return None
        # 9.7 lakh is 970,000 and not a hair less: binary fractions are rounded away.
        value = round(self.total + (self.part or 0.0), 9)
        return Number(
            start=self.start,
            end=self.end,
            value=value,
            scale=self.scale,
            digits=self.digits,
            grouped=self.grouped,
        )


def _split(text: str, run: re.Match[str], grammar: _Grammar) -> Iterator[Number]:
    now: _Sum | None = None
    joined = False
    for token in grammar.token.finditer(text, run.start(), run.end()):
        if token.lastgroup == "joint" or token["joint"]:
            joined = True
            continue
        fits = now is not None and _extend(now, token, grammar, joined=joined, text=text)
        joined = False
        if fits:
            continue
        if now and (done := now.number()):
            yield done
        now = _begin(token, grammar)
    if now and (done := now.number()):
        yield done


def _begin(token: re.Match[str], grammar: _Grammar) -> _Sum | None:
    now = _Sum(start=token.start(), end=token.end())
    raw = token[0].lower()
    if token["digits"]:
        now.part, now.last, now.digits = _digits(raw, grammar.words), "digits", True
        now.grouped = not raw.isdigit()
    elif token["fraction"]:
        now.part, now.last, now.digits, now.grouped = FRACTIONS[raw], "fraction", True, True
    elif token["article"]:
        now.part, now.last = (1.0 if raw in grammar.words.article else 0.5), "article"
    elif token["word"]:
        raw = _folded(raw)
        if raw in grammar.words.words:
            now.part = grammar.words.words[raw]
            now.last = "ten" if now.part >= 20 and now.part % 10 == 0 else "word"
        else:
            scale = grammar.words.scales[raw]
            # "hundred" alone is a number in most languages ("cien", "тысяча"), in English only with an article.
            if scale > 1000 or (grammar.words.decimal == "." and "lakh" in grammar.words.scales):
                return None
            now.part, now.last, now.scale = scale, "scale", scale
    else:
        return None
    return now


def _folded(raw: str) -> str:
    return re.sub(r"\s+", " ", raw)


def _extend(now: _Sum, token: re.Match[str], grammar: _Grammar, *, joined: bool, text: str) -> bool:
    """Put a token to the number being read; False where it begins another one."""
    raw = _folded(token[0].lower()).strip()
    gap = text[now.end : token.start()]
    if token["and_half"] and now.part is not None:
        now.part += 0.5
        now.last, now.grouped = "fraction", True
    elif token["mixed"] and now.last == "digits":
        above, below = raw.split("/")
        now.part = (now.part or 0.0) + float(above) / float(below)
        now.last, now.grouped = "fraction", True
    elif token["fraction"] and now.last == "digits":
        now.part = (now.part or 0.0) + FRACTIONS[raw]
        now.last, now.grouped = "fraction", True
    elif token["short"]:
        _scale(now, grammar.words.short_scales[raw])
    elif token["word"] and raw in grammar.words.scales and (scale := grammar.words.scales[raw]):
        if ("-" in gap and now.digits) or not _scale(now, scale):
            return False
    elif token["word"] and raw in grammar.words.words:
        if not _add(now, grammar.words.words[raw], joined=joined, arabic=grammar.words.joiner == "و"):
            return False
    else:
        return False
    now.end = token.end()
    return True


def _scale(now: _Sum, scale: float) -> bool:
    if now.part is None and now.last == "scale" and scale > now.scale:
        # "Lakh crore", "mil millones", "thousand million": a larger scale takes all that went before.
        now.total, now.scale = now.total * scale, now.scale * scale
        return True
    if now.part is None or (now.last == "scale" and now.scale >= scale and now.scale != 100):
        return False
    if scale in {12.0, 100.0}:
        now.part *= scale
    else:
        now.total, now.part = now.total + now.part * scale, None
    now.last, now.scale = "scale", scale
    return True


def _add(now: _Sum, value: float, *, joined: bool, arabic: bool) -> bool:
    if (
        (now.last == "ten" and not joined and 0 < value < 10)
        or (arabic and joined and now.last == "word" and value >= 20)
        or (now.last == "scale" and value < min(now.scale, 1000.0) and now.scale != 12)
    ):
        now.part = (now.part or 0.0) + value
    else:
        return False
    now.last = "ten" if value >= 20 and value % 10 == 0 else "word"
    return True


def _digits(raw: str, words: NumberWords) -> float:
    for blank in _BLANKS + " ":
        raw = raw.replace(blank, "")
    mark = words.decimal
    # Spanish is written with both "1.000" and "1,000": exactly three digits after one mark are thousands.
    if words.scales.get("mil") == 1000.0 and re.fullmatch(r"\d{1,3},\d{3}", raw):
        return float(raw.replace(",", ""))
    for other in words.thousands.strip():
        if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(other)}\d{{3}})+(?:[{re.escape(mark)}]\d+)?", raw):
            raw = raw.replace(other, "")
    return float(re.sub(rf"[{re.escape(mark)},]", ".", raw))


def _ordinals(text: str) -> list[Number]:
    return [
        Number(
            start=m.start(),
            end=m.end(),
            value=float(m[1].replace(",", "")) if m[1] else ORDINALS[m[2].lower()],
            ordinal=True,
            digits=bool(m[1]),
        )
        for m in _ORDINAL.finditer(text)
    ]


_ORDINAL = re.compile(
    rf"(?<![\w-])(?:(\d{{1,3}}(?:,\d{{3}})*)(?:st|nd|rd|th)|({'|'.join(ORDINALS)}))(?![\w-])", re.IGNORECASE
)
_SIGN_BEFORE = re.compile(rf"(?<!\w)({_SIGN})\s?\Z")
_SIGN_AFTER = re.compile(rf"\s?({_SIGN})(?!\w)")
_PERCENT_AFTER = re.compile(r"\s?[%٪]")


def _signed(text: str, number: Number) -> Number:
    before = _SIGN_BEFORE.search(text, max(0, number.start - 5), number.start)
    if before:
        return replace(number, start=before.start(), currency=CURRENCY_SIGNS[before[1]])
    if percent := _PERCENT_AFTER.match(text, number.end):
        return replace(number, end=percent.end(), percent=True)
    # "5 US$" is money; "5 R$" too, but "3 CHF" only where the sign is whole.
    if after := _SIGN_AFTER.match(text, number.end):
        return replace(number, end=after.end(), currency=CURRENCY_SIGNS[after[1]])
    return number
