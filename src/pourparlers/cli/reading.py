"""From the files of the command line to records, one after the other."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pourparlers.cli.failures import Failures
from pourparlers.cli.progress import progress
from pourparlers.errors import PourparlersError
from pourparlers.model import Article, Record

# What is wrong with the program's own parts is wrong for every article: the run ends, and says it once.
_OF_EVERY_ARTICLE = frozenset({"model-missing", "model-not-ud", "pack-invalid"})


@dataclass(frozen=True, slots=True)
class Request:
    """What to read, and what is known of it beforehand."""

    files: tuple[str, ...]
    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    model: str | None = None


class Intake:
    """The articles of a request as they are read from its files; what cannot be is reported and counted as done."""

    def __init__(self, request: Request, failures: Failures, advance: Callable[[], None]) -> None:
        self._request, self._failures, self._advance = request, failures, advance

    def articles(self) -> Iterator[Article]:
        """Each article as soon as it is there."""
        from pourparlers.ingest import Failure, read_paths

        asked = self._request
        for item in read_paths(asked.files, published=asked.published, language=asked.language, outlet=asked.outlet):
            if isinstance(item, Failure):
                self._failures.report(item.error)
                self._advance()
            else:
                yield item

    def failed(self, article: Article, error: PourparlersError) -> None:
        """Reports an article that no record could be made of; raises what is wrong for every article."""
        if error.code in _OF_EVERY_ARTICLE:
            raise error
        self._failures.report(error, where=_where(article))
        self._advance()


def results(request: Request, failures: Failures, watched: bool) -> Iterator[tuple[Record, Article]]:
    """Each record with its article, as soon as it is there; what fails is reported and the rest is read.

    `watched` says that the records appear on a terminal, where no progress bar may cross them.
    """
    from pourparlers import Reader

    reader = Reader(model=request.model, language=request.language)
    waiting: deque[Article] = deque()

    with progress(request.files, failures.console, hidden=watched) as advance:
        intake = Intake(request, failures, advance)

        def articles() -> Iterator[Article]:
            for article in intake.articles():
                waiting.append(article)
                yield article

        for record in reader.pipe(articles(), intake.failed):
            article = waiting.popleft()
            while article.id != record.document.id:
                article = waiting.popleft()
            advance()
            yield record, article


def _where(article: Article) -> str:
    """The id of an article, after the file that it stands in."""
    return f"{article.source}, article {article.id}" if article.source else article.id
