"""What goes in: one article, and what could not be understood of it."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of the raw text: `start` inclusive, `end` exclusive, both counted in characters (code points)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """True where every character of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end


class Issue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something seen and not understood, repaired or rejected: nothing is dropped silently.

    `kind` is a stable code in kebab-case, `message` a sentence with cause and remedy; the span is absent where the
    issue concerns the whole input.
    """

    kind: str
    message: str
    start: int | None = None
    end: int | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One text with what is known of it before reading.

    `text` is kept raw: every offset of the record counts its characters.  `published` is an ISO date at the precision
    known (`2021-12-28`, `2021-12`, `2021`), `language` an ISO 639-1 code.  `issues` holds what loading it had to mend.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    source: str | None = None
    issues: tuple[Issue, ...] = ()
