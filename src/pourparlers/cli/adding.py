"""Articles from the command line into a ledger, with progress and a closing line."""

from collections.abc import Iterator

from pourparlers.cli.failures import Failures
from pourparlers.cli.progress import progress
from pourparlers.cli.reading import OF_EVERY_ARTICLE, Request, where
from pourparlers.errors import PourparlersError
from pourparlers.model import Article


def add_files(request: Request, place: str, failures: Failures) -> None:
    """Reads what the request names into the ledger at `place` and tells how much was new, changed, known or unread."""
    from pourparlers import Reader
    from pourparlers.adding import add
    from pourparlers.ingest import Failure, read_paths
    from pourparlers.ledger import Ledger

    items = read_paths(request.files, published=request.published, language=request.language, outlet=request.outlet)
    reader = Reader(model=request.model, language=request.language)
    with Ledger(place) as ledger, progress(request.files, failures.console, hidden=False) as advance:

        def articles() -> Iterator[Article]:
            for item in items:
                if isinstance(item, Failure):
                    failures.report(item.error)
                    advance()
                else:
                    yield item

        def failed(article: Article, error: PourparlersError) -> None:
            if error.code in OF_EVERY_ARTICLE:
                raise error
            failures.report(error, where=where(article))
            advance()

        added = add(ledger, articles(), reader, failed, lambda _, __: advance())
    failures.note(f"{added.new} new, {added.changed} changed, {added.known} known, {failures.count} unread")
