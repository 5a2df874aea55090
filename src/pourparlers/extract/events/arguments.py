"""The places of a sentence that a frame speaks of: subject, object, complements, whatever the construction."""

from collections.abc import Container, Iterator

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.actors import Member, Parties
from pourparlers.extract.events.frames import words_of
from pourparlers.packs.events import StatusPack

_OPENING = frozenset({"ADP", "PRON", "SCONJ", "ADV", "VERB"})
_FAR = 40
_FUNCTION = frozenset({"expl", "iobj", "det", "case"})
_COMPLEMENTS = ("obl", "obl:agent", "nmod", "iobj", "advmod", "dep", "obj")


class Arguments:
    """Answers "which parties stand in this slot of this trigger" for one article."""

    def __init__(self, parties: Parties, status: StatusPack, speakers: dict[int, tuple[Member, ...]]) -> None:
        self.parties = parties
        self._roles = parties.pack.roles
        self._supports = status.supports
        self._speakers = speakers

    # ------------------------------------------------------------------ verbs
    def verb_slot(self, verb: Token, slot: str, besides: Container[str] = ()) -> list[Member]:
        """The parties in `slot` of a verb, passives undone; the subject of a speech verb is who speaks.

        An auxiliary that names an event ("they must leave") has the slots of its verb.
        """
        if syntax.relation(verb) == "aux":
            verb = verb.head
        if slot == "subj" and self._speakers.get(verb.i):
            return list(self._speakers[verb.i])
        deep = slot.startswith("~")
        members: list[Member] = []
        for token in self.verb_tokens(verb, slot.lstrip("~")):
            found = self.deep(token, besides) if deep else self._hit(token, slot, besides)
            members += [m for m in found if m not in members]
        if not members and slot == "subj" and syntax.is_finite(verb) and not syntax.is_passive(verb):
            members = [m for token in self._before(verb) for m in self.parties.resolve(token)]
        return members or (self._planner(verb) if slot == "subj" else [])

    def _planner(self, verb: Token) -> list[Member]:
        """Whose plan it is: "Moscow's decision to withdraw", "has no intention of withdrawing"."""
        noun = verb.head
        bare = syntax.is_infinitive(verb) or syntax.is_gerund(verb)
        if syntax.relation(verb) != "acl" or noun.pos_ != "NOUN" or not bare:
            return []
        own = list(self.parties.possessor(noun) or self.parties.adjectives(noun))
        if own or syntax.relation(noun) not in ("obj", "obl") or noun.head.pos_ != "VERB":
            return own
        return self.verb_slot(noun.head, "subj")

    def _hit(self, token: Token, slot: str, besides: Container[str]) -> list[Member]:
        """The parties of a phrase; a place that is done something to stands for its state."""
        members = list(self.parties.refer(token, besides))
        hit = slot == "obj" or slot in self._roles.target
        return members if members or not hit else list(self.parties.territory(token))

    def verb_tokens(self, verb: Token, slot: str) -> list[Token]:
        """The heads of the phrases in `slot` of a verb, passives undone."""
        passive = syntax.is_passive(verb)
        if slot == "subj":
            return self._agents(verb) if passive else self._joined(verb, self._subject(verb))
        if slot == "obj":
            return self._subject(verb) if passive else self._objects(verb)
        if slot in self._roles.dative:
            return self._complements(verb, slot) + self._datives(verb)
        return self._complements(verb, slot)

    def _subject(self, verb: Token) -> list[Token]:
        token = syntax.subject(verb)
        if token is not None:
            return [self._said_of(verb, token)]
        if not syntax.is_finite(verb) or syntax.is_infinitive(verb):
            return []
        empty = [child for child in syntax.children(verb, "expl") if child.i < verb.i and self.parties.single(child)]
        if empty:
            return empty[:1]
        inverted = [
            child
            for child in syntax.children(verb, "obj", "dep", "dislocated", "nsubj")
            if child.i > verb.i and self.parties.phrases.adposition_of(child) is None and self.parties.single(child)
        ]
        return inverted[:1] or self._before(verb)

    def _joined(self, verb: Token, subjects: list[Token]) -> list[Token]:
        """The subjects of a verb with those before an "and" that the parser did not join to them."""
        listed = self._listed(verb)
        if listed:
            return listed
        found, doc = list(subjects), verb.doc
        while found and found[0].pos_ in syntax.NOMINAL:
            link = found[0].left_edge.i
            link -= doc[link].pos_ != "CCONJ"
            opens = doc[link].pos_ == "CCONJ" or (doc[link].text == "," and len(found) > len(subjects))
            if link <= verb.sent.start or not opens:
                break
            before = doc[link - 1]
            top = next((token for token in (before, before.head) if self._beside(token, verb)), None)
            if top is None:
                break
            found = [top, *([before] if before.i != top.i else []), *found]
        return found

    def _listed(self, verb: Token) -> list[Token]:
        """The parties that open a headline, joined by commas alone: "Paris, Berlin to sign a treaty"."""
        doc, start, at = verb.doc, verb.sent.start, self.parties.phrases.at
        last = verb.i - 1
        while last > start and doc[last].head.i == verb.i and doc[last].pos_ in ("AUX", "PART", "ADV"):
            last -= 1
        found: list[Token] = []
        while last >= start and (mention := at.get(last)) is not None and mention.last == last:
            found.insert(0, syntax.head_within(doc, mention.first, last))
            if mention.first == start:
                return found if len(found) > 1 else []
            if doc[mention.first - 1].text != ",":
                return []
            last = mention.first - 2
        return []

    @staticmethod
    def _beside(token: Token, verb: Token) -> bool:
        """True for a second subject of a verb, and for the head of a sentence that its verb was joined to."""
        if token.pos_ not in ("PROPN", "NOUN"):
            return False
        own = syntax.relation(token) in syntax.SUBJECTS and token.head.i == verb.i
        return own or (token.head.i == token.i and verb.head.i == token.i and syntax.relation(verb) == "conj")

    def _said_of(self, verb: Token, token: Token) -> Token:
        """The subject of a relative or participle clause: the name right before it where its head is no party."""
        if self.parties.single(token):
            return token
        for clause in (verb, *syntax.ancestors(verb)):
            if clause.head.i == token.i and syntax.relation(clause) in ("acl:relcl", "acl"):
                return self._author(clause, token) or self._relativized(clause)[0]
            if clause.i == token.i:
                break
        return token

    def _author(self, clause: Token, noun: Token) -> Token | None:
        """Who makes the text or sends the men that a gerund is said of: "France circulated a draft condemning X"."""
        above = noun.head
        made = syntax.is_gerund(clause) and syntax.relation(noun) == "obj" and not syntax.is_passive(above)
        author = syntax.subject(above) if made and above.pos_ in ("VERB", "AUX") else None
        return author if author is not None and self.parties.single(author) else None

    def _before(self, verb: Token) -> list[Token]:
        """The party before a finite verb whose subject the parser missed, asides between commas passed over."""
        i, least = verb.i - 1, max(verb.sent.start, verb.i - _FAR)
        while i >= least:
            token = verb.doc[i]
            if token.text == ",":
                i = self._aside(i, least) - 1
                continue
            if token.pos_ in ("VERB", "SCONJ", "CCONJ") or token.text in ":;":
                return []
            if token.pos_ in ("ADV", "AUX", "PUNCT", "ADP") or syntax.relation(token) in _FUNCTION:
                i -= 1
                continue
            if self.parties.single(token):
                return self._free(token)
            i -= 1
        return []

    def _free(self, token: Token) -> list[Token]:
        """The phrase of a party before a verb: itself, or the noun it belongs to; none under another adposition."""
        while self.parties.phrases.adposition_of(token) in self._roles.genitive and token.head.i < token.i:
            token = token.head
        return [token] if self.parties.phrases.adposition_of(token) is None else []

    def _aside(self, comma: int, least: int) -> int:
        """Where the aside that ends at `comma` begins: the comma before it, if an aside starts there."""
        doc = self.parties.analysis.doc
        for i in range(comma - 1, least - 1, -1):
            if doc[i].text in ":;":
                return i
            opening = doc[i + 1]
            if doc[i].text == "," and opening.pos_ in _OPENING:
                return i
        return comma

    def _objects(self, verb: Token) -> list[Token]:
        found = [
            child for child in syntax.children(verb, "obj", "iobj") if self.parties.phrases.adposition_of(child) is None
        ]
        found = [child for child in found if syntax.feature(child, "PronType") != "Rel"]
        if not found:
            found = self._clitics(verb)
        if not found and syntax.relation(verb) == "acl:relcl" and syntax.children(verb, "nsubj"):
            found = self._relativized(verb) if syntax.subject(verb) != verb.head else []
        datives = set(self._datives(verb))
        return [child for child in found if child not in datives]

    def _clitics(self, verb: Token) -> list[Token]:
        """Object pronouns before a verb, which parsers often take for articles: "l'accuse", "les ont tués"."""
        p = self.parties.pack.pronouns
        return [
            child
            for child in verb.children
            if child.i < verb.i
            and child.lower_ in p.object_clitics
            and syntax.relation(child) in ("det", "obj", "iobj", "expl", "dep")
        ]

    def _relativized(self, verb: Token) -> list[Token]:
        """What a relative clause is said of: the noun it hangs on or, if that is no party, the name before it."""
        before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i > verb.sent.start else verb.head
        if before.is_punct and before.i > verb.sent.start:
            before = before.nbor(-1)
        if self.parties.single(verb.head) or not self.parties.single(before):
            return [verb.head]
        return [before]

    def _agents(self, verb: Token) -> list[Token]:
        agents = syntax.children(verb, "obl:agent")
        return agents or [token for slot in self._roles.agent for token in self._complements(verb, slot)]

    def _complements(self, verb: Token, slot: str) -> list[Token]:
        found = [
            child
            for child in syntax.children(verb, *_COMPLEMENTS)
            if self.parties.phrases.adposition_of(child) == slot
            and (slot not in self._roles.dative or not _fronted(child))
        ]
        bearers = ("obj", "xcomp") if slot in self._roles.agent else ("obj", "xcomp", "nsubj:pass")
        for child in syntax.children(verb, *bearers):
            if child.pos_ in ("NOUN", "ADJ"):
                found += [
                    other
                    for other in syntax.children(child, "nmod", "obl")
                    if slot not in self._roles.genitive and self.parties.phrases.adposition_of(other) == slot
                ]
        return found

    def _datives(self, verb: Token) -> list[Token]:
        p = self.parties.pack.pronouns
        return [
            child
            for child in verb.children
            if child.i < verb.i
            and child.lower_ in p.dative_singular + p.dative_plural
            and syntax.relation(child) in ("iobj", "obj", "obl", "expl", "dep", "det")
        ]

    # ------------------------------------------------------------------ nouns
    def noun_slot(self, noun: Token, slot: str, besides: Container[str] = ()) -> list[Member]:
        """The parties in `slot` of a noun or adjective."""
        if slot == "poss":
            return list(self.parties.possessor(noun))
        if slot == "adj":
            return list(self.parties.adjectives(noun) or self._juxtaposed(noun))
        deep = slot.startswith("~")
        if slot in self._roles.between:
            return self._between(noun)
        members: list[Member] = []
        tokens = self._predicated(noun) if slot.lstrip("~") == "subj" else self.noun_tokens(noun, slot.lstrip("~"))
        for token in tokens:
            found = self.deep(token, besides) if deep else self._hit(token, slot, besides)
            members += [m for m in found if m not in members]
        return members or ([] if deep else self._measured(noun, slot))

    def _measured(self, noun: Token, slot: str) -> list[Member]:
        """The parties behind a measure: "une réunion de quatre heures du Conseil"."""
        if slot not in self._roles.genitive:
            return []
        measures = [child for child in self.noun_tokens(noun, slot) if syntax.children(child, "nummod")]
        inner = [deeper for child in measures for deeper in syntax.children(child, "nmod")]
        owners = [token for token in inner if self.parties.phrases.adposition_of(token) == slot]
        return [member for token in owners for member in self.parties.resolve(token)]

    def _juxtaposed(self, noun: Token) -> tuple[Member, ...]:
        """The pair named right after a noun: "un sommet Otan-Russie"."""
        mention = self.parties.phrases.at.get(noun.i + 1)
        if mention is None or mention.is_adjective:
            return ()
        members = self.parties.single(noun.nbor(1))
        return members if len(members) > 1 else ()

    def _between(self, noun: Token) -> list[Member]:
        """The parties of "entre A, chef de B, et C", in surface order: few parsers get these right."""
        phrases = self.parties.phrases
        opening = next(
            (
                t
                for t in noun.doc[noun.i + 1 : min(noun.i + 12, noun.sent.end)]
                if phrases.adposition_name(t) in self._roles.between
            ),
            None,
        )
        if opening is None:
            return []
        others = (t for t in noun.doc[noun.i + 1 : opening.i] if t.pos_ == "VERB" and t.i != noun.head.i)
        if any(syntax.is_finite(t) for t in others):
            return []
        members: list[Member] = []
        for token in noun.doc[opening.i + 1 : min(opening.i + 25, noun.sent.end)]:
            if token.pos_ in ("VERB", "AUX") or token.text in ";:.()":
                break
            if token.pos_ not in syntax.NOMINAL or phrases.adposition_of(token) not in (None, *self._roles.between):
                continue
            members += [m for m in self.parties.single(token) if m not in members]
        return members

    def _predicated(self, word: Token) -> list[Token]:
        """What an adjective or predicate noun is said of: subject of the copula, modified noun, object judged."""
        if syntax.relation(word) == "amod":
            return [word.head]
        if syntax.relation(word) == "xcomp" and word.head.pos_ == "VERB":
            judged = syntax.children(word.head, "obj")
            return judged or self._subject(word.head)
        token = syntax.subject(word)
        return [token] if token is not None else []

    def noun_tokens(self, noun: Token, slot: str) -> list[Token]:
        """The complements of a noun under the adposition `slot`, also those the parser hung on its verb."""
        own = [
            child
            for child in syntax.children(noun, "nmod", "obl", "obl:agent", "appos", "dep")
            if self.parties.phrases.adposition_of(child) == slot
        ]
        if own or slot in self._roles.genitive:
            return own
        inner = self._inner_tokens(noun, slot)
        if inner or noun.head.i == noun.i:
            return inner
        lent = ("obj", "nsubj", "obl") if slot in self._roles.agent else ("obj", "nsubj", "nsubj:pass", "obl")
        if noun.head.pos_ == "VERB" and syntax.relation(noun) in lent:
            return [
                child
                for child in syntax.children(noun.head, "obl", "obl:agent")
                if child.i > noun.i and self.parties.phrases.adposition_of(child) == slot
            ]
        return []

    def _inner_tokens(self, noun: Token, slot: str) -> list[Token]:
        """Complements under `slot` that the parser hung on a noun inside the phrase ("l'arrestation d'un X par Y")."""
        return [
            deeper
            for child in syntax.children(noun, "nmod", "acl")
            if self.parties.phrases.adposition_of(child) in self._roles.genitive
            or syntax.is_participle(child)
            or slot in self._roles.agent
            for deeper in syntax.children(child, "nmod", "obl", "obl:agent")
            if self.parties.phrases.adposition_of(deeper) == slot
        ]

    def agents(self, root: Token) -> list[Member]:
        """Who acts in a clause or is spoken of in a phrase: "si Moscou attaque", "en cas d'agression russe"."""
        if root.pos_ in ("VERB", "AUX"):
            return self.verb_slot(root, "subj")
        return self.deep(root)

    # ------------------------------------------------------------------ inside phrases
    def deep(self, token: Token, besides: Container[str] = ()) -> list[Member]:
        """The parties that a phrase which is no party itself speaks of: adjectives, possessors, complements.

        Parties of the keys `besides` are passed over.
        """
        members: list[Member] = []
        for found in self._inside(token, besides):
            members += [m for m in found if m not in members and m.affiliation not in besides]
            if members:
                break
        return members

    def _inside(self, token: Token, besides: Container[str]) -> Iterator[tuple[Member, ...]]:
        yield self.parties.adjectives(token)
        yield self.parties.possessor(token)
        complements = syntax.children(token, "nmod", "obl", "appos")
        for child in complements:
            yield self.parties.resolve(child)
        for child in syntax.children(token, "acl", "acl:relcl", "xcomp"):
            for agent in self.verb_tokens(child, "subj"):
                if agent.i != token.i:
                    yield self.parties.resolve(agent)
        for child in complements:
            yield tuple(self.deep(child, besides))
        for other in syntax.conjuncts(token)[1:]:
            yield tuple(self.deep(other, besides))

    # ------------------------------------------------------------------ support
    def supporter(self, noun: Token) -> tuple[str, list[Member]] | None:
        """The role ("actor" or "recipient") and parties that the verb above an event noun lends it."""
        verb = self._support_verb(noun)
        if verb is None:
            return None
        words = set(words_of(verb))
        if not words.isdisjoint(self._supports.actor):
            return "actor", self.verb_slot(verb, "subj")
        if not words.isdisjoint(self._supports.recipient):
            return "recipient", self.verb_slot(verb, "subj")
        return None

    def _support_verb(self, noun: Token) -> Token | None:
        node = noun
        for _ in range(4):
            relation = syntax.relation(node)
            if node.head.pos_ == "VERB" and relation in ("obj", "obl", "nsubj:pass", "xcomp", "dep", "iobj"):
                return node.head
            if relation == "acl" or node.head.i == node.i:
                return None
            if relation in ("conj", "nmod") and node.head.pos_ == "NOUN":
                if relation == "nmod" and self.parties.phrases.adposition_of(node) not in self._roles.genitive:
                    return None
                node = node.head
                continue
            return None
        return None


def _fronted(token: Token) -> bool:
    """True for a phrase before its verb: "À Luxembourg, les ministres ..." is a place."""
    return token.i < token.head.i and token.pos_ != "PRON"
