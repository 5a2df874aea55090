"""Articles from the command line into a ledger, with progress and a closing line."""

from pourparlers.cli.failures import Failures
from pourparlers.cli.progress import progress
from pourparlers.cli.reading import Intake, Request


def add_files(request: Request, place: str, failures: Failures) -> None:
    """Reads what the request names into the ledger at `place` and tells how much was new, changed, known or unread."""
    from pourparlers import Reader
    from pourparlers.adding import add
    from pourparlers.ledger import Ledger

    reader = Reader(model=request.model, language=request.language)
    with Ledger(place) as ledger, progress(request.files, failures.console, hidden=False) as advance:
        intake = Intake(request, failures, advance)
        added = add(ledger, intake.articles(), reader, intake.failed, lambda _, __: advance())
    failures.note(f"{added.new} new, {added.changed} changed, {added.known} known, {failures.count} unread")
