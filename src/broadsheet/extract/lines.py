"""The lines of a scraped page, each with what it looks like by itself and beside its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from broadsheet.extract import labels
from broadsheet.extract.ages import Age, glued, read_age, stuck_day
from broadsheet.extract.furniture import furniture, repeated
from broadsheet.text.words import fold

Kind = Literal["age", "byline", "echo", "label", "outlet", "plain", "tags"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page, or one half of a line that holds an outlet and its age."""

    text: str
    kind: Kind
    gap: int = 0  # empty lines before it; a ruled line counts as two
    age: Age | None = None
    section: str | None = None  # for a label: comments, noise, promo, related, tags
    names: tuple[str, ...] = ()  # for a byline: who; for tags: which
    whole: str | None = None  # for a half: the line as printed, on its first half; "" on the second
    twice: bool = False  # printed twice close together, as headlines are on scraped pages
    headed: bool = False  # the page says that it is a headline: "Title: …"
    known: bool = False  # certainly an outlet: printed with an age, with "Source:", as "X logo"


_RULE = re.compile(r"[\s*=_~•·—–-]{3,}\Z")
# Marks of direction and breaking; those that join letters (U+200C, U+200D) are part of the spelling.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_HASHTAG = re.compile(r"[#＃](\w[\w'’&.-]*)")
# A sign alone is the place of a tag that the page lost.
_TAG_LINE = re.compile(r"(?:[#＃](?:\w[\w'’&.-]*)?[\s,;|·•]*)+\Z")
_ECHO = re.compile(r"[-–—•|·]\s*(\S.{0,58})\Z")
_LOGO = re.compile(
    r"(?:logo\s*(?:of|:|-|de|von)?\s+(?P<a>.+)|(?P<b>.+?)[\s-]+(?:logo|logotip|логотип|شعار))\Z",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"\s*[|·•]\s*")
_LIST = re.compile(r"\s*[,;|·•]\s*")
MOST_LINES = 1500  # longer pages are read as one article: the longest aggregator page seen had under 400
NEAR = 8  # lines; a headline that is printed twice stands within one block's head


def read_lines(text: str) -> list[Line]:
    """Return the lines of a page that hold anything, in order, with what each looks like."""
    raw = _unwrapped(list(_spaced(text)))
    if len(raw) > MOST_LINES:
        return [Line(text=line, kind="plain", gap=gap) for line, gap in raw]
    found: list[Line] = []
    for (line, gap), before, after in zip(
        raw, ["", *(r[0] for r in raw)], [*(r[0] for r in raw[1:]), ""], strict=False
    ):
        found += _read(line, gap, (before, after))
    return _twice(_without_furniture(_with_outlets(_unstuck(found))))


def _spaced(text: str) -> Iterable[tuple[str, int]]:
    gap = 0
    for printed in _INVISIBLE.sub("", text).splitlines():
        line = " ".join(printed.split())
        if not line:
            gap += 1
        elif _RULE.match(line):
            gap += 2
        else:
            yield line, gap
            gap = 0


# Lines that a program broke have nearly one length, and most of them end inside a sentence.
_WRAPPED = range(50, 101)  # characters; usual widths are 66 to 80
_ENDS = re.compile(r"[.!?…:;\"”»’')\]]\Z")


