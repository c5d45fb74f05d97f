"""The words of which ages and dates are made, in the languages that pages print them in.

Every word is folded as ``text.words.fold`` does it: lower case, without accents. The tables are sorted by
language code inside each unit. Words are the plural and case forms that follow a count.
"""

from __future__ import annotations

from broadsheet.text.words import fold

# unit -> its words. A word that ends in "前" or "전" carries its "ago" with it.
_UNIT_WORDS = {
    "second": (
        "ثانية ثوان ثواني sekund sekundy sekundami Sekunde Sekunden Sek δευτερόλεπτα s sec secs second seconds "
        "segundo segundos sekuntia seconde secondes másodperc másodperce secondo secondi 秒 초 "
        "sekunder seconden sekundę secunde секунд секунду секунды секунди сек saniye giây"
    ),
    "minute": (
        "دقيقة دقائق minut minuty minutami minutter Minute Minuten λεπτά λεπτό m min mins minute minutes "
        "minuto minutos minuuttia minuta perc perce minuti 分 分钟 分鐘 분 menit minuten minuter minuutti "
        "minutę минут минуту минуты мин хвилин хвилину хвилини хв dakika dk phút मिनट דקות דקה"
    ),
    "hour": (
        "ساعة ساعات hodin hodiny hodinami hodinou timer time Stunde Stunden Std ώρες ώρα h hr hrs hour hours hora horas "
        "tuntia tunti heure heures óra órája órával ora ore 小时 小時 時間 시간 jam uur uren timmar timme "
        "godzina godzin godziny godzinę godz часа часов час ч година годин години годину saat sa giờ घंटे घंटा שעות שעה"
    ),
    "day": (
        "يوم أيام dní dny dnem dage dag Tag Tage Tagen ημέρες μέρες d day days día días päivää päivä jour jours j "
        "nap napja napi giorno giorni g 天 日 일 hari dagen dagar dager dni dzień dia dias zi zile день дня дней "
        "дні днів gün ngày दिन ימים יום"
    ),
    "week": (
        "أسبوع أسابيع týdny týdnem uge uger Woche Wochen εβδομάδες w wk wks week weeks semana semanas viikkoa "
        "semaine semaines hét hete settimana settimane 周 週間 週 주 minggu weken vecka veckor uke uker tydzień "
        "tygodnie tygodni săptămâni недель неделю недели тиждень тижні тижнів hafta tuần हफ्ते שבועות"
    ),
    "month": (
        "شهر أشهر شهور měsíci måneder Monat Monate Monaten μήνες mo mos month months mes meses kuukautta mois "
        "hónapja mese mesi 个月 個月 か月 ヶ月 개월 bulan maand maanden månader miesiąc miesiące miesięcy mês luni "
        "месяц месяца месяцев місяць місяці місяців ay tháng महीने חודשים"
    ),
    "year": (
        "سنة سنوات عام أعوام lety år Jahr Jahre Jahren χρόνια yr yrs year years año años vuotta an ans année années "
        "éve anno anni 年 년 tahun jaar rok lata lat ano anos ani год года лет рік роки років yıl năm साल שנים"
    ),
}  # fmt: skip
_DUAL = {
    "دقيقتين": "minute",
    "ساعتين": "hour",
    "يومين": "day",
    "أسبوعين": "week",
    "شهرين": "month",
    "שעתיים": "hour",
    "יומיים": "day",
}

# folded word -> unit, count that is in the word (0: none), how many "ago" are in it
UNITS: dict[str, tuple[str, int, int]] = {
    **{fold(word): (unit, 0, 0) for unit, words in _UNIT_WORDS.items() for word in words.split()},
    **{
        fold(word + ago): (unit, 0, 1)
        for unit, words in _UNIT_WORDS.items()
        for word in words.split()
        for ago in ("前", "전")
        if not word.isascii()
    },
    **{fold(word): (unit, 2, 0) for word, unit in _DUAL.items()},
}

# Units that stand alone after a number: "4h", "12 min".
COMPACT = frozenset({"d", "h", "hr", "hrs", "m", "min", "mins", "w", "std", "ч", "хв", "мин"})

# What says that the count goes back from now; an age has one of them, whatever the language.
_MARKER_WORDS = (
    "ago önce evvel temu geleden sedan siden sitten fa atrás назад тому lalu trước πριν לפני acum před pred vor "
    "hace há ezelőtt قبل منذ مضت 前 전 पहले enne eest prieš pirms"
)  # fmt: skip
MARKERS = frozenset(
    fold(word)
    for word in _MARKER_WORDS.split()
) | {"y"}  # fmt: skip
# "y" stands for the French "il y a", whose other two words are fillers.

