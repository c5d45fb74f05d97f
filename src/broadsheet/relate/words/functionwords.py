"""The commonest function words of a language: they tell the language and never tell two events apart.

Sorted data; about forty a language, written down by hand from grammars.
"""

from __future__ import annotations

_WORDS = {
    "ar": "أن أو إلى إن إنه الا التي الذي الذين الى ان بعد بين بها به تم تلك ثم حتى حول حيث خلال ذلك عن عند على غير في فيه فيها قال قالت قبل قد كان كانت كل كما لا لم له لها ما مع من منذ منها نحو هذا هذه هو هي و وقال وقد وكان ولا ولم وهو وهي يوم",
    "da": "af alle at blev da de deres det efter eller en er et for fra få han har havde hun hvad hvor ikke ind jeg kan kun man med men mod må ned nu når og også om op over på som så til ud var ved vi vil være år",
    "de": "aber als am an auch auf aus bei bis da dann das dass dem den der des die durch ein eine einem einen einer eines er es für hat haben im in ist kann mehr mit nach nicht noch nur oder sagte sein sich sie sind so um und vom von vor war wegen werden wie wird wurde wurden zu zum zur über",
    "en": "a about after all also an and are as at be been but by for from had has have he her him his i if in into is it its more new no not of on one or out over said says she so than that the their them there they this to up was we were what when which who will with would you",
    "es": "a al ante aunque como con contra cuando de del desde donde durante el ella en entre era es esta este esto está fue fueron ha han hasta hay la las le lo los más mientras muy no o para pero por porque que se según ser sin sobre su sus también tras un una uno y ya",
    "fi": "ei että hän ja jo joka jos kanssa kuin kun mukaan mutta myös ne niin nyt oli olla on ovat se sekä sen siitä tai tämä vain voi vuoden",
    "fr": "a au aux avec c'est ce ces cette comme contre d'un d'une dans de depuis des du elle en entre est et il ils l'a la le les leur mais même n'est ne on ont ou par pas plus pour qu'il que qui s'est sa sans se selon ses son sont sur un une été était",
    "hu": "a az azt egy el ennek ez ezt hogy és is ha ki kell lehet még már meg mert mint nem pedig s szerint után vagy van volt",
    "it": "a ai al alla anche che chi come con da dal dalla degli dei del della delle di dopo e ed era gli ha hanno i il in la le lo ma nei nel nella non o per perché più quando se si sono stata stato su sul sulla tra un una è",
    "nl": "aan al als bij dat de deze die dit door een en er geen had heeft het hij hun in is kan maar meer met na naar niet nog of om ook onder op over te tegen tot uit van voor waar was werd worden wordt ze zei zijn zou",
    "no": "at av ble da de den der det du eller en er et etter for fra har hun han i ikke jeg kan kom med men mot må noen nå når og også om opp over på som så til ut var ved vi vil være år",
    "pl": "a ale by był była było być co czy dla do gdy i ich im jak jako jego jej jest już które który którzy lub ma może na nie o od oraz po pod przed przez przy się są także tego ten to tym w we z za ze że",
    "pt": "a ao aos as até com como da das de depois do dos e ela ele em entre era essa esta este está foi foram ha já mais mas na nas no nos não o os ou para pela pelo por que se segundo sem ser seu sobre sua são também um uma à às é",
    "ro": "a al ale au ca care ce cel cele cu că când de din după este fi fost fără iar la le lor mai mult nu o pe pentru prin s-a sa sau se si sunt sub și un una unei unui va în într",
    "ru": "а без более бы был была были было в во все для до его ее если есть еще же за и из или им их к как ко когда который которые которых лет между мы на над не него но о об однако он она они от по после при про с сказал со так также то того только у уже что чтобы это этом этого",
    "sv": "alla att av blev de den det där då efter eller en enligt ett från för ha han har hon i in inte kan man med men mot mycket nu när och också om på ska som så till under upp ut var vid vi är år över",
    "tr": "ama ancak bir bu bunu böyle çok da daha de değil dedi diye en gibi göre hem için ile ise kadar ki ne o olan olarak oldu olduğu sonra var ve veya ya yeni yok",
    "uk": "а але без би був була були було в від він вона вони все де для до його за з зі і із й йому коли який яка які яких кажуть між ми на над не них ні о об однак по про при під після сказав та так також те того тому тільки у уже це цього через що щоб як їх її є",
}  # fmt: skip

FUNCTION_WORDS = {language: frozenset(text.split()) for language, text in _WORDS.items()}
EVERY_FUNCTION_WORD = frozenset().union(*FUNCTION_WORDS.values())
