"""What is English in the training of the English model: label scheme, variants of sentences, spellings, sources."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

from augment import Names, Variants, apostrophes, has, no_stop, plain, quotes, read_names, rename, upper_case
from english_lemmas import english_lemmas
from english_tokenizer import english_tokenizer
from recipe import MODEL, Facts, Recipe
from reorder import Piece, made, subtree
from treebank import ROOT, Scheme, Sentence, Word

SUBTYPES = frozenset(
    {"nsubj:pass", "aux:pass", "obl:agent", "acl:relcl", "nmod:poss", "nmod:desc", "compound:prt"},
)
# The texts of GUM are under many licences; these kinds are taken, others are or may be for non-commercial use only.
DOCUMENTS = (
    *("answers", "email", "newsgroup", "reviews", "weblog"),
    *(f"GUM_{kind}" for kind in ("news", "interview", "bio", "voyage", "textbook", "vlog", "speech", "conversation")),
)
MARKS = (("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"))
SPEECH = frozenset(
    {
        "say",
        "tell",
        "add",
        "claim",
        "insist",
        "reply",
        "write",
        "note",
        "explain",
        "announce",
        "warn",
        "state",
        "report",
    }
    | {"argue", "stress", "declare", "acknowledge", "admit", "confirm", "deny", "conclude", "suggest"}
)
CUT = ("s", "re", "ve", "ll", "d", "m")
FULL = {"ca": "can", "wo": "will", "sha": "shall"}
FACTS = Facts(
    template=MODEL / "card.en.md",
    license="CC-BY-SA-4.0",
    sources=(
        {
            "name": "UD English-EWT (train)",
            "url": "https://github.com/UniversalDependencies/UD_English-EWT",
            "license": "CC BY-SA 4.0",
        },
        {
            "name": "UD English-GUM (train; news, interview, bio, voyage, textbook, vlog, speech, conversation)",
            "url": "https://github.com/UniversalDependencies/UD_English-GUM",
            "license": "annotations CC BY 4.0, texts under the licence of each source",
        },
        {"name": "simplemma (word list)", "url": "https://github.com/adbar/simplemma", "license": "MIT"},
    ),
    raw=(
        {
            "name": "all-MiniLM-L6-v2 (start of the teacher, source of the word vectors)",
            "url": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
            "license": "Apache-2.0",
        },
        {
            "name": "English news sentences read by a teacher: PolNeAR (dev), Zero-Shot-PLOVER",
            "url": "https://github.com/networkdynamics/PolNeAR, https://github.com/snowood1/Zero-Shot-PLOVER",
            "license": "texts not kept in the model",
        },
    ),
    description="Universal Dependencies for English news: tokens, parts of speech, features, lemmas, dependencies.",
)


def name_kind(names: Names) -> Callable[[Sentence, int], str | None]:
    """Which list may replace a word: the one it is in, "first" or "last" for people, or none."""
    listed = {name: kind for kind in ("country", "city", "body", "demonym") for name in names[kind]}

    def kind_of(sentence: Sentence, index: int) -> str | None:
        word = sentence.words[index]
        own = [child for child in sentence.words if child.head == index]
        if word.form in listed and word.upos in ("PROPN", "ADJ") and not has(own, "flat", "compound", "det"):
            return listed[word.form]
        return person(sentence, index, own) if word.upos == "PROPN" and plain(word) else None

    return kind_of


def person(sentence: Sentence, index: int, own: list[Word]) -> str | None:
    """Whether it is a first name with one name after it, that name, or a last name after a title."""
    word = sentence.words[index]
    if word.deprel == "flat":
        head = word.head
        children = [child for child in sentence.words if child.head == head]
        known = sentence.words[head].upos == "PROPN" and person(sentence, head, children) == "first"
        return "last" if known and index == head + 1 else None
    names = [child for child in own if child.deprel == "flat"]
    if has(own, "det", "compound", "case:of") or not word.form[:1].isupper():
        return None
    if names:
        return "first" if len(names) == 1 and names[0].upos == "PROPN" and plain(names[0]) else None
    return "last" if has(own, "nmod:desc") else None


def front_quote(sentence: Sentence, rng: random.Random) -> Sentence:
    """What is said before who says it, in quotation marks: "“...,” the minister said."."""
    words, end = sentence.words, len(sentence.words) - 1
    verb = next(index for index, word in enumerate(words) if word.head == ROOT)
    clauses = [index for index in range(verb, end) if words[index].head == verb and words[index].deprel == "ccomp"]
    if words[verb].lemma not in SPEECH or len(clauses) != 1 or words[end].form != "." or words[end].head != verb:
        return sentence
    clause = clauses[0]
    inner = [index for index in sorted(subtree(words, clause)) if not _that(words, index, clause)]
    rest = [
        index for index in range(inner[0]) if not _that(words, index, clause) and not _comma(words, index, inner[0])
    ]
    if not _movable(words, inner, end) or not _of_subject(words, rest[0], verb):
        return sentence
    if rng.random() < 0.35 and rest[-1] == verb and not _helped(words, verb):
        rest = [verb, *rest[:-1]]
    opening, closing = rng.choice(MARKS)
    quote = _phrase(_changed(words, inner[0], _upper), inner)
    said_by = _phrase(_changed(words, 0, _lower), rest)
    marks = [_mark(",", clause, space=False), _mark(closing, clause, space=True)]
    return made(sentence, [_mark(opening, clause, space=False), *quote, *marks, *said_by, (end, words[end])])


def wrap(sentence: Sentence, rng: random.Random) -> Sentence:
    """The whole sentence in quotation marks."""
    words = sentence.words
    root = next(index for index, word in enumerate(words) if word.head == ROOT)
    if len(words) < 4 or words[-1].form not in (".", "!", "?") or any(word.form in '“”"' for word in words):
        return sentence
    opening, closing = rng.choice(MARKS)
    pieces = _phrase(words, list(range(len(words))))
    return made(sentence, [_mark(opening, root, space=False), *pieces, _mark(closing, root, space=True)])


def title_case(sentence: Sentence, rng: random.Random) -> Sentence:
    """A headline with capitals on all but the small words, without a stop."""
    words = tuple(
        word
        if index and (word.upos in ("ADP", "DET", "CCONJ", "PART", "PUNCT") and len(word.form) < 5)
        else replace(word, form=_upper(word))
        for index, word in enumerate(sentence.words)
    )
    return no_stop(replace(sentence, words=words), rng)


def _that(words: tuple[Word, ...], index: int, clause: int) -> bool:
    """Whether it is the "that" of a clause, with nothing of its own."""
    word = words[index]
    return word.head == clause and word.deprel == "mark" and word.lemma == "that" and len(subtree(words, index)) == 1


def _comma(words: tuple[Word, ...], index: int, start: int) -> bool:
    """Whether it is a comma or a mark just before the clause that moves."""
    return index >= start - 2 and words[index].upos == "PUNCT" and len(subtree(words, index)) == 1


def _helped(words: tuple[Word, ...], verb: int) -> bool:
    return has([word for word in words if word.head == verb], "aux", "advmod", "obl", "obj", "iobj", "cc", "advcl")


def _movable(words: tuple[Word, ...], inner: list[int], end: int) -> bool:
    """Whether a clause is all that stands before the full stop, and quotes nothing."""
    whole = len(inner) > 2 and inner == list(range(inner[0], end))
    return whole and not any(words[index].form in '“”"' for index in inner) and words[inner[0]].upos != "PUNCT"


def _of_subject(words: tuple[Word, ...], first: int, verb: int) -> bool:
    """Whether the sentence starts with the subject of its verb."""
    subjects = (index for index, word in enumerate(words) if word.head == verb and word.deprel == "nsubj")
    return any(first in subtree(words, index) for index in subjects)


def _mark(form: str, head: int, *, space: bool) -> Piece:
    """A new mark that hangs on a word."""
    return (None, Word(form, form, "PUNCT", (), head, "punct", space))


def _phrase(words: tuple[Word, ...], places: list[int]) -> list[Piece]:
    """Words that follow each other now, no space after the last."""
    pieces = [
        replace(words[index], space_after=words[index].space_after or index + 1 not in places) for index in places
    ]
    pieces[-1] = replace(pieces[-1], space_after=False)
    return list(zip(places, pieces, strict=True))


def _changed(words: tuple[Word, ...], place: int, form: Callable[[Word], str]) -> tuple[Word, ...]:
    """The words, one of them in another case."""
    return (*words[:place], replace(words[place], form=form(words[place])), *words[place + 1 :])


def _upper(word: Word) -> str:
    return word.form[:1].upper() + word.form[1:]


def _lower(word: Word) -> str:
    """The first word of a sentence as it is inside of one, as far as its part of speech tells."""
    return word.form.lower() if word.upos in ("DET", "PRON", "ADP", "ADV") and word.form != "I" else word.form


def variants() -> Variants:
    """The variants with their chances."""
    names = read_names(MODEL / "names.en.txt")
    return (
        (0.35, rename(names, name_kind(names))),
        (0.5, front_quote),
        (0.03, wrap),
        (0.5, quotes(MARKS)),
        (0.4, apostrophes),
        (0.06, no_stop),
        (0.035, title_case),
        (0.02, upper_case),
    )


def spellings(_: Mapping[str, int]) -> dict[str, str]:
    """Norms of what is cut off with a curly apostrophe, of what it is cut off from, and of curly quotation marks."""
    cut = {f"’{end}": f"'{end}" for end in CUT} | {"n’t": "n't", "’": "'"}
    cut |= {form.upper(): norm for form, norm in cut.items()}
    whole = {spelt: norm for form, norm in FULL.items() for spelt in (form, form.capitalize(), form.upper())}
    return {**cut, **whole, "“": '"', "”": '"'}


ENGLISH = Recipe(
    scheme=Scheme(SUBTYPES, fused=False),
    groups=(("ewt-gum-train.conllu",),),
    dev="ewt-gum-dev.conllu",
    tokenizer=english_tokenizer,
    lemmas=english_lemmas,
    spellings=spellings,
    variants=variants,
    facts=FACTS,
    documents=DOCUMENTS,
)
