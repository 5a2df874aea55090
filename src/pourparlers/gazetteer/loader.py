"""Reads the gazetteer: parties from YAML, the long tables of people and places from tab-separated files."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from pourparlers.errors import PourparlersError
from pourparlers.packs.loader import load_yaml

Kind = Literal["state", "organisation", "bloc", "armed-group", "group"]

_HERE = Path(__file__).parent


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A party that can act: `key` is its affiliation, `code` its PLOVER code, `name` its English name.

    `country` (ISO 3166-1 alpha-3) is where it belongs, `parent` the key of the organisation or state it is a part of;
    `lat`, `lon` are the centre of a state's territory in degrees, `capital_lat`, `capital_lon` its capital.
    """

    key: str
    kind: Kind
    code: str
    name: str
    sector: str | None = None
    country: str | None = None
    parent: str | None = None
    capital: str | None = None
    lat: float | None = None
    lon: float | None = None
    capital_lat: float | None = None
    capital_lon: float | None = None


class Term(msgspec.Struct, frozen=True):
    """One time in office: `start` and `end` are ISO dates at the precision known, `end` empty while it lasts."""

    affiliation: str
    office: str
    sector: str
    start: str
    end: str

    def covers(self, date: str) -> bool:
        """True where `date` (ISO, any precision) lies in the term, both ends included at the common precision."""
        size = min(len(date), len(self.start))
        if self.start and date[:size] < self.start[:size]:
            return False
        size = min(len(date), len(self.end))
        return not self.end or date[:size] <= self.end[:size]


class Person(msgspec.Struct, frozen=True):
    """Someone known by name, with the offices held.

    `name` is the usual spelling of the French press, by which packs refer to the person, `aliases` others; `alone`
    tells that the surname is distinctive enough to be read without a first name.
    """

    name: str
    surname: str
    alone: bool
    aliases: tuple[str, ...]
    terms: tuple[Term, ...]

    def at(self, date: str | None = None) -> Term:
        """The term that covers `date`, else the last one begun before it, else the first; without a date the last."""
        if date is None:
            return self.terms[-1]
        holding = [term for term in self.terms if term.covers(date)]
        if holding:
            return holding[-1]
        begun = [term for term in self.terms if term.start <= date]
        return begun[-1] if begun else self.terms[0]


class PlaceFact(msgspec.Struct, frozen=True):
    """A place: its usual name, country (ISO 3166-1 alpha-3, empty for seas), WGS84 degrees, kind.

    `kind` is capital, city, region, site, sea, strait, river, island or continent; `ambiguous` marks a name that is
    also a common word, a first name or a surname, so that only a locative use counts.
    """

    name: str
    country: str
    lat: float
    lon: float
    kind: str
    ambiguous: bool


class Gazetteer(msgspec.Struct, frozen=True):
    """All of it: `parties` by key, `people`, `places` by every name they have."""

    parties: dict[str, Party]
    people: tuple[Person, ...]
    places: dict[str, PlaceFact]


class _State(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    capital: str
    capital_lat: float
    capital_lon: float
    lat: float
    lon: float
    code: str | None = None
    sector: str | None = None
    parent: str | None = None


class _Organisation(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    kind: Literal["organisation", "bloc"]
    code: str
    sector: str | None = None
    parent: str | None = None


class _Group(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    kind: Literal["armed-group", "group"]
    code: str
    sector: str
    country: str | None = None
    parent: str | None = None


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer shipped with the package, read once."""
    return Gazetteer(
        parties={party.key: party for party in _parties()},
        people=tuple(_people(_HERE / "people.tsv")),
        places=_places(_HERE / "places.tsv"),
    )


def _parties() -> Iterator[Party]:
    for key, state in load_yaml(_HERE / "states.yaml", dict[str, _State]).items():
        facts = msgspec.structs.asdict(state) | {"code": state.code or key}
        yield Party(key=key, kind="state", country=key, **facts)
    for key, organisation in load_yaml(_HERE / "organisations.yaml", dict[str, _Organisation]).items():
        yield Party(key=key, **msgspec.structs.asdict(organisation))
    for key, group in load_yaml(_HERE / "groups.yaml", dict[str, _Group]).items():
        yield Party(key=key, **msgspec.structs.asdict(group))


def _people(path: Path) -> Iterator[Person]:
    for line, (name, surname, alone, aliases, terms) in _rows(path, 5):
        fields = [tuple(term.split("|")) for term in terms.split(";")]
        if any(len(field) != 5 for field in fields):
            raise _invalid(path, line, "terms", "a term has five parts: affiliation|office|sector|start|end")
        yield Person(
            name, surname, alone == "1", tuple(aliases.split("|")) if aliases else (), tuple(Term(*f) for f in fields)
        )


def _places(path: Path) -> dict[str, PlaceFact]:
    """Places by name: the first of a name is kept, and a place's own name goes before another's alias."""
    places: dict[str, PlaceFact] = {}
    by_alias: dict[str, PlaceFact] = {}
    for line, (name, country, lat, lon, kind, ambiguous, aliases) in _rows(path, 7):
        try:
            fact = PlaceFact(name, country, float(lat), float(lon), kind, ambiguous == "1")
        except ValueError as error:
            raise _invalid(path, line, "lat, lon", str(error)) from error
        places.setdefault(name, fact)
        for alias in aliases.split("|") if aliases else ():
            by_alias.setdefault(alias, fact)
    return by_alias | places


def _rows(path: Path, width: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a tab-separated file after its header line, with their line numbers."""
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), start=1):
        cells = line.split("\t")
        if len(cells) != width:
            raise _invalid(path, number, "-", f"{len(cells)} columns instead of {width}")
        if number > 1:
            yield number, cells


def _invalid(path: Path, line: int, field: str, reason: str) -> PourparlersError:
    return PourparlersError("pack-invalid", file=path, line=line, field=field, reason=reason)
