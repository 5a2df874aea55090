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


ENGLISH = {
    "a state": ("Finland condemned the attack.", "ACCUSE FIN actual"),
    "a capital that acts": ("Helsinki condemned the attack.", "ACCUSE FIN actual"),
    "a metonym": ("Downing Street condemned the attack.", "ACCUSE GBR actual"),
    "an abbreviation": ("The U.S. condemned the attack.", "ACCUSE USA actual"),
    "an adjective": ("The Finnish government condemned the attack.", "ACCUSE FIN actual"),
    "an adjective without a noun": ("The Dutch condemned the attack.", "ACCUSE NLD actual"),
    "a demonym": ("The Finns condemned the attack.", "ACCUSE FIN actual"),
    "a genitive": ("Finland's foreign ministry condemned the attack.", "ACCUSE FIN actual"),
    "a compound": ("A NATO spokesman condemned the attack.", "ACCUSE NATO actual"),
    "a ministry at its place": ("The foreign ministry in Lima condemned the attack.", "ACCUSE PER actual"),
    "a direction that is a bloc": ("The West condemned the attack.", "ACCUSE WEST actual"),
    "a state and its allies": ("The United States and its allies condemned the attack.", "ACCUSE USA+WEST actual"),
    "another's institution": ("Peru's Congress condemned the attack.", "ACCUSE PER actual"),
    "an office with titles": ("Finnish Foreign Minister Eero Lahtinen condemned the attack.", "ACCUSE FIN actual"),
    "a state after the name": ("Prime Minister Eero Lahtinen of Finland condemned the attack.", "ACCUSE FIN actual"),
    "two adjectives": ("The Greek and Turkish ministers met on Monday.", "CONSULT GRC+TUR actual"),
    "a counterpart": ("The Greek minister met his Turkish counterpart.", "CONSULT GRC+TUR actual"),
    "states after their leaders": ("Leaders from Greece and Turkey met on Monday.", "CONSULT GRC+TUR actual"),
    "both": ("Kenya and Uganda protested. Both countries condemned the attack.", "ACCUSE KEN+UGA actual"),
    "a pronoun": ("Peru protested. It condemned the attack.", "ACCUSE PER actual"),
    "a possessive": ("Turkey is angry. Its minister condemned the attack.", "ACCUSE TUR actual"),
    "a person by surname": (
        "The Finnish minister, Eero Lahtinen, arrived on Monday. Mr. Lahtinen condemned the attack.",
        "ACCUSE FIN actual",
    ),
    "a person's pronoun": (
        "President Sauli Niinistö of Finland visited Lima. He condemned the attack.",
        "ACCUSE FIN actual",
    ),
    "an agency by its noun": ("The IAEA was angry. The agency condemned the attack.", "ACCUSE IAEA actual"),
    "a pair with a group": ("Israel and Hamas talked. Both sides condemned the attack.", "ACCUSE ISR+hamas actual"),
    "a relative's ministry": ("Peru, whose foreign ministry condemned the attack, is angry.", "ACCUSE PER actual"),
    "three together": (
        "Kenya, Uganda and Rwanda met on Monday. The three condemned the attack.",
        "ACCUSE KEN+RWA+UGA actual",
    ),
    "the rebels of a state": ("Fighting went on in Libya. The rebels condemned it.", "ACCUSE libyan-rebels actual"),
    "an office of organisations": (
        "The United Nations met on Monday. The secretary-general condemned the attack.",
        "ACCUSE UN actual",
    ),
    "a short form in parentheses": (
        "The Ministry of Foreign Affairs (MOFA) of Taiwan met diplomats on Monday in Taipei, after talks with envoys "
        "from Honduras. MOFA condemned the attack.",
        "ACCUSE TWN actual",
    ),
    "a party's leader": ("Labour leader Jane Roe condemned the attack.", "ACCUSE GBR actual"),
    "an emirate": (
        "Peru met Qatar on Monday. Chile was absent. The emirate condemned the attack.",
        "ACCUSE QAT actual",
    ),
    "fighters of a group": ("Hamas fighters seized the town. The militants condemned Israel.", "ACCUSE hamas actual"),
}


@pytest.mark.parametrize(("text", "wanted"), ENGLISH.values(), ids=ENGLISH)
def test_who_acts_in_english(text: str, wanted: str) -> None:
    assert wanted in acts(text, "en")


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Russian Foreign Minister Sergey Lavrov condemned the attack.", "Sergei Lavrov", "Foreign Minister"),
        ("Mr. Zelenskyy condemned the attack.", "Volodymyr Zelenskyy", "president"),
        ("President Assad condemned the attack.", "Bashar al-Assad", "President"),
        ("Colonel Gadhafi condemned the attack.", "Moammar Gadhafi", "Colonel"),
    ],
)
def test_a_person_is_called_as_the_text_spells_the_name(text: str, name: str, office: str) -> None:
    people = [actor for actor in record_of(text, language="en").actors if actor.kind == "person"]
    assert [(person.name, person.office) for person in people] == [(name, office)]


