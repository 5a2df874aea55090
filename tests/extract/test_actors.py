"""Who is spoken of: names, demonyms, metonyms, offices, persons, and what points back to them."""

import pytest

from events import acts, events, named, record_of, words

ACTS = {
    # names and what stands for them
    "a state": ("La Finlande a condamné l'attaque.", "ACCUSE FIN actual"),
    "a capital that acts": ("Moscou dément.", "DENY RUS actual"),
    "a metonym": ("Le Kremlin dément.", "DENY RUS actual"),
    "another metonym": ("La Maison Blanche a condamné l'attaque.", "ACCUSE USA actual"),
    "an adjective of the one who acts": ("Le gouvernement finlandais a condamné l'attaque.", "ACCUSE FIN actual"),
    "a demonym in the plural": ("Les Finlandais ont condamné l'attaque.", "ACCUSE FIN actual"),
    "an organisation": ("L'ONU a condamné l'attaque.", "ACCUSE UN actual"),
    "a compound adjective": ("Les pourparlers russo-ukrainiens ont repris lundi.", "CONSULT RUS+UKR actual"),
    "troops": ("L'armée israélienne a bombardé la Syrie.", "ASSAULT ISR actual"),
    # offices
    "an office with an adjective": ("Le président finlandais a condamné l'attaque.", "ACCUSE FIN actual"),
    "an office with a complement": (
        "Le ministre des Affaires étrangères du Pérou a nié toute implication.",
        "DENY PER actual",
    ),
    "a spokesman": ("Un porte-parole du gouvernement togolais a condamné l'attaque.", "ACCUSE TGO actual"),
    "an ambassador": ("L'ambassadeur de Suède à Alger a condamné l'attaque.", "ACCUSE SWE actual"),
    "an office between two states": ("L'ambassadeur russe en Pologne a condamné l'attaque.", "ACCUSE RUS actual"),
    # coordination, apposition, counterpart
    "two states": ("La Finlande et la Suède ont condamné l'attaque.", "ACCUSE FIN+SWE actual"),
    "two adjectives": ("Les ministres grec et turc se sont réunis.", "CONSULT GRC+TUR actual"),
    "a counterpart": ("Le ministre grec a rencontré son homologue turc.", "CONSULT GRC+TUR actual"),
    "an apposition": ("La Norvège, pays hôte, a condamné l'attaque.", "ACCUSE NOR actual"),
    "an apposition with another state": (
        "La Norvège, voisine de la Russie, a condamné l'attaque.",
        "ACCUSE NOR actual",
    ),
}


@pytest.mark.parametrize(("text", "wanted"), ACTS.values(), ids=ACTS)
def test_who_acts(text: str, wanted: str) -> None:
    assert wanted in acts(text)


POINTING = {
    "a pronoun": ("Le Pérou a protesté. Il exige que le Chili retire ses troupes.", "REQUEST PER actual"),
    "a plural pronoun": (
        "La Finlande et la Suède sont inquiètes. Elles ont condamné l'attaque.",
        "ACCUSE FIN+SWE actual",
    ),
    "a possessive": ("La Turquie est en colère. Son ministre a condamné l'attaque.", "ACCUSE TUR actual"),
    "ce dernier": ("Le Pérou a reçu le Chili. Ce dernier a condamné l'attaque.", "ACCUSE CHL actual"),
    "a country described": ("La Finlande est en colère. Le pays a condamné l'attaque.", "ACCUSE FIN actual"),
    "a person by surname": (
        "Le ministre finlandais, Eero Lahtinen, est arrivé lundi. M. Lahtinen a condamné l'attaque.",
        "ACCUSE FIN actual",
    ),
    "a person by surname alone": (
        "La ministre suédoise Karin Ekdahl est arrivée lundi. Ekdahl a condamné l'attaque.",
        "ACCUSE SWE actual",
    ),
    "the two sides": (
        "Le Kenya et l'Ouganda négocient depuis lundi. Les deux pays ont condamné l'attaque.",
        "ACCUSE KEN+UGA actual",
    ),
}


@pytest.mark.parametrize(("text", "wanted"), POINTING.values(), ids=POINTING)
def test_what_points_back(text: str, wanted: str) -> None:
    assert wanted in acts(text)


@pytest.mark.parametrize("preposition", ["À", "A"])
def test_a_capital_after_a_preposition_is_a_place_and_alone_a_government(preposition: str) -> None:
    text = f"{preposition} Moscou, le ministre finlandais a nié toute implication."
    (event,) = record_of(text).events
    assert events(text) == ["DENY FIN actual"]
    assert event.place is not None and event.place.country == "RUS"
    assert events("Moscou nie toute implication.") == ["DENY RUS actual"]


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre finlandais a condamné l'attaque à Moscou.",
        "Le ministre finlandais, en visite à Moscou, a condamné l'attaque.",
        "Arrivé lundi à Moscou, le ministre finlandais a condamné l'attaque.",
    ],
)
def test_a_place_does_not_act(text: str) -> None:
    assert [each for each in acts(text) if each.startswith("ACCUSE")] == ["ACCUSE FIN actual"]


def test_a_person_is_one_actor_with_affiliation_office_and_all_mentions() -> None:
    text = (
        "Le ministre finlandais, Eero Lahtinen, est arrivé lundi à Oslo. M. Lahtinen a condamné l'attaque. "
        "Il a promis des vivres."
    )
    person = named(text, "Eero Lahtinen")
    assert (person.kind, person.affiliation) == ("person", "FIN")
    assert person.office is not None and "ministre" in person.office
    assert {"Eero Lahtinen", "Lahtinen", "Il"} <= set(words(text, person))


def test_a_state_is_one_actor_however_it_is_called() -> None:
    text = "La Pologne proteste. Varsovie a condamné l'attaque. Le gouvernement polonais exige des excuses."
    states = [actor for actor in record_of(text).actors if actor.affiliation == "POL"]
    assert [actor.name for actor in states] == ["Pologne"]
    assert {"Pologne", "Varsovie"} <= set(words(text, states[0]))


def test_words_in_small_letters_are_no_names() -> None:
    text = "La dinde et la chine ancienne ont été vendues à un niger de passage."
    assert record_of(text).actors == ()


def test_the_media_that_pass_words_on_do_not_act() -> None:
    text = "La Finlande a condamné l'attaque, rapporte l'agence Reuters."
    assert events(text) == ["ACCUSE FIN actual"]
    assert [actor.name for actor in record_of(text).actors] == ["Finlande"]
