"""The assembled events in a ledger, made anew whenever what they are made from has changed."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, or_, select, update

from pourparlers.errors import PourparlersError
from pourparlers.ledger.model import LedgerEvent
from pourparlers.ledger.store import dyads
from pourparlers.ledger.store.schema import event_accounts, event_articles, event_dyads, event_parties, events, meta

_CHUNK = 2000
_LISTED = 500
# The sorting day of events without a day.
_AFTER_ALL = "9999-99-99"


def revisions(connection: Connection) -> tuple[int, int]:
    """The revision of the articles and decisions, and that which the events were made from."""
    rows = {row.key: row.value for row in connection.execute(select(meta.c.key, meta.c.value))}
    return rows["revision"], rows["assembled"]


def replace_events(connection: Connection, found: Sequence[LedgerEvent], revision: int) -> None:
    """Writes all events in place of those there are, as made from `revision`."""
    for table in (event_dyads, event_parties, event_articles, event_accounts, events):
        connection.execute(delete(table))
    told_within = {pair.event for event in found if event.event == "ACCUSE" for pair in event.pairs}
    _insert(connection, events, (_row(event, told_within) for event in found))
    for table, rows_of in (
        (event_parties, _parties),
        (event_articles, _articles),
        (event_accounts, _accounts),
        (event_dyads, dyads.rows_of),
    ):
        _insert(connection, table, (row for event in found for row in rows_of(event)))
    connection.execute(update(meta).where(meta.c.key == "assembled").values(value=revision))


def _insert(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            connection.execute(insert(table), chunk)
            chunk = []
    if chunk:
        connection.execute(insert(table), chunk)


def _row(event: LedgerEvent, told_within: Set[str]) -> dict[str, Any]:
    first, last = dyads.days_of(event)
    return {
        "id": event.id,
        "type": event.event,
        "status": event.status,
        "standing": event.standing,
        "day": first or _AFTER_ALL,
        "first": first,
        "last": last,
        "plan": int(is_plan(event)),
        "claim": int(is_claim(event) and event.id not in told_within),
        "reports": len(event.reports),
        "data": msgspec.json.encode(event),
    }


def is_plan(event: LedgerEvent) -> bool:
    """What the agenda lists: what is planned or was called off, and meetings announced before they were held."""
    return event.status in ("planned", "cancelled") or (event.event == "CONSULT" and bool(event.life))


def is_claim(event: LedgerEvent) -> bool:
    """Accusations, and what is told on somebody's word alone, denied, disputed or withdrawn; no denials."""
    if event.event in ("ACCUSE", "DENY"):
        return event.event == "ACCUSE"
    return event.status == "alleged" or event.standing in ("denied", "disputed", "withdrawn")


def _parties(event: LedgerEvent) -> Iterator[dict[str, Any]]:
    for role, keys in (("actor", event.actor), ("recipient", event.recipient)):
        for key in keys:
            yield {"event": event.id, "party": key, "role": role}


def _accounts(event: LedgerEvent) -> Iterator[dict[str, Any]]:
    for account in event.accounts:
        yield {"account": account, "event": event.id}


def _articles(event: LedgerEvent) -> Iterator[dict[str, Any]]:
    for name in sorted({report.article for report in event.reports}):
        yield {"event": event.id, "article": name}


