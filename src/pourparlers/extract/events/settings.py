"""Where and on what condition: what the clause around a trigger says beside its parties."""

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.actors import Mention, Parties
from pourparlers.extract.events.candidate import VERBAL, Candidate
from pourparlers.extract.events.dates import carrier
from pourparlers.extract.events.status import StatusReader
from pourparlers.model import Condition, Place

# The mode of meetings that one side travels to.
_JOURNEY = "visit"


class Settings:
    """Places and conditions of one article, tied to its tokens."""

    def __init__(self, parties: Parties, status: StatusReader) -> None:
        self._parties = parties
        self._status = status
        self._analysis = parties.analysis

    # ------------------------------------------------------------------ place
    def place_of(self, candidate: Candidate) -> Place | None:
        """The place that a locative phrase of the trigger's clause names."""
        token = candidate.token
        for root in (token, carrier(token) if candidate.nominal else None):
            if root is None:
                continue
            for mention in self._parties.within(root.left_edge.i, root.right_edge.i):
                if mention.sort not in ("place", "capital", "name"):
                    continue
                head = self._analysis.doc[mention.first]
                if self._belongs(mention, head, root, candidate):
                    place = self._place(mention)
                    if place is not None:
                        return place
        return self._seat(candidate) if candidate.frame.symmetric and candidate.nominal else None

    def _seat(self, candidate: Candidate) -> Place | None:
        """Where a meeting is that is named after a city: "la réunion du Caire", "the Cairo meeting"."""
        phrases, token = self._parties.phrases, candidate.token
        for mention in self._parties.within(token.left_edge.i, token.right_edge.i):
            head = self._analysis.doc[mention.first]
            city = mention.sort in ("place", "capital") and head.head.i == token.i
            own = phrases.adposition_of(head) if head.i > token.i else next(iter(self._parties.pack.roles.genitive))
            if city and own in self._parties.pack.roles.genitive and syntax.relation(head) in ("nmod", "compound"):
                return self._place(mention)
        return None

    def _belongs(self, mention: Mention, head: Token, root: Token, candidate: Candidate) -> bool:
        """True where the mention tells where the clause of `root` takes place; beside talk it may be its topic.

        A journey takes place where it leads to.
        """
        node = head
        while node.head.i in range(mention.first, mention.last + 1) and node.head.i != node.i:
            node = node.head
        roles, phrases = self._parties.pack.roles, self._parties.phrases
        if phrases.adposition_of(node) in roles.genitive and node.head.lemma_.lower() in self._parties.pack.parts:
            node = node.head
        adposition = phrases.adposition_of(node)
        journey = _JOURNEY in candidate.frame.rule.mode and root.i == candidate.token.i
        if journey and (adposition in roles.dative or (adposition is None and syntax.relation(node) == "obj")):
            return node.head.i == root.i
        if adposition not in roles.setting or (candidate.type in VERBAL and adposition in roles.topic):
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
