"""Treebank reading, label schemes, variants and tokens that the models are trained on."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import spacy

TOOLS = Path(__file__).parents[2] / "tools"
sys.path.insert(0, str(TOOLS))

import augment  # noqa: E402
import english  # noqa: E402
import french  # noqa: E402
import raw_text  # noqa: E402
import treebank  # noqa: E402
from english_tokenizer import english_tokenizer  # noqa: E402
from french_tokenizer import french_tokenizer  # noqa: E402
from treebank import ROOT, Sentence, Word  # noqa: E402

FUSED = """# sent_id = t1
# text = Le chef du camp, auquel il écrit, part.
1\tLe\tle\tDET\t_\tDefinite=Def|Emph=No\t2\tdet\t_\t_
2\tchef\tchef\tNOUN\t_\tNumber=Sing\t11\tnsubj:caus\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tcamp\tcamp\tNOUN\t_\t_\t2\tnmod\t_\tSpaceAfter=No
6\t,\t,\tPUNCT\t_\t_\t2\tpunct\t_\t_
7-8\tauquel\t_\t_\t_\t_\t_\t_\t_\t_
7\tà\tà\tADP\t_\t_\t8\tcase\t_\t_
8\tlequel\tlequel\tPRON\t_\tPronType=Rel\t10\tobl:arg\t_\t_
9\til\til\tPRON\t_\t_\t10\tnsubj\t_\t_
10\técrit\técrire\tVERB\t_\t_\t2\tacl:relcl\t_\tSpaceAfter=No
11\tpart\tpartir\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
12\t.\t.\tPUNCT\t_\t_\t11\tpunct\t_\t_
"""


def sentence(*rows: str) -> Sentence:
    """A sentence of "form upos head deprel" rows; head -1 is the root."""
    cells = [row.split() for row in rows]
    return Sentence("t", tuple(Word(form, form, upos, (), int(head), deprel) for form, upos, head, deprel in cells))


@pytest.fixture
def fused(tmp_path: Path) -> Sentence:
    path = tmp_path / "t.conllu"
    path.write_text(FUSED, encoding="utf-8")
    return treebank.load([path], french.FRENCH.scheme)[0]


def test_fused_words_stay_one_token(fused: Sentence) -> None:
    du, auquel = fused.words[2], fused.words[5]
    assert (du.form, du.lemma, du.upos, du.deprel, du.head) == ("du", "de", "ADP", "case", 3)
    assert (auquel.form, auquel.lemma, auquel.upos, auquel.deprel, auquel.head) == (
        "auquel",
        "lequel",
        "PRON",
        "obl",
        7,
    )


def test_text_is_rebuilt(fused: Sentence) -> None:
    assert fused.text == "Le chef du camp, auquel il écritpart."


def test_scheme_drops_what_nothing_uses(fused: Sentence) -> None:
    assert fused.words[1].deprel == "nsubj"
    assert fused.words[7].deprel == "acl:relcl"
    assert fused.words[0].feats == ("Definite=Def",)


def test_spaces_are_cut() -> None:
    number = Word("50 000", "50 000", "NUM", (), 1, "nummod")
    found = treebank.split_spaces(Sentence("t", (number, Word("soldats", "soldat", "NOUN", (), ROOT, "root"))))
    assert [(word.form, word.head, word.deprel) for word in found.words] == [
        ("50", 2, "nummod"),
        ("000", 0, "flat"),
        ("soldats", ROOT, "root"),
    ]


def test_par_marks_the_agent_of_a_passive() -> None:
    passive = french.mark_agents(
        sentence(
            "Elle PRON 2 nsubj:pass", "est AUX 2 aux:pass", "vue VERB -1 root", "par ADP 4 case", "Kiev PROPN 2 obl"
        ),
    )
    active = french.mark_agents(
        sentence("Elle PRON 1 nsubj", "passe VERB -1 root", "par ADP 3 case", "Kiev PROPN 1 obl")
    )
    assert passive.words[4].deprel == "obl:agent"
    assert active.words[3].deprel == "obl"


def test_a_quote_is_the_root_of_its_speech_verb() -> None:
    found = french.quote_first(
        sentence(
            "Non INTJ 3 parataxis",
            ", PUNCT 3 punct",
            "a AUX 3 aux",
            "dit VERB -1 root",
            "Kiev PROPN 3 nsubj",
            ". PUNCT 3 punct",
        ),
    )
    assert [word.head for word in found.words] == [ROOT, 3, 3, 0, 3, 0]
    assert found.words[3].deprel == "parataxis"


def test_examples_know_their_sentence_starts(fused: Sentence) -> None:
    example = treebank.to_example(spacy.blank("fr").vocab, [fused, fused])
    starts = [token.i for token in example.predicted if token.is_sent_start]
    assert starts == [0, len(fused.words)]
    assert [len(list(sent)) for sent in example.reference.sents] == [len(fused.words)] * 2
    assert not any(token.dep_ for token in example.predicted)


def test_variants_keep_the_tree() -> None:
    variants = augment.Augmenter(french.variants(), seed=3)
    for original in treebank.load(french.FRENCH.extra, french.FRENCH.scheme):
        changed = variants(original)
        assert len(original.words) - len(changed.words) in (0, 1)
        for before, after in zip(original.words, changed.words, strict=False):
            assert (before.head, before.deprel, before.upos) == (after.head, after.deprel, after.upos)


def test_quotation_marks_change_in_pairs() -> None:
    quoted = sentence('" PUNCT 1 punct', "Non INTJ -1 root", '" PUNCT 1 punct')
    change = augment.quotes(french.MARKS)
    found = {"".join(word.form for word in change(quoted, random.Random(seed)).words) for seed in range(20)}
    assert found == {"«Non»", "“Non”", '"Non"'}


ENGLISH = """# newdoc id = GUM_news_camp
# sent_id = t2
# text = They can't reach the camp's gate
1\tThey\tthey\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\treach\treach\tVERB\t_\t_\t0\troot\t_\t_
5\tthe\tthe\tDET\t_\t_\t6\tdet\t_\t_
6-7\tcamp's\t_\t_\t_\t_\t_\t_\t_\t_
6\tcamp\tcamp\tNOUN\t_\t_\t8\tnmod:poss\t_\t_
7\t's\t's\tPART\t_\t_\t6\tcase\t_\t_
8\tgate\tgate\tNOUN\t_\t_\t4\tobj\t_\t_

