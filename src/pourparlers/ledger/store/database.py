"""Opens the database of a ledger and brings its tables up to date."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from pourparlers.errors import PourparlersError
from pourparlers.ledger.store import schema
from pourparlers.ledger.store.passages import make_index

# How long, in seconds, a writer waits for another one.
_PATIENCE = 60


class Database:
    """One ledger's database; `place` is a file or a PostgreSQL URL."""

    def __init__(self, place: str | Path, create: bool = True) -> None:
        self.place = str(place)
        if not create and not _is_url(self.place) and not Path(self.place).exists():
            raise PourparlersError("ledger-missing", place=self.place)
        try:
            self.engine = _engine(self.place)
            if not self._is_current():
                with self.writing() as connection:
                    migrate(connection)
        except (SQLAlchemyError, OSError) as error:
            raise PourparlersError("ledger-unusable", place=shown(self.place), reason=_reason(error)) from error

    def _is_current(self) -> bool:
        """Whether the tables are there and as they should be: readers need not wait for a writer to find out."""
        with self.reading() as connection:
            known = connection.dialect.has_table(connection, "meta")
            return known and version_of(connection) == len(MIGRATIONS)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger throughout."""
        with self.engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection
            connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it or nothing; only one writer at a time."""
        with self.engine.connect() as connection, connection.begin():
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(text("SELECT pg_advisory_xact_lock(7305171)"))
            yield connection

    def close(self) -> None:
        """Closes all connections."""
        self.engine.dispose()


def shown(place: str) -> str:
    """A place as it may be printed, without the password of a URL."""
    return make_url(place).render_as_string(hide_password=True) if _is_url(place) else place


def _is_url(place: str) -> bool:
    return place.startswith(("postgresql://", "postgresql+psycopg://", "postgres://"))


def _reason(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__


def _engine(place: str) -> Engine:
    if _is_url(place):
        _, _, rest = place.partition("://")
        return create_engine(f"postgresql+psycopg://{rest}")
    engine = create_engine(f"sqlite:///{Path(place).resolve()}", connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _no_begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    """SQLite: no transactions of the driver's own; readers and one writer at once."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _no_begin(connection: Connection) -> None:
    """Transactions are begun by hand, as writers must take their turn at once."""


Migration = Callable[[Connection], None]


def _first(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    connection.execute(insert(schema.meta), [{"key": key, "value": 0} for key in ("schema", "revision", "assembled")])
    make_index(connection)


# Each step leads from one version of the tables to the next; none is ever changed once released.
MIGRATIONS: tuple[Migration, ...] = (_first,)


def migrate(connection: Connection) -> None:
    """Runs the migrations that the ledger has not seen; raises `ledger-newer` for one of a later program."""
    known = connection.dialect.has_table(connection, "meta")
    version = version_of(connection) if known else 0
    if version > len(MIGRATIONS):
        raise PourparlersError("ledger-newer", version=version, known=len(MIGRATIONS))
    for number, migration in enumerate(MIGRATIONS[version:], version + 1):
        migration(connection)
        connection.execute(update(schema.meta).where(schema.meta.c.key == "schema").values(value=number))


def version_of(connection: Connection) -> int:
    """The number of the last migration."""
    return int(connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "schema")).scalar_one())
