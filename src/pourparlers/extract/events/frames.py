"""Which word of a sentence names an event: the frames of a pack, indexed by lemma."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.packs.events import Echo, EventPack, FrameRule, Operator, Slots, StatusPack, TypeDefault

T = TypeVar("T")
Cut = Callable[[str], list[str]]

_NEAR = 9


@dataclass(frozen=True, slots=True)
class Pattern:
    """A verb as frames and operators write it: "se X + a|b", with its reflexive and other clitics told apart."""

    lemma: str
    reflexive: bool
    clitics: frozenset[str]
    companions: frozenset[str]

    @property
    def weight(self) -> int:
        """How much it asks for: the pattern that asks for most wins."""
        return 2 * bool(self.companions) + len(self.clitics) + self.reflexive


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame with the defaults of its type filled in."""

    rule: FrameRule
    default: TypeDefault

    @property
    def verb(self) -> Slots:
        """Slots where a verb names the event."""
        return self.rule.verb or self.default.verb

    @property
    def noun(self) -> Slots:
        """Slots where a noun or adjective names the event."""
        return self.rule.noun or self.default.noun

    @property
    def symmetric(self) -> bool:
        """True where all parties are actors alike (meetings)."""
        return self.default.symmetric if self.rule.symmetric is None else self.rule.symmetric

    @property
    def domestic(self) -> bool:
        """True where a party may do it to its own side."""
        return self.default.domestic if self.rule.domestic is None else self.rule.domestic


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at tokens `first` to `last`; `head` is the token that the tree hangs on."""

    frame: Frame
    head: Token
    first: int
    last: int
    companion: Token | None = None


def parse_pattern(text: str, reflexives: Container[str], cut: Cut) -> Pattern:
    """Reads "se réunir", "s'en prendre" or "ouvrir + feu|tir"; `reflexives` are the forms of the reflexive pronoun."""
    head, _, companions = text.partition("+")
    *clitics, lemma = cut(head)
    return Pattern(
        lemma,
        any(word in reflexives for word in clitics),
        frozenset(word for word in clitics if word not in reflexives),
        frozenset(word.strip() for word in companions.split("|") if word.strip()),
    )


def words_of(token: Token) -> tuple[str, ...]:
    """The forms under which a lexicon may know the token, surest first: lemma, form, form without plural."""
    return _words(token.lemma_, token.lower_)


@lru_cache(maxsize=8192)
def _words(lemma: str, lower: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((lemma.lower(), lower, lower.rstrip("s"), lower.rstrip("x"))))


class VerbTable(Generic[T]):
    """Verb patterns to values; the most demanding pattern that fits a token wins."""

    def __init__(self, rows: Iterable[tuple[str, T]], words: StatusPack, cut: Cut) -> None:
        self._reflexives = frozenset(words.reflexives)
        self._genitives = frozenset(words.genitives)
        self._rows: dict[str, list[tuple[Pattern, T]]] = {}
        for text, value in rows:
            pattern = parse_pattern(text, self._reflexives, cut)
            self._rows.setdefault(pattern.lemma, []).append((pattern, value))
        for rows_of_lemma in self._rows.values():
            rows_of_lemma.sort(key=lambda row: -row[0].weight)

    @property
    def lemmas(self) -> frozenset[str]:
        """The verbs that the table has patterns for."""
        return frozenset(self._rows)

    def find(self, token: Token) -> tuple[T, Token | None] | None:
        """The value for the verb `token` and the companion word that decided, if any."""
        for value, companion in self.find_all(token):
            return value, companion
        return None

    def find_all(self, token: Token) -> Iterator[tuple[T, Token | None]]:
        """All values that fit, most demanding first."""
        rows = self._rows.get(token.lemma_.lower()) or self._rows.get(token.lower_)
        if not rows:
            return
        reflexive = self._reflexive(token)
        beside = _beside(token)
        for pattern, value in rows:
            if pattern.reflexive != reflexive and (pattern.reflexive or not pattern.companions):
                continue
            if not pattern.clitics <= beside:
                continue
            if not pattern.companions:
                yield value, None
                continue
            companion = self._companion(token, pattern.companions)
            if companion is not None:
                yield value, companion

    def _companion(self, token: Token, wanted: frozenset[str]) -> Token | None:
        """The nearest of the words `wanted` that belongs to the verb's own phrase."""
        doc, sent = token.doc, token.sent
        begin, end = sent.start, sent.end
        for distance in range(1, _NEAR + 1):
            for i in (token.i + distance, token.i - distance):
                if not begin <= i < end or wanted.isdisjoint(words_of(doc[i])):
                    continue
                other = doc[i]
                between = doc[min(i, token.i) + 1 : max(i, token.i)]
                if any(t.pos_ == "VERB" and syntax.is_finite(t) for t in between) and other.head.i != token.i:
                    continue
                if self._close(token, other):
                    return other
        return next((part for part in _undergoing(token) if not wanted.isdisjoint(words_of(part))), None)

    def _close(self, verb: Token, word: Token) -> bool:
        """True where `word` is a part of the verb's own phrase, not of something deeper in it."""
        if verb.head.i == word.i and syntax.relation(verb).startswith("acl"):
            return True
        if word.head.i == verb.i or abs(word.i - verb.i) <= 2:
            return word.i > verb.i or verb.is_ancestor(word)
        above = word.head
        if above.head.i != verb.i:
            return False
        cases = [child.lower_ for child in syntax.children(word, "case")]
        own = bool(cases) and self._genitives.isdisjoint(cases)
        return above.pos_ != "NOUN" or syntax.relation(word) == "conj" or own

    def _reflexive(self, token: Token) -> bool:
        if any(child.lower_ in self._reflexives for child in token.children):
            return True
        before = token.i - 1
        while before >= token.sent.start and token.doc[before].pos_ in ("AUX", "ADV", "PRON") and token.i - before < 4:
            if token.doc[before].lower_ in self._reflexives:
                return True
            before -= 1
        return False


