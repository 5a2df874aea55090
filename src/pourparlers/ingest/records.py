"""From JSON objects to articles: `id, title, text, published, outlet, url, language`, each checked."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pourparlers.ingest.decode import mend
from pourparlers.model import Article, Issue

FIELDS = ("title", "outlet", "url", "language")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].{0,40})?)?)?")


class BadRecord(ValueError):
    """The object is no article; the message says why, `line` where in its text (from 1), if known."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line


def iso_date(value: str) -> str | None:
    """`value` as YYYY-MM-DD, YYYY-MM or YYYY, a time of day left off; None where it is no date of that form."""
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


def language_code(value: str) -> str | None:
    """The language of a tag such as `fr-FR` or `FR`, in small letters; None for an empty one."""
    return re.split(r"[-_]", value.strip(), maxsplit=1)[0].lower() or None


def parse_json(text: str) -> Any:
    """The JSON value that `text` holds; raises `BadRecord` for text that holds none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadRecord(f"{error.msg} at column {error.colno}", error.lineno) from error
    except RecursionError as error:
        raise BadRecord("it is nested too deeply") from error
    except ValueError as error:
        raise BadRecord(str(error)) from error


def objects(value: Any) -> Iterator[Any]:
    """The objects of a JSON file: the value itself, or the items of a list."""
    if isinstance(value, list):
        yield from value
    else:
        yield value


def to_article(value: Any, fallback_id: str, source: str, issues: tuple[Issue, ...] = ()) -> Article:
    """The article that a JSON object describes; fields other than `FIELDS`, id, text and published are not looked at.

    Raises `BadRecord` where there is no object or it has no text.  A field of the wrong type is left out and an issue.
    """
    if not isinstance(value, Mapping):
        raise BadRecord(f"an object with a field text was expected, not {_type(value)}")
    text = value.get("text")
    if not isinstance(text, str):
        raise BadRecord("the field text is missing" if text is None else f"text must be a string, not {_type(text)}")
    if not text.strip():
        raise BadRecord("the field text is empty")
    mended = mend(text)
    found = [*issues, *mended.issues]
    fields = {name: _string(name, value.get(name), found) for name in FIELDS}
    fields["language"] = language_code(fields["language"] or "")
    return Article(
        id=_id(value.get("id"), found) or fallback_id,
        text=mended.text,
        published=_published(value.get("published"), found),
        source=source,
        issues=tuple(found),
        **fields,
    )


def _string(name: str, value: Any, issues: list[Issue]) -> str | None:
    """A field that must be a string or absent."""
    if value is None:
        return None
    if isinstance(value, str):
        return mend(value).text.strip() or None
    issues.append(Issue(kind="field-ignored", message=f"{name} must be a string, not {_type(value)}: it was left out"))
    return None


def _id(value: Any, issues: list[Issue]) -> str | None:
    """The id: a string, or a whole number, which is read as one."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string("id", value, issues)


def _published(value: Any, issues: list[Issue]) -> str | None:
    """The date of publication; an issue where there is one that cannot be read."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    written = _string("published", value, issues)
    if written is None:
        return None
    found = iso_date(written)
    if found is None:
        message = f"published: {written[:40]!r} is not a date and was left out: write it as YYYY-MM-DD, YYYY-MM or YYYY"
        issues.append(Issue(kind="date-invalid", message=message))
    return found


def _type(value: Any) -> str:
    names = {bool: "a truth value", int: "a number", float: "a number", str: "a string", list: "a list"}
    return "null" if value is None else names.get(type(value), "an object")
