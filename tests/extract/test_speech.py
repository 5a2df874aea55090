"""Reported speech: shapes, speakers and channels, on the parse of the French pack."""

import re
from functools import lru_cache

import pytest

from pourparlers.extract.speech import Speech, find_speech
from pourparlers.model import Article, Issue
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.noise import load_noise
from pourparlers.packs.speech import SpeechPack, load_speech
from pourparlers.text.analysis import Analysis
from pourparlers.text.clean import clean
from pourparlers.text.parse import Parser, load_model, model_path

FOLDER = pack_folder("fr")
PACK: SpeechPack = load_speech(FOLDER)


@lru_cache(maxsize=1)
def parser() -> Parser:
    return Parser(load_model(model_path(FOLDER, "model")))


def analyse(text: str) -> Analysis:
    article = Article(id="x", text=text)
    return next(iter(parser().parse([(article, clean(article, load_noise(FOLDER)))])))


def read(text: str) -> tuple[Analysis, list[Speech], list[Issue]]:
    analysis = analyse(text)
    return analysis, *find_speech(analysis, PACK)


def quotes(text: str) -> list[tuple[str, str, str | None]]:
    """Words, kind and speaker of every quote of `text`."""
    analysis, speeches, _ = read(text)
    return [
        (analysis.text(s.span), s.kind, None if s.speaker is None else analysis.doc[s.speaker].text)
        for s in speeches
        if s.quote
    ]


@pytest.mark.parametrize("rule", PACK.rules, ids=[rule.id for rule in PACK.rules])
def test_rule_gives_its_example(rule) -> None:
    wanted = re.findall(r"\[\[(.*?)\]\]", rule.example)
    analysis, speeches, _ = read(rule.example.replace("[[", "").replace("]]", ""))
    found = [s for s in speeches if s.rule == rule.id and s.quote]
    assert [analysis.text(s.span) for s in found] == wanted
    (speech,) = found
    assert speech.kind == rule.kind
    assert speech.inherit == rule.inherit
    assert speech.channel == rule.channel
    if rule.speaker is not None:
        assert speech.speaker is not None
        assert analysis.doc[speech.speaker].text.lower().split("-")[-1] == rule.speaker.split("-")[-1]


@pytest.mark.parametrize("verbs", PACK.verbs, ids=[verbs.id for verbs in PACK.verbs])
def test_verb_class_gives_its_example(verbs) -> None:
    _, speeches, _ = read(verbs.example)
    assert [s.cue_kind for s in speeches] == [verbs.id]


PHRASES = [*PACK.sources, *PACK.backward, *PACK.insistent, *PACK.clause_tails]


@pytest.mark.parametrize("rule", PHRASES, ids=[rule.id for rule in PHRASES])
def test_phrase_rule_gives_a_quote(rule) -> None:
    _, speeches, _ = read(rule.example)
    assert len(speeches) == 1
    assert speeches[0].span.end < len(rule.example)


CASES = {
    "inversion with a date and an agency": (
        "« Nos troupes resteront en place », a assuré jeudi à l'agence Interfax le ministre ukrainien.",
        [("Nos troupes resteront en place", "direct", "ministre")],
    ),
    "two clauses joined by a second cue": (
        "La ministre a estimé que le délai était trop court, et ajouté que rien ne pressait.",
        [("le délai était trop court", "indirect", "ministre"), ("rien ne pressait", "indirect", "ministre")],
    ),
    "a colon opens the words around an aside": (
        "Le préfet renvoie la balle : le pont, affirme-t-il, tenait encore.",
        [("le pont, affirme-t-il, tenait encore", "indirect", "-t-il")],
    ),
    "two clauses under one cue": (
        "Le préfet a précisé que le pont tenait et que la route était ouverte.",
        [("le pont tenait et que la route était ouverte", "indirect", "préfet")],
    ),
    "a participle takes its subject from the main verb": (
        "Le maire a quitté la salle, estimant que la promesse n'était pas tenue.",
        [("la promesse n'était pas tenue", "indirect", "maire")],
    ),
    "quoted words make the clause mixed": (
        "La présidente affirme que le texte est « une insulte » à son peuple.",
        [("le texte est « une insulte » à son peuple", "mixed", "présidente")],
    ),
    "two quoted words in a noun phrase are no quote": ("Le général parle d'une « riposte graduée ».", []),
    "a denial is an event and no quote": ("La Corée du Nord dément avoir tiré un missile.", []),
    "an accusation is an event and no quote": ("Kiev accuse Moscou d'avoir coupé le gaz.", []),
    "a negated cue says nothing": ("Le ministre n'a pas dit que la trêve tenait.", []),
    "a second verb of the same subject ends the clause": (
        "Le président a indiqué qu'il ne partirait pas, mais a proposé un dialogue.",
        [("il ne partirait pas", "indirect", "président")],
    ),
    "a subject with its relative clause makes no aside": (
        "La junte, qui tient la capitale, a annoncé un report du scrutin.",
        [],
    ),
    "a question keeps its mark": (
        "Qui paiera la facture ? a demandé le député.",
        [("Qui paiera la facture ?", "indirect", "député")],
    ),
    "a place stands for its impersonal speaker": (
        "La porte n'est pas fermée, assure-t-on à Ankara.",
        [("La porte n'est pas fermée", "indirect", "Ankara")],
    ),
    "a paper alone is nobody": ("Selon Reuters, la rencontre aurait duré trois heures.", []),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_case(text: str, wanted: list[tuple[str, str, str | None]]) -> None:
    assert quotes(text) == wanted


def test_channel_without_a_speaker_is_kept_as_an_attribution() -> None:
    _, speeches, _ = read("Selon Reuters, la rencontre aurait duré trois heures.")
    (speech,) = speeches
    assert (speech.quote, speech.speaker, speech.channel) == (False, None, ("REUTERS",))


def test_channel_is_shared_by_the_cues_of_one_speaker() -> None:
    _, speeches, _ = read("« Nous tiendrons bon », a dit à l'AFP le colonel, ajoutant que les vivres suffisaient.")
    assert [s.channel for s in speeches] == [("AFP",), ("AFP",)]


def test_quote_over_sentences_is_one() -> None:
    text = "« Nous avons faim. Nous avons froid. Qui nous aidera ? », a lancé le maire."
    assert quotes(text) == [("Nous avons faim. Nous avons froid. Qui nous aidera ?", "direct", "maire")]


def test_quote_without_cue_inherits() -> None:
    _, speeches, _ = read("« La paix est proche », a dit le roi. « Il faut seulement y croire encore. »")
    assert [s.inherit for s in speeches] == [False, True]


def test_no_token_of_two_outermost_quotes_is_shared() -> None:
    _, speeches, _ = read("Le ministre a dit que le chef affirme que le vote est clos. « Nul n'y croit », dit-il.")
    ends = [-1, *(s.span.end for s in speeches)]
    assert all(s.span.start >= end for s, end in zip(speeches, ends, strict=False))


@pytest.mark.parametrize(
    "text", ["", "«", "» « »", '" " "', "« " * 400, "a dit que " * 200, "selon lui, " * 400, "« " * 3000]
)
def test_broken_input_is_read(text: str) -> None:
    analysis, speeches, issues = read(text)
    assert all(0 <= s.span.start <= s.span.end <= len(text) for s in speeches)
    assert all(issue.kind.startswith("quote-mark-") for issue in issues)
    assert len(analysis.doc) >= 0
