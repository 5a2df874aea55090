"""Mends mood and tense where the form of a verb decides them and the tagger saw too few of its like.

Treebanks hold few future and conditional forms of most verbs, so that a small tagger takes "discuterait" for an imperfect.
The form itself leaves no doubt: a stem that is the infinitive, and an ending.
"""

import unicodedata

from spacy.tokens import Doc, Token

from pourparlers.packs.verbs import VerbPack

_VERBAL = frozenset({"VERB", "AUX"})


class Conjugation:
    """The tenses of one language that are built on the infinitive."""

    def __init__(self, pack: VerbPack) -> None:
        self._pack = pack
        self._features = {ending: tense.features for tense in pack.tenses for ending in tense.endings}
        self._endings = sorted(self._features, key=len, reverse=True)

    def mend(self, doc: Doc) -> None:
        """Sets mood and tense of every verb form that a tense of the pack explains."""
        for token in doc:
            if token.pos_ in _VERBAL:
                features = self._tense(token)
                if features is not None:
                    token.set_morph({**token.morph.to_dict(), **features})

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


def _fold(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
