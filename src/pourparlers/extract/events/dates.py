"""When: which calendar expression dates a trigger, by the tree first, then by what the sentence shares."""

from collections.abc import Container, Iterable, Sequence

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.actors import Parties
from pourparlers.extract.events.candidate import VERBAL, Candidate
from pourparlers.extract.events.status import is_adjunct
from pourparlers.model import Span, Time
from pourparlers.packs.events import StatusPack

_CLAUSES = frozenset({"acl:relcl", "advcl", "ccomp"})
_CARRIED = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "xcomp", "conj", "nmod", "appos"})
_RULES = frozenset({"-", "–", "—", ":", "|", "•"})
_SAID = VERBAL - {"CONSULT"}
_OPENING = 4
_DEPTH = 4


class Dates:
    """The dates and times of one article, tied to its tokens."""

    def __init__(self, parties: Parties, pack: StatusPack, times: Sequence[Time]) -> None:
        self._parties = parties
        self._pack = pack
        self._analysis = parties.analysis
        self._times: dict[int, list[tuple[Time, Token]]] = {}
        for time in times:
            if time.type in ("DATE", "TIME"):
                self._tie(time)

    def _tie(self, time: Time) -> None:
        tokens = list(self._analysis.tokens_in(Span(time.start, time.end)))
        if not tokens:
            return
        inside = {token.i for token in tokens}
        head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])
        self._times.setdefault(self._analysis.sent_index[head.i], []).append((time, head))

    def around(self, token: Token) -> list[tuple[Time, Token]]:
        """The times of the sentence of `token`, each with the token that the tree hangs on."""
        return self._times.get(self._analysis.sent_index[token.i], [])

    # ------------------------------------------------------------------ headings
    def heading(self, sentence: int) -> Time | None:
        """The date that stands at the head of an entry: a sentence of its own, or "19:41 - " before the first one."""
        sent = self._analysis.sents[sentence]
        for time, head in self._times.get(sentence, ()):
            first, last = self._bounds(time)
            before, after = sent.doc[sent.start : first], sent.doc[last + 1 : sent.end]
            if any(token.pos_ in ("VERB", "AUX", "ADP") for token in before) or head.i < sent.start:
                continue
            alone = all(token.is_punct for token in after)
            opens = all(token.is_punct or not token.is_alpha for token in before)
            if alone or (opens and len(after) > 0 and after[0].text in _RULES):
                return time
        return None

    def _bounds(self, time: Time) -> tuple[int, int]:
        tokens = list(self._analysis.tokens_in(Span(time.start, time.end)))
        return tokens[0].i, tokens[-1].i

    # ------------------------------------------------------------------ one trigger
    def time_of(self, candidate: Candidate, triggers: set[int]) -> Time | None:
        """The time that dates the trigger: in its phrase or its clause, or shared with what it depends on."""
        here = [row for row in self.around(candidate.token) if self._may_date(candidate, row)]
        ranked = [
            (rank, n) for n, (_, head) in enumerate(here) if (rank := self._rank(candidate, head, triggers)) is not None
        ]
        if ranked:
            return here[min(ranked)[1]][0]
        shared = None if candidate.nominal else self._shared(candidate.token, here)
        return shared or self._borrowed(candidate, here, triggers) or self._opening(candidate, here)

    def _may_date(self, candidate: Candidate, row: tuple[Time, Token]) -> bool:
        """False beside words for a deadline ("exige une réponse avant vendredi") and for the time of their content."""
        if candidate.type not in _SAID:
            return True
        time, head = row
        _, last = self._bounds(time)
        after = self._analysis.doc[last + 1 : last + 2]
        if not candidate.nominal and head.i > candidate.token.i + 2 and self._inside_noun(candidate.token, head, after):
            return False
        return not self._after(time, self._pack.deadlines)

    def opens_span(self, time: Time) -> bool:
        """True for the day since when something lasts: not the day that is told of."""
        return self._after(time, self._pack.starts)

    def _after(self, time: Time, words: Container[str]) -> bool:
        first, _ = self._bounds(time)
        return any(token.lower_ in words for token in self._analysis.doc[max(0, first - 3) : first])

    def _inside_noun(self, verb: Token, head: Token, after: Iterable[Token]) -> bool:
        """True for a time that a noun and its complement enclose: "sur la tenue le 10 janvier de pourparlers"."""
        between = verb.doc[verb.i + 1 : head.i]
        carried = any(token.pos_ == "NOUN" for token in between)
        genitive = self._parties.pack.roles.genitive
        return carried and any(self._parties.phrases.adposition_name(token) in genitive for token in after)

    def _rank(self, candidate: Candidate, head: Token, triggers: set[int]) -> int | None:
        """How directly the time headed by `head` belongs to the trigger: lower is nearer, None is not at all."""
        token = candidate.token
        path = [head, *syntax.ancestors(head)]
        indices = [node.i for node in path]
        distance = abs(head.i - token.i)
        if self._enclosed(candidate, head):
            return 0
        if not candidate.nominal and (self._leads(token, head) or self._introduces(token, head)):
            return 60
        if token.i in indices:
            between = path[1 : indices.index(token.i)]
            if candidate.nominal and self._told_of(token, between):
                return 50 + distance
            if any(node.i in triggers or syntax.relation(node) in _CLAUSES for node in between):
                return None
            content = between and candidate.type in _SAID and not candidate.nominal
            return None if content else distance
        carrier = self._carrier(token)
        if carrier is not None and carrier.i in indices and (carrier.i not in triggers or self._adjunct(token)):
            between = path[1 : indices.index(carrier.i)]
            if any(node.i in triggers for node in between) or len(between) > 2:
                return None
            return 100 + distance
        return None

    @staticmethod
    def _enclosed(candidate: Candidate, head: Token) -> bool:
        """True in "la tenue le 10 janvier de pourparlers": a time between a noun and the event it carries."""
        token = candidate.token
        return candidate.nominal and syntax.relation(token) == "nmod" and token.head.i < head.i < token.left_edge.i

    def _leads(self, verb: Token, head: Token) -> bool:
        """True for a time right before a verb, whatever it hangs on: "the ministry on Saturday dismissed"."""
        subject = syntax.subject(verb)
        if subject is None or not subject.i < head.i < verb.i or not syntax.is_finite(verb):
            return False
        end = max(head.i, head.right_edge.i)
        return end < verb.i and all(token.pos_ in ("AUX", "ADV", "PART") for token in verb.doc[end + 1 : verb.i])

    @staticmethod
    def _introduces(verb: Token, head: Token) -> bool:
        """True for the time that a clause takes up at once: "on Thursday, when leaders meet"."""
        first = verb.left_edge.nbor() if verb.left_edge.is_punct and verb.left_edge.i < verb.i else verb.left_edge
        before = verb.doc[first.i - 1] if first.i > verb.sent.start else first
        if before.is_punct and before.i > verb.sent.start:
            before = before.nbor(-1)
        takes_up = first.pos_ in ("ADV", "SCONJ", "PRON") and syntax.relation(first) not in syntax.SUBJECTS
        return takes_up and first.head.i == verb.i and before.i in (head.i, head.right_edge.i) and before.i < first.i

    @staticmethod
    def _told_of(noun: Token, between: list[Token]) -> bool:
        """True for the time of a relative clause whose subject the noun is: "ces discussions, qui débuteront le 10"."""
        clauses = [node for node in between if syntax.relation(node) in _CLAUSES]
        return len(clauses) == 1 and clauses[0] is between[-1] and syntax.subject(clauses[0]) == noun

    def _shared(self, verb: Token, here: list[tuple[Time, Token]]) -> Time | None:
        """The time of the first conjunct, or of the participle clause that opens the sentence."""
        first = syntax.first_conjunct(verb)
        subject = syntax.subject(verb)
        for time, head in here:
            if head.i > first.i:
                continue
            host = head.head
            if host.i == first.i != verb.i:
                return time
            participle = host.pos_ == "VERB" and not syntax.is_finite(host) and host.i < first.i
            if participle and (host.head.i == first.i or (subject is not None and host.head.i == subject.i)):
                return time
        return None

    def _borrowed(self, candidate: Candidate, here: list[tuple[Time, Token]], triggers: set[int]) -> Time | None:
        """The time of the clause that a participle, a gerund or an occasion belongs to, or of what announces it."""
        host = self.host(candidate)
        if host is not None:
            return next((time for time, head in here if head.head.i == host.i and head.i not in triggers), None)
        verb = carrier(candidate.token) if candidate.nominal else None
        if verb is None:
            return None
        opened = {child.i for child in syntax.children(verb, "advcl") if syntax.is_participle(child)}
        return next((time for time, head in here if head.head.i in opened), None)

    def host(self, candidate: Candidate) -> Token | None:
        """The finite verb whose day is that of the trigger: a participle, a gerund, an occasion of it."""
        token = candidate.token
        if candidate.nominal and not self._occasion(token):
            return None
        if not candidate.nominal and (syntax.is_finite(token) or (syntax.is_infinitive(token) and not _past(token))):
            return None
        return next((node for node in syntax.ancestors(token) if node.pos_ == "VERB" and syntax.is_finite(node)), None)

    def _occasion(self, token: Token) -> bool:
        """True where a noun, or one it belongs to, tells on which occasion: "à l'issue de deux heures d'entretien"."""
        node = token
        for _ in range(_DEPTH):
            if self._adjunct(node) or is_adjunct(node, self._pack):
                return True
            if syntax.relation(node) != "nmod" or node.head.pos_ != "NOUN":
                return False
            node = node.head
        return False

    def _opening(self, candidate: Candidate, here: list[tuple[Time, Token]]) -> Time | None:
        """The time that opens the sentence, for its main verb and for the one that tells who speaks."""
        token = candidate.token
        if candidate.nominal or not syntax.is_finite(token):
            return None
        main = syntax.first_conjunct(token)
        if syntax.relation(main) not in ("ROOT", "parataxis"):
            return None
        start = token.sent.start
        return next((time for time, head in here if head.i - start < _OPENING and head.i < token.i), None)

    def _adjunct(self, token: Token) -> bool:
        """True for a noun in a phrase that tells when or on which occasion ("lors d'un sommet")."""
        adposition = self._parties.phrases.adposition_of(token)
        return syntax.relation(token) in ("obl", "nmod") and adposition in self._parties.pack.roles.occasion

    def _carrier(self, token: Token) -> Token | None:
        """The verb that a nominal trigger hangs on, or that a participle trigger completes."""
        return carrier(token)


def carrier(token: Token) -> Token | None:
    """The verb that a nominal trigger hangs on, or that a participle trigger completes; four steps up at most."""
    node = token
    for _ in range(4):
        if node.head.i == node.i or syntax.relation(node) not in _CARRIED:
            return None
        node = node.head
        if node.pos_ in ("VERB", "AUX") or syntax.children(node, "cop"):
            return node
    return None


def _past(token: Token) -> bool:
    return syntax.is_compound_past(token)
