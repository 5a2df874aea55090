"""One module per format that a ledger is written in.

An exporter takes the ledger and a query, and gives pieces of a file to write one after the other, as bytes; events are
read from the ledger as they are written, never all at once.  It calls `note` with a sentence where the format cannot
hold all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, get_args

from pourparlers.export.ledger.ftm import ftm_entities
from pourparlers.export.ledger.gdelt import gdelt_tsv
from pourparlers.export.ledger.graph import graphml
from pourparlers.export.ledger.jsonl import ledger_jsonl
from pourparlers.export.ledger.panel import panel_rows, weekly_dyads
from pourparlers.export.ledger.parquet import parquet_file
from pourparlers.export.ledger.plover import plover_jsonl
from pourparlers.export.ledger.polecat import polecat_tsv
from pourparlers.export.ledger.table import csv_table
from pourparlers.ledger import Ledger, Query

Exporter = Callable[[Ledger, Query, Callable[[str], None]], Iterator[bytes]]
Format = Literal[
    "ledger-jsonl", "plover-jsonl", "polecat-tsv", "gdelt-tsv", "csv", "parquet", "graphml", "ftm", "panel"
]

EXPORTERS: Mapping[Format, Exporter] = MappingProxyType(
    {
        "ledger-jsonl": ledger_jsonl,
        "plover-jsonl": plover_jsonl,
        "polecat-tsv": polecat_tsv,
        "gdelt-tsv": gdelt_tsv,
        "csv": csv_table,
        "parquet": parquet_file,
        "graphml": graphml,
        "ftm": ftm_entities,
        "panel": weekly_dyads,
    }
)

# Formats that are no text: not for a terminal.
BINARY: frozenset[Format] = frozenset({"parquet"})
FORMATS: tuple[Format, ...] = get_args(Format)

__all__ = ["BINARY", "EXPORTERS", "FORMATS", "Exporter", "Format", "panel_rows"]
