"""To whom words were told and where: "told X", "in an interview with X", "said in an affidavit", "(X)"."""

from __future__ import annotations

from broadsheet.inspect.saying.bearers import bearer, text_of
from broadsheet.inspect.saying.carriers import Carrier, carrier
from broadsheet.inspect.saying.carrierwords import PAPERS, SHELLS
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.manners import follows_time
from broadsheet.inspect.saying.phrases import (
    DETERMINERS,
    is_word,
    phrase_end,
)
from broadsheet.inspect.saying.press import ANY_PRESS
from broadsheet.inspect.saying.steps import Step, shell_before
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Link

_TALK = listed("admitted claimed comments complained confided confirmed denied disclosed explained interview letter message remarks repeated said says speaking "
    "spoke spoken statement talked talking wrote")  # fmt: skip
TELLING = listed("informed tell telling tells told")


def told(unit: Unit, at: int, last: int, found: Cast) -> Step | None:
    """Read "told X", "said to X", "who had spoken to X"."""
    low = unit.lows[at]
    if low == "to":
        before = unit.lows[at - 1] if at else ""
        talks = before in _TALK | SHELLS or at == last  # "an interview given by the pilot to the Courier"
        if not talks and before not in cues():
            return None
    read = carrier(unit, at + 1, found, sure=low != "to" or talks)
    if (
        read
        and read.link is None
        and unit.lows[slice(*read.words)][:1] == ["the"]
        and unit.lows[at + 2] in ANY_PRESS
    ):
        left, right = at + 2, at + 3  # "told the channel"
        link = Link(name=unit.words[left], role="outlet", spans=tuple(unit.spans(at + 1, right)))
        read = Carrier(words=(at + 1, right), end=right, link=link) if read.words[1] == right else read
    if read is None or read.link is None or read.link.role == "channel":
        return None
    begin = at
    if low == "to":
        begin = shell if (shell := shell_before(unit, at)) is not None else _who_before(unit, at, last)
        cued = at == begin and unit.lows[at - 1] in cues()
        return Step(kind="to", carrier=read.words, cue=(at, at + 1), end=follows_time(unit, read.end), link=read.link, begin=begin,
            dropped=cued or begin < at or at == last)  # fmt: skip
    return Step(kind="to", carrier=read.words, cue=(at, at + 1), end=read.end, link=read.link, dropped=False)


def _who_before(unit: Unit, at: int, last: int) -> int:
    """Return where "who had spoken" begins right behind a step."""
    start = last + (unit.words[last : last + 1] == [","])
    return last if 0 <= last < at <= last + 6 and unit.lows[start] in ("who", "speaking", "talking") else at


def within(unit: Unit, at: int, last: int, found: Cast) -> Step | None:
    """Read "in an interview with X", "in X", "on X": where a speaker spoke."""
    read = carrier(unit, at + 1, found)
    if read is not None and read.link is None and not read.shell and (paper := _paper(unit, at, read)):
        return paper
    if (
        read is not None
        and unit.lows[at] == "with"
        and at == last
        and unit.lows[at - 1] in ("interview", "interviews", "talk")
    ):
        return Step(kind="citing", carrier=read.words, cue=(at, at + 1), end=read.end, link=read.link)
    if read is None or read.link is None or (read.link.role != "channel" and read.link.name.islower()):
        return None
    shelled = read.words[0] > at + 2
    if not shelled and read.link.role in ("outlet", "agency") and unit.lows[at] not in ("in", "on"):
        return None
    before = unit.lows[at - 1] if at else "^"
    shell = shell_before(unit, at) if read.link.role == "channel" and before not in SHELLS else None
    close = (
        at == last
        or shell is not None
        or before in cues()
        or before in _ASKED
        or (before == "," and shelled)
        or at == 0
    )
    if not close and not (
        0 <= last <= at <= last + 6 and unit.lows[last] in ("who", "speaking", "talking", "writing")
    ):
        return None
    begin = _who_before(unit, at, last) if shell is None else shell
    end = read.end
    while (
        end < len(unit)
        and unit.lows[end] in ("published", "broadcast", "aired", "printed")
        and unit.lows[end + 1 : end + 2] != ["by"]
    ):
        end += 1
    return Step(kind="to", carrier=read.words, cue=(at, at + 1), end=follows_time(unit, end), link=read.link, begin=begin,
        dropped=at == last or begin < at or (at == 0 and _opens(unit, follows_time(unit, end))) or (before == "," and shelled) or (before in cues() and (shelled or read.link.role == "channel")))  # fmt: skip


def _opens(unit: Unit, at: int) -> bool:
    """Tell whether a sentence goes on with its subject: "On Telegram, X", "on its page the airline"."""
    return unit.words[at : at + 1] == [","] or bool(DETERMINERS & set(unit.lows[at : at + 1]))


def venue(unit: Unit, at: int, found: Cast) -> Step | None:
    """Read "responding to questions from X": what a speaker did before an outlet."""
    if at and is_word(unit.words[at - 1]):
        return None
    for place in range(at + 1, min(len(unit) - 1, at + _VENUE)):
        if not is_word(unit.words[place]):
            return None
        if unit.lows[place] not in ("by", "for", "from", "in", "on", "to", "with"):
            continue
        read = carrier(unit, place + 1, found, sure=unit.lows[place - 1] in _QUESTIONS)
        if read is None or read.link is None:
            continue
        end = follows_time(unit, read.end)
        if end >= len(unit) or not is_word(unit.words[end]):
            return Step(kind="to", carrier=read.words, cue=(at, at + 1), end=end, link=read.link, begin=at)
    return None


VENUES = listed("answering appearing commenting posting replying responding testifying tweeting")
_QUESTIONS = listed("inquiries inquiry queries query question questioned questions request requests")
_VENUE = 9  # words of "responding to a list of detailed questions from"


_OWN = frozenset(("indictment", "ruling", "summons", "verdict"))  # papers of those who speak in them


def _paper(unit: Unit, at: int, read: Carrier) -> Step | None:
    """Read "said in an affidavit": a paper that stands between the speaker and the reader."""
    left, right = read.words
    if (
        unit.lows[right - 1] not in PAPERS - _OWN
        or unit.lows[at] != "in"
        or (at and unit.lows[at - 1] not in cues())
    ):
        return None
    link = Link(name=text_of(unit, left, right), role="body", spans=tuple(unit.spans(left, right)))
    end = phrase_end(unit, right + 1) if unit.lows[right : right + 1] == ["with"] else read.end
    return Step(kind="to", carrier=read.words, cue=(at, at + 1), end=end, link=link)


_ASKED = listed("asked interviewed questioned speaking")


def bracket(unit: Unit, at: int, found: Cast) -> Step | None:
    """Read "(X)" at the end of a sentence."""
    closing = next((n for n in range(at + 1, min(len(unit), at + 6)) if unit.words[n] == ")"), None)
    if (
        closing is None
        or closing == at + 1
        or at == 0
        or any(is_word(word) for word in unit.words[closing + 1 :])
    ):
        return None
    link = bearer(unit, at + 1, closing, press=found.press)
    if link is None or link.role == "channel":
        return None
    return Step(kind="according", carrier=(at + 1, closing), cue=(at, at + 1), end=closing + 1, link=link)
