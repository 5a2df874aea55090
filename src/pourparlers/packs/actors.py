"""The schema of `actors.yaml`: the words by which a language speaks of parties without naming them."""

from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from pourparlers.packs.loader import load_yaml

NounKind = Literal[
    "office",
    "body",
    "force",
    "people",
    "kin",
    "opponent",
    "country",
    "organisation",
    "group",
    "person",
    "capital",
    "pair",
]


class NounClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Common nouns that stand for a party.

    `office` a person who holds one; `body` an institution; `force` armed people and their machines; `people` unnamed
    persons; `kin` a noun that relates two parties ("homologue"), `opponent` one that sets them apart; `country`,
    `organisation`, `group`, `person`, `capital` descriptions that only point back; `pair` the two sides.  `sector` is
    the PLOVER sector; `bloc` the key of the allies of one of its `members`;
    a `country` noun with `members` points to these only.  Nouns `at_home` are the article's own state's where nothing
    tells whose they are.
    """

    id: str
    kind: NounKind
    nouns: tuple[str, ...]
    example: str
    sector: str | None = None
    bloc: str | None = None
    members: tuple[str, ...] = ()
    needs_party: bool = False
    at_home: bool = False


class OfficeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ways to name an office (lower case, words apart) and the gazetteer's titles that they can stand for."""

    words: tuple[str, ...]
    titles: tuple[str, ...]


class Pronouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pronouns and determiners that point back to a party, as lower-case forms.

    `personal` are those that speak of people only, `neuter` those that never do.
    """

    singular: tuple[str, ...]
    plural: tuple[str, ...]
    latter: tuple[str, ...]
    nearest: tuple[str, ...]
    possessive_singular: tuple[str, ...]
    possessive_plural: tuple[str, ...]
    first_singular: tuple[str, ...]
    first_plural: tuple[str, ...]
    impersonal: tuple[str, ...]
    dative_singular: tuple[str, ...]
    dative_plural: tuple[str, ...]
    reflexive: tuple[str, ...]
    object_clitics: tuple[str, ...]
    subjects: tuple[str, ...]
    personal: tuple[str, ...]
    neuter: tuple[str, ...]

    def human(self, word: str) -> bool | None:
        """Whether the pronoun `word` speaks of a person; None where it may or may not."""
        return True if word in self.personal else False if word in self.neuter else None


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the adpositions of a language do, as lists of their canonical names.

    `genitive` ties a noun to another, `belonging` a party to who acts for it; `dative` tells whom something is given or
    said to, `agent` who acts in a passive, `companion` with whom, `between` the sides, `target` whom a blow falls on,
    `topic` what talk is about; `enclosing` and `inside` where one is, `setting` where something happens, `whereabouts`
    whose people someone is; `occasion` the event at which something is said, `source` whose word it is; `estranged`
    keeps a name before it from being that of who follows; `governed` leads to events that the word above decides on,
    `gerundial` to such events told by a gerund.
    """

    genitive: tuple[str, ...]
    belonging: tuple[str, ...]
    dative: tuple[str, ...]
    agent: tuple[str, ...]
    companion: tuple[str, ...]
    between: tuple[str, ...]
    target: tuple[str, ...]
    topic: tuple[str, ...]
    enclosing: tuple[str, ...]
    inside: tuple[str, ...]
    setting: tuple[str, ...]
    whereabouts: tuple[str, ...]
    occasion: tuple[str, ...]
    source: tuple[str, ...]
    estranged: tuple[str, ...]
    governed: tuple[str, ...]
    gerundial: tuple[str, ...]


class ActorPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """`actors.yaml` as a whole.

    `attributes` tells where the adjectives of a noun stand; `endorsed` are the participles that tell on whose side
    others are, not what they are ("Iran-backed").
    """

    adpositions: dict[str, tuple[str, ...]]
    roles: Roles
    attributes: Literal["before", "after"]
    locative: tuple[str, ...]
    articles: tuple[str, ...]
    titles: tuple[str, ...]
    particles: tuple[str, ...]
    demonstratives: tuple[str, ...]
    counts: dict[str, int]
    quantities: tuple[str, ...]
    partitives: tuple[str, ...]
    impersonal_verbs: tuple[str, ...]
    stances: tuple[str, ...]
    endorsed: tuple[str, ...]
    extenders: tuple[str, ...]
    faceless: tuple[str, ...]
    former: tuple[str, ...]
    parts: tuple[str, ...]
    pronouns: Pronouns
    classes: tuple[NounClass, ...]
    offices: tuple[OfficeWords, ...] = ()

    @cached_property
    def office_words(self) -> dict[str, frozenset[str]]:
        """Words that name an office to the gazetteer's titles."""
        return {words: frozenset(each.titles) for each in self.offices for words in each.words}

    @cached_property
    def longest_office(self) -> int:
        """The number of words of the longest way to name an office."""
        return max((len(words.split()) for words in self.office_words), default=0)

    @cached_property
    def class_of(self) -> dict[str, NounClass]:
        """Noun (lemma or form, lower case) to its class; a noun of several classes belongs to the first."""
        return {noun: each for each in reversed(self.classes) for noun in each.nouns}

    @cached_property
    def canonical_adposition(self) -> dict[str, str]:
        """Form to canonical name ("du" to "de")."""
        return {form: name for name, forms in self.adpositions.items() for form in forms}


def load_actors(folder: Path) -> ActorPack:
    """The `actors.yaml` of a pack folder; raises `PourparlersError("pack-invalid")`."""
    return load_yaml(folder / "actors.yaml", ActorPack)
