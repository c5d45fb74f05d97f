"""Arabic verbs of saying: how they begin, what may stand before and behind them. A data table, sorted."""

from __future__ import annotations

import re

from broadsheet.inspect.saying.wordlists import listed

# Signs over letters, and the stroke that only makes a word longer.
_VOWELS = re.compile("[\u064b-\u0652\u0640]")

# Past forms as "he" has them, without vowel signs.
_PAST = listed("""
    أبدى أبرز أبلغ أثنى أجاب أجمل أحال أخبر أدان أدلى أذاع أردف أرسل أسر أسف أسهب أشاد أشار أشفع أصدر أصر أضاف أطلق أطنب أعاد أعرب أعلن أفاد أفتى أفصح أفصحت أقر أقسم أكد أكمل ألح ألقى ألمح
    أنحى أنذر أنشد أنكر أنهى أهاب أوجز أورد أوصى أوضح أوعز ابتسم اتهم احتج اختتم ادعى استاء استأنف استبعد استحضر استدرك استذكر استرجع استرسل استشهد استطرد استغرب استعاد استعرض استفسر استنتج
    استنكر استهجن استهل استهزأ اشتكى اشترط اعتبر اعتذر اعترض اعترف اعتز افتتح افتخر اقترح اكتفى التمس امتدح انتقد انفجر باح بادر بارك برر بشر بكى بين تابع تأسف تأوه تباهى تحدث تحدى تحسر تذكر تذمر ترجى
    ترحم تساءل تعهد تعجب تغنى تكلم تلا تمتم تمنى تناول تندر تنهد تهكم توجه توسل توعد توقع ثمن جادل جدد جزم حاجج حث حدد حذر حرص حسم حكى حلف حيا خاطب ختم خلص دافع دعا دون ذكر رأى رجح رحب رد ردد رفض روى زعم زمجر زاد
    سأل سجل سخر سرد شبه شدد شرح شكا شكر شهد صاح صارح صدح صدم صرح صرخ صعد صف ضحك طالب طلب طمأن عاتب عبر عد عدد عزا عقب علق علل غرد غمز فاخر فجر فسر فصل فند قارن قاطع قال قدر قرر قص كاشف كتب كذب
    كرر كشف لاحظ لام لخص لفت لقن لمح لوح مازح مضى ناشد نادى ناقش نبه ندد نشر نصح نطق نعى نفى نقل نكت نوه هاجم هاتف هتف هدد همس هنأ واصل وبخ وجه وصف وضح وعد وعظ
    """)  # fmt: skip
# Present forms, without the letter that tells he from she.
_PRESENT = listed("""
    ؤكد بتسم برر بكي بلغ بوح بين تابع تأسف تحدث تحسر تخوف تذكر تذمر تساءل تعجب تعهد تمتم تمنى تنهد تهكم توعد توقع تهم جادل جزم جيب حذر حكي حتج خبر ختم ختتم خلص دافع دعو دعي دلي دين ذكر رجح رحب رد ردد ردف رفض رى روي زعم زيد سأل
    ستأنف ستدرك ستذكر ستطرد ستغرب ستعيد ستنكر سخر سرد شبه شتكي شدد شرح شكو شهد شير شيد صر صرح صرخ صف صيح ضحك ضيف طالب طلب طمئن عتبر عترف عترض عتذر عبر عد عرب عزو عقب علق علل علن غرد فاخر فتخر فسر فصح فيد قاطع قارن قترح قدر قر قرر
    قسم قص قول كتب كتفي كذب كرر كشف لاحظ لح لخص لفت لمح مازح مزح مضي ناشد نادي نبه ندد نذر نتقد نصح نفي نقل نكر نوه هاجم هتف همس هدد واصل ورد وصف وصي وضح وعد
    """)  # fmt: skip
# Endings that a past form may have: she, they, and what it is done to.
_ENDINGS = (
    "",
    "ت",
    "وا",
    "تا",
    "ا",
    "ن",
    "نا",
    "ه",
    "ها",
    "هم",
    "ته",
    "تها",
    "تهم",
    "ني",
    "تني",
    "لي",
    "له",
    "نا",
)
_ENDINGS_OF_PRESENT = ("", "ون", "ان", "ه", "ها", "هم", "ني", "نا")
_LEADS = ("", "و", "ف", "ثم")
# A verb whose root ends in a long vowel loses it before an ending: "روى", "روت".
_WEAK = frozenset(word for word in _PAST if word.endswith(("ى", "ا")))


def bare(word: str) -> str:
    """Return a word without its vowel signs.

    >>> bare("حذّر") == "حذر"
    True
    """
    return _VOWELS.sub("", word)


FORMS = frozenset(
    lead + form
    for lead in _LEADS
    for form in (
        *(verb + end for verb in _PAST for end in _ENDINGS),
        *(verb[:-1] + end for verb in _WEAK for end in ("ت", "وا", "ته", "تها", "اه", "اها")),
        *(who + verb + end for who in "يت" for verb in _PRESENT for end in _ENDINGS_OF_PRESENT),
    )
)
"""Every form of a verb of saying, without vowel signs."""

_ANY_PRESENT = re.compile(r"\A[يت][\u0620-\u064a]{3,6}\Z")
_NOT_PRESENT = listed("تحت تعليق تعليقا تفاصيل تقرير تلك تماما تونس تصريح تصريحات يبلغ يوم يومين يتردد تبلغ")


def is_verb(word: str) -> bool:
    """Return whether a word is a verb of saying."""
    return bare(word) in FORMS


def is_present(word: str) -> bool:
    """Return whether a word looks like a present form of any verb: behind a quotation it tells who speaks."""
    low = bare(word)
    return _ANY_PRESENT.match(low) is not None and low not in _NOT_PRESENT
