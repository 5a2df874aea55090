"""Tables of spaCy's French rule lemmatizer: what the treebanks say, simplemma's word list, and rules for the rest.

The lemmatizer looks up (form, part of speech) in `lemma_exc`, then tries the suffix rules of `lemma_rules`, a result that is
in `lemma_index` first. So a verb form only gets a verb's lemma, and the tables are plain data in the model.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from spacy.lookups import Lookups

from treebank import Sentence

TABLED = ("noun", "verb", "adj", "adp", "adv", "aux", "cconj", "det", "pron", "punct", "sconj")
AUXILIARIES = frozenset({"être", "avoir", "faire"})
MIN_VERB_FORMS = 6
APOSTROPHES = ("'", "’")

Known = dict[str, dict[str, str]]

FIRST_GROUP = (
    "erions eriez eraient erait erais eront erons erez erai eras era èrent assent assions assiez assiez âmes âtes "
    "aient ions iez ait ais ant antes ante ants ons ées ée és ez é er ent es ât as ai a e"
).split()
STEM_CHANGES = (
    ("è", "e"),
    ("è", "é"),
    ("ll", "l"),
    ("tt", "t"),
    ("oi", "oy"),
    ("ui", "uy"),
    ("ai", "ay"),
    ("ç", "c"),
    ("ge", "g"),
)
SECOND_GROUP = (
    "iraient irais irait irions iriez iront irons irez irai iras ira issaient issais issait issions issiez issant "
    "issante issantes issants issons issez issent isses isse irent îmes îtes ies ie is it ît i ir"
).split()
THIRD_GROUP = (
    ("ite", "ire"), ("ites", "ire"), ("its", "ire"), ("it", "ire"), ("ise", "ettre"), ("ises", "ettre"), ("is", "ettre"),
    ("ise", "endre"), ("ises", "endre"), ("is", "endre"), ("ise", "érir"), ("ises", "érir"), ("is", "érir"),
    ("erte", "rir"), ("ertes", "rir"), ("erts", "rir"), ("ert", "rir"), ("t", "tir"), ("s", "tir"), ("t", "ttre"), ("ts", "ttre"),
    ("tent", "tir"), ("tait", "tir"), ("taient", "tir"), ("tant", "tir"), ("ti", "tir"), ("tie", "tir"), ("tis", "tir"), ("ties", "tir"),
    ("nd", "ndre"), ("nds", "ndre"), ("nt", "ndre"), ("nte", "ndre"), ("ntes", "ndre"), ("nts", "ndre"), ("d", "dre"), ("ds", "dre"),
    ("ue", "oir"), ("ues", "oir"), ("us", "oir"), ("u", "oir"), ("çu", "cevoir"), ("çue", "cevoir"), ("çus", "cevoir"), ("çues", "cevoir"),
    ("u", "re"), ("ue", "re"), ("us", "re"), ("ues", "re"), ("u", "ir"), ("ue", "ir"), ("us", "ir"), ("ues", "ir"),
    ("u", "aître"), ("ue", "aître"), ("us", "aître"), ("ues", "aître"), ("ient", "enir"), ("iens", "enir"), ("ennent", "enir"),
    ("int", "enir"), ("inrent", "enir"), ("iendra", "enir"), ("iendront", "enir"), ("iendrait", "enir"), ("iendraient", "enir"),
    ("clue", "clure"), ("clues", "clure"), ("clus", "clure"), ("clu", "clure"), ("olu", "oudre"), ("lu", "lire"), ("vi", "vre"), ("vie", "vre"), ("vis", "vre"), ("vies", "vre"), ("t", "re"), ("s", "re"),
    ("sent", "re"), ("sait", "re"), ("saient", "re"), ("sant", "re"), ("vent", "re"), ("vait", "re"), ("vaient", "re"), ("vant", "re"),
)  # fmt: skip
NOUN_RULES = (("eaux", "eau"), ("aux", "al"), ("eux", "eu"), ("oux", "ou"), ("s", ""), ("x", ""))
ADJECTIVE_RULES = (
    ("aux", "al"), ("ales", "al"), ("ale", "al"), ("elles", "el"), ("elle", "el"), ("ennes", "en"), ("enne", "en"),
    ("onnes", "on"), ("onne", "on"), ("ettes", "et"), ("ette", "et"), ("ives", "if"), ("ive", "if"), ("euses", "eux"), ("euse", "eux"),
    ("trices", "teur"), ("trice", "teur"), ("ières", "ier"), ("ière", "ier"), ("ères", "er"), ("ère", "er"), ("èdes", "ède"),
    ("ées", "é"), ("ée", "é"), ("ées", "er"), ("ques", "que"), ("que", "que"), ("istes", "iste"), ("iste", "iste"),
    ("ables", "able"), ("able", "able"), ("ibles", "ible"), ("ible", "ible"), ("aires", "aire"), ("aire", "aire"),
    ("ires", "ire"), ("ire", "ire"), ("stes", "ste"), ("ste", "ste"), ("es", ""), ("es", "e"), ("s", ""), ("e", ""), ("e", "e"),
)  # fmt: skip


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
    """The commonest lemma of each lower-cased form by part of speech, and of exact forms of untabled parts of speech."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for word in (word for sentence in sentences for word in sentence.words if word.lemma != "_"):
        pos = word.upos.lower()
        form = word.form.lower() if pos in TABLED else word.form
        seen[pos, form][word.lemma] += 1
    known: Known = {pos: {} for pos in TABLED}
    exact: dict[str, str] = {}
    for (pos, form), lemmas in sorted(seen.items()):
        lemma = lemmas.most_common(1)[0][0]
        if pos in TABLED:
            known[pos][form] = lemma
        elif pos != "propn" and lemma != form:
            exact[form] = lemma
    return known, exact


