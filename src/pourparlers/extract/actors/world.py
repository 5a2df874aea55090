"""What is known before reading: the gazetteer's parties and people under the names a language gives them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

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

    def member(self, cast: Cast, key: str, sector: str | None = None) -> Member:
        """The party `key` in `cast`: body keys stand for their parent, unknown keys for themselves."""
        fact = self.gazetteer.parties.get(key)
        if fact is None:
            return cast.party(key, self.display.get(key, key), "group", key, sector)
        if fact.parent and fact.parent in self.gazetteer.parties:
            return self.member(cast, fact.parent, sector)
        name = self.display.get(key, fact.name)
        return cast.party(key, name, fact.kind, fact.code, sector or fact.sector)

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
    entries += _people(gazetteer)
    for name, place in gazetteer.places.items():
        entries.append(Entry(name, name, "place", locative=place.ambiguous))
    people = {person.name: person for person in gazetteer.people}
    first_names: dict[str, Counter[str]] = {}
    for person in gazetteer.people:
        if " " in person.name:
            first_names.setdefault(person.name.split()[0], Counter())[person.at().affiliation] += 1
    states = frozenset(key for key, fact in gazetteer.parties.items() if fact.kind == "state")
    return World(Lexicon(entries), gazetteer, display, people, first_names, states)


def _people(gazetteer: Gazetteer) -> Iterator[Entry]:
    for person in gazetteer.people:
        for alias in (person.name, *person.aliases):
            yield Entry(alias, person.name, "person", True)
        if person.alone:
            yield Entry(person.surname, person.name, "person", True)
