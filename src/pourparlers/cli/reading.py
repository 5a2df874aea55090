"""From the files of the command line to records, one after the other."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from pourparlers.cli.failures import Failures
from pourparlers.cli.progress import progress
from pourparlers.errors import PourparlersError
from pourparlers.model import Article, Record

# What is wrong with the program's own parts is wrong for every article: the run ends, and says it once.
OF_EVERY_ARTICLE = frozenset({"model-missing", "model-not-ud", "pack-invalid"})


@dataclass(frozen=True, slots=True)
class Request:
    """What to read, and what is known of it beforehand."""

    files: tuple[str, ...]
    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    model: str | None = None


def results(request: Request, failures: Failures, watched: bool) -> Iterator[tuple[Record, Article]]:
    """Each record with its article, as soon as it is there; what fails is reported and the rest is read.

    `watched` says that the records appear on a terminal, where no progress bar may cross them.
    """
    from pourparlers import Reader
    from pourparlers.ingest import Failure, read_paths

    items = read_paths(request.files, published=request.published, language=request.language, outlet=request.outlet)
    reader = Reader(model=request.model, language=request.language)
    waiting: deque[Article] = deque()

    with progress(request.files, failures.console, hidden=watched) as advance:

        def articles() -> Iterator[Article]:
            for item in items:
                if isinstance(item, Failure):
                    failures.report(item.error)
                    advance()
                else:
                    waiting.append(item)
                    yield item

        def failed(article: Article, error: PourparlersError) -> None:
            if error.code in OF_EVERY_ARTICLE:
                raise error
            failures.report(error, where=where(article))
            advance()

        for record in reader.pipe(articles(), failed):
            article = waiting.popleft()
            while article.id != record.document.id:
                article = waiting.popleft()
            advance()
            yield record, article


def where(article: Article) -> str:
    """The id of an article, after the file that it stands in."""
    return f"{article.source}, article {article.id}" if article.source else article.id
