"""What people decided about events: merged, split, rejected, with author and time; nothing is ever taken out."""

from collections.abc import Sequence
from typing import Literal, get_args

import msgspec
from sqlalchemy import Connection, insert, select, update

from pourparlers.errors import PourparlersError
from pourparlers.ledger.assembly.anchors import Anchor
from pourparlers.ledger.store.articles import touch
from pourparlers.ledger.store.schema import decisions

Kind = Literal["merge", "split", "reject"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: each of `ones` is one with, or apart from, each of `others`; `undone_at` once taken back."""

    number: int
    kind: Kind
    ones: tuple[Anchor, ...]
    others: tuple[Anchor, ...]
    author: str
    at: str
    note: str | None = None
    undone_by: str | None = None
    undone_at: str | None = None


def decide(
    connection: Connection,
    kind: Kind,
    ones: Sequence[Anchor],
    others: Sequence[Anchor],
    author: str,
    at: str,
    note: str | None,
) -> int:
    """Writes a decision and returns its number."""
    row = {
        "kind": kind,
        "ones": msgspec.json.encode(list(ones)).decode(),
        "others": msgspec.json.encode(list(others)).decode(),
        "author": author,
        "at": at,
        "note": note,
    }
    touch(connection)
    key = connection.execute(insert(decisions).values(row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def undo(connection: Connection, number: int, author: str, at: str) -> None:
    """Takes a decision back; raises `decision-unknown` where there is none of this number that still holds."""
    holds = (decisions.c.number == number) & decisions.c.undone_at.is_(None)
    if not connection.execute(update(decisions).where(holds).values(undone_by=author, undone_at=at)).rowcount:
        raise PourparlersError("decision-unknown", number=number)
    touch(connection)


def all_decisions(connection: Connection) -> list[Decision]:
    """Every decision, those taken back among them, in the order in which they were made."""
    return [
        Decision(
            number=row.number,
            kind=row.kind,
            ones=msgspec.json.decode(row.ones, type=tuple[Anchor, ...]),
            others=msgspec.json.decode(row.others, type=tuple[Anchor, ...]),
            author=row.author,
            at=row.at,
            note=row.note,
            undone_by=row.undone_by,
            undone_at=row.undone_at,
        )
        for row in connection.execute(select(decisions).order_by(decisions.c.number))
    ]
