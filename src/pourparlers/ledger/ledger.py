"""A ledger: articles go in, one crisis comes out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, Self

from sqlalchemy import Connection

from pourparlers.errors import PourparlersError
from pourparlers.ledger.assembly.account import Account, accounts_of
from pourparlers.ledger.assembly.anchors import Anchors, anchor_of
from pourparlers.ledger.assembly.assemble import Material, assemble
from pourparlers.ledger.assembly.explain import Explanation, explain
from pourparlers.ledger.assembly.origins import Text, origins, shingles_of
from pourparlers.ledger.model import LedgerEvent
from pourparlers.ledger.store import articles, events, names
from pourparlers.ledger.store.database import Database
from pourparlers.ledger.store.decisions import KINDS, Decision, Kind, all_decisions, decide, undo
from pourparlers.ledger.store.events import Query
from pourparlers.model import Article, Record

EVERYTHING = Query()
Outcome = Literal["new", "changed", "known"]


class Ledger:
    """The ledger at `place`: a file (SQLite) or a PostgreSQL URL; made where there is none, unless `create` is False.

    Raises `PourparlersError`: `ledger-missing`, `ledger-unusable`, `ledger-newer`.
    """

    def __init__(self, place: str | Path, create: bool = True) -> None:
        self._database = Database(place, create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the database."""
        self._database.close()

    def knows(self, article: Article, reader: str) -> Outcome:
        """Whether the ledger has the article, as it is now and as `reader` (a digest of packs and models) reads it."""
        with self._database.reading() as connection:
            known = articles.find(connection, article.id)
            if known is None:
                return "changed" if articles.replaced(connection, article) else "new"
        same = known.digest == articles.digest_of(article) and known.reader == reader
        return "known" if same else "changed"

    def put(self, article: Article, record: Record, reader: str) -> None:
        """Writes one article with its record: all of it or nothing."""
        with self._database.writing() as connection:
            for name in articles.replaced(connection, article):
                articles.drop(connection, name)
            articles.put(connection, article, record, reader)

    def assemble(self) -> None:
        """Makes the events anew where articles or decisions have changed since; nothing to do is soon done."""
        while not self._assembled():
            pass

    def _assembled(self) -> bool:
        with self._database.reading() as connection:
            revision, assembled = events.revisions(connection)
            if revision == assembled:
                return True
            found = assemble(_material(connection))
        with self._database.writing() as connection:
            if events.revisions(connection)[0] != revision:
                return False
            events.replace_events(connection, found, revision)
        return True

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """One state of the ledger, its events as new as its articles, for as long as questions to it last."""
        self.assemble()
        with self._database.reading() as connection:
            yield connection

    def events(self, query: Query = EVERYTHING) -> Iterator[LedgerEvent]:
        """The events that a query asks for, all without one, by first day and id."""
        with self.asking() as connection:
            yield from events.select_events(connection, query)

    def count(self, query: Query = EVERYTHING) -> int:
        """How many events a query asks for, whatever its limit."""
        with self.asking() as connection:
            return events.count_events(connection, query)

    def names(self, language: str) -> dict[str, str]:
        """Party → its name in `language`, in another where there is none."""
        with self._database.reading() as connection:
            return names.names_in(connection, language)

    def party(self, name: str) -> str:
        """The key of the party that someone calls by its key or by a name; raises `party-unknown`."""
        with self._database.reading() as connection:
            key = names.find(connection, name)
            if key is None:
                known = names.names_in(connection, "")
        if key is None:
            near = get_close_matches(name, sorted({*known, *known.values()}), 3, 0.5)
            raise PourparlersError("party-unknown", name=name, near=", ".join(near) or "pourparlers actors")
        return key

    def languages(self) -> dict[str, int]:
        """How many articles of each language there are."""
        with self._database.reading() as connection:
            return articles.languages(connection)

    def text(self, article: str) -> str | None:
        """The raw text of an article, None for one that the ledger does not have."""
        with self._database.reading() as connection:
            return articles.text_of(connection, article)

    def event(self, name: str) -> LedgerEvent:
        """The event of this id, or of which it is the beginning; raises `event-unknown`."""
        with self.asking() as connection:
            return events.find_event(connection, name)

    def merge(self, one: str, other: str, author: str, note: str | None = None) -> int:
        """Decides that two events are one; returns the number of the decision."""
        first, second = self.event(one), self.event(other)
        return self._decide("merge", first.accounts[:1], second.accounts[:1], author, note)

    def split(self, name: str, article: str, author: str, note: str | None = None) -> int:
        """Decides that what `article` tells is another event than the rest of the event `name`."""
        accounts = self.event(name).accounts
        own = [key for key in accounts if key.rpartition("#")[0] == article]
        rest = [key for key in accounts if key not in own]
        if not own or not rest:
            raise PourparlersError("split-impossible", name=name, article=article)
        return self._decide("split", own, rest, author, note)

    def reject(self, name: str, author: str, note: str | None = None) -> int:
        """Decides that an event is none: the words it was read from mean something else."""
        accounts = self.event(name).accounts
        return self._decide("reject", accounts[:1], accounts[1:], author, note)

    def undo(self, number: int, author: str) -> None:
        """Takes a decision back; raises `decision-unknown`."""
        with self._database.writing() as connection:
            undo(connection, number, author, _now())

    def decisions(self) -> list[Decision]:
        """All decisions ever made, in their order."""
        with self._database.reading() as connection:
            return all_decisions(connection)

    def explain(self, name: str) -> Explanation:
        """Why the accounts of an event were put together, and what was kept apart from it."""
        event = self.event(name)
        with self._database.reading() as connection:
            return explain(event, _material(connection))

    def _decide(self, kind: Kind, one: Sequence[str], others: Sequence[str], author: str, note: str | None) -> int:
        with self._database.writing() as connection:
            anchors = {account.key: anchor_of(account) for account in _material(connection).accounts}
            found = [[anchors[key] for key in keys] for keys in (one, others)]
            return decide(connection, kind, found[0], found[1], author, _now(), note)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _material(connection: Connection) -> Material:
    """All that assembly looks at."""
    accounts: list[Account] = []
    texts: list[Text] = []
    for record, text in articles.all_records(connection):
        accounts += accounts_of(record, text)
        texts.append(_text(record, text))
    holding = [decision for decision in all_decisions(connection) if decision.undone_at is None]
    anchors = Anchors(accounts)
    pairs = {kind: [p for d in holding if d.kind == kind for p in anchors.pairs(d.ones, d.others)] for kind in KINDS}
    rejected = {anchors.find(anchor) for d in holding if d.kind == "reject" for anchor in (*d.ones, *d.others)}
    kept = tuple(account for account in accounts if account.key not in rejected)
    return Material(kept, origins(texts), tuple(pairs["merge"]), tuple(pairs["split"]))


def _text(record: Record, text: str) -> Text:
    published = record.document.published
    channels = frozenset(channel for quote in record.quotes for channel in quote.channel)
    day = date.fromisoformat(published) if published and len(published) == 10 else None
    return Text(record.document.id, shingles_of(text), channels, day)
