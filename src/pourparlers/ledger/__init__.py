"""Many records, one crisis: each event once, with all its reports, its standing and its history."""

from pourparlers.ledger.ledger import EVERYTHING, Ledger, Outcome
from pourparlers.ledger.model import LedgerEvent, LedgerReport, Pair, Stage
from pourparlers.ledger.store.events import Query

__all__ = ["EVERYTHING", "Ledger", "LedgerEvent", "LedgerReport", "Outcome", "Pair", "Query", "Stage"]
