"""The parties of events: what the gazetteer knows of a key, who deals with whom, and their countries' other codes."""

from functools import lru_cache
from itertools import permutations
from pathlib import Path

from pourparlers.gazetteer import load_gazetteer
from pourparlers.gazetteer.loader import Party
from pourparlers.ledger import LedgerEvent

_CODES = Path(__file__).with_name("codes.tsv")


def party(key: str) -> Party:
    """What is known of a party; for a key that the gazetteer lacks, the key itself as a name."""
    return load_gazetteer().parties.get(key) or Party(key=key, kind="group", code="", name=key)


def together(event: LedgerEvent) -> bool:
    """Whether several parties act with each other: they cooperate, and nobody is named as the recipient of it."""
    return not _toward(event) and (event.score or 0) > 0 and len(event.actor) > 1


def dyads(event: LedgerEvent) -> list[tuple[str, str]]:
    """The pairs (actor, recipient) of an event, sorted; of parties that act with each other, each two both ways."""
    return sorted(set(permutations(event.actor, 2)) if together(event) else _toward(event))


def _toward(event: LedgerEvent) -> set[tuple[str, str]]:
    return {(one, other) for one in event.actor for other in event.recipient if one != other}


def iso2(country: str | None) -> str:
    """The ISO 3166-1 alpha-2 code of an alpha-3 one, empty where there is none."""
    return _codes().get(country or "", ("", ""))[0]


def fips(country: str | None) -> str:
    """The FIPS 10-4 code of an ISO 3166-1 alpha-3 one, empty where there is none."""
    return _codes().get(country or "", ("", ""))[1]


@lru_cache(maxsize=1)
def _codes() -> dict[str, tuple[str, str]]:
    lines = _CODES.read_text(encoding="utf8").splitlines()[1:]
    return {iso3: (two, other) for iso3, two, other in (line.split("\t") for line in lines)}
