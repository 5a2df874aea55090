"""Weekdays look back in the past and ahead in the future, by the verb that governs them."""

import pytest

from extract.times_analyses import parsed
from pourparlers.extract.times import Publication, find_times
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.times import load_times

PACK = load_times(pack_folder("fr"))
FRIDAY = Publication("2021-12-31", "day", "metadata")
PAST_PARTICIPLE = "Tense=Past|VerbForm=Part"
FINITE = "Mood=Ind|VerbForm=Fin|Tense="
MINISTER = ("ministre", "ministre", "NOUN", "")

CASES = {
    "a reçu, mardi": (
        [("Paris", "Paris", "PROPN", "", 2, "nsubj"), ("a", "avoir", "AUX", FINITE + "Pres", 2, "aux"),
         ("reçu", "recevoir", "VERB", PAST_PARTICIPLE, 2, "ROOT"), ("le", "le", "DET", "", 4, "det"),
         (*MINISTER, 2, "obj"), ("mardi", "mardi", "NOUN", "", 2, "obl")],
        "2021-12-28",
    ),
    "recevra, mardi": (
        [("Paris", "Paris", "PROPN", "", 1, "nsubj"), ("recevra", "recevoir", "VERB", FINITE + "Fut", 1, "ROOT"),
         ("le", "le", "DET", "", 3, "det"), (*MINISTER, 1, "obj"), ("mardi", "mardi", "NOUN", "", 1, "obl")],
        "2022-01-04",
    ),
    "doit recevoir, mardi": (
        [("Paris", "Paris", "PROPN", "", 1, "nsubj"), ("devait", "devoir", "VERB", FINITE + "Imp", 1, "ROOT"),
         ("recevoir", "recevoir", "VERB", "VerbForm=Inf", 1, "xcomp"), ("le", "le", "DET", "", 4, "det"),
         (*MINISTER, 2, "obj"), ("mardi", "mardi", "NOUN", "", 2, "obl")],
        "2022-01-04",
    ),
    "vient de recevoir, mardi": (
        [("Paris", "Paris", "PROPN", "", 1, "nsubj"), ("vient", "venir", "VERB", FINITE + "Pres", 1, "ROOT"),
         ("de", "de", "ADP", "", 3, "mark"), ("recevoir", "recevoir", "VERB", "VerbForm=Inf", 1, "xcomp"),
         ("Kiev", "Kiev", "PROPN", "", 3, "obj"), ("mardi", "mardi", "NOUN", "", 3, "obl")],
        "2021-12-28",
    ),
    "une visite prévue mardi a été annulée": (
        [("Une", "un", "DET", "", 1, "det"), ("visite", "visite", "NOUN", "", 6, "nsubj:pass"),
         ("prévue", "prévoir", "VERB", PAST_PARTICIPLE, 1, "acl"), ("mardi", "mardi", "NOUN", "", 2, "obl"),
         ("a", "avoir", "AUX", FINITE + "Pres", 6, "aux"), ("été", "être", "AUX", PAST_PARTICIPLE, 6, "aux:pass"),
         ("annulée", "annuler", "VERB", PAST_PARTICIPLE, 6, "ROOT")],
        "2022-01-04",
    ),
    "auraient tué mardi": (
        [("Ils", "il", "PRON", "", 2, "nsubj"),
         ("auraient", "avoir", "AUX", "Mood=Cnd|Tense=Pres|VerbForm=Fin", 2, "aux"),
         ("tué", "tuer", "VERB", PAST_PARTICIPLE, 2, "ROOT"), ("mardi", "mardi", "NOUN", "", 2, "obl")],
        "2021-12-28",
    ),
    "seraient reçus mardi": (
        [("Ils", "il", "PRON", "", 2, "nsubj:pass"),
         ("seraient", "être", "AUX", "Mood=Cnd|Tense=Pres|VerbForm=Fin", 2, "aux:pass"),
         ("reçus", "recevoir", "VERB", PAST_PARTICIPLE, 2, "ROOT"), ("mardi", "mardi", "NOUN", "", 2, "obl")],
        "2022-01-04",
    ),
    "seraient partis mardi": (
        [("Ils", "il", "PRON", "", 2, "nsubj"),
         ("seraient", "être", "AUX", "Mood=Cnd|Tense=Pres|VerbForm=Fin", 2, "aux"),
         ("partis", "partir", "VERB", PAST_PARTICIPLE, 2, "ROOT"), ("mardi", "mardi", "NOUN", "", 2, "obl")],
        "2021-12-28",
    ),
    "est reportée à mardi": (
        [("Elle", "elle", "PRON", "", 3, "nsubj:pass"), ("a", "avoir", "AUX", FINITE + "Pres", 3, "aux"),
         ("été", "être", "AUX", PAST_PARTICIPLE, 3, "aux:pass"),
         ("reportée", "reporter", "VERB", PAST_PARTICIPLE, 3, "ROOT"), ("à", "à", "ADP", "", 5, "case"),
         ("mardi", "mardi", "NOUN", "", 3, "obl")],
        "2022-01-04",
    ),
    "a convié l'opposition à une réunion mardi": (
        [("Il", "il", "PRON", "", 2, "nsubj"), ("a", "avoir", "AUX", FINITE + "Pres", 2, "aux"),
         ("convié", "convier", "VERB", PAST_PARTICIPLE, 2, "ROOT"),
         ("l'opposition", "opposition", "NOUN", "", 2, "obj"), ("mardi", "mardi", "NOUN", "", 2, "obl")],
        "2022-01-04",
    ),
    "a convié mardi l'opposition": (
        [("Il", "il", "PRON", "", 2, "nsubj"), ("a", "avoir", "AUX", FINITE + "Pres", 2, "aux"),
         ("convié", "convier", "VERB", PAST_PARTICIPLE, 2, "ROOT"), ("mardi", "mardi", "NOUN", "", 2, "obl"),
         ("l'opposition", "opposition", "NOUN", "", 2, "obj")],
        "2021-12-28",
    ),
    "Mardi, il reçoit": (
        [("Mardi", "mardi", "NOUN", "", 3, "obl"), (",", ",", "PUNCT", "", 3, "punct"),
         ("il", "il", "PRON", "", 3, "nsubj"), ("reçoit", "recevoir", "VERB", FINITE + "Pres", 3, "ROOT")],
        "2021-12-28",
    ),
    "depuis mardi, sous un verbe au futur": (
        [("Depuis", "depuis", "ADP", "", 1, "case"), ("mardi", "mardi", "NOUN", "", 3, "obl"),
         ("il", "il", "PRON", "", 3, "nsubj"), ("restera", "rester", "VERB", FINITE + "Fut", 3, "ROOT")],
        "2021-12-28",
    ),
    "d'ici mardi, sous un verbe au passé": (
        [("Il", "il", "PRON", "", 2, "nsubj"), ("a", "avoir", "AUX", FINITE + "Pres", 2, "aux"),
         ("promis", "promettre", "VERB", PAST_PARTICIPLE, 2, "ROOT"), ("d'ici", "d'ici", "ADP", "", 4, "case"),
         ("mardi", "mardi", "NOUN", "", 2, "obl")],
        "2022-01-04",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_direction_of_a_weekday(name: str) -> None:
    rows, value = CASES[name]
    (time,), issues = find_times(parsed(rows), PACK, FRIDAY)
    assert time.value == value
    assert issues == []


def test_a_tagger_that_misses_a_future_is_mended() -> None:
    rows = CASES["recevra, mardi"][0]
    wrong = [(w, lemma, pos, m.replace("Fut", "Past"), head, dep) for w, lemma, pos, m, head, dep in rows]
    (time,), _ = find_times(parsed(wrong), PACK, FRIDAY)
    assert time.value == "2022-01-04"