# Openings that may stick to a name: "Der Kuriervor 2 Tagen".
PREFIXES = ("acum ", "hace ", "há ", "il y a ", "vor ", "před ", "πριν ", "לפני ", "قبل ", "منذ ")

COUNTS = {
    fold(word): count
    for count, words in {
        0: "few wenigen einigen quelques unos unas pocos poucas poucos alcune кілька несколько kilka bazı einige",
        1: "a an one ein eine einem einer un une una um uma один одну одна одно en ett et een jednu",
        2: "two zwei deux dos due dois duas два две дві dwa dwie",
        3: "three drei trois tres tre três три trzy",
    }.items()
    for word in words.split()
}

# Words that may stand in an age or a date and say nothing by themselves.
_FILLER_WORDS = (
    "about over almost more than at on of the around il a à le de del da do der den dem um am im ca circa etwa rund "
    "environ plus casi около примерно близько понад حوالي в у о об г р года року рр uhr st nd rd th kl alle ore el "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi "
    "dimanche lunes martes miércoles jueves viernes sábado domingo понедельник вторник среда четверг пятница "
    "суббота воскресенье понеділок вівторок середа четвер пятниця субота неділя "
    "am pm p m gmt utc cet cest eet eest msk est edt pst pdt bst ist mez mesz z t"
)  # fmt: skip
FILLERS = frozenset(
    fold(word)
    for word in _FILLER_WORDS.split()
)  # fmt: skip

# Before the age itself, and not part of it.
_VERB_WORDS = (
    "published updated posted last modified date veröffentlicht aktualisiert stand erschienen zuletzt publié "
    "publiée mis mise jour publicado actualizado actualizada publicada опубликовано обновлено опубліковано "
    "оновлено نشر نشرت آخر تحديث تاريخ النشر pubblicato aggiornato opublikowano aktualizacja güncelleme "
    "yayınlanma gepubliceerd bijgewerkt publicerad uppdaterad"
)  # fmt: skip
VERBS = frozenset(fold(word) for word in _VERB_WORDS.split())

# Between such a verb and the age: "Publié le 4 mars".
VERBS_LINKS = frozenset({"am", "at", "den", "du", "el", "le", "on", "um"})

# Words that are an age by themselves, with their English form (see text.dates.published_from_age).
DAYS = {
    fold(word): english
    for english, words in {
        "just now": (
            "now", "just now", "moments ago", "gerade eben", "soeben", "l’instant", "l'instant", "instant", "ahora mismo", "ahora",
            "agora", "agora mesmo", "adesso", "щойно", "только что", "الآن", "şimdi", "az önce", "przed chwilą", "zojuist", "刚刚", "방금",
        ),
        "today": (
            "today", "heute", "aujourd’hui", "aujourd'hui", "hoy", "hoje", "oggi", "сьогодні", "сегодня", "اليوم",
            "bugün", "dziś", "dzisiaj", "vandaag", "idag", "今天", "今日", "오늘",
        ),
        "yesterday": (
            "yesterday", "gestern", "hier", "ayer", "ontem", "ieri", "вчора", "вчера", "أمس", "امس", "dün",
            "wczoraj", "gisteren", "igår", "昨天", "昨日", "어제",
        ),
    }.items()
    for word in words
}  # fmt: skip

# folded month name -> its number
MONTHS = {
    fold(word): number
    for number, words in {
        1: "january jan januar jänner janvier janv enero ene gennaio janeiro января янв січня يناير ocak stycznia januari",
        2: "february feb februar février févr fév febrero febbraio fevereiro февраля фев лютого فبراير şubat lutego februari",
        3: "march mar märz mars marzo março марта мар березня مارس mart marca maart",
        4: "april apr avril avr abril abr aprile апреля апр квітня أبريل nisan kwietnia",
        5: "may mai mayo maggio maio мая травня مايو mayıs maja mei maj",
        6: "june jun juni juin junio giugno junho июня июн червня يونيو haziran czerwca",
        7: "july jul juli juillet juil julio luglio julho июля июл липня يوليو temmuz lipca",
        8: "august aug août agosto ago августа авг серпня أغسطس ağustos sierpnia augustus augusti",
        9: "september sep sept septembre septiembre settembre setembro сентября сен вересня سبتمبر eylül września",
        10: "october oct oktober okt octobre octubre ottobre outubro октября окт жовтня أكتوبر ekim października",
        11: "november nov novembre noviembre novembro ноября ноя листопада نوفمبر kasım listopada",
        12: "december dec dezember dez décembre déc diciembre dic dicembre dezembro декабря дек грудня ديسمبر aralık grudnia",
    }.items()
    for word in words.split()
}
