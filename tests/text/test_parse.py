"""Parsing keeps the sentences of the layout and the offsets of the raw text, with any pipeline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pourparlers.errors import PourparlersError
from pourparlers.model import Article
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.noise import load_noise
from pourparlers.text import parse
from pourparlers.text.analysis import Analysis
from pourparlers.text.clean import clean
from pourparlers.text.parse import Parser, load_model, model_path
from pourparlers.text.plain import plain

PACK = load_noise(pack_folder("fr"))
BLANK = spacy.blank("fr")


def analysed(*texts: str, nlp: Language = BLANK) -> list[Analysis]:
    articles = [Article(id=str(number), text=text) for number, text in enumerate(texts)]
    return list(Parser(nlp).parse((article, clean(article, PACK)) for article in articles))


def check(analysis: Analysis) -> None:
    text = plain(analysis.article.text)
    assert len(analysis.starts) == len(analysis.doc) == len(analysis.sent_index)
    assert len(analysis.sents) == len(analysis.layout.sentences)
    for token, start in zip(analysis.doc, analysis.starts, strict=True):
        assert text[start : start + len(token.text)] == token.text
        assert not token.text.isspace()
    for sent, sentence in zip(analysis.sents, analysis.layout.sentences, strict=True):
        assert sent[0].is_sent_start
        assert analysis.starts[sent.start] == sentence.start
        last = analysis.doc[sent.end - 1]
        assert analysis.starts[last.i] + len(last.text) == sentence.end


def test_tokens_have_raw_offsets() -> None:
    text = "Oslo l’a dit :\u00a0“C’est  fini”.\n\n● La Suède – elle\u202f– se tait.\x00 Fin."
    (analysis,) = analysed(text)
    check(analysis)
    assert [token.text for token in analysis.doc[:3]] == ["Oslo", "l'", "a"]
    assert text[analysis.starts[1] : analysis.starts[1] + 2] == "l’"


def test_articles_come_back_in_order_and_apart() -> None:
    texts = ["Oslo se tait. Stockholm aussi.", "", "   \n", "La trêve tient."]
    analyses = analysed(*texts)
    assert [one.article.text for one in analyses] == texts
    assert [len(one.sents) for one in analyses] == [2, 0, 0, 1]
    for one in analyses:
        check(one)


def test_a_long_article_is_parsed_in_parts_and_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Oslo propose une trêve. " * 40
    whole = analysed(text)[0]
    monkeypatch.setattr(parse, "PART_TOKENS", 11)
    parts = analysed(text, "Fin.")
    check(parts[0])
    assert [token.text for token in parts[0].doc] == [token.text for token in whole.doc]
    assert parts[0].starts == whole.starts
    assert [token.is_sent_start for token in parts[0].doc] == [token.is_sent_start for token in whole.doc]


def test_the_parser_cannot_move_a_sentence_border() -> None:
    nlp = spacy.blank("fr")
    trained = nlp.add_pipe("parser")
    for label in ("nsubj", "ROOT"):
        trained.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    text = "Oslo se tait depuis mardi soir, et Stockholm aussi. La trêve tient. Rien de plus."
    (analysis,) = analysed(text, nlp=nlp)
    assert [sent.text for sent in analysis.doc.sents] == [sent.text for sent in analysis.sents]
    assert len(analysis.sents) == 3


@given(st.lists(st.text(alphabet="aé’l'«»“”-–. \u00a0\n\x00\u200b9", max_size=40), max_size=3))
def test_offsets_hold_for_any_text(texts: list[str]) -> None:
    for analysis in analysed(*texts):
        check(analysis)


@pytest.fixture
def saved(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "model"
    load_model.cache_clear()


def test_a_pipeline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PourparlersError) as caught:
        load_model(str(tmp_path / "none"))
    assert caught.value.code == "model-missing"
    (tmp_path / "meta.json").write_text("{", encoding="utf8")
    with pytest.raises(PourparlersError) as caught:
        load_model(str(tmp_path))
    assert caught.value.code == "model-missing"


@pytest.mark.parametrize(
    ("pipes", "labels", "lacks"),
    [
        ([], [], "a parser"),
        (["parser"], ["nsubj"], "a tagger"),
        (["morphologizer", "parser"], ["nsubj", "dobj", "pobj"], "the relations case, nmod, obj, obl"),
    ],
)
def test_a_pipeline_that_is_not_of_universal_dependencies(
    saved: Path, pipes: list[str], labels: list[str], lacks: str
) -> None:
    nlp = spacy.blank("fr")
    for name in pipes:
        pipe = nlp.add_pipe(name)
        for label in labels if name == "parser" else ["POS=NOUN"]:
            pipe.add_label(label)  # type: ignore[attr-defined]
    if pipes:
        nlp.initialize()
    nlp.to_disk(saved)
    with pytest.raises(PourparlersError) as caught:
        load_model(str(saved))
    assert caught.value.code == "model-not-ud"
    assert lacks in caught.value.cause


def test_a_pipeline_of_universal_dependencies_is_taken(saved: Path) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("morphologizer").add_label("POS=NOUN")  # type: ignore[attr-defined]
    parser = nlp.add_pipe("parser")
    for label in ("nsubj", "obj", "obl", "obl:agent", "nmod", "case"):
        parser.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(saved)
    doc: Doc = load_model(str(saved))("Oslo se tait.")
    assert len(doc) == 4


def test_a_pack_names_its_own_model_or_an_installed_one(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    assert model_path(tmp_path, "model") == str(tmp_path / "model")
    assert model_path(tmp_path, "fr_core_news_sm") == "fr_core_news_sm"