def test_a_french_text_keeps_the_french_name() -> None:
    assert named("M. Poutine a condamné l'attaque.", "Vladimir Poutine").affiliation == "RUS"


@pytest.mark.parametrize(
    "text",
    [
        "They went to polish the china and roast a turkey.",
        "We like the english muffins and the jordan almonds.",
    ],
)
def test_words_of_english_in_small_letters_are_no_names(text: str) -> None:
    assert record_of(text, language="en").actors == ()


def test_titles_and_ministries_are_no_part_of_a_name() -> None:
    text = "Deputy Foreign Minister Eero Lahtinen of Finland told the Defence Ministry that Peru had attacked Chile."
    people = [actor.name for actor in record_of(text, language="en").actors if actor.kind == "person"]
    assert people == ["Eero Lahtinen"]


def test_a_backer_is_not_the_one_who_acts() -> None:
    assert "ASSAULT USA actual" in acts("U.S. troops attacked Iran-backed militias in Iraq.", "en")
    assert not any("IRN" in act for act in acts("Iran-backed militias attacked the base in Iraq.", "en"))


def test_a_word_of_grammar_in_a_line_of_capitals_is_no_name() -> None:
    actors = record_of("ISRAEL IS ANGRY, MINISTER SAYS\n\nIsrael condemned the attack.", language="en").actors
    assert [actor.affiliation for actor in actors if actor.kind != "person"] == ["ISR"]


def test_a_medium_named_after_a_capital_is_no_government() -> None:
    text = "The Washington Post reported that Peru had condemned the attack."
    assert "USA" not in {actor.affiliation for actor in record_of(text, language="en").actors}


HOMES = {
    "a subject beats the dateline": (
        'OSLO, May 6 - Peru protested. "We are angry," Prime Minister Luis Cano said.',
        "PER",
    ),
    "a dateline tells the home": (
        'OSLO, May 6 - Ministers met on Monday. "We are angry," Prime Minister Luis Cano said.',
        "NOR",
    ),
    "an adjective in an apposition": (
        'LIMA, May 6 - "We are angry," said Anna Reed, the deputy Norwegian defence minister.',
        "NOR",
    ),
    "a heading": ('CHAD\n\nPeru protested.\n\nKENYA\n\n"We are angry," Prime Minister Luis Cano said.', "KEN"),
    "a national office": (
        "The UN met on Monday and Chile was absent. Mary Holt, the foreign secretary, said Peru had lied.",
        "CHL",
    ),
}


@pytest.mark.parametrize(("text", "state"), HOMES.values(), ids=HOMES)
def test_where_a_stranger_is_at_home(text: str, state: str) -> None:
    people = [actor for actor in record_of(text, language="en").actors if actor.kind == "person"]
    assert [person.affiliation for person in people] == [state]


BODIES = {
    "a party of a state": ("The Tories condemned the attack.", "ACCUSE GBR actual", "en"),
    "a summit": ("The African Union met on Monday. The Summit condemned the attack.", "ACCUSE AU actual", "en"),
    "a council": ("ECOWAS met on Monday. The Council condemned the attack.", "ACCUSE ECOWAS actual", "en"),
    "talks are no home": (
        "Kenya left the Geneva talks, and the Geneva talks failed. The foreign minister condemned the attack.",
        "ACCUSE KEN actual",
        "en",
    ),
    "an envoy's state": (
        "Kenya protested. The foreign ministry condemned the ambassador of Uganda.",
        "ACCUSE KEN actual",
        "en",
    ),
    "a heading": (
        "CHAD\n\nThe army attacked the base.\n\nKENYA\n\nThe army condemned the attack.",
        "ACCUSE KEN actual",
        "en",
    ),
    "la junte": (
        "Mali : la junte condamne l'attaque. Paris proteste. Le régime accuse la France de mensonge.",
        "ACCUSE MLI actual",
        "fr",
    ),
    "un conseil de l'État": (
        "Le Togo a protesté. Le Haut Conseil de sécurité a condamné l'attaque.",
        "ACCUSE TGO actual",
        "fr",
    ),
    "le royaume": (
        "Le Maroc a protesté auprès de l'Algérie. Le royaume a condamné l'attaque.",
        "ACCUSE MAR actual",
        "fr",
    ),
}


@pytest.mark.parametrize(("text", "wanted", "language"), BODIES.values(), ids=BODIES)
def test_whose_a_body_is(text: str, wanted: str, language: str) -> None:
    assert wanted in acts(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Canada Bans Rubber From Laos\n\nCanada protested.",
        "Monday 3 June, a day after Chile had protested, Peru condemned the attack.",
    ],
)
def test_headlines_and_days_name_no_person(text: str) -> None:
    assert [actor.name for actor in record_of(text, language="en").actors if actor.kind == "person"] == []
