"""Lines that pages print around articles, in many languages: sections, bylines, sources.

The shape of a page decides what is an article (see ``layout``); these tables help where a line could be
taken for a headline or a paragraph. Each is sorted by language; every entry is folded when it is loaded.
"""

from __future__ import annotations

import re

from broadsheet.text.words import fold

# What a label does: "related" begins other articles; "comments", "tags" and "promo" end a text; a "noise"
# line is left out and the text goes on after it.
_SECTIONS = {
    "comments": {
        "ar": "التعليقات|تعليقات|لا توجد تعليقات|لا توجد تعليقات بعد|أضف تعليقا|اترك تعليقا|شارك برأيك",
        "cs": "komentáře|diskuse|zatím žádné komentáře",
        "de": "kommentare|kommentar|kommentar schreiben|noch keine kommentare|diskutieren sie mit|leserkommentare|keine kommentare",
        "el": "σχόλια|δεν υπάρχουν σχόλια",
        "en": "comments|no comments|no comments yet|leave a comment|add a comment|be the first to comment|join the conversation|join the discussion|post a comment|write a comment|reader comments|log in to comment|sign in to comment",
        "es": "comentarios|sin comentarios|no hay comentarios|aún no hay comentarios|todavía no hay comentarios|deja un comentario|escribe un comentario|sé el primero en comentar",
        "fa": "نظرات|دیدگاه‌ها",
        "fi": "kommentit|ei kommentteja",
        "fr": "commentaires|aucun commentaire|aucun commentaire pour le moment|pas encore de commentaires|laisser un commentaire|ajouter un commentaire|réagir|réactions|soyez le premier à commenter",
        "he": "תגובות|אין תגובות|הוסף תגובה",
        "hi": "टिप्पणियाँ|टिप्पणियां|कोई टिप्पणी नहीं",
        "hu": "hozzászólások|nincs hozzászólás",
        "id": "komentar|belum ada komentar",
        "it": "commenti|nessun commento|ancora nessun commento|lascia un commento|scrivi un commento",
        "ja": "コメント|コメントはありません|コメントはまだありません",
        "ko": "댓글|댓글이 없습니다",
        "nl": "reacties|nog geen reacties|geen reacties|reageer|plaats een reactie",
        "pl": "komentarze|brak komentarzy|dodaj komentarz|skomentuj",
        "pt": "comentários|sem comentários|ainda não há comentários|nenhum comentário|deixe um comentário|deixe seu comentário",
        "ro": "comentarii|niciun comentariu",
        "ru": "комментарии|комментариев нет|комментариев пока нет|пока нет комментариев|нет комментариев|оставить комментарий|добавить комментарий|обсуждение",
        "sv": "kommentarer|inga kommentarer|inga kommentarer ännu|kommentera|ingen kommentarer|ingen kommentarer endnu",
        "tr": "yorumlar|henüz yorum yok|yorum yok|yorum yap",
        "uk": "коментарі|коментарів немає|коментарів поки немає|поки немає коментарів|немає коментарів|залишити коментар|додати коментар|обговорення",
        "vi": "bình luận|chưa có bình luận",
        "zh": "评论|暂无评论|發表評論|发表评论|評論|留言",
    },
    "noise": {
        "ar": "مشاركة|شارك|إعلان|اقرأ المزيد|المزيد|استمع إلى المقال|شعار|طباعة|حفظ",
        "cs": "sdílet|reklama|číst dál|celý článek",
        "de": "teilen|drucken|anzeige|werbung|weiterlesen|mehr lesen|artikel anhören|artikel teilen|merken|zum artikel|per e-mail teilen|vorlesen|zur merkliste|link kopieren|mehr anzeigen",
        "el": "κοινοποίηση|διαφήμιση",
        "en": "share|share this|share this article|share article|also live|live|live now|breaking|breaking news|just in|developing|-ends-|ends|print|save|bookmark|advertisement|advertisment|ad|sponsored|read more|continue reading|show more|see more|view more|load more|more|read full article|read full story|read the full story|full story|full article|listen|listen to this article|logo|image|photo|copy link|follow us|follow|like|tweet|email|facebook|twitter|whatsapp|telegram|linkedin|translate|summarize|summarise|summary by ai|report|menu|home|back to top|skip to content|read on|view original|original article|open original",
        "es": "compartir|compartir esta noticia|imprimir|guardar|publicidad|anuncio|leer más|seguir leyendo|ver más|escuchar|ver original|noticia completa",
        "fi": "jaa|mainos|lue lisää",
        "fr": "partager|partager cet article|imprimer|enregistrer|publicité|lire la suite|lire plus|en savoir plus|voir plus|écouter l'article|écouter",
        "he": "שתף|פרסומת|קרא עוד",
        "hi": "साझा करें|विज्ञापन|और पढ़ें",
        "hu": "megosztás|hirdetés|tovább",
        "id": "bagikan|iklan|baca selengkapnya",
        "it": "condividi|stampa|salva|pubblicità|leggi tutto|continua a leggere|leggi di più|ascolta|mostra altro",
        "ja": "共有|広告|続きを読む|もっと見る|ロゴ",
        "ko": "공유|광고|더 보기|로고",
        "nl": "delen|deel dit artikel|advertentie|lees meer|lees verder|afdrukken|bewaar",
        "pl": "udostępnij|drukuj|reklama|czytaj dalej|czytaj więcej|zapisz|posłuchaj",
        "pt": "compartilhar|partilhar|compartilhe|imprimir|salvar|publicidade|anúncio|leia mais|ler mais|continuar lendo|continue a ler|ouvir|ver mais",
        "ro": "distribuie|publicitate|citește mai mult",
        "ru": "поделиться|печать|реклама|читать далее|читать полностью|подробнее|сохранить|слушать|логотип|показать ещё|на правах рекламы",
        "sv": "dela|annons|läs mer|del|annonse|les mer|annonce|læs mere|skriv ut",
        "tr": "paylaş|reklam|devamını oku|yazdır|kaydet",
        "uk": "поділитися|поширити|друк|реклама|читати далі|читати повністю|докладніше|детальніше|зберегти|слухати|логотип|показати ще",
        "vi": "chia sẻ|quảng cáo|xem thêm",
        "zh": "分享|广告|廣告|阅读更多|閱讀更多|查看更多|标志",
    },
    "promo": {
        "ar": "النشرة البريدية|اشترك في نشرتنا|اشترك الآن|حمل التطبيق",
        "de": "newsletter|newsletter abonnieren|jetzt abonnieren|laden sie die app",
        "en": "newsletter|at a glance|contents|in this edition|in this issue|in this letter|key events|key moments|subscribe|subscribe now|sign up|sign up to our newsletter|sign up for our newsletter|subscribe to our newsletter|get the app|download the app|download our app|ask ai|ask our assistant|about us|contact us|privacy policy|terms of use|terms of service|cookie policy|all rights reserved|about the author",
        "es": "boletín|suscríbete|suscríbete a nuestro boletín|descarga la app",
        "fr": "newsletter|s'abonner|abonnez-vous|inscrivez-vous à notre newsletter|téléchargez l'application",
        "it": "iscriviti|iscriviti alla newsletter|abbonati|scarica l'app",
        "nl": "nieuwsbrief|abonneer|meld je aan|download de app",
        "pl": "zapisz się|subskrybuj|pobierz aplikację",
        "pt": "assine|assine a newsletter|inscreva-se|baixe o aplicativo",
        "ru": "рассылка|подпишитесь|подписаться|подпишитесь на рассылку|скачать приложение",
        "tr": "abone ol|bülten|uygulamayı indir",
        "uk": "розсилка|підпишіться|підписатися|підпишіться на розсилку|завантажити застосунок",
    },
    "related": {
        "ar": "مقالات ذات صلة|أخبار ذات صلة|مواضيع ذات صلة|اقرأ أيضا|اقرأ أيضًا|المزيد من الأخبار|ذات صلة|قد يعجبك أيضا|مواضيع مشابهة|أخبار متعلقة",
        "cs": "související články|související|čtěte také|mohlo by vás zajímat",
        "de": "ähnliche artikel|verwandte artikel|verwandte themen|weitere artikel|weitere meldungen|weitere nachrichten|mehr zum thema|mehr zu diesem thema|lesen sie auch|auch interessant|das könnte sie auch interessieren|mehr nachrichten|passend zum thema|zum thema",
        "el": "σχετικά άρθρα|διαβάστε επίσης",
        "en": "related|related articles|related article|related news|related stories|related story|related posts|related content|related coverage|related topics|more stories|more news|more articles|more on this|more on this story|more on this topic|more coverage|more from the web|more from around the web|from around the web|you may also like|you might also like|you may like|recommended|recommended for you|recommended articles|read also|also read|read next|up next|similar articles|similar news|similar stories|other articles|other news|other sources|elsewhere|see also|latest news|latest|top stories|trending|most read|full coverage|in other news|from other outlets|what others report|also in the news",
        "es": "artículos relacionados|noticias relacionadas|relacionado|relacionados|relacionadas|lea también|lee también|te puede interesar|también te puede interesar|más noticias|contenido relacionado|más sobre este tema|otras noticias",
        "fa": "مطالب مرتبط|اخبار مرتبط",
        "fi": "aiheeseen liittyvää|lue myös|lisää aiheesta",
        "fr": "articles similaires|articles liés|articles connexes|sur le même sujet|sur le même thème|lire aussi|à lire aussi|à lire également|autres articles|autres actualités|vous aimerez aussi|plus d'actualités|dans la même rubrique|articles associés",
        "he": "כתבות קשורות|כתבות נוספות|קראו גם|עוד בנושא",
        "hi": "संबंधित लेख|संबंधित खबरें|यह भी पढ़ें",
        "hu": "kapcsolódó cikkek|olvassa el ezt is",
        "id": "artikel terkait|berita terkait|baca juga",
        "it": "articoli correlati|notizie correlate|leggi anche|potrebbe interessarti|altre notizie|sullo stesso argomento|contenuti correlati|ti potrebbe interessare",
        "ja": "関連記事|関連ニュース|あわせて読みたい|こちらも読まれています",
        "ko": "관련 기사|관련 뉴스|관련기사",
        "nl": "gerelateerde artikelen|gerelateerd|lees ook|meer nieuws|gerelateerd nieuws|meer over dit onderwerp",
        "pl": "powiązane artykuły|podobne artykuły|czytaj także|zobacz także|zobacz też|przeczytaj także|więcej na ten temat|czytaj też|powiązane",
        "pt": "artigos relacionados|notícias relacionadas|leia também|leia mais notícias|veja também|relacionados|relacionadas|mais notícias|outras notícias|conteúdo relacionado",
        "ro": "articole similare|citește și|știri similare|articole înrudite",
        "ru": "читайте также|похожие статьи|похожие новости|похожие материалы|другие новости|ещё по теме|по теме|материалы по теме|новости по теме|связанные статьи|статьи по теме|рекомендуем|смотрите также",
        "sv": "relaterade artiklar|relaterat|läs också|läs även|mer om ämnet|relaterte artikler|les også|relaterede artikler|læs også",
        "tr": "ilgili haberler|benzer haberler|ilgili makaleler|bunlar da ilginizi çekebilir|diğer haberler",
        "uk": "читайте також|схожі статті|схожі новини|схожі матеріали|інші новини|ще за темою|за темою|матеріали за темою|новини за темою|пов'язані статті|пов'язані новини|статті за темою|дивіться також|вас може зацікавити",
        "vi": "bài viết liên quan|tin liên quan",
        "zh": "相关文章|相关新闻|相关报道|相關文章|相關新聞|推荐阅读|延伸阅读",
    },
    "tags": {
        "ar": "وسوم|الوسوم|هاشتاغ|الهاشتاغات|كلمات مفتاحية|كلمات دلالية",
        "de": "schlagwörter|schlagworte|stichwörter|stichworte|hashtags|themen",
        "en": "hashtags|hashtag|tags|topics|keywords|filed under|tagged",
        "es": "etiquetas|temas|palabras clave|archivado en",
        "fr": "mots-clés|mots clés|mots-dièse|étiquettes|thèmes",
        "he": "תגיות",
        "hi": "हैशटैग",
        "it": "etichette|argomenti|parole chiave|tag",
        "ja": "ハッシュタグ|タグ",
        "ko": "해시태그|태그",
        "nl": "trefwoorden|onderwerpen|labels",
        "pl": "tagi|słowa kluczowe|tematy|hasztagi",
        "pt": "tópicos|palavras-chave|assuntos",
        "ru": "теги|хештеги|хэштеги|метки|темы|ключевые слова",
        "sv": "taggar|etiketter|emneord|avainsanat",
        "tr": "etiketler|konular",
        "uk": "теги|хештеги|гештеги|мітки|ключові слова",
        "zh": "标签|话题|標籤|话题标签",
    },
}

