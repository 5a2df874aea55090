"""Text of articles made harmless for a terminal."""

import unicodedata

_KEPT = frozenset("\n\t")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_PICTURES = 0x2400  # the block of visible pictures of the control characters


def printable(text: str) -> str:
    """`text` with every control, direction-changing and surrogate character made visible.

    One character becomes one character, so that offsets stay true.  Line feed and tabulator stay; an escape character
    becomes its picture, so that no article can move the cursor, set colours or reorder a line.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_safe(character) for character in text)


def one_line(text: str) -> str:
    """`text` on one line: runs of white space become one space, then as `printable`."""
    return printable(" ".join(text.split()))


def _safe(character: str) -> str:
    if character in _KEPT:
        return character
    category = unicodedata.category(character)
    if category == "Cc":
        code = ord(character)
        return chr(_PICTURES + code) if code < 0x20 else _REPLACEMENT
    if category == "Cs" or unicodedata.bidirectional(character) in _REORDERING:
        return _REPLACEMENT
    return character


_REORDERING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
