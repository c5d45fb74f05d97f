"""Words of saying in languages other than English: tables, read by ``tongues``. A data table, sorted by language."""

from __future__ import annotations

from broadsheet.inspect.saying.wordlists import listed

# Language: verbs of saying, reporting and telling as printed, lower case.
VERBS = {
    "ar": "أشار أشارت اعتبر اعتبرت حذر حذرت حذّر شدد شددت شدّد كشف كشفت نفى نفت أضاف أضافت أعلن أعلنت أكد أكدت أوضح أوضحت تابع تابعت ذكر ذكرت صرح صرحت قال قالت وأضاف وأضافت وتابع وقال وقالت",
    "de": "behauptet behauptete behaupteten bekräftigte bericht berichtet berichten berichtete berichteten bestätigt bestätigte bestätigten betont"
    " betonte betonten erklärt erklärte erklärten ergänzte fragte fügte gesagt kritisierte kündigte meint meinte meldet meldete meldeten mitgeteilt"
    " mitteilte mitteilten sagt sagte sagten schreibt schrieb schrieben teilte teilten versicherte warnt warnte warnten bestritt dementierte",
    "es": "aclaró admitió advirtió afirma afirmaron afirmó agregó anunciaron anunció añadió aseguró comentó confirmaron confirmó contestó contó"
    " declaró denunció desmintió dice dicen dijeron dijo escribió explicó indicaron indicó informa informaron informó insistió negó preguntó"
    " precisó recordó reportó respondió reveló señaló sostiene sostuvo subrayó contaba explicaba",
    "fr": "affirme affirmé affirmait ajoute ajouté annonce annoncé assure assuré averti confie confié confirmé déclare déclaré démenti dénoncé dit"
    " écrit estime estimé explique expliqué indique indiqué insisté lancé martelé précise précisé prévenu raconte rapporte rapporté regrette"
    " regretté répondu révélé souligne souligné signalé",
    "it": "affermato aggiunge aggiunto annunciato commentato confermato detto dice dichiarato disse riferisce riferito scritto sottolineato spiega spiegato",
    "nl": "aldus bericht meldde meldt zegt zei schreef verklaarde vertelde benadrukte",
    "pl": "dodał dodała informuje mówi mówił napisał napisała oświadczył oświadczyła podał podała podkreślił podkreśliła poinformował poinformowała"
    " powiedział powiedziała",
    "pt": "acrescentou afirmou anunciou confirmou declarou disse diz escreveu explicou informou noticiou ressaltou",
    "ru": "говорит говорится добавил добавила заверил заявил заявила заявили заявляет написал написала объявил объявила отметил отметила отметили"
    " опроверг опровергла передает передаёт передал передало пишет подтвердил подтвердила подтвердили подчеркнул подчеркнула пояснил пояснила"
    " признал рассказал рассказала рассказали сказал сказала сказали сообщает сообщают сообщил сообщила сообщили сообщило считает утверждает"
    " утверждают уточнил уточнила",
    "uk": "вважає визнав говорить додав додала заперечив заперечила заявив заявила заявили заявляє зазначив зазначила зазначили запевнив каже"
    " написав написала написало наголосив наголосила оголосив оголосила передає передало пише підкреслив підтвердив підтвердила підтвердили"
    " повідомив повідомила повідомили повідомило повідомляє повідомляють пояснив пояснила розповів розповіла розповіли сказав сказала сказали"
    " стверджує стверджують уточнив",
}  # fmt: skip
ALL_VERBS = frozenset(verb for verbs in VERBS.values() for verb in verbs.split())
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
    a aussi auch avait dabei ha habe haben había habían han hat hatte hatten il ainsi le lo nous ont se selbst vous zuvor zunächst également
    також також также уже вже не già hanno heeft został została wcześniej też
    """)  # fmt: skip
AUXILIARIES = listed("hat hatte haben hatten habe")
# Prepositions and articles that no subject begins with: behind a verb they lead to whom it was told, or when.
OBLIQUE = listed("""
    a al a' ai alla am an ante auf au aux bei beim con dans dem den dieser durante em en im in mit nach para pour seit sur vom von zu zum zur
    в во на о об по у від до з за із під про через com para per op bij aan do w we na ob
    """)  # fmt: skip
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
