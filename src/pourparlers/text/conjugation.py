"""Mends mood, tense and voice where the verb itself decides them and the model saw too few of its like.

Treebanks hold few future and conditional forms of most verbs: a small tagger takes "discuterait" for an imperfect.
The form itself leaves no doubt: a stem that is the infinitive, and an ending.  Nor is "ils sont
descendus" a passive: some verbs, and all reflexives, build their past with the auxiliary of the passive.
"""

import unicodedata
from collections.abc import Callable, Collection

from spacy.tokens import Doc, Token

from pourparlers.packs.verbs import Guess, VerbPack
from pourparlers.text.reseat import awaken, reseat

_VERBAL = frozenset({"VERB", "AUX"})
_MISTAKEN = frozenset({"NOUN", "ADJ", "ADV", "X", "PROPN"})
_NOMINAL = frozenset({"det", "case", "cop", "aux", "nummod"})
_FUTURE = {"Mood": "Ind", "Tense": "Fut", "VerbForm": "Fin"}
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
        reseat(doc, self._pack.perfect)
        if self._pack.told:
            awaken(doc, self._pack.told)
        for token in doc:
            if token.pos_ in _MISTAKEN and (compound := _auxiliary(token)) is not None:
                self._recognise(token, compound)
            elif token.pos_ in _MISTAKEN and _predicates(token):
                self._recognise(token, None)
            elif token.pos_ == "NOUN" and (name := _name_before(token)) is not None:
                self._recognise(token, None)
                if token.pos_ == "VERB":
                    name.dep_ = "nsubj"
            if token.pos_ in _VERBAL:
                self._mend_form(token)

    def _mend_form(self, token: Token) -> None:
        verb = token.pos_ == "VERB"
        if verb:
            self._name(token)
        features = self._pack.auxiliaries.get(token.lemma_.lower()) or self._tense(token)
        if features is not None:
            token.set_morph({**token.morph.to_dict(), **features})  # type: ignore[attr-defined]
        if verb and self._active(token):
            _make_active(token)
        if verb:
            self._look_ahead(token)
            self._tell(token)

    def _recognise(self, token: Token, auxiliary: Token | None) -> None:
        """Makes a verb of what has a subject, no article, and the form of a verb known: "Israël menace de frapper"."""
        found = self._guess(token.lower_, lambda guess: guess.compound == (auxiliary is not None))
        if found is not None:
            token.pos_ = "VERB"
            token.lemma_, features = found
            token.set_morph(features)  # type: ignore[attr-defined]

    def _name(self, verb: Token) -> None:
        """Gives a form that the model has no lemma for the verb known that it is a form of: "freed", "meddled"."""
        found = None if verb.lemma_.lower() in self._known else self._guess(verb.lower_, lambda _: True)
        if found is not None:
            verb.lemma_ = found[0]

    def _guess(self, form: str, fits: Callable[[Guess], bool]) -> tuple[str, dict[str, str]] | None:
        """The verb known that `form` is a form of, and the features of that form."""
        for guess in filter(fits, self._pack.guesses):
            for ending in guess.endings:
                infinitive = form.removesuffix(ending) + guess.infinitive
                if form.endswith(ending) and infinitive in self._known:
                    return infinitive, dict(guess.features)
        return None

    def _look_ahead(self, verb: Token) -> None:
        """Makes a future of a marked infinitive with a subject of its own or a copula: "X to meet Y"."""
        marked = any(child.lower_ in self._pack.prospective and child.i < verb.i for child in verb.children)
        if not marked or "Inf" not in verb.morph.get("VerbForm", []):
            return
        carriers = [c for c in verb.children if c.dep_ in ("cop", "aux") and "Fin" in c.morph.get("VerbForm", [])]
        heads = verb.dep_ == "ROOT" and any(c.dep_.startswith("nsubj") and c.i < verb.i for c in verb.children)
        title = verb.dep_ in ("acl", "advcl") and verb.head.dep_ == "ROOT" and verb.head.pos_ == "PROPN"
        for token in carriers or ([verb] if heads or title else []):
            token.set_morph({**token.morph.to_dict(), **_FUTURE})  # type: ignore[attr-defined]

    def _tell(self, verb: Token) -> None:
        """Makes a past of a participle without an auxiliary that has a subject, or goes on from a finite verb.

        "Warsaw rejected the offer", "it declined to attend but called for talks".
        """
        if (
            not self._pack.told
            or verb.morph.get("VerbForm", []) != ["Part"]
            or "Past" not in verb.morph.get("Tense", [])
        ):
            return
        labels = {child.dep_ for child in verb.children}
        if labels.isdisjoint(("aux", "aux:pass", "cop")) and ("nsubj" in labels or _goes_on(verb)):
            verb.set_morph(dict(self._pack.told))  # type: ignore[attr-defined]

    def _active(self, verb: Token) -> bool:
        if verb.lemma_.lower() in self._pack.active:
            return True
        passive = [child for child in verb.children if child.dep_ == "aux:pass"]
        if passive and all(child.lemma_.lower() in self._pack.perfect for child in passive):
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


def _goes_on(verb: Token) -> bool:
    """True for the second of two verbs of which the first is finite without an auxiliary."""
    first = verb.head
    return verb.dep_ == "conj" and first.pos_ == "VERB" and "Fin" in first.morph.get("VerbForm", [])


def _make_active(verb: Token) -> None:
    for child in verb.children:
        if child.dep_ in _PASSIVE:
            child.dep_ = _PASSIVE[child.dep_]


def _fold(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _name_before(token: Token) -> Token | None:
    """The name that opens a sentence and may be the subject of its root, which the tagger took for a noun.

    The root has an object, or the sentence is a whole one: "Paris backs Rome", "Paris insists on a vote."
    """
    before = [child for child in token.children if child.i < token.i]
    labels = {child.dep_.partition(":")[0] for child in token.children}
    if token.dep_ != "ROOT" or len(before) != 1 or before[0].dep_ != "compound" or before[0].pos_ != "PROPN":
        return None
    opens = before[0].left_edge.i == token.sent.start and before[0].i == token.i - 1
    whole = "obj" in labels or ("nmod" in labels and token.sent[-1].text == ".")
    return before[0] if opens and whole and labels.isdisjoint(_NOMINAL) else None
