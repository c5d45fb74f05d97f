"""Verbs of saying in languages other than English: stems and the endings that they take. A data table, by language."""

from __future__ import annotations

from functools import cache

# Language: rows of stems and of the endings that each of them may have; "-" is none.
_ROWS: dict[str, tuple[tuple[str, str], ...]] = {
    "ar": (
        ("أشار اعتبر أضاف أعلن أكد أوضح تابع حذر حذّر ذكر شدد شدّد صرح صرّح قال كشف وأضاف وأعلن وأكد وأوضح وتابع وذكر وقال نفى", "- ت"),
        ("قالت نفت وقالت", "-"),
    ),
    "de": (
        (
            """
            antworte appellier bedauer behaupte beklag bekräftig bemängel berichte bestätig beteuer beton bilanzier brumm dementier entgegne ergänz erklär erläuter
            erwider erzähl flüster forder frag füg glaub grummel höhn hoff jubel klag kommentier konter kritisier kündig lob mahn mein melde monier murmel mutmaß
            präzisier prognostizier prophezei räum resümier sag schilder schimpf schwärm seufz scherz spotte stöhn teil unk unterstell urteil verkünde versicher
            verteidig warn witzel zitier zürn
            """,
            "t te ten en",
        ),
        (
            """
            berichtet bestritt beschreibt beschrieb bestreitet gesagt gestand gesteht mitgeteilt mitteilt mitteilte mitteilten rief riefen ruft schreibt schreiben
            schrieb schrieben sprach spricht unterstreicht unterstrich verspricht versprach weist wies räumt sprechen sprachen bat bittet
            """,
            "-",
        ),
    ),
    "es": (
        (
            """
            aclar advir afirm calific tild agreg anunci añad apunt asegur avis bromé celebr coment confirm contest cont critic cuestion declar demand denunci destac detall exclam
            explic expres grit indic inform insist ironiz lament manifest matiz narr opin precis pregunt recalc reclam record recrimin reiter relat remarc replic
            report reproch respond revel sentenci señal subray sugir susurr tuite zanj advirti añadi insisti respondi sugiri admiti prometi exigi pidi reconoci concluy
            """,
            "ó aron ieron",
        ),
        (
            """
            aclara admite admiten advierte advierten afirma afirman agrega añade añaden apunta asegura aseguran celebra comenta concluye confiesa confesó contaba
            cuenta cuentan critica declara defiende defendió denuncia denuncian desmintió dice dicen decía decían dijo dijeron escribe escribió explica explicaba explican exige expresa grita
            informa informan insiste lamenta niega negó opina ordenó pide pidió promete reclama recordaba recuerda reitera relata repitió responde revela señala señalan
            sostiene sostuvo subraya zanja hizo
            """,
            "-",
        ),
    ),
    "fr": (
        (
            """
            accus admonest affirm qualifi ajout alert annonc argu assèn assur avanc avou balay clam comment confi confirm constat critiqu déclar dénonc déplor détaill
            enfonc estim évoqu exig expliqu fulmin gliss hurl indiqu insist ironis lâch lanc martel murmur observ plaid préconis précis proclam protest racont
            raill rappel rapport rassur réclam regrett relat relativis remarqu répliqu résum rétorqu révél signal souffl soulign soupir tempér témoign tonn
            tranch insurg indign exclam étonn emport inquiét félicit agac amus
            """,
            "é ait e ent èrent",
        ),
        (
            """
            admet admis averti avertit concède concédé conclu conclut défend défendu démenti dément disait disent dit écrit écrivait maintenu maintient poursuit poursuivi prédit
            prévenait prévenu prévient promet promis reconnaît reconnu renchéri renchérit répond répondait répondent répondu réjouit réjoui sourit souri soutenu soutient
            souvenu souvient tempère inquiète considère espère espéré révèle assène
            """,
            "-",
        ),
    ),
    "it": (("affermato aggiunge aggiunto annunciato commentato confermato detto dice dichiarato disse riferisce riferito scritto sottolineato spiega spiegato", "-"),),
    "nl": (("aldus bericht meldde meldt zegt zei schreef verklaarde vertelde benadrukte", "-"),),
    "pl": (
        ("dodał informował napisał oświadczył podał podkreślił poinformował powiedział stwierdził zapewnił", "- a i"),
        ("informuje mówi mówił mówiła twierdzi", "-"),
    ),
    "pt": (("acrescentou afirmou anunciou confirmou declarou disse diz escreveu explicou informou noticiou ressaltou", "-"),),
    "ru": (
        (
            """
            возмути возрази воскликну вспомни выступи вздохну добави завери заключи замети заяви кивну констатирова крикну написа напомни объяви объясни ответи отмети
            отреза парирова переда повтори подтверди подчеркну подытожи пожалова пожела пообеща попроси посетова поясни предложи предположи предостерег предупреди
            призва призна прокомментирова прошепта пошути раскритикова рассказа резюмирова сказа согласи сообщи спроси уверя улыбну усмехну уточни
            """,
            "л ла ли ло лся лась лись",
        ),
        (
            """
            вспоминает возражает вздыхает говорит говорится говорят добавляет жалуется заверяет замечает заявляет констатирует настаивает недоумевает объясняет опроверг опровергла отвечает
            отмечает отмечают передает передаёт пишет пишут повторяет подчеркивает подчёркивает подытоживает поясняет предупреждает признается признаётся признаёт продолжает рассказывает
            резюмирует сетует советует сообщает сообщают спрашивает считает считают уверяет улыбается утверждает утверждают уточняет шутит
            """,
            "-",
        ),
    ),
    "uk": (
        (
            """
            відпові відріза вигукну визна вказа гукну дода завери зазначи заклика запевни запита заперечи зауважи заяви звинувати зізна зітхну констатува крикну нагада наголоси наполяга
            написа наріка оголоси обури переда пожартува пообіця попереди поскаржи поясни прокоментува пригада припусти промови прошепоті підкресли підсумува підтверди повідоми
            розкритикува розпові резюмува сказа скаржи спита сповісти спростува уточни усміхну
            """,
            "в ла ли ло вся лася лися",
        ),
        (
            """
            вважає вважають відповідає визнає говорить говорять дивується додає додають жартує запевняє запевняють заперечує запитує зауважує заявляє заявляють зазначає зазначають зітхає зізнається
            каже кажуть констатує нагадує наголошує наголошують наполягає нарікає обурюється пише пишуть пояснює пояснюють попереджає пригадує продовжує підкреслює підсумовує підтверджує повідомляє
            повідомляють розповідає розповідають скаржиться скаржаться стверджує стверджують твердить твердять уточнює усміхається нарікав нарікала
            """,
            "-",
        ),
    ),
}  # fmt: skip


@cache
def verbs_of(language: str | None) -> frozenset[str]:
    """Return the verbs of saying of a language as printed, lower case; those of all where it has none of its own.

    >>> sorted(verbs_of("nl"))[:2]
    ['aldus', 'benadrukte']
    """
    if language not in _ROWS:
        return ALL_VERBS
    rows = _ROWS[language]
    return frozenset(
        stem + ending.strip("-")
        for stems, endings in rows
        for stem in stems.split()
        for ending in endings.split()
    )


# Forms that are English words as well, and say nothing there.
_ENGLISH = frozenset(("argue", "bat", "lance", "observe", "relate"))
ALL_VERBS = frozenset(verb for language in _ROWS for verb in verbs_of(language)) - _ENGLISH
"""The verbs of saying of every language."""
