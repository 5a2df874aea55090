"""Which party a word stands for: names, offices, possessives, pronouns and descriptions, resolved left to right."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.actors.cast import Cast, Member
from pourparlers.extract.actors.mentions import Mention
from pourparlers.extract.actors.world import World
from pourparlers.gazetteer import Term
from pourparlers.packs.actors import ActorPack, NounClass
from pourparlers.text.analysis import Analysis

Resolved = tuple[Member, ...]

_REACH = 12
_POINTING = frozenset({"country", "organisation", "group", "person", "capital"})


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier place of the text that named parties."""

    token: Token
    members: Resolved
    subject: bool
    plural: bool
    gender: str
    noun: str


class Parties:
    """Resolves words of one article to the members of its cast."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention], world: World, pack: ActorPack) -> None:
        self.analysis = analysis
        self.world = world
        self.pack = pack
        self.cast = Cast()
        self.mentions = mentions
        self.at: dict[int, Mention] = {}
        for mention in mentions:
            for i in range(mention.first, mention.last + 1):
                self.at[i] = mention
        self._cache: dict[int, Resolved] = {}
        self._past: list[Past] = []
        self._speakers: dict[int, Resolved] = {}
        self._people: dict[int, Member] = {}
        self.home = self._home()
        self._learn_people()
        self._walk()

    # ------------------------------------------------------------------ public
    def resolve(self, token: Token) -> Resolved:
        """The parties that the nominal headed by `token` stands for, coordination included; () where it is none."""
        if token.i not in self._cache:
            self._cache[token.i] = ()
            members: list[Member] = []
            for each in self._coordinated(token):
                members += [m for m in self.single(each) if m not in members]
            self._cache[token.i] = tuple(members)
        return self._cache[token.i]

    def single(self, token: Token) -> Resolved:
        """As `resolve`, for `token` alone."""
        mention = self.at.get(token.i)
        noun = self.noun_class(token)
        if mention is not None and not (mention.is_adjective and noun):
            return self._mentioned(mention, token)
        if noun is not None:
            return self._described(token, noun)
        if token.pos_ in ("PRON", "DET") or self._is_pronoun(token):
            return self._pronoun(token)
        return self._quantified(token)

    def adjectives(self, token: Token) -> Resolved:
        """The parties named by the adjectives of the noun `token` ("pourparlers russo-américains")."""
        found: list[Member] = []
        for mention in self._adjective_mentions(token):
            found += [m for m in self._mentioned(mention, token) if m not in found]
        return tuple(found)

    def possessor(self, token: Token) -> Resolved:
        """The party behind a possessive determiner of `token` ("ses troupes")."""
        for child in token.children:
            if child.i < token.i and self._is_possessive(child):
                return self._possessive(child)
        return ()

    def bind_speakers(self, speakers: dict[int, Resolved]) -> None:
        """Tells who speaks at each token, so that "nous" and "notre" resolve; drops what was resolved without it."""
        self._speakers = speakers
        first = set(self.pack.pronouns.first_plural) | set(self.pack.pronouns.first_singular)
        stale = {i for i in self._cache if any(t.lower_ in first for t in self.analysis.doc[i].subtree)}
        for i in stale:
            del self._cache[i]

    def noun_class(self, token: Token) -> NounClass | None:
        """The class of a common noun that can stand for a party, if it is one."""
        if token.pos_ not in ("NOUN", "ADJ", "PROPN", "VERB"):
            return None
        classes = self.pack.class_of
        lower = token.lower_
        return classes.get(lower) or classes.get(token.lemma_.lower()) or classes.get(lower.rstrip("s"))

    def note(self, token: Token, members: Iterable[Member]) -> None:
        """Keeps the span of `token`'s name or noun as a mention of `members`."""
        mention = self.at.get(token.i)
        first, last = (mention.first, mention.last) if mention else (token.i, token.i)
        for member in members:
            member.mentions.add(self.analysis.span(first, last))

    # ------------------------------------------------------------------ names
    def _mentioned(self, mention: Mention, token: Token) -> Resolved:
        if mention.sort in ("person", "unknown"):
            person = self._people.get(mention.first)
            return (person,) if person else ()
        if mention.entry is None:
            return ()
        if mention.sort == "place":
            return ()
        own = self.world.member(self.cast, mention.entry.key, mention.entry.sector)
        if mention.also:
            return (own, *(self.world.member(self.cast, each.key, each.sector) for each in mention.also))
        partner = self._hyphenated(mention)
        if partner is not None:
            others = self._mentioned(partner, token)
            return (own, *(m for m in others if m is not own))
        return (own,)

    def _hyphenated(self, mention: Mention) -> Mention | None:
        """The second half of "Otan-Russie" or "russo-américain"."""
        doc = self.analysis.doc
        nxt = mention.last + 1
        if nxt < len(doc) and doc[nxt].text in "-–/" and not doc[mention.last].whitespace_:
            follower = self.at.get(nxt + 1)
            if follower is not None and follower.entry is not None and follower.sort != "person":
                return follower
        if mention.sort == "prefix":
            return self.at.get(mention.last + 1)
        return None

    def _learn_people(self) -> None:
        for mention in self.mentions:
            if mention.sort == "person" and mention.entry is not None:
                term = self._term(mention)
                stated = self._office_party(mention)
                key = stated[0].affiliation if stated and stated[0].kind != "person" else None
                self._people[mention.first] = self._person(mention, key or (term.affiliation if term else ""), term)
        for mention in self.mentions:
            if mention.sort == "unknown":
                self._learn_unknown(mention)

    def _term(self, mention: Mention) -> Term | None:
        assert mention.entry is not None
        person = self.world.people.get(mention.entry.key)
        return person.at(self.analysis.article.published) if person else None

    def _person(self, mention: Mention, key: str, term: Term | None) -> Member:
        name = mention.entry.key if mention.entry else mention.text
        party = self.world.member(Cast(), key) if key else None
        member = self.cast.person(name, party.affiliation if party else key, party.code if party else key)
        if member.office is None:
            member.office = self._office_text(mention) or (term.office if term else None)
        member.mentions.add(self.analysis.span(mention.first, mention.last))
        return member

    def _learn_unknown(self, mention: Mention) -> None:
        known = self.cast.known_person(mention.text) or self.cast.known_person(mention.text.split()[-1])
        if known is not None:
            self._people[mention.first] = known
            known.mentions.add(self.analysis.span(mention.first, mention.last))
            return
        stated = self._office_party(mention)
        key = stated[0].affiliation if stated else self._at_home(mention)
        if key:
            self._people[mention.first] = self._person(mention, key, None)

    def _at_home(self, mention: Mention) -> str | None:
        """The article's own state for someone of whom only the name is told, if it is a person's name."""
        doc = self.analysis.doc
        titled = mention.first > 0 and doc[mention.first - 1].lower_ in self.pack.titles
        named = mention.last > mention.first and doc[mention.first].text in self.world.first_names
        return self.home if titled or named else None

    def _office_party(self, mention: Mention) -> Resolved:
        """The party of the office or demonym beside a name: "le ministre russe X", "X, chef de ...", "le Béninois X"."""
        noun = self._office_noun(mention)
        if noun is not None:
            return self._stated(noun, before=mention.first) or self._possessed(noun)
        left = self.at.get(mention.first - 1)
        if left is not None and left.sort == "demonym":
            return self._mentioned(left, self.analysis.doc[left.first])
        return ()

    def _possessed(self, noun: Token) -> Resolved:
        noun_class = self.noun_class(noun)
        if noun_class is None or noun_class.kind == "kin":
            return ()
        return self.possessor(noun)

    def _office_noun(self, mention: Mention) -> Token | None:
        doc = self.analysis.doc
        start = doc[mention.first].sent.start
        for i in range(mention.first - 1, max(start, mention.first - _REACH) - 1, -1):
            token = doc[i]
            if token.pos_ in ("VERB", "AUX") and syntax.feature(token, "VerbForm") == "Fin":
                break
            if token.text in ";:()«»\"“”":
                break
            if token.text == "," and i != mention.first - 1:
                break
            noun = self.noun_class(token)
            if noun is not None and noun.kind in ("office", "kin", "force", "people", "person"):
                return token
        return self._office_after(mention)

    def _office_after(self, mention: Mention) -> Token | None:
        doc = self.analysis.doc
        i = mention.last + 1
        if i >= len(doc) or doc[i].text not in (",", "("):
            return None
        for token in doc[i + 1 : min(i + 6, doc[i].sent.end)]:
            if token.pos_ in ("VERB", "AUX") or token.text in ",;:":
                return None
            noun = self.noun_class(token)
            if noun is not None:
                return token if noun.kind in ("office", "people", "kin", "force") else None
        return None

    def _office_text(self, mention: Mention) -> str | None:
        noun = self._office_noun(mention)
        if noun is None:
            return None
        if noun.i < mention.first:
            text = self.analysis.doc[noun.i : mention.first].text
        else:
            text = self.analysis.doc[noun.i : min(noun.right_edge.i, noun.i + 8) + 1].text
        return text.strip(" ,") or None

    # ------------------------------------------------------------------ descriptions
    def _described(self, token: Token, noun: NounClass) -> Resolved:
        person = self._apposed_person(token)
        if person is not None:
            return (person,)
        stated = self._stated(token)
        if stated and not (noun.kind in _POINTING and not self.adjectives(token)):
            return self._shift(stated, noun)
        if noun.kind == "kin":
            return self._kin(token, noun)
        owner = self.possessor(token)
        if owner:
            return owner
        if noun.kind in _POINTING:
            return self._pointed(token, noun)
        if noun.needs_party:
            return self._same_noun(token)
        return self._same_noun(token) or self._local(token)

    def _shift(self, members: Resolved, noun: NounClass) -> Resolved:
        if noun.bloc and all(m.affiliation == noun.bloc for m in members):
            return members
        return members

    def _kin(self, token: Token, noun: NounClass) -> Resolved:
        if noun.id == "allies":
            owner = self.possessor(token)
            western = {"USA", "GBR", "FRA", "DEU", "UKR", "NATO", "EU", "CAN", "POL"}
            if owner and owner[0].affiliation in western:
                return (self.world.member(self.cast, "WEST"),)
        return ()

    def _stated(self, token: Token, before: int | None = None) -> Resolved:
        """The party that the words after (or before) a noun give it: adjectives, then "de" complements."""
        adjectives = self.adjectives(token)
        if adjectives:
            return adjectives
        doc = self.analysis.doc
        end = min(token.sent.end, token.i + _REACH, before if before and before > token.i else 10**9)
        for i in range(token.i + 1, end):
            follower = doc[i]
            if follower.pos_ == "ADP" and self.adposition_name(follower) not in ("de", None):
                if not self._loyal(follower):
                    break
            if follower.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") and follower.text != "-":
                break
            mention = self.at.get(i)
            if mention is None or mention.sort == "place":
                continue
            if mention.is_adjective or self._governed_by_of(mention):
                return self._mentioned(mention, follower)
            break
        return ()

    def _loyal(self, adposition: Token) -> bool:
        return adposition.i > 0 and self.analysis.doc[adposition.i - 1].pos_ == "ADJ"

    def _governed_by_of(self, mention: Mention) -> bool:
        doc = self.analysis.doc
        i = mention.first - 1
        while i >= 0 and doc[i].pos_ in ("DET", "NOUN", "ADJ") and mention.first - i < 5:
            i -= 1
        return i >= 0 and self.adposition_name(doc[i]) in ("de", "à")

    def _adjective_mentions(self, token: Token) -> list[Mention]:
        doc = self.analysis.doc
        found: list[Mention] = []
        i = token.i + 1
        end = min(token.sent.end, token.i + _REACH)
        while i < end:
            mention = self.at.get(i)
            if mention is not None and mention.is_adjective and doc[i].pos_ != "VERB":
                found.append(mention)
                i = mention.last + 1
                continue
            if mention is not None or not self._inside_phrase(doc[i], found):
                break
            i += 1
        if not found and token.i > 0:
            left = self.at.get(token.i - 1)
            if left is not None and left.is_adjective:
                found.append(left)
        return found

    def _inside_phrase(self, token: Token, found: list[Mention]) -> bool:
        """True where an adjective of the noun may still follow `token`."""
        if found:
            follower = self.at.get(token.i + 1)
            joined = token.pos_ == "CCONJ" or token.text in (",", "-")
            return joined and follower is not None and follower.is_adjective
        if token.pos_ in ("ADJ", "ADV", "NOUN", "DET", "NUM") or token.text in ("-", '"', "«", "»", "“", "”"):
            return True
        if token.pos_ == "VERB":
            return syntax.feature(token, "VerbForm") == "Part" and not syntax.children(token, "aux", "aux:pass")
        if token.pos_ == "ADP":
            return self.adposition_name(token) == "de"
        return token.pos_ == "PROPN" and token.i not in self.at

    def _apposed_person(self, token: Token) -> Member | None:
        doc = self.analysis.doc
        for mention in self.mentions:
            if mention.first <= token.i or mention.sort not in ("person", "unknown"):
                continue
            if mention.first > token.i + _REACH or mention.first >= token.sent.end:
                break
            if self._office_noun(mention) is not None and self._office_noun(mention).i == token.i:  # type: ignore[union-attr]
                between = doc[token.i + 1 : mention.first]
                if not any(self.adposition_name(t) in ("à", "pour", "avec", "par") for t in between):
                    return self._people.get(mention.first)
        return None

    def _same_noun(self, token: Token) -> Resolved:
        for past in reversed(self._past):
            if past.token.i < token.i and past.noun == token.lemma_.lower():
                return past.members
        return ()

    def _local(self, token: Token) -> Resolved:
        """The party at home where the text is: the state of a place in the sentence, else of the article."""
        noun = self.noun_class(token)
        if noun is None or noun.kind not in ("people", "force", "body", "office"):
            return ()
        for mention in self.mentions:
            if token.sent.start <= mention.first < token.sent.end and mention.sort in ("place", "capital", "name"):
                key = self._located(mention)
                if key:
                    return (self.world.member(self.cast, key),)
        return (self.world.member(self.cast, self.home),) if self.home else ()

    def _located(self, mention: Mention) -> str | None:
        """The state of a place named after a locative adposition."""
        doc = self.analysis.doc
        before = doc[mention.first - 1] if mention.first else None
        if before is not None and before.pos_ == "DET" and mention.first > 1:
            before = doc[mention.first - 2]
        if before is None or self.adposition_name(before) not in ("à", "en", "dans", "de"):
            return None
        return self.country_of(mention)

    def country_of(self, mention: Mention) -> str | None:
        """The state that a place, capital or state name lies in."""
        if mention.entry is None:
            return None
        if mention.sort == "place":
            return self.world.gazetteer.places[mention.entry.key].country
        fact = self.world.gazetteer.parties.get(mention.entry.key)
        return fact.key if fact is not None and fact.kind == "state" else None

    def _pointed(self, token: Token, noun: NounClass) -> Resolved:
        kinds = {
            "country": ("state",),
            "organisation": ("organisation", "bloc"),
            "group": ("armed-group", "group"),
            "person": ("person",),
            "capital": ("state",),
        }[noun.kind]
        if any(child.lower_ in self.pack.pairs for child in token.children):
            return self._pair(token)
        for past in reversed(self._past):
            if past.token.i < token.i and len(past.members) == 1 and past.members[0].kind in kinds:
                return past.members
        if noun.kind == "country" and self.home:
            return (self.world.member(self.cast, self.home),)
        return ()

    def _pair(self, token: Token) -> Resolved:
        members: list[Member] = []
        for past in reversed(self._past):
            if past.token.i >= token.i:
                continue
            members += [m for m in past.members if m.affiliation not in {x.affiliation for x in members}]
            if len(members) >= 2:
                return tuple(members[:2])
        return ()

    def _quantified(self, token: Token) -> Resolved:
        """The party inside "des dizaines de militaires russes", "deux d'entre eux", "la fin des combats"."""
        if token.pos_ not in ("NUM", "NOUN", "PRON", "DET"):
            return ()
        if token.pos_ == "NOUN" and syntax.feature(token, "NumType") == "" and not self._is_quantity(token):
            return ()
        for child in token.children:
            if syntax.relation(child) in ("nmod", "obl") and self.adposition_of(child) == "de":
                return self.resolve(child)
        return ()

    def _is_quantity(self, token: Token) -> bool:
        return token.lemma_.lower().endswith(self.pack.quantities) or token.lemma_.lower() in self.pack.partitives

    # ------------------------------------------------------------------ pronouns
    def _is_pronoun(self, token: Token) -> bool:
        p = self.pack.pronouns
        return token.lower_ in p.singular or token.lower_ in p.plural

    def _is_possessive(self, token: Token) -> bool:
        p = self.pack.pronouns
        return token.lower_ in p.possessive_singular + p.possessive_plural + p.first_plural + p.first_singular

    def _possessive(self, token: Token) -> Resolved:
        p = self.pack.pronouns
        if token.lower_ in p.first_singular + p.first_plural:
            return self._speakers.get(token.i, ())
        plural = token.lower_ in p.possessive_plural
        return self._antecedent(token, plural, "", possessive=True)

    def _pronoun(self, token: Token) -> Resolved:
        p = self.pack.pronouns
        word = token.lower_
        if word in p.first_singular + p.first_plural:
            return self._speakers.get(token.i, ())
        if syntax.feature(token, "PronType") == "Rel":
            return self._relative(token)
        if word in p.impersonal:
            return self._impersonal(token)
        if word in p.plural:
            return self._antecedent(token, True, syntax.feature(token, "Gender"))
        if word in p.singular:
            return self._antecedent(token, False, syntax.feature(token, "Gender"))
        if word in p.latter:
            return self._latest(token)
        return self._quantified(token)

    def _relative(self, token: Token) -> Resolved:
        for node in syntax.ancestors(token):
            if syntax.relation(node) == "acl:relcl":
                return self.resolve(node.head) if node.head.i < token.i else ()
        return ()

    def _impersonal(self, token: Token) -> Resolved:
        for mention in self.mentions:
            if token.sent.start <= mention.first < token.sent.end and mention.sort in ("metonym", "capital", "organ", "name"):
                before = self.analysis.doc[mention.first - 1] if mention.first else None
                if before is not None and self.adposition_name(before) in ("à", "chez", "dans", "en"):
                    return self._mentioned(mention, token)
        return ()

    def _latest(self, token: Token) -> Resolved:
        plural = token.lower_.endswith("s")
        for past in reversed(self._past):
            if past.token.i < token.i and past.plural == plural:
                return past.members
        return ()

    def _antecedent(self, token: Token, plural: bool, gender: str, possessive: bool = False) -> Resolved:
        """The most salient earlier party of fitting number and gender, at most three sentences back."""
        best: Past | None = None
        best_score = -(10**9)
        here = self.analysis.sent_index[token.i]
        clause = syntax.clause_of(token)
        for past in reversed(self._past):
            if past.token.i >= token.i:
                continue
            distance = here - self.analysis.sent_index[past.token.i]
            if distance > 3:
                break
            if past.plural != plural:
                continue
            score = -10 * distance + (6 if past.subject else 0)
            if gender and past.gender and gender != past.gender:
                score -= 8
            if not possessive and distance == 0 and syntax.clause_of(past.token) == clause:
                score -= 12
            if score > best_score:
                best, best_score = past, score
        return best.members if best else ()

    # ------------------------------------------------------------------ order
    def _walk(self) -> None:
        """Resolves every nominal in text order and remembers those that name parties."""
        for token in self.analysis.doc:
            mention = self.at.get(token.i)
            if mention is not None and token.i != self._head_index(mention):
                continue
            if mention is None and token.pos_ not in syntax.NOMINAL and not self._is_pronoun(token):
                continue
            if syntax.relation(token) in ("det", "case", "expl", "flat", "fixed") and mention is None:
                continue
            if mention is not None and mention.is_adjective:
                continue
            members = self.resolve(token)
            if members:
                self.note(token, self.single(token))
                self._past.append(self._remember(token, members))

    def _head_index(self, mention: Mention) -> int:
        inside = range(mention.first, mention.last + 1)
        for i in inside:
            if self.analysis.doc[i].head.i not in inside or self.analysis.doc[i].head.i == i:
                return i
        return mention.first

    def _remember(self, token: Token, members: Resolved) -> Past:
        determiners = [child for child in token.children if syntax.relation(child) == "det"]
        number = syntax.feature(token, "Number") or next((syntax.feature(d, "Number") for d in determiners), "")
        gender = next((syntax.feature(d, "Gender") for d in determiners if syntax.feature(d, "Gender")), "")
        gender = gender or (syntax.feature(token, "Gender") if token.pos_ == "NOUN" else "")
        plural = len(members) > 1 or number == "Plur" or self._plural_name(token)
        subject = syntax.relation(token) in syntax.SUBJECTS
        return Past(token, members, subject, plural, gender, token.lemma_.lower())

    def _plural_name(self, token: Token) -> bool:
        mention = self.at.get(token.i)
        return mention is not None and mention.sort in ("name", "demonym") and mention.text.lower().endswith("s") and (
            mention.sort == "demonym" or " " in mention.text or "-" in mention.text
        )

    def _coordinated(self, token: Token) -> list[Token]:
        joined = [each for each in syntax.conjuncts(token) if each is token or each.pos_ in syntax.NOMINAL or each.i in self.at]
        return joined

    def _home(self) -> str | None:
        """The state that the article names most, counting its title and first paragraph twice."""
        counts: Counter[str] = Counter()
        for mention in self.mentions:
            key = self.country_of(mention)
            if key:
                early = self.analysis.sent_index[mention.first] < 4
                counts[key] += 3 if mention.sort == "place" else (2 if early else 1)
        return max(counts, key=lambda key: (counts[key], key)) if counts else None

    # ------------------------------------------------------------------ adpositions
    def adposition_name(self, token: Token) -> str | None:
        """The canonical name of an adposition token, or None."""
        if token.pos_ not in ("ADP", "DET", "ADV", "SCONJ", "VERB", "NOUN", "PUNCT", "X"):
            return None
        return self.pack.canonical_adposition.get(token.lower_)

    def adposition_of(self, token: Token) -> str | None:
        """The canonical name of the adposition that governs the nominal `token`."""
        return syntax.adposition(token, self.adposition_name)
