"""What pages say where a text should be: notices in seven languages and a few more.

Each table is sorted by language and holds phrases in the form that ``obstacle.py`` compares: folded
(lower case, no accents), one space between words, straight apostrophes. General knowledge, no page's text.
"""

from __future__ import annotations

# The text goes on for subscribers.
PAYWALL = {
    "ar": ("اشترك لقراءة المقال", "اشترك لمتابعة القراءة", "للمشتركين فقط", "هذا المحتوى للمشتركين"),
    "de": (
        "artikel freischalten", "dieser artikel ist exklusiv fur abonnenten", "exklusiv fur abonnenten",
        "fur abonnenten lesbar", "im abo weiterlesen", "jetzt abonnieren und weiterlesen",
        "jetzt weiterlesen mit", "lesen sie diesen artikel mit", "mit abo weiterlesen", "nur fur abonnenten",
        "sie mochten weiterlesen", "um weiterzulesen", "weiterlesen mit einem abo",
    ),
    "en": (
        "already a subscriber? log in", "already a subscriber? sign in",
        "article is exclusive to subscribers", "article is for subscribers", "available to subscribers only",
        "become a member to continue reading", "become a member to read", "content is for members only",
        "content is for subscribers", "continue reading this article with a subscription",
        "continue reading with a subscription", "exclusive to subscribers", "exclusively for subscribers",
        "for paid subscribers", "for subscribers only", "keep reading with a free trial",
        "only available to subscribers", "please subscribe to continue", "post is for paid subscribers",
        "post is for paying subscribers", "register to continue reading", "sign in to continue reading",
        "sign up to continue reading", "start your free trial to continue", "story is for subscribers",
        "subscribe now to continue reading", "subscribe now to read", "subscribe to continue",
        "subscribe to continue reading", "subscribe to keep reading", "subscribe to read the full",
        "subscribe to read this", "subscribe to unlock", "subscriber exclusive", "subscriber only content",
        "subscriber-only content", "subscribers only", "the rest of this article is for subscribers",
        "this is a premium article", "this is a subscriber-only", "to continue reading, subscribe",
        "to read the full article, subscribe", "to read the full story, subscribe", "unlock this article",
        "you have reached your limit of free articles", "you have read your last free article",
        "you've reached your article limit", "you've reached your limit of free articles",
    ),
    "es": (
        "contenido exclusivo para suscriptores", "exclusivo para suscriptores", "para seguir leyendo",
        "solo para suscriptores", "suscribete para leer", "suscribete para seguir leyendo",
        "suscribete y continua leyendo",
    ),
    "fr": (
        "abonnez-vous pour continuer", "abonnez-vous pour lire", "article reserve a nos abonnes",
        "article reserve aux abonnes", "contenu reserve aux abonnes", "il vous reste",
        "la suite est reservee aux abonnes", "lire la suite avec un abonnement", "pour lire la suite",
        "reserve aux abonnes",
    ),
    "it": (
        "abbonati per continuare", "abbonati per leggere", "contenuto riservato agli abbonati",
        "riservato agli abbonati",
    ),
    "nl": ("alleen voor abonnees", "exclusief voor abonnees", "om verder te lezen"),
    "pl": ("aby czytac dalej", "dostepne tylko dla prenumeratorow", "tresc tylko dla subskrybentow"),
    "pt": ("assine para continuar lendo", "conteudo exclusivo para assinantes", "exclusivo para assinantes"),
    "ru": (
        "доступно только подписчикам", "материал доступен только подписчикам", "оформите подписку, чтобы",
        "подпишитесь, чтобы продолжить чтение", "подпишитесь, чтобы прочитать", "только для подписчиков",
        "чтобы дочитать", "чтобы продолжить чтение",
    ),
    "uk": (
        "доступно лише передплатникам", "лише для передплатників", "лише для підписників",
        "оформіть передплату", "передплатіть, щоб читати", "тільки для передплатників",
        "щоб продовжити читання", "щоб читати далі",
    ),
}  # fmt: skip

