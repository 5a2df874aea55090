"""A pack's own model loaded without spaCy's data of its language reads as it does loaded by spaCy."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pourparlers.packs.loader import manifest, pack_folder
from pourparlers.text.own_model import is_own, load_own

MODEL = pack_folder("fr") / manifest("fr").model
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.fr.txt"))
# Every way to a lemma: known, by exception, by ending, from the table for the rest, and the form itself.
WORDS = "Traités avaient MERCI hélas s aux chevaux enverraient Oslo xyzzyées russo 1,5 « aujourd'hui -t-il bref".split()
TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PRON PROPN PUNCT SCONJ SYM VERB X".split()


@pytest.fixture(scope="module")
def own() -> Language:
    return load_own(MODEL)


@pytest.fixture(scope="module")
def usual() -> Language:
    return spacy.load(MODEL)


def test_the_model_of_a_pack_is_its_own(tmp_path: Path) -> None:
    assert is_own(MODEL)
    assert not is_own(tmp_path)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_article_is_parsed_as_by_spacy(own: Language, usual: Language, path: Path) -> None:
    text = path.read_text(encoding="utf8")
    assert own(text).to_json() == usual(text).to_json()


@pytest.mark.parametrize("tag", TAGS)
def test_every_part_of_speech_has_the_lemmas_of_spacy(own: Language, usual: Language, tag: str) -> None:
    lemmas = [
        [token.lemma_ for token in nlp.get_pipe("lemmatizer")(Doc(nlp.vocab, words=WORDS, pos=[tag] * len(WORDS)))]
        for nlp in (own, usual)
    ]
    assert lemmas[0] == lemmas[1]


def test_the_language_data_of_spacy_is_not_imported() -> None:
    code = "import sys, pourparlers; pourparlers.read('Oslo nie.'); sys.exit('spacy.lang.fr' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
