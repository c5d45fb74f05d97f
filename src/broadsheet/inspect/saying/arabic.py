"""Who speaks in Arabic, which has no capitals: by verbs that open a clause, by offices, by the small words around names.

An Arabic sentence says "said the-director the-new Anna Berg that …": the verb, the office with its articles, the bare
name, then a small word. So a name is what stands between the last definite word and the first small one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.inspect.saying.arabicverbs import FORMS, bare, is_present, is_verb
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import is_word
from broadsheet.inspect.saying.wordlists import listed

# Words that no name goes over: prepositions, joints, pronouns, manners of speaking.
_STOPS = listed("""
    أثناء أمام أمس أن إذ إزاء إلى إن إنه إنها الذي التي الذين باقتضاب بأن بأنه بأنها بالقول بحزم بحسب بسخرية بشأن بعد بعدما بكل بلهجة تعليقا تعليقاً جوابا حول حيال حيث حين خلال ردا
    رداً ساخرا ساخراً ساخرة ضاحكا ضاحكاً ضاحكة ضمن عبر عقب على عن عند عندما غاضبا غاضباً فور في فيما قائلا قائلاً قائلة قبل قبيل قوله قولها كما لدى لكن مبتسما مبتسماً مبتسمة متهكما متسائلا متسائلاً محذرا محذراً
    محذرة مشيرا مشيراً مضيفا مضيفاً مضيفة مع معلقا معلقاً معلقة مؤكدا مؤكداً مؤكدة من منذ موضحا موضحاً نحو هذا هذه تلك ذلك وسط وهم وهو وهي يوم اليوم أنه أنها لأن لأنه لأنها بينما وذلك والذي والتي باكيا باكياً باكية بأسف بمرارة
    الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت صباح مساء التعليق ما لم لا ليس سوى إلا ثم أو بل حتى رغم وفق بحق جراء
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


def said(unit: Unit, start: int, stop: int) -> tuple[Range, Range | None] | None:
    """Read the verb and the subject of a clause: "قال المدير …: …"; also "نقل … عن X قوله" and "ما كان من X إلا أن"."""
    lows = [bare(low) for low in unit.lows]
    if quoted := _passed_on(unit, lows, start, stop):
        return quoted
    verbs = [at for at in range(start, stop) if lows[at] in FORMS]
    if not verbs:
        bare_name = unit.words[stop - 1] == ":" and _is_led(lows[start]) and trimmed_name(unit, start)
        return ((stop - 1, stop), bare_name) if bare_name else None
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
    if lows[at].startswith(("و", "ف")) and (
        lows[at] in FORMS or is_present(lows[at][1:])
    ):  # "يتنهد ويستأنف": no subject between them
        return None
    if lows[at] in _TO_WHOM:
        at += 1
        if at >= len(unit) or not is_word(unit.words[at]):
            return None
    if lows[at] in ("بيان", "البيان", "تقرير", "التقرير") and (giver := _giver(unit, lows, at)):
        return giver
    return _without_object(lows, trimmed_name(unit, at))


_TO_WHOM = listed(
    "له لها لهم لنا لي لك لكم عليه عليها عليهم بدوره بدورها أيضا أيضاً كذلك حينها وقتها لاحقا لاحقاً بدورهم إنه"
)


def _without_object(lows: list[str], named: Range | None) -> Range | None:
    """Return a name without the thing behind it that the verb is about: "وصف المدرب هشام جابر الهزيمة بأنها"."""
    if named is None or named[1] - named[0] <= _FULL or named[1] >= len(lows):
        return named
    thing = lows[named[1] - 1].startswith("ال") and not lows[named[0]].startswith("ال")
    return (named[0], named[1] - 1) if thing and lows[named[1]] in _AS_WHAT else named


_AS_WHAT = listed("بأنه بأنها بأنهم بأن بقوله بقولها بالقول ب بـ بالـ قائلا قائلة بكلمة بكلمات بعبارة بجملة")


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
    begin = at
    while at < len(unit) and bare(unit.lows[at]) in _THUS:
        at += 1
    thus = at > begin
    end = min(len(unit), at + 4)
    verb = next((n for n in range(at, end) if is_verb(unit.lows[n])), None)
    if verb is None and at < end and (thus or is_present(unit.lows[at])):
        verb = at
    if verb is None or QUOTE in unit.words[at:verb]:
        return None
    return (verb, verb + 1), _subject(unit, [bare(low) for low in unit.lows], verb)


_THUS = listed("هكذا بهذه الكلمات بهذه العبارة العبارات كما بذلك")


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
    begin = _past_office(unit, start, stop)
    if (
        begin > start
        and stop - begin > _FULL
        and unit.lows[stop - 1].endswith(_OWN)
        and len(bare(unit.lows[stop - 1])) > _SHORT
    ):
        stop -= 1  # "زكريا قصبجي زبائنه": whom he jokes with
    if (
        stop - begin > _FULL
        and not unit.lows[begin].startswith("ال")
        and bare(unit.lows[stop - 1]) in _THINGS
    ):
        stop -= 1
    return (begin, stop) if begin < stop else (start, stop)


