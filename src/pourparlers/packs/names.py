"""The names of parties in one language: the file `names.yaml` of a pack, read into surfaces.

A surface is one way to write a party: a name, an adjective, a demonym, a capital that stands for its government.  The
file lists them under the keys of the gazetteer; its header says how.  What a surface means in a sentence (a place or a
government, a person or a party) is decided by the reader, not here.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from pourparlers.packs.loader import load_yaml

Sort = Literal["name", "adjective", "demonym", "prefix", "capital", "region", "metonym", "organ"]

_LISTS: tuple[tuple[str, Sort], ...] = (
    ("names", "name"),
    ("adjectives", "adjective"),
    ("demonyms", "demonym"),
    ("prefixes", "prefix"),
    ("capitals", "capital"),
    ("regions", "region"),
    ("metonyms", "metonym"),
    ("bodies", "organ"),
)
_STANDS_FOR_GOVERNMENT = frozenset({"capital", "metonym"})


class Surface(msgspec.Struct, frozen=True):
    """One way to write a party.

    `case_exact`: matched with its capitals as printed (a text in capitals throughout matches too); `determiner`: counts
    only after an article or a preposition fused with one; `sector`: the PLOVER sector, where the surface implies one.
    A surface of sort `prefix` is the first half of a compound and ends with a hyphen.
    """

    text: str
    key: str
    sort: Sort
    case_exact: bool
    sector: str | None
    determiner: bool = False


class PartyNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The surfaces of one party, by sort."""

    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    organs: dict[str, tuple[str, ...]] = {}
    exact: tuple[str, ...] = ()
    determiner: tuple[str, ...] = ()

    def surfaces(self, key: str, demonyms: bool) -> Iterator[Surface]:
        """All surfaces of this party; `demonyms` adds the adjectives with a capital, where they are not written so."""
        for field, sort in _LISTS:
            sector = "GOV" if sort in _STANDS_FOR_GOVERNMENT else None
            for text in getattr(self, field):
                yield self._surface(text + "-" if sort == "prefix" else text, key, sort, sector)
        for sector, texts in self.organs.items():
            for text in texts:
                yield self._surface(text, key, "organ", sector)
        if demonyms:
            plain = (word for word in self.adjectives if word[0].islower())
            for text in dict.fromkeys(form for word in plain for form in _capitalised(word)):
                yield Surface(text, key, "demonym", True, None)

    def _surface(self, text: str, key: str, sort: Sort, sector: str | None) -> Surface:
        exact = text in self.exact or text.isupper() or sort == "demonym"
        return Surface(text, key, sort, exact, sector, text in self.determiner)


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `names.yaml` of a pack.

    `ambiguous` gives, for the surfaces that several parties share, their keys with the usual reading first; `bodies`
    are names of institutions that every state may have, which hide shorter names inside them; `people` gives, for the
    names in the gazetteer, how the language spells them, the usual spelling first, a surname alone among the others;
    `places` does so for places; `locative` lists those of them that count only after a locative adposition.
    """

    states: dict[str, PartyNames]
    organisations: dict[str, PartyNames]
    groups: dict[str, PartyNames]
    people: dict[str, tuple[str, ...]] = {}
    places: dict[str, tuple[str, ...]] = {}
    locative: tuple[str, ...] = ()
    ambiguous: dict[str, tuple[str, ...]] = {}
    bodies: tuple[str, ...] = ()

    def surfaces(self) -> Iterator[Surface]:
        """Every surface of every party; one that several parties share comes once for each."""
        for key, party in self.states.items():
            yield from party.surfaces(key, demonyms=True)
        for key, party in self.organisations.items():
            yield from party.surfaces(key, demonyms=False)
        for key, party in self.groups.items():
            yield from party.surfaces(key, demonyms=True)


def _capitalised(word: str) -> Iterator[str]:
    """The demonyms of an adjective: `russe` gives `Russe`; `nord-coréen` gives `Nord-Coréen` and `Nord-coréen`."""
    yield word[:1].upper() + word[1:]
    if "-" in word:
        yield "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


@lru_cache(maxsize=8)
def load_names(folder: Path) -> Names:
    """The names of the pack in `folder`; raises `PourparlersError("pack-invalid")` for anything that does not fit."""
    return load_yaml(folder / "names.yaml", Names)
