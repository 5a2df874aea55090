"""Treebank reading, label scheme, variants and tokens that the French model is trained on."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
import spacy

TOOLS = Path(__file__).parents[2] / "tools"
sys.path.insert(0, str(TOOLS))

import augment  # noqa: E402
import raw_text  # noqa: E402
import treebank  # noqa: E402
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
    return treebank.load([path])[0]


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
    passive = treebank.mark_agents(
        sentence(
            "Elle PRON 2 nsubj:pass", "est AUX 2 aux:pass", "vue VERB -1 root", "par ADP 4 case", "Kiev PROPN 2 obl"
        ),
    )
    active = treebank.mark_agents(
        sentence("Elle PRON 1 nsubj", "passe VERB -1 root", "par ADP 3 case", "Kiev PROPN 1 obl")
    )
    assert passive.words[4].deprel == "obl:agent"
    assert active.words[3].deprel == "obl"


def test_a_quote_is_the_root_of_its_speech_verb() -> None:
    found = treebank.quote_first(
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
    variants = augment.Augmenter(augment.read_names(), seed=3)
    for original in treebank.load([TOOLS / "model" / "extra.fr.conllu"]):
        changed = variants(original)
        assert len(original.words) - len(changed.words) in (0, 1)
        for before, after in zip(original.words, changed.words, strict=False):
            assert (before.head, before.deprel, before.upos) == (after.head, after.deprel, after.upos)


def test_quotation_marks_change_in_pairs() -> None:
    quoted = sentence('" PUNCT 1 punct', "Non INTJ -1 root", '" PUNCT 1 punct')
    found = {"".join(word.form for word in augment.quotes(quoted, random.Random(seed)).words) for seed in range(20)}
    assert found == {"«Non»", "“Non”", '"Non"'}


def test_own_sentences_are_trees() -> None:
    for own in treebank.load([TOOLS / "model" / "extra.fr.conllu"]):
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