def _past_office(unit: Unit, start: int, stop: int) -> int:
    """Return where the name begins behind an office: past its articles, the bodies in it and what they are of.

    "رئيس لجنة المال رامي الحاج حسن" is an office up to its first definite words; an article behind a bare word is of the name.
    """
    lows = [bare(low) for low in unit.lows[:stop]]
    if not _is_led(lows[start]) or lows[start] in _HEADS:  # "منظمة أطباء بلا حدود" is one name
        return start
    at, definite = start, False
    while at < stop:
        low = lows[at]
        if low in _WITH_ARTICLE and definite and at + 1 < stop:
            break
        if _is_office(low):
            definite = definite or low.startswith(("ال", "لل", "بال"))
        elif low in _HEADS:
            at += at + 1 < stop and not lows[at + 1].startswith(("ال", "لل")) and lows[at + 1] not in _HEADS
            definite = True
        elif (
            definite
            or not any(one.startswith(("ال", "لل")) for one in lows[at + 1 : min(stop, at + 3)])
            or lows[at] in _FIRST
        ):
            break
        at += 1
    return at if at < stop else start


def _is_led(low: str) -> bool:
    return _is_office(low) or low in _HEADS


# Common first names and the words that open a name: no office goes on over them.
_FIRST = listed("""
    أبو أم ابن بن عبد محمد أحمد علي حسن حسين عمر خالد كريم سامي رامي سمير نبيل جمال كمال طارق زياد فادي هاني وليد يوسف إبراهيم مصطفى محمود ياسر ناصر سعيد صالح سالم راشد فهد بدر حمد سعد عادل ماجد باسم
    فاطمة مريم زينب سارة ليلى هدى منى نادية سلمى رنا ريم دينا أمل نور عائشة خديجة أسماء إيمان سميرة سعاد آيت أولاد جورج إيلي بيار أنطوان ميشال حازم حسام هيثم عصام
    """)  # fmt: skip
_OWN = ("ه", "ها", "هم")
_SHORT = 4  # letters; a shorter word with such an ending is mostly a name: "طه"
_THINGS = listed(
    "التهم التهمة الاتهامات الخبر الأنباء القرار الوضع الأمر ذلك المسؤولية الأزمة الهجوم الحادث الشائعات المزاعم ما"
)


def _ends(unit: Unit, start: int, at: int) -> bool:
    """Tell whether a word belongs to no name before it: a small word, or whom it was told."""
    low = bare(unit.lows[at])
    if low in _STOPS:
        return True
    if (
        at - start > _FULL
        and low.startswith("ال")
        and low.endswith(("ين", "ون", "ات"))
        and not bare(unit.lows[at - 1]).startswith("ال")
        and len(low) > _CROWD
    ):
        return True  # whom it was told: "مازن الحلبي الصحفيين"
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


_CROWD = 6  # letters of a word for many; shorter ones are names: "الأمين"
_PARTICLE = 3  # letters of "بن", "بنت", "بو", which are parts of names


def _is_office(low: str) -> bool:
    if low.startswith(("ل", "ب", "و")) and low[1:] in _HEADS:
        return True
    if low.endswith(("ه", "ها")) and low.removesuffix("ها").removesuffix("ه") in _OFFICES:
        return True  # "مدربه": his coach
    return low.startswith(("ال", "لل", "باسم", "بال")) or low in _OFFICES


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
        if office in _OFFICES and low == office and (apposed := _before_comma(unit, at)):
            yield apposed, office.endswith("ة")
            continue
        named = trimmed_name(unit, at)
        behind_office = named and named[0] > at - (office not in _OFFICES)
        if named and behind_office and _FULL <= named[1] - named[0] <= 2 * _FULL:
            yield named, office.endswith("ة")


def _before_comma(unit: Unit, at: int) -> Range | None:
    """Return the name before a comma and an office: "وصل حسن البقالي، مدرب نهضة بركان،"."""
    if at <= _FULL or unit.words[at - 1] != "،":
        return None
    begin = at - 1
    while (
        begin > 1
        and at - 1 - begin < _FULL + 1
        and is_word(unit.words[begin - 1])
        and not _closes_name(unit, begin - 1)
    ):
        begin -= 1
    return (begin, at - 1) if at - 1 - begin >= _FULL else None


def _closes_name(unit: Unit, at: int) -> bool:
    low = bare(unit.lows[at])
    return (
        low in _STOPS
        or low in FORMS
        or low in _HEADS
        or (low.startswith("ال") and bare(unit.lows[at + 1]).startswith("ال"))
    )