# newdoc id = GUM_fiction_gate
# sent_id = t3
# text = Gates
1\tGates\tgate\tNOUN\t_\t_\t0\troot\t_\t_
"""
SAID = (
    "The DET 1 det",
    "envoy NOUN 2 nsubj",
    "says VERB -1 root",
    "that SCONJ 6 mark",
    "talks NOUN 6 nsubj",
    "have AUX 6 aux",
    "failed VERB 2 ccomp",
    ". PUNCT 2 punct",
)


def test_written_together_words_are_cut_and_documents_chosen(tmp_path: Path) -> None:
    path = tmp_path / "t.conllu"
    path.write_text(ENGLISH, encoding="utf-8")
    found = treebank.load([path], english.ENGLISH.scheme, english.DOCUMENTS)
    assert [sentence.text for sentence in found] == ["They can't reach the camp's gate"]
    assert [word.form for word in found[0].words] == ["They", "ca", "n't", "reach", "the", "camp", "'s", "gate"]
    assert found[0].words[5].deprel == "nmod:poss"
    assert len(treebank.load([path], english.ENGLISH.scheme)) == 2


def test_what_is_said_goes_before_who_says_it() -> None:
    said = sentence(*SAID)
    said = replace(said, words=tuple(replace(word, lemma="say") if word.head == ROOT else word for word in said.words))
    found = [english.front_quote(said, random.Random(seed)) for seed in range(30)]
    plain = {"".join(char for char in variant.text if char not in '“”‘’"') for variant in found}
    assert plain == {"Talks have failed, the envoy says.", "Talks have failed, says the envoy."}
    for variant in found:
        heads = {
            word.form.lower(): variant.words[word.head].form.lower() for word in variant.words if word.head != ROOT
        }
        assert (heads["talks"], heads["failed"], heads["envoy"], heads["the"]) == ("failed", "says", "says", "envoy")


def test_english_variants_are_trees() -> None:
    variants = augment.Augmenter(english.variants(), seed=3)
    named = sentence(
        "Anna PROPN 2 nsubj", "Brook PROPN 0 flat", "left VERB -1 root", "Iran PROPN 2 obj", ". PUNCT 2 punct"
    )
    for _ in range(200):
        words = variants(named).words
        assert [word.head for word in words].count(ROOT) == 1
        assert all(word.head < len(words) for word in words)


def test_own_sentences_are_trees() -> None:
    for own in treebank.load(french.FRENCH.extra, french.FRENCH.scheme):
        assert [word.head for word in own.words].count(ROOT) == 1, own.id
        for start in range(len(own.words)):
            node, steps = start, 0
            while node != ROOT:
                node, steps = own.words[node].head, steps + 1
                assert steps <= len(own.words), own.id


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("« Non », a-t-il dit.", "«|Non|»|,|a|-t-il|dit|."),
        ("Celui-ci, vice-ministre de l’ex-URSS", "Celui-ci|,|vice-ministre|de|l’|ex-URSS"),
        ('d\'"actes" Otan-Russie à 14h30 (AFP)', 'd\'|"|actes|"|Otan-Russie|à|14|h|30|(|AFP|)'),
        ("M. Poutine aujourd'hui, à l'ONU.", "M.|Poutine|aujourd'hui|,|à|l'|ONU|."),
        ("3,5% de 90.000 hommes", "3,5|%|de|90.000|hommes"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert [token.text for token in french_tokenizer(spacy.blank("fr").vocab)(text)] == tokens.split("|")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("“We can’t,” the U.N.’s envoy said.", "“|We|ca|n’t|,|”|the|U.N.|’s|envoy|said|."),
        ("an EU-backed, anti-government plan", "an|EU|-|backed|,|anti-government|plan"),
        ("Gen. Hall cannot pay $1.5bn at 10am!!", "Gen.|Hall|can|not|pay|$|1.5|bn|at|10|am|!!"),
        ("the states' 27-nation bloc (AFP) - on Oct. 5", "the|states|'|27|-|nation|bloc|(|AFP|)|-|on|Oct.|5"),
    ],
)
def test_english_tokens(text: str, tokens: str) -> None:
    assert [token.text for token in english_tokenizer(spacy.blank("en").vocab)(text)] == tokens.split("|")


def test_sentences_by_rule() -> None:
    doc = french_tokenizer(spacy.blank("fr").vocab)("« Assez ! » Kiev attend. M. Poutine aussi, dit-on.")
    found = [" ".join(form for form, _ in words) for words in raw_text.split(doc)]
    assert found == ["« Assez ! »", "Kiev attend .", "M. Poutine aussi , dit -on ."]


def test_lemmas_by_table_and_rule() -> None:
    pytest.importorskip("simplemma")
    import lemma_tables

    rules = lemma_tables.suffix_rules()["verb"]
    index = {"accuser", "démentir", "tenir", "appeler", "promettre"}
    forms = {
        "accusées": "accuser",
        "dément": "démentir",
        "tiendront": "tenir",
        "appelle": "appeler",
        "promis": "promettre",
    }
    assert {form: lemma_tables.by_rule(form, index, rules) for form in forms} == forms


def test_english_lemmas_by_table_and_rule() -> None:
    pytest.importorskip("simplemma")
    import english_lemmas

    rules = english_lemmas.suffix_rules()["verb"]
    index = {"deny", "ban", "strike", "accuse"}
    forms = {"denies": "deny", "banned": "ban", "striking": "strike", "accused": "accuse"}
    assert {form: english_lemmas.by_last_rule(form, index, rules) for form in forms} == forms


def test_a_word_has_its_vector_in_all_its_spellings() -> None:
    import numpy

    import word_vectors

    vocab = spacy.blank("en").vocab
    states = numpy.random.default_rng(1).normal(size=(4, 6))
    word_vectors.install(vocab, (["talks", "war", "u.n.", "’s"], word_vectors.reduced(states, 3)))
    assert vocab.vectors.shape == (4, 3)
    assert all((vocab[form].vector == vocab["talks"].vector).all() for form in ("Talks", "TALKS"))
    assert not vocab["peace"].has_vector
