"""How English news is cut into tokens: the treebanks' way, by a few regular expressions and a short list of exceptions.

Contractions and possessives are cut off ("do|n't", "Russia|'s") and hyphenated words at their hyphens
("U.N.|-|backed"), except after a prefix ("anti-government", "re-elected"). Abbreviations keep their stop.
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

APOSTROPHE = "'’"
HYPHEN = "-‐‑"
PREFIXES = (
    "anti pro non ex co re pre post mid multi semi sub mini neo over un inter intra socio counter cross arch ultra "
    "e vice mega micro pseudo quasi"
).split()
# Words that keep an apostrophe, an ampersand or a hyphen inside or at their start.
WHOLE = "|".join(
    (
        r"o['’]clock|y['’]all|['’]em|['’]n['’]?",
        r"(?:O|D|d|L|l)['’][A-Z]\w+",
        r"(?:Ba|Shi|Sha|Qa|Sa|Ka|Ta)['’]\w{2,}",
        r"[A-Z]{1,3}&[A-Z]{1,3}",
        r"['’]\d0s",
    )
)
# Signs that stay together when they are repeated.
RUNS = ["[!?]{2,}", *(re.escape(sign) + "{2,}" for sign in "=*_~<>+#$")]
# Written as one word, two in the treebanks.
JOINED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}
ABBREVIATIONS = (
    "Mr. Mrs. Ms. Messrs. Dr. Prof. Rev. Hon. St. Ft. Mt. Jr. Sr. Gen. Lt. Col. Maj. Capt. Sgt. Cpl. Adm. Cmdr. Brig. "
    "Gov. Sen. Sens. Rep. Reps. Pres. Amb. Sec. Atty. Inc. Corp. Co. Ltd. Bros. Cos. Dept. Assn. Univ. No. Nos. no. "
    "vs. v. etc. e.g. i.e. E.g. I.e. a.m. p.m. A.M. P.M. a.k.a. approx. al. Ave. Blvd. Rd. Vol. vol. pp. Ed. Eds. "
    "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. "
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. "
    "Neb. Nev. Okla. Ore. Pa. Tenn. Tex. Va. Vt. Wash. Wis. Wyo. Ph.D. Ph. M.Sc."
).split()


def english_tokenizer(vocab: Vocab) -> Tokenizer:
    """The tokenizer; all of it is saved with the model, so that loading needs none of this code."""
    initials = [f"{letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    rules = {word: [{ORTH: word}] for word in [*ABBREVIATIONS, *initials]}
    for word, place in JOINED.items():
        for form in (word, word.capitalize(), word.upper()):
            rules[form] = [{ORTH: form[:place]}, {ORTH: form[place:]}]
    return Tokenizer(
        vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(_prefixes()).search,
        suffix_search=compile_suffix_regex(_suffixes()).search,
        infix_finditer=compile_infix_regex(_infixes()).finditer,
        token_match=re.compile(rf"^(?:{WHOLE}|(?:[{ALPHA}]\.){{2,}})$").match,
        url_match=URL_MATCH,
    )


def _prefixes() -> list[str]:
    plain = (item for item in TOKENIZER_PREFIXES if item != "#")
    return [*RUNS, *plain, rf"[{HYPHEN}–—]+", r"(?:US|AU|C|A|HK|NZ)\$"]


def _suffixes() -> list[str]:
    return [
        *RUNS,
        *LIST_PUNCT,
        *LIST_ELLIPSES,
        *LIST_QUOTES,
        rf"(?<=[{ALPHA}0-9.\)])[{APOSTROPHE}](?i:s|re|ve|ll|d|m)",
        rf"(?<=[{ALPHA}])(?i:n[{APOSTROPHE}]t)",
        rf"[{HYPHEN}–—]+",
        r"(?<=[0-9])(?i:am|pm|a\.m\.|p\.m\.)",
        r"(?<=[0-9])°[CF]?",
        r"(?<=[0-9])\+",
        r"(?<=[0-9])%",
        rf"(?<=[0-9])(?:{CURRENCY})",
        rf"(?<=[0-9])(?:{UNITS}|bn|mn|tn)",
        rf"(?<=[0-9{ALPHA_LOWER}%²\-\+\)\]°(?:{CONCAT_QUOTES})])\.",
        rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
    ]


def _infixes() -> list[str]:
    either = [f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in PREFIXES]
    no_prefix = "".join(rf"(?<!\b{word})" for word in either)
    return [
        *LIST_ELLIPSES,
        rf"(?<=[{ALPHA_LOWER}\)”])\.(?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA_LOWER}0-9])[:;?!](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[“”\"](?=[{ALPHA}0-9])",
        rf"(?<=[{ALPHA}0-9.,%’'\"”\)]){no_prefix}[{HYPHEN}](?=[{ALPHA}0-9\"“])",
        r"(?<=[0-9])[-+*^](?=[0-9])",
        r"[–—]|--+",
        rf"(?<=[{ALPHA}])/(?=[{ALPHA}]{{2}})",
        rf"(?<=[{ALPHA}])[\(\)](?=[{ALPHA}])",
    ]
