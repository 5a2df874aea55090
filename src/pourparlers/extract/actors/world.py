"""What is known before reading: the gazetteer's parties and people under the names a language gives them."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from pourparlers.extract.actors.cast import Cast, Member
from pourparlers.extract.actors.lexicon import Entry, Lexicon
from pourparlers.extract.actors.mentions import Mention
from pourparlers.gazetteer import Gazetteer, Person
from pourparlers.packs.names import Names

# The year up to which the gazetteer's lists of people are kept.
LAST_YEAR = 2026


@dataclass(frozen=True, slots=True)
class World:
    """The compiled lexicon of one language with the facts behind its keys."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    display: dict[str, str]
    people: dict[str, Person] = field(default_factory=dict)
    first_names: dict[str, Counter[str]] = field(default_factory=dict)
    states: frozenset[str] = frozenset()
    seats: dict[str, frozenset[str]] = field(default_factory=dict)
    adjectives: dict[str, tuple[str, ...]] = field(default_factory=dict)
    holders: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def member(self, cast: Cast, key: str, sector: str | None = None) -> Member:
        """The party `key` in `cast`: body keys stand for their parent, unknown keys for themselves."""
        fact = self.gazetteer.parties.get(key)
        if fact is None:
            return cast.party(key, self.display.get(key, key), "group", key, sector)
        if fact.parent and fact.parent in self.gazetteer.parties:
            return self.member(cast, fact.parent, sector)
        name = self.display.get(key, fact.name)
        return cast.party(key, name, fact.kind, fact.code, sector or fact.sector)

    def country(self, entry: Entry | None) -> str | None:
        """The state that a place, a capital or a state's name lies in."""
        if entry is None:
            return None
        if entry.sort == "place":
            return self.gazetteer.places[entry.key].country or None
        fact = self.gazetteer.parties.get(entry.key)
        return fact.key if fact is not None and fact.kind == "state" else None

    def full_name(self, key: str, written: Collection[str]) -> str:
        """The full name of the person `key`, as an article spells it that writes `written` for it."""
        person = self.people.get(key)
        surnames = {text.rsplit(" ", 1)[-1] for text in written}
        if person is None or _ends_in(person.name, surnames):
            return key
        names = [alias for alias in (person.name, *person.aliases) if " " in alias and alias[0].isupper()]
        forms = [form for alias in names for form in _written(alias)]
        full = [form for form in forms if form in written] + [form for form in forms if _ends_in(form, surnames)]
        return full[0] if full else key

    def years(self, mentions: Iterable[Mention], slack: int = 0) -> tuple[int, int] | None:
        """The first and last year in which most of the people mentioned were in office, or all of these but `slack`.

        None where nobody known is mentioned.
        """
        names = {m.entry.key for m in mentions if m.sort == "person" and m.entry is not None}
        spans = [span for name in names if name in self.people for span in _years_in_office(self.people[name])]
        counts = Counter(year for first, last in spans for year in range(first, last + 1))
        if not counts:
            return None
        most = max(counts.values())
        best = [year for year in counts if counts[year] >= most - slack]
        return min(best), max(best)


def _years_in_office(person: Person) -> Iterator[tuple[int, int]]:
    for term in person.terms:
        if term.start:
            yield int(term.start[:4]), int(term.end[:4]) if term.end else LAST_YEAR


def build_world(names: Names, gazetteer: Gazetteer) -> World:
    """The world of one language; names come from its pack, facts from the gazetteer."""
    entries: list[Entry] = []
    display: dict[str, str] = {}
    for surface in names.surfaces():
        usual = names.ambiguous.get(surface.text, (surface.key,))[0]
        if surface.key != usual:
            continue
        entries.append(
            Entry(surface.text, surface.key, surface.sort, surface.case_exact, surface.sector, surface.determiner)
        )
        if surface.sort == "name":
            display.setdefault(surface.key, surface.text)
    entries += [Entry(body, "", "body") for body in names.bodies]
    known = [_spelled(person, names.people.get(person.name)) for person in gazetteer.people]
    entries += _people(known)
    places = {text: gazetteer.places[key] for key, texts in names.places.items() for text in texts} | gazetteer.places
    for name, place in places.items():
        entries.append(Entry(name, name, "place", locative=place.ambiguous or name in names.locative))
    people = {form: person for person in known for form in _forms(person)} | {person.name: person for person in known}
    first_names: dict[str, Counter[str]] = {}
    for person in known:
        if " " in person.name:
            first_names.setdefault(person.name.split()[0], Counter())[person.at().affiliation] += 1
    states = frozenset(key for key, fact in gazetteer.parties.items() if fact.kind == "state")
    gazetteer = msgspec.structs.replace(gazetteer, places=places)
    seats: dict[str, set[str]] = {}
    holders: dict[tuple[str, str], tuple[str, ...]] = {}
    for person, term in ((each, term) for each in known for term in each.terms):
        seats.setdefault(term.office, set()).add(term.affiliation)
        post = (term.affiliation, term.office)
        holders[post] = tuple(dict.fromkeys((*holders.get(post, ()), person.name)))
    adjectives = {key: state.adjectives for key, state in names.states.items()}
    fixed = {office: frozenset(keys) for office, keys in seats.items()}
    return World(Lexicon(entries), gazetteer, display, people, first_names, states, fixed, adjectives, holders)


def _spelled(person: Person, names: tuple[str, ...] | None) -> Person:
    """The person under the names of a language; the surname stands in them where it stands in the gazetteer's name."""
    if not names:
        return person
    words, size = names[0].split(), len(person.surname.split())
    first = person.name.startswith(person.surname) and person.name != person.surname
    surname = " ".join(words[:size] if first else words[-size:])
    aliases = (*names[1:], person.name, *person.aliases)
    return msgspec.structs.replace(person, name=names[0], surname=surname, aliases=aliases)


def _people(people: Iterable[Person]) -> Iterator[Entry]:
    for person in people:
        yield from (Entry(form, person.name, "person", True) for form in _forms(person))
        if person.alone:
            yield from (Entry(form, person.name, "person", True) for form in _written(person.surname))


def _forms(person: Person) -> Iterator[str]:
    """All ways to write the full name."""
    return (form for alias in (person.name, *person.aliases) for form in _written(alias))


def _ends_in(name: str, surnames: Collection[str]) -> bool:
    """True for a name that ends in one of `surnames`, with an article before it or not ("al-Assad")."""
    last = name.rsplit(" ", 1)[-1]
    return last in surnames or last.partition("-")[2] in surnames


def _written(name: str) -> Iterator[str]:
    """A name as it may be printed: without its accents, and with a capital at the start of a sentence."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    for form in dict.fromkeys((name, plain)):
        yield from dict.fromkeys((form, form[0].upper() + form[1:]))
