"""The tables, in SQLAlchemy Core: the same for SQLite and PostgreSQL.

What was published (articles, versions, notes, placements, stories) and what the reader did (marks,
comments) live in different tables: collecting again never touches the latter. Moments are stored as
seconds since 1970 (UTC) where they are sorted by, and as ISO 8601 text where a day alone must stay one.

Collecting has its tables between the two. A place to look is one row of ``subscriptions``, whoever reads
it; what a reader calls it stands in ``subscribers``. ``entries`` and ``entry_keys`` say which entry of a
feed is which article, ``pages`` what is still to be fetched, ``hosts``, ``robots`` and ``leases`` what
others asked of us.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),  # order of arrival; postings refer to it
    Column("id", String, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("digest", String, nullable=False),  # of title and text: tells an edit from a repeat
    Column("document", String),
    Column("url", String),
    Column("outlet_name", String),
    Column("outlet_domain", String),
    Column("title", Text),
    Column("byline", Text, nullable=False),  # JSON
    Column("dateline", String),
    Column("published", String),  # ISO 8601; a day alone stays one
    Column("age", String),
    Column("collected", String),
    Column("language", String),
    Column("subscription", String),
    Column("enclosures", Text, nullable=False),  # JSON
    Column("text", Text, nullable=False),
    Column("added", Float, nullable=False),  # when it came into this database
    Column("sort", Float, nullable=False),  # published, never later than added; else collected, else added
    Column("hours", Float),  # published as a moment; None where unknown: the window of the inverted index
    Column("section", String),
    Column("image", String),
    Column("updated", String),  # ISO 8601, as the publisher says it
    Column("partial", Text),  # why only a teaser is here; None: it is whole
    Column("withdrawn", Float),  # when its page was found to be gone
    Column("held", Boolean, nullable=False, server_default=false()),  # above the daily cap of its feed
    # Stored, but not inspected and placed yet: what a killed round left undone is one query. Held ones
    # don't wait: nobody is shown them.
    Column("waiting", Boolean, nullable=False, server_default=false()),
    Index("articles_by_time", "sort"),
    Index("articles_by_domain", "outlet_domain", "sort"),
    Index("articles_by_language", "language", "sort"),
    Index("articles_by_outlet", "outlet_name", "sort"),
    # With all that lists and counts ask of an article, so that its row need not be read.
    Index("articles_by_arrival", "subscription", "seq", "held", "id"),
    Index("articles_by_subscription", "subscription", "sort", "seq", "held", "id"),
)

# Those that wait are few among a million, so they have an index of their own, in the order of their turn.
# Its first column is the same in all rows: without it SQLite would rather walk through articles_by_time.
Index(
    "articles_waiting",
    articles.c.waiting,
    articles.c.sort,
    articles.c.seq,
    sqlite_where=text("waiting = 1"),  # to the letter as queries say it, or SQLite does not use it
    postgresql_where=text("waiting"),
)

# Few as well: what "is:partial" and "is:withdrawn" ask for.
Index(
    "articles_partial",
    articles.c.sort,
    sqlite_where=text("partial IS NOT NULL"),
    postgresql_where=text("partial IS NOT NULL"),
)
Index(
    "articles_withdrawn",
    articles.c.sort,
    sqlite_where=text("withdrawn IS NOT NULL"),
    postgresql_where=text("withdrawn IS NOT NULL"),
)

versions = Table(
    "versions",
    metadata,
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("digest", String, nullable=False),
    Column("title", Text),
    Column("text", Text),  # None for the present version: its text stands in articles
    Column("collected", String),
    Column("added", Float, nullable=False),
    Column("said", Boolean, nullable=False, server_default=true()),  # False: edited silently
    # Digest of the teaser that this version's text took the place of: the teaser coming again is no edit.
    Column("teaser", String),
)

notes = Table(
    "notes",
    metadata,
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("made_by", String, nullable=False),  # inspector and version: what must be redone is one query
    Column("body", Text, nullable=False),  # JSON: all notes of that kind
    Index("notes_by_maker", "made_by"),
)

placements = Table(
    "placements",
    metadata,
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("copy_group", String, nullable=False),
    Column("story", String, nullable=False),
    Column("saga", String, nullable=False),
    Column("because", Text, nullable=False),  # JSON
    Column("features", LargeBinary, nullable=False),
    Index("placements_by_story", "story", "article"),  # both: the members without their rows, which are long
    Index("placements_by_copy_group", "copy_group"),
)

copies = Table(
    "copies",
    metadata,
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("of", String, primary_key=True),
    Column("label", String, nullable=False),
    Index("copies_by_of", "of"),
)

postings = Table(
    "postings",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),  # 32 bits without a sign
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Float),  # the article's ``hours``, kept here so that a window is told without its row
    Column("weight", SmallInteger, nullable=False),
    Index("postings_by_seq", "seq"),
    sqlite_with_rowid=False,
)

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("saga", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("stale", Boolean, nullable=False),  # the rest must be worked out again
    Column("title", Text, nullable=False),
    Column("title_from", String),
    Column("first", Float),
    Column("last", Float),
    Column("outlets", Text, nullable=False),  # JSON
    Column("origins", Text, nullable=False),  # JSON
    Column("at_most", Integer, nullable=False),
    Column("summary", Text, nullable=False),  # JSON
    Column("weight", Float, nullable=False),  # the front page's order
    Column("section", String),  # of the paper; None: not told yet
    Column("figures", Text, nullable=False, server_default="[]"),  # JSON: those that changed, with their past
    # The place of its last article in the order of arrival: whether there is news since a reader was here.
    Column("arrived", Integer, nullable=False, server_default="0"),
    Index("stories_by_arrival", "arrived"),
    Index("stories_by_weight", "weight"),
    Index("stories_by_section", "section", "weight"),
    Index("stories_by_saga", "saga"),
    Index("stories_stale", "stale"),
)

# What a story of several articles tells, worked out when it changes: its page is quick however many they are.
tellings = Table(
    "tellings",
    metadata,
    Column("story", String, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # JSON, by zlib
)

# How likely two articles tell of one event, as it was found when the later one came: what repair weighs.
links = Table(
    "links",
    metadata,
    Column(
        "a", Integer, ForeignKey("articles.seq", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column(
        "b", Integer, ForeignKey("articles.seq", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("p", Float, nullable=False),  # a < b, each pair once
    Index("links_by_b", "b"),
    sqlite_with_rowid=False,
)

# What became of stories. Nothing is ever taken out: an address that was once given leads to where its story
# went.
story_history = Table(
    "story_history",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("story", String, nullable=False),  # no foreign key: the story may have ended
    Column("at", Float, nullable=False),
    Column("kind", String, nullable=False),
    Column("other", String),
    Column("articles", Text, nullable=False),  # JSON
    Column("why", Text, nullable=False),
    Column("by", String, nullable=False),  # "broadsheet", "reader"
    Index("story_history_by_story", "story", "id"),
)

entities = Table(
    "entities",
    metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False),  # JSON
)

entity_keys = Table(
    "entity_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("entity", String, ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)

# Figures by each word of what they count and of their unit, for the search; made from notes (store/noted.py).
counted = Table(
    "counted",
    metadata,
    Column("key", String, primary_key=True),
    Column("high", Float, primary_key=True, autoincrement=False),
    Column("low", Float, primary_key=True, autoincrement=False),
    Column(
        "seq", Integer, ForeignKey("articles.seq", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Index("counted_by_seq", "seq"),
    sqlite_with_rowid=False,
)

# What an article is about, as a vector (text/vectors.py), for searching by meaning. An article that is told anew
# gets a new row, so whoever keeps the signs at hand sees by ``id`` what is new.
article_vectors = Table(
    "article_vectors",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("seq", Integer, ForeignKey("articles.seq", ondelete="CASCADE"), nullable=False, unique=True),
    Column("signs", LargeBinary, nullable=False),  # a bit a direction
    Column("directions", LargeBinary, nullable=False),  # a signed byte a direction
    sqlite_autoincrement=True,
)

# Names, tags and outlets under the beginning of each of their words, folded: what a search field suggests.
suggested = Table(
    "suggested",
    metadata,
    Column("head", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("uses", Integer, nullable=False),  # how many articles were filed with it
    sqlite_with_rowid=False,
)

failures = Table(
    "failures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document", String, nullable=False),
    Column("line", Integer, nullable=False),  # 0: the whole document
    Column("reason", Text, nullable=False),
    Column("url", String),
    Column("subscription", String),
    Column("first", Float, nullable=False),
    Column("last", Float, nullable=False),
    Column("tries", Integer, nullable=False),
    UniqueConstraint("document", "line", "reason"),
)

users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String, nullable=False, unique=True),
    Column("password", String),  # argon2id; None: no password was set
)

# A place to look, one row however many read it: a feed is fetched once. Whoever gives credentials has a
# row of their own (``owner``), since what is fetched with them is for nobody else.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", String, primary_key=True),
    Column("url", String, nullable=False),  # without credentials
    Column("owner", Integer, nullable=False, server_default="0"),  # users.id; 0: shared by all
    Column("kind", String, nullable=False),
    Column("title", String),  # as it calls itself
    Column("link", String),  # the site that it belongs to, as it says
    Column("made", Float, nullable=False, server_default="0"),  # when it was subscribed to first
    Column("full_text", Boolean, nullable=False, server_default=true()),
    Column("cap", Integer, nullable=False, server_default="0"),  # articles a day, 0: all
    Column("sealed", Text),  # credentials, sealed by store.vault
    # When to look again.
    Column("due", Float),
    Column("why", Text),
    Column("checked", Float),  # when it was looked at last
    Column("last_request", Float),
    Column(
        "times", Text, nullable=False, server_default="[]"
    ),  # JSON: when its news came, as steps in seconds
    Column("facts", Text, nullable=False, server_default="{}"),  # JSON: what the feed says of itself
    Column("stopped", Boolean, nullable=False, server_default=false()),
    # What to ask with.
    Column("etag", String),
    Column("modified", String),
    Column("full_at", Float),  # when a whole body came last
    Column("unchanged", Integer, nullable=False, server_default="0"),  # answers of 304 since then
    Column("body_digest", String),  # an unchanged body is not parsed again
    Column("moved_to", String),
    Column("moved_times", Integer, nullable=False, server_default="0"),
    Column("progress", Text),  # JSON: how far a mailbox was read, or the sitemaps of an index
    # What went wrong.
    Column("errors", Integer, nullable=False),  # in a row
    Column("error", Text),
    Column("advice", Text),
    Column("failing_since", Float),
    # How it was treated, and what it brought today (for the cap).
    Column("requests", Integer, nullable=False, server_default="0"),
    Column("unconditional", Integer, nullable=False, server_default="0"),
    Column("refreshed", Integer, nullable=False, server_default="0"),
    Column("not_modified", Integer, nullable=False, server_default="0"),
    Column("shortest", Float),
    Column("day", String),
    Column("day_count", Integer, nullable=False, server_default="0"),
    UniqueConstraint("url", "owner", name="subscriptions_once"),
    Index("subscriptions_by_due", "due"),
)

# Who reads a subscription, and what they call it. The subscription goes with its last subscriber.
subscribers = Table(
    "subscribers",
    metadata,
    Column("user", Integer, ForeignKey("users.id"), primary_key=True),
    Column("subscription", String, ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True),
    Column("title", String),  # None: as the feed calls itself
    Column("folder", String),
    Column("also_in", Text, nullable=False, server_default="[]"),  # JSON: further folders, "": in none
    Column("categories", Text, nullable=False, server_default="[]"),  # JSON, kept for OPML
    Column("attributes", Text, nullable=False, server_default="[]"),  # JSON pairs, likewise
    Column("added", Float, nullable=False),
    Index("subscribers_by_subscription", "subscription"),
)

# Which entries a subscription had, and which article each is. No foreign keys: the same feed subscribed
# to again, or an article taken out, must not make old news new.
entries = Table(
    "entries",
    metadata,
    Column("subscription", String, primary_key=True),
    Column("article", String, primary_key=True),
    Column("digest", String, nullable=False),  # of what the entry said: tells an edit from a repeat
    # Why it was taken for an article that was there already, when its ids had changed: "url" (its address
    # was known), "title" (its headline and day were). None: its first key was the same, or it was new.
    Column("known_by", String),
    Column("last_seen", Float, nullable=False),  # to the day
    Column("gone", Float),  # since when it is not in the feed any more; None: it was in the last look
    Index("entries_by_article", "article"),
    # The few hundred that are in the feed now, among all that ever were.
    Index(
        "entries_present",
        "subscription",
        "gone",
        sqlite_where=text("gone IS NULL"),
        postgresql_where=text("gone IS NULL"),
    ),
    sqlite_with_rowid=False,
)

# By what an entry is known again (see collect.identity). Keys are kept as digests: addresses are long.
entry_keys = Table(
    "entry_keys",
    metadata,
    Column("scope", String, primary_key=True),  # the subscription; "": an address, the same for all
    Column("key", LargeBinary, primary_key=True),
    Column("article", String, nullable=False),
    sqlite_with_rowid=False,
)

# Pages to fetch of articles that are here already: for their full text, or to see whether they still stand.
pages = Table(
    "pages",
    metadata,
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("purpose", String, primary_key=True),  # "text", "check"
    Column("url", String, nullable=False),
    Column("subscription", String),  # whose credentials serve
    Column("tries", Integer, nullable=False),
    Column("due", Float, nullable=False),
    Index("pages_by_due", "due"),
    sqlite_with_rowid=False,
)

# Hosts that asked to be left in peace, all their feeds together.
hosts = Table(
    "hosts",
    metadata,
    Column("host", String, primary_key=True),
    Column("until", Float, nullable=False),
    Column("reason", Text, nullable=False),
)

robots = Table(
    "robots",
    metadata,
    Column("origin", String, primary_key=True),  # scheme, host and port
    Column("status", Integer),  # None: it could not be reached
    Column("body", Text),
    Column("until", Float, nullable=False),
)

# WebSub: hubs that promised to tell of news.
leases = Table(
    "leases",
    metadata,
    Column("subscription", String, ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True),
    Column("hub", String, nullable=False),
    Column("topic", String, nullable=False),
    Column("token", String, nullable=False, unique=True),  # the unguessable part of our address
    Column("secret", Text, nullable=False),  # sealed
    Column("state", String, nullable=False),  # "asked", "verified", "denied"
    Column("expires", Float),
    Column("asked", Float, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("user", Integer, ForeignKey("users.id"), primary_key=True),
    Column("article", String, primary_key=True),  # no foreign key: a mark outlives its article
    Column("kind", String, primary_key=True),
    Column("at", Float, nullable=False),
    Column(
        "rule", Integer
    ),  # which rule set it; None: the reader. No foreign key: it goes with its rule by hand
    Index("marks_by_kind", "user", "kind", "at"),
)

# How far a reader has read everything at once: all articles up to one in the order of arrival, of a subscription or of
# all of them. What is marked "unread" all the same is an exception.
read_to = Table(
    "read_to",
    metadata,
    Column("user", Integer, ForeignKey("users.id"), primary_key=True),
    Column("scope", String, primary_key=True),  # a subscription; "": all articles
    Column("seq", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What was read at once lately, so that it can be undone.
sweeps = Table(
    "sweeps",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("user", Integer, ForeignKey("users.id"), nullable=False),
    Column("at", Float, nullable=False),  # that of the marks that were set with it
    Column("seq", Integer, nullable=False),  # up to which article; 0: marks were set, no more
    Column("before", Text, nullable=False),  # JSON: how far each scope had been read, None: not at all
    Column("unread", Text, nullable=False),  # JSON: articles that were marked as unread
)

# Searches that a reader keeps. With a token each is a feed for whoever knows its address.
searches = Table(
    "searches",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("user", Integer, ForeignKey("users.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("asked", Text, nullable=False),
    Column("made", Float, nullable=False),
    Column("token", String, unique=True),
)

rules = Table(
    "rules",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("user", Integer, ForeignKey("users.id"), nullable=False),
    Column("asked", Text, nullable=False),
    Column("does", String, nullable=False),
    Column("made", Float, nullable=False),
    Column("tag", String),  # that it sets, where that is what it does
)

# Hashtags of a reader's own. No foreign keys to article and rule, as with marks.
own_tags = Table(
    "own_tags",
    metadata,
    Column("user", Integer, ForeignKey("users.id"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("article", String, primary_key=True),
    Column("at", Float, nullable=False),
    Column("rule", Integer),  # which rule set it; None: the reader
    Index("own_tags_by_article", "article", "user"),
)

# Which articles answered a rule. One that answered is never done to again, so a reader who takes back what a
# rule did is not contradicted.
rule_hits = Table(
    "rule_hits",
    metadata,
    Column("rule", Integer, ForeignKey("rules.id", ondelete="CASCADE"), primary_key=True),
    Column("article", String, primary_key=True),  # no foreign key: it may go and come again
    Column("at", Float, nullable=False),
    Index("rule_hits_by_article", "article"),
    Index("rule_hits_by_time", "rule", "at", "article"),
)

story_marks = Table(
    "story_marks",
    metadata,
    Column("user", Integer, ForeignKey("users.id"), primary_key=True),
    Column("story", String, primary_key=True),  # no foreign key: a mark outlives its story
    Column("kind", String, primary_key=True),
    Column("at", Float, nullable=False),
    Index("story_marks_by_story", "story", "kind"),
)

# What readers said of which articles belong together: all of one word are one story, or, where some are on
# its other side, those are never in a story with these.
story_words = Table(
    "story_words",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # a later word has a higher number
    Column("article", String, primary_key=True),  # no foreign key: a word outlives the article's absence
    Column("other_side", Boolean, nullable=False),
    Column("user", Integer, ForeignKey("users.id"), nullable=False),
    Column("at", Float, nullable=False),
    Index("story_words_by_article", "article"),
)

# What readers said of notes. Made to last: found again by the sentence, whatever inspectors find later.
note_marks = Table(
    "note_marks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("user", Integer, ForeignKey("users.id"), nullable=False),
    Column("article", String, nullable=False),  # no foreign key: a mark outlives its article
    Column("version", Integer, nullable=False),  # that the reader saw
    Column("found", Text, nullable=False),  # JSON of the note as Broadsheet had it
    Column("right", Text),  # JSON of the note as the reader has it; None: there is no such note
    Column("around", Text, nullable=False),  # the sentences that it stands in
    Column("start", Integer, nullable=False),  # where these begin in that version
    Column("at", Float, nullable=False),
    Index("note_marks_by_article", "article", "id"),
)

# What readers said of who is who: see ``NameWord``.
name_words = Table(
    "name_words",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("user", Integer, ForeignKey("users.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("entity", String, nullable=False),
    Column("other", String),
    Column("article", String),
    Column("was", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("at", Float, nullable=False),
)

# A passage that a reader marked in an article, with what they noted on it. It keeps its words: where a later
# version moved them they are found again by these.
highlights = Table(
    "highlights",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("user", Integer, ForeignKey("users.id"), nullable=False),
    Column("article", String, nullable=False),  # no foreign key: it outlives its article
    Column("version", Integer, nullable=False),  # that the reader saw
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("made", Float, nullable=False),
    Column("gone", Float),  # when the reader took it away; for a day it can be brought back
    Index("highlights_by_article", "article", "id"),
    Index("highlights_by_user", "user", "id"),
)

comments = Table(
    "comments",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("user", Integer, ForeignKey("users.id"), nullable=False),
    Column("article", String, nullable=False),
    Column("parent", Integer, ForeignKey("comments.id")),
    Column("text", Text, nullable=False),  # empty: taken back, while answers to it stand
    Column("written", Float, nullable=False),
    Column("changed", Float),  # when its writer changed it last
    Index("comments_by_article", "article", "id"),
)

# How a reader wants pages to be, and where they were: language, zone, size of text, last visit.
preferences = Table(
    "preferences",
    metadata,
    Column("user", Integer, ForeignKey("users.id"), primary_key=True),
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
