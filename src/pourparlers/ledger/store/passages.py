"""Full text: which stretches of the articles hold the words that someone looks for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, func, insert, literal_column, select, text
from sqlalchemy.sql.selectable import TextualSelect

from pourparlers.ledger.store.schema import passages
from pourparlers.model import Article, Record

Kind = Literal["article", "quote", "event"]

# A word is a run of letters and figures; a stretch is cut where it is longer than a database indexes at once.
_WORD = re.compile(r"[^\W_]+")
_STRETCH = 100_000
_LONGEST = 100
# Words of at least so many letters find longer ones that begin with them too: sanction finds sanctions.
_WHOLE_BELOW = 4


class Passage(msgspec.Struct, frozen=True):
    """A stretch of an article, from `start` to `end`; `about` tells who is quoted, or the account of an event."""

    article: str
    kind: Kind
    day: str
    start: int
    end: int
    about: str


# The number of a passage tells its kind, so that the words' own table can count by it.
_STEP = 4
_CODES: dict[Kind, int] = {"article": 0, "quote": 1, "event": 2}


def make_index(connection: Connection) -> None:
    """Makes the table of the words: FTS5 in SQLite, a tsvector in PostgreSQL."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE passage_words USING fts5(words, tokenize='unicode61 remove_diacritics 0')"
        )
        return
    connection.execute(text("CREATE TABLE passage_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL)"))
    connection.execute(text("CREATE INDEX passage_words_found ON passage_words USING gin (words)"))


def put(connection: Connection, article: Article, record: Record) -> None:
    """Makes an article, its quotes and its events findable; it must not be there yet."""
    last = connection.execute(select(func.max(passages.c.number))).scalar_one() or 0
    found = list(_passages(article, record))
    first = last // _STEP + 1
    numbers = [_STEP * number + _CODES[passage.kind] for number, passage in enumerate(found, first)]
    connection.execute(
        insert(passages),
        [{"number": n, **msgspec.structs.asdict(passage)} for n, passage in zip(numbers, found, strict=True)],
    )
    words = ":words" if connection.dialect.name == "sqlite" else "array_to_tsvector(string_to_array(:words, ' '))"
    bodies = [" ".join(words_of(article.text[passage.start : passage.end])) for passage in found]
    connection.execute(
        text(f"INSERT INTO passage_words (rowid, words) VALUES (:number, {words})"),
        [{"number": number, "words": body} for number, body in zip(numbers, bodies, strict=True)],
    )


def drop(connection: Connection, article: str) -> None:
    """Takes an article's passages out."""
    numbers = list(connection.execute(select(passages.c.number).where(passages.c.article == article)).scalars())
    if numbers:
        rows = [{"number": number} for number in numbers]
        connection.execute(text("DELETE FROM passage_words WHERE rowid = :number"), rows)
        connection.execute(delete(passages).where(passages.c.article == article))


def _passages(article: Article, record: Record) -> Iterator[Passage]:
    day = record.document.published or ""
    names = {actor.id: actor.name for actor in record.actors}
    for start in range(0, max(1, len(article.text)), _STRETCH):
        yield Passage(article.id, "article", day, start, min(len(article.text), start + _STRETCH), "")
    for quote in record.quotes:
        speakers = ", ".join(names.get(key, key) for key in quote.speaker)
        yield Passage(article.id, "quote", day, quote.start, quote.end, speakers)
    for event in record.events:
        for start, end in sorted({(report.start, report.end) for report in event.reports}):
            yield Passage(article.id, "event", day, start, end, f"{article.id}#{event.id}")


def words_of(body: str) -> list[str]:
    """The words of a text as they are compared: in small letters, without accents, very long ones cut."""
    return [word[:_LONGEST] for word in _WORD.findall(folded(body))]


def folded(word: str) -> str:
    """A text in small letters and without accents."""
    split = unicodedata.normalize("NFKD", word)
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()


def sought(words: Iterable[str]) -> list[str]:
    """What is looked for: each word once; marks of a query's own syntax are no words."""
    return list(dict.fromkeys(word for each in words for word in words_of(each)))


def matches(word: str, wanted: Sequence[str]) -> bool:
    """Whether a word of a text is one of those looked for, or begins with one that is long enough."""
    own = folded(word)
    return any(own == each or (len(each) >= _WHOLE_BELOW and own.startswith(each)) for each in wanted)


def spans_of(body: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where in a text words looked for stand."""
    return (match.span() for match in _WORD.finditer(body) if matches(match[0], wanted))


def count(connection: Connection, wanted: Sequence[str], since: str | None, until: str | None) -> dict[str, int]:
    """Kind → number of places that hold all the words."""
    return {kind: _count(connection, wanted, kind, since, until) for kind in _CODES}


def _count(connection: Connection, wanted: Sequence[str], kind: Kind, since: str | None, until: str | None) -> int:
    found = _found(connection, wanted, kind)
    if since or until:
        counted = select(func.count()).select_from(passages).where(*_chosen(connection, wanted, kind, since, until))
    else:
        counted = select(func.count()).select_from(found.subquery())
    return connection.execute(counted).scalar_one()


def find(
    connection: Connection, wanted: Sequence[str], kind: Kind, since: str | None, until: str | None, limit: int | None
) -> Iterator[Passage]:
    """The places of a kind that hold all the words, those of the newest article first."""
    statement = (
        select(passages)
        .where(*_chosen(connection, wanted, kind, since, until))
        .order_by(passages.c.day.desc(), passages.c.article, passages.c.start, passages.c.about)
        .limit(limit)
    )
    for row in connection.execute(statement):
        yield Passage(row.article, row.kind, row.day, row.start, row.end, row.about)


def of_articles(connection: Connection, names: Sequence[str]) -> list[Passage]:
    """The clauses of all events of these articles."""
    chosen = passages.c.article.in_(names) & (passages.c.kind == "event")
    return [
        Passage(row.article, row.kind, row.day, row.start, row.end, row.about)
        for row in connection.execute(select(passages).where(chosen))
    ]


def _chosen(
    connection: Connection, wanted: Sequence[str], kind: Kind, since: str | None, until: str | None
) -> list[ColumnElement[bool]]:
    chosen: list[ColumnElement[bool]] = [passages.c.number.in_(_found(connection, wanted, kind))]
    if since:
        chosen.append(passages.c.day >= since)
    if until:
        chosen.append(passages.c.day <= until)
    return chosen


def _found(connection: Connection, wanted: Sequence[str], kind: Kind) -> TextualSelect:
    """The numbers of the places of a kind that hold all the words, from the index of the words alone."""
    sqlite = connection.dialect.name == "sqlite"
    holding = "passage_words MATCH :wanted" if sqlite else "words @@ CAST(:wanted AS tsquery)"
    query = _for_sqlite(wanted) if sqlite else _for_postgresql(wanted)
    found = text(f"SELECT rowid FROM passage_words WHERE {holding} AND rowid % {_STEP} = {_CODES[kind]}")
    return found.bindparams(wanted=query).columns(literal_column("rowid"))


def _for_sqlite(wanted: Sequence[str]) -> str:
    """Each word quoted: letters and figures only, so that nothing in it can be a query's syntax."""
    return " ".join(f'"{word}"*' if len(word) >= _WHOLE_BELOW else f'"{word}"' for word in wanted)


def _for_postgresql(wanted: Sequence[str]) -> str:
    return " & ".join(f"'{word}':*" if len(word) >= _WHOLE_BELOW else f"'{word}'" for word in wanted)