# Before the name of an outlet.
_SOURCES = (
    "المصدر|نقلا عن|Quelle|Source|Feed|Newspaper|Outlet|Publication|Publisher|Zeitung|Medium|Издание|Видання|Via|Published by|Provided by|From|Fuente|Lähde|Fonte|Bron|Źródło|Sursă|Sursa|Источник|Källa|Kilde|"
    "Kaynak|Джерело|来源|來源|出典|출처|मूल स्रोत|πηγή|Zdroj|Forrás|מקור|Sumber|Nguồn"
)
# Before a headline, where a page names the parts of its articles.
_TITLES = "العنوان|Headline|Otsikko|Rubrik|Subject|Title|Titel|Titolo|Titre|Titulo|Título|Tytuł|Заголовок|Тема|标题|標題|제목"
# Before the names of those who wrote.
_BYLINES = (
    "بقلم|كتب|كتبت|Von|By|Written by|Reported by|Reporting by|Story by|Author|Autor|Autorin|Autora|Auteur|Por|Par|Propos recueillis par|Di|Door|"
    "Autorzy|Автор|Авторы|Автори|Av|Af|Yazan|Γράφει|מאת|作者|記者|记者|글|Oleh|Texte :|Text:"
)  # fmt: skip
# Marks of running coverage: its timed entries are one article. Looked for as words of the first lines.
_LIVE = (
    "تغطية مباشرة|لحظة بلحظة|Liveticker|Live-Ticker|Newsticker|Liveblog|Live-Blog|live blog|live updates|live coverage|"
    "as it happened|live:|live –|live -|minute by minute|rolling coverage|en directo|en vivo|minuto a minuto|en direct|le direct|in diretta|diretta|"
    "na żywo|relacja|ao vivo|minuto a minuto|онлайн|прямой эфир|хроника|текстовая трансляция|прямий ефір|хроніка|"
    "наживо|canlı|直播|liveverslag|live-verslag|direktrapport"
)

