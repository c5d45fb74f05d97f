"""Months, weekdays and small numbers as words, by what they mean. Sorted data, lower case.

Languages: Arabic, Danish, Dutch, English, French, German, Italian, Norwegian, Polish, Portuguese, Russian,
Spanish, Swedish, Turkish, Ukrainian. A word that two languages use for different months stands nowhere.
"""

from __future__ import annotations

_MONTHS = {
    1: "enero gennaio ianuarie jan janeiro januar januari january janvier ocak stycznia января січня يناير январь січень جانفي",
    2: "feb febbraio febrero februar februari february fevereiro février lutego şubat февраля лютого فبراير февраль лютий شباط فيفري",
    3: "maart mar march marca mars mart marzo março märz марта березня مارس березень آذار",
    4: "abril apr april aprile avril kwietnia nisan апреля квітня أبريل ابريل апрель квітень نيسان أفريل",
    5: "maggio mai maio maj maja may mayo mayıs mei мая травня مايو травень أيار ماي",
    6: "czerwca giugno haziran juin jun june junho juni junio июня червня يونيو июнь червень حزيران جوان",
    7: "juillet jul julho juli julio july lipca luglio temmuz июля липня يوليو июль липень تموز يوليوز جويلية",
    8: "agosto août aug august augusti augustus ağustos sierpnia августа серпня أغسطس اغسطس август серпень غشت أوت",
    9: "eylül sep sept september septembre septiembre setembro settembre września вересня сентября سبتمبر вересень сентябрь أيلول شتنبر",
    10: "ekim oct october octobre octubre okt oktober ottobre outubro października жовтня октября أكتوبر اكتوبر жовтень октябрь",
    11: "kasım listopada nov november novembre novembro noviembre листопада ноября نوفمبر листопад ноябрь نونبر",
    12: "aralık dec december dezember dezembro dicembre diciembre décembre grudnia грудня декабря ديسمبر грудень декабрь دجنبر",
}
_WEEKDAYS = {
    0: "lundi lunedì lunes maandag mandag monday montag måndag pazartesi poniedziałek segunda-feira понедельник понеділок الاثنين الإثنين понедельника понеділка",
    1: "dienstag dinsdag mardi martedì martes salı terça-feira tirsdag tisdag tuesday wtorek вторник вівторок الثلاثاء вторника вівторка",
    2: "mercoledì mercredi mittwoch miércoles onsdag quarta-feira wednesday woensdag çarşamba środa среду середу الأربعاء الاربعاء среда среды середа середи",
    3: "czwartek donderdag donnerstag giovedì jeudi jueves perşembe quinta-feira thursday torsdag четверг четвер الخميس",
    4: "cuma fredag freitag friday piątek sexta-feira vendredi venerdì viernes vrijdag пятницу п'ятницю الجمعة пятница пятницы п'ятниця п'ятниці",
    5: "cumartesi lördag lørdag sabato samedi samstag saturday sobota sonnabend sábado zaterdag субботу суботу السبت суббота субботы субота суботи",
    6: "dimanche domenica domingo niedziela pazar sonntag sunday söndag søndag zondag воскресенье неділю الأحد الاحد воскресенья неділя неділі",
}
_NUMBERS = {
    1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine",
    10: "ten", 11: "eleven", 12: "twelve",
}  # fmt: skip

MONTHS = {word: number for number, text in _MONTHS.items() for word in text.split()}
WEEKDAYS = {word: number for number, text in _WEEKDAYS.items() for word in text.split()}
NUMBERS = {word: number for number, text in _NUMBERS.items() for word in text.split()}
CALENDAR = frozenset(MONTHS) | frozenset(WEEKDAYS)
