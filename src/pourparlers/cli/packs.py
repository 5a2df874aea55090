"""The commands for makers of packs."""

from collections.abc import Iterator
from pathlib import Path

import typer

from pourparlers.cli import options
from pourparlers.errors import PourparlersError

app = typer.Typer(help="List, check and begin the packs that languages are read with.", no_args_is_help=True)


@app.command("list")
def list_packs() -> None:
    """List the packs there are: language, name, pipeline, number of rules, folder."""
    from rich.console import Console
    from rich.table import Table

    from pourparlers.workshop import describe_packs

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("language", "name", "pipeline", "rules", "folder"):
        table.add_column(heading, justify="right" if heading == "rules" else "left", overflow="fold")
    for each in describe_packs():
        mark = " (default)" if each.default else ""
        table.add_row(each.language + mark, each.name, each.model, str(each.rules), str(each.folder))
    Console(highlight=False, markup=False, emoji=False).print(table)


@app.command("check")
def check_packs(
    pack: options.PackArgument = None, model: options.ModelOption = None, strict: options.StrictOption = False
) -> None:
    """Check packs: every field against its schema, every rule against its example, leftovers of other languages."""
    from pourparlers.cli.failures import Failures, failing
    from pourparlers.workshop import check_pack

    failures = Failures()
    with failing(failures):
        for folder in _folders(pack):
            problems = check_pack(folder, model)
            mistakes = [each for each in problems if strict or not each.gap]
            for each in problems:
                typer.echo(f"{'gap' if each.gap else 'error'}: {each}")
            gaps = len(problems) - sum(not each.gap for each in problems)
            typer.echo(f"{folder}: {len(problems) - gaps} errors, {gaps} gaps")
            failures.count += len(mistakes)
    raise typer.Exit(failures.exit_status)


@app.command("new")
def new_pack(
    language: options.NewLanguageArgument, folder: options.FolderOption = None, like: options.LikeOption = None
) -> None:
    """Write the skeleton of a new pack: every file and field, empty, with the words of another pack as a guide."""
    from pourparlers.cli.failures import Failures, failing
    from pourparlers.workshop import new_pack as write

    failures = Failures()
    with failing(failures):
        target = write(language, folder, like)
        typer.echo(f"{target} is there. Fill it, and ask `pourparlers packs check {target}` as often as you like.")
    raise typer.Exit(failures.exit_status)


def _folders(pack: str | None) -> Iterator[Path]:
    """The folder of the pack named by its language or its path; all of them where none is named."""
    from pourparlers.packs.loader import languages, pack_folder

    if pack is None:
        yield from map(pack_folder, languages())
    elif pack in languages():
        yield pack_folder(pack)
    elif Path(pack).is_dir():
        yield Path(pack)
    else:
        raise PourparlersError("pack-folder-missing", folder=pack)
