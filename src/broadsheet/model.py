"""Every noun of Broadsheet, as frozen data.

Nothing here does anything: steps take these and give these. The words are those of the glossary
(docs/glossary.md); a field's comment says what it holds and what null means. Unknown is always
None, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

Day = date
"""A day alone, where the hour is unknown. A ``datetime`` is a ``date`` too: test for it first."""

EntityType = Literal["person", "organisation", "place", "people", "event", "work", "product", "other"]
Form = Literal["direct", "indirect", "mixed"]
Bound = Literal["exact", "at_least", "at_most", "about", "range"]
Certainty = Literal["sure", "likely", "vague"]
Status = Literal["current", "earlier", "corrected", "retracted"]
Role = Literal["outlet", "agency", "body", "person", "channel"]
Field = Literal["text", "title"]
CopyLabel = Literal["copy", "edited"]
How = Literal["copies", "cites", "credits", "own", "quotes"]
TagSource = Literal["publisher", "broadsheet"]
Shape = Literal["entry", "page", "textdump", "article"]
MarkKind = Literal["read", "starred", "hidden", "followed", "muted"]
RuleDeed = Literal["follow", "hide", "notify", "read", "star", "tag"]
StoryChangeKind = Literal["begun", "joined", "left", "merged", "split"]
NameWordKind = Literal["join", "part", "rename"]
SubscriptionKind = Literal["feed", "page", "sitemap", "mail"]


class Span(NamedTuple):
    """Where a piece of text stands: Unicode code points, half-open."""

    start: int
    end: int


# --- what comes in ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes."""

    name: str | None = None  # as the outlet writes itself
    domain: str | None = None  # registrable domain, lower case
    country: str | None = None  # ISO 3166-1 alpha-2, upper case
    kind: str | None = None  # agency, newspaper, broadcaster, state-run, ... where known


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that a feed entry carries with it."""

    url: str
    media_type: str | None = None
    length: int | None = None  # bytes, as the feed claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a feed or a page says of an article, besides its text."""

    id: str | None = None  # the feed's own id (guid, atom:id) or the id given with JSON lines
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: Day | None = None
    updated: Day | None = None
    language: str | None = None  # ISO 639-1
    outlet: Outlet | None = None
    tags: tuple[str, ...] = ()  # as the publisher gives them
    enclosures: tuple[Enclosure, ...] = ()
    section: str | None = None  # "World", as the publisher names it
    image: str | None = None  # address of the lead picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What came back: bytes that were fetched or read, or one entry of a feed."""

    name: str  # how a person would name it: a file name, a URL, "-" for standard input
    shape: Shape  # which extractor it is for
    body: str  # decoded text: HTML for "entry" and "page", plain for "textdump"
    url: str | None = None
    collected: datetime | None = None  # when it was fetched, UTC
    subscription: str | None = None  # the subscription that it came through
    hints: Hints = Hints()
    article: Article | None = None  # for shape "article": it came as JSON and is complete


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document that could not be used, and why: a value, kept and shown, never raised."""

    document: str  # Document.name
    reason: str  # one line for a person, says what is wrong
    line: int | None = None  # in a file of lines, counted from one
    url: str | None = None
    subscription: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFacts:
    """What a feed says of itself; the schedule reads it."""

    title: str | None = None
    link: str | None = None  # the site that the feed belongs to
    ttl_minutes: int | None = None  # RSS <ttl>
    period_minutes: int | None = None  # sy:updatePeriod divided by sy:updateFrequency
    skip_hours: tuple[int, ...] = ()  # hours of the day in UTC (0 to 23) at which not to look
    skip_days: tuple[int, ...] = ()  # days of the week at which not to look, 0 is Monday
    hub: str | None = None  # WebSub: who tells of news
    topic: str | None = None  # WebSub: the address that the hub knows the feed by (rel="self")


@dataclass(frozen=True, slots=True, kw_only=True)
class Etiquette:
    """How a subscription was treated, for whoever wants to see that we behave."""

    requests: int = 0  # all of them
    unconditional: int = 0  # without a validator, the first one included
    refreshed: int = 0  # of these: on purpose, to a server that says "not modified" for a week on end
    not_modified: int = 0  # answered with 304
    shortest: float | None = None  # seconds between two looks, at the least


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A place to look again."""

    id: str
    url: str
    kind: SubscriptionKind = "feed"
    title: str | None = None
    folder: str | None = None
    also_in: tuple[str, ...] = ()  # further folders that it stands in; "": in none as well
    link: str | None = None  # the site that it belongs to
    categories: tuple[str, ...] = ()  # OPML's, kept for the way out
    attributes: tuple[tuple[str, str], ...] = ()  # of its OPML outline that Broadsheet does not know
    next_due: datetime | None = None  # None: not looked at again until asked
    why: str | None = None  # why the next look is then
    checked: datetime | None = None  # when it was looked at last
    error: str | None = None  # what went wrong the last time; None when all was well
    advice: str | None = None  # what to do about it
    failing_since: datetime | None = None
    errors: int = 0  # in a row
    stopped: bool = False  # its publisher took it away (410), or it failed for too long: waits for a word
    private: bool = False  # fetched with credentials of its own
    pushed: bool = False  # a hub tells of news (WebSub)
    full_text: bool = True  # pages are fetched where the feed has teasers alone
    cap: int = 0  # articles a day that come to the front, the rest is held back; 0: all
    per_day: float | None = None  # articles, on average of the last four weeks
    etiquette: Etiquette = Etiquette()


