"""Words of saying in languages other than English: tables, read by ``tongues``. A data table, sorted by language."""

from __future__ import annotations

from broadsheet.inspect.saying.wordlists import listed

DENYING = listed("bestritt dementierte desmintió negó démenti опроверг опровергла заперечив заперечила")
CONFIRMING = listed("bestätigt bestätigte bestätigten confirmaron confirmó confirmé confermato confirmou подтвердил подтвердила подтвердили підтвердив підтвердила підтвердили")  # fmt: skip
REPORTING = listed("""
    berichtet berichten berichtete berichteten meldet meldete meldeten schreibt schrieb informa informó reportó rapporte rapporté écrit révélé
    reveló передает передаёт передал передало пишет сообщает сообщил сообщила сообщило передає пише повідомив повідомила повідомило повідомляє
    написало bericht meldde meldt riferisce riferito informuje podał podała noticiou informou
    """)  # fmt: skip
# "that", by which what was said is joined to the verb.
THAT = listed("che dass daß dat que що что że أن إن بأن")
# Words that lead to a carrier: "according to".
ACCORDING = (
    ("a", "decir", "de"), ("a", "juicio", "de"), ("aus", "sicht", "von"), ("aux", "yeux", "de"), ("daprès",), ("de", "l'avis", "de"),
    ("en", "opinión", "de"), ("en", "palabras", "de"), ("nach", "ansicht", "von"), ("nach", "auffassung", "von"), ("nach", "einschätzung", "von"),
    ("nach", "meinung", "von"), ("nach", "worten", "von"), ("selon", "les", "mots", "de"), ("за", "оцінкою"), ("на", "думку"),
    ("на", "переконання"), ("по", "мнению"), ("по", "оценке"), ("بحسب",), ("حسب",), ("وفق",), ("على", "لسان"), ("de", "acuerdo", "con"), ("de", "acordo", "com"), ("laut",), ("nach", "angaben"), ("nach", "informationen"),
    ("d'après",), ("d’après",), ("secondo",), ("según",), ("segundo",), ("selon",), ("volgens",), ("według",), ("zdaniem",),
    ("за", "даними"), ("за", "інформацією"), ("за", "словами"), ("згідно", "з"), ("по", "данным"), ("по", "информации"),
    ("по", "словам"), ("согласно",),
)  # fmt: skip
CITING = (
    ("citando", "a"), ("citando",), ("citant",), ("en", "citant"), ("mit", "verweis", "auf"), ("onder", "verwijzing", "naar"),
    ("powołując", "się", "na"), ("que", "cita", "a"), ("que", "citó", "a"), ("qui", "cite"), ("qui", "citait"), ("unter", "berufung", "auf"),
    ("з", "посиланням", "на"), ("із", "посиланням", "на"), ("посилаючись", "на"), ("со", "ссылкой", "на"), ("ссылаясь", "на"),
    ("яка", "цитує"), ("яке", "цитує"), ("який", "цитує"), ("которая", "цитирует"), ("которое", "цитирует"), ("который", "цитирует"),
)  # fmt: skip
# "as X reports": what the verb of saying then stands behind or before.
AS = listed("wie як как comme como jak come zoals")
# Auxiliaries and small words between the subject and the verb of saying.
HELPERS = listed("""
    a ai as aussi auch avait dabei ha habe haben había habían han hat hatte hatten il ainsi le lo nous ont se selbst vous zuvor zunächst également
    також також также уже вже не già hanno heeft został została wcześniej też
    avaient avez avons était l'a l'avait m'a m'avait n'a ont s'est s'était sont t'a est m' s' l' lui leur me te les nos os ya también siempre immer mir uns mi ti мне ему ей нам мені йому їй
    нам м'яко вчора сьогодні вчора сегодня вчера тоже
    """)  # fmt: skip
