"""Cuts raw text into words, numbers and signs, in time linear in its length."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_BLANK = re.compile(r"\n[ \t\r]{0,200}\n")
_SIGNS = {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-"}


@dataclass(slots=True)
class Token:
    """A word, number or sign: `key` is its lower-case form, `glued` tells that no space, `blank` that an empty line
    comes before it."""

    key: str
    start: int
    end: int
    glued: bool
    blank: bool
    upper: bool


def lex(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets in `text`."""
    tokens: list[Token] = []
    last = start
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = found.group()
        begin, behind = found.span()
        gap = begin - last
        blank = gap > 1 and _BLANK.search(text, last, begin) is not None
        tokens.append(Token(_SIGNS.get(word) or word.lower(), begin, behind, gap == 0, blank, word[0].isupper()))
        last = behind
    return tokens
