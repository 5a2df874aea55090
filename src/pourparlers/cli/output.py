"""Where records go, and in which form."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import typer
from rich.console import Console

from pourparlers.cli.options import Format, Shown
from pourparlers.model import Article, Record

_PLAIN_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Look:
    """How records are to be shown."""

    format: Format = "page"
    show: Shown = "page"
    labels: str | None = None
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Sink:
    """An open output; `is_terminal` where people watch it as it comes."""

    stream: TextIO
    is_terminal: bool


@contextmanager
def opened(path: Path | None) -> Iterator[Sink]:
    """Standard output, or a file that appears under its name only once it is whole."""
    if path is None:
        yield Sink(sys.stdout, sys.stdout.isatty())
        sys.stdout.flush()
        return
    # What is no file, as a pipe or a device, is written to as it is: it must not be replaced by one.
    whole = path.exists() and not path.is_file()
    part = path if whole else path.with_name(f"{path.name}.part")
    try:
        stream = part.open("w", encoding="utf8", newline="\n")
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written: {error.strerror}", param_hint="--output") from error
    try:
        with stream:
            yield Sink(stream, False)
        if not whole:
            part.replace(path)
    finally:
        if not whole:
            part.unlink(missing_ok=True)


def write(results: Iterable[tuple[Record, Article]], sink: Sink, look: Look, note: Callable[[str], None]) -> None:
    """Write each result as soon as it is there; `note` is told what the format cannot hold."""
    if look.format == "page":
        _write_pages(results, sink, look)
        return
    from pourparlers.export import EXPORTERS

    _reconfigure(sink.stream, encoding="utf8")
    for chunk in EXPORTERS[look.format](((record, article.text) for record, article in results), note):
        sink.stream.write(chunk)
        sink.stream.flush()


def check(look: Look) -> None:
    """Raises a usage error for options that do not go together."""
    from pourparlers.views.labels import label_languages

    if look.labels and look.labels not in label_languages():
        known = ", ".join(label_languages())
        raise typer.BadParameter(f"{look.labels!r} is not one of {known}", param_hint="--labels")
    if look.format != "page" and (look.explain or look.show != "page"):
        raise typer.BadParameter(
            "--explain and --show are for --format page; the other formats hold every rule and span"
        )


def _write_pages(results: Iterable[tuple[Record, Article]], sink: Sink, look: Look) -> None:
    from pourparlers.views.labels import labels_for
    from pourparlers.views.marked_text import marked_text
    from pourparlers.views.page import page

    _reconfigure(sink.stream, errors="replace")
    width = None if sink.is_terminal or "COLUMNS" in os.environ else _PLAIN_WIDTH
    console = Console(file=sink.stream, width=width, highlight=False, markup=False, emoji=False)
    for record, article in results:
        labels = labels_for(look.labels or record.document.language)
        if look.show == "text":
            console.print(marked_text(record, article.text, labels))
        else:
            console.print(page(record, article.text, labels, look.explain))


def _reconfigure(stream: TextIO, **settings: str) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(**settings)
