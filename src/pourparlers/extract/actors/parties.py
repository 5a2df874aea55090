"""Which party a word stands for: names, offices, possessives, pronouns and descriptions, resolved left to right."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.actors.cast import Cast, Member
from pourparlers.extract.actors.history import History, Resolved
from pourparlers.extract.actors.home import Home
from pourparlers.extract.actors.mentions import Mention
from pourparlers.extract.actors.offices import Offices
from pourparlers.extract.actors.people import People
from pourparlers.extract.actors.phrases import REACH, Phrases
from pourparlers.extract.actors.world import World
from pourparlers.packs.actors import ActorPack, NounClass
from pourparlers.text.analysis import Analysis

_POINTING: dict[str, tuple[str, ...]] = {
    "country": ("state",),
    "organisation": ("organisation", "bloc"),
    "group": ("armed-group", "group"),
    "person": ("person",),
    "capital": ("state",),
}
_LOCAL = frozenset({"people", "force", "body", "office"})
_COUNTED = frozenset({"country", "capital", "office", "kin", "body", "group", "organisation", "person", "people"})
_PERSONAL = frozenset({"office", "people", "person"})
_INNER = frozenset({"det", "case", "expl", "flat", "fixed"})
_ATTRIBUTES = frozenset({"compound", "nmod:desc"})
_HUMAN = frozenset({"office", "kin", "person"})
_REACH_BACK = 2
_DETERMINED = frozenset({"group", "country", "organisation"})
_REBELS = "REB"
_SHORT = 3
_APPOSED = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "ADP", "NUM"})


class Parties:
    """Resolves words of one article to the members of its cast; `date` (ISO) tells which offices people then held."""

    def __init__(
        self, analysis: Analysis, mentions: Sequence[Mention], world: World, pack: ActorPack, date: str | None = None
    ) -> None:
        self.analysis = analysis
        self.mentions = mentions
        self._firsts = [mention.first for mention in mentions]
        self.world = world
        self.pack = pack
        self.cast = Cast()
        self.phrases = Phrases(analysis, mentions, pack)
        self.home = Home(analysis, mentions, self.phrases, world)
        self._states = world.states
        self._people = People(analysis, mentions, self.phrases, world, pack, self.cast, self.home.at, date)
        self._history = History(analysis, pack.roles)
        self._offices = Offices(world, pack, date)
        self._cache: dict[int, Resolved] = {}
        self._speakers: dict[int, Resolved] = {}
        self._acronyms = self._introduced()
        self._walk()

    # ------------------------------------------------------------------ public
    def resolve(self, token: Token) -> Resolved:
        """The parties that the nominal headed by `token` stands for, coordination included; () where it is none."""
        if token.i not in self._cache:
            self._cache[token.i] = ()
            members: list[Member] = []
            for each in syntax.conjuncts(token):
                if each is token or self._coordinate(each, token):
                    found = self.single(each) or self._followers(each, members)
                    members += [m for m in found if m not in members]
            self._cache[token.i] = tuple(members)
        return self._cache[token.i]

    def _coordinate(self, each: Token, first: Token) -> bool:
        """True for a nominal on a par with `first`; "et de gouvernement" belongs to a complement of it."""
        if each.pos_ not in syntax.NOMINAL and each.i not in self.phrases.at:
            return False
        own = next((self.phrases.adposition_name(c) for c in syntax.children(each, "case")), None)
        genitive = self.pack.roles.genitive
        return own not in genitive or self.phrases.adposition_of(first) in genitive

    def _followers(self, token: Token, members: Sequence[Member]) -> Resolved:
        """The allies of those named before them: "the United States and its allies"."""
        noun = self.phrases.noun_class(token)
        known = noun is not None and self._possessive(token) is not None
        return self._bloc(tuple(members), noun) if noun is not None and known else ()

    def single(self, token: Token) -> Resolved:
        """As `resolve`, for `token` alone."""
        mention = self.phrases.at.get(token.i)
        noun = self.phrases.noun_class(token)
        if mention is not None and not (mention.is_adjective and noun):
            members = self._counted(token, mention) or self._mentioned(mention)
            if members or noun is None:
                return members
        titled = self.phrases.at.get(token.i + 1) if token.lower_ in self.pack.titles else None
        if titled is not None and titled.sort in ("person", "unknown") and self._people.at(titled) is not None:
            return self.resolve(self.phrases.head_of(titled))
        if noun is not None:
            return self._described(token, noun)
        if token.text in self._acronyms and abs(self._acronyms[token.text] - token.i) > REACH:
            return self.single(self.analysis.doc[self._acronyms[token.text]])
        if token.pos_ in ("NOUN", "PROPN") and self._shortened(token):
            return self._history.same_name(token)
        if token.pos_ in ("PRON", "DET") or self._is_pronoun(token) or token.lower_ in self.pack.pronouns.latter:
            return self._pronoun(token)
        return self._quantified(token)

    def _counted(self, token: Token, mention: Mention) -> Resolved:
        """The states behind "the three Arab states"."""
        fact = self.world.gazetteer.parties.get(mention.entry.key) if mention.entry else None
        count = self._count(token) if fact is not None and fact.kind == "bloc" else 0
        return (
            tuple(self.party(key) for key in self._history.last_together(token, self._states, count)) if count else ()
        )

    def _shortened(self, token: Token) -> bool:
        """True for a definite noun with a capital: "le Conseil", "la Commission"."""
        return self._definite(token) and token.text[0].isupper() and not token.is_sent_start

    def _definite(self, token: Token) -> bool:
        return any(child.lower_ in self.pack.articles + self.pack.demonstratives for child in token.children)

    def adjectives(self, token: Token) -> Resolved:
        """The parties named by the adjectives of the noun `token` ("pourparlers russo-américains")."""
        found: list[Member] = []
        for mention in self.phrases.adjectives(token):
            found += [m for m in self._mentioned(mention) if m not in found]
        return tuple(found)

    def possessor(self, token: Token) -> Resolved:
        """The party behind a possessive determiner of `token` ("ses troupes")."""
        p = self.pack.pronouns
        child = self._possessive(token)
        if child is None:
            return self._owner(token)
        if child.lower_ in p.first_singular + p.first_plural:
            return self._speakers.get(child.i, ())
        if child.lower_ in p.possessive_singular + p.possessive_plural:
            plural = child.lower_ in p.possessive_plural
            return self._history.antecedent(child, plural, "", possessive=True, human=p.human(child.lower_))
        return self._relative(child)

    def _possessive(self, token: Token) -> Token | None:
        """The possessive determiner or relative of `token`."""
        p = self.pack.pronouns
        words = p.first_singular + p.first_plural + p.possessive_singular + p.possessive_plural
        for child in token.children:
            if child.i > token.i or child.i in self.phrases.at:
                continue
            relative = syntax.feature(child, "PronType") in ("Rel", "Int") and syntax.relation(child) == "nmod"
            if child.lower_ in words or relative:
                return child
        return None

    def _owner(self, token: Token) -> Resolved:
        """The party of a genitive before `token` ("Russia's troops", "the minister's spokesman")."""
        owners = (child for child in syntax.children(token, "nmod") if child.i < token.i and self._genitive(child))
        return next((self.resolve(owner) for owner in owners), ())

    def bind_speakers(self, speakers: dict[int, Resolved]) -> None:
        """Tells who speaks at each token, so that "nous" and "notre" resolve; forgets what was resolved without it."""
        self._speakers = speakers
        first = set(self.pack.pronouns.first_plural) | set(self.pack.pronouns.first_singular)
        stale = [i for i in self._cache if any(t.lower_ in first for t in self.analysis.doc[i].subtree)]
        for i in stale:
            del self._cache[i]

    def main(self, count: int) -> list[str]:
        """The keys of the `count` parties named most, their people included."""
        counts: Counter[str] = Counter()
        for member in self.cast.members:
            counts[member.affiliation] += len(member.mentions)
        return sorted(counts, key=lambda key: (-counts[key], key))[:count]

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin at tokens `first` to `last`, in order."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_right(self._firsts, last)]

    def opponent(self, token: Token, besides: set[str], back: int = 1) -> Resolved:
        """The party that the text spoke of last beside those of the keys `besides`."""
        return self._history.other_party(token, besides, back)

    def note(self, token: Token, members: Iterable[Member]) -> None:
        """Keeps the span of `token`'s name or noun as a mention of `members`."""
        mention = self.phrases.at.get(token.i)
        first, last = (mention.first, mention.last) if mention else (token.i, token.i)
        for member in members:
            member.mentions.add(self.analysis.span(first, last))

    def territory(self, token: Token) -> Resolved:
        """The state whose place `token` names: whom "bombarder Kharkiv" hits."""
        mention = self.phrases.at.get(token.i)
        key = self.country_of(mention) if mention is not None and mention.sort == "place" else None
        return (self.party(key),) if key else ()

    def named_by(self, mention: Mention) -> Resolved:
        """The parties that a name or an adjective of the text names."""
        return self._mentioned(mention)

    def unnamed(self, token: Token) -> bool:
        """True for people and forces of whom no name is told: "la police", "l'opposition"."""
        noun = self.phrases.noun_class(token)
        return noun is not None and noun.kind in ("people", "force") and not self._named_by(token, noun)

    def country_of(self, mention: Mention) -> str | None:
        """The state that a place, capital or state name lies in."""
        return self.world.country(mention.entry)

    def party(self, key: str) -> Member:
        """The member of the cast with that affiliation key."""
        return self.world.member(self.cast, key)

    def stranger(self, token: Token) -> Resolved:
        """Someone who speaks and of whom only the name is told: a person of the article's own state."""
        mention = self.phrases.at.get(token.i)
        if mention is None or mention.sort != "unknown" or not self.home.at(token.i):
            return ()
        return (self._people.learn_at_home(mention),)

    # ------------------------------------------------------------------ names
    def _mentioned(self, mention: Mention) -> Resolved:
        if mention.sort in ("person", "unknown"):
            person = self._people.at(mention)
            thing = person is None and self.phrases.determined(mention)
            return (person,) if person else self._owners(mention) if thing else ()
        if mention.entry is None or mention.sort == "place":
            return ()
        if mention.sort in ("body", "organ"):
            owner = self._owners(mention)
            if owner:
                return owner
        if mention.sort == "body" or self._national(mention):
            head = self.phrases.head_of(mention)
            return self.adjectives(head) or next(self._whose(mention), ())
        entries = [mention.entry, *mention.also]
        members = [self.world.member(self.cast, entry.key, entry.sector) for entry in entries]
        partner = self.phrases.hyphenated(mention)
        if partner is not None:
            members += [m for m in self._mentioned(partner) if m not in members]
        return tuple(dict.fromkeys(members))

    def _owners(self, mention: Mention) -> Resolved:
        """The parties before the name of an institution that others have too: "Peru's Congress"."""
        found: list[Member] = []
        for each in self.phrases.qualifiers(mention):
            if each.sort not in ("person", "unknown", "organ", "body"):
                found += [member for member in self._mentioned(each) if member not in found]
        return tuple(found)

    def _national(self, mention: Mention) -> bool:
        """True for "Conseil de sécurité russe": the name of an organisation with the adjective of a state after it."""
        fact = self.world.gazetteer.parties.get(mention.entry.key) if mention.entry else None
        after = self.phrases.at.get(mention.last + 1)
        foreign = after is not None and after.is_adjective and after.entry is not None
        return mention.sort in ("name", "organ") and fact is not None and fact.kind == "organisation" and foreign

    def _whose(self, mention: Mention) -> Iterator[Resolved]:
        """The parties that the complements of an institution's name tell."""
        for complement in self.phrases.complements(self.analysis.doc[mention.last]):
            members = self._mentioned(complement)
            if members:
                yield members

    # ------------------------------------------------------------------ descriptions
    def _described(self, token: Token, noun: NounClass) -> Resolved:
        person = self._apposed_person(token) if noun.kind != "opponent" else None
        if person is not None:
            return (person,)
        if noun.kind == "people" and any(
            c.lemma_.lower() in self.pack.faceless for c in syntax.children(token, "amod", "acl")
        ):
            return ()
        named = self._named_by(token, noun)
        if noun.kind == "opponent" and not self.adjectives(token):
            return self._rival(token, named or self.possessor(token))
        if noun.kind == "office":
            holder = self._holder(token, named)
            if holder is not None:
                return (holder,)
            if not named:
                named = self._seat(token)
        found = named or self._understood(token, noun)
        return self._band(token, found) if noun.sector == _REBELS else found

    def _band(self, token: Token, found: Resolved) -> Resolved:
        """The armed group known as the rebels of a state, where rebels of that state are meant."""
        key = found[0].affiliation if len(found) == 1 and found[0].kind == "state" else ""
        for adjective in self.world.adjectives.get(key, ()):
            words = (adjective, token.lower_) if self.pack.attributes == "before" else (token.lower_, adjective)
            group = self.world.lexicon.key(" ".join(words))
            if group is not None:
                return (self.party(group),)
        return found

    def _named_by(self, token: Token, noun: NounClass) -> Resolved:
        """The parties that the description itself names: adjectives, the name beside it, complements."""
        band = next(filter(self._armed, self.phrases.complements(token)), None)
        if band is not None and noun.kind == "force":
            return self._mentioned(band)
        adjectives = self.adjectives(token)
        if adjectives:
            return adjectives
        owner = self._owner(token)
        if owner:
            return owner
        short = next((c for c in syntax.children(token, "compound") if c.i not in self.phrases.at and c.is_title), None)
        if short is not None and self._history.same_name(short):
            return self._history.same_name(short)
        beside = self.phrases.at.get(token.i + 1)
        if beside is not None and not beside.is_adjective and self._mentioned(beside):
            return self._mentioned(beside)
        if noun.kind in _POINTING or self._possessive(token) is not None:
            return ()
        members = next((found for c in self.phrases.complements(token) if (found := self._belonging(token, c))), ())
        return self._followed(members) if noun.kind in ("people", "force") else members

    def _armed(self, mention: Mention) -> bool:
        """True for an armed group, which tells more than where its people come from."""
        fact = self.world.gazetteer.parties.get(mention.entry.key) if mention.entry else None
        return fact is not None and fact.kind == "armed-group" and not mention.is_adjective

    def _belonging(self, token: Token, complement: Mention) -> Resolved:
        """The party of a complement; of a plural noun, all that are coordinated: "les ministres de A, de B et de C"."""
        members = self._mentioned(complement)
        if not members or complement.is_adjective or syntax.feature(token, "Number") != "Plur":
            return members
        return self.resolve(self.phrases.head_of(complement)) or members

    def _followed(self, members: Resolved) -> Resolved:
        """The states of the persons whose people or forces they are: "les partisans de M. Morsi" are not Morsi."""
        return tuple(
            dict.fromkeys(
                self.party(m.affiliation) if m.kind == "person" and m.affiliation in self._states else m
                for m in members
            )
        )

    def _holder(self, token: Token, named: Resolved) -> Member | None:
        """The person named before who holds the office: "le chef du Kremlin", "ce ministre"."""
        if len(named) > 1 or syntax.feature(token, "Number") == "Plur":
            return None
        if not named and any(syntax.feature(c, "PronType") == "Dem" for c in syntax.children(token, "det")):
            return next(self._history.people(token), None)
        if any(c.lower_ in self.pack.former for c in token.children):
            return None
        definite = any(c.lower_ in self.pack.articles for c in syntax.children(token, "det"))
        held = self._offices.named(token) if definite or self._owner(token) else None
        if held is None:
            return None
        if not named and held.words == token.lower_:
            named = self._within(token)
            if not named and any(map(self._genitive, syntax.children(token, "nmod"))):
                return None
        return self._offices.holder(held, named[0].affiliation if named else None, self._history.people(token))

    def _seat(self, token: Token) -> Resolved:
        """The organisation of an office that only organisations have: of those in the article the one named most."""
        held = self._offices.named(token)
        seats = self._offices.seats(held) if held is not None else frozenset()
        counts = Counter(m.entry.key for m in self.mentions if m.entry is not None and m.sort != "person")
        counts.update(member.affiliation for member in self.cast.members if member.kind == "person")
        known = [key for key in seats if counts[key]]
        return (self.party(max(known, key=lambda key: (counts[key], key))),) if known else ()

    def _understood(self, token: Token, noun: NounClass) -> Resolved:
        """The party of a description that names none: by possessor, by what was said before, by where the text is."""
        owner = self.possessor(token)
        count = self._count(token)
        if count and not owner and noun.kind in _COUNTED:
            together = self._history.last_together(token, self._states, count)
            if together:
                return tuple(self.party(key) for key in together)
            keys = self._history.salient_states(token, self._states, count)
            if noun.kind in _PERSONAL:
                keys = self._history.last_people(token, self._states, count) or keys
            return tuple(self.party(key) for key in keys) or self._history.last_named(token, count)
        if noun.kind == "kin":
            return self._bloc(owner, noun) or self._rival(token, owner)
        if owner:
            return owner
        if noun.kind == "pair":
            return self._history.main_two(token)
        if noun.kind in _POINTING:
            return self._pointed(token, noun)
        short = self._shortened(token) or (noun.kind == "body" and self._definite(token))
        named = self._history.same_name(token) if short else ()
        known = self._within(token) or named or self._history.same_noun(token, self.home.section(token.i))
        if not known and noun.needs_party and noun.kind == "body":
            known = self._council(token)
        if not known and noun.sector == _REBELS:
            known = self._history.last_of_kind(token, ("armed-group",))
        return known if known or noun.needs_party else self._local(token, noun)

    def _council(self, token: Token) -> Resolved:
        """Whose "the High Security Council" is, which states have, and "the Summit", which organisations have."""
        mention = self.phrases.at.get(token.i)
        if mention is not None and mention.sort == "body":
            return self.at_home(token)
        return self._history.last_of_kind(token, ("organisation",)) if self._shortened(token) else ()

    def _within(self, token: Token) -> Resolved:
        """The party of a complement that is no name: "porte-parole de l'exécutif", "délégation menée par X"."""
        for child in syntax.children(token, "nmod"):
            if child.i > token.i and (self._genitive(child) or self._houses(child)) and self.resolve(child):
                return self.resolve(child)
        for clause in syntax.children(token, "acl"):
            for agent in syntax.children(clause, "obl:agent", "obl"):
                if self.phrases.adposition_of(agent) in self.pack.roles.agent:
                    return self.resolve(agent)
        return ()

    def _houses(self, token: Token) -> bool:
        """True for an institution that someone is in: "a diplomat at the Russian mission"."""
        noun = self.phrases.noun_class(token)
        placed = self.phrases.adposition_of(token) in self.pack.roles.whereabouts
        return placed and noun is not None and noun.kind == "body" and token.i not in self.phrases.at

    def _genitive(self, token: Token) -> bool:
        """True for a complement that the adposition of belonging ties to its head."""
        return self.phrases.adposition_of(token) in self.pack.roles.genitive

    def _bloc(self, owner: Resolved, noun: NounClass) -> Resolved:
        """The bloc of a party's allies: "les Etats-Unis et leurs alliés"."""
        if noun.bloc and any(member.affiliation in noun.members for member in owner):
            return (self.party(noun.bloc),)
        return ()

    def _apposed_person(self, token: Token) -> Member | None:
        """The person named beside an office: "le ministre russe, Sergueï Riabkov"."""
        named = self.phrases.at.get(token.head.i) if syntax.relation(token) == "appos" else None
        if named is not None and named.last < token.i and self._people.at(named) is not None:
            return self._people.at(named)
        before = self._named_before(token)
        if before is not None:
            return before
        for mention in self.within(token.i + 1, min(token.i + REACH, token.sent.end - 1)):
            if mention.sort not in ("person", "unknown"):
                continue
            office = self.phrases.office_of(mention)
            if office is None or not self._same_phrase(token, office):
                continue
            between = list(self.analysis.doc[token.i + 1 : mention.first])
            commas = [n for n, word in enumerate(between) if word.text == ","]
            beside = between[commas[-1] + 1 if commas else 0 :]
            if not any(self.phrases.adposition_name(t) in self.pack.roles.estranged for t in beside):
                return self._people.at(mention)
        return None

    def _named_before(self, token: Token) -> Member | None:
        """The person of "Jane Roe, the foreign minister, said": both commas must be there."""
        doc, follower = self.analysis.doc, token.i + 1
        if follower >= len(doc) or doc[follower].text != ",":
            return None
        for i in range(token.i - 1, max(token.sent.start, token.i - REACH), -1):
            if doc[i].text == ",":
                named = self.phrases.at.get(i - 1)
                return self._people.at(named) if named is not None and doc[i + 1].pos_ != "CCONJ" else None
            if doc[i].pos_ not in _APPOSED:
                return None
        return None

    def _same_phrase(self, token: Token, office: Token) -> bool:
        """True for the two nouns of "le Premier ministre", and for an office with a title: "un chef, le général X"."""
        words = list(self.analysis.doc[token.i : office.i + 1])
        if len(words) > 1 and words[1].text == ",":
            words = words[2:] if words[-1].lower_ in self.pack.titles else words
        return token.i <= office.i and all(word.pos_ in ("NOUN", "ADJ", "PROPN", "DET") for word in words)

    def _local(self, token: Token, noun: NounClass) -> Resolved:
        """The party at home where the text is, for a noun of which nothing tells whose it is."""
        if noun.kind not in _LOCAL or self._qualifies(token):
            return ()
        home = self.home.at(token.i)
        if noun.at_home and home and home not in self._faced(token):
            return (self.party(home),)
        spoken = self._spoken_of(token) if noun.kind == "people" else None
        return self._of_place(token) or ((self.party(spoken),) if spoken else self.at_home(token))

    def _of_place(self, token: Token) -> Resolved:
        beside = self._placed(token)
        if beside:
            return beside
        for mention in self.within(token.sent.start, token.sent.end - 1):
            placed = mention.sort in ("place", "capital", "name") and not self._others(mention, token)
            if placed and self.phrases.adposition_before(mention.first) in self.pack.roles.whereabouts:
                key = self.country_of(mention)
                if key:
                    return (self.party(key),)
        return ()

    def _others(self, mention: Mention, token: Token) -> bool:
        """True for the "Peru" of "the envoy of Peru" beside `token`: it tells whose another is."""
        head = self.phrases.head_of(mention)
        owned = head.head.i != token.i and self.phrases.noun_class(head.head) is not None
        return owned and syntax.relation(head) == "nmod" and self._genitive(head)

    def _placed(self, token: Token) -> Resolved:
        """The states right after a noun: "leaders from Britain, Germany and Qatar"."""
        follower = token.i + 1
        if follower + 1 >= len(self.analysis.doc) or self.phrases.noun_class(token) is None:
            return ()
        after = self.phrases.at.get(follower + 1) or self.phrases.at.get(follower + 2)
        near = after is not None and self.phrases.adposition_before(after.first) in self.pack.roles.whereabouts
        if after is None or not near or after.sort not in ("name", "capital") or after.first - follower > 2:
            return ()
        adposition = self.analysis.doc[follower]
        tied = self.phrases.adposition_name(adposition) not in self.pack.roles.belonging
        if not tied and not self.phrases.belongs(adposition, token):
            return ()
        found = self.resolve(self.phrases.head_of(after))
        return found if all(member.affiliation in self._states for member in found) else ()

    def at_home(self, token: Token) -> Resolved:
        """The state of a place in the sentence, else the one that the text speaks of most lately."""
        placed = self._of_place(token)
        since, home = self.home.section(token.i), self.home.at(token.i)
        key = None if placed else self._history.salient_state(token, self._states, home, self._faced(token), since)
        return placed or ((self.party(key),) if key else ())

    def _faced(self, token: Token) -> set[str]:
        """The states that the object of `token`'s verb names: others than the one that acts."""
        if syntax.relation(token) not in syntax.SUBJECTS:
            return set()
        faced: set[str] = set()
        for thing in syntax.children(token.head, "obj", "iobj"):
            if thing.i > token.head.i:
                mentions = self.within(thing.left_edge.i, thing.i + 1)
                faced |= {key for key in map(self.country_of, mentions) if key}
        return faced

    def _qualifies(self, token: Token) -> bool:
        """True for the "État" of "chefs d'État": a bare complement that names a kind, no party."""
        if token.head.i < token.i and self._counts(token.head):
            return False
        cases = syntax.children(token, "case")
        bare = not syntax.children(token, "det", "nummod") and all(c.lower_ not in self.pack.articles for c in cases)
        return bare and any(self.phrases.adposition_name(c) in self.pack.roles.genitive for c in cases)

    def _spoken_of(self, token: Token) -> str | None:
        """The state of the person or government that unnamed people address in the same clause."""
        clause = syntax.clause_of(token.head)
        for mention in self.within(token.i + 1, clause.right_edge.i):
            if mention.sort not in ("person", "unknown"):
                continue
            person = self._people.at(mention)
            if person is not None and person.affiliation in self._states:
                return person.affiliation
        return None

    def _count(self, token: Token) -> int:
        """How many "les deux pays" are; 0 where nothing counts them."""
        counting = next((c for c in syntax.children(token, "det") if c.lower_ in self.pack.counts), None)
        if counting is not None:
            return self.pack.counts[counting.lower_]
        if not any(c.lower_ in self.pack.articles for c in syntax.children(token, "det", "case")):
            return 0
        return next((self.pack.counts[c.lower_] for c in token.children if c.lower_ in self.pack.counts), 0)

    def _alone(self, token: Token) -> int:
        """How many "the four" are."""
        return self.pack.counts.get(token.lower_, 0) if token.pos_ == "NUM" and self._definite(token) else 0

    def _rival(self, token: Token, owner: Resolved) -> Resolved:
        """The other side of "son adversaire", "son voisin": the party spoken of last beside the owner."""
        keys = {member.affiliation for member in owner}
        other = self._history.other_party(token, keys, _REACH_BACK) if owner else ()
        alike = bool(keys & self._states) == any(member.affiliation in self._states for member in other)
        return other if len(other) == 1 and alike else ()

    def _pointed(self, token: Token, noun: NounClass) -> Resolved:
        if not syntax.children(token, "det") and noun.kind in _DETERMINED:
            return ()
        indefinite = any(syntax.feature(c, "Definite") == "Ind" for c in syntax.children(token, "det"))
        if noun.kind == "person":
            return self._history.last_human(token)
        found = () if indefinite else self._history.last_of_kind(token, _POINTING[noun.kind], noun.members)
        if not found and noun.members:
            return ()
        home = self.home.at(token.i)
        return (self.party(home),) if not found and noun.kind == "country" and home else found

    def _counts(self, token: Token) -> bool:
        """True for "dizaines", "nombre", "plus": a quantity of what follows."""
        lemma = token.lemma_.lower()
        return lemma.endswith(self.pack.quantities) or lemma in self.pack.partitives

    def _quantified(self, token: Token) -> Resolved:
        """The party inside "des dizaines de militaires russes" or "deux d'entre eux"."""
        if token.pos_ not in ("NUM", "NOUN", "PRON", "DET", "ADV"):
            return ()
        if token.pos_ in ("NOUN", "ADV") and not self._counts(token):
            return ()
        count = self._count(token) or self._alone(token)
        if count:
            return tuple(self.party(key) for key in self._history.last_together(token, self._states, count))
        for child in syntax.children(token, "nmod", "obl"):
            if self._genitive(child):
                return self.resolve(child)
        return ()

    # ------------------------------------------------------------------ pronouns
    def _is_pronoun(self, token: Token) -> bool:
        p = self.pack.pronouns
        return token.lower_ in p.singular or token.lower_ in p.plural or token.lower_ in p.nearest

    def refer(self, token: Token, besides: Container[str]) -> Resolved:
        """As `resolve` for a pronoun that cannot mean the parties of the keys `besides`, as an object its subject."""
        members = self.resolve(token)
        if not members or not self._is_pronoun(token) or any(m.affiliation not in besides for m in members):
            return members
        plural = token.lower_ in self.pack.pronouns.plural
        return self._history.antecedent(token, plural, syntax.feature(token, "Gender"), besides=besides)

    def voice(self, token: Token, words: range) -> Resolved:
        """As `resolve` for the one who speaks the tokens `words`: "a-t-il dit" is nobody that they name."""
        if not self._is_pronoun(token):
            return self.resolve(token)
        plural = token.lower_ in self.pack.pronouns.plural
        human = None if plural else self.pack.pronouns.human(token.lower_) is not False
        found = self._history.antecedent(token, plural, syntax.feature(token, "Gender"), outside=words, human=human)
        return found or self.resolve(token)

    def points_back(self, token: Token) -> bool:
        """True for a pronoun of the third person."""
        return self._is_pronoun(token)

    def _pronoun(self, token: Token) -> Resolved:
        p = self.pack.pronouns
        word = token.lower_
        if word in p.first_singular + p.first_plural:
            return self._speakers.get(token.i, ())
        if syntax.feature(token, "PronType") == "Rel":
            return self._relative(token)
        if word in p.impersonal:
            return self._impersonal(token)
        if syntax.relation(token) == "expl" and not word.startswith("-") and not self._acts(token):
            return ()
        if word in p.nearest:
            return self._history.latest(token, syntax.feature(token, "Number") == "Plur")
        if word in p.plural + p.singular:
            gender = syntax.feature(token, "Gender")
            return self._history.antecedent(token, word in p.plural, gender, human=p.human(word))
        if word in p.latter:
            pointing = any(syntax.feature(child, "PronType") == "Dem" for child in token.children)
            return self._history.latest(token, syntax.feature(token, "Number") == "Plur") if pointing else ()
        return self._quantified(token)

    def _acts(self, token: Token) -> bool:
        """True for a subject pronoun that the parser took for an empty one: its verb is never impersonal."""
        p = self.pack.pronouns
        return token.lower_ in p.subjects and token.head.lemma_.lower() not in self.pack.impersonal_verbs

    def _relative(self, token: Token) -> Resolved:
        for node in syntax.ancestors(token):
            if syntax.relation(node) == "acl:relcl" and node.head.i < token.i:
                return self.resolve(node.head)
        return self._just_before(token)

    def _just_before(self, token: Token) -> Resolved:
        """The nominal that ends right before a relative that the tree ties to nothing, a comma between them or not."""
        i = token.i - 2 if token.i > 1 and self.analysis.doc[token.i - 1].text == "," else token.i - 1
        if i < token.sent.start:
            return ()
        mention = self.phrases.at.get(i)
        before = self.phrases.head_of(mention) if mention is not None else self.analysis.doc[i]
        return self.resolve(before) if before.pos_ in syntax.NOMINAL else ()

    def _impersonal(self, token: Token) -> Resolved:
        """ "On" of a government: "assure-t-on à Kiev"."""
        for child in syntax.children(token.head, "obl", "nmod"):
            noun = self.phrases.noun_class(child)
            if noun is not None and noun.kind == "office" and self._genitive(child):
                return self.resolve(child)
        for mention in self.within(token.sent.start, token.sent.end - 1):
            party = mention.sort in ("metonym", "capital", "organ", "name")
            if party and self.phrases.adposition_before(mention.first) in self.pack.roles.inside:
                return self._mentioned(mention)
        return ()

    # ------------------------------------------------------------------ order
    def _introduced(self) -> dict[str, int]:
        """The short forms that the text gives in parentheses, and the nouns that they stand for."""
        doc = self.analysis.doc
        found: dict[str, int] = {}
        for token in doc[2:-1]:
            within = doc[token.i - 1].text == "(" and doc[token.i + 1].text == ")"
            if not within or not token.text.isupper() or len(token) < _SHORT or token.i in self.phrases.at:
                continue
            last = doc[token.i - 2]
            chain = (node for node in (last, *syntax.ancestors(last)) if last.sent.start <= node.i <= last.i)
            noun = next((n for n in chain if n.i not in self.phrases.at and self.phrases.noun_class(n)), None)
            if noun is not None:
                found.setdefault(token.text, noun.i)
        return found

    def _walk(self) -> None:
        """Resolves every nominal in text order and remembers those that name parties."""
        latter = self.pack.pronouns.latter
        for token in self.analysis.doc:
            mention = self.phrases.at.get(token.i)
            if mention is None:
                if token.pos_ not in syntax.NOMINAL and not self._is_pronoun(token) and token.lower_ not in latter:
                    continue
                if syntax.relation(token) in _INNER or (token.dep_ in _ATTRIBUTES and _under_noun(token)):
                    continue
            elif mention.is_adjective or token.i != self.phrases.head_of(mention).i:
                continue
            members = self.resolve(token)
            if members:
                self.note(token, self.single(token))
                named = mention is not None
                plural = mention is not None and _plural_name(mention)
                noun = self.phrases.noun_class(token)
                human = members[0].kind == "person" or (noun is not None and noun.kind in _HUMAN)
                self._history.add(token, members, named, plural, self.phrases.adposition_of(token), human)


def _under_noun(token: Token) -> bool:
    return token.head.pos_ in syntax.NOMINAL


def _plural_name(mention: Mention) -> bool:
    """True for "les Russes", "les Etats-Unis": a name that is plural without a determiner telling so."""
    if mention.sort not in ("name", "demonym") or not mention.text.lower().endswith("s"):
        return False
    return mention.sort == "demonym" or " " in mention.text or "-" in mention.text
