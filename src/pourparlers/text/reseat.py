"""Puts a participle back where its auxiliary shows that it belongs, when the parser gave its place to another word.

"Le ministre a démenti samedi avoir ...": a small parser may take the day, or the auxiliary itself, for the predicate.
An auxiliary that makes no passive and stands right before the participle leaves no doubt.
"""

from collections.abc import Container

from spacy.tokens import Doc, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
# What belongs to a noun itself, not to the predicate that it was taken for.
_OWN = frozenset({"det", "amod", "nmod", "case", "flat", "nummod", "appos"})


def reseat(doc: Doc, auxiliaries: Container[str]) -> None:
    """Makes participles the heads of their clauses; `auxiliaries` are the lemmas of those that never make a passive."""
    for token in doc:
        if token.pos_ in _NOMINAL:
            participle = _between(token)
            if participle is not None:
                _swap(participle, token, "obl")
        elif token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in auxiliaries:
            participle = _after(token)
            if participle is not None:
                _swap(participle, token, "aux")
                token.pos_ = "AUX"


def _between(noun: Token) -> Token | None:
    """The participle between an auxiliary that hangs on `noun` and the noun, if it hangs there too."""
    auxiliaries = [child for child in noun.children if child.dep_.startswith("aux") and child.i < noun.i]
    for child in noun.children:
        if auxiliaries and auxiliaries[-1].i < child.i < noun.i and _is_participle(child):
            return child
    return None


def _after(auxiliary: Token) -> Token | None:
    """The participle right after an auxiliary that it hangs on, adverbs passed over."""
    if auxiliary.dep_.startswith("aux"):
        return None
    doc, i = auxiliary.doc, auxiliary.i + 1
    while i < len(doc) and doc[i].pos_ == "ADV" and i < auxiliary.i + 3:
        i += 1
    if i < len(doc) and doc[i].head.i == auxiliary.i and doc[i].i != auxiliary.i and _is_participle(doc[i]):
        return doc[i]
    return None


def awaken(doc: Doc, features: dict[str, str]) -> None:
    """Makes a sentence of a name and the participle that was hung on it, where a full stop ends it and no verb is told.

    "The African Union called on Mali to act.": `features` are those of the past, which has the form of the participle.
    """
    for sentence in doc.sents:
        root = sentence.root
        if root.pos_ not in _NOMINAL or sentence[-1].text != "." or any(map(_is_finite, sentence)):
            continue
        verb = next((child for child in root.children if child.dep_ == "acl" and child.i > root.i), None)
        if verb is None or not _is_participle(verb) or verb.left_edge.i != root.i + 1:
            continue
        _swap(verb, root, "nsubj")
        verb.set_morph(features)  # type: ignore[attr-defined]


def _is_finite(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])


def _is_participle(token: Token) -> bool:
    return token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", []) and token.dep_ != "conj"


def _swap(participle: Token, ousting: Token, label: str) -> None:
    """Gives the place and the dependents of `ousting` to `participle`, and hangs it there as `label`."""
    own = _OWN if label == "obl" else frozenset[str]()
    participle.dep_ = ousting.dep_
    participle.head = participle if ousting.head.i == ousting.i else ousting.head
    for child in list(ousting.children):
        keeps = child.dep_.partition(":")[0] in own and child.i > participle.i
        if child.i != participle.i and not keeps and not (label == "nsubj" and child.i < participle.i):
            child.head = participle
    ousting.head = participle
    ousting.dep_ = label
