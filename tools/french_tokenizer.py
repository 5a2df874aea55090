"""How French news is cut into tokens: the treebanks' way, by a few regular expressions and a short list of exceptions.

spaCy's own French rules split hyphenated words unless one of 15,000 exceptions forbids it. Treebanks keep them whole,
and cut off clitics ("a|-t-il", "dit|-on") and elisions ("l'|accord") alone.
"""

from __future__ import annotations

import re

from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    CURRENCY,
    LIST_ELLIPSES,
    LIST_PUNCT,
    LIST_QUOTES,
    UNITS,
)
from spacy.lang.punctuation import TOKENIZER_PREFIXES
from spacy.lang.tokenizer_exceptions import URL_MATCH
from spacy.symbols import ORTH  # type: ignore[import-not-found, unused-ignore]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found, unused-ignore]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

ELISION = "'’‘"
HYPHEN = "-‐‑"
CLITICS = "je|tu|il|elle|on|nous|vous|ils|elles|ce|moi|toi|lui|leur|le|les|en|y|là"
ELIDED = "[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu|QU|JUSQU|LORSQU|PUISQU|QUOIQU"

# Words that end in a clitic's letters without being one, or keep an apostrophe inside.
WHOLE = "|".join(
    (
        r"(?:celui|celle|ceux|celles)[-‐‑](?:ci|là)",
        r"(?:jusque|au|par|de|ce)[-‐‑]là|là[-‐‑]bas",
        r"(?:non|chef|haut)s?[-‐‑]lieux?|rendez[-‐‑]vous",
        r"c['’]est[-‐‑]à[-‐‑]dire|l['’]on|main[-‐‑]d['’]œuvre",
        r"(?:quelqu|aujourd|prud|presqu|entr|grand)['’]\w+",
    )
)
ABBREVIATIONS = (
    "M. MM. Mme. Mmes. Mlle. Mr. Dr. Me. St. Ste. J.-C. av. apr. etc. cf. pp. chap. vol. Vol. No. n°. env. "
    "janv. févr. avr. juil. sept. oct. déc. Gal. Col. Cne. Lt. Cdt. adj."
).split()


def french_tokenizer(vocab: Vocab) -> Tokenizer:
    """The tokenizer; all of it is saved with the model, so that loading needs none of this code."""
    initials = [f"{letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZÉ"]
    names = [f"{first}.-{second}." for first in "ABCDEFGHIJLMNPRSTVXY" for second in "ABCDEFGHLMNPRSTXY"]
    elided = [f"{word}{sign}" for word in "c d j l m n s t qu C D J L M N S T Qu".split() for sign in ELISION]
    return Tokenizer(
        vocab,
        rules={word: [{ORTH: word}] for word in [*ABBREVIATIONS, *initials, *names, *elided]},
        prefix_search=compile_prefix_regex(_prefixes()).search,
        suffix_search=compile_suffix_regex(_suffixes()).search,
        infix_finditer=compile_infix_regex(_infixes()).finditer,
        token_match=re.compile(rf"(?i)^(?:{WHOLE})$").match,
        url_match=URL_MATCH,
    )


def _prefixes() -> list[str]:
    return [
        *TOKENIZER_PREFIXES,
        rf"(?:{ELIDED})[{ELISION}](?=\S)",
        rf"[{HYPHEN}–—](?=[{ALPHA}])",
        r"n°(?=[0-9])",
        r"M\.(?=[A-ZÉÈ])",
    ]


def _suffixes() -> list[str]:
    return [
        *LIST_PUNCT,
        *LIST_ELLIPSES,
        *LIST_QUOTES,
        r"[–—]",
        r"(?<=[0-9])°[CF]?",
        r"(?<=[0-9])\+",
        r"(?<=[0-9])%",
        r"(?<=[0-9])(?:heures?|h|H)",
        rf"(?<=[0-9])(?:{CURRENCY})",
        rf"(?<=[0-9])(?:{UNITS})",
        rf"(?<=[0-9{ALPHA_LOWER}%²\-\+\)\]°(?:{CONCAT_QUOTES})])\.",
        rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
        rf"[{HYPHEN}]t[{HYPHEN}](?i:il|elle|on|ils|elles)",
        rf"(?<=[{ALPHA}])[{HYPHEN}](?i:{CLITICS})",
    ]


def _infixes() -> list[str]:
    return [
        *LIST_ELLIPSES,
        rf"(?<=[{ALPHA_LOWER}\)»”])\.(?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA_LOWER}0-9])[:;?!](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9{ELISION}])[«»“”\"](?=[{ALPHA}0-9])",
        r"(?<=[0-9])[hH](?=[0-9])",
        rf"(?<=[{ALPHA}])[–—](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])/(?=[{ALPHA}]{{2}})",
        rf"(?<=\b(?:[cdjlmnstCDJLMNST])[{ELISION}])(?=[{ALPHA}])",
        rf"(?<=[Qq]u[{ELISION}])(?=[{ALPHA}])",
    ]
