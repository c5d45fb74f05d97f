"""The front page: the stories that weigh most, then by section of the paper; what is new since the last visit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk.rules import TOLD
from broadsheet.desk.today import NEWS, SECTIONS, Change, Line, changes
from broadsheet.model import Series
from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.site import draw, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.wording import series_name, value_words

# Stories on one page: what a reader scrolls through in a few minutes; more is a page away.
ON_A_PAGE = 60
# Sentences of summary: the lead, and all others.
SENTENCES = (3, 1)
# Newest reports listed under the lead.
LATEST = 4
# Stories that stand beside the lead.
SECONDS = 3
# Single reports that a column takes beside one story of several.
NARROW = 5
# Changed figures named under a story: more is a table, and the story's page has it.
FIGURES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section of the page."""

    name: str
    several: tuple[Line, ...]  # stories of several reports
    single: tuple[Line, ...]

    @property
    def narrow(self) -> bool:
        """Whether it fits a column beside other sections."""
        return len(self.several) <= 1 and len(self.single) <= NARROW


def page(request: Request) -> Response:
    """Return the front page, or on an empty desk the page that helps to fill it."""
    desk, number, now = site_of(request).desk, page_number(request), datetime.now(UTC)
    wanted = request.query_params.get("section")
    section = wanted if wanted in SECTIONS else None
    if number == 1 and desk.is_empty():
        return draw(request, "empty.html")
    edition = desk.today.edition(now, section=section, limit=ON_A_PAGE, offset=(number - 1) * ON_A_PAGE)
    lead, seconds, rest = arranged(edition.lines)
    newest = desk.today.latest(lead.id, LATEST) if lead else ()
    sentences = {sentence.article for line in edition.lines for sentence in line.summary[: SENTENCES[0]]}
    known = desk.articles.many(sentences | set(newest))
    seq = edition.since.seq if edition.since else None
    answer = draw(
        request,
        "today.html",
        lead=lead,
        latest=[known[key] for key in newest if key in known],
        seconds=seconds,
        parts=parted(rest),
        articles=known,
        sentences=SENTENCES,
        changed={} if seq is None else {line.id: _changed(line, seq) for line in edition.lines},
        edition=edition,
        news_here=sum(bool(line.new) for line in edition.lines),
        most_news=NEWS,
        told_of=desk.rules.told_of(now) if number == 1 and not section else (),
        most_told=TOLD,
        sections=section_names(),
        section=section,
        number=number,
        demo=desk.has_demo(),
    )
    answer.background = BackgroundTask(desk.today.saw, now)  # nobody waits for it while news come in
    return answer


def _changed(line: Line, seq: int) -> list[str]:
    return [change_words(change) for change in changes(line, seq)[:FIGURES]]


def arranged(lines: Sequence[Line]) -> tuple[Line | None, list[Line], list[Line]]:
    """Return the lead, those beside it, and the rest; a single report is neither of the first."""
    several = [line for line in lines if line.size > 1]
    first = several[: 1 + SECONDS]
    return (first[0] if first else None), first[1:], [line for line in lines if line not in first]


def parted(lines: Iterable[Line]) -> list[Part]:
    """Return stories by section, in the order of the paper."""
    by: dict[str, list[Line]] = {}
    for line in lines:
        by.setdefault(line.section or SECTIONS[-1], []).append(line)
    return [
        Part(
            name=name,
            several=tuple(line for line in by[name] if line.size > 1),
            single=tuple(line for line in by[name] if line.size == 1),
        )
        for name in SECTIONS
        if name in by
    ]


def section_names() -> Mapping[str, str]:
    """Return what each section is called, in the order of the paper."""
    names = {
        "business": _("Business"),
        "climate": _("Climate"),
        "culture": _("Culture"),
        "health": _("Health"),
        "local": _("Local"),
        "other": _("More news"),
        "politics": _("Politics"),
        "science": _("Science"),
        "society": _("Society"),
        "sport": _("Sport"),
        "technology": _("Technology"),
        "world": _("World"),
    }
    return {name: names[name] for name in SECTIONS}


def change_words(change: Change) -> str:
    """Return how a figure changed, in words: "Killed: 1, now 13"."""
    what = series_name(Series(where=change.where, counts=change.counts, unit=change.unit, points=()))
    return _("%(what)s: %(before)s, now %(now)s") % {
        "what": what,
        "before": value_words(change.before, change.before_bound),
        "now": value_words(change.now, change.now_bound),
    }
