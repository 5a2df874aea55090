"""Which mentions speak of one event: repeated ledes and meetings are one, what happens twice is two."""

import pytest

from events import events, record_of

ONE = {
    "a lede that the first paragraph repeats": (
        "Oslo accuse Minsk d'espionnage\n\nLa Norvège a accusé lundi la Biélorussie d'espionnage.\n\n"
        "La Norvège a accusé lundi la Biélorussie d'espionnage. Minsk n'a pas réagi.",
        "ACCUSE",
        ["ACCUSE NOR>BLR actual 2024-05-13"],
        3,
    ),
    "a meeting and the noun that takes it up": (
        "La Suède et le Danemark se sont rencontrés lundi à Oslo. Cette rencontre a duré deux heures.",
        "CONSULT",
        ["CONSULT DNK+SWE actual 2024-05-13"],
        2,
    ),
    "a meeting planned twice": (
        "Le Kenya et l'Ouganda se réuniront le 3 juin. Nairobi et Kampala se réuniront le 3 juin à Arusha.",
        "CONSULT",
        ["CONSULT KEN+UGA planned 2024-06-03"],
        2,
    ),
    "a planned meeting told again as a noun with its date": (
        "Le Chili et le Pérou se réuniront le 4 juin à Quito. La réunion du 4 juin durera deux jours.",
        "CONSULT",
        ["CONSULT CHL+PER planned 2024-06-04"],
        2,
    ),
    "a protest and the noun that takes it up": (
        "Des milliers de Géorgiens ont manifesté lundi à Tbilissi. Cette manifestation s'est achevée dans le calme.",
        "PROTEST",
        ["PROTEST GEO actual 2024-05-13"],
        2,
    ),
    "a visit that is called off": (
        "Le ministre norvégien devait se rendre jeudi à Helsinki. Cette visite a été annulée.",
        "CONSULT",
        ["CONSULT NOR>FIN cancelled 2024-05-16"],
        2,
    ),
    "a party named by its capital and by its name": (
        "Varsovie a condamné lundi l'attaque. La Pologne a condamné lundi l'attaque dans une note.",
        "ACCUSE",
        ["ACCUSE POL actual 2024-05-13"],
        2,
    ),
    "what a heading tells in other words": (
        "La Norvège critique la Biélorussie\n\nOslo a condamné Minsk lundi dans une note. Minsk n'a pas réagi.",
        "ACCUSE",
        ["ACCUSE NOR>BLR actual 2024-05-13"],
        2,
    ),
    "a deed and its outcome": (
        "L'armée israélienne a bombardé lundi un village libanais, tuant trois civils.",
        "ASSAULT",
        ["ASSAULT ISR>LBN actual 2024-05-13"],
        2,
    ),
}


@pytest.mark.parametrize(("text", "type", "wanted", "reports"), ONE.values(), ids=ONE)
def test_mentions_of_one_event_are_one_event(text: str, type: str, wanted: list[str], reports: int) -> None:
    assert events(text, type) == wanted
    (event,) = [event for event in record_of(text).events if event.event == type]
    assert len(event.reports) == reports


SEVERAL = {
    "protests on two days": (
        "Des Serbes ont manifesté lundi à Belgrade. Des Serbes ont manifesté mardi à Belgrade.",
        "PROTEST",
        ["PROTEST SRB actual 2024-05-13", "PROTEST SRB actual 2024-05-14"],
    ),
    "meetings on two days": (
        "Le Kenya et l'Ouganda se réuniront le 3 juin. Le Kenya et l'Ouganda se réuniront le 10 juin.",
        "CONSULT",
        ["CONSULT KEN+UGA planned 2024-06-03", "CONSULT KEN+UGA planned 2024-06-10"],
    ),
    "accusations in both directions": (
        "Le Maroc accuse l'Algérie d'avoir menti. L'Algérie accuse le Maroc d'avoir triché.",
        "ACCUSE",
        ["ACCUSE MAR>DZA actual", "ACCUSE DZA>MAR actual"],
    ),
    "accusations of two accusers": (
        "La Lettonie a accusé Minsk lundi. L'Estonie a accusé Minsk lundi.",
        "ACCUSE",
        ["ACCUSE LVA>BLR actual 2024-05-13", "ACCUSE EST>BLR actual 2024-05-13"],
    ),
    "denials on two days": (
        "Minsk a nié lundi toute implication. Minsk a nié mardi toute responsabilité.",
        "DENY",
        ["DENY BLR actual 2024-05-13", "DENY BLR actual 2024-05-14"],
    ),
    "a strike that happened and one that did not": (
        "Israël a bombardé lundi la Syrie. Israël n'a pas bombardé le Liban.",
        "ASSAULT",
        ["ASSAULT ISR>SYR actual 2024-05-13", "ASSAULT ISR>LBN denied 2024-05-13"],
    ),
    "another meeting": (
        "Paris et Rome se sont réunis lundi. Une autre réunion entre Paris et Rome aura lieu le 3 juin.",
        "CONSULT",
        ["CONSULT FRA+ITA actual 2024-05-13", "CONSULT FRA+ITA planned 2024-06-03"],
    ),
}


@pytest.mark.parametrize(("text", "type", "wanted"), SEVERAL.values(), ids=SEVERAL)
def test_what_happens_twice_stays_apart(text: str, type: str, wanted: list[str]) -> None:
    assert events(text, type) == wanted