_KINDS = {
    fold(entry): kind
    for kind, languages in _SECTIONS.items()
    for entries in languages.values()
    for entry in entries.split("|")
}
_TRIM = re.compile(r"^[\s_#>»→•|·*:-]+|[\s\W_]+$")
_EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_COUNT = re.compile(r"\s*[(\[]?\d[\d.,]*[)\]]?\s*$|^\s*\d[\d.,]*\s+")


def section(line: str) -> str | None:
    """Return what a line that is a label does to the page, or None where it is no label.

    Counts beside it don't matter: "Comments (12)".

    >>> section("Related Articles"), section("Комментарии (3)"), section("A bridge reopened")
    ('related', 'comments', None)
    """
    if len(line) > 60:  # twice the longest entry
        return None
    plain = _TRIM.sub("", fold(line))
    counted = _KINDS.get(_EDGES.sub("", _COUNT.sub("", plain)))
    return _KINDS.get(plain) or (counted if counted == "comments" else None)


def _before(prefixes: str) -> re.Pattern[str]:
    words = sorted({re.escape(word) for word in prefixes.split("|")}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})(\s*[:：]\s*|\s+)(?=\S)", re.IGNORECASE)


_SOURCE = _before(_SOURCES)
_BYLINE = _before(_BYLINES)
_TITLE = _before(_TITLES)
# Up to five words, each a name: capitals, or a script that has none.
_NAMES = re.compile(
    r"(?:(?:[^\W\d_a-zа-яёіїєґà-öø-ÿ][\w.'’-]*|de|la|van|der|den|von|el|al|bin|и|і|та|and|und|et|y|e|و|,|&)[,\s]*){1,10}\Z"
)
_JOINT = re.compile(r"\s*(?:,|&|\s(?:and|und|et|y|e|и|і|та|en|och|og)\s)\s*")


