"""What a stretch of text speaks of, in a form that can be compared across languages: names, figures, stems of words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)?")
_STEM = 6
_LONG = 4
_FIGURE = 2


@dataclass(frozen=True, slots=True)
class Words:
    """`names` are words with a capital, `figures` numbers, `stems` the beginnings of all other long words."""

    names: frozenset[str]
    figures: frozenset[str]
    stems: frozenset[str]


def words_of(text: str) -> Words:
    """The words of `text`; one with a capital is a name unless it only opens the text."""
    names: set[str] = set()
    figures: set[str] = set()
    stems: set[str] = set()
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isdigit():
            if len(word) >= _FIGURE:
                figures.add(word)
        elif word[0].isupper() and (match.start() or word.isupper()):
            names.add(plain(word))
        elif len(word) >= _LONG:
            stems.add(plain(word)[:_STEM])
    return Words(frozenset(names), frozenset(figures), frozenset(stems))


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word in lower case, without accents: "Béchar" and "Bechar" are one name."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
