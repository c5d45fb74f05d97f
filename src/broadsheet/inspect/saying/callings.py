"""Offices and callings in languages other than English, and what is none: how their words begin or end. A data table."""

from __future__ import annotations

from broadsheet.inspect.saying.wordlists import listed

# Callings of people whom a text seldom names first and then calls so: they stay as printed.
OTHERS = (
    "abogad", "adjoint", "agent", "amig", "anwalt", "anwält", "anwohner", "augenzeug", "avocat", "bruder", "client", "collèg", "compañer", "fiscal", "frère", "frau", "freund", "greffi", "herman", "hij", "juez", "jueza", "juge",
    "kolleg", "kund", "madre", "mari", "mutter", "mère", "nachbar", "oficial de", "padre", "patient", "polizist", "procureur", "présidente du tribunal", "richter", "schwester", "sohn", "sœur", "sprecher", "staatsanw", "testig", "tochter",
    "témoin", "vater", "vecin", "voisin", "zeug", "élève", "адвокат", "батьк", "брат", "водител", "водій", "дочк", "друг", "жена", "жител", "дружин", "колег", "колл", "мати", "мать", "муж", "очевид", "отец", "пацієнт", "подруг",
    "полицейск", "поліцейськ", "прокурор", "ребен", "свид", "свід", "сестр", "син", "следоват", "слідч", "сосед", "сусід", "сын", "судд", "судь", "чолов", "речни",
)  # fmt: skip
AR_OTHERS = listed(
    "القاضي القاضية الشاهد الشاهدة المحامي المحامية الجار الأب الأم الزوج الزوجة الابن الناطق المتحدث المتحدثة الناطقة الشرطي"
)
AR_BODIES = listed("""
    الأمم الإدارة الاتحاد البلدية البنك البيان الجامعة الجماعة الجمعية الجهة الجيش الحركة الحزب الحكومة الدولة الرئاسة السفارة السلطات السلطة الشرطة الشركة الصحيفة العائلة القناة القوات القيادة الكتلة
    اللجنة المؤسسة المجلس المحكمة المستشفى المصدر المصادر المعارضة المكتب المنظمة المنصة النادي النقابة النيابة الهيئة الوزارة الوكالة الطرفان الوسائل المتظاهرون السكان الأهالي الاحتلال
    """)  # fmt: skip
# How offices and callings begin in Russian and Ukrainian that have something behind them: "глава региона".
CALLINGS = (
    "автор", "агроном", "аким", "актор", "актер", "актёр", "актр", "архитект", "архітект", "астроном", "атаман", "балери", "биолог", "бизнесмен", "біолог", "бригадир", "бізнесмен", "ветеран", "викладач", "виконав", "виробни", "власни", "воєн",
    "врач", "вчен", "голкіпер", "голов", "губернатор", "депутат", "директор", "дипломат", "дириг", "дирижер", "дирижёр", "дослідни", "замминистр", "заступни", "заместит", "захисни", "защитник", "игрок", "инженер", "исполнит", "історик", "историк", "капитан",
    "капітан", "керівни", "командир", "комбат", "композитор", "консул", "космонавт", "лідер", "лидер", "лікар", "майор", "мер", "мэр", "министр", "митрополит", "міністр", "музыкант", "музикант", "нападающ", "нападни", "наставни", "начальни", "омбудсмен", "офицер", "офіцер",
    "очільни", "пенсионер", "перевод", "писател", "письменни", "півзахисни", "політик", "политик", "полковни", "полузащитник", "посадов", "посол", "президент", "прем", "премьер", "председател", "предпринимател", "представни", "професор", "профессор", "путешественни", "підприєм",
    "режисер", "режиссер", "режиссёр", "ректор", "руководител", "секретар", "сенатор", "соліст", "солист", "спікер", "спикер", "спортсмен", "староста", "тренер", "учен", "учитель", "фермер", "форвард", "художни", "художни", "чемпион", "чемпіон", "чиновни", "хирург", "хірург", "экс-", "глав", "экономист", "эколог", "екс-", "економіст", "еколог", "юрист",
)  # fmt: skip
# The same for French and Spanish, by first word behind the article.
CALLINGS_LATIN = (
    "actor", "actri", "acteur", "alcald", "ancien", "artist", "aspirante", "aute", "autor", "ambassad", "bourgmestre", "campeon", "campeón", "candidat", "cantant", "capit", "chanteu", "chef", "cheff", "chercheu", "ciclista", "cinéast", "cineasta", "coach", "colonel", "comédien", "comandante", "commandant",
    "concejal", "conseill", "consejer", "coronel", "coureu", "delanter", "defens", "deput", "diplom", "diput", "directeu", "director", "directri", "dirigeant", "dirigente", "docteur", "doctor", "défenseu", "député", "economista", "élu", "embajador", "empresari", "entraîn", "entrenad", "entrepren",
    "escritor", "ex", "expert", "fotógraf", "funcionari", "futbolista", "général", "general", "gobernador", "gouverneu", "guardameta", "historiador", "historien", "intendent", "investigador", "jefe", "jefa", "joueu", "jugador", "leader", "líder", "lidereza", "lideresa", "magistrat", "maire", "mairesse", "mandatari", "médecin", "médic",
    "milieu", "militant", "ministr", "mediocampist", "músic", "novelist", "numéro", "numero", "officier", "patron", "peintre", "periodista", "portavoz", "preside", "primer", "premier", "première", "president", "profes", "présid", "préfèt", "préfet", "quinquagénaire", "trentenaire", "quadragénaire", "sexagénaire", "rapporteu",
    "realizador", "recteur", "rector", "responsable", "romanci", "réalis", "secretari", "secrétaire", "seleccionador", "senador", "sénat", "sociologue", "sociólog", "sportif", "sportive", "subsecretari", "syndicaliste", "titular", "trabajador", "técnic", "tenista", "vicepresident", "vice-présid", "volcanólog", "éditeur", "écologiste", "écrivain",
)  # fmt: skip
GERMAN_CALLING = ("e", "er", "in", "or", "ist", "chef", "rat", "ent", "ant", "arzt", "wirt", "mann", "frau", "haupt", "feld", "iker", "oge", "kapitän", "coach")  # fmt: skip
GERMAN_NONE = ("amt", "behörde", "partei", "firma", "schule", "presse", "gruppe", "seite", "liste", "kirche", "initiative", "agentur", "kammer", "ministerium", "verein", "verwaltung", "gewerkschaft", "garde", "sender", "armee", "kasse", "messe", "branche", "koalition", "opposition", "spitze", "justiz", "polizei", "klinik")  # fmt: skip
# How German offices end right before a name; no first name does.
GERMAN_OFFICE = (
    "anwalt", "arzt", "chef", "direktor", "führer", "leiter", "meister", "minister", "präsident", "rat", "sprecher", "trainer", "vorstand", "wirt",
    "anwältin", "antin", "ärztin", "atin", "chefin", "entin", "erin", "ikerin", "istin", "ologin", "orin", "rätin", "wirtin", "vorständin", "beauftragte", "vorsitzende", "abgeordnete", "experte", "expertin",
)  # fmt: skip
# How callings end in French and Spanish.
LATIN_ENDS = (
    "adora",
    "ador",
    "ateur",
    "atrice",
    "icien",
    "icienne",
    "ista",
    "iste",
    "ologue",
    "óloga",
    "ólogo",
    "teur",
    "tora",
    "trice",
)
