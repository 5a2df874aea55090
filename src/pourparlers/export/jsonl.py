"""One record per line."""

from collections.abc import Callable, Iterable, Iterator

from pourparlers.model import Record


def jsonl(results: Iterable[tuple[Record, str]], note: Callable[[str], None]) -> Iterator[str]:
    """Each record as one line of JSON; the inverse is `Record.from_json` on each line."""
    for record, _ in results:
        yield record.to_json() + "\n"
