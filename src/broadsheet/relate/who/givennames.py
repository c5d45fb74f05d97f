"""First names that only men or only women have in most languages that have them: general knowledge, sorted, folded.

Not those that one language gives to men and another one to women (Andrea, Jan, Jean, Nicola, Sasha, Simone).
"""

from __future__ import annotations

WOMEN = frozenset(
    """
    abigail adriana agnes agnieszka aisha aishatu alice alicja alina amelia amina amy ana anastasia angela anita anna anne annette
    antonia astrid ayesha barbara beata beatrice beatriz bella bianca birgit bridget camila camille carla carmen carol carolina caroline
    catherine cecilia celine charlotte chiara chiamaka christina christine claire clara claudia cristina daniela daria deborah denise
    diana dolores donna dora dorothy edith elena elisa elizabeth ella ellen elsa emily emma erika esther eva eve evelyn ewa fatima
    fatma felicity fiona florence francesca gabriela gabrielle galina georgia gertrude giulia grace greta hadiza halima hannah heather heidi
    helen helena hilda ida ingrid irene irina iryna isabel isabella jane janet jasmine jennifer jessica joan joanna josephine
    judith julia juliana juliet kaja karen karina karine karolina kateryna katarzyna kathleen katja khadija klara kristina larisa
    laura layla leila lena leonie leticia lidia lina linda lisa louise lucia lucy ludmila lyudmila magdalena malgorzata margaret
    maria mariam mariana marie marina marlene marta martha mary maryam matilda maya melanie michelle mila miriam monica monika nadia
    nadine nancy naomi natalia natalie natasha ngozi nina nomsa nora oksana olena olga olivia pamela patricia paula pauline petra
    polina priya rachel rania rebecca renata rita rosa rose ruth sabine sabrina salma samira sandra sara sarah sheila sofia
    sonia sophia sophie stella stephanie sue susan susanne svetlana svitlana sylvia tamara tatiana tatyana teresa theresa
    ursula valentina vanessa vera veronica victoria viktoria violet virginia vivian wangari wanjiru yasmin yulia yvonne zanele zara zeinab zofia
    zuzanna
    """.split()  # noqa: SIM905 - reads better
)

MEN = frozenset(
    """
    aaron abdullah abdul abdulrahman abel abraham adam adrian ahmad ahmed alan alberto aleksandr alexander alexei alfred ali andreas
    andrew andrey andrii andrzej anthony anton antonio armando arthur artur barack benjamin bernard bill bob bogdan boris brian
    bruce bruno carlos cedric charles christian christopher daniel david denis dennis diego dieter dmitry dmytro donald douglas
    edward eduardo emeka emilio emmanuel enrique eric erik ernest ernst eugene fernando francis francisco franco frank franz fred
    frederick friedrich gary geoffrey george georges gerard gerhard giovanni giorgio giuseppe gordon goran graham gregory guillermo
    gunther gustav hamid hans harold harry hassan heinrich helmut henri henry herbert horst howard hugo hussein ibrahim
    igor ivan ivo jack jacob jacques jakub james javier jeffrey jeremy jerome jerzy joachim joao joe john jonas jonathan jorge
    jose joseph juan julian jurgen kamal karim karl keith kenneth kevin klaus konstantin krzysztof kurt kwame larry lars
    lawrence leon leonard leonid leopold levon louis lucas luigi luis lukas maksim manuel marco marcus mario mark markus martin
    matteo matthew mauricio max maxim michael michal miguel mikhail mohamed mohammad mohammed muhammad musa mustafa mykola nathan
    nelson nicholas nikolai norbert oleg oleh oleksandr oliver omar oscar otto pablo patrick paul pavel pavlo pedro peter
    petro philip philippe pierre pietro piotr rafael rajesh ralph ramon raymond reinhard ricardo richard robert roberto rodrigo roger
    roland roman ronald rudolf ruslan salvador samuel sanjay santiago scott sebastian sergei sergey serhii serhiy sergio simon
    stanislav stefan stephen steve steven sunil sven tariq taras thomas timothy tobias tomas tomasz tony umar viktor vincent vitalii
    vladimir volodymyr walter werner wilhelm will william wojciech wolfgang yaroslav yousef youssef yuri yusuf zbigniew
    """.split()  # noqa: SIM905 - reads better
)
