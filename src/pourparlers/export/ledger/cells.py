"""Values as cells of a table: nothing that an article says can end a cell, a line, or be run as a formula."""

from collections.abc import Iterable
from typing import Any

import msgspec

from pourparlers.views.safe import one_line

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "'", '"')


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before it where it begins like one.

    Exactly one leading apostrophe is to be taken off again on reading, whatever follows it.
    """
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def in_json(value: Any) -> str:
    """A list or an object in one cell, as JSON; nothing where it is empty."""
    return msgspec.json.encode(value).decode("utf8") if value else ""


def tab_line(values: Iterable[object], empty: str = "") -> bytes:
    """One line of a tab-separated table without quoting; `empty` stands where there is no value."""
    return ("\t".join(_cell(value) or empty for value in values) + "\n").encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    return guarded(one_line(value)) if isinstance(value, str) else str(value)
