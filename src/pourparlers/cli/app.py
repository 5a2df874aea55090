"""The commands of `pourparlers`."""

from typing import Annotated

import typer

from pourparlers.cli import crisis, exporting, options, packs

app = typer.Typer(
    name="pourparlers",
    help="Reads news about international crises and keeps their record.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(packs.app, name="packs")


def main() -> None:
    """Entry point of the console script; exit status 0, 1 where an input could not be read, 2 for a wrong command."""
    app()


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"pourparlers {version('pourparlers')}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    pass


@app.command()
def read(
    files: options.FilesArgument,
    format: options.FormatOption = "page",
    published: options.PublishedOption = None,
    language: options.LanguageOption = None,
    outlet: options.OutletOption = None,
    model: options.ModelOption = None,
    explain: options.ExplainOption = False,
    show: options.ShowOption = "page",
    labels: options.LabelsOption = None,
    output: options.OutputOption = None,
) -> None:
    """Read articles and print what each of them says."""
    from pourparlers.cli.failures import Failures, failing
    from pourparlers.cli.output import Look, check, opened, write
    from pourparlers.cli.reading import Request, results

    look = Look(format, show, labels, explain)
    check(look)
    request = Request(tuple(files), published, language, outlet, model)
    failures = Failures()
    with failing(failures), opened(output) as sink:
        write(results(request, failures, sink.is_terminal), sink, look, failures.note)
    raise typer.Exit(failures.exit_status)


@app.command()
def schema(output: options.OutputOption = None) -> None:
    """Print the JSON Schema of a record."""
    import json

    from pourparlers.cli.output import opened
    from pourparlers.model import json_schema

    with opened(output) as sink:
        sink.stream.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")


crisis.register(app)
exporting.register(app)
