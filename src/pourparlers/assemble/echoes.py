"""Nouns that point back to an event told before: "the decision", "this appeal".

They found no event; what they add to one is another place of the text that speaks of it.
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from pourparlers.assemble.mentions import Cluster
from pourparlers.extract import syntax
from pourparlers.extract.actors import Parties
from pourparlers.extract.events import Candidate, FrameIndex
from pourparlers.packs.events import StatusPack

_REACH = 5


class Echoes:
    """Finds what the definite nouns of one article point back to."""

    def __init__(self, clusters: list[Cluster], parties: Parties, index: FrameIndex, words: StatusPack) -> None:
        self._clusters, self._parties, self._index, self._words = clusters, parties, index, words
        self._analysis = parties.analysis

    def join(self, left_over: Collection[Candidate]) -> None:
        """Adds to each event the nouns that point back to it, triggers among them that founded no event."""
        taken = {i for each in self._clusters for m in each.mentions for i in range(m.match.first, m.match.last + 1)}
        known = {candidate.token.i: candidate for candidate in left_over}
        for token in self._nouns(taken):
            candidate = known.get(token.i)
            echo = self._index.echo(token)
            if candidate is not None:
                home = self._home(token, (candidate.type,))
            else:
                home = self._home(token, echo.types, echo.mode) if echo else None
            if home is not None:
                home.mentions.append(candidate or self._candidate(token, home))

    def fold(self) -> None:
        """Takes away events of one definite noun that names nobody and no day itself, and points back to another."""
        for each in self._clusters[:]:
            mention = each.mentions[0]
            if len(each.mentions) > 1 or not mention.nominal or mention.time or self._named(mention.token):
                continue
            echo = self._index.echo(mention.token)
            if echo is None or each.type not in echo.types or not self._points_back(mention.token):
                continue
            home = self._home(mention.token, (each.type,), echo.mode)
            if home is not None and home is not each and _keys(each) <= _keys(home):
                home.mentions.append(mention)
                self._clusters.remove(each)

    def _nouns(self, taken: Collection[int]) -> Iterator[Token]:
        for token in self._analysis.doc:
            if token.pos_ == "NOUN" and token.i not in taken and self._points_back(token):
                yield token

    def _points_back(self, token: Token) -> bool:
        """Whether the noun is definite or demonstrative and nothing says that it is a new one."""
        if not self._analysis.block_of(token).is_prose:
            return False
        beside = [child.lower_ for child in token.children]
        return any(word in self._words.anaphoric for word in beside) and not any(
            word in self._words.indefinite for word in beside
        )

    def _home(self, token: Token, types: Collection[str], mode: str | None = None) -> Cluster | None:
        """The event of `types` (and `mode`) that was told last before `token`, of the parties that its phrase names."""
        named = self._named(token)
        fitting = [c for c in self._clusters if c.type in types and _has(c, mode) and named <= _keys(c)]
        before = [(m.token.i, n) for n, c in enumerate(fitting) for m in c.mentions if self._near(m.token, token)]
        return fitting[max(before)[1]] if before else None

    def _near(self, earlier: Token, token: Token) -> bool:
        sentences = self._analysis.sent_index
        return earlier.i < token.i and sentences[token.i] - sentences[earlier.i] <= _REACH

    def _named(self, token: Token) -> frozenset[str]:
        """The parties that the noun's own phrase names."""
        mentions = self._parties.within(token.i, _phrase_end(token))
        return frozenset(m.affiliation for mention in mentions for m in self._parties.named_by(mention))

    def _candidate(self, token: Token, home: Cluster) -> Candidate:
        first = home.mentions[0]
        echo = self._index.echo(token)
        assert echo is not None  # only echoes come here without a trigger of their own
        candidate = Candidate(self._index.echoed(echo, home.type, token), home.type, True)
        candidate.status, candidate.speakers = first.status, ()
        return candidate


def _has(cluster: Cluster, mode: str | None) -> bool:
    return mode is None or any(mode in mention.frame.rule.mode for mention in cluster.mentions)


def _keys(cluster: Cluster) -> frozenset[str]:
    return frozenset(m.affiliation for m in (*cluster.actors, *cluster.recipients))


def _phrase_end(token: Token) -> int:
    """The last token of the noun's complements, relative clauses left out."""
    clause = next((c for c in token.children if c.i > token.i and syntax.relation(c).startswith("acl")), None)
    return clause.left_edge.i - 1 if clause is not None else token.right_edge.i
