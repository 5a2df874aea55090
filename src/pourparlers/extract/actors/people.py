"""Who the named persons are: known from the gazetteer, told by an office beside the name, or met before."""

from collections import Counter
from collections.abc import Callable, Sequence

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.actors.cast import Cast, Member
from pourparlers.extract.actors.mentions import Mention
from pourparlers.extract.actors.offices import Offices
from pourparlers.extract.actors.phrases import Phrases
from pourparlers.extract.actors.world import World
from pourparlers.gazetteer import Term
from pourparlers.packs.actors import ActorPack
from pourparlers.text.analysis import Analysis

_ECHO = 400
_OWNED = frozenset({"nmod", "amod", "compound"})


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
        home: Callable[[int], str | None],
        date: str | None,
    ) -> None:
        self._analysis = analysis
        self._phrases = phrases
        self._world = world
        self._pack = pack
        self._cast = cast
        self._home = home
        self._date = date
        self._offices = Offices(world, pack, date)
        self._spoken = Counter(m.entry.key for m in mentions if m.entry is not None and m.entry.key)
        self._written: dict[str, dict[str, None]] = {}
        for mention in mentions:
            if mention.sort == "person" and mention.entry is not None:
                self._written.setdefault(mention.entry.key, {})[mention.text] = None
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
        name = self._world.full_name(mention.entry.key, self._written[mention.entry.key])
        self._learn(mention, name, stated or (term.affiliation if term else ""), term)

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
        origin = self._phrases.origin(mention)
        if origin is not None and origin.sort in ("name", "capital") and self._key(origin):
            return self._key(origin)
        noun = self._phrases.office_of(mention)
        if noun is not None:
            for office in self._phrases.offices_before(noun):
                named = self._phrases.adjectives(office) or list(self._phrases.complements(office, mention.first))
                key = next((key for key in map(self._key, named) if key), None)
                if key:
                    return key
            return self._echoed(noun)
        if mention.sort == "unknown" and (mention.first == mention.last or self._phrases.determined(mention)):
            return self._demonym(mention)
        for beside in self._phrases.qualifiers(mention):
            if beside.sort not in ("person", "unknown"):
                return self._key(beside)
        return self._demonym(mention)

    def _demonym(self, mention: Mention) -> str | None:
        """The key of "le Béninois X"."""
        left = self._phrases.at.get(mention.first - 1)
        return left.entry.key if left is not None and left.sort == "demonym" and left.entry is not None else None

    def _echoed(self, noun: Token) -> str | None:
        """The key told where the text first spoke of "the ambassador, Jane Roe"."""
        if not any(child.lower_ in self._pack.articles for child in syntax.children(noun, "det")):
            return None
        earlier = (t for t in reversed(noun.doc[max(0, noun.i - _ECHO) : noun.i]) if t.lemma_ == noun.lemma_)
        named = [mention for token in earlier for mention in self._phrases.adjectives(token)]
        keys = {key for key in map(self._key, named) if key}
        return keys.pop() if len(keys) == 1 else None

    def _key(self, mention: Mention) -> str | None:
        if mention.sort in ("person", "unknown"):
            person = self.at(mention)
            return person.affiliation if person else None
        if mention.sort == "place":
            return self._world.gazetteer.places[mention.entry.key].country or None if mention.entry else None
        fact = self._world.gazetteer.parties.get(mention.entry.key) if mention.entry else None
        if fact is not None and fact.kind == "group" and fact.sector == "PTY" and fact.country:
            return fact.country
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
        known = {key: bearers[key] for key in self._world.states if key in bearers and key in self._spoken}
        if known:
            return max(known, key=lambda key: (known[key], self._spoken[key], key))
        home = self._home(mention.first)
        likely = [key for key in (self._nearby(mention), home, self._second(home)) if key]
        return next((key for key in likely if not self._taken(mention, key)), likely[0] if likely else None)

    def _second(self, home: str | None) -> str | None:
        """The state that the article names most beside its own."""
        others = {key: n for key, n in self._spoken.items() if key in self._world.states and key != home}
        return max(others, key=lambda key: (others[key], key), default=None)

    def _taken(self, mention: Mention, key: str) -> bool:
        """True where someone else is known to hold for the state `key` the office that stands beside the name."""
        noun = self._phrases.office_of(mention)
        held = self._offices.named(noun) if noun is not None and self._date else None
        return held is not None and self._offices.known_holder(held, key)

    def _nearby(self, mention: Mention) -> str | None:
        """The state that is a subject before the person, in the sentence or in the one before it."""
        sentence = self._analysis.sent_index[mention.first]
        first = self._analysis.sents[sentence].start
        key = self._subject(first, mention.first)
        if key is None and sentence > 0 and self._phrases.office_of(mention) is not None:
            key = self._subject(self._analysis.sents[sentence - 1].start, first)
        return key

    def _subject(self, first: int, end: int) -> str | None:
        """The state that is a subject, or whose people are one, among the tokens from `first` up to `end`."""
        for i in range(first, end):
            beside = self._phrases.at.get(i)
            if beside is None or beside.entry is None or beside.entry.key not in self._world.states:
                continue
            node = self._phrases.head_of(beside)
            while syntax.relation(node) in _OWNED and self._phrases.noun_class(node.head) is not None:
                node = node.head
            if syntax.relation(node) in syntax.SUBJECTS:
                return beside.entry.key
        return None
