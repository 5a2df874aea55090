"""Tables of spaCy's French rule lemmatizer: what the treebanks say, simplemma's word list, rules for the rest.

The lemmatizer looks up (form, part of speech) in `lemma_exc`, then tries the suffix rules of `lemma_rules`, a result
that is in `lemma_index` first. So a verb form only gets a verb's lemma, and the tables are plain data in the model.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from spacy.lookups import Lookups

from treebank import Sentence

TABLED = ("noun", "verb", "adj", "adp", "adv", "aux", "cconj", "det", "pron", "punct", "sconj")
AUXILIARIES = frozenset({"être", "avoir", "faire"})
MIN_VERB_FORMS = 6
APOSTROPHES = ("'", "’")

RULES = Path(__file__).parent / "model" / "lemma_rules.fr.txt"
INFINITIVE = re.compile(r"(?:er|ir|ïr|re)$")
CONSONANTS = "bcdfghjklmnprstvyz"
# Endings of verbs like "lever" and "céder" before which the stem's vowel opens.
MUTE_ENDINGS = ("erions", "erait", "eraient", "era", "eront", "ent", "es", "e")

Known = dict[str, dict[str, str]]
Rules = dict[str, list[tuple[str, str]]]


def lemma_lookups(sentences: Iterable[Sentence]) -> Lookups:
    """The four tables that `spacy.lang.fr.lemmatizer` wants in its mode "rule"."""
    known, exact = treebank_lemmas(sentences)
    words = word_list()
    index = lemma_index(known, words)
    rules = suffix_rules()
    exceptions = {pos: dict[str, str]() for pos in TABLED}
    for pos, form, lemma in _exceptions(known, words, index):
        exceptions[pos].setdefault(form, lemma)
    for table in exceptions.values():
        table.update({other: lemma for form, lemma in table.items() for other in spellings(form) if other not in table})
    lookups = Lookups()
    lookups.add_table("lemma_lookup", exact)
    lookups.add_table("lemma_rules", rules)
    lookups.add_table("lemma_index", {pos: dict.fromkeys(sorted(lemmas), 1) for pos, lemmas in index.items()})
    lookups.add_table(
        "lemma_exc",
        {pos: _needed(table, index.get(pos, set()), rules.get(pos, [])) for pos, table in exceptions.items()},
    )
    return lookups


def treebank_lemmas(sentences: Iterable[Sentence]) -> tuple[Known, dict[str, str]]:
    """The commonest lemma of each lower-cased form by part of speech, and of exact forms where there is no table."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for word in (word for sentence in sentences for word in sentence.words if word.lemma != "_"):
        pos = word.upos.lower()
        form = word.form.lower() if pos in TABLED else word.form
        seen[pos, form][word.lemma] += 1
    known: Known = {pos: {} for pos in TABLED}
    exact: dict[str, str] = {}
    for (pos, form), lemmas in sorted(seen.items()):
        lemma = lemmas.most_common(1)[0][0]
        if pos in ("verb", "aux") and not INFINITIVE.search(lemma):
            continue  # a slip of the treebank, or a foreign word
        if pos in TABLED:
            known[pos][form] = lemma
        elif pos != "propn" and lemma != form:
            exact[form] = lemma
    return known, exact


def word_list(language: str = "fr") -> dict[str, str]:
    """Form to lemma of simplemma's list of a language, plain lower-case words only."""
    entries: Mapping[Any, Any] = DefaultDictionaryFactory().get_dictionary(language)
    pairs = ((_text(form), _text(lemma)) for form, lemma in entries.items())
    plain = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
    return {form: lemma for form, lemma in pairs if form.islower() and plain.fullmatch(form) and plain.fullmatch(lemma)}


def _text(value: Any) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)


def infinitives(known: Known, words: Mapping[str, str]) -> set[str]:
    """Verbs of the treebanks and of the word list, there known by the number of their forms."""
    counts = Counter(words.values())
    listed = {lemma for lemma, count in counts.items() if count >= MIN_VERB_FORMS and INFINITIVE.search(lemma)}
    return listed | {lemma for pos in ("verb", "aux") for lemma in known[pos].values() if INFINITIVE.search(lemma)}


