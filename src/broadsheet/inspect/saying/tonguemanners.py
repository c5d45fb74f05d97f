"""Verbs that stand beside a quotation as verbs of saying do, of tone and gesture: sighed, snapped, shrugged.

They say something only beside quoted words. A data table, by language: stems and the endings each may have; "-" is none.
"""

from __future__ import annotations

from functools import cache

from broadsheet.inspect.saying.tongueverbs import ALL_VERBS, verbs_of

_ROWS: dict[str, tuple[tuple[str, str], ...]] = {
    "de": (
        (
            """
            ächz aner argumentier argwöhn atme ätz baff bedank befürcht begründ bekannt bekenn bekund belehr bell berat beruhig beschwer besinn beschwör bezweifel blaff blök brüll brüst bekräftig daz diktier deklamier doz donner
            droh drängel eifer einwand empfehl empör entgegn entrüst entschuldig ereifer erinner erkundig ermahn ermunter ermutig erhoff erregt erzürn feix feier fleh fluch formulier frohlock fauch fabulier freu gesteh gestand
            geb gluckst gratulier grins gröl grübel gruml hauch herrsch heul hüstel ironisier jammer jauchz johl juchz keif keuch kicher knurr konstatier kräh kreisch lach lamentier lächel läster lenk leg lispel maul mauschel mecker
            merk mokier moser murr mutmaß näsel nick nörgel notier nuschel offenbar orakel palaver philosophier plädier plapper platz polter prahl prust pöbel psalmodier protestier quengel quiek rapportier rat raun rechtfertig reagier
            referier rekapitulier relativier rezitier röhr rüffel rüg sinnier schäker schäum scherz schieb schlussfolger schluchz schmunzel schmeichel schnarr schnatter schnaub schnauz schnief schrill schwadronier schwindel sinnier
            skandier soufflier spekulier spöttel sprudel stammel staun stichel stotter stutz sticht stell säusel tadel tob toll trauer triumphier trompet tröst tuschel twitter träller tönt umschreib unterbrech urteil verlang vermut
            vermeld vermerk verrat verspott verteidig verwahr verkünd vertröst vertrau versuch wagt wehr wein wetter wettert wiederhol wimmer winsel wisper witzel wunder wüt zählt zischel zisch zöger zweifel zwinker zürn zeter zuck
            """,
            "t te ten et ete eten",
        ),
        (
            """
            anerkannte begann beschied bekam befand befiehlt befahl beginnt beschwor drang empfahl empfiehlt erfuhr erhob erschrak erwog findet fand fanden fuhr fiel gab gaben gibt ging gestehen gesteht gestand greift griff hielt hielten hält hieß heißt hob
            kam kommt las liest lädt lud ließ lässt nahm nannte nannten nennt nennen ruft räsonierte sang schien schloss schließt schlug schlägt schob schiebt schrie schreit schrien schwor schwört schwieg setzt setzte sieht sah sahen sprang stieß stößt
            stellt stellte stritt tat trug trat tut überlegt überlegte unterbrach unterbricht verriet verrät vergleicht verglich verlas verliest verlautete verlautet verlauten verwies verweist versprach wandte wendet warb wirbt warf wirft widerspricht widersprach
            wusste weiß wünscht wünschte wollte will zieht zog zugab zuckt einräumt einräumte hinzufügte hinzufügt nachschob nachlegte entfuhr entfährt
            """,
            "-",
        ),
    ),
    "es": (
        (
            """
            abog abund acept acot acus aconsej admir advert alab aleg alert alent alarde amenaz analiz anhel anot apel aplaud apost apremi apostill apunt argument arremet articul asinti atac ataj atin augur autoriz balbuc balbuce barrunt bendij brind
            bram brome burl cacare calcul calific calm cant cavil cens chill chist clam comunic concedi concluy conden confes conjetur consider consol conspir constat contraatac contradij contrapuls convoc corrigi corrobor cuchiche declam
            deduj defendi definí dej delat demand deplor desafi desahog descart descarg describi desdeñ desed desliz despach despotric destac devel dict discrep disculp dramatiz dud ejemplific elogi elucubr emplaz encaj encar enfatiz
            ensalz enter enton enumer enunci equipar esboz escup esgrimi espet especific especul esper estall estim evoc exager exalt exclam excus exhort expect expus extern extrañ exult farful felicit festej filosof formul fulmin gim gruñ
            hal hil hipotetiz ilustr implor imprec increp indag indign infiri inquiri instruy insult interpel interpret interrog interrump intervin inst invit invoc jact jade jur justific juzg lanz ladr larg leg lider llor loa machac mald maldij
            manten masculló mascull matiz mencion mof monologu mostr murmur mus neg not objet observ ofreci ofrend orden pact parafrase parlamente particip pens perjur persisti ponder pontific porfi precipit predij preg prevé proclam prof
            profetiz profiri program prolong pronostic pronunci prorrump protest prosigui punt puntualiz qued quej racion rapt ratific razon reaccion reafirm rebati recapitul recit recogi recomend record rectific redond reflexion refiri reform refrend
            refunfuñ refut regañ rei rememor remach remat repas repiti replic reprendi reprob resalt reseñ resig resolvi resopl resumi reten retruc revir rezong rog ruborize rug salud salt sald secund secunde sincer soltó solt sollo solloz
            sonri sospech sostuv suplic suspir sufr tach tarare tartamud teoriz terci testific titub tron tuite urgi vaticin vej ventil vocifer vocaliz vot zahiri zanj
            """,
            "ó a aron an aba aban ieron e en ía ían",
        ),
        (
            """
            afirmaba aseguraba aduce adujo arguye arguyó añadía bendice bendijo concede contrapone contesta corrige cree creen consta consuela defiende desmiente despide deduce describe dispara disparó duda encara estima expone expuso felicita gime gruñe increpa
            interviene intervino invita insta juró jura jacta lanza lanzó llora lloró maldice mantiene mantuvo masculla matiza murmura narra objeta observa parece piensa pensó piden pidieron plantea planteó pone puntualiza pregunta preguntan preguntaba preguntó
            predice prevé prometía propone propuso prosigue prosiguió quejaba queja quejó reacciona rebate recalca rechaza rechazó recita reconoce reconocen reconoció recomienda recuerdan rectifica reflexiona refiere remacha remata repite reprocha repone repuso resopla responde responden
            respondía resume resumía ríe rió rio ruega rogó señalaba sentencia siguió sigue sonríe sonrió soltó suelta sostenía sostienen subrayaba sugiere sugirió suplica suspira tercia zanjó teme temía aventura aventuró bromea bromeaba ironiza ironizaba reivindica reivindicó
            """,
            "-",
        ),
    ),
    "fr": (
        (
            """
            abond acclam accus acquiesc adjur admir aggrav ajust alarm alert amend analys anticip apostroph applaud apprécie argument articul assén attaqu atténu attest aboi beugl bafouill balbuti bégay blagu blâm boug bougonn bourdonn braill
            cajol calm chant chantonn charri chuchot chuint circonstanci cit claironn clament compar complét complimen concéd condamn confess conjur conseill consol contest contre-attaqu convi corrig coup criaill critiqu crach cri
            débit décid décrypt défi dégain délir demand démarr déclam démontr dénonc déplor dessin désol détaill dévoil dialogu diagnostiqu disculp diss dodelin dout échauff éclat éructe élud embray émerveill encourag énonc énumér énerv enrag
            ergot espèr esquiv évacu évalu excus exhort expos expuls extrapol exhal fanfaronn félicit ferraill feul formul fredonn geign gémi glouss gouaill grinc grogn grommel grond gueul haran harangu hasard hésit hoquet houspill hulul imagin
            implor improvis incrimin indign injuri inquiét insinu insurg interpell interrog intercal invectiv invit ironis jacass jaug jase jub jubil jug jur justifi lament larmoy livr louang loue maugré méditaill menac mentionn minaud minimis mitraill
            modèr moqu motiv narr nasill nuanc objeot objurgu obtempèr ordonn osè ouvr palabr parodi pari péror pest philosoph piaff piaul pinaill plaisant plaid pleurnich pleur ponctu pontifi précipit prétext prévis pri pronostiqu prophétis propos
            quémand questionn rabroue radot râl rapplie rassérèn rationalis réaffirm recommand récapitul récit récrimin récus redout réfut regimb rejet réitèr remerci rembarr remémor renâcl renchéri repris reproch résist respir rétract réserv rigol
            ripost ron rouspét rugi rumine sanglot scand sermonn siffl signal songe soupçonn spécul supplie supput stipul susurr tacl tambourin tapot temporis tempêt tergivers théoris titr tonitru tonn tousset trembl trépign trimbal tristess trouv
            vant vocifér vitupér vis ulul urg zozot
            """,
            "é ée e ait ent aient èrent a",
        ),
        (
            """
            bondit bondi compatit complète convient convenu contredit craint craignait décrit décrivait défendait devine dément enrage explose exulte feint finit gémit glapit grandit interdit interrompt interrompu intervient intervenu jure lit mugit
            pense pensait plaint plaignait prétend prétendait prétendu prend pressent promettait rebondit rebondi redit rappelle reprend reprenait repris renchérissait retient rit riait rugit s'écrie s'esclaffe sait souffre sourit souriait soutenait
            souvient souvenait surenchérit surenchéri surprend suppose surgit traduit transmet vit veut voit croit croyait croient craignent admettait avertissait répète répétait répété espère libère accuse achève achevé enchaîne enchaîné enchaînait
            interpelle complète suggère suggéré suggérait confesse jette jeté jetait lâche résume résumé martèle martelé assène concède énumère énuméré préfère rejette rejeté grommelle rouspète tempête vocifère désespère désole désolé considéré
            """,
            "-",
        ),
    ),
    "ru": (
        (
            """
            бормота броса броси бурча бурчне буркну вздохну возликова возмуща возмути возража вопи ворча ворчлив вскрича вскипе вспыли вспыхну всплесну всхлипну встави вступи вспомина втори выдави выдохну вывел вызва вымолви выпали вырази высказа
            выясня гада гарантирова греме грози гроза горячи горлани диви диагностирова доказыва доложи дополни допусти досадова дразни дрогну жалова жела жури заворча завопи загада заголоси задума заика заикну заинтересова закрича залепета замаха замя
            зарыча зарыда заслужи застона затаратори затруби захныка захохота защища заяви зева злорадствова изложи изуми изрек иронизирова интересова информирова искренна каркну качну кива клянчи клялась каи комментирова констатирова корректирова крича
            критикова лепета ликова лукави молви мурлыка мыча мямли наме намека напева насмешнича насторожи настаива настави негодова недоумева ныл нахмури обеща обескуражи обвини обнадёжи обобщи обозначи обоснова обрадова обрати обруши объяви огласи
            огрызну одёрну озвучи ойкну округли оправда оправдыва опроверга определи осади оспори отби отве отвеча отказа отмахну отозва отпарирова отрапортова отрева отрезюмирова отрица отчека отчита отшути ошара охарактеризова охну оцени парирова
            перебива переби передразни переспроси перечисли петуши писа плака пожали пожела пожалова пожа позавидова познакоми покая покача показа покороби полага полемизирова полюбопытствова помеча помолча попеня поправи попреки попыта порадова
            поразмысли порасска порекомендова посетова посмея посоветова поспори постави посчита потребова похвали похваста поделила подели подначи подсказа подтруни подума подхвати поздорова поздрави подиви подчёркива поясни поясни предостерег
            предрек предска представи предъяви презюмирова прерва преувеличи приговарива признава призыва прикрикну примири припечата припомни присвистну присоедини приуны причита прогнозирова прогреме прогуде произнес прокрича проора пролепета промо
            промыча промямли пропе прореве прорыча проси проскули прослези процеди проциттирова процитирова прохрипе прочита прошамка прошеле прошепта прошипе пыхте развёл развел развива разочарова разрази разъясни рапортова рассмея рассужда раскрити
            рассерди раскры рассвирепе распоряди рева резанул резюмирова реза рекомендова реагирова рыда рыкну рыча сболтну свистну сдержа сетова скандирова скаламбури скомандова скорчи скриви следова смея смути сокруша сомнева сопе сори сосла соскучи
            спори сража срезюмирова ссыла стена стоня суммирова суди съязви тверди толкова таратори торже требова труби тяну убежда увер увеща уговари удиви удивля укори умоля умиля упова упрекну упреде уте ухмыльну уточня утеша фантазирова философствова
            формулирова фыркну хвали хваста хихикну хлопну хмыкну хны хохотну храбри хрипе цеди цитирова чекани чертыхну шамка шепну шепта шикну шипе шути щебета щегольну язви яри бесед бросил
            """,
            "л ла ли ло лся лась лись",
        ),
        (
            """
            бросает бурчит возмущается возмущаются ворчит вторит вспоминают выражает грозит грозится делится жалуются замечают заявляют защищает злится иронизирует интересуется кивает комментирует кричит кричат критикует лукавит машет молвит надеется надеются
            намекает напоминает напоминают настаивают негодует негодуют ноет обещает обещают обращается огорчается опасается опасаются оправдывается оправдываются описывает отвечают отмахивается отзывается оценивает парирует перебивает переживает перечисляет
            плачет подтверждает подтверждают подхватывает подсказывает полагает полагают поправляет поражается предлагает предполагает предостерегает призывает призывают признаются признают прогнозирует произносит просит просят протестует пожимает пожал пожала разводит
            развел развёл развела радуется размышляет разъясняет рассуждает реагирует рекомендует ругается рычит сердится сетуют скандирует смеётся смеется сокрушается сомневается спорит стонет суммирует тараторит твердит требует требуют убеждает убеждён уверены
            удивляется удивляются улыбается успокаивает утешает ухмыляется фыркает хвалит хвастается хмурится цедит шепчет шутят язвит произнёс произнес произнесла изрёк изрекла предостерег предостерегла клянётся клянется клялся
            """,
            "-",
        ),
    ),
    "uk": (
        (
            """
            аргументува бідка блага бовкну бороні бубоні бурмоті буркну бурча вереща вважа верта вибачи вибухну виголоси виклика викрикну вимага вимови випали випроста вирази вислові висловлю висну вказа відгукну відзначи відкину відказа відмахну відмови відпарирува відрапортува
            відреагува відріза відсіки відшуті вставі вступи втрути вказа гада гарча гніва голосі гомоні горла гримну гука ґелго деклама диву доводи доріка допові доповни допитува допита дорікну дратува дякува жалі жалка жартува журі завважи завередува завола загорла
            задума заїкну закину закрича замаха замисли заперечу запита запропонува застережі застогна затягну зауважува захища захоплю зашепоті зверну звітува здивува здогада злости зойкну зраді іронізува інформува кава кваплі кепкува кивну клякну клопота коментува
            конкретизува крикну крича критикува крича лементува лая люту марі мимри мовча мови молі мугикну мурмоті муркну нагрима нагада наказа наполіг наріка насміха насварі натякну не нервува нуди обіцяа обмові обурюва оголосі огризну окреслі описа опира оприлюдні охну
            оціни пара парирува перебиваа переби передражні перепита перепита переказа переконува перерва плака погоді погрози поділи подума подивува подякува пожалі показа покарта поміті помолиа поправі попроси поплака пораді порадува посварі посмія поспівчува поставі пота
            потверди похвали похвала похнюпи прибуркну привіта приголомши признаа прикрикну примовля припуска пристрасно пробасі пробелькоті пробуркоті прогаласува прогримі прогуде прозвітува прокоментува прокрича пропища прорік просича простогна протягну проціди
            прочита прошамка прошелесті прошепоті прошиплі раді ревну реагува резюмува репетува рикну роздратува розгубі роздума розкри розлюти розрегота розсерди розсміяа розтлумачи роз'ясни роз’ясни розказа сваря свисну сича сказі скандува скаржи скрикну смія
            спита стверджува стогна стурбува сумніва сумува схлипну схвалі таврува тверді тлумачи торочи тяга тупну уїдливо указа усміха уточнюва ухилі фиркну форкну хвалі хизува хихикну хлипа хмикну хрипі цеді цитува чмихну шепну шепоті шипі щебета юродствува яза
            прошелесті промимри пробурмоті пробурча випалив здвигну зниза розві розвела махну зітха крекну ляка
            """,
            "в ла ли ло вся лася лися ючи",
        ),
        (
            """
            бідкається бідкаються боїться бурмоче бурчить вибачається вимагає вимагають висловлюється виправдовується відбувся відбулася відмахується відгукується відзначає відзначають відмовляє гнівається гукає ділиться доводить додавав допитується дорікає дивується дякує
            жаліється жаліється журиться захоплюється звертається здіймає знизав знизала знизує іронізує кепкує кепкують киває коментує крутить кричить кричать критикує лютує махає мовить молить міркує наказує натякає нервує нервується обіцяє обіцяють обурюються
            оповідає описує опирається ображається оцінює панікує парирує перебиває переказує переконує переконана переконаний перепитує переповідає пересвідчується питає питають плаче погоджується погрожує поділився поділилася повторює повчає порівнює посміхається
            потверджує похваляється пожартував припускає прогнозує пропонує просить просять протестує радить радіє радіють реагує розводить розвів розвела розмірковує роз'яснює роз’яснює розтлумачує сердиться скаржаться скандує сміється сміються сподівається стогне
            сумнівається сумує схлипує твердив тішиться тлумачить уточнюють хвалиться хвилюється хизується хмикає цитує шепоче шепотить щиро виголосив виголосила оголошує перепрошує зізнаються закликає закликають запитують заявляв підтвердили рубає відрубав відрубала
            відповів відповіла відповіли мовив мовила прорік прорекла ремствує ремствують наполягають просив просила прохопився застеріг застерегла передає пригадують
            """,
            "-",
        ),
    ),
}  # fmt: skip


@cache
def manners_of(language: str | None) -> frozenset[str]:
    """Return the verbs that stand beside quotations in a language: those of saying, and those of tone and gesture.

    >>> "knurrte" in manners_of("de")
    True
    """
    wide = frozenset(
        stem + ending.strip("-")
        for stems, endings in _ROWS.get(language or "", ())
        for stem in stems.split()
        for ending in endings.split()
    )
    return wide | verbs_of(language)


EVERY = ALL_VERBS.union(*(manners_of(language) for language in _ROWS))
"""Those of every language."""
