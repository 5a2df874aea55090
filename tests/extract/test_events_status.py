"""What a sentence does to the events in it: planned, hypothetical, alleged, demanded, threatened, denied, cancelled."""

import pytest

from events import acts

CASES = {
    # planned
    "future tense": ("La Suède livrera des chars à Kiev.", "AID SWE planned"),
    "devoir": ("Le ministre grec doit rencontrer jeudi son homologue turc.", "CONSULT GRC+TUR planned"),
    "prévoir": ("Le Canada prévoit d'envoyer des vivres à Haïti.", "AID CAN planned"),
    "s'apprêter": ("L'Iran s'apprête à bombarder l'Irak.", "ASSAULT IRN planned"),
    "a participle of what is to come": (
        "Une rencontre entre Rome et Tunis est prévue le 3 juin.",
        "CONSULT ITA+TUN planned",
    ),
    "future of the past": ("Oslo a annoncé que la Norvège livrerait des vivres à Haïti.", "AID NOR planned"),
    # hypothetical
    "pouvoir in the conditional": ("Londres pourrait livrer des chars à Kiev.", "AID GBR hypothetical"),
    "envisager": ("La Pologne envisage d'expulser l'ambassadeur biélorusse.", "SANCTION POL hypothetical"),
    "an if-clause": ("Si l'Iran bombarde l'Irak, Bagdad saisira l'ONU.", "ASSAULT IRN hypothetical"),
    "a risk": ("Le risque d'une attaque de la Corée du Nord contre le Japon grandit.", "ASSAULT PRK hypothetical"),
    "an adjective": ("Une éventuelle invasion de la Moldavie par la Russie inquiète.", "ASSAULT RUS hypothetical"),
    # alleged
    "the conditional of hearsay": ("L'Érythrée aurait massé des troupes à la frontière.", "MOBILIZE ERI alleged"),
    "the content of an accusation": ("Kigali accuse Kinshasa d'avoir bombardé un village.", "ASSAULT COD alleged"),
    "according to the other side": ("Selon Kiev, la Russie a bombardé un hôpital.", "ASSAULT RUS alleged"),
    # demanded
    "a demand": ("Le Pérou exige que le Chili retire ses troupes.", "RETREAT CHL demanded"),
    "a call": ("Berlin a appelé Téhéran à libérer deux otages.", "RETREAT IRN demanded"),
    "a noun under a demand": ("Ottawa réclame le retrait des troupes russes.", "RETREAT RUS demanded"),
    # threatened
    "a threat": ("Alger menace de fermer sa frontière avec le Maroc.", "SANCTION DZA threatened"),
    "a noun under a threat": ("Washington menace Caracas de nouvelles sanctions.", "SANCTION USA threatened"),
    # denied
    "a negation": ("Israël n'a pas bombardé le Liban.", "ASSAULT ISR denied"),
    "never": ("Le Rwanda n'a jamais livré d'armes aux rebelles syriens.", "AID RWA denied"),
    "no": ("Aucune rencontre entre Rome et Tunis n'a eu lieu.", "CONSULT ITA+TUN denied"),
    "the content of a denial": ("Téhéran dément avoir livré des drones à Moscou.", "AID IRN denied"),
    "without": ("Le ministre turc est reparti sans rencontrer son homologue grec.", "CONSULT GRC+TUR denied"),
    # cancelled
    "annuler": ("La visite du ministre norvégien à Helsinki a été annulée.", "CONSULT NOR cancelled"),
    "reporter": ("Le sommet entre Séoul et Tokyo est reporté.", "CONSULT JPN+KOR cancelled"),
    "a plan that was given up": (
        "La rencontre prévue entre Rome et Tunis n'aura pas lieu.",
        "CONSULT ITA+TUN cancelled",
    ),
    # actual
    "past tense": ("Le Brésil a livré des vivres à Haïti.", "AID BRA actual"),
    "a speech act is done by speaking": ("Berlin a appelé Téhéran à libérer deux otages.", "REQUEST DEU actual"),
    "what could be done was done": ("Le ministre turc a pu rencontrer son homologue grec.", "CONSULT GRC+TUR actual"),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_status(text: str, wanted: str) -> None:
    assert wanted in acts(text)


ENGLISH = {
    # planned
    "will": ("Sweden will deliver tanks to Kyiv.", "AID SWE planned"),
    "be due to": ("Iran and Iraq are due to hold talks in Basra on Sunday.", "CONSULT IRN+IRQ planned"),
    "be set to": ("Turkey is set to withdraw its troops.", "RETREAT TUR planned"),
    "be to": ("The Polish president is to meet his Czech counterpart.", "CONSULT CZE+POL planned"),
    "be expected to": ("Norway is expected to send ammunition to Kyiv.", "AID NOR planned"),
    "agree to": ("Armenia agreed to withdraw its troops.", "RETREAT ARM planned"),
    "the future of a past": ("Oslo said it would send ammunition to Kyiv.", "AID NOR planned"),
    # hypothetical
    "could": ("London could send tanks to Kyiv.", "AID GBR hypothetical"),
    "might": ("Russia might withdraw its troops.", "RETREAT RUS hypothetical"),
    "consider": ("Denmark is considering sending jets to Kyiv.", "AID DNK hypothetical"),
    "hope": ("Serbia hopes to meet Kosovo.", "CONSULT SRB+XKX hypothetical"),
    # demanded
    "a demand": ("France demanded that Russia withdraw its troops.", "RETREAT RUS demanded"),
    "a call": ("France called on Russia to withdraw its troops.", "RETREAT RUS demanded"),
    # denied
    "a negation": ("Russia did not withdraw its troops.", "RETREAT RUS denied"),
    "never": ("Serbia never met Kosovo.", "CONSULT SRB+XKX denied"),
    "no": ("No talks were held between Russia and Ukraine.", "CONSULT RUS+UKR denied"),
    "a failure": ("Serbia and Kosovo failed to reach a deal.", "AGREE SRB+XKX denied"),
    "a refusal": ("Russia refused to withdraw its troops.", "RETREAT RUS denied"),
    "have yet to": ("Hamas has yet to release the hostages.", "RETREAT hamas denied"),
    # cancelled
    "call off": ("Talks between Russia and Ukraine were called off.", "CONSULT RUS+UKR cancelled"),
    "put off": ("Talks between Russia and Ukraine have been put off until June.", "CONSULT RUS+UKR cancelled"),
    "be off": ("The summit between Seoul and Tokyo is off.", "CONSULT JPN+KOR cancelled"),
    "fall through": ("A meeting between Serbia and Kosovo fell through.", "CONSULT SRB+XKX cancelled"),
    # actual
    "a past": ("Brazil sent medicine to Haiti.", "AID BRA actual"),
    "a speech act is done by speaking": ("France called on Russia to withdraw its troops.", "REQUEST FRA actual"),
    "what follows a refusal after but": (
        "Ghana declined to condemn the raid in Niger but called for talks.",
        "REQUEST GHA actual",
    ),
    "a demand in words that are told": (
        '"The hostages must be freed," the Turkish minister said.',
        "REQUEST TUR actual",
    ),
    "a threat in words that are told": ('"Whoever fired will pay," the Israeli minister said.', "THREATEN ISR actual"),
}


@pytest.mark.parametrize(("text", "wanted"), ENGLISH.values(), ids=ENGLISH)
def test_status_in_english(text: str, wanted: str) -> None:
    assert wanted in acts(text, "en")
