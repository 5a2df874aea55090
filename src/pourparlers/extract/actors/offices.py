"""Who holds the office that a description names: "le premier ministre" after its holder was named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pourparlers.extract.actors.cast import Member
from pourparlers.extract.actors.world import World
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
        """The office that the words from `noun` on (or one before) name, the longest wording first."""
        sent = noun.sent
        for start in (noun.i, noun.i - 1):
            if start < sent.start:
                continue
            words = [token.lower_ for token in noun.doc[start : min(start + self._pack.longest_office, sent.end)]]
            for length in range(len(words), noun.i - start, -1):
                titles = self._pack.office_words.get(" ".join(words[:length]))
                if titles:
                    return Held(titles, " ".join(words[:length]))
        return None

    def holder(self, held: Held, key: str | None, people: Iterable[Member]) -> Member | None:
        """The first of `people` who holds that office for the party `key` (for any where it is None)."""
        for member in people:
            if member.kind == "person" and (key is None or member.affiliation == key) and self._holds(member, held):
                return member
        return None

    def _holds(self, member: Member, held: Held) -> bool:
        person = self._world.people.get(member.name)
        if person is not None:
            return person.at(self._date).office in held.titles
        stated: Sequence[str] = (member.office or "").lower().split()
        return stated[: len(held.words.split())] == held.words.split()
