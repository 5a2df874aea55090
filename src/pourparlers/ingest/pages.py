"""From a web page to an article: its text, and what its metadata say of it."""

import re
from typing import Any

from pourparlers.ingest.decode import decode
from pourparlers.ingest.records import iso_date
from pourparlers.model import Article

_SAMPLE = 4096
_START = re.compile(
    rb"(?:<\?xml[^>]{0,200}>|<!--.{0,2000}?-->|\s)*+<(?:!doctype html|html|head|body)[\s>]", re.IGNORECASE | re.DOTALL
)
_TAGS = re.compile(rb"<(?:p|div|article|meta|title|head|body|h1|script|section|span)[\s>]", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{2,40})", re.I)
_LANGUAGE = re.compile(r"<html[^>]{0,400}?\blang=[\"']?([A-Za-z]{2,3})\b", re.I)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_ENOUGH_TAGS = 4


class NoContent(ValueError):
    """The page holds no article that could be told from its frame."""


def is_page(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a web page."""
    sample = head[:_SAMPLE].lstrip(b"\xef\xbb\xbf")
    if _START.match(sample):
        return True
    return sample.lstrip().startswith(b"<") and len(_TAGS.findall(sample)) >= _ENOUGH_TAGS


def to_article(data: bytes, fallback_id: str, source: str) -> Article:
    """The article of a page; raises `NoContent` where none is found and `NotText` for binary data.

    The raw text of the article is the text found in the page, one paragraph to a line.
    """
    import trafilatura  # slow to load: only pages need it

    charset = _CHARSET.search(data[:_SAMPLE])
    decoded = decode(data, charset[1].decode("ascii") if charset else None)
    page = _DECLARATION.sub("", decoded.text)
    found: Any = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (found.text or "").strip() if found else ""
    if found is None or not text:
        raise NoContent
    language = _LANGUAGE.search(page[: 4 * _SAMPLE])
    return Article(
        id=fallback_id,
        text=text,
        title=found.title or None,
        published=iso_date(found.date or ""),
        outlet=found.sitename or None,
        url=found.url or None,
        language=language[1].lower()[:2] if language else None,
        source=source,
        issues=decoded.issues,
    )
