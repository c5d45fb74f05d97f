"""A briefing: what a day or a week brought, as data; how it looks is for those who show it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from broadsheet import flow
from broadsheet.desk import Desk
from broadsheet.model import Article, Point, Quoted, Saying, Series, Story, Voice
from broadsheet.relate.telling.ledger import ledger
from broadsheet.relate.telling.section import OTHER, SECTIONS
from broadsheet.relate.telling.voices import voices
from broadsheet.store import articles, briefing, index, tellings
from broadsheet.store.briefing import Member, Row
from broadsheet.store.database import Connection

# A choice: what is read over a cup of coffee. Stories told at length, and those told in a line, of a day and of a
# week; sentences, changed figures and speakers of one story.
TOLD = {"day": 12, "week": 20}
IN_BRIEF = {"day": 15, "week": 25}
SENTENCES, CHANGES, SAYINGS = 2, 3, 2
_FEWEST = 3  # words of a quotation that says something by itself
# Words that open what is said as a clause, whose verb then stands in it.
_CLAUSES = frozenset({"dass", "daß", "que", "that", "أن", "що", "что"})
_LONGEST = 280  # letters of a saying: more is an article's matter, and nobody's words are cut
# Stories that are weighed: many of a busy day are single reports, of which few are listed.
_WEIGHED = 400
# The latest articles of a story that are read for what changed and who spoke: reading one takes about a millisecond.
_READ = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A day or a week, by somebody's clock."""

    first: date
    last: date
    since: datetime
    until: datetime  # the moment after the last one

    @property
    def kind(self) -> str:
        """Return "day" or "week"."""
        return "day" if self.first == self.last else "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A figure that changed."""

    series: Series
    before: Point
    after: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Somebody's words."""

    name: str
    saying: Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story of a digest."""

    story: Story  # as it stood at the end; its articles are those of the period, oldest first
    summary: tuple[Quoted, ...] = ()
    changed: tuple[Changed, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    section: str = OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Stories of one section of the paper."""

    name: str  # one of ``SECTIONS``
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a day or a week brought."""

    period: Period
    sections: tuple[Section, ...]
    brief: tuple[Item, ...]  # single reports, told in a line
    articles: Mapping[str, Article]  # that are pointed to, by id, without notes
    names: tuple[str, ...]  # of all sections with stories, chosen or not


def day_of(day: date, zone: tzinfo | None = None) -> Period:
    """Return a day by a clock; None is this machine's."""
    return _period(day, day, zone)


def week_of(day: date, zone: tzinfo | None = None) -> Period:
    """Return the week, Monday to Sunday, in which a day is."""
    monday = day - timedelta(days=day.weekday())
    return _period(monday, monday + timedelta(days=6), zone)


def _period(first: date, last: date, zone: tzinfo | None) -> Period:
    begin, end = (datetime.combine(day, time.min) for day in (first, last + timedelta(days=1)))
    if zone is None:
        return Period(first=first, last=last, since=begin.astimezone(), until=end.astimezone())
    return Period(first=first, last=last, since=begin.replace(tzinfo=zone), until=end.replace(tzinfo=zone))


def digest(desk: Desk, period: Period, sections: Collection[str] = ()) -> Digest:
    """Return what a day or a week brought.

    Args:
        desk: where it is found.
        period: of which time.
        sections: of these only; none named: of all.
    """
    since, until, user = period.since.timestamp(), period.until.timestamp(), desk.stories.user
    with desk.store.read() as connection:
        found = briefing.between(connection, since, until, user=user, limit=_WEIGHED)
        wanted = [row for row in found if not sections or (row.section or OTHER) in sections]
        several, single = _chosen(wanted, period)
        keys = [row.story.id for row in (*several, *single)]
        members = briefing.members(connection, keys, until, user=user, most=_READ)
        told = _told(connection, several, members, period)
        brief = [_line(row, members.get(row.story.id, ()), period) for row in single]
        kept = tuple(item for item in brief if item.story.articles)
        return Digest(
            period=period,
            sections=_sections(told),
            brief=kept,
            articles=articles.many(
                connection, sorted({key for item in (*told, *kept) for key in _keys(item)})
            ),
            names=tuple(name for name in SECTIONS if name in {row.section or OTHER for row in found}),
        )