# --- notes: what is found in an article ---------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A mention of somebody or something by name."""

    start: int
    end: int
    text: str  # the characters of the span
    type: EntityType
    entity: str | None = None  # whose id is the same across articles; the register sets it
    name: str | None = None  # the fullest name known for that entity
    field: Field = "text"
    made_by: str = ""  # inspector and version: "entities/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said something."""

    name: str  # resolved within the article: "Dmitry Peskov" where the words say "he"
    spans: tuple[Span, ...] = ()  # where the words for the speaker stand
    entity: str | None = None
    anonymous: bool = False  # "a source close to the talks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One element of a chain."""

    name: str
    role: Role
    spans: tuple[Span, ...] = ()
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody said something, and how it reached the reader."""

    content: tuple[Span, ...]  # in text order; direct words without their quotation marks
    form: Form
    stance: str = "said"  # said, claimed, confirmed, denied, warned, promised, asked, ...
    hedges: tuple[str, ...] = ()  # "without evidence", "allegedly", as printed
    cue: tuple[Span, ...] = ()
    speaker: Speaker | None = None  # None where the text names nobody
    chain: tuple[Link, ...] = ()  # nearest to the reader first; the publishing outlet left out
    field: Field = "text"
    made_by: str = ""

    @property
    def start(self) -> int:
        """Where its first words begin, for ordering."""
        return self.content[0].start


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number and what it counts."""

    start: int
    end: int
    text: str  # the characters of the span: "at least 19 people"
    value: float | tuple[float, float] | None  # a pair for bound "range"; None: words, no number
    unit: str | None = None  # singular: person, percent, day, km, USD; None: the text names none
    counts: str | None = None  # killed, injured, downed, ... or a short noun phrase
    where: str | None = None  # the place it is about, as printed
    bound: Bound = "exact"
    as_of: Day | None = None
    status: Status = "current"
    given_by: str | None = None  # who gave it: the speaker of the statement around it
    parts: tuple[Span, ...] = ()  # figures of this article said to add up to this one
    field: Field = "text"
    made_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time that the text names: "on Sunday evening", "mid-October"."""

    start: int
    end: int
    text: str  # the characters of the span
    first: date | None  # the first day that is meant; None: it cannot be placed ("ten days earlier")
    last: date | None  # the last one; the same, unless it is a stretch (a week, a month)
    certainty: Certainty = "sure"
    field: Field = "text"
    made_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A topic word."""

    name: str
    score: float = 1.0  # 0 to 1
    source: TagSource = "broadsheet"
    made_by: str = ""


