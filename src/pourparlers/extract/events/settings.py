"""When, where and on what condition: what the clause around a trigger says beside its parties."""

from collections.abc import Sequence

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.actors import Mention, Parties
from pourparlers.extract.events.candidate import VERBAL, Candidate
from pourparlers.extract.events.status import StatusReader
from pourparlers.model import Condition, Place, Span, Time

_LOCATIVE = frozenset({"à", "en", "dans", "sur", "près", "vers", "chez"})
_CLAUSES = frozenset({"acl:relcl", "advcl", "ccomp"})
_RULES = frozenset({"-", "–", "—", ":", "|", "•"})


class Settings:
    """Times, places and conditions of one article, tied to its tokens."""

    def __init__(self, parties: Parties, status: StatusReader, times: Sequence[Time]) -> None:
        self._parties = parties
        self._status = status
        self._analysis = parties.analysis
        self._times: dict[int, list[tuple[Time, Token]]] = {}
        for time in times:
            if time.type in ("DATE", "TIME"):
                self._place_time(time)

    def _place_time(self, time: Time) -> None:
        tokens = list(self._analysis.tokens_in(Span(time.start, time.end)))
        if not tokens:
            return
        inside = {token.i for token in tokens}
        head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])
        self._times.setdefault(self._analysis.sent_index[head.i], []).append((time, head))

    # ------------------------------------------------------------------ time
    def heading(self, sentence: int) -> Time | None:
        """The date that stands at the head of an entry: a sentence of its own, or "19:41 - " before the first one."""
        sent = self._analysis.sents[sentence]
        for time, head in self._times.get(sentence, ()):
            tokens = list(self._analysis.tokens_in(Span(time.start, time.end)))
            before = sent.doc[sent.start : tokens[0].i]
            after = sent.doc[tokens[-1].i + 1 : sent.end]
            if any(token.pos_ in ("VERB", "AUX", "ADP") for token in before) or head.i < sent.start:
                continue
            alone = all(token.is_punct for token in after)
            opens = all(token.is_punct or not token.is_alpha for token in before)
            if alone or (opens and len(after) > 0 and after[0].text in _RULES):
                return time
        return None

    def time_of(self, candidate: Candidate, triggers: set[int]) -> Time | None:
        """The calendar expression that dates the trigger: in its phrase, its clause, or shared with it."""
        here = self._times.get(self._analysis.sent_index[candidate.token.i], [])
        best: tuple[int, Time] | None = None
        for time, head in here:
            rank = self._rank(candidate, head, triggers)
            if rank is not None and (best is None or rank < best[0]):
                best = (rank, time)
        if best is None and not candidate.nominal:
            return self._shared(candidate.token, here)
        return best[1] if best else None

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

    def _rank(self, candidate: Candidate, head: Token, triggers: set[int]) -> int | None:
        """How directly the time headed by `head` belongs to the trigger: lower is nearer, None is not at all."""
        token = candidate.token
        path = [head, *syntax.ancestors(head)]
        indices = [node.i for node in path]
        distance = abs(head.i - token.i)
        if token.i in indices:
            between = path[: indices.index(token.i)]
            if any(node.i in triggers for node in between[1:]):
                return None
            content = _CLAUSES | {"xcomp"} if candidate.type in VERBAL else _CLAUSES
            if any(syntax.relation(node) in content for node in between[1:]):
                return None
            return distance
        carrier = self._carrier(token)
        if carrier is not None and carrier.i in indices and (carrier.i not in triggers or self._adjunct(token)):
            between = path[: indices.index(carrier.i)]
            if any(node.i in triggers for node in between[1:]) or len(between) > 3:
                return None
            return 100 + distance
        return None

    def _adjunct(self, token: Token) -> bool:
        """True for a noun in a phrase that tells when or on which occasion ("lors d'un sommet")."""
        return syntax.relation(token) in ("obl", "nmod") and self._parties.phrases.adposition_of(token) in (
            "lors",
            "pendant",
            "à",
            "dans",
            "en",
            "devant",
            "sur",
        )

    def _carrier(self, token: Token) -> Token | None:
        """The verb that a nominal trigger hangs on, or that a participle trigger completes."""
        node = token
        for _ in range(4):
            if node.head.i == node.i:
                return None
            relation = syntax.relation(node)
            if relation in ("obj", "nsubj", "nsubj:pass", "obl", "xcomp", "conj", "nmod", "appos"):
                node = node.head
                if node.pos_ in ("VERB", "AUX"):
                    return node
                continue
            return None
        return None

    # ------------------------------------------------------------------ place
    def place_of(self, candidate: Candidate) -> Place | None:
        """The place that a locative phrase of the trigger's clause names."""
        token = candidate.token
        carrier = self._carrier(token) if candidate.nominal else None
        for root in (token, carrier):
            if root is None:
                continue
            for mention in self._parties.mentions:
                if mention.sort not in ("place", "capital", "name"):
                    continue
                head = self._analysis.doc[mention.first]
                if self._belongs(mention, head, root):
                    place = self._place(mention)
                    if place is not None:
                        return place
        return None

    def _belongs(self, mention: Mention, head: Token, root: Token) -> bool:
        if not root.left_edge.i <= mention.first <= root.right_edge.i:
            return False
        node = head
        while node.head.i in range(mention.first, mention.last + 1) and node.head.i != node.i:
            node = node.head
        if self._parties.phrases.adposition_of(node) not in _LOCATIVE:
            return False
        for ancestor in (node, *syntax.ancestors(node)):
            if ancestor.i == root.i:
                return True
            if ancestor is not node and ancestor.pos_ in ("VERB", "AUX"):
                return False
        return False

    def _place(self, mention: Mention) -> Place | None:
        gazetteer = self._parties.world.gazetteer
        if mention.entry is None:
            return None
        if mention.sort == "place":
            fact = gazetteer.places[mention.entry.key]
            return Place(name=mention.text, country=fact.country, lat=fact.lat, lon=fact.lon)
        known = gazetteer.places.get(mention.text)
        if mention.sort == "capital" and known is not None:
            return Place(name=mention.text, country=known.country, lat=known.lat, lon=known.lon)
        party = gazetteer.parties.get(mention.entry.key)
        if party is None or party.kind != "state":
            return None
        return Place(name=mention.text, country=party.key, lat=party.lat, lon=party.lon)

    # ------------------------------------------------------------------ condition
    def condition_of(self, candidate: Candidate) -> tuple[Condition, Token] | None:
        """The words on which the event depends, an if-clause or "en cas de ...", and their head."""
        carriers = [candidate.token, syntax.clause_of(candidate.token)]
        carriers += [t for t in syntax.children(candidate.token, "xcomp", "ccomp", "obj", "obl")]
        for root in carriers:
            for child in root.children:
                if self._status.is_condition(child):
                    span = self._analysis.span(child.left_edge.i, child.right_edge.i)
                    return Condition(start=span.start, end=span.end, text=self._analysis.text(span)), child
        return None
