"""Recognises the language of a text that does not tell it, offline.

The recogniser is py3langid, a fork of langid.py (Lui and Baldwin 2012): naive Bayes over byte sequences, its model in
the package.  It is imported when first asked, as most articles tell their language.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

# What a text shows in its first pages it shows throughout.
_SAMPLE = 6000
_WORD = re.compile(r"[^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}")
# Letters below which a text says little of its language, and above which it says enough.
_SHORT, _LONG = 20, 80
# Probabilities from which a text is plainly in another language than those of the packs.
_SURE, _SURE_OF_LONG = 0.6, 0.5
# A pack's language is plain at this probability and at so many times that of the next pack's.
_PLAIN, _TIMES = 0.3, 10
# What the recogniser calls a text that is in no language.
_NONE = "zxx"


@dataclass(frozen=True, slots=True)
class Guess:
    """A language (ISO 639-1, or 639-3 where there is no shorter code), and whether the text leaves no doubt of it."""

    language: str
    sure: bool


def recognise(text: str, known: tuple[str, ...], usual: str) -> Guess:
    """The language of `text`: one of `known`, unless the text is plainly in another.

    A text too short to tell is taken for `usual`, a longer one that is not plain for the likeliest of `known`; neither
    is sure.
    """
    sample = " ".join(_WORD.findall(text[:_SAMPLE]))
    scores = probabilities(sample)
    if not scores:
        return Guess(usual, False)
    first = _likeliest(known, scores, usual)
    others = [scores.get(language, 0.0) for language in known if language != first]
    if scores.get(first, 0.0) >= max(_PLAIN, _TIMES * max(others, default=0.0)):
        return Guess(first, True)
    if len(sample) < _SHORT:
        return Guess(usual, False)
    best = max(scores, key=lambda language: scores[language])
    if best not in known and scores[best] >= (_SURE_OF_LONG if len(sample) >= _LONG else _SURE):
        return Guess(best, True)
    return Guess(first, False)


def probabilities(text: str) -> dict[str, float]:
    """How likely `text` is in each language that the recogniser knows; empty for a text without letters."""
    if not _WORD.search(text):
        return {}
    return {language: score for language, score in _identifier().rank(text) if language != _NONE}


def _likeliest(known: tuple[str, ...], scores: dict[str, float], usual: str) -> str:
    return max(known, key=lambda language: (scores.get(language, 0.0), language == usual))


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The recogniser with the model that comes with it; its probabilities are normalised."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