def source_of(line: str) -> str | None:
    """Return the outlet that a line such as "Source: Northern Post" names, or None."""
    match = _SOURCE.match(line)
    if not match or len(line) > 80 or not {":", "："} & set(match[1]):
        return None
    return line[match.end() :].strip()


def title_of(line: str) -> str | None:
    """Return the headline of a line that says it is one, or None.

    >>> title_of("Title: Bridge reopens"), title_of("Bridge reopens")
    ('Bridge reopens', None)
    """
    match = _TITLE.match(line)
    return line[match.end() :].strip() if match and {":", "："} & set(match[1]) else None


def names_of(line: str) -> tuple[str, ...]:
    """Return who wrote, of a line such as "By Ana Bell and Jo Marsh"; empty where it is none.

    >>> names_of("By Ana Bell and Jo Marsh"), names_of("By the time they came, it was dark")
    (('Ana Bell', 'Jo Marsh'), ())
    """
    match = _BYLINE.match(line)
    if not match or len(line) > 100:
        return ()
    rest = re.split(r"\s*[|·•]\s*", line[match.end() :].strip())[0]
    if not _NAMES.match(rest) or not 1 <= len(rest.split()) <= 8:
        return ()
    return tuple(name.strip() for name in _JOINT.split(rest) if name.strip())


_LIVE_WORDS = re.compile(
    "|".join(
        rf"(?<!\w){re.escape(fold(word.strip()))}(?!\w)"
        for word in sorted(set(_LIVE.split("|")), key=len, reverse=True)
    )
)


def is_live(line: str) -> bool:
    """Return whether a headline announces running coverage, whose timed entries are one article."""
    return bool(_LIVE_WORDS.search(fold(line[:200])))
