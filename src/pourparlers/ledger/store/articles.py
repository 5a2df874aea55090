"""Articles in a ledger, each with its record."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from pourparlers.ledger.store import names, passages
from pourparlers.ledger.store.schema import articles, meta
from pourparlers.model import Article, Record

_LISTED = 500


@dataclass(frozen=True, slots=True)
class Known:
    """What a ledger knows of an article without looking into it."""

    digest: str
    reader: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an article is shown by."""

    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    text: str


def digest_of(article: Article) -> str:
    """The digest of all that is told of an article: what changes it changes the record."""
    told = (article.text, article.title, article.published, article.outlet, article.url, article.language)
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()


def find(connection: Connection, name: str) -> Known | None:
    """The article of this id, if the ledger has it."""
    row = connection.execute(select(articles.c.digest, articles.c.reader).where(articles.c.id == name)).first()
    return Known(row.digest, row.reader) if row else None


def replaced(connection: Connection, article: Article) -> list[str]:
    """The ids of articles that came from the same file as `article` under another id."""
    if article.source is None or article.source == "-":
        return []
    same = select(articles.c.id).where(articles.c.source == article.source, articles.c.id != article.id)
    return [row.id for row in connection.execute(same)]


def put(connection: Connection, article: Article, record: Record, reader: str) -> None:
    """Writes an article with its record, in place of an earlier one of its id."""
    document = record.document
    drop(connection, article.id)
    row = {
        "id": article.id,
        "digest": digest_of(article),
        "reader": reader,
        "source": article.source,
        "language": document.language,
        "published": document.published,
        "outlet": document.outlet,
        "url": document.url,
        "title": document.title,
        "text": article.text,
        "record": msgspec.json.encode(record),
    }
    connection.execute(insert(articles).values(row))
    passages.put(connection, article, record)
    names.put(connection, record)
    touch(connection)


def drop(connection: Connection, name: str) -> None:
    """Takes an article out, if it is there."""
    if connection.execute(delete(articles).where(articles.c.id == name)).rowcount:
        passages.drop(connection, name)
        touch(connection)


def touch(connection: Connection) -> None:
    """Notes that what the events were made from has changed."""
    connection.execute(update(meta).where(meta.c.key == "revision").values(value=meta.c.value + 1))


def all_records(connection: Connection) -> Iterator[tuple[Record, str]]:
    """Every record with the text of its article, in the order of ids."""
    rows = connection.execute(
        select(articles.c.record, articles.c.text).order_by(articles.c.id).execution_options(yield_per=200)
    )
    for row in rows:
        yield Record.from_json(row.record), row.text


def languages(connection: Connection) -> dict[str, int]:
    """Language → number of articles."""
    counted = select(articles.c.language, func.count()).group_by(articles.c.language).order_by(articles.c.language)
    return {language: number for language, number in connection.execute(counted)}


def text_of(connection: Connection, name: str) -> str | None:
    """The raw text of the article of this id."""
    return connection.execute(select(articles.c.text).where(articles.c.id == name)).scalar_one_or_none()


def texts_of(connection: Connection, chosen: Sequence[str]) -> dict[str, Told]:
    """Id → what an article is shown by, for those of these ids that there are."""
    found: dict[str, Told] = {}
    columns = (
        articles.c.id,
        articles.c.title,
        articles.c.outlet,
        articles.c.published,
        articles.c.url,
        articles.c.text,
    )
    for begin in range(0, len(chosen), _LISTED):
        listed = select(*columns).where(articles.c.id.in_(chosen[begin : begin + _LISTED]))
        for row in connection.execute(listed):
            found[row.id] = Told(row.title, row.outlet, row.published, row.url, row.text)
    return found


def records_of(connection: Connection, chosen: Sequence[str]) -> dict[str, Record]:
    """Id → record, for those of these ids that there are."""
    found: dict[str, Record] = {}
    for begin in range(0, len(chosen), _LISTED):
        listed = articles.c.id.in_(chosen[begin : begin + _LISTED])
        for row in connection.execute(select(articles.c.id, articles.c.record).where(listed)):
            found[row.id] = Record.from_json(row.record)
    return found


def newest(connection: Connection) -> str | None:
    """The day of the newest article."""
    day: str | None = connection.execute(select(func.max(articles.c.published))).scalar_one()
    return day
