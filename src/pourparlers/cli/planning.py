"""The agenda and the curve of tension on the command line: what goes to a file, and what is told beside it."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import typer

from pourparlers.cli.asking import Asker
from pourparlers.cli.output import opened
from pourparlers.cli.tables import agenda_table
from pourparlers.ledger import Query
from pourparlers.views import crisis


def print_agenda(asker: Asker, query: Query) -> None:
    """What is to come: without a day to begin with, from that of the newest article on."""
    plans = msgspec.structs.replace(query, plans=True)
    today = crisis.present(asker.ledger)
    if query.since is None and today is not None:
        plans = msgspec.structs.replace(plans, since=today, undated=True)
    asker.print(crisis.agenda(asker.ledger, plans), agenda_table, plans)
    if plans.since != query.since:
        everything = msgspec.structs.replace(query, plans=True)
        earlier = asker.ledger.count(everything) - asker.ledger.count(plans)
        if earlier:
            asker.note(asker.words().own.phrases["earlier"].format(date=today, count=earlier))


def write_calendar(asker: Asker, query: Query, path: Path) -> None:
    """All plans as iCalendar; those without a day are told of."""
    from pourparlers.views.crisis.calendar import calendar

    words = asker.words()
    every = crisis.agenda(asker.ledger, msgspec.structs.replace(query, limit=None))
    written, left_out = calendar(every, words)
    with opened(path) as sink:
        sink.stream.write(written.decode("utf8"))
    if left_out:
        asker.note(words.own.phrases["no_day"].format(count=len(left_out)))
    for appointment in left_out:
        asker.note(f"{appointment.event.id}  {words.short(appointment.event)}")


def draw(asker: Asker, points: Sequence[crisis.Point], path: Path) -> None:
    """The curve of the points, as a picture."""
    from pourparlers.views.crisis.plot import FORMATS, plot

    if path.suffix.removeprefix(".").lower() not in FORMATS:
        raise typer.BadParameter(f"{path} ends in none of .{', .'.join(FORMATS)}", param_hint="--plot")
    plot(points, asker.words(), path)
