"""One module per format that records are written in.

An exporter takes pairs of a record and the raw text it was read from, and gives pieces of text to write one after the
other; it calls `note` with a sentence where the format cannot hold all of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from pourparlers.export.json_array import json_array
from pourparlers.export.jsonl import jsonl
from pourparlers.export.plover import plover
from pourparlers.model import Record

Exporter = Callable[[Iterable[tuple[Record, str]], Callable[[str], None]], Iterator[str]]

EXPORTERS: Mapping[str, Exporter] = MappingProxyType({"json": json_array, "jsonl": jsonl, "plover": plover})

__all__ = ["EXPORTERS", "Exporter"]
