"""Mends mood, tense and voice where the verb itself decides them and the model saw too few of its like.

Treebanks hold few future and conditional forms of most verbs: a small tagger takes "discuterait" for an imperfect.
The form itself leaves no doubt: a stem that is the infinitive, and an ending.  Nor is "ils sont
descendus" a passive: some verbs, and all reflexives, build their past with the auxiliary of the passive.
"""

import unicodedata
from collections.abc import Collection

from spacy.tokens import Doc, Token

from pourparlers.packs.verbs import VerbPack

_VERBAL = frozenset({"VERB", "AUX"})
_MISTAKEN = frozenset({"NOUN", "ADJ", "ADV", "X", "PROPN"})
_NOMINAL = frozenset({"det", "case", "cop", "aux", "nummod"})
_PASSIVE = {"aux:pass": "aux", "nsubj:pass": "nsubj", "csubj:pass": "csubj"}


class Conjugation:
    """The tenses of one language that are built on the infinitive."""

    def __init__(self, pack: VerbPack, known: Collection[str]) -> None:
        """`known` are infinitives that the pack's other files name."""
        self._pack = pack
        self._known = known
        self._features = {ending: tense.features for tense in pack.tenses for ending in tense.endings}
        self._endings = sorted(self._features, key=len, reverse=True)

    def mend(self, doc: Doc) -> None:
        """Sets mood and tense of every verb form that a tense of the pack explains, and undoes false passives."""
        for token in doc:
            if token.pos_ in _MISTAKEN and (compound := _auxiliary(token)) is not None:
                self._recognise(token, compound)
            elif token.pos_ in _MISTAKEN and _predicates(token):
                self._recognise(token, None)
            if token.pos_ in _VERBAL:
                features = self._pack.auxiliaries.get(token.lemma_.lower()) or self._tense(token)
                if features is not None:
                    token.set_morph({**token.morph.to_dict(), **features})  # type: ignore[attr-defined]
                if token.pos_ == "VERB" and self._active(token):
                    _make_active(token)

    def _recognise(self, token: Token, auxiliary: Token | None) -> None:
        """Makes a verb of what has a subject, no article, and the form of a verb known: "Israël menace de frapper"."""
        form = token.lower_
        for guess in self._pack.guesses:
            if guess.compound != (auxiliary is not None):
                continue
            for ending in guess.endings:
                infinitive = form.removesuffix(ending) + guess.infinitive
                if form.endswith(ending) and infinitive in self._known:
                    token.pos_ = "VERB"
                    token.lemma_ = infinitive
                    token.set_morph(dict(guess.features))  # type: ignore[attr-defined]
                    return

    def _active(self, verb: Token) -> bool:
        if verb.lemma_.lower() in self._pack.active:
            return True
        return any(child.dep_.startswith("expl") and child.lower_ in self._pack.reflexives for child in verb.children)

    def _tense(self, token: Token) -> dict[str, str] | None:
        form = _fold(token.lower_)
        lemma = token.lemma_.lower()
        for ending in self._endings:
            if form.endswith(ending) and form[: -len(ending)] in self._stems(lemma):
                return self._features[ending]
        return None

    def _stems(self, lemma: str) -> tuple[str, ...]:
        """The stems of the tenses of `lemma`: that of the longest suffix that the pack lists, else the infinitive."""
        folded = _fold(lemma)
        for suffix, stem in self._pack.by_length:
            if folded.endswith(suffix):
                return (folded[: -len(suffix)] + stem, folded)
        return (folded,)


def _auxiliary(token: Token) -> Token | None:
    """The auxiliary of a participle that the tagger took for another word: "il a démenti"."""
    return next((child for child in token.children if child.dep_.startswith("aux") and child.i < token.i), None)


def _predicates(token: Token) -> bool:
    """True for a word with a subject before it and nothing that makes it a noun or the predicate of a copula."""
    labels = {child.dep_.partition(":")[0] for child in token.children}
    subject = any(child.dep_.startswith("nsubj") and child.i < token.i for child in token.children)
    return subject and labels.isdisjoint(_NOMINAL)


def _make_active(verb: Token) -> None:
    for child in verb.children:
        if child.dep_ in _PASSIVE:
            child.dep_ = _PASSIVE[child.dep_]


def _fold(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
