"""Asks a ledger on behalf of a command: which ledger, which events, in which words, as a table or as JSON."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from pourparlers.cli.failures import Failures, failing

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pourparlers.ledger import Ledger, Query
    from pourparlers.views.crisis.phrasing import Phrasing

_WIDE = 120
_LINES = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What the options of a command narrow its question by, as they were typed."""

    actor: Sequence[str] | None = None
    between: tuple[str, str] | None = None
    since: str | None = None
    until: str | None = None
    type: Sequence[str] | None = None
    standing: Sequence[str] | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How the answer is shown: `labels` is the language of its words, that of most articles where it is None."""

    json: bool = False
    labels: str | None = None


class Asker:
    """An open ledger with the means to answer: words, tables, JSON, remarks on standard error."""

    def __init__(self, ledger: "Ledger", failures: Failures, look: Look) -> None:
        self.ledger = ledger
        self.note = failures.note
        self.look = look

    def query(self, filters: Filters) -> "Query":
        """The query for `filters`; usage errors for what is no date, no type, no standing, no party."""
        from pourparlers.ledger import Query

        parties = [*(filters.actor or ()), *(filters.between or ())]
        return Query(
            parties=tuple(dict.fromkeys(self.ledger.party(name) for name in parties)),
            since=day(filters.since, "--since", last=False),
            until=day(filters.until, "--until", last=True),
            types=_types(filters.type),
            standings=_standings(filters.standing),
            limit=self.limit(filters.limit),
        )

    def limit(self, limit: int | None) -> int | None:
        """How many lines are shown: a table's length without the option, all in JSON; 0 is all."""
        if limit is None:
            return None if self.look.json else _LINES
        return limit or None

    def words(self) -> "Phrasing":
        """The words of the answer."""
        from pourparlers.views.crisis.phrasing import Phrasing

        language = self.look.labels or self._language()
        return Phrasing(language, self.ledger.names(language))

    def _language(self) -> str:
        """The language of most articles."""
        counts = self.ledger.languages()
        return max(sorted(counts), key=counts.__getitem__, default="en")

    def print(
        self, rows: Iterable[Any], table: "Callable[[Any, Phrasing], RenderableType]", query: "Query | None" = None
    ) -> None:
        """The rows as they come as JSON, or as a table, with a remark where `query` was cut short by its limit."""
        if self.look.json:
            print_json(rows)
            return
        listed = list(rows)
        console().print(table(listed, self.words()))
        if query is not None and query.limit is not None and len(listed) == query.limit:
            self.more(self.ledger.count(query) - query.limit)

    def more(self, left: int) -> None:
        """Tells that there are more lines than were shown."""
        if left > 0:
            self.note(self.words().own.phrases["more"].format(count=left))


@contextmanager
def asked(place: str, look: Look | None = None) -> Iterator[Asker]:
    """The ledger of a command that asks one; what goes wrong is reported and ends the program."""
    from pourparlers.ledger import Ledger

    _check_labels(look)
    failures = Failures()
    with failing(failures), Ledger(place, create=False) as ledger:
        yield Asker(ledger, failures, look or Look())
    if failures.count:
        raise typer.Exit(failures.exit_status)


def _check_labels(look: Look | None) -> None:
    from pourparlers.views.labels import label_languages

    if look and look.labels and look.labels not in label_languages():
        known = ", ".join(label_languages())
        raise typer.BadParameter(f"{look.labels!r} is not one of {known}", param_hint="--labels")


def day(value: str | None, option: str, last: bool) -> str | None:
    """The first day, or the last, of a date given as YYYY-MM-DD, YYYY-MM, YYYY-Www or YYYY."""
    from pourparlers.model.periods import bounds

    if value is None:
        return None
    days = bounds(value.strip())
    if days is None:
        raise typer.BadParameter(f"{value!r} is no date such as 2024-03-15, 2024-03 or 2024", param_hint=option)
    return days[int(last)].isoformat()


def _types(typed: Sequence[str] | None) -> tuple[str, ...]:
    from pourparlers.views.labels import labels_for

    known = labels_for("en").types if typed else {}
    return tuple(_known(name.upper(), known, "--type") for name in typed or ())


def _standings(typed: Sequence[str] | None) -> tuple[str, ...]:
    from pourparlers.views.crisis.labels import crisis_labels

    known = crisis_labels("en").standings if typed else {}
    return tuple(_known(name.lower(), known, "--standing") for name in typed or ())


def _known(name: str, known: Iterable[str], option: str) -> str:
    if name not in known:
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(known)}", param_hint=option)
    return name


def console() -> Any:
    """Standard output; of a fixed width where it is no terminal, so that a file or a pipe gets whole lines."""
    from rich.console import Console

    found = Console(highlight=False, markup=False, emoji=False)
    if not found.is_terminal and "COLUMNS" not in os.environ:
        found.width = _WIDE
    return found


def print_json(rows: Iterable[Any]) -> None:
    """A JSON array, one row on each line, written as the rows come."""
    import sys

    import msgspec

    stream, before = sys.stdout, "["
    for row in rows:
        stream.write(f"{before}\n{msgspec.json.encode(row).decode('utf8')}")
        before = ","
    stream.write("\n]\n" if before == "," else "[]\n")
