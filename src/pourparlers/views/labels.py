"""The words of the page: one YAML file per language in `labels/`."""

from functools import lru_cache
from pathlib import Path

import msgspec

from pourparlers.packs.loader import load_yaml


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a date is written: names and patterns filled by `dates.readable`."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_months: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    day: str
    first_day: str
    month: str
    week: str
    weekend: str
    quarter: str
    half: str
    at: str
    part: str
    range: str
    parts: dict[str, str]
    seasons: dict[str, str]


class Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase with a number in it, for one and for many."""

    one: str
    many: str

    def of(self, count: int) -> str:
        """The phrase for `count` things."""
        return (self.one if count == 1 else self.many).format(count=count)


class Typography(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Marks that differ by language: quotation marks, those of a quote in a quote, and the colon with its spaces."""

    quote_open: str
    quote_close: str
    inner_open: str
    inner_close: str
    colon: str


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every word that the page says of its own, by what it names."""

    language: str
    sections: dict[str, str]
    types: dict[str, str]
    status: dict[str, str]
    status_titles: dict[str, str]
    published_source: dict[str, str]
    quote_kinds: dict[str, str]
    quads: dict[str, str]
    phrases: dict[str, str]
    counts: dict[str, Count]
    dates: DateWords
    typography: Typography


def label_languages() -> tuple[str, ...]:
    """The languages that the page can be written in, in alphabetical order."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


@lru_cache(maxsize=8)
def labels_for(language: str) -> Labels:
    """The labels in `language` (ISO 639-1), in English where there are none of that language."""
    known = language if language in label_languages() else "en"
    return load_yaml(_folder() / f"{known}.yaml", Labels)


def _folder() -> Path:
    return Path(__file__).parent / "labels"