class Query(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which events: each field that is set narrows the choice.

    `parties` must all take part, whoever acts; `since`, `until` are ISO dates that the event's days must touch: an
    event without a date is found only where neither is set, or with `undated`.  `plans`: what the agenda lists;
    `claims`: what the claims list; `uttered`: what somebody said to have been.  `limit`: the first so many.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    undated: bool = False
    plans: bool = False
    claims: bool = False
    uttered: bool = False
    limit: int | None = None


def select_events(connection: Connection, query: Query) -> Iterator[LedgerEvent]:
    """The events that a query asks for, by first day and id."""
    chosen = select(events.c.id).where(*conditions(query)).order_by(events.c.day, events.c.id).limit(query.limit)
    statement = select(events.c.data).order_by(events.c.day, events.c.id)
    if query.limit is not None:
        statement = statement.where(events.c.id.in_(chosen.subquery().select()))
    else:
        statement = statement.where(*conditions(query))
    for row in connection.execute(statement.execution_options(yield_per=500)):
        yield msgspec.json.decode(row.data, type=LedgerEvent)


def count_events(connection: Connection, query: Query) -> int:
    """How many events a query asks for, whatever its limit."""
    return connection.execute(select(func.count()).select_from(events).where(*conditions(query))).scalar_one()


def conditions(query: Query) -> list[ColumnElement[bool]]:
    """What a row of `events` must fulfil."""
    listed = (events.c.type, query.types), (events.c.status, query.statuses), (events.c.standing, query.standings)
    found: list[ColumnElement[bool]] = [column.in_(values) for column, values in listed if values]
    for party in query.parties:
        taking_part = select(event_parties.c.event).where(event_parties.c.party == party)
        found.append(events.c.id.in_(taking_part))
    days = ([events.c.last >= query.since] if query.since else []) + (
        [events.c.first <= query.until] if query.until else []
    )
    if days:
        found.append(or_(and_(*days), events.c.first.is_(None)) if query.undated else and_(*days))
    flags = (query.plans, events.c.plan == 1), (query.claims, events.c.claim == 1)
    found += [condition for wanted, condition in flags if wanted]
    return [*found, events.c.standing.is_not(None)] if query.uttered else found


def dyad_conditions(query: Query) -> list[ColumnElement[bool]]:
    """What a row of `event_dyads` must fulfil; one party must be in the pair, two are the pair."""
    c = event_dyads.c
    found: list[ColumnElement[bool]] = []
    if len(set(query.parties)) == 1:
        found.append(or_(c.one == query.parties[0], c.other == query.parties[0]))
    elif query.parties:
        found += [c.one == min(query.parties), c.other == max(query.parties)]
    if query.since:
        found.append(c.last >= query.since)
    if query.until:
        found.append(c.first <= query.until)
    if query.types or query.statuses or query.standings:
        narrow = msgspec.structs.replace(query, parties=(), since=None, until=None)
        found.append(c.event.in_(select(events.c.id).where(*conditions(narrow))))
    return found


def events_named(connection: Connection, names: Iterable[str]) -> dict[str, LedgerEvent]:
    """Id → event, for those of these ids that there are."""
    listed, found = list(dict.fromkeys(names)), {}
    for begin in range(0, len(listed), _LISTED):
        chosen = select(events.c.id, events.c.data).where(events.c.id.in_(listed[begin : begin + _LISTED]))
        for row in connection.execute(chosen):
            found[row.id] = msgspec.json.decode(row.data, type=LedgerEvent)
    return found


def of_accounts(connection: Connection, accounts: Sequence[str]) -> dict[str, str]:
    """Account (ARTICLE#EVENT) → id of the event that it belongs to."""
    found: dict[str, str] = {}
    for begin in range(0, len(accounts), _LISTED):
        listed = event_accounts.c.account.in_(accounts[begin : begin + _LISTED])
        found |= {row.account: row.event for row in connection.execute(select(event_accounts).where(listed))}
    return found


def counts(connection: Connection) -> list[Row[tuple[str, str | None, int, int]]]:
    """Type and standing → number of events and of their reports."""
    keys = (events.c.type, events.c.standing)
    counted = select(*keys, func.count().label("events"), func.sum(events.c.reports).label("reports"))
    return list(connection.execute(counted.group_by(*keys).order_by(events.c.type, events.c.standing)))


def span(connection: Connection) -> tuple[str | None, str | None]:
    """First and last day of all events."""
    row = connection.execute(select(func.min(events.c.first), func.max(events.c.last))).one()
    return row[0], row[1]


def find_event(connection: Connection, name: str) -> LedgerEvent:
    """The event whose id is `name` or alone begins with it; raises `event-unknown`."""
    like = events.c.id.startswith(name, autoescape=True)
    rows = connection.execute(select(events.c.id, events.c.data).where(like).limit(2)).all() if name else []
    exact = [row for row in rows if row.id == name] or rows
    if len(exact) != 1:
        raise PourparlersError("event-unknown", name=name)
    return msgspec.json.decode(exact[0].data, type=LedgerEvent)
