"""What could not be read, told on standard error with its cause and its remedy."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.text import Text

from pourparlers.errors import PourparlersError
from pourparlers.views.safe import one_line


class Failures:
    """Reports problems as they come and counts them."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self.count = 0

    @property
    def exit_status(self) -> int:
        """1 where anything failed, else 0."""
        return 1 if self.count else 0

    def report(self, error: PourparlersError, where: str = "") -> None:
        """Print one problem: code, the input where the cause does not name it, cause, remedy."""
        self.count += 1
        cause = f"{where}: {error.cause}" if where and where not in error.cause else error.cause
        self.console.print(
            Text.assemble(("error", "bold red"), f" [{error.code}] {one_line(cause)}\n  {one_line(error.remedy)}")
        )

    def note(self, message: str) -> None:
        """Print a remark that is no failure."""
        self.console.print(Text(one_line(message), "bright_black"))


@contextmanager
def failing(failures: Failures) -> Iterator[None]:
    """Turns a coded error that ends the whole run into a report."""
    try:
        yield
    except PourparlersError as error:
        failures.report(error)