def _undergoing(verb: Token) -> list[Token]:
    """What a verb is done to, however far from it: object, subject of a passive, noun before a relative clause."""
    parts = syntax.children(verb, "nsubj:pass", "obj")
    parts += [name for part in parts for name in syntax.children(part, "appos")]
    clause = syntax.relation(verb)
    own = [subject for subject in syntax.children(verb, "nsubj") if syntax.feature(subject, "PronType") != "Rel"]
    said_of = clause == "acl:relcl" and (own or syntax.is_passive(verb))
    return [*parts, verb.head] if said_of or (clause == "acl" and syntax.is_participle(verb)) else parts


def _beside(verb: Token) -> set[str]:
    """The small words of a verb: its children, and a particle after it that the parser gave to the next noun."""
    words = {child.lower_ for child in verb.children if syntax.relation(child) != "mark"}
    if verb.i + 1 < verb.sent.end and verb.nbor().pos_ in ("ADP", "ADV"):
        words.add(verb.nbor().lower_)
    return words


class Operators:
    """The words of a pack that set the status of what they govern."""

    def __init__(self, pack: StatusPack, cut: Cut) -> None:
        self.verbs: VerbTable[Operator] = VerbTable(
            ((verb, op) for op in pack.operators for verb in op.verbs), pack, cut
        )
        self.nouns = {noun: op for op in pack.operators for noun in op.nouns}
        self.adjectives = {adjective: op for op in pack.operators for adjective in op.adjectives}
        self.adverbs = {word: op for op in pack.operators for word in op.adverbs}
        self.adpositions = {word: op for op in pack.operators for word in op.adpositions}