Note = Entity | Statement | Figure | When | Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text, and what was found in it."""

    id: str
    text: str  # paragraphs parted by one empty line; notes count its code points
    title: str | None = None
    document: str | None = None  # name of the document it came from
    url: str | None = None
    outlet: Outlet | None = None
    byline: tuple[str, ...] = ()
    dateline: str | None = None  # "KYIV", as printed
    published: Day | None = None  # a datetime (UTC) or a day alone
    age: str | None = None  # "4 hours ago", as printed
    collected: datetime | None = None
    language: str | None = None  # ISO 639-1
    version: int = 1
    subscription: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    section: str | None = None  # "World", as the publisher names it
    image: str | None = None  # address of the lead picture
    updated: Day | None = None  # when the publisher says that it was changed last
    partial: str | None = None  # why only a teaser is here, as one sentence; None: it is whole
    withdrawn: datetime | None = None  # when its page was found to be gone (404, 410)
    held: bool = False  # above its subscription's daily cap: searchable, not in the river
    notes: tuple[Note, ...] = ()


# --- what is told across articles ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another article of the same copy group."""

    id: str
    label: CopyLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """An article that belongs beside another one."""

    id: str
    score: float  # 0 to 1
    shown: bool  # good enough to be put before a reader
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an article belongs, and why: what ``fold`` prints."""

    id: str
    copy_group: str
    story: str
    saga: str
    copies: tuple[Copy, ...] = ()
    because: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a report started, and the articles that rest on it."""

    name: str
    articles: tuple[str, ...]
    known: bool = True  # False: "Russian news agencies", never counted as a new origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """From whom an article has its report, as one step: who has it from whom."""

    article: str  # id of the article that shows it
    to: str  # an outlet, a speaker or a body; "Russian news agencies"
    how: How  # own: by its outlet's own people, sources or papers; quotes: first-hand
    spans: tuple[Span, ...] = ()  # the words of the text that show it; none for copies
    via: str | None = None  # the article of the story that it leads to, where there is one
    known: bool = True  # False: nobody in particular


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure as one element of a series."""

    value: float | tuple[float, float] | None
    bound: Bound
    as_of: Day | None
    given_by: str | None
    article: str
    start: int
    end: int
    status: Status = "current"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Figures said to add up, and whether they do."""

    parts: tuple[float, ...]
    whole: float
    holds: bool
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One thing that is counted, as it changed."""

    where: str | None
    counts: str | None
    unit: str | None
    points: tuple[Point, ...]  # oldest first
    conflicts: tuple[tuple[int, int], ...] = ()  # pairs of points that cannot both hold
    jumps: tuple[tuple[int, int], ...] = ()  # pairs of points, one after the other in time, far apart
    sums: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence of an article, shown elsewhere: it always says where it stands."""

    text: str
    article: str
    start: int
    end: int
    when: Day | None = None  # what it is about, for a timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one event, as a reader finds it on the front page."""

    id: str
    title: str  # a headline as one outlet printed it
    title_from: str | None  # that outlet's name
    articles: tuple[str, ...]  # oldest first
    saga: str
    first: datetime | None = None  # when its first article came out (or was collected)
    last: datetime | None = None
    outlets: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    at_most: int = 0  # independent origins, at most
    summary: tuple[Quoted, ...] = ()
    section: str | None = None  # of the paper: see relate.telling.section; None: not told yet


@dataclass(frozen=True, slots=True, kw_only=True)
class SagaLink:
    """Two stories that belong together over weeks, and why."""

    story: str
    other: str
    score: float  # 0 to 1
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """What happened to a story once, as its history tells it.

    merged: it ended and went into ``other``. split: it was made of articles of ``other``. joined, left:
    articles came from ``other``, or went there.
    """

    story: str
    at: datetime
    kind: StoryChangeKind
    other: str | None = None  # the other story
    articles: tuple[str, ...] = ()  # those that moved
    why: str = ""  # in words
    by: Literal["broadsheet", "reader"] = "broadsheet"