def _chosen(found: Sequence[Row], period: Period) -> tuple[list[Row], list[Row]]:
    several = [row for row in found if row.size > 1][: TOLD[period.kind]]
    single = [row for row in found if row.size == 1][: IN_BRIEF[period.kind]]
    return several, single


def _line(row: Row, members: Sequence[Member], period: Period) -> Item:
    return Item(story=replace(row.story, articles=_inside(members, period)), section=row.section or OTHER)


def _inside(members: Sequence[Member], period: Period) -> tuple[str, ...]:
    since = period.since.timestamp()
    return tuple(one.id for one in members if one.sort >= since)


def _told(
    connection: Connection, found: Sequence[Row], members: Mapping[str, Sequence[Member]], period: Period
) -> list[Item]:
    """Return stories with what changed and who spoke; one that went on afterwards is told as it stood then."""
    over = {row.story.id for row in found if row.story.last and row.story.last < period.until}
    kept = {key: telling for key in sorted(over) if (telling := tellings.get(connection, key))}
    read = articles.many(
        connection,
        [one.id for row in found if row.story.id not in kept for one in members.get(row.story.id, ())],
        with_notes=True,
    )
    groups = index.groups(connection, list(read)) if read else {}
    out = []
    for row in found:
        inside = _inside(members.get(row.story.id, ()), period)
        texts = [read[one.id] for one in members.get(row.story.id, ()) if one.id in read]
        telling = kept.get(row.story.id)
        story = row.story if row.story.id in over or not texts else _as_then(row.story, texts, groups)
        if inside:
            out.append(
                Item(
                    story=replace(story, articles=inside),
                    summary=story.summary[:SENTENCES],
                    changed=tuple(_changed(telling.ledger if telling else ledger(texts), inside)),
                    spoken=tuple(_spoken(telling.voices if telling else voices(texts, groups), inside)),
                    section=row.section or OTHER,
                )
            )
    return out


def _as_then(story: Story, texts: Sequence[Article], groups: Mapping[str, str]) -> Story:
    return flow.tell(story.id, story.saga, texts, groups)


def _changed(found: Sequence[Series], inside: Collection[str]) -> Iterator[Changed]:
    """Yield the figures that have another value at the end than before, where that is told in the period."""
    left = CHANGES
    for series in found:
        standing = [one for one in series.points if one.status != "retracted" and one.value is not None]
        after = standing[-1] if standing and series.counts else None
        if after is None or after.article not in inside:
            continue
        before = next((one for one in reversed(standing) if _is_former(one, after)), None)
        if before is not None and left:
            left -= 1
            yield Changed(series=series, before=before, after=after)


def _is_former(one: Point, other: Point) -> bool:
    """Return whether a figure is another one than a later one, not a part or a repetition in the same article."""
    return one.value != other.value and (one.article != other.article or one.status != "current")


def _spoken(found: Sequence[Voice], inside: Collection[str]) -> Iterator[Spoken]:
    """Yield what the most quoted speakers said, one saying each: their own words where there are any."""
    left = SAYINGS
    for voice in found:
        told = (one for one in voice.sayings if one.article in inside)
        said = next((one for one in told if _is_short(one) and _stands(one)), None)
        if voice.name and said and left:
            left -= 1
            yield Spoken(name=voice.name, saying=said)


def _is_short(one: Saying) -> bool:
    return sum(map(len, one.words)) <= _LONGEST


def _stands(one: Saying) -> bool:
    """Tell whether words can be read without their verb: a quotation or a clause, no "patience" that was asked for."""
    if one.statement.form == "direct":
        return sum(len(piece.split()) for piece in one.words) >= _FEWEST
    return len(one.words) == 1 and one.words[0].split(maxsplit=1)[0].lower() in _CLAUSES


def _keys(item: Item) -> Iterator[str]:
    yield from item.story.articles[:1]
    yield from (quoted.article for quoted in item.summary)
    yield from (point.article for one in item.changed for point in (one.before, one.after))
    yield from (one.saying.article for one in item.spoken)


def _sections(items: Sequence[Item]) -> tuple[Section, ...]:
    """Return stories by section, in the order of the weightiest story of each; what fits none comes last."""
    by_name: dict[str, list[Item]] = {}
    for item in items:
        by_name.setdefault(item.section, []).append(item)
    order = sorted(by_name, key=lambda name: name == OTHER)
    return tuple(Section(name=name, items=tuple(by_name[name])) for name in order)
