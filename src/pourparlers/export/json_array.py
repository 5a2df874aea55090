"""All records in one JSON array, indented for reading."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from pourparlers.model import Record


def json_array(results: Iterable[tuple[Record, str]], note: Callable[[str], None]) -> Iterator[str]:
    """One array however many records there are, so that readers need not tell one from many."""
    before = "["
    for record, _ in results:
        indented = msgspec.json.format(record.to_json(), indent=2)
        yield f"{before}\n{indented}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"
