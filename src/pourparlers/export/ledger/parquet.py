"""Apache Parquet: one event per row, every field of it, lists and all, as nested columns."""

import io
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import msgspec

from pourparlers.export.ledger.extras import needed
from pourparlers.ledger import Ledger, Query

_ROWS = 2000


def parquet_file(ledger: Ledger, query: Query, note: Callable[[str], None]) -> Iterator[bytes]:
    """The file in pieces, a group of rows at a time; raises `extra-missing` where pyarrow is not installed."""
    arrow, writing = needed("pyarrow", "parquet"), needed("pyarrow.parquet", "parquet")
    schema, out = _schema(arrow), _Out()
    events = map(msgspec.to_builtins, ledger.events(query))
    with writing.ParquetWriter(out, schema, compression="zstd") as writer:
        while rows := list(islice(events, _ROWS)):
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
            yield out.taken()
    yield out.taken()


class _Out(io.RawIOBase):
    """A file that is only written to, emptied by whoever passes its bytes on."""

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._position = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting += data
        self._position += len(data)
        return len(data)

    def tell(self) -> int:
        return self._position

    def taken(self) -> bytes:
        """All that was written since the last time."""
        data = bytes(self._waiting)
        self._waiting.clear()
        return data


def _schema(arrow: Any) -> Any:
    """Columns by the names that the fields have in JSON."""
    text, texts = arrow.string(), arrow.list_(arrow.string())
    place = {"name": text, "country": text, "lat": arrow.float64(), "lon": arrow.float64()}
    stage = {"state": text, "date": text, "for": text, "article": text}
    report = {"article": text, "start": arrow.int64(), "end": arrow.int64(), "status": text, "speaker": texts}
    report |= {"channel": texts, "outlet": text, "published": text}
    columns = {"id": text, "event": text, "status": text, "accounts": texts, "mode": texts, "context": texts}
    columns |= {"actor": texts, "recipient": texts, "date": text, "end_date": text, "place": _struct(arrow, place)}
    columns |= {"condition": text, "standing": text, "origins": arrow.int32(), "denied_by": texts}
    columns |= {"life": arrow.list_(_struct(arrow, stage))}
    columns |= {"pairs": arrow.list_(_struct(arrow, {"kind": text, "event": text}))}
    columns |= {"score": arrow.float64(), "quad": text, "reports": arrow.list_(_struct(arrow, report))}
    return arrow.schema(list(columns.items()))


def _struct(arrow: Any, fields: dict[str, Any]) -> Any:
    return arrow.struct(list(fields.items()))
