"""The table of norms: which spelling the model reads a word as. It is spaCy's `lexeme_norm`, saved in the vocabulary.

Unusual spellings, which each language lists, are read as the usual one. A form too rare to learn is read as its lemma
in a word list, so that the rare forms of one word are learned together; its suffix, which the model also reads, tells
them apart. Rare numbers are read by their shape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from treebank import Sentence

RARE = 3
HIGHEST = 3000


def norms(
    sentences: Iterable[Sentence],
    lemmas: Mapping[str, str],
    spellings: Callable[[Mapping[str, int]], Mapping[str, str]],
) -> dict[str, str]:
    """Norms by exact form, for forms whose norm is not simply the form in lower case."""
    forms = Counter(word.form for sentence in sentences for word in sentence.words)
    lower = Counter[str]()
    for form, count in forms.items():
        lower[form.lower()] += count
    table = rare_forms(lower, lemmas) | rare_numbers(lower)
    table.update({form: table.get(norm, norm) for form, norm in spellings(forms).items()})
    return {form: norm for form, norm in table.items() if norm != form.lower()}


def rare_forms(counts: Mapping[str, int], lemmas: Mapping[str, str]) -> dict[str, str]:
    """The lemmas of rare forms, where the lemma or its other rare forms are seen often enough together."""
    rare = {form: lemma for form, lemma in lemmas.items() if counts.get(form, 0) < RARE and form != lemma}
    together = Counter({lemma: counts.get(lemma, 0) for lemma in rare.values()})
    for form, lemma in rare.items():
        together[lemma] += counts.get(form, 0)
    return {form: lemma for form, lemma in rare.items() if together[lemma] >= 2}


def rare_numbers(counts: Mapping[str, int]) -> dict[str, str]:
    """Zeros for the digits of whole numbers seen too rarely."""
    numbers = [str(number) for number in range(HIGHEST)]
    return {number: "0" * len(number) for number in numbers if counts.get(number, 0) < RARE}
