"""The commands that fill and ask a ledger."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pourparlers.cli import options

LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger",
        envvar="POURPARLERS_LEDGER",
        metavar="FILE_OR_URL",
        help="The ledger: a file (SQLite) or a postgresql:// URL.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON: one array, a row on each line.")]
ActorOption = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="PARTY", help="Only events that this party takes part in: RUS, Russia, NATO, ..."),
]
BetweenOption = Annotated[
    tuple[str, str] | None, typer.Option("--between", metavar="A B", help="Only events between these two parties.")
]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only events on or after this day.")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only events on or before this day.")]
TypeOption = Annotated[
    list[str] | None, typer.Option("--type", metavar="TYPE", help="Only events of this PLOVER type (or DENY).")
]
StandingOption = Annotated[
    list[str] | None,
    typer.Option(
        "--standing",
        metavar="STANDING",
        help="Only events that stand so: single-source, corroborated, disputed, denied, withdrawn.",
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", min=0, metavar="N", help="So many lines at most, 0 for all; by default 50, JSON all."),
]
LabelsOption = Annotated[
    str | None,
    typer.Option("--labels", metavar="CODE", help="Language of the words of the tables, by default of most articles."),
]
EventArgument = Annotated[str, typer.Argument(metavar="EVENT", help="The id of an event, or its beginning.")]
AuthorOption = Annotated[str, typer.Option("--author", envvar=["POURPARLERS_AUTHOR", "USER"], help="Who decides.")]
NoteOption = Annotated[str | None, typer.Option("--note", help="Why.")]

DEFAULT = "pourparlers.db"


def register(app: typer.Typer) -> None:
    """Adds the commands to `app`."""
    for panel, commands in _PANELS.items():
        for command in commands:
            app.command(rich_help_panel=panel)(command)


def add(
    files: options.FilesArgument,
    ledger: LedgerOption = DEFAULT,
    published: options.PublishedOption = None,
    language: options.LanguageOption = None,
    outlet: options.OutletOption = None,
    model: options.ModelOption = None,
) -> None:
    """Read articles into a ledger; what it knows already is not read again."""
    from pourparlers.cli.adding import add_files
    from pourparlers.cli.failures import Failures, failing
    from pourparlers.cli.reading import Request

    failures = Failures()
    with failing(failures):
        add_files(Request(tuple(files), published, language, outlet, model), ledger, failures)
    raise typer.Exit(failures.exit_status)


def agenda(
    ledger: LedgerOption = DEFAULT,
    actor: ActorOption = None,
    between: BetweenOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    standing: StandingOption = None,
    limit: LimitOption = None,
    labels: LabelsOption = None,
    ics: Annotated[
        Path | None,
        typer.Option(
            "--ics", metavar="FILE", dir_okay=False, help="Write all plans, past ones too, as iCalendar to FILE."
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """What is to come from the day of the newest article on: meetings and other plans, with every change of date."""
    from pourparlers.cli.asking import Filters, Look, asked

    with asked(ledger, Look(json, labels)) as asker:
        from pourparlers.cli.planning import print_agenda, write_calendar

        query = asker.query(Filters(actor, between, since, until, standing=standing, limit=limit))
        if ics is None:
            print_agenda(asker, query)
        else:
            write_calendar(asker, query, ics)


def claims(
    ledger: LedgerOption = DEFAULT,
    actor: ActorOption = None,
    between: BetweenOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    standing: StandingOption = None,
    limit: LimitOption = None,
    labels: LabelsOption = None,
    json: JsonOption = False,
) -> None:
    """Who accuses whom of what, who denies it, and how it stands."""
    from pourparlers.cli.asking import Filters, Look, asked

    with asked(ledger, Look(json, labels)) as asker:
        from pourparlers.cli.tables import claims_table
        from pourparlers.views import crisis

        query = asker.query(Filters(actor, between, since, until, standing=standing, limit=limit))
        asker.print(crisis.claims(asker.ledger, query), claims_table, crisis.of_claims(query))


def demands(
    ledger: LedgerOption = DEFAULT,
    actor: ActorOption = None,
    between: BetweenOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    standing: StandingOption = None,
    limit: LimitOption = None,
    labels: LabelsOption = None,
    json: JsonOption = False,
) -> None:
    """Who asks what of whom, who answers, and what came of it."""
    from pourparlers.cli.asking import Filters, Look, asked

    with asked(ledger, Look(json, labels)) as asker:
        from pourparlers.cli.tables import demands_table
        from pourparlers.views import crisis

        query = asker.query(Filters(actor, between, since, until, standing=standing, limit=limit))
        asker.print(crisis.demands(asker.ledger, query), demands_table, crisis.of_demands(query))


def threats(
    ledger: LedgerOption = DEFAULT,
    actor: ActorOption = None,
    between: BetweenOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    standing: StandingOption = None,
    limit: LimitOption = None,
    labels: LabelsOption = None,
    json: JsonOption = False,
) -> None:
    """Who threatens whom, on what condition, until when, and what became of it."""
    from pourparlers.cli.asking import Filters, Look, asked

    with asked(ledger, Look(json, labels)) as asker:
        from pourparlers.cli.tables import threats_table
        from pourparlers.views import crisis

        query = asker.query(Filters(actor, between, since, until, standing=standing, limit=limit))
        asker.print(crisis.threats(asker.ledger, query), threats_table, crisis.of_threats(query))


def timeline(
    ledger: LedgerOption = DEFAULT,
    actor: ActorOption = None,
    between: BetweenOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    type: TypeOption = None,
    standing: StandingOption = None,
    limit: LimitOption = None,
    labels: LabelsOption = None,
    json: JsonOption = False,
) -> None:
    """Every event, by day: who toward whom, what, where, and how it stands."""
    from pourparlers.cli.asking import Filters, Look, asked

    with asked(ledger, Look(json, labels)) as asker:
        from pourparlers.cli.tables import timeline_table
        from pourparlers.views import crisis

        query = asker.query(Filters(actor, between, since, until, type, standing, limit))
        asker.print(crisis.timeline(asker.ledger, query), timeline_table, query)


def actors(
    ledger: LedgerOption = DEFAULT,
    actor: ActorOption = None,
    between: BetweenOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    type: TypeOption = None,
    standing: StandingOption = None,
    limit: LimitOption = None,
    labels: LabelsOption = None,
    json: JsonOption = False,
) -> None:
    """Who deals with whom: for each two parties the events that happened, by whom, and their mean score."""
    from pourparlers.cli.asking import Filters, Look, asked

    with asked(ledger, Look(json, labels)) as asker:
        from pourparlers.cli.tables import actors_table
        from pourparlers.views.crisis.actors import counted

        dyads, total = counted(asker.ledger, asker.query(Filters(actor, between, since, until, type, standing, limit)))
        asker.print(dyads, actors_table)
        asker.more(total - len(dyads))


def tension(
    ledger: LedgerOption = DEFAULT,
    actor: ActorOption = None,
    between: BetweenOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    type: TypeOption = None,
    standing: StandingOption = None,
    limit: LimitOption = None,
    labels: LabelsOption = None,
    plot: Annotated[
        Path | None,
        typer.Option(
            "--plot", metavar="FILE", dir_okay=False, help="Draw it into FILE, a .png or a .svg (extra plot)."
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """The tension between each two parties, week by week, worked out from the scores of the events that it names."""
    from pourparlers.cli.asking import Filters, Look, asked

    with asked(ledger, Look(json, labels)) as asker:
        from pourparlers.cli.planning import draw
        from pourparlers.cli.tables import tension_table
        from pourparlers.views import crisis

        found = crisis.tension(asker.ledger, asker.query(Filters(actor, between, since, until, type, standing, limit)))
        if plot is None:
            asker.print(found.points, tension_table)
        else:
            draw(asker, found.points, plot)
        asker.more(found.total - len(found.points))
        if found.left_out:
            asker.note(asker.words().own.phrases["weeks_of_two"].format(count=found.left_out))


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="All of them must stand in one place.")],
    ledger: LedgerOption = DEFAULT,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only articles published on or after this day.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Only articles published on or before this day.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="So many of each kind, 0 for all.")] = 10,
    labels: LabelsOption = None,
    json: JsonOption = False,
) -> None:
    """Full text: events, quotes and articles with these words, the newest first; accents and capitals do not count."""
    from pourparlers.cli.asking import Look, asked, console, day, print_json

    with asked(ledger, Look(json, labels)) as asker:
        from pourparlers.cli.tables import search_page
        from pourparlers.views import crisis

        days = day(since, "--since", last=False), day(until, "--until", last=True)
        found = crisis.search(asker.ledger, words, *days, limit or None)
        if json:
            print_json(found.hits)
        else:
            console().print(search_page(found, asker.words()))
        asker.more(crisis.unseen(found, limit or None))


def show(
    event: EventArgument, ledger: LedgerOption = DEFAULT, labels: LabelsOption = None, json: JsonOption = False
) -> None:
    """One event: its life, what belongs with it, all its reports with the source words, outlets and dates."""
    from pourparlers.cli.asking import Look, asked

    with asked(ledger, Look(json, labels)) as asker:
        from pourparlers.cli.tables import event_page
        from pourparlers.views import crisis

        asker.print([crisis.show(asker.ledger, event)], lambda rows, words: event_page(rows[0], words))


def explain(event: EventArgument, ledger: LedgerOption = DEFAULT, json: JsonOption = False) -> None:
    """Why the reports of an event were put together, and what was kept apart, in words and figures."""
    from pourparlers.cli.asking import Look, asked

    with asked(ledger, Look(json)) as asker:
        from pourparlers.cli.tables import explanation_page

        asker.print([asker.ledger.explain(event)], lambda rows, _: explanation_page(rows[0]))


def stats(ledger: LedgerOption = DEFAULT, labels: LabelsOption = None, json: JsonOption = False) -> None:
    """How much the ledger holds."""
    from pourparlers.cli.asking import Look, asked

    with asked(ledger, Look(json, labels)) as asker:
        from pourparlers.cli.tables import stats_table
        from pourparlers.views import crisis

        asker.print([crisis.stats(asker.ledger)], lambda rows, words: stats_table(rows[0], words))


def merge(
    one: EventArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The event that it is one with.")],
    author: AuthorOption,
    ledger: LedgerOption = DEFAULT,
    note: NoteOption = None,
) -> None:
    """Decide that two events are one."""
    from pourparlers.cli.asking import asked

    with asked(ledger) as asker:
        typer.echo(f"decision {asker.ledger.merge(one, other, author, note)}")


def split(
    event: EventArgument,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article that tells another event.")],
    author: AuthorOption,
    ledger: LedgerOption = DEFAULT,
    note: NoteOption = None,
) -> None:
    """Decide that what one article tells is another event."""
    from pourparlers.cli.asking import asked

    with asked(ledger) as asker:
        typer.echo(f"decision {asker.ledger.split(event, article, author, note)}")


def reject(event: EventArgument, author: AuthorOption, ledger: LedgerOption = DEFAULT, note: NoteOption = None) -> None:
    """Decide that an event is none."""
    from pourparlers.cli.asking import asked

    with asked(ledger) as asker:
        typer.echo(f"decision {asker.ledger.reject(event, author, note)}")


def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the decision.")],
    author: AuthorOption,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Take a decision back."""
    from pourparlers.cli.asking import asked

    with asked(ledger) as asker:
        asker.ledger.undo(number, author)


def decisions(ledger: LedgerOption = DEFAULT, json: JsonOption = False) -> None:
    """All decisions ever made, with author and time."""
    from pourparlers.cli.asking import Look, asked

    with asked(ledger, Look(json)) as asker:
        from pourparlers.cli.tables import decisions_table

        asker.print(asker.ledger.decisions(), decisions_table)


_PANELS: dict[str, tuple[Callable[..., None], ...]] = {
    "Ledger": (add, agenda, claims, demands, threats, timeline, actors, tension, search, show, explain, stats),
    "Decisions": (merge, split, reject, undo, decisions),
}
