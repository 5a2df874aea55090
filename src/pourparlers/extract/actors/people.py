"""Who the named persons are: known from the gazetteer, told by an office beside the name, or met before."""

from collections import Counter
from collections.abc import Sequence

from pourparlers.extract.actors.cast import Cast, Member
from pourparlers.extract.actors.mentions import Mention
from pourparlers.extract.actors.phrases import Phrases
from pourparlers.extract.actors.world import World
from pourparlers.gazetteer import Term
from pourparlers.packs.actors import ActorPack
from pourparlers.text.analysis import Analysis


class People:
    """The persons of one article by the first token of each mention."""

    def __init__(
        self,
        analysis: Analysis,
        mentions: Sequence[Mention],
        phrases: Phrases,
        world: World,
        pack: ActorPack,
        cast: Cast,
        home: str | None,
        date: str | None,
    ) -> None:
        self._analysis = analysis
        self._phrases = phrases
        self._world = world
        self._pack = pack
        self._cast = cast
        self._home = home
        self._date = date
        self._spoken = Counter(m.entry.key for m in mentions if m.entry is not None and m.entry.key)
        self._at: dict[int, Member] = {}
        for mention in mentions:
            if mention.sort == "person":
                self._known(mention)
        for mention in mentions:
            if mention.sort == "unknown":
                self._unknown(mention)

    def at(self, mention: Mention) -> Member | None:
        """The person that `mention` names."""
        return self._at.get(mention.first)

    def learn_at_home(self, mention: Mention) -> Member:
        """The named person, taken for one of the article's own state."""
        self._learn(mention, mention.text, self._likely(mention) or "", None)
        return self._at[mention.first]

    def _known(self, mention: Mention) -> None:
        assert mention.entry is not None
        person = self._world.people.get(mention.entry.key)
        term = person.at(self._date) if person else None
        stated = self._stated(mention)
        self._learn(mention, mention.entry.key, stated or (term.affiliation if term else ""), term)

    def _unknown(self, mention: Mention) -> None:
        known = self._cast.known_person(mention.text) or self._cast.known_person(mention.text.split()[-1])
        if known is not None:
            self._at[mention.first] = known
            known.mentions.add(self._analysis.span(mention.first, mention.last))
            return
        key = self._stated(mention) or self._at_home(mention)
        if key:
            self._learn(mention, mention.text, key, None)

    def _learn(self, mention: Mention, name: str, key: str, term: Term | None) -> None:
        party = self._world.member(Cast(), key) if key else None
        member = self._cast.person(name, party.affiliation if party else key, party.code if party else key)
        if member.office is None:
            member.office = self._phrases.office_text(mention) or (term.office if term else None)
        member.mentions.add(self._analysis.span(mention.first, mention.last))
        self._at[mention.first] = member

    def _stated(self, mention: Mention) -> str | None:
        """The key that the words beside the name give: "le ministre russe X", "X, chef de ...", "le Béninois X"."""
        noun = self._phrases.office_of(mention)
        if noun is not None:
            for office in self._phrases.offices_before(noun):
                named = self._phrases.adjectives(office) or list(self._phrases.complements(office, mention.first))
                key = next((key for key in map(self._key, named) if key), None)
                if key:
                    return key
            return None
        for beside in self._phrases.qualifiers(mention):
            if beside.sort not in ("person", "unknown"):
                return self._key(beside)
        left = self._phrases.at.get(mention.first - 1)
        if left is not None and left.sort == "demonym" and left.entry is not None:
            return left.entry.key
        return None

    def _key(self, mention: Mention) -> str | None:
        if mention.sort in ("person", "unknown"):
            person = self.at(mention)
            return person.affiliation if person else None
        return self._world.member(Cast(), mention.entry.key).affiliation if mention.entry else None

    def _at_home(self, mention: Mention) -> str | None:
        """The likely state of someone of whom only the name is told, if it is a person's name."""
        doc = self._analysis.doc
        titled = mention.first > 0 and doc[mention.first - 1].lower_ in self._pack.titles
        named = mention.last > mention.first and doc[mention.first].text in self._world.first_names
        return self._likely(mention) if titled or named else None

    def _likely(self, mention: Mention) -> str | None:
        """The state, among those the article speaks of, whose people bear that first name; else the article's own."""
        first = mention.text.split()[0] if mention.last > mention.first else ""
        bearers = self._world.first_names.get(first, Counter())
        known = {key: count for key, count in bearers.items() if key in self._spoken}
        return max(known, key=lambda key: (known[key], self._spoken[key], key), default=self._home)
