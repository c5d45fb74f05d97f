"""Who speaks in Arabic, which has no capitals: by verbs that open a clause, by offices, by the small words around names.

An Arabic sentence says "said the-director the-new Anna Berg that …": the verb, the office with its articles, the bare
name, then a small word. So a name is what stands between the last definite word and the first small one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import is_word
from broadsheet.inspect.saying.wordlists import listed

_VOWELS = re.compile(
    "[\u064b-\u0652\u0640]"
)  # signs over letters, and the stroke that only makes a word longer

# How verbs of saying begin, without vowel signs, with "and" and "so" before them or not.
_BEGINNINGS = listed("""
    أبدى أبلغ أجاب أخبر أردف أشاد أشار أصر أضاف أعرب أعلن أفاد أقر أقسم أكد أكمل ألمح أنكر أوجز أورد أوضح استدرك استطرد استغرب استنكر اشتكى اعتبر
    اعترف اعترض اقترح انتقد اتهم تابع تساءل تعهد تهكم توعد توقع جدد حذر حكى ختم خلص دعا ذكر رأى رد رفض روت روى زعم سأل سخر شبه شدد شرح شكا صاح
    صرح صرخ ضيف طالب طمأن عبر عد عزا عقب علق قاطع قال قالت قدر كتب كرر كشف لخص لفت لمح مازح مضى ناشد نبه ندد نصح نفى نوه هاجم هتف هدد همس وجه وصف وعد
    تؤكد تحكي تذكر تروي تشرح تضيف تعترف تقول توضح يؤكد يتابع يحكي يذكر يروي يشرح يضيف يعترف يقول يوضح تتابع يعلق تعلق ردت
    """)  # fmt: skip
# Endings that a verb may have: she, they, and what it is done to.
_ENDINGS = ("", "ت", "وا", "تا", "ا", "ه", "ها", "هم", "ته", "تها", "تهم", "ني", "نا", "لي", "له")
_LEADS = ("", "و", "ف")

# Words that no name goes over: prepositions, joints, pronouns, manners of speaking.
_STOPS = listed("""
    أثناء أمام أمس أن إذ إزاء إلى إن إنه إنها الذي التي الذين باقتضاب بأن بأنه بأنها بالقول بحزم بحسب بسخرية بشأن بعد بعدما بكل بلهجة تعليقا تعليقاً جوابا حول حيال حيث حين خلال ردا
    رداً ساخرا ساخراً ساخرة ضاحكا ضاحكاً ضاحكة ضمن عبر عقب على عن عند عندما غاضبا غاضباً فور في فيما قائلا قائلاً قائلة قبل قبيل قوله قولها كما لدى لكن مبتسما مبتسماً مبتسمة متهكما متسائلا متسائلاً محذرا محذراً
    محذرة مشيرا مشيراً مضيفا مضيفاً مضيفة مع معلقا معلقاً معلقة مؤكدا مؤكداً مؤكدة من منذ موضحا موضحاً نحو هذا هذه وسط وهم وهو وهي يوم اليوم أنه أنها لأن لأنه لأنها بينما وذلك والذي والتي باكيا باكياً باكية بأسف بمرارة
    الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت صباح مساء التعليق
    """)  # fmt: skip
_LONGEST = 12  # words of an office and a name
# Offices and callings before a name, without the article; a name follows at once or behind words with articles.
_OFFICES = listed("""
    أستاذ أستاذة أمين أمينة باحث باحثة بطريرك خبير خبيرة دكتور دكتورة رئيس رئيسة زعيم سفير سفيرة سكرتير شاهد شاهدة شيخ صحافي صحافية صحفي صحفية صياد طبيب طبيبة عالم عالمة عداء عداءة
    عضو عقيد عميد فنان فنانة قائد قاض قاضي قاضية كاتب كاتبة لاعب لاعبة لواء مؤلف مؤلفة مبعوث مبعوثة متحدث متحدثة محافظ محام محامي محامية محلل محللة مخرج مخرجة مدرب مدربة مدرس مدرسة مدعي
    مدير مديرة مرشح مرشحة مزارع مزارعة مسؤول مسؤولة مستشار مستشارة مطران معلم معلمة مفتي ممثل ممثلة منسق منسقة مهندس مهندسة ناشط ناشطة ناطق ناطقة نائب نائبة نقيب نقيبة وزير وزيرة وكيل
    """)  # fmt: skip
# Names that begin with the letter that also means "to" or "for".
_WITH_LAM = listed(
    "لؤي لارا لبنى لبيب لجين لطفي لطيفة لمى لميس لميا لمياء لوسي لويس لويزا ليال ليث ليلى لين لينا ليندا لينة لورا لور لقمان لبنان ليبيا لندن لاهاي لاغوس ليون لوران لوكاس ليام"
)
# First names that have the article, as many surnames have.
_WITH_ARTICLE = listed(
    "الطيب الحبيب الحسن الحسين الصادق الطاهر المختار المهدي الهادي العربي المنصف الأمين البشير الياس الشيخ"
)
_FULL = 2  # words of a name that tells who somebody is


def bare(word: str) -> str:
    """Return a word without its vowel signs.

    >>> bare("حذّر") == "حذر"
    True
    """
    return _VOWELS.sub("", word)


_FORMS = frozenset(lead + verb + end for verb in _BEGINNINGS for lead in _LEADS for end in _ENDINGS)


def is_verb(word: str) -> bool:
    """Return whether a word is a verb of saying."""
    return bare(word) in _FORMS


def said(unit: Unit, start: int, stop: int) -> tuple[Range, Range | None] | None:
    """Read the verb and the subject of a clause: "قال المدير …: …"; also "نقل … عن X قوله" and "ما كان من X إلا أن"."""
    lows = [bare(low) for low in unit.lows]
    if quoted := _passed_on(unit, lows, start, stop):
        return quoted
    verbs = [at for at in range(start, stop) if lows[at] in _FORMS]
    if not verbs:
        return None
    for verb in verbs:
        if source := _subject(unit, lows, verb):
            return (verb, verb + 1), source
    return (verbs[0], verbs[0] + 1), _turned(lows, verbs[-1], start)


def _passed_on(unit: Unit, lows: list[str], start: int, stop: int) -> tuple[Range, Range] | None:
    """Read "the agency carried from X his words: …" and "what came from X was but that …"."""
    said_by = next((at for at in range(start, stop) if lows[at] in ("قوله", "قولها", "قولهم")), None)
    if said_by is not None:
        lead = next((at for at in range(said_by - 1, start - 1, -1) if lows[at] == "عن"), None)
        if lead is not None and (name := trimmed_name(unit, lead + 1)):
            return (said_by, said_by + 1), (name[0], min(name[1], said_by))
    for at in range(start, stop - 2):
        if (
            lows[at] in ("كان", "وكان", "يكن")
            and lows[at - 1 : at] in (["ما"], ["وما"], ["فما"], ["لم"])
            and lows[at + 1] == "من"
        ):
            end = next((n for n in range(at + 2, stop) if lows[n] in ("إلا", "سوى")), None)
            return ((at, at + 1), (at + 2, end)) if end and end > at + 2 else None
    return None


def _subject(unit: Unit, lows: list[str], verb: int) -> Range | None:
    at = verb + 1
    if at >= len(unit) or not is_word(unit.words[at]):
        return None
    if lows[at] in ("هو", "هي"):
        return at, at + 1
    if lows[at] in ("بيان", "البيان", "تقرير", "التقرير") and (giver := _giver(unit, lows, at)):
        return giver
    return trimmed_name(unit, at)


def _giver(unit: Unit, lows: list[str], at: int) -> Range | None:
    """Read "the statement that came from X": X."""
    lead = next((n for n in range(at + 1, min(len(unit), at + 3)) if lows[n] == "عن"), None)
    if lead is None or lead + 1 >= len(unit):
        return None
    end = lead + 1
    while end < len(unit) and lows[end].startswith(("ال", "لل")):
        end += 1
        if lows[end - 1].startswith("لل"):  # what the body is for ends its name
            break
    return (lead + 1, end) if end > lead + 1 else None


def _turned(lows: list[str], verb: int, start: int) -> Range | None:
    """Return the subject of the verb before in "the accused called me and said: …"."""
    if verb - 1 >= start and lows[verb].startswith(("و", "ف")) and lows[verb - 1].startswith("ال"):
        return verb - 1, verb
    return None


def behind(unit: Unit, at: int) -> tuple[Range, Range | None] | None:
    """Read a verb and its subject behind a quotation: "…"، يقول الصياد بخيت النور."""
    verb = next((n for n in range(at, min(len(unit), at + 4)) if is_verb(unit.lows[n])), None)
    if verb is None or QUOTE in unit.words[at:verb]:
        return None
    return (verb, verb + 1), _subject(unit, [bare(low) for low in unit.lows], verb)


def trimmed_name(unit: Unit, start: int) -> Range | None:
    """Return the name at the end of an office and a name; all of the words where no name ends them."""
    stop = start
    while (
        stop < len(unit)
        and stop - start < _LONGEST
        and is_word(unit.words[stop])
        and not _ends(unit, start, stop)
    ):
        stop += 1
    if stop == start:
        return None
    if named := _apposed(unit, stop):
        return named
    begin = next((at for at in range(stop - 2, start - 1, -1) if _leads(unit, at)), start - 1) + 1
    begin = begin - 1 if begin - 1 > start and unit.lows[begin - 1] in _WITH_ARTICLE else begin
    return (begin, stop) if begin < stop else (start, stop)


def _ends(unit: Unit, start: int, at: int) -> bool:
    """Tell whether a word belongs to no name before it: a small word, or whom it was told."""
    low = bare(unit.lows[at])
    if low in _STOPS:
        return True
    named = [bare(word) for word in unit.lows[max(start, at - _FULL) : at]]
    if (
        low.startswith("ب")
        and len(low) > _PARTICLE
        and len(named) == _FULL
        and not any(map(_is_office, named))
    ):
        return True  # "النائبة سمر عيد بنشر": the next word is led by a preposition
    if low.startswith("ل") and at - start > 1 and low not in _WITH_LAM and not low.startswith("لل"):
        return not bare(unit.lows[at - 1]).startswith("ال")
    return False


_PARTICLE = 3  # letters of "بن", "بنت", "بو", which are parts of names


def _is_office(low: str) -> bool:
    return low.startswith(("ال", "لل", "باسم", "بال")) or low in _OFFICES


def _leads(unit: Unit, at: int) -> bool:
    """Tell whether a word is of an office, and a bare one follows that begins the name."""
    low = bare(unit.lows[at])
    return _is_office(low) and not bare(unit.lows[at + 1]).startswith(("ال", "لل", "بال", "باسم"))


def _apposed(unit: Unit, comma: int) -> Range | None:
    """Return the name between two commas: "المدرب البرتغالي، باولو سيمويس،"."""
    if unit.words[comma : comma + 1] != ["،"]:
        return None
    end = comma + 1
    while end < len(unit) and is_word(unit.words[end]) and bare(unit.lows[end]) not in _STOPS:
        end += 1
    short = _FULL <= end - comma - 1 <= _FULL + 1 and not bare(unit.lows[comma + 1]).startswith(("و", "أن"))
    return (comma + 1, end) if short and unit.words[end : end + 1] == ["،"] else None


# What is written as one word with an office: "and", "by", "the", "for the".
_PREFIXES = ("", "ال", "و", "وال", "ب", "بال", "لل")


def people_in(words: Sequence[str]) -> Iterator[Range]:
    """Yield where people stand behind an office in words of a sentence."""
    for place, _ in people(_unit(words)):
        yield place


def _unit(words: Sequence[str]) -> Unit:
    many = list(words)
    return Unit(words=many, lows=many, starts=[], ends=[], quotes={}, paragraph=0, first=False)


# How bodies are called by what they are, without the article: the name follows.
_HEADS = listed(
    "اتحاد بلدية بنك جامعة جمعية حركة حزب شرطة شركة لجنة مؤسسة مجلس محكمة مستشفى مصرف منظمة نادي نقابة هيئة وزارة وكالة"
)
_BODY = 4  # words of a body's name behind its head


def bodies_in(words: Sequence[str]) -> Iterator[Range]:
    """Yield where bodies stand that begin with what they are: "هيئة الشراء العام"."""
    for at, word in enumerate(words):
        head = bare(word)
        if (head if head in _HEADS else head.removeprefix("و")) not in _HEADS:
            continue
        end = at + 1
        while end < len(words) and end - at <= _BODY and bare(words[end]).startswith(("ال", "لل", "وال")):
            end += 1
        if end > at + 1 and head in _HEADS:
            yield at, end


def people(unit: Unit) -> Iterator[tuple[Range, bool]]:
    """Yield the names that stand behind an office in a sentence, and whether the office is a woman's."""
    for at in range(len(unit)):
        low = bare(unit.lows[at])
        office = next(
            (low.removeprefix(lead) for lead in _PREFIXES if low.removeprefix(lead) in _OFFICES), low
        )
        if office not in _OFFICES and not (at and is_verb(unit.lows[at - 1])):
            continue
        named = trimmed_name(unit, at)
        behind_office = named and named[0] > at - (office not in _OFFICES)
        if named and behind_office and _FULL <= named[1] - named[0] <= 2 * _FULL:
            yield named, office.endswith("ة")