# The page asks whether the reader agrees to cookies.
CONSENT = {
    "ar": ("قبل المتابعة", "نحن نقدر خصوصيتك", "نستخدم ملفات تعريف الارتباط"),
    "de": (
        "bevor sie fortfahren", "cookies zustimmen", "datenschutzeinstellungen",
        "ihre privatsphare ist uns wichtig", "mit werbung und tracking", "mit werbung weiterlesen",
        "wir und unsere partner", "wir verwenden cookies", "zustimmung verwalten",
    ),
    "en": (
        "accept all cookies", "before you continue", "before you continue to", "consent to cookies",
        "cookie consent", "manage your consent", "our partners store", "we and our partners",
        "we care about your privacy", "we use cookies", "we value your privacy", "your privacy choices",
        "your privacy is important to us",
    ),
    "es": (
        "antes de continuar", "nosotros y nuestros socios", "utilizamos cookies", "valoramos su privacidad",
        "valoramos tu privacidad",
    ),
    "fr": (
        "avant de continuer", "continuer sans accepter", "le respect de votre vie privee",
        "nous et nos partenaires", "nous utilisons des cookies", "votre vie privee",
    ),
    "it": ("noi e i nostri partner", "utilizziamo i cookie"),
    "nl": ("voordat u verdergaat", "wij en onze partners", "wij gebruiken cookies"),
    "pl": ("cenimy twoja prywatnosc", "my i nasi partnerzy", "uzywamy plikow cookie"),
    "ru": ("мы и наши партнеры", "мы используем файлы cookie", "прежде чем продолжить"),
    "uk": ("ми використовуємо файли cookie", "ми та наші партнери", "перш ніж продовжити"),
}  # fmt: skip

# A check whether the reader is a person. Compared with titles and headings, and with the text of short pages.
GATE = {
    "ar": ("التحقق من أنك إنسان", "تحقق من أنك لست روبوت", "لحظة من فضلك"),
    "de": (
        "bestatigen sie, dass sie ein mensch sind", "bestatigen sie, dass sie kein roboter sind",
        "einen moment bitte", "nur einen moment", "sicherheitsuberprufung", "zugriff verweigert",
    ),
    "en": (
        "access denied", "access to this page has been denied", "are you a human", "are you a robot",
        "attention required!", "bot verification", "checking if the site connection is secure",
        "checking your browser", "complete the security check", "confirm you are human",
        "confirm you are not a robot", "confirm you're not a robot", "ddos protection by",
        "enable javascript and cookies to continue", "human verification", "i'm not a robot",
        "just a moment...", "making sure you're not a bot", "one more step", "pardon our interruption",
        "please verify you are a human", "press & hold to confirm", "prove you are human", "robot check",
        "security check", "security checkpoint", "security verification", "sorry, you have been blocked",
        "unusual traffic from your", "verify you are a human", "verify you are human",
        "verify you are not a robot", "verifying you are human", "you have been blocked",
        "you've been blocked",
    ),
    "es": (
        "acceso denegado", "comprueba que no eres un robot", "no soy un robot", "un momento...",
        "verifica que eres humano", "verificacion de seguridad",
    ),
    "fr": (
        "acces refuse", "je ne suis pas un robot", "un instant...", "un instant…", "verification de securite",
        "verifiez que vous etes humain",
    ),
    "it": ("accesso negato", "non sono un robot", "verifica che sei umano"),
    "nl": ("ik ben geen robot", "toegang geweigerd"),
    "pl": ("nie jestem robotem", "odmowa dostepu"),
    "ru": (
        "вы не робот", "доступ запрещен", "доступ ограничен", "один момент", "подтвердите, что вы не робот",
        "подтвердите, что запросы отправляли вы", "проверка браузера", "проверяем ваш браузер", "я не робот",
    ),
    "uk": (
        "ви не робот", "доступ заборонено", "доступ обмежено", "зачекайте хвилинку", "перевірка браузера",
        "підтвердьте, що ви людина", "підтвердьте, що ви не робот", "я не робот",
    ),
}  # fmt: skip