def word_list() -> dict[str, str]:
    """Form to lemma of simplemma's French list, plain lower-case words only."""
    entries: Mapping[Any, Any] = DefaultDictionaryFactory().get_dictionary("fr")
    pairs = ((_text(form), _text(lemma)) for form, lemma in entries.items())
    plain = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
    return {form: lemma for form, lemma in pairs if form.islower() and plain.fullmatch(form) and plain.fullmatch(lemma)}


def _text(value: Any) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else value


def infinitives(known: Known, words: Mapping[str, str]) -> set[str]:
    """Verbs of the treebanks and of the word list, there known by the number of their forms."""
    counts = Counter(words.values())
    listed = {
        lemma for lemma, count in counts.items() if count >= MIN_VERB_FORMS and re.search(r"(?:er|ir|ïr|re)$", lemma)
    }
    return listed | {
        lemma for pos in ("verb", "aux") for lemma in known[pos].values() if re.search(r"(?:er|ir|ïr|re)$", lemma)
    }


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


def suffix_rules() -> dict[str, list[tuple[str, str]]]:
    """Ordered suffix rules by part of speech, safer ones first."""
    verb: list[tuple[str, str]] = []
    verb += [(ending, "er") for ending in FIRST_GROUP]
    verb += [(old + ending, new + "er") for old, new in STEM_CHANGES for ending in FIRST_GROUP]
    for consonant in "bcdfghjklmnprstvyz":
        verb += [
            (old + consonant + ending, new + consonant + "er")
            for old, new in (("è", "e"), ("è", "é"))
            for ending in ("erions", "erait", "eraient", "era", "eront", "ent", "es", "e")
        ]
    verb += [(ending, "ir") for ending in SECOND_GROUP]
    verb += list(THIRD_GROUP)
    return {"verb": list(dict.fromkeys(verb)), "noun": list(NOUN_RULES), "adj": list(ADJECTIVE_RULES)}


def _exceptions(
    known: Known, words: Mapping[str, str], index: Mapping[str, set[str]]
) -> Iterator[tuple[str, str, str]]:
    """Part of speech, form and lemma of all that is known, the treebanks' word first."""
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


def _needed(table: Mapping[str, str], index: set[str], rules: list[tuple[str, str]]) -> dict[str, list[str]]:
    """The entries that index and rules do not already give."""
    return {form: [lemma] for form, lemma in sorted(table.items()) if by_rule(form, index, rules) != lemma}


def by_rule(form: str, index: set[str], rules: list[tuple[str, str]]) -> str:
    """What the lemmatizer makes of a form that has no entry."""
    if form in index:
        return form
    results = [form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old)]
    indexed = [result for result in results if result in index or (result and not result.isalpha())]
    return next(iter(indexed or [result for result in results if result]), form)