# --- what readers do -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a reader wrote under an article."""

    id: int
    user: str
    article: str
    text: str  # empty: its writer took it back, and answers to it stand
    written: datetime
    parent: int | None = None
    changed: datetime | None = None  # when its writer changed it last


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A passage of an article's text that a reader marked, with what they noted on it."""

    id: int
    article: str
    version: int  # that the reader saw; the span counts its text
    start: int
    end: int
    text: str  # the words, by which they are found again
    note: str  # empty: marked only
    made: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a reader said of a note: it is wrong, or right is this. It outlives every inspection."""

    id: int
    article: str
    found: Note  # as Broadsheet had it; its spans count the text as it was then
    right: Note | None  # as the reader has it, in the same text; None: there is no such note
    around: str  # the sentences that the note stands in, by which they are found again
    start: int  # where these began
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWord:
    """What a reader said of who is who.

    join: ``entity`` is ``other``. part: where ``article`` names ``entity``, it is ``other``, another one.
    rename: ``entity`` is called ``name``.
    """

    id: int
    kind: NameWordKind
    entity: str
    at: datetime
    was: str  # what it was called before
    name: str  # what it is called now
    other: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement as a story page shows it."""

    statement: Statement
    article: str  # the article it is taken from: the earliest that has it
    words: tuple[str, ...]  # the text of each content span
    also: tuple[str, ...] = ()  # other articles that carry the same words


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One speaker of a story, and all that is reported of them."""

    name: str | None  # None: the text names nobody
    entity: str | None
    sayings: tuple[Saying, ...]  # direct words first


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One thing that several articles tell alike, and from whom they can have it."""

    places: tuple[
        Quoted, ...
    ]  # where it stands: the sentence that is shown first, then one of each other text
    said: tuple[tuple[str, ...], ...]  # for each of these who says it there; nobody: the outlet's own voice
    origins: tuple[
        str, ...
    ]  # that are shown to say so, as many as the outlets can each be given one of its own
    at_most: int  # as many as their reports as wholes can rest on


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """What somebody says and somebody else denies."""

    said: Saying
    by: str | None  # None: nobody named
    denied: Saying
    denied_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What the articles of a story tell together: what its page shows, worked out whenever the story changes."""

    voices: tuple[Voice, ...]
    ledger: tuple[Series, ...]
    timeline: tuple[Quoted, ...]
    edges: tuple[Edge, ...]
    agreed: tuple[Agreed, ...]
    denied: tuple[Denied, ...]
    places: tuple[tuple[str, int], ...]  # that articles name, each with how many do, the most named first


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An article as it stood once."""

    version: int
    title: str | None
    text: str
    collected: datetime | None
    added: datetime  # when this database came to know it
    said: bool = True  # the publisher said that it was changed; False: edited silently


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a reader wants done with articles that answer a search."""

    id: int
    asked: str  # a line of the search language
    does: RuleDeed
    made: datetime
    tag: str | None = None  # that it sets, where that is what it does
    hits: int = 0  # articles that answered it so far
    last: datetime | None = None  # when one did last


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOf:
    """What came in that a reader wants to be told of, and has not read."""

    rule: Rule
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTag:
    """A hashtag that a reader set on an article; the publisher's and ours are notes."""

    name: str  # without the number sign
    rule: int | None = None  # which rule set it; None: the reader


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search that a reader keeps."""

    id: int
    name: str
    asked: str  # a line of the search language
    made: datetime
    token: str | None = None  # of its private feed; None: it has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that answers a search."""

    article: Article  # without notes
    snippet: str  # words around the hit, plain text
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHit:
    """A story with articles that answer a search."""

    best: Hit  # of its articles
    answering: int  # how many of its articles answer, of those that were weighed
    title: str | None
    title_from: str | None = None
    articles: int = 0  # all that it has
    outlets: int = 0
    at_most: int = 0  # independent origins, at most
    last: datetime | None = None
    is_told: bool = False  # False: not sorted into a story yet, or nothing is told of it


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedDocument:
    """A failure that the database keeps until a retry succeeds or the reader puts it away."""

    id: int
    failure: Failure
    first: datetime
    last: datetime
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A story's figures and origins, as ``fold --ledger`` prints them."""

    story: str
    origins: tuple[Origin, ...]
    at_most: int
    ledger: tuple[Series, ...]
    edges: tuple[Edge, ...] = ()  # who has it from whom
