"""What a sentence does to the events in it: planned, hypothetical, denied, cancelled, ... or simply actual.

The status of a trigger is read from the inside out: its own tense, mood and negation, then every word above it that
governs it (modal verbs, plans, risks, cancellations), then the event that it is the content of, then the voice that
reports it.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.actors import Parties
from pourparlers.extract.events.candidate import Candidate
from pourparlers.extract.events.frames import Operators, words_of
from pourparlers.model.record import Phase, Status
from pourparlers.packs.events import Operator, StatusPack

# What is done by the words themselves.
_UTTERED = frozenset({"ACCUSE", "REQUEST", "REJECT", "DENY", "SUPPORT", "THREATEN", "PROTEST"})
_ADJUNCT_CLAUSES = frozenset({"advcl", "acl", "obl", "conj"})
_COMMITTED: frozenset[Status] = frozenset({"actual", "planned"})
_COMPLEMENT = frozenset(
    {
        "obj",
        "xcomp",
        "ccomp",
        "obl",
        "nmod",
        "conj",
        "iobj",
        "csubj",
        "nsubj:pass",
        "acl",
        "amod",
        "appos",
        "dep",
        "csubj:pass",
    }
)


class StatusReader:
    """Reads statuses in one article."""

    def __init__(self, pack: StatusPack, operators: Operators, parties: Parties) -> None:
        self._pack = pack
        self._words = operators
        self._parties = parties

    # ------------------------------------------------------------------ negation
    def negated(self, token: Token) -> bool:
        """True where the clause or noun headed by `token` is negated."""
        if self._negated_by(token) or self._barely_negated(token):
            return True
        for child in token.children:
            relation = syntax.relation(child)
            if relation in ("aux", "cop", "aux:pass") and self._negated_by(child):
                return True
            if relation == "det" and child.lower_ in self._pack.negative_determiners:
                return True
            if relation in ("nsubj", "nsubj:pass", "obj") and token.pos_ in ("VERB", "AUX") and self._void(child):
                return True
        return False

    def _negated_by(self, token: Token) -> bool:
        """True where a word negates `token`; one that also means "more" needs the other half of the negation."""
        word = syntax.negation(token, self._pack.negations)
        if word is None or word.lower_ not in self._pack.half_negations:
            return word is not None
        near = [token, token.head, *token.children]
        return any(c.lower_ in self._pack.bare_negations for each in near for c in (each, *each.children))

    def _barely_negated(self, token: Token) -> bool:
        """True for "n'a pu", which needs no second word; "n'a pu ... que" restricts and does not negate."""
        if token.lemma_.lower() not in self._pack.bare_verbs:
            return False
        near = [token, *syntax.children(token, "aux")]
        words = [child for each in near for child in each.children if child.lower_ in self._pack.bare_negations]
        if not words:
            return False
        after = token.doc[token.i + 1 : min(token.i + 5, token.sent.end)]
        return not any(word.lower_ in self._pack.restrictions for word in after)

    def _void(self, token: Token) -> bool:
        if token.lower_ in self._pack.negative_subjects:
            return True
        return any(
            child.lower_ in self._pack.negative_determiners
            for child in token.children
            if syntax.relation(child) in ("det", "cc", "advmod", "amod")
        )

    # ------------------------------------------------------------------ own status
    def own(self, candidate: Candidate) -> Status:
        """The status that tense, mood, negation and the words around the trigger give, governors left aside."""
        token = candidate.token
        if "self" in candidate.frame.noun.actor and candidate.nominal:
            return "actual"
        status = self._nominal(candidate) if candidate.nominal else self._verbal(token)
        if status == "planned" and candidate.type in _UTTERED and self._serves_fact(token):
            status = "actual"
        foreseen = False
        for operator, negated, node in self._operators(candidate):
            if operator.types and candidate.type not in operator.types:
                continue
            value = operator.status
            if negated:
                value = operator.negated or "denied"
            elif operator.past is not None and self._told_past(node):
                value = operator.past
            elif node.pos_ in ("VERB", "AUX") and value == "planned":
                value = self._weaken(value, self._verbal(node))
            foreseen = foreseen or (operator.status == "planned" and node.head.i == token.i)
            status = combine(status, value)
        if status in ("planned", "hypothetical") and _voiced(candidate):
            return "actual"
        return "cancelled" if foreseen and status == "denied" else status

    def phase(self, candidate: Candidate) -> Phase | None:
        """What the words around the trigger make of a plan."""
        found = [operator for operator, negated, _ in self._operators(candidate) if not negated]
        governor = candidate.governor.token if candidate.governor is not None else None
        if governor is not None and governor.pos_ == "VERB" and not self.negated(governor):
            found += [operator for operator, _ in self._words.verbs.find_all(governor)]
        fitting = (operator for operator in found if not operator.types or candidate.type in operator.types)
        return next((operator.phase for operator in fitting if operator.phase), None)

    def _serves_fact(self, token: Token) -> bool:
        """True for what is done in doing something else: "a téléphoné pour exiger", "campent pour protester"."""
        above = syntax.finite_above(token)
        if above is None or not syntax.is_infinitive(token):
            return False
        return self._is_past(above) or self.narrated(above)

    @staticmethod
    def _told_past(verb: Token) -> bool:
        """True for a compound past of the indicative: "a pu partir" tells that it happened."""
        finite = syntax.finite_of(verb)
        compound = finite is not None and finite.i != verb.i and syntax.is_compound_past(verb)
        return finite is not None and compound and syntax.feature(finite, "Mood") == "Ind"

    @staticmethod
    def _weaken(value: Status, above: Status) -> Status:
        return above if above in ("hypothetical", "denied") else value

    def _verbal(self, verb: Token) -> Status:
        if self.negated(verb):
            return "hypothetical" if self._in_condition(verb) else "denied"
        finite = syntax.finite_of(verb)
        if finite is None:
            sharing = _sharing(verb)
            return self._non_finite(verb) if sharing is None else self._verbal(sharing)
        mood = syntax.feature(finite, "Mood")
        tense = syntax.feature(finite, "Tense")
        if mood == "Cnd":
            return self._conditional(verb)
        if self._in_condition(verb):
            return "hypothetical"
        if tense == "Fut":
            return "planned"
        return "actual"

    def _conditional(self, verb: Token) -> Status:
        """A conditional is the future of a past, a consequence, or hearsay."""
        if self.has_condition(verb):
            return "hypothetical"
        reported = syntax.relation(verb) in ("ccomp", "conj", "obj") or bool(syntax.children(verb, "mark"))
        beside = [child for child in syntax.children(verb, "parataxis") if syntax.is_finite(child)]
        reported = reported or bool(beside) or syntax.relation(verb) == "parataxis"
        above = beside[0] if beside else syntax.finite_above(verb)
        if reported and above is not None and self._is_past(above) and not syntax.is_compound_past(verb):
            return "planned"
        return self._pack.conditional

    @staticmethod
    def _is_past(verb: Token) -> bool:
        finite = syntax.finite_of(verb)
        if finite is None:
            return syntax.feature(verb, "VerbForm") == "Part"
        return syntax.feature(finite, "Tense") in ("Past", "Imp") or bool(syntax.children(verb, "aux"))

    def _non_finite(self, verb: Token) -> Status:
        if syntax.is_infinitive(verb) and not syntax.is_compound_past(verb):
            for child in verb.children:
                if syntax.relation(child) in ("mark", "case") and child.lower_ in self._pack.purpose:
                    return "planned" if syntax.relation(verb) in _ADJUNCT_CLAUSES else "actual"
        return "actual"

    def _in_condition(self, verb: Token) -> bool:
        if self._inverted(verb):
            return True
        return any(
            syntax.relation(child) in ("mark", "advmod", "case") and child.lower_ in self._pack.conditions
            for child in verb.children
            if child.i < verb.i
        ) and syntax.relation(verb) in ("advcl", "conj", "parataxis", "ccomp")

    def _inverted(self, verb: Token) -> bool:
        """True for a clause that opens with its auxiliary and asks nothing: "should the offensive go on, ..."."""
        if not self._pack.inverted_conditions:
            return False
        first = verb.left_edge
        auxiliary = first.lower_ in self._pack.inverted_conditions and first.head.i == verb.i
        subject = syntax.subject(verb)
        asks = verb.sent[-1].text == "?"
        return auxiliary and subject is not None and first.i < subject.i < verb.i and not asks

    def pends(self, token: Token) -> bool:
        """True for a future, a conditional, or the word that opens a condition."""
        ahead = syntax.feature(token, "Tense") == "Fut" or syntax.feature(token, "Mood") == "Cnd"
        return ahead or (token.lower_ in self._pack.conditions and token.pos_ in ("SCONJ", "ADV"))

    def has_condition(self, verb: Token) -> bool:
        """True where the clause headed by `verb` has an if-clause or the like."""
        return any(self.is_condition(child) for child in verb.children)

    def is_condition(self, token: Token) -> bool:
        """True where the phrase headed by `token` is a condition of its head."""
        if syntax.relation(token) == "advcl":
            return self._in_condition(token)
        return syntax.relation(token) in ("obl", "nmod", "advmod") and self.is_conditional_phrase(token)

    def is_conditional_phrase(self, token: Token) -> bool:
        """True for "en cas de ...", "faute de ...", "à défaut"."""
        inner = syntax.relation(token) == "nmod" and _phrase(token.head).startswith(self._pack.nominal_conditions)
        return inner or _phrase(token).startswith(self._pack.nominal_conditions)

    def narrated(self, verb: Token) -> bool:
        """True for a verb that tells what happened next: a past or present of its own, not an earlier past."""
        if verb.pos_ not in ("VERB", "AUX"):
            return False
        finite = syntax.finite_of(verb)
        if finite is None:
            return syntax.is_gerund(verb)
        tense = syntax.feature(finite, "Tense")
        compound = finite.i != verb.i
        if syntax.feature(finite, "Mood") == "Cnd":
            return compound
        return syntax.feature(finite, "Mood") == "Ind" and (tense in ("Pres", "Past", "Imp"))

    def _nominal(self, candidate: Candidate) -> Status:
        token = candidate.token
        status: Status = "actual"
        if self._void(token) or self.negated(token):
            status = "denied"
        if self.is_conditional_phrase(token):
            status = combine(status, "hypothetical")
        verb = self._carrier(token)
        if verb is not None and status == "actual" and candidate.governor is None:
            value = self._verbal(verb)
            status = value if value != "actual" else status
        return status

    def _carrier(self, noun: Token) -> Token | None:
        """The verb whose tense an event noun shares: its clause, if the noun is a core argument of it."""
        if syntax.children(noun, "cop"):
            return noun
        if is_adjunct(noun, self._pack) or syntax.relation(noun.head) == "cop":
            return None
        if syntax.relation(noun) in ("nsubj", "nsubj:pass", "obj") and noun.head.pos_ == "VERB":
            return noun.head
        if syntax.relation(noun) in ("obl", "xcomp") and noun.head.pos_ == "VERB":
            return noun.head
        return None

    # ------------------------------------------------------------------ operators
    def _operators(self, candidate: Candidate) -> Iterator[tuple[Operator, bool, Token]]:
        """Operators around and above the trigger, nearest first, with whether they are negated themselves."""
        token = candidate.token
        stop = candidate.governor.token.i if candidate.governor else -1
        yield from self._modifiers(token)
        sharing = _sharing(token)
        if sharing is not None:
            yield from self._modals(sharing)
        node = token
        for parent in syntax.ancestors(token):
            if parent.i == stop or not governs(node, self._parties, self._pack):
                return
            alike = node.pos_ == "VERB" and parent.pos_ == "VERB"
            clauses = syntax.is_finite(node) and syntax.is_finite(parent)
            sibling = syntax.relation(node) == "conj" and (alike or clauses)
            predicate = parent.pos_ == "ADV" and bool(syntax.children(parent, "cop"))
            if (predicate or parent.pos_ in ("VERB", "AUX", "ADJ", "NOUN")) and not sibling:
                found = self._words.verbs.find(parent) if parent.pos_ in ("VERB", "AUX") else None
                if found is not None:
                    operator = found[0]
                    subject_of_active = syntax.relation(node) == "nsubj" and operator.status != "cancelled"
                    told = operator.infinitive and node.pos_ in ("VERB", "AUX") and syntax.is_finite(node)
                    active = operator.passive and not syntax.is_passive(parent)
                    if not (subject_of_active or told or active):
                        yield operator, self.negated(parent), parent
                elif predicate or parent.pos_ in ("NOUN", "ADJ"):
                    yield from self._noun_operator(parent)
                if syntax.relation(node) in ("nsubj", "nsubj:pass"):
                    yield from self._predicated(parent)
            elif parent.pos_ == "ADV" and parent.lower_ in self._words.adpositions:
                yield self._words.adpositions[parent.lower_], False, parent
            node = parent

    def _predicated(self, verb: Token) -> Iterator[tuple[Operator, bool, Token]]:
        """What is said of a subject through another verb: "la rencontre vient d'être reportée"."""
        for child in syntax.children(verb, "xcomp", "advcl", "obl"):
            found = self._words.verbs.find(child) if child.pos_ == "VERB" and syntax.is_infinitive(child) else None
            if found is not None and syntax.children(child, "aux:pass"):
                yield found[0], self.negated(verb), child
            elif syntax.relation(child) == "xcomp" and child.pos_ != "VERB":
                yield from self._noun_operator(child)

    def _noun_operator(self, parent: Token) -> Iterator[tuple[Operator, bool, Token]]:
        for word in words_of(parent):
            operator = self._words.nouns.get(word) or self._words.adjectives.get(word)
            if operator is not None:
                yield operator, self.negated(parent), parent
                return

    def _modifiers(self, token: Token) -> Iterator[tuple[Operator, bool, Token]]:
        adjectives, adpositions = self._words.adjectives, self._words.adpositions
        for child in token.children:
            relation = syntax.relation(child)
            if relation in ("amod", "acl", "conj", "acl:relcl", "advcl"):
                operator = next((adjectives[w] for w in words_of(child) if w in adjectives), None)
                if operator is None and child.pos_ == "VERB" and relation != "conj" and token.pos_ == "NOUN":
                    found = self._words.verbs.find(child)
                    passive = (
                        found is not None and syntax.is_passive(child) and found[0].status in ("planned", "cancelled")
                    )
                    operator = found[0] if found is not None and passive else None
                if operator is not None and relation != "conj":
                    yield operator, self.negated(child), child
            if relation == "advmod" and child.lower_ in self._words.adverbs:
                yield self._words.adverbs[child.lower_], False, child
            if relation in ("case", "mark", "advmod") and child.lower_ in adpositions:
                yield adpositions[child.lower_], False, child
        yield from self._modals(token)

    def _modals(self, verb: Token) -> Iterator[tuple[Operator, bool, Token]]:
        """The auxiliaries of `verb` that set its status."""
        for child in syntax.children(verb, "aux"):
            modal = self._words.verbs.find(child)
            if modal is not None and modal[1] is None:
                yield modal[0], self.negated(verb), child


def _voiced(candidate: Candidate) -> bool:
    """True where the words themselves do what they name: "they will pay the price" is a threat uttered."""
    slots = candidate.frame.noun if candidate.nominal else candidate.frame.verb
    return "speaker" in slots.actor


def _sharing(verb: Token) -> Token | None:
    """The first of coordinated infinitives, where its auxiliary is also that of `verb`: "will meet X and sign"."""
    first = syntax.first_conjunct(verb)
    bare = first.i != verb.i and syntax.feature(verb, "VerbForm") == "Inf" and not syntax.is_finite(verb)
    return first if bare and syntax.children(first, "aux") else None


def governs(node: Token, parties: Parties, pack: StatusPack) -> bool:
    """True where the head of `node` governs its meaning: `node` is a complement, not an adjunct.

    The pack tells the markers of infinitives, and the fixed phrases, that are adjuncts.
    """
    relation = syntax.relation(node)
    if syntax.strays(node):
        return False
    if relation in ("nsubj",):
        return True
    if relation in ("advcl", "acl", "obl") and syntax.is_gerund(node):
        return _led(node, parties)
    if relation == "advcl":
        return syntax.is_infinitive(node) and not any(
            syntax.relation(child) in ("mark", "case") and child.lower_ in pack.detached for child in node.children
        )
    if relation not in _COMPLEMENT:
        return False
    if is_adjunct(node, pack) or (relation == "obl" and _opens(node)):
        return False
    if relation in ("obl", "nmod"):
        adposition = parties.phrases.adposition_of(node)
        return adposition is None or adposition in parties.pack.roles.governed
    if relation == "acl":
        return syntax.is_infinitive(node)
    return True


def _led(gerund: Token, parties: Parties) -> bool:
    """True for a gerund that tells the content of its head: "accused of massing troops", "denied having shelled"."""
    first = min((gerund.i, *(child.i for child in syntax.children(gerund, "aux", "aux:pass"))))
    if first == gerund.head.i + 1 and gerund.head.pos_ == "VERB":
        return True
    marks = syntax.children(gerund, "mark", "case")
    return any(parties.phrases.adposition_name(mark) in parties.pack.roles.gerundial for mark in marks)


def _opens(node: Token) -> bool:
    """True for a phrase set off before its verb: it tells when, where or on what occasion."""
    last = node.right_edge.i
    return node.i < node.head.i and last + 1 < node.head.i and "," in (node.doc[last].text, node.doc[last + 1].text)


def is_adjunct(node: Token, pack: StatusPack) -> bool:
    """True for a phrase such as "à la demande de ...", which tells on what occasion or at whose bidding."""
    if syntax.relation(node) not in ("obl", "nmod", "advmod", "obl:agent"):
        return False
    return _phrase(node).startswith(pack.adjuncts)


def _phrase(node: Token) -> str:
    """The words of a phrase up to its head, lower case, without the punctuation before it."""
    words = node.doc[node.left_edge.i : node.i + 1]
    first = next((word.i for word in words if not word.is_punct), node.i)
    return node.doc[first : node.i + 1].text.lower()


def combine(inner: Status, outer: Status) -> Status:
    """The status of what stands under `outer` and is itself `inner`: what is denied is so however it was put."""
    if inner == "hypothetical" and outer == "denied":
        return outer
    if inner in _COMMITTED:
        return outer if outer != "actual" else inner
    return inner
