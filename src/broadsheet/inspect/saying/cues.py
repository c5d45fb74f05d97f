"""Words of saying: a sorted table of verbs with their stance and what may follow them.

What may follow, one letter each: ``c`` a clause ("said that", "said it was"), ``q`` quoted words,
``i`` an infinitive ("promised to come"), ``n`` a thing ("rejected the plan"), ``o`` somebody and then
one of these ("told reporters that", "urged Kyiv to"). Two words are a verb and its particle. Drawn up
from the cues of PolNeAR's train part (lemmas with five or more attributions) and of newswire grammar.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from broadsheet.inspect.saying.wordlists import listed

# (stance, what may follow, verbs), sorted by stance. A verb stands once.
_TABLE = (
    ("accused", "on", "accuse, blame, charge, fault"),
    ("acknowledged", "cqn", "accept, acknowledge, admit, concede, confess, recognise, recognize"),
    ("agreed", "cqi", "agree, concur"),
    ("announced", "cqni", "announce, declare, disclose, divulge, proclaim, reveal, unveil"),
    ("answered", "cqn", "answer, counter, fire back, hit back, rejoin, reply, respond, retort, shoot back"),
    ("argued", "cqn", "argue, contend, posit, reason"),
    ("asked", "cqin", "appeal for, appeal to"),
    ("asked", "cqio", "ask, enquire, inquire, query, question, quiz, wonder"),
    ("claimed", "cqin", "allege, assert, claim, maintain, profess, purport"),
    ("claimed", "cqino", "insist"),
    ("concluded", "cqn", "conclude, deduce, determine, establish, find"),
    ("confirmed", "cqn", "affirm, attest, certify, confirm, corroborate, reaffirm, testify, verify, vouch"),
    ("criticised", "cqn",
     ("admonish, assail, attack, berate, blast, castigate, chide, condemn, criticise, criticize, decry, denounce, deplore, "
     "deride, disparage, insult, lambast, lambaste, mock, oppose, rap, rebuke, ridicule, rip, scold, slam, slate, target, taunt")),
    ("demanded", "cqino", ("call for, call on, call upon, command, demand, insist on, instruct, "
     "order, press for, push for")),
    ("denied", "cqin", ("brush aside, brush off, contradict, deny, disavow, disclaim, dismiss, dispute, downplay, play down, rebut, "
     "refute, reject, repudiate, rule out")),
    ("described", "qn", ("brand, call, characterise, characterize, compare, deem, depict, describe, dub, label, liken, paint, "
     "portray, refer to, speak of, talk of, term, tout")),
    ("estimated", "cqni", "anticipate, calculate, estimate, forecast, foresee, predict, project, reckon"),
    ("expected", "cni", "expect, hope"),
    ("feared", "cni", "dread, fear, fret, worry, worry about"),
    ("implied", "cqn", "hint, hint at, imply, insinuate, intimate, signal"),
    ("noted", "cqn", ("allude to, cite, emphasise, emphasize, highlight, invoke, list, mention, name, note, observe, outline, "
     "point out, point to, quote, reference, stress, underline, underscore")),
    ("offered", "inq", "offer"),
    ("praised", "qn", ("acclaim, applaud, back, celebrate, champion, commend, compliment, congratulate, defend, embrace, endorse, "
     "favor, favour, hail, laud, praise, promote, salute, support, thank, welcome")),
    ("promised", "cqino", "agree to, aim, assure, decide, guarantee, intend, plan, pledge, promise, reassure, swear, undertake, volunteer, vow"),
    ("proposed", "cqni", "advise, advocate, propose, recommend"),
    ("refused", "i", "decline, refuse"),
    ("remembered", "cqn", "recall, recollect, recount, remember, reminisce"),
    ("reported", "cqnio", "broadcast, carry, detail, document, hear, inform, learn, notify, publish, report"),
    ("said", "cq", ("add, begin, blog, boast, brag, chime in, clarify, comment, complain, continue, deadpan, elaborate, email, "
     "explain, go on, go on to say, gush, interject, joke, lament, muse, narrate, opine, post, put it, quip, reflect, "
     "relate, remark, retweet, say, sigh, state, sum up, text, tweet, weigh in, write")),
    ("said", "cqn", ("address, articulate, bemoan, discuss, echo, express, grumble, issue, lay out, reiterate, repeat, share, "
     "speak about, talk about, voice")),
    ("said", "cqno", "tell"),
    ("said", "q", "bellow, chant, cry, exclaim, groan, growl, laugh, mumble, murmur, mutter, read, recite, scream, shout, snap, thunder, whisper, yell"),
    ("seemed", "cni", "appear, look, seem, sound"),
    ("showed", "cn", "demonstrate, illustrate, indicate, prove, show"),
    ("speculated", "cqn", "conjecture, guess, hypothesise, hypothesize, speculate, surmise, suspect, theorise, theorize"),
    ("suggested", "cqn", "submit, suggest"),
    ("thought", "cn", ("assume, believe, consider, doubt, envision, feel, imagine, know, presume, realise, realize, regard, see, "
     "suppose, think, think about, think of, understand, view")),
    ("threatened", "ciqn", "threaten"),
    ("urged", "cqoi", "beg, beseech, encourage, entreat, exhort, implore, persuade, plead, remind, request, urge"),
    ("wanted", "in", "desire, prefer, push, seek, try, want, wish"),
    ("warned", "cqon", "alert, caution, forewarn, warn, warn about, warn against, warn of"),
)  # fmt: skip

# Past and participle where they do not end in "-ed".
_IRREGULAR = {
    "begin": "began begun", "broadcast": "broadcast", "feel": "felt", "find": "found", "forecast": "forecast",
    "foresee": "foresaw foreseen", "go": "went gone", "hear": "heard", "hit": "hit", "know": "knew known",
    "lay": "laid", "learn": "learned learnt", "put": "put", "read": "read", "say": "said", "see": "saw seen",
    "seek": "sought", "shoot": "shot", "show": "showed shown", "speak": "spoke spoken",
    "swear": "swore sworn", "tell": "told", "think": "thought", "undertake": "undertook undertaken",
    "understand": "understood", "write": "wrote written",
}  # fmt: skip
_DOUBLED = listed("admit beg brag plan put quip quiz rap rebut refer rip slam sum submit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb of saying in one of its forms."""

    lemma: str
    stance: str
    takes: str  # letters, see the module
    tense: str  # "base", "third", "past" (participles too), "ing"
    length: int  # words


@cache
def cues() -> dict[str, Cue]:
    """Return every form of every verb of the table, lower case, with what is known of it."""
    found: dict[str, Cue] = {}
    for stance, takes, verbs in _TABLE:
        for lemma in verbs.split(", "):
            for form, tense in _forms(lemma).items():
                length = len(form.split())
                found[form] = Cue(lemma=lemma, stance=stance, takes=takes, tense=tense, length=length)
    return found


@cache
def particled() -> frozenset[str]:
    """Return the first words of the forms that have several."""
    return frozenset(form.split()[0] for form in cues() if " " in form)


def _forms(lemma: str) -> dict[str, str]:
    verb, _, rest = lemma.partition(" ")
    stem = verb + verb[-1] if verb in _DOUBLED else verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeo":
        third, past, ing = verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    else:
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past, ing = stem + "ed", (verb if verb.endswith("ee") else stem) + "ing"
    forms = {verb: "base", third: "third", ing: "ing"} | dict.fromkeys(
        _IRREGULAR.get(verb, past).split(), "past"
    )
    return {f"{form} {rest}".strip(): tense for form, tense in forms.items()}
