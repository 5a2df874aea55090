"""Files and standard input as bounded streams: never more is held than one article may have."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from pourparlers.errors import PourparlersError
from pourparlers.ingest.paths import STDIN

LIMIT = 10_000_000
HEAD = 1 << 16


@dataclass(slots=True)
class Source:
    """One input: its name, its first bytes, and the stream that holds the rest."""

    name: str
    head: bytes
    rest: BinaryIO

    def read(self) -> bytes:
        """All bytes; raises `PourparlersError("input-too-large")` for more than `LIMIT`."""
        data = self.head + self.rest.read(max(0, LIMIT + 1 - len(self.head)))
        if len(data) > LIMIT:
            raise PourparlersError("input-too-large", path=self.name, size=_size(self.rest, len(data)), limit=LIMIT)
        return data

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """The lines that hold anything, numbered from 1; None in the place of one that is longer than `LIMIT`."""
        number, pending = 0, io.BytesIO(self.head)
        while line := self._line(pending):
            number += 1
            if len(line) > LIMIT:
                while line and not line.endswith(b"\n"):
                    line = self._line(pending)
                yield number, None
            elif line.strip():
                yield number, line

    def _line(self, pending: io.BytesIO) -> bytes:
        """The next line or, of one that is too long, the next `LIMIT + 1` bytes."""
        line = pending.readline(LIMIT + 1)
        if line.endswith(b"\n") or len(line) > LIMIT:
            return line
        return line + self.rest.readline(LIMIT + 1 - len(line))


def _size(stream: BinaryIO, read: int) -> object:
    """How many bytes a file has; of a stream it is only known that there are more than were read."""
    try:
        return stream.seek(0, io.SEEK_END)
    except (OSError, ValueError):
        return f"at least {read}"


@contextmanager
def opened(path: str) -> Iterator[Source]:
    """The file at `path`, or standard input for "-"; raises `PourparlersError("input-unreadable")`."""
    if path == STDIN:
        stream = sys.stdin.buffer
        yield Source("standard input", stream.read(HEAD), stream)
        return
    try:
        with open(path, "rb") as file:
            yield Source(path, file.read(HEAD), file)
    except OSError as error:
        raise PourparlersError("input-unreadable", path=path, reason=error.strerror or str(error)) from error
