"""The language of a text: told where it is plain, though no pack reads it, and not guessed where nothing shows it."""

import subprocess
import sys

import pytest

from pourparlers.text.language import Guess, probabilities, recognise

KNOWN, USUAL = ("en", "fr"), "fr"
SENTENCES = {
    "de": ["Der Außenminister reiste am Montag nach Oslo.", "Die Regierung wies die Vorwürfe zurück."],
    "es": ["El ministro viajó el lunes a Oslo.", "El gobierno rechazó las acusaciones."],
    "it": ["Il ministro è arrivato lunedì a Oslo.", "Il governo ha respinto le accuse."],
    "pt": ["O ministro viajou na segunda-feira para Oslo.", "O governo rejeitou as acusações."],
    "nl": ["De minister reisde maandag naar Oslo.", "De regering wees de beschuldigingen af."],
    "ar": ["سافر الوزير يوم الاثنين إلى أوسلو.", "رفضت الحكومة الاتهامات الموجهة إليها."],
    "ru": ["Министр прибыл в понедельник в Осло.", "Правительство отвергло обвинения."],
    "fr": [
        "Le ministre est arrivé lundi à Oslo.",
        "Lima a condamné mardi l'attaque.",
        "OSLO PROPOSE UNE TRÊVE AUX DEUX VOISINS",
    ],
    "en": [
        "The minister arrived in Oslo on Monday.",
        "Lima condemned the attack on Tuesday.",
        "OSLO OFFERS A TRUCE TO BOTH NEIGHBOURS",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in SENTENCES.items() for text in texts]
)
def test_a_sentence_shows_its_language(language: str, text: str) -> None:
    assert recognise(text, KNOWN, USUAL) == Guess(language, True)


@pytest.mark.parametrize("text", ["Oslo, Rome", "Iran talks", "x", "12 000 (3) !", "", "… — «»"])
@pytest.mark.parametrize("usual", KNOWN)
def test_a_text_that_says_too_little_is_taken_for_the_usual_language(text: str, usual: str) -> None:
    assert recognise(text, KNOWN, usual) == Guess(usual, False)


def test_a_text_that_is_not_plain_is_in_the_likeliest_language_there_is() -> None:
    guess = recognise("U.S. troops leave Syria", KNOWN, USUAL)
    assert guess == Guess("en", False)


def test_words_of_another_language_in_a_text_do_not_matter() -> None:
    text = "Le ministre a cité la devise « The show must go on » avant de quitter la salle. " * 3
    assert recognise(text, KNOWN, USUAL) == Guess("fr", True)


def test_a_language_that_the_recogniser_does_not_know_is_never_guessed() -> None:
    assert recognise(SENTENCES["fr"][0], ("fr", "qqq"), "qqq") == Guess("fr", True)


def test_probabilities_add_up_to_one() -> None:
    assert sum(probabilities(SENTENCES["fr"][0]).values()) == pytest.approx(1, abs=0.01)


def test_the_recogniser_is_imported_when_it_is_needed() -> None:
    code = "import sys, pourparlers.text.language, pourparlers.reader; sys.exit('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