# The address has no page. Compared with titles and headings alone.
MISSING = {
    "ar": ("الصفحة المطلوبة غير موجودة", "الصفحة غير موجودة", "خطأ 404", "غير موجود"),
    "de": (
        "artikel nicht gefunden", "fehler 404", "nicht gefunden", "seite existiert nicht",
        "seite nicht gefunden", "seite wurde nicht gefunden",
    ),
    "en": (
        "404 error", "404 not found", "404 page", "article not found", "bad gateway", "content not found",
        "error 404", "internal server error", "no longer available", "nothing found",
        "oops! that page can't be found", "page can't be found", "page cannot be found",
        "page could not be found", "page does not exist", "page doesn't exist", "page isn't available",
        "page not available", "page not found", "page you requested could not be found",
        "service unavailable", "something went wrong", "temporarily unavailable", "this page isn't available",
        "we can't find that page", "we can't find the page", "we couldn't find that page",
    ),
    "es": (
        "error 404", "no se encontro la pagina", "no se ha encontrado la pagina", "pagina no encontrada",
        "pagina no existe",
    ),
    "fr": (
        "cette page n'existe pas", "contenu introuvable", "erreur 404", "page introuvable",
        "page n'existe plus", "page non trouvee",
    ),
    "it": ("errore 404", "pagina non trovata"),
    "nl": ("fout 404", "pagina niet gevonden"),
    "pl": ("blad 404", "nie znaleziono strony", "strona nie istnieje"),
    "pt": ("erro 404", "pagina nao encontrada"),
    "ru": ("ошибка 404", "страница не найдена", "страница не существует", "страница удалена"),
    "uk": ("помилка 404", "сторінка не існує", "сторінки не існує", "сторінку не знайдено"),
}  # fmt: skip

# The page is a form to log in. Compared with titles and headings alone.
LOGIN = {
    "ar": ("تسجيل الدخول",),
    "de": ("anmelden", "einloggen", "login"),
    "en": ("create an account", "log in", "log into", "login", "sign in", "sign in to continue"),
    "es": ("acceder", "inicia sesion", "iniciar sesion"),
    "fr": ("connectez-vous", "connexion", "identifiez-vous", "se connecter"),
    "it": ("accedi",),
    "nl": ("inloggen",),
    "pl": ("logowanie", "zaloguj sie"),
    "ru": ("авторизация", "войдите", "войти", "вход"),
    "uk": ("авторизація", "вхід", "увійдіть", "увійти"),
}  # fmt: skip

# The page is made by JavaScript.
SCRIPTED = {
    "ar": ("تفعيل جافا سكريبت", "يجب تفعيل javascript"),
    "de": (
        "aktivieren sie javascript", "bitte aktiviere javascript", "javascript aktivieren",
        "javascript ist deaktiviert",
    ),
    "en": (
        "enable javascript", "javascript is disabled", "javascript is not available",
        "javascript is required", "please turn on javascript", "requires javascript",
        "you need to enable javascript",
    ),
    "es": (
        "active javascript", "habilita javascript", "habilitar javascript", "necesitas activar javascript",
    ),
    "fr": ("activer javascript", "activez javascript", "veuillez activer javascript"),
    "ru": ("включите javascript", "включить javascript", "необходимо включить javascript"),
    "uk": ("ввімкніть javascript", "увімкнути javascript", "увімкніть javascript"),
}  # fmt: skip

# What the markup of a bot gate has and no article's has: names of the scripts and forms of those who sell them.
GATE_MARKUP = (
    "/_incapsula_resource",
    "/cdn-cgi/challenge-platform/h/",
    "_cf_chl_opt",
    "captcha-delivery.com",
    "cf-browser-verification",
    "cf-challenge",
    "geo.captcha-delivery",
    "px-captcha",
    "sucuri_cloudproxy_js",
)
# Elements that a page made by JavaScript fills.
SHELL_IDS = ("__next", "__nuxt", "app", "app-root", "main-app", "react-root", "root", "svelte")
