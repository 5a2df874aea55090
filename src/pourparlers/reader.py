"""The facade: articles in, records out."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import msgspec

from pourparlers.errors import PourparlersError
from pourparlers.model import Article, Issue, Record
from pourparlers.packs.digest import data_digest
from pourparlers.packs.loader import default_language, languages, pack_folder
from pourparlers.pipeline import Pipeline

BATCH = 4

Failed = Callable[[Article, PourparlersError], None]


class Reader:
    """Reads articles into records.

    `language` (ISO 639-1) is that of articles that do not name theirs; where it is left out, it is recognised from the
    text of each.  `model` is the name or path of a spaCy UD pipeline to use in place of the pack's own.  Packs are
    loaded when first needed.
    """

    def __init__(self, model: str | None = None, language: str | None = None) -> None:
        self._model = model
        self._language = language
        if language is not None:
            pack_folder(language)

    @property
    def signature(self) -> str:
        """What decides how this reader reads, as one short name: the packs and all other data, and the model given."""
        return sha256(f"{data_digest()} {self._model or ''}".encode()).hexdigest()

    def read(self, article: Article) -> Record:
        """The record of one article; raises `PourparlersError` where it cannot be read."""
        known = self._with_language(article)
        return load_pipeline(known.language or "", self._model).read(known)

    def pipe(
        self, articles: Iterable[Article], failed: Failed | None = None, batch_size: int = BATCH
    ) -> Iterator[Record]:
        """The records of `articles` in their order, as they become ready.

        An article that cannot be read is handed to `failed` with its error and left out; without `failed` the error is
        raised.
        """
        batch: list[Article] = []
        for article in articles:
            batch.append(article)
            if len(batch) == batch_size:
                yield from self._batch(batch, failed)
                batch = []
        yield from self._batch(batch, failed)

    def _batch(self, batch: list[Article], failed: Failed | None) -> Iterator[Record]:
        """The records of one batch: together if all goes well, else one by one so that a bad article stands alone."""
        records = self._together(batch)
        if records is not None:
            yield from records
            return
        for article in batch:
            yield from self._alone(article, failed)

    def _together(self, batch: list[Article]) -> list[Record] | None:
        """The records of a batch, articles of one language parsed together; None where any of them fails."""
        records: dict[int, Record] = {}
        try:
            by_language: dict[str, list[tuple[int, Article]]] = {}
            for number, article in enumerate(batch):
                known = self._with_language(article)
                by_language.setdefault(known.language or "", []).append((number, known))
            for language, numbered in by_language.items():
                read = load_pipeline(language, self._model).pipe(article for _, article in numbered)
                records.update(zip((number for number, _ in numbered), read, strict=True))
        except Exception:  # whatever it is, it is met again, and told, when the article is read alone
            return None
        return [records[number] for number in range(len(batch))]

    def _alone(self, article: Article, failed: Failed | None) -> Iterator[Record]:
        """The record of one article; an error goes to `failed` or, without it, is raised with a note of the id."""
        try:
            record = self.read(article)
        except PourparlersError as error:
            problem = error
        except Exception as error:  # a defect must not take the other articles with it
            problem = PourparlersError("internal", reason=f"{type(error).__name__}: {error}")
            problem.__cause__ = error
        else:
            yield record
            return
        if failed is None:
            problem.add_note(f"article {article.id}")
            raise problem
        failed(article, problem)

    def _with_language(self, article: Article) -> Article:
        """The article with its language: its own, else the reader's, else the one that its text shows."""
        told = article.language or self._language
        if told is not None:
            return msgspec.structs.replace(article, language=told)
        from pourparlers.text.language import recognise  # only texts that tell no language need it

        guess = recognise(f"{article.title or ''} {article.text}", languages(), default_language())
        issues = article.issues if guess.sure else (*article.issues, _unsure(guess.language))
        return msgspec.structs.replace(article, language=guess.language, issues=issues)


def _unsure(language: str) -> Issue:
    message = f"the text does not show its language plainly: it was read as {language!r}; --language tells another"
    return Issue(kind="language-unsure", message=message)


def load_pipeline(language: str, model: str | None) -> Pipeline:
    """The pipeline of a language, loaded once per process."""
    return _pipeline_of(pack_folder(language), model)


@lru_cache(maxsize=4)
def _pipeline_of(folder: Path, model: str | None) -> Pipeline:
    return Pipeline.of_folder(folder, model)


def read(
    text: str,
    published: str | None = None,
    language: str | None = None,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str = "text",
    model: str | None = None,
) -> Record:
    """The record of one text.

    `published` is the day (or month, or year) of publication as an ISO date, where it is known; else it is looked for
    in the text.  Raises `PourparlersError`: `input-empty`, `date-invalid`, `language-unknown`, `model-missing`.
    """
    if not text.strip():
        raise PourparlersError("input-empty", path=id)
    mended, issues = _encodable(text)
    article = Article(
        id=id, text=mended, title=title, published=published, outlet=outlet, url=url, language=language, issues=issues
    )
    return Reader(model, language).read(article)


def _encodable(text: str) -> tuple[str, tuple[Issue, ...]]:
    """`text` with lone surrogates replaced one for one, and an issue that says so."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text, ()
    mended = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return mended, (
        Issue(kind="text-surrogates", message="lone surrogates were replaced by U+FFFD: check the source's encoding"),
    )