class FrameIndex:
    """All frames of a pack; `cut` splits their words as the tokenizer does."""

    def __init__(self, pack: EventPack, words: StatusPack, cut: Cut) -> None:
        self._cut = cut
        self.operators = Operators(words, cut)
        frames = [Frame(rule, pack.defaults[rule.type]) for rule in pack.frames]
        rows: list[tuple[str, Frame | None]] = [(verb, None) for verb in pack.idioms.verbs]
        rows += [(verb, frame) for frame in frames for verb in frame.rule.verbs]
        self._verbs = VerbTable(rows, words, cut)
        self._nouns: dict[str, list[_Noun]] = {}
        self._adjectives: dict[str, list[Frame]] = {}
        for noun in pack.idioms.nouns:
            self._add_noun(noun, None)
        for frame in frames:
            for noun in frame.rule.nouns:
                self._add_noun(noun, frame)
            for adjective in frame.rule.adjectives:
                self._adjectives.setdefault(adjective, []).append(frame)
        for nouns in self._nouns.values():
            nouns.sort(key=lambda noun: noun.weight, reverse=True)
        self._echoes = {noun: echo for echo in reversed(pack.echoes) for noun in echo.nouns}
        self._defaults = pack.defaults

    def _add_noun(self, noun: str, frame: Frame | None) -> None:
        head, _, companions = noun.partition("+")
        words = tuple(self._cut(head))
        beside = frozenset(word.strip() for word in companions.split("|") if word.strip())
        self._nouns.setdefault(words[0], []).append(_Noun(words, beside, frame))

    @property
    def verbs(self) -> frozenset[str]:
        """The infinitives of all frames."""
        return self._verbs.lemmas

    def match(self, token: Token) -> list[Match]:
        """The frames that `token` names, the most demanding first; empty for most tokens."""
        if token.pos_ in ("VERB", "AUX") and not self._qualifies(token):
            found = list(self._verbs.find_all(token))
            if found:
                return [] if found[0][0] is None else [Match(f, token, token.i, token.i, c) for f, c in found if f]
        if token.pos_ in ("NOUN", "PROPN") or (token.pos_ in ("ADJ", "VERB", "X") and self._is_noun(token)):
            noun = self._noun_at(token)
            if noun is not None:
                if noun.frame is None:
                    return []
                last = token.i + len(noun.words) - 1
                return [Match(noun.frame, syntax.head_within(token.doc, token.i, last), token.i, last)]
        if token.pos_ in ("ADJ", "VERB", "NOUN") and not _told(token):
            frames = next((self._adjectives[w] for w in words_of(token) if w in self._adjectives), [])
            return [Match(frame, token, token.i, token.i) for frame in frames]
        return []

    def _qualifies(self, token: Token) -> bool:
        """True for a participle before its noun that sets its status and tells nothing: "the proposed agreement"."""
        return syntax.relation(token) == "amod" and any(w in self.operators.adjectives for w in words_of(token))

    def echo(self, token: Token) -> Echo | None:
        """The nouns that `token` is one of, which only point back to an event."""
        if token.pos_ != "NOUN":
            return None
        return next((self._echoes[word] for word in words_of(token) if word in self._echoes), None)

    def echoed(self, echo: Echo, type: str, token: Token) -> Match:
        """The match of a noun that points back to an event of `type`."""
        rule = FrameRule(id=echo.id, example=echo.example, type=type, nouns=echo.nouns)
        return Match(Frame(rule, self._defaults[type]), token, token.i, token.i)

    def idiom(self, token: Token) -> range:
        """The tokens of the noun idiom that begins at `token`; none of them names an event."""
        noun = self._noun_at(token)
        return range(token.i, token.i + len(noun.words)) if noun is not None and noun.frame is None else range(0)

    def _is_noun(self, token: Token) -> bool:
        if any(syntax.relation(child) == "det" for child in token.children):
            return True
        noun = self._noun_at(token)
        return noun is not None and len(noun.words) > 1

    def _noun_at(self, token: Token) -> "_Noun | None":
        """The most demanding noun of the pack that starts at `token`."""
        options = [noun for word in words_of(token) for noun in self._nouns.get(word, ())]
        options.sort(key=lambda noun: noun.weight, reverse=True)
        return next((noun for noun in options if noun.fits(token)), None)


def _told(token: Token) -> bool:
    """True for a verb that tells what happened: no form of it is an adjective."""
    return token.pos_ == "VERB" and (syntax.is_finite(token) or bool(syntax.children(token, "aux")))


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun as frames write it: several words, or one with words of which its phrase holds one."""

    words: tuple[str, ...]
    companions: frozenset[str]
    frame: Frame | None

    @property
    def weight(self) -> int:
        """How much it asks for: the noun that asks for most wins."""
        return 2 * len(self.words) + bool(self.companions)

    def fits(self, token: Token) -> bool:
        """True where the words stand at `token`, and one of the companions in its phrase."""
        if token.i + len(self.words) > token.sent.end:
            return False
        if not all(word in words_of(token.doc[token.i + n]) for n, word in enumerate(self.words) if n):
            return False
        if not self.companions:
            return True
        head = syntax.head_within(token.doc, token.i, token.i + len(self.words) - 1)
        phrase = token.doc[max(head.left_edge.i, token.i - _NEAR) : min(head.right_edge.i + 1, token.i + _NEAR)]
        beside = (word for word in phrase if not token.i <= word.i < token.i + len(self.words))
        return any(not self.companions.isdisjoint(words_of(word)) for word in beside)
