"""What a ledger holds: each event once, with its standing, its life and all its reports."""

from typing import Literal

import msgspec

from pourparlers.model import Place
from pourparlers.model.record import Status

Standing = Literal["single-source", "corroborated", "disputed", "denied", "withdrawn"]
State = Literal[
    "announced",
    "confirmed",
    "moved",
    "postponed",
    "cancelled",
    "held",
    "answered",
    "refused",
    "met",
    "carried-out",
    "lapsed",
]
Kind = Literal["denial", "answer", "content", "fulfilment"]


class Stage(msgspec.Struct, frozen=True, rename={"due": "for"}):
    """One state in the life of a meeting, a demand, a threat or an agreement.

    `date` is the day of the news that tells it (ISO), `due` the day then planned, `article` who tells it.
    """

    state: State
    date: str | None
    due: str | None
    article: str


class Pair(msgspec.Struct, frozen=True, order=True):
    """Another event that belongs to one: the denial of a claim, the answer to a demand, what was threatened."""

    kind: Kind
    event: str


class LedgerReport(msgspec.Struct, frozen=True):
    """One place of one article that speaks of the event; the span is that of the words that name it."""

    article: str
    start: int
    end: int
    status: Status
    speaker: tuple[str, ...]
    channel: tuple[str, ...]
    outlet: str | None
    published: str | None


class LedgerEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event with all that was said of it.

    `actor`, `recipient`, `denied_by` are affiliation keys; `date` is the last that holds; `origins` counts independent
    sources; `standing` is left out where nothing was said to have happened.  `accounts` are the record's events that it
    is made of, as ARTICLE#EVENT.
    """

    id: str
    event: str
    status: Status
    accounts: tuple[str, ...]
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    date: str | None = None
    end_date: str | None = None
    place: Place | None = None
    condition: str | None = None
    standing: Standing | None = None
    origins: int | None = None
    denied_by: tuple[str, ...] = ()
    life: tuple[Stage, ...] = ()
    pairs: tuple[Pair, ...] = ()
    score: float | None = None
    quad: str | None = None
    reports: tuple[LedgerReport, ...] = ()