def _unwrapped(raw: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Join lines that were broken at a fixed width, if the page's paragraphs are parted by empty lines."""
    inner = [(line, after) for (line, _), (after, gap) in pairwise(raw) if gap == 0]
    broken = [after for line, after in inner if len(line) in _WRAPPED and not _ENDS.search(line)]
    # In a list of headlines every line begins high; where a sentence goes on, half of the lines do at most.
    low = [after for after in broken if not after[0].isupper()]
    if len(broken) < 3 or 5 * len(broken) < 3 * len(inner) or 2 * len(low) < len(broken):
        return raw
    if max(len(line) for line, _ in raw) > _WRAPPED.stop:
        return raw
    shortest = _WRAPPED.start  # a shorter line ends its paragraph
    out: list[tuple[str, int]] = []
    long = False
    for line, gap in raw:
        if out and gap == 0 and long:
            out[-1] = (f"{out[-1][0]} {line}", out[-1][1])
        else:
            out.append((line, gap))
        long = len(line) >= shortest
    return out


def _read(line: str, gap: int, around: tuple[str, str]) -> list[Line]:
    if len(line) > 400:  # no headline, label or list of tags of the written cases is half as long
        return [Line(text=line, kind="plain", gap=gap)]
    found = next((line_read for reader in _READERS if (line_read := reader(line))), None) or _halves(line)
    found = found or [_dashed(line, around)]
    return [replace(found[0], gap=gap), *found[1:]]


def _marked(line: str) -> list[Line]:
    tags = _tags(line)
    if tags or _TAG_LINE.match(line):
        return [Line(text=line, kind="tags", names=tags)]
    if section := labels.section(line):
        return [Line(text=line, kind="label", section=section)]
    age = read_age(line)
    return [Line(text=line, kind="age", age=age)] if age else []


def _named(line: str) -> list[Line]:
    if title := labels.title_of(line):
        return [Line(text=title, kind="plain", headed=True, whole=line)]
    if logo := _logo(line):
        return [Line(text=logo, kind="echo", whole=line)]
    names = labels.names_of(line)
    if names and _COLUMN.search(line) and (both := _halves(line)):
        return both
    return [Line(text=line, kind="byline", names=names)] if names else []


def _tags(line: str) -> tuple[str, ...]:
    if _TAG_LINE.match(line):
        return tuple(_HASHTAG.findall(line))
    head, colon, rest = line.partition(":")
    if colon and rest.strip() and labels.section(head) == "tags" and len(rest) < 300:
        return tuple(part.strip(" #＃.") for part in _LIST.split(rest.strip()) if part.strip(" #＃."))
    return ()


def _logo(line: str) -> str | None:
    match = _LOGO.match(line) if len(line) <= 70 else None
    return (match["a"] or match["b"]).strip() if match else None


def _sourced(line: str) -> list[Line]:
    source = labels.source_of(line)
    if not source:
        return []
    both = glued(source)
    if both is None:
        return [Line(text=source, kind="outlet", whole=line, known=True)]
    return [
        Line(text=both[0], kind="outlet", whole=line, known=True),
        Line(text=both[1].printed, kind="age", age=both[1], whole=""),
    ]


def _halves(line: str) -> list[Line]:
    both = glued(line)
    if both is None:
        return []
    name, age, age_first = both
    if names := labels.names_of(name):
        parts = [part.strip() for part in _COLUMN.split(line)]
        outlet = parts[1] if len(parts) == 3 and len(parts[1].split()) > 1 else None
        return [
            Line(text=name, kind="byline", names=names, whole=line),
            *([Line(text=outlet, kind="outlet", known=True, whole="")] if outlet else []),
            Line(text=age.printed, kind="age", age=age, whole=""),
        ]
    outlet = Line(text=name, kind="outlet", known=True)
    when = Line(text=age.printed, kind="age", age=age)
    first, second = (when, outlet) if age_first else (outlet, when)
    return [replace(first, whole=line), replace(second, whole="")]


def _dashed(line: str, around: tuple[str, str]) -> Line:
    # "- Northern Post" beside its age or its own name is the outlet again; elsewhere a dash may open a quote.
    match = _ECHO.match(line)
    if match and any(read_age(near) or fold(near) == fold(match[1]) for near in around):
        return Line(text=match[1], kind="echo", whole=line)
    return Line(text=line, kind="plain")


def _unstuck(lines: list[Line]) -> list[Line]:
    """Part names from a "yesterday" that sticks to them, on pages where other ages stick to names too."""
    sticks = any(line.whole == "" for line in lines)
    out = []
    for at, line in enumerate(lines):
        between_equals = 0 < at < len(lines) - 1 and lines[at - 1].text == lines[at + 1].text
        both = stuck_day(line.text) if line.kind == "plain" and (sticks or between_equals) else None
        if both is None:
            out.append(line)
            continue
        out.append(Line(text=both[0], kind="outlet", known=True, gap=line.gap, whole=line.text))
        out.append(Line(text=both[1].printed, kind="age", age=both[1], whole=""))
    return out


def _with_outlets(lines: Sequence[Line]) -> list[Line]:
    """Plain lines that are known outlets elsewhere on the page become outlets; lone echoes too."""
    known = {fold(line.text) for line in lines if line.known or line.kind == "echo"}
    plain = {fold(line.text) for line in lines if line.kind in {"plain", "outlet"}}
    out = []
    for line in lines:
        named = line.kind == "plain" and len(line.text) <= 60 and fold(line.text) in known
        alone = line.kind == "echo" and fold(line.text) not in plain
        out.append(replace(line, kind="outlet", known=True) if named or alone else line)
    return out


def _without_furniture(lines: list[Line]) -> list[Line]:
    """Plain lines that are none of an article's text become labels, on a page that shows articles' heads."""
    if all(line.kind == "plain" for line in lines):
        return lines
    beside = [
        any(near.kind in {"age", "echo"} for near in lines[max(0, at - 1) : at + 2])
        for at in range(len(lines))
    ]
    often = repeated([line.text if line.kind == "plain" else "" for line in lines], beside)
    out = []
    for line in lines:
        section = line.kind == "plain" and ((line.text in often and "noise") or furniture(line.text))
        out.append(replace(line, kind="label", section=section) if section else line)
    return out


def _twice(lines: Sequence[Line]) -> list[Line]:
    """Short lines printed twice close together: the first is marked, the second becomes an echo."""
    count = Counter(line.text for line in lines if line.kind == "plain" and len(line.text) <= 250)
    if not any(number > 1 for number in count.values()):
        return list(lines)
    out = list(lines)
    last: dict[str, int] = {}
    for here, line in enumerate(lines):
        if line.kind != "plain" or count[line.text] < 2:
            continue
        there = last.get(line.text)
        if there is not None and here - there <= NEAR and not _two_blocks(lines, there, here):
            out[there] = replace(out[there], twice=True)
            out[here] = replace(line, kind="echo", whole=line.text)
        else:
            last[line.text] = here
    return out


def _two_blocks(lines: Sequence[Line], there: int, here: int) -> bool:
    """Whether two equal lines head two blocks: text stands between, or each has its own age before it."""
    between = lines[there + 1 : here]
    if any(line.kind == "plain" and len(line.text) > 200 for line in between):
        return True
    kinds = [line.kind for line in lines]
    if "age" in kinds[there - 1 : there] and "age" in kinds[here - 1 : here]:
        return True
    if kinds[there + 1] == "age" and kinds[here + 1 : here + 2] == ["age"]:
        return True
    head = kinds[max(0, there - 2) : there]
    own = head[-1:] == ["age"] or head == ["age", "echo"]
    return own and any(line.kind == "age" for line in between)


_READERS = (_marked, _sourced, _named)


def usual_gap(lines: Sequence[Line]) -> int:
    """Return the number of empty lines that most often stands between two lines of a page."""
    gaps = Counter(after.gap for before, after in pairwise(lines) if after.whole != "")
    return gaps.most_common(1)[0][0] if gaps else 0