def lemma_index(known: Known, words: Mapping[str, str]) -> dict[str, set[str]]:
    """Lemmas that the rules may give, by part of speech; a form among them is its own lemma."""
    verbs = infinitives(known, words)
    own = {form for form, lemma in words.items() if form == lemma}
    invariable = {
        form for form in own if form[-1] in "sxz" and words.get(form[:-1]) is None and not form.endswith("aux")
    }
    adjectives = {form for form in own if not form.endswith(("s", "x", "nt")) and form not in verbs}
    return {
        "verb": verbs,
        "noun": {form for form, lemma in known["noun"].items() if form == lemma} | _new(invariable, known["noun"]),
        "adj": {form for form, lemma in known["adj"].items() if form == lemma} | _new(adjectives, known["adj"]),
    }


def _new(forms: set[str], known: Mapping[str, str]) -> set[str]:
    return {form for form in forms if form not in known}


def suffix_rules(path: Path = RULES) -> Rules:
    """Ordered suffix rules by part of speech, safer ones first."""
    read = read_rules(path)
    first = [ending for ending, _ in read["first"]]
    verb = list(read["first"])
    verb += [(old + ending, new + "er") for old, new in read["stem"] for ending in first]
    verb += [
        (old + consonant + ending, new + consonant + "er")
        for consonant in CONSONANTS
        for old, new in read["consonant"]
        for ending in MUTE_ENDINGS
    ]
    verb += [*read["second"], *read["third"]]
    return {"verb": list(dict.fromkeys(verb)), "noun": read["noun"], "adj": read["adj"]}


def read_rules(path: Path) -> Rules:
    """The sections of the rule file: pairs of an ending and what stands in its place in the lemma."""
    rules: Rules = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            rules.setdefault(name, []).extend(
                (old, new) for old, _, new in (item.partition(">") for item in line.split())
            )
    return rules


def _exceptions(
    known: Known, words: Mapping[str, str], index: Mapping[str, set[str]]
) -> Iterator[tuple[str, str, str]]:
    """Part of speech, form and lemma of all that is known, the treebanks' word first."""
    rules = read_rules(RULES)
    yield from (("verb", form, lemma) for form, lemma in rules["irregular"])
    yield from ((pos, form, lemma) for form, lemma in rules["auxiliary"] for pos in ("aux", "verb"))
    for pos, table in known.items():
        yield from ((pos, form, lemma) for form, lemma in table.items())
    for form, lemma in words.items():
        if lemma in AUXILIARIES:
            yield "aux", form, lemma
        if lemma in index["verb"]:
            if form != lemma or form in index["verb"]:
                yield "verb", form, lemma
        elif form != lemma:
            yield "adj", form, lemma
            if re.search(r"aux$|eux$|oux$", form) or lemma + "s" == form:
                yield "noun", form, lemma


def spellings(form: str) -> list[str]:
    """Other ways a form is met: the other apostrophe, no accent on the first letter (as in "Etat")."""
    straight, curly = APOSTROPHES
    others = [form.replace(straight, curly)] if straight in form else []
    bare = unicodedata.normalize("NFD", form[:1])[:1] + form[1:]
    return [*others, bare] if bare != form and len(form) > 2 else others


def _needed(table: Mapping[str, str], index: set[str], rules: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """The entries that index and rules do not already give."""
    return {form: [lemma] for form, lemma in sorted(table.items()) if by_rule(form, index, rules) != lemma}


def by_rule(form: str, index: set[str], rules: Sequence[tuple[str, str]]) -> str:
    """What the lemmatizer makes of a form that has no entry."""
    if form in index:
        return form
    results = [form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old)]
    indexed = [result for result in results if result in index or (result and not result.isalpha())]
    return next(iter(indexed or [result for result in results if result]), form)
