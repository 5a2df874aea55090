"""Reads articles from files, folders, globs and standard input; one bad input never stops the others."""

import hashlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pourparlers.errors import PourparlersError
from pourparlers.ingest import pages, records
from pourparlers.ingest.decode import NotText, decode
from pourparlers.ingest.paths import STDIN, expand
from pourparlers.ingest.sources import HEAD, LIMIT, Source, opened
from pourparlers.model import Article, Issue

_JSONL_ENDINGS = (".jsonl", ".ndjson")
_SAMPLE = 20
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_JSON_START = re.compile(rb'\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\]))')


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no article: where, and why (`error` has code, cause and remedy); `line` in JSONL."""

    path: str
    error: PourparlersError
    line: int | None = None


def read_paths(
    paths: Sequence[str], *, published: str | None = None, language: str | None = None, outlet: str | None = None
) -> Iterator[Article | Failure]:
    """The articles of all `paths`, in order, each as soon as it is read; a `Failure` in the place of what cannot be.

    A path is a file, a folder (its files of known endings), a glob or "-" for standard input.  Whether it holds text, a
    page, JSON or JSONL is told by its content.  `published`, `language` and `outlet` hold for articles that say nothing
    themselves.  Ids are unique over one call.  Raises `PourparlersError("date-invalid")` for `published`.
    """
    day = records.iso_date(published) if published is not None else None
    if published is not None and day is None:
        raise PourparlersError("date-invalid", value=published)
    return _read(paths, day, language, outlet)


def _read(
    paths: Sequence[str], published: str | None, language: str | None, outlet: str | None
) -> Iterator[Article | Failure]:
    taken: set[str] = set()
    for path in paths:
        for file in expand(path):
            found = [Failure(path, file)] if isinstance(file, PourparlersError) else _file(file)
            for one in found:
                if isinstance(one, Failure):
                    yield one
                else:
                    yield _unique(_filled(one, published, language, outlet), taken)


def _filled(article: Article, published: str | None, language: str | None, outlet: str | None) -> Article:
    """The article with what the caller knows where it says nothing itself."""
    return msgspec.structs.replace(
        article,
        published=article.published or published,
        language=article.language or language,
        outlet=article.outlet or outlet,
    )


def _unique(article: Article, taken: set[str]) -> Article:
    """The article under an id that no other has."""
    name, number = article.id, 1
    while name in taken:
        number += 1
        name = f"{article.id}-{number}"
    taken.add(name)
    if name == article.id:
        return article
    issue = Issue(kind="id-duplicate", message=f"the id {article.id!r} is taken: this article is called {name!r}")
    return msgspec.structs.replace(article, id=name, issues=(*article.issues, issue))


def _file(path: str) -> Iterator[Article | Failure]:
    """The articles of one file; whatever goes wrong with it becomes a `Failure`."""
    try:
        with opened(path) as source:
            yield from _source(source, path)
    except PourparlersError as error:
        yield Failure(path, error)
    except NotText as error:
        yield Failure(path, PourparlersError("input-binary", path=path, reason=error))
    except pages.NoContent:
        yield Failure(path, PourparlersError("input-no-content", path=path))
    except Exception as error:  # whatever a page does to the libraries that read it, the other files are read
        reason = f"{path}: {type(error).__name__}: {error}".splitlines()[0]
        yield Failure(path, PourparlersError("internal", reason=reason))


def _source(source: Source, path: str) -> Iterator[Article | Failure]:
    """The articles of one stream, by the kind that its first bytes show."""
    if source.head.startswith(_WIDE_MARKS):
        data = decode(source.read()).text.encode("utf-8")
        source = Source(source.name, data, io.BytesIO())
    if not source.head.strip():
        source = Source(source.name, source.read().lstrip(), io.BytesIO())
    if not source.head:
        raise PourparlersError("input-empty", path=source.name)
    if pages.is_page(source.head):
        data = source.read()
        yield pages.to_article(data, _name(path, data), path)
    elif _is_jsonl(source.head, path):
        yield from _jsonl(source, path)
    elif _JSON_START.match(source.head.lstrip(b"\xef\xbb\xbf")):
        yield from _json(source, path)
    else:
        yield _text(source, path)


def _name(path: str, data: bytes) -> str:
    """An id for an article that has none: the file's stem, or a hash of what came from standard input."""
    return hashlib.sha256(data).hexdigest()[:16] if path == STDIN else Path(path).stem


def _text(source: Source, path: str) -> Article:
    data = source.read()
    decoded = decode(data)
    if not decoded.text.strip():
        raise PourparlersError("input-empty", path=source.name)
    return Article(id=_name(path, data), text=decoded.text, source=path, issues=decoded.issues)


def _is_jsonl(head: bytes, path: str) -> bool:
    """Whether the first bytes are those of one JSON object to a line."""
    lines = [line.strip() for line in head.lstrip(b"\xef\xbb\xbf").split(b"\n") if line.strip()]
    if not any(line.startswith(b"{") for line in lines):
        return False
    if path.lower().endswith(_JSONL_ENDINGS):
        return True
    if len(lines) == 1:
        return len(head) >= HEAD
    sample = lines[:_SAMPLE] if len(head) < HEAD else lines[:-1][:_SAMPLE]
    return 2 * sum(_is_object(line) for line in sample) >= len(sample)


def _is_object(line: bytes) -> bool:
    """Whether a line is a JSON object by itself."""
    if not (line.startswith(b"{") and line.endswith(b"}")):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _jsonl(source: Source, path: str) -> Iterator[Article | Failure]:
    """The articles of a JSONL stream, line by line."""
    found = False
    for number, line in source.lines():
        found = True
        where = f"{source.name}, line {number}"
        if line is None:
            size = f"more than {LIMIT}"
            yield Failure(path, PourparlersError("input-too-large", path=where, size=size, limit=LIMIT), number)
            continue
        try:
            decoded = decode(line)
            value = records.parse_json(decoded.text.rstrip())
            yield records.to_article(value, f"{_name(path, line)}-{number}", path, decoded.issues)
        except NotText as error:
            yield Failure(path, PourparlersError("input-binary", path=where, reason=error), number)
        except records.BadRecord as error:
            yield Failure(path, PourparlersError("input-bad-json", path=source.name, line=number, reason=error), number)
    if not found:
        raise PourparlersError("input-empty", path=source.name)


def _json(source: Source, path: str) -> Iterator[Article | Failure]:
    """The article, or the articles, of a JSON file."""
    data = source.read()
    decoded = decode(data)
    name = _name(path, data)
    try:
        values = list(records.objects(records.parse_json(decoded.text)))
    except records.BadRecord as error:
        raise PourparlersError("input-bad-json", path=source.name, line=error.line, reason=error) from error
    if not values:
        raise PourparlersError("input-empty", path=source.name)
    for number, value in enumerate(values, start=1):
        try:
            fallback = name if len(values) == 1 else f"{name}-{number}"
            yield records.to_article(value, fallback, path, decoded.issues)
        except records.BadRecord as error:
            reason = error if len(values) == 1 else f"item {number}: {error}"
            yield Failure(path, PourparlersError("input-bad-json", path=source.name, line=error.line, reason=reason))
