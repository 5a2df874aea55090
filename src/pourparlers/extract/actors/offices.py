"""Who holds the office that a description names: "le premier ministre" after its holder was named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pourparlers.extract.actors.cast import Member
from pourparlers.extract.actors.world import World
from pourparlers.gazetteer import Person
from pourparlers.packs.actors import ActorPack


@dataclass(frozen=True, slots=True)
class Held:
    """An office as the words of a description name it: the gazetteer's titles for it, and its words."""

    titles: frozenset[str]
    words: str


class Offices:
    """Ties descriptions of one article to the persons it names."""

    def __init__(self, world: World, pack: ActorPack, date: str | None) -> None:
        self._world = world
        self._pack = pack
        self._date = date

    def named(self, noun: Token) -> Held | None:
        """The office that words around `noun` name, the longest wording first."""
        sent, longest = noun.sent, self._pack.longest_office
        words = [token.lower_ for token in sent]
        at = noun.i - sent.start
        for length in range(longest, 0, -1):
            for start in range(at, max(at - length, -1), -1):
                wording = " ".join(words[start : start + length])
                if start + length <= len(words) and wording in self._pack.office_words:
                    return Held(self._pack.office_words[wording], wording)
        return None

    def seats(self, held: Held) -> frozenset[str]:
        """The organisations that have such an office; none where states have it too."""
        keys = frozenset(key for title in held.titles for key in self._world.seats.get(title, ()))
        return keys if keys.isdisjoint(self._world.states) else frozenset()

    def holder(self, held: Held, key: str | None, people: Iterable[Member]) -> Member | None:
        """The first of `people` who holds that office for the party `key` (for any where it is None)."""
        for member in people:
            if member.kind == "person" and (key is None or member.affiliation == key) and self._holds(member, held):
                return member
        return None

    def known_holder(self, held: Held, key: str) -> bool:
        """True where the gazetteer knows one person who held that office for the party `key` at the article's date."""
        people = {name for title in held.titles for name in self._world.holders.get((key, title), ())}
        holding = [each for each in map(self._world.people.__getitem__, people) if self._current(each, held, key)]
        return len(holding) == 1

    def _current(self, person: Person, held: Held, key: str) -> bool:
        terms = (term for term in person.terms if term.affiliation == key and term.office in held.titles)
        return self._date is not None and any(term.start and term.covers(self._date) for term in terms)

    def _holds(self, member: Member, held: Held) -> bool:
        person = self._world.people.get(member.name)
        if person is not None:
            return person.at(self._date).office in held.titles
        stated: Sequence[str] = (member.office or "").lower().split()
        return stated[: len(held.words.split())] == held.words.split()
