"""The tables of a ledger.

`articles` and `decisions` are what people put in; all else is worked out from them and can be made again.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

# `key` "schema" holds the number of the last migration, "revision" grows with every change of articles or decisions,
# "assembled" is the revision that the events were made from.
meta = Table("meta", metadata, Column("key", String(40), primary_key=True), Column("value", Integer, nullable=False))

# `digest` is that of the text and of all that was told with it, `reader` that of the packs and models that read it.
articles = Table(
    "articles",
    metadata,
    Column("id", String(400), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("reader", String(64), nullable=False),
    Column("source", Text, nullable=True, index=True),
    Column("language", String(8), nullable=False, index=True),
    Column("published", String(10), nullable=True, index=True),
    Column("outlet", Text, nullable=True),
    Column("url", Text, nullable=True),
    Column("title", Text, nullable=True),
    Column("text", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

# `first`, `last` are the days of an event, for a plan without a date those last planned; `day` is `first`, or a day
# after all others: what lists are sorted by.  `plan` and `claim` are 1 for what the agenda and the claims list.
events = Table(
    "events",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("type", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("standing", String(20), nullable=True),
    Column("day", String(10), nullable=False),
    Column("first", String(10), nullable=True),
    Column("last", String(10), nullable=True),
    Column("plan", Integer, nullable=False),
    Column("claim", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
# Every choice that a list makes is read off this index alone.
Index(
    "events_by_day",
    *(events.c[name] for name in ("day", "id", "type", "status", "standing", "first", "last", "plan", "claim")),
)
Index("events_by_type", events.c.type, events.c.day, events.c.id)
Index("events_counted", events.c.type, events.c.standing, events.c.reports)

event_parties = Table(
    "event_parties",
    metadata,
    Column("event", ForeignKey("events.id"), primary_key=True),
    Column("party", String(80), primary_key=True),
    Column("role", String(10), primary_key=True),
)
Index("event_parties_by_party", event_parties.c.party, event_parties.c.event)

event_articles = Table(
    "event_articles",
    metadata,
    Column("event", ForeignKey("events.id"), primary_key=True),
    Column("article", String(400), primary_key=True),
)
Index("event_articles_by_article", event_articles.c.article, event_articles.c.event)

event_accounts = Table(
    "event_accounts",
    metadata,
    Column("account", String(440), primary_key=True),
    Column("event", ForeignKey("events.id"), nullable=False, index=True),
)

# Who dealt with whom: a row for each two parties of an event that happened, `one` before `other` in the alphabet.
# `begun` tells who acted: "one", "other" or "both"; `week` is the ISO week (2024-W11) where the event's days lie in
# one; `score` is ten times the PLOVER score.
event_dyads = Table(
    "event_dyads",
    metadata,
    Column("event", ForeignKey("events.id"), primary_key=True),
    Column("one", String(80), primary_key=True),
    Column("other", String(80), primary_key=True),
    Column("begun", String(5), nullable=False),
    Column("first", String(10), nullable=True),
    Column("last", String(10), nullable=True),
    Column("week", String(8), nullable=True),
    Column("score", Integer, nullable=False),
    Column("quad", String(20), nullable=False),
)
Index(
    "event_dyads_counted",
    *(event_dyads.c[name] for name in ("one", "other", "week", "score", "begun", "quad", "first", "last", "event")),
)
Index("event_dyads_by_other", event_dyads.c.other, event_dyads.c.one)

# The name of a party in each language that there is a pack for; what no pack knows, as the articles write it.
party_names = Table(
    "party_names",
    metadata,
    Column("party", String(80), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("name", Text, nullable=False),
)

# The stretches of articles that can be searched: `kind` is "article", "quote" or "event"; `about` who is quoted, or the
# account (ARTICLE#EVENT) whose clause it is.  Their words lie in `passage_words`, a table of the database's own kind.
passages = Table(
    "passages",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("article", String(400), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("day", String(10), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("about", Text, nullable=False),
)
Index("passages_by_article", passages.c.article, passages.c.kind)

# What people decided, kept for good: `ones` and `others` are anchors, as JSON.
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(10), nullable=False),
    Column("ones", Text, nullable=False),
    Column("others", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("note", Text, nullable=True),
    Column("undone_by", Text, nullable=True),
    Column("undone_at", String(32), nullable=True),
)
