"""What was named before: the antecedents of pronouns, possessives and descriptions."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.actors.cast import Member
from pourparlers.packs.actors import Roles
from pourparlers.text.analysis import Analysis

Resolved = tuple[Member, ...]

_BACK = 3
_MEMORY = 300
_HOME = 2.0
_SUBJECT = 2.0
_DECAY = 0.85
_PERSONAL = 8


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier place of the text that named parties."""

    token: Token
    members: Resolved
    subject: bool
    plural: bool
    gender: str
    noun: str
    named: bool
    source: bool
    located: bool
    human: bool


class History:
    """The places that named parties, in text order."""

    def __init__(self, analysis: Analysis, roles: Roles) -> None:
        self._sentence = analysis.sent_index
        self._roles = roles
        self._past: list[Past] = []
        self._at: list[int] = []

    def add(
        self,
        token: Token,
        members: Resolved,
        named: bool,
        plural_name: bool,
        adposition: str | None,
        human: bool = False,
    ) -> None:
        """Remembers that `token` spoke of `members`: by name or not, under which adposition, of a person or not."""
        determiners = syntax.children(token, "det")
        number = syntax.feature(token, "Number") or next((syntax.feature(d, "Number") for d in determiners), "")
        gender = next((syntax.feature(d, "Gender") for d in determiners if syntax.feature(d, "Gender")), "")
        gender = gender or (syntax.feature(token, "Gender") if token.pos_ == "NOUN" else "")
        plural = len(members) > 1 or number == "Plur" or plural_name
        subject = syntax.relation(token) in syntax.SUBJECTS or _inverted(token)
        source, located = adposition in self._roles.source, _locates(token, adposition, self._roles)
        self._at.append(token.i)
        self._past.append(
            Past(token, members, subject, plural, gender, token.lemma_.lower(), named, source, located, human)
        )

    def before(self, token: Token) -> Iterator[Past]:
        """What was named before `token`, nearest first, as far back as memory goes."""
        end = bisect_left(self._at, token.i)
        return (self._past[n] for n in range(end - 1, max(end - _MEMORY, 0) - 1, -1))

    def people(self, token: Token) -> Iterator[Member]:
        """The persons named before `token`, nearest first."""
        return (member for past in self.before(token) for member in past.members if member.kind == "person")

    def same_noun(self, token: Token, since: int = 0) -> Resolved:
        """What the same common noun stood for before, since token `since`."""
        lemma = token.lemma_.lower()
        last = next((past for past in self.before(token) if past.noun == lemma and not past.named), None)
        return last.members if last is not None and last.token.i >= since else ()

    def last_people(self, token: Token, states: Container[str], count: int) -> tuple[str, ...]:
        """The states of the last `count` persons of different states; () where there were fewer."""
        keys: dict[str, None] = {}
        for member in self.people(token):
            if member.affiliation in states:
                keys.setdefault(member.affiliation)
            if len(keys) == count:
                return tuple(keys)
        return ()

    def same_name(self, token: Token) -> Resolved:
        """The party whose name has `token` for its head: "le Conseil" after "le Conseil de sécurité"."""
        lemma = token.lemma_.lower()
        return next((past.members for past in self.before(token) if past.named and past.noun == lemma), ())

    def last_of_kind(self, token: Token, kinds: Container[str], keys: Container[str] = ()) -> Resolved:
        """The last single party of one of `kinds`, among those of `keys` where there are any."""
        single = (p.members for p in self.before(token) if len(p.members) == 1 and p.members[0].kind in kinds)
        return next((members for members in single if not keys or members[0].affiliation in keys), ())

    def last_together(self, token: Token, states: Container[str], count: int) -> tuple[str, ...]:
        """The last `count` states that were named together, by name or by their people; () where none were."""
        for past in self.before(token):
            keys = tuple(dict.fromkeys(m.affiliation for m in past.members if m.affiliation in states))
            if len(keys) == count == len(past.members):
                return keys
        return ()

    def last_human(self, token: Token) -> Resolved:
        """The last person spoken of, by name or by office."""
        return next((p.members for p in self.before(token) if len(p.members) == 1 and p.human), ())

    def latest(self, token: Token, plural: bool) -> Resolved:
        """The last party of that number: "ce dernier"."""
        return next((past.members for past in self.before(token) if past.plural == plural), ())

    def last_named(self, token: Token, count: int) -> Resolved:
        """The last `count` parties, persons as the states they stand for: "les trois capitales"."""
        members: dict[str, Member] = {}
        for past in self.before(token):
            for member in past.members:
                members.setdefault(member.affiliation, member)
            if len(members) >= count:
                return tuple(members.values())[:count]
        return ()

    def main_two(self, token: Token) -> Resolved:
        """The two parties named most so far: "les belligérants"."""
        counts = Counter(m for past in self.before(token) for m in past.members if m.kind != "person")
        ranked = sorted(counts, key=lambda m: (-counts[m], m.affiliation))
        return tuple(ranked[:2]) if len(ranked) > 1 else ()

    def _salience(self, token: Token, states: Container[str], home: str | None, since: int = 0) -> dict[str, float]:
        """How much the text has spoken of each state lately, since token `since`, its people included."""
        scores: dict[str, float] = {home: _HOME} if home else {}
        for past in self.before(token):
            if past.token.i < since:
                break
            distance = self._sentence[token.i] - self._sentence[past.token.i]
            weight = (_SUBJECT if past.subject else 1.0) * _DECAY**distance
            for key in {member.affiliation for member in past.members}:
                if key in states:
                    scores[key] = scores.get(key, 0.0) + weight
        return scores

    def salient_state(
        self, token: Token, states: Container[str], home: str | None, besides: Container[str] = (), since: int = 0
    ) -> str | None:
        """The state that the text has spoken of most since token `since`, none of `besides`; `home` has a start."""
        scores = {k: score for k, score in self._salience(token, states, home, since).items() if k not in besides}
        return max(scores, key=lambda key: (scores[key], key)) if scores else None

    def salient_states(self, token: Token, states: Container[str], count: int) -> tuple[str, ...]:
        """The `count` states that the text has spoken of most lately; () where it spoke of fewer."""
        scores = self._salience(token, states, None)
        ranked = sorted(scores, key=lambda key: (-scores[key], key))
        return tuple(ranked[:count]) if len(ranked) >= count else ()

    def other_party(self, token: Token, besides: Container[str], back: int) -> Resolved:
        """The last party before `token`, at most `back` sentences away, that is none of the keys `besides`."""
        for past in self.before(token):
            if self._sentence[token.i] - self._sentence[past.token.i] > back:
                break
            if past.located:
                continue
            others = tuple(m for m in past.members if m.affiliation not in besides)
            if others:
                return others
        return ()

    def antecedent(
        self,
        token: Token,
        plural: bool,
        gender: str,
        possessive: bool = False,
        besides: Container[str] = (),
        outside: range = range(0),
        human: bool | None = None,
    ) -> Resolved:
        """The most salient earlier party of fitting number and gender, a few sentences back at most.

        Parties of the keys `besides` are passed over, and what the tokens `outside` name; `human` tells that the
        pronoun speaks of a person, or that it does not.
        """
        best: Resolved = ()
        best_score: int | None = None
        clause = syntax.clause_of(token)
        for past in self.before(token):
            if past.source and not possessive and self._sentence[token.i] == self._sentence[past.token.i]:
                continue
            distance = self._sentence[token.i] - self._sentence[past.token.i]
            if distance > _BACK:
                break
            if past.token.i in outside:
                continue
            if past.plural != plural or _inept(past, human) or all(m.affiliation in besides for m in past.members):
                continue
            score = -10 * distance + (6 if past.subject else 0) + (3 if past.members[0].kind == "person" else 0)
            if human is not None:
                score += _PERSONAL if past.human == human else 0
            if gender and past.gender and gender != past.gender:
                score -= 8
            if not possessive and distance == 0 and _core(past.token) and syntax.clause_of(past.token) == clause:
                score -= 25
            if best_score is None or score > best_score:
                best, best_score = past.members, score
        return best


def _inept(past: Past, human: bool | None) -> bool:
    """True for a state where the pronoun speaks of a person, and for a person where it never does."""
    return past.named and not past.human if human else human is False and past.human


def _locates(token: Token, adposition: str | None, roles: Roles) -> bool:
    """True for a place where something happens, not a party to it: "en Irak", "À Moscou, le ministre ..."."""
    if adposition in roles.enclosing:
        return True
    attached = syntax.relation(token) == "nmod" or (syntax.relation(token) == "obl" and token.i < token.head.i)
    return adposition in roles.dative and attached


def _core(token: Token) -> bool:
    """True for a subject or object: a pronoun of the same clause does not point to it."""
    return syntax.relation(token) in syntax.SUBJECTS or syntax.relation(token) in ("obj", "iobj")


def _inverted(token: Token) -> bool:
    """True for a subject after its verb that the parser took for an object ("a déclaré le ministre")."""
    verb = token.head
    if syntax.relation(token) not in ("obj", "dep", "dislocated") or verb.i > token.i or verb.pos_ not in syntax.VERBAL:
        return False
    return syntax.is_finite(verb) and not any(syntax.relation(child) in syntax.SUBJECTS for child in verb.children)
