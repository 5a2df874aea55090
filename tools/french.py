"""What is French in the training of the French model: label scheme, variants of sentences, spellings, sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from augment import (
    Variants,
    apostrophes,
    bare,
    bare_capitals,
    has,
    no_stop,
    plain,
    quotes,
    read_names,
    rename,
    upper_case,
)
from french_tokenizer import ELISION, french_tokenizer
from lemma_tables import lemma_lookups
from recipe import MODEL, Facts, Recipe
from treebank import ROOT, Scheme, Sentence

SUBTYPES = frozenset({"nsubj:pass", "aux:pass", "aux:caus", "obl:agent", "acl:relcl"})
MARKS = (("«", "»"), ("“", "”"), ('"', '"'))
ARTICLES = {"la": "la", "le": "le", "du": "le", "au": "le", "l'": "l'", "l’": "l'", "les": "les", "aux": "les"}
PLACES = ("à", "de", "d'", "d’", "entre", "et", "vers", "depuis")
ELIDED = ("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
FACTS = Facts(
    template=MODEL / "card.fr.md",
    license="LGPL-LR AND CC-BY-SA-4.0 AND CC-BY-SA-3.0",
    sources=(
        {
            "name": "UD French-Sequoia (train)",
            "url": "https://github.com/UniversalDependencies/UD_French-Sequoia",
            "license": "LGPL-LR",
        },
        {
            "name": "UD French-GSD (dev)",
            "url": "https://github.com/UniversalDependencies/UD_French-GSD",
            "license": "CC BY-SA 4.0",
        },
        {
            "name": "UD French-PUD",
            "url": "https://github.com/UniversalDependencies/UD_French-PUD",
            "license": "CC BY-SA 3.0",
        },
        {"name": "simplemma (word list)", "url": "https://github.com/adbar/simplemma", "license": "MIT"},
        {"name": "sentences of the project's own", "url": "", "license": "MIT"},
    ),
    raw=(
        {
            "name": "news read by a teacher: CL-TLS (Egypt, Yemen), MasakhaNEWS (BBC Afrique)",
            "url": "https://github.com/MorenoLaQuatra/CL-TLS, https://github.com/masakhane-io/masakhane-news",
            "license": "texts not kept in the model",
        },
    ),
    description="Universal Dependencies for French news: tokens, parts of speech, features, lemmas, dependencies.",
)


def mark_agents(sentence: Sentence) -> Sentence:
    """Give "par" complements of passive verbs the relation `obl:agent`, which PUD lacks."""
    words = sentence.words
    passive = {word.head for word in words if word.deprel == "aux:pass"}
    par = {word.head for word in words if word.deprel == "case" and word.lemma == "par"}
    changed = tuple(
        replace(word, deprel="obl:agent") if word.deprel == "obl" and word.head in passive and index in par else word
        for index, word in enumerate(words)
    )
    return replace(sentence, words=changed)


def quote_first(sentence: Sentence) -> Sentence:
    """Make a quote the root and the inverted speech verb after it its `parataxis`; PUD has it the other way round."""
    words = list(sentence.words)
    verb = next(index for index, word in enumerate(words) if word.head == ROOT)
    inverted = any(word.head == verb and word.deprel == "nsubj" and index > verb for index, word in enumerate(words))
    quotes = [index for index in range(verb) if words[index].head == verb and words[index].deprel == "parataxis"]
    if not inverted or len(quotes) != 1:
        return sentence
    words[quotes[0]] = replace(words[quotes[0]], head=ROOT, deprel="root")
    words[verb] = replace(words[verb], head=quotes[0], deprel="parataxis")
    if words[-1].deprel == "punct" and words[-1].head == verb:
        words[-1] = replace(words[-1], head=quotes[0])
    return replace(sentence, words=tuple(words))


def name_kind(sentence: Sentence, index: int) -> str | None:
    """Which list may replace a word: that of its article, "city", "first", "last", or none."""
    word = sentence.words[index]
    if word.upos != "PROPN" or not word.form[:1].isupper():
        return None
    before = sentence.words[index - 1].form.lower() if index else ""
    own = [child for child in sentence.words if child.head == index]
    flat = [child for child in own if child.deprel == "flat"]
    if word.deprel == "flat":
        head = sentence.words[word.head]
        return "last" if head.upos == "PROPN" and name_kind(sentence, word.head) == "first" else None
    if flat:
        person = len(flat) == 1 and flat[0].upos == "PROPN" and not has(own, "det") and before not in ARTICLES
        return "first" if person else None
    if before in ARTICLES:
        kind = ARTICLES[before]
        return kind if not has(own, "nmod", "amod", "flat", "appos") and plain(word) else None
    place = before in PLACES or word.deprel in ("nsubj", "conj", "obj")
    return "city" if place and not has(own, "det", "nmod", "amod", "flat", "appos") and plain(word) else None


def variants() -> Variants:
    """The variants with their chances."""
    return (
        (0.35, rename(read_names(MODEL / "names.fr.txt"), name_kind)),
        (0.5, quotes(MARKS)),
        (0.4, apostrophes),
        (0.35, bare_capitals),
        (0.06, no_stop),
        (0.025, upper_case),
    )


def spellings(forms: Mapping[str, int]) -> dict[str, str]:
    """Norms of capitals without accents and of elisions."""
    return {**_bare(forms), **_elisions()}


def _bare(forms: Mapping[str, int]) -> dict[str, str]:
    """Spellings without the accent of the first letter: "Etat" for "État" and "état"."""
    accented = [form for form in sorted(forms, key=lambda form: (forms[form], form)) if bare(form[0]) != form[0]]
    return {bare(form[0]).upper() + form[1:]: form.lower() for form in accented if len(form) > 1}


def _elisions() -> dict[str, str]:
    """Elided words with any apostrophe, as with the straight one."""
    written = [spelt for word in ELIDED for spelt in (word, word.capitalize(), word.upper())]
    return {f"{word}{sign}": f"{word.lower()}'" for word in written for sign in ELISION if sign != "'"}


FRENCH = Recipe(
    scheme=Scheme(SUBTYPES, fused=True, repairs=(mark_agents, quote_first)),
    groups=(("seq-train.conllu",), ("gsd-dev.conllu",), ("pud.conllu",)),
    dev="seq-dev.conllu",
    tokenizer=french_tokenizer,
    lemmas=lemma_lookups,
    spellings=spellings,
    variants=variants,
    facts=FACTS,
    extra=(MODEL / "extra.fr.conllu",),
)
