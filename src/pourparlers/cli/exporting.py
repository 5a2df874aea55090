"""The commands that write a ledger in the formats of others."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from pourparlers.cli import crisis, options

if TYPE_CHECKING:
    from pourparlers.export.ledger.panel import Period, Unit

# The same names as in pourparlers.export.ledger, which is not imported to tell them.
To = Literal["ledger-jsonl", "plover-jsonl", "polecat-tsv", "gdelt-tsv", "csv", "parquet", "graphml", "ftm", "panel"]
_UNITS = ("dyad", "party")
_PERIODS = ("day", "week", "month", "year")

ToOption = Annotated[To, typer.Option("--to", help="The format; docs/exports.md tells each column.")]
ByOption = Annotated[
    str, typer.Option("--by", metavar="UNIT,PERIOD", help="dyad or party, and day, week, month or year.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands to `app`."""
    for command in (export, panel):
        app.command(rich_help_panel="Ledger")(command)


def export(
    to: ToOption,
    ledger: crisis.LedgerOption = crisis.DEFAULT,
    actor: crisis.ActorOption = None,
    between: crisis.BetweenOption = None,
    since: crisis.SinceOption = None,
    until: crisis.UntilOption = None,
    type: crisis.TypeOption = None,
    standing: crisis.StandingOption = None,
    output: options.OutputOption = None,
) -> None:
    """Write the events of a ledger in another format."""
    from pourparlers.cli.asking import Filters, Look, asked

    with asked(ledger, Look(json=True)) as asker:
        from pourparlers.export.ledger import BINARY, EXPORTERS

        query = asker.query(Filters(actor, between, since, until, type, standing))
        _write(EXPORTERS[to](asker.ledger, query, asker.note), output, to in BINARY)


def panel(
    by: ByOption = "dyad,week",
    ledger: crisis.LedgerOption = crisis.DEFAULT,
    actor: crisis.ActorOption = None,
    between: crisis.BetweenOption = None,
    since: crisis.SinceOption = None,
    until: crisis.UntilOption = None,
    type: crisis.TypeOption = None,
    standing: crisis.StandingOption = None,
    output: options.OutputOption = None,
) -> None:
    """Counts of what happened, by type and quad class, with mean scores: a table for R or pandas."""
    from pourparlers.cli.asking import Filters, Look, asked

    unit, period = _grain(by)
    with asked(ledger, Look(json=True)) as asker:
        from pourparlers.export.ledger import panel_rows

        query = asker.query(Filters(actor, between, since, until, type, standing))
        _write(panel_rows(asker.ledger, query, asker.note, unit, period), output, False)


def _grain(by: str) -> "tuple[Unit, Period]":
    """What the rows of a panel are; a usage error for anything that is none."""
    unit, _, period = by.partition(",")
    if unit not in _UNITS or period not in _PERIODS:
        raise typer.BadParameter(
            f"{by!r} is not one of {', '.join(_UNITS)}, a comma and one of {', '.join(_PERIODS)}", param_hint="--by"
        )
    return cast("Unit", unit), cast("Period", period)


def _write(chunks: Iterable[bytes], output: Path | None, binary: bool) -> None:
    """Writes each piece as soon as it is there."""
    from pourparlers.cli.output import opened

    with opened(output) as sink:
        if binary and sink.is_terminal:
            raise typer.BadParameter("this format is no text: name a file", param_hint="--output")
        for chunk in chunks:
            sink.stream.buffer.write(chunk)
        sink.stream.buffer.flush()
