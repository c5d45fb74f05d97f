"""A story as a Markdown file: every line has a footnote with the article's address and the sentence it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from broadsheet.desk.told import Told
from broadsheet.model import Article, Story
from broadsheet.serve.web.establishedview import Difference, differences, figure_lines, sentence_lines
from broadsheet.serve.web.ledgerview import Row, Tables, tables
from broadsheet.serve.web.moments import when
from broadsheet.serve.web.originsview import Step, origin_views
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import ngettext
from broadsheet.serve.web.voicesview import Said, SpeakerView, speakers
from broadsheet.serve.web.wording import article_path, headline, outlet_name, safe_url, story_path
from broadsheet.text.sentences import sentences

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_STARTS = re.compile(r"(?m)^(\s*)([-+>]|\d+[.)])(?=\s)")
_NOT_A_NAME = re.compile(r"[^\w-]+")
_LONGEST_NAME = 60  # letters of a file's name before its ending


def file_name(title: str) -> str:
    """Return a name for a file that any system takes and any header carries.

    >>> file_name("Toll rises to 23: what is known?")
    'toll-rises-to-23-what-is-known'
    """
    plain = title.encode("ascii", "ignore").decode().lower()
    return _NOT_A_NAME.sub("-", plain).strip("-")[:_LONGEST_NAME].rstrip("-") or "story"


def escaped(text: str) -> str:
    r"""Return a text as Markdown that shows it and does nothing else.

    >>> print(escaped("a *b* <i> [c](d)"))
    a \*b\* \<i\> \[c\](d)
    """
    return _STARTS.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


@dataclass(slots=True, kw_only=True)
class _Notes:
    """Footnotes, in the order in which they are asked for."""

    articles: Mapping[str, Article]
    here: str  # our address
    marks: dict[str, int] = field(default_factory=dict)  # the number of each by the path of its place

    def mark(self, path: str) -> str:
        return f"[^{self.marks.setdefault(path, len(self.marks) + 1)}]"

    def of(self, paths: Iterable[str]) -> str:
        return "".join(self.mark(path) for path in paths)

    def lines(self) -> list[str]:
        by_path = {article_path(key): article for key, article in self.articles.items()}
        return [
            self._line(number, path, by_path.get(path.partition("?")[0]))
            for path, number in self.marks.items()
        ]

    def _line(self, number: int, path: str, article: Article | None) -> str:
        if article is None:
            return f"[^{number}]: <{self.here}{path}>"
        sentence = _sentence_at(article, path)
        return " ".join(
            part
            for part in (
                f"[^{number}]: {escaped(outlet_name(article))}, “{escaped(headline(article.title))}”.",
                f"“{escaped(sentence)}”" if sentence else "",
                f"<{safe_url(article.url)}>" if safe_url(article.url) else "",
                f"<{self.here}{path}>",
            )
            if part
        )


def _sentence_at(article: Article, path: str) -> str:
    """Return the sentences that a path points to."""
    found = re.search(r"\?at=(\d+)-(\d+)", path)
    if not found:
        return ""
    start, end = int(found[1]), int(found[2])
    spans = [span for span in sentences(article.text) if span.start < end and start < span.end]
    return article.text[spans[0].start : spans[-1].end] if spans else article.text[start:end]


def to_markdown(story: Story, told: Told, here: str) -> str:
    """Return a story as Markdown.

    Args:
        story: which.
        told: what its articles tell.
        here: the address of this desk, without a slash at its end.
    """
    notes = _Notes(articles=told.articles, here=here)
    figures = tables(told.telling.ledger, told.articles)
    numbered = {table.number: table.series for table in figures.series}
    parts = [
        *_head(story, here),
        *_summary(story, notes),
        *_established(story, told, notes),
        *_differ(differences(numbered, told.telling.denied, told.articles), notes),
        *_voices(speakers(told.telling.voices, told.articles, told.copies), notes),
        *_figures(figures, notes),
        *_timeline(told, notes),
        *_origins(story, told, notes),
        *_articles(told),
    ]
    return "\n".join([*parts, *notes.lines(), ""])


def _head(story: Story, here: str) -> list[str]:
    count = len(story.outlets)
    outlets = ngettext("%(num)s outlet", "%(num)s outlets", count) % {"num": count}
    origins = ngettext(
        "at most %(num)s independent origin", "at most %(num)s independent origins", story.at_most
    )
    now = datetime.now(UTC)
    return [
        f"# {escaped(story.title)}",
        "",
        f"{outlets}, {origins % {'num': story.at_most}}. {when(story.last, now)}. <{here}{story_path(story.id)}>",
        "",
    ]


def _summary(story: Story, notes: _Notes) -> list[str]:
    out = []
    for quoted in story.summary:
        mark = notes.mark(article_path(quoted.article, quoted.start, quoted.end))
        out += [f"{escaped(quoted.text)}{mark}", ""]
    return out


def _established(story: Story, told: Told, notes: _Notes) -> list[str]:
    out = []
    for line in sentence_lines(told.telling.agreed, told.articles):
        marks = notes.of(stand.path for stand in line.stands)
        out.append(f"- {escaped(line.quoted.text)}{marks} ({_agree(line.origins, line.at_most)})")
    for figure in figure_lines(story, told.telling.ledger, told.articles):
        marks = notes.of(stand.path for stand in figure.stands)
        out.append(
            f"- {escaped(figure.name)}: **{escaped(figure.words)}**{marks} ({_agree(figure.origins, figure.at_most)})"
        )
    return _part(_("What is established, by whom"), out)


def _agree(origins: tuple[str, ...], at_most: int) -> str:
    if len(origins) > 1:
        words = ngettext("%(num)s origin agrees", "%(num)s origins agree", len(origins)) % {
            "num": len(origins)
        }
        return f"{words}: {escaped(_(', ').join(origins))}"
    if at_most > 1:
        words = ngettext(
            "their reports rest on at most %(num)s origin",
            "their reports rest on at most %(num)s origins",
            at_most,
        )
        return words % {"num": at_most}
    return _("no second origin is shown")


def _differ(found: Iterable[Difference], notes: _Notes) -> list[str]:
    out = []
    for one in found:
        out.append(f"- {escaped(one.about) if one.about else _('Said and denied')}")
        for side in one.sides:
            by = f" ({escaped(_(', ').join(side.by))})" if side.by else ""
            out.append(f"    - {escaped(side.words)}{by}{notes.of(stand.path for stand in side.stands)}")
    return _part(_("Where they differ"), out)


def _voices(found: Iterable[SpeakerView], notes: _Notes) -> list[str]:
    out = []
    for speaker in found:
        out += [f"### {escaped(speaker.name or _('Nobody named'))}", ""]
        out += [_saying(said, notes) for said in (*speaker.shown, *speaker.folded)]
        out.append("")
    return _part(_("Who said what"), out)


def _saying(said: Said, notes: _Notes) -> str:
    words = " … ".join(map(escaped, said.words))
    through = " ‹ ".join(map(escaped, (said.outlet, *said.chain)))
    stance = f"*{escaped(said.stance)}* " if said.stance else ""
    return f"- {stance}{f'“{words}”' if said.direct else words} ({through}){notes.mark(said.path)}"


def _figures(found: Tables, notes: _Notes) -> list[str]:
    out: list[str] = []
    for table in found.series:
        rows = [_row(row, notes, first=_as_of(row)) for row in table.rows]
        head = f"| {_('As of')} | {_('Figure')} | {_('Where it stands')} |"
        out += [f"### {escaped(table.name)}", "", head, "|---|---|---|", *rows, ""]
    if found.steady:
        head = f"| {_('What')} | {_('Figure')} | {_('Where it stands')} |"
        out += [
            head,
            "|---|---|---|",
            *(_row(row, notes, first=escaped(row.name)) for row in found.steady),
            "",
        ]
    return _part(_("Figures"), out)


def _as_of(row: Row) -> str:
    return when(row.as_of, datetime.now(UTC)) if row.as_of else _("not said")


def _row(row: Row, notes: _Notes, *, first: str) -> str:
    stands = _(", ").join(f"{escaped(place.outlet)}{notes.mark(place.path)}" for place in row.places)
    status = f" ({_(row.status)})" if row.status else ""
    return f"| {first} | {escaped(row.words)}{status} | {stands} |"


def _timeline(told: Told, notes: _Notes) -> list[str]:
    now = datetime.now(UTC)
    out = [
        f"- **{when(quoted.when, now)}** {escaped(quoted.text)}"
        + notes.mark(article_path(quoted.article, quoted.start, quoted.end))
        for quoted in told.telling.timeline
    ]
    return _part(_("Timeline"), out)


def _origins(story: Story, told: Told, notes: _Notes) -> list[str]:
    out = []
    for origin in origin_views(story, told.telling.edges, told.articles):
        out.append(f"- **{escaped(origin.name)}**")
        for step in origin.steps:
            out += _step(step, notes, depth=1)
    return _part(_("Where it started"), out)


def _step(step: Step, notes: _Notes, *, depth: int) -> list[str]:
    words = f": {escaped(step.words)}" if step.words else ""
    line = f"{'    ' * depth}- {escaped(step.outlet)}{words}{notes.mark(step.path)}"
    return [line, *(line for below in step.below for line in _step(below, notes, depth=depth + 1))]


def _articles(told: Told) -> list[str]:
    now = datetime.now(UTC)
    out = []
    for article in told.articles.values():
        title, url = escaped(headline(article.title)), safe_url(article.url)
        linked = f"[{title}](<{url}>)" if url else title
        out.append(f"- {escaped(outlet_name(article))}: {linked}, {when(article.published, now)}")
    return _part(_("Articles"), out)


def _part(name: str, lines: list[str]) -> list[str]:
    return [f"## {name}", "", *lines, ""] if lines else []
