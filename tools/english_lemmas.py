"""Tables of English lemmas: what the treebanks say, simplemma's word list, irregular verbs, suffix rules for the rest.

Two readers use them: spaCy's rule lemmatizer, and the package's own, which takes a form that is in `lemma_index` as it
is before all else. The last rule of each part of speech, from nothing to nothing, gives a word that no other rule
knows in lower case, whichever of them reads.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from spacy.lookups import Lookups

from lemma_tables import TABLED, Known, Rules, by_rule, read_rules, spellings, word_list
from treebank import Sentence, Word

RULES = Path(__file__).parent / "model" / "lemma_rules.en.txt"
CONSONANTS = "bdgklmnprtvz"
OTHERS = ("part", "num", "intj", "x", "sym")
AS_IT_IS = ("", "")


def english_lemmas(sentences: Iterable[Sentence]) -> Lookups:
    """The tables of the mode "rule"; `lemma_lookup` holds the parts of speech that have no rules, by exact form."""
    known, exact = known_lemmas([word for sentence in sentences for word in sentence.words if word.lemma != "_"])
    words, rules = word_list("en"), suffix_rules()
    exceptions = {pos: dict[str, str]() for pos in TABLED}
    for pos, form, lemma in _exceptions(known, words):
        exceptions[pos].setdefault(form, lemma)
    for table in exceptions.values():
        table.update({other: lemma for form, lemma in table.items() for other in spellings(form) if other not in table})
    index = lemma_index(exceptions, words)
    _unmask(exceptions["verb"], index["verb"], rules["verb"], set(known["verb"].values()))
    exact = {spelt: lemma for form, lemma in exact.items() for spelt in _cases(form)}
    lookups = Lookups()
    lookups.add_table("lemma_lookup", exact)
    lookups.add_table("lemma_rules", rules)
    lookups.add_table("lemma_index", {pos: dict.fromkeys(sorted(lemmas), 1) for pos, lemmas in index.items()})
    lookups.add_table(
        "lemma_exc",
        {pos: _needed(table, index.get(pos, set()), rules[pos]) for pos, table in exceptions.items()}
        | {pos: {form: [lemma] for form, lemma in exact.items() if form == form.lower()} for pos in OTHERS},
    )
    return lookups


def known_lemmas(words: Sequence[Word]) -> tuple[Known, dict[str, str]]:
    """The commonest lemma of each lower-cased form by part of speech, and of exact forms where there is no table.

    What is written in lower case somewhere has the lemma that it has there, since a name's part may keep its capital.
    """
    lower = {(word.upos, word.form) for word in words if word.form.islower()}
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    others: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        form = word.form.lower()
        if word.upos.lower() in OTHERS:
            others[word.form][word.lemma] += 1
        elif word.form == form or (word.upos, form) not in lower:
            seen[word.upos.lower(), form][word.lemma] += 1
    known: Known = {pos: {} for pos in TABLED}
    for (pos, form), lemmas in sorted(seen.items()):
        if pos in known:
            known[pos][form] = lemmas.most_common(1)[0][0]
    commonest = {form: lemmas.most_common(1)[0][0] for form, lemmas in sorted(others.items())}
    return known, {form: lemma for form, lemma in commonest.items() if form != lemma}


def suffix_rules() -> Rules:
    """Ordered suffix rules by part of speech; those of doubled consonants first."""
    read = read_rules(RULES)
    doubled = [(2 * letter + old, letter + new) for letter in CONSONANTS for old, new in read["doubled"]]
    rules = {"noun": read["noun"], "verb": [*doubled, *read["verb"]]}
    return {pos: [*rules.get(pos, []), AS_IT_IS] for pos in (*TABLED, *OTHERS)}


def verbs(known: Known, words: Mapping[str, str]) -> set[str]:
    """Verbs of the treebanks, and those of the word list, there known by their forms."""
    made = [(form, lemma) for form, lemma in words.items() if form != lemma]
    doing = {lemma for form, lemma in made if form.endswith("ing")}
    done = {lemma for form, lemma in made if form.endswith("ed") or not form.startswith(lemma[:-1])}
    return (doing & done) | {lemma for lemma in known["verb"].values() if lemma.isalpha()}


def lemma_index(exceptions: Known, words: Mapping[str, str]) -> dict[str, set[str]]:
    """Lemmas by part of speech; none of them is a form of another lemma."""
    found = {lemma for lemma in exceptions["verb"].values() if exceptions["verb"].get(lemma, lemma) == lemma}
    own = {form for form, lemma in words.items() if form == lemma and form.endswith("s")}
    nouns = {form for form, lemma in exceptions["noun"].items() if form == lemma and form.endswith("s")}
    return {"verb": found, "noun": nouns | {form for form in own if form not in exceptions["noun"]}}


def _exceptions(known: Known, words: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Part of speech, form and lemma of all that is known: irregular verbs, the treebanks' word, the word list's."""
    yield from (("verb", form, lemma) for form, lemma in read_rules(RULES)["irregular"])
    for pos, table in known.items():
        yield from ((pos, form, lemma) for form, lemma in table.items())
    listed = verbs(known, words)
    yield from (("verb", lemma, lemma) for lemma in sorted(listed) if words.get(lemma, lemma) == lemma)
    for form, lemma in words.items():
        if form == lemma:
            continue
        if lemma in listed and not form.endswith(("er", "ers", "est")):
            yield "verb", form, lemma
        if re.search(r"(?:er|est)$", form) and form[:2] == lemma[:2]:
            yield "adj", form, lemma
        elif not re.search(r"(?:ing|ed)$", form) and not (lemma in listed and not form.endswith("s")):
            yield "noun", form, lemma


def _unmask(table: Mapping[str, str], index: set[str], rules: Sequence[tuple[str, str]], seen: set[str]) -> None:
    """Take out of the index what no treebank has and hides the lemma of a form, as "singe" does that of "singing"."""
    for form, lemma in table.items():
        found = by_last_rule(form, index, rules)
        if found != lemma and lemma in index and found not in seen:
            index.discard(found)


def _cases(form: str) -> list[str]:
    """The spellings of a word that has no rules: as it is, capitalised, in capitals, with the other apostrophe."""
    cased = [form, form.capitalize(), form.upper()] if form.islower() else [form]
    return [spelt for case in cased for spelt in (case, case.replace("'", "’"))]


def _needed(table: Mapping[str, str], index: set[str], rules: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """The entries that one of the two readers of the tables would miss."""
    readers = (by_rule, by_last_rule)
    return {
        form: [lemma]
        for form, lemma in sorted(table.items())
        if any(reader(form, index, rules) != lemma for reader in readers)
    }


def by_last_rule(form: str, index: set[str], rules: Sequence[tuple[str, str]]) -> str:
    """What spaCy makes of a form that has no entry: the last lemma of the index by a rule, or the first other."""
    results = [form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old)]
    indexed = [result for result in results if result in index]
    others = [result for result in results if result and not result.isalpha()]
    return next(iter([*reversed(indexed), *others, *(result for result in results if result)]), form)
