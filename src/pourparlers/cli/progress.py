"""A progress bar on standard error for more than a few files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

_FEW = 3


@contextmanager
def progress(files: Sequence[str], console: Console, hidden: bool) -> Iterator[Callable[[], None]]:
    """Gives a function to call after each article.

    The bar is shown only on a terminal, for more than three files or for inputs that may hold many articles, and not
    where the records themselves appear on the same terminal (`hidden`).
    """
    several = [name for name in files if not _is_one_article(name)]
    if hidden or not console.is_terminal or (len(files) <= _FEW and not several):
        yield _nothing
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("articles", total=None if several else len(files))
        yield lambda: bar.advance(task)


def _is_one_article(name: str) -> bool:
    path = Path(name)
    return path.is_file() and path.suffix.lower() not in (".jsonl", ".json", ".tsv")


def _nothing() -> None:
    pass