AUXILIARIES = listed("hat hatte haben hatten habe")
# Prepositions and articles that no subject begins with: behind a verb they lead to whom it was told, or when.
OBLIQUE = listed("""
    a à al a' ai alla am an ante auf au aux bei beim con dans dem den dieser durante em en im in mit nach para pour seit sur vom von zu zum zur
    après avant bajo bis chez contra contre depuis derrière desde devant durant durch entre face gegen gegenüber hacia hasta hinter lors malgré neben ohne parmi pendant
    sans seit sobre sous tras unter vers vor während wegen über без біля над перед після после при про проти против серед со
    frente junto cerca rumbo auprès face
    в во на о об по у від до з за із під про через com para per op bij aan do w we na ob por mediante excepto salvo entre par dès envers hors outre trotz ab bis außer zwischen innerhalb außerhalb
    между из из-за ради для вместо кроме к ко вокруг возле напротив вопреки среди между через между между зі між крізь заради замість крім окрім навколо всупереч серед поміж щодо стосовно
    """)  # fmt: skip
# Verbs of saying that take an object, so that none closes what was said: "X, the director, defends the plan".
OBJECTS = listed("""
    accuse accusé accusait critique critiqué défend défendu défendait dénonce dénoncé évoque évoqué évoquait exige exigé réclame réclamé rappelle rappelé révèle révélé signé signe amuse
    félicite rassure kritisiert kritisierte kritisierten lobt lobte lobten fordert forderte forderten verteidigt verteidigte verteidigten verkündet bat bittet rief ruft weist
    critica criticó criticaron defiende defendió denuncia denunció destacó destaca exige exigió pide pidió reclama reclamó celebra celebró repitió hizo cuestionó
    призвал призвала призвали раскритиковал раскритиковала раскритиковали передал передала повторил пожаловал
    звинуватив звинуватила закликав закликала закликали розкритикував розкритикувала передав передала скаржиться
    """)
# Words for a body by what it is alone: which one, the text has said before.
BODY_NOUNS = listed("""
    amt behörde ministerium unternehmen konzern verband ministère entreprise société agence préfecture ministerio empresa compañía agencia organismo ведомство министерство компания организация
    відомство міністерство компанія організація підприємство предприятие агентство
    """)
# Languages whose verbs need no subject: who spoke last goes on.
DROPPING = frozenset(("ar", "es", "it", "pl", "pt", "ru", "uk"))
# German reported speech by its verb's form.
REPORTED_MOOD = listed("""
    befinde bleibe bringe brauche dürfe dürften fehle finde gebe gehe gehöre glaube habe handle hätten hätte komme könne könnten laufe lasse liege
    mache müsse müssten nehme rechne rufe sehe sei seien solle sollten spreche stehe sterbe stelle trage verfüge werde wisse wolle wollten würde würden
    """)  # fmt: skip
# What a word for a kind of press begins with, before the name of an outlet.
PRESS_STEMS = (
    "agence", "agencia", "agencja", "agentur", "agenzia", "agência", "blatt", "cadena", "chaîne", "diario", "dziennik", "emisora", "fernsehsender",
    "gazeta", "giornale", "jornal", "journal", "krant", "magazin", "nachrichtenagentur", "periódico", "persbureau", "portal", "quotidien", "quotidiano",
    "revista", "rundfunk", "sender", "semanario", "staatsagentur", "tageszeitung", "wirtschaftszeitung", "wochenzeitung", "zeitung",
    "агентств", "агенц", "видан", "газет", "ежедневник", "журнал", "издани", "информагентств", "телеканал", "щоденник", "інформагенц",
)  # fmt: skip
AGENCY_STEMS = ("agence", "agencia", "agencja", "agentur", "agenzia", "agência", "nachrichtenagentur", "persbureau", "staatsagentur", "агентств", "агенц", "информагентств", "інформагенц")  # fmt: skip
# Pronouns by whom they mean.
PRONOUNS = {
    "ar": {"هو": "he", "هي": "she"}, "de": {"er": "he", "sie": "she"}, "es": {"él": "he", "ella": "she"}, "fr": {"il": "he", "elle": "she"},
    "it": {"lui": "he", "lei": "she"}, "nl": {"hij": "he", "zij": "she", "ze": "she"}, "pl": {"on": "he", "ona": "she"},
    "pt": {"ele": "he", "ela": "she"}, "ru": {"он": "he", "она": "she"}, "uk": {"він": "he", "вона": "she"},
}  # fmt: skip
