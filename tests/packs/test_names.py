"""The names of a language: every surface leads to one party, every state has what a reader needs."""

from collections import defaultdict
from pathlib import Path

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.gazetteer import load_gazetteer
from pourparlers.ontology import load_ontology
from pourparlers.packs.loader import languages, pack_folder
from pourparlers.packs.names import Names, Surface, load_names

# Members of the United Nations.
MEMBERS = (
    "AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN "
    "BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP "
    "EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ "
    "ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO "
    "MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK "
    "PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK "
    "SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM "
    "YEM ZAF ZMB ZWE "
).split()


@pytest.fixture(scope="module", params=languages())
def names(request: pytest.FixtureRequest) -> Names:
    return load_names(pack_folder(request.param))


@pytest.fixture(scope="module")
def surfaces(names: Names) -> list[Surface]:
    return list(names.surfaces())


def written(language: str, text: str) -> list[Surface]:
    """The surfaces of a language that are written `text`."""
    return [each for each in load_names(pack_folder(language)).surfaces() if each.text == text]


def test_every_key_is_a_party_and_every_party_has_a_name(names: Names) -> None:
    keys = names.states.keys() | names.organisations.keys() | names.groups.keys()
    assert keys == load_gazetteer().parties.keys()
    assert all(each.names for part in (names.states, names.organisations, names.groups) for each in part.values())


def test_members_of_the_united_nations_are_complete(names: Names) -> None:
    assert len(MEMBERS) == 193
    for key in [*MEMBERS, "PSE", "VAT", "TWN", "XKX"]:
        state = names.states[key]
        assert state.adjectives, key
        assert state.capitals or key in {"LUX", "MCO", "SGP", "SMR", "SYC", "VAT", "DJI"}, key


def test_adjectives_come_in_all_forms() -> None:
    for key, state in load_names(pack_folder("fr")).states.items():
        for form in state.adjectives:
            plural = form if form[-1] in "sx" else form + ("x" if form.endswith("eu") else "s")
            assert plural in state.adjectives, (key, form)


def test_a_surface_leads_to_one_party(names: Names, surfaces: list[Surface]) -> None:
    keys = defaultdict(set)
    for surface in surfaces:
        if surface.sort != "prefix":
            keys[surface.text].add(surface.key)
    shared = {text: each for text, each in keys.items() if len(each) > 1}
    assert shared == {text: set(each) for text, each in names.ambiguous.items()}


def test_sectors_are_those_of_the_ontology(surfaces: list[Surface]) -> None:
    assert {surface.sector for surface in surfaces if surface.sector} <= load_ontology().sectors.keys()


def test_marks_belong_to_surfaces_of_their_party(names: Names) -> None:
    for part in (names.states, names.organisations, names.groups):
        for key, party in part.items():
            texts = {surface.text for surface in party.surfaces(key, demonyms=False)}
            assert set(party.exact) <= texts and set(party.determiner) <= texts, key


@pytest.mark.parametrize(
    ("language", "text", "key", "sort"),
    [
        ("fr", "Russie", "RUS", "name"),
        ("fr", "américaines", "USA", "adjective"),
        ("fr", "Nord-Coréen", "PRK", "demonym"),
        ("fr", "russo-", "RUS", "prefix"),
        ("fr", "Moscou", "RUS", "capital"),
        ("fr", "Kremlin", "RUS", "metonym"),
        ("fr", "Quai d'Orsay", "FRA", "metonym"),
        ("fr", "Tsahal", "ISR", "organ"),
        ("fr", "gardiens de la révolution", "IRN", "organ"),
        ("fr", "Otan", "NATO", "name"),
        ("fr", "Conseil de sécurité", "UN", "organ"),
        ("fr", "Commission européenne", "EU", "organ"),
        ("fr", "Occidentaux", "WEST", "name"),
        ("fr", "talibans", "taliban", "name"),
        ("fr", "EI", "islamic-state", "name"),
        ("fr", "gazaouie", "PSE", "adjective"),
        ("fr", "séparatistes prorusses", "donetsk-separatists", "name"),
        ("en", "U.S.", "USA", "name"),
        ("en", "Emirati", "ARE", "adjective"),
        ("en", "Spaniards", "ESP", "demonym"),
        ("en", "Sino-", "CHN", "prefix"),
        ("en", "Kyiv", "UKR", "capital"),
        ("en", "Foggy Bottom", "USA", "metonym"),
        ("en", "Quai d'Orsay", "FRA", "metonym"),
        ("en", "IDF", "ISR", "organ"),
        ("en", "Nato", "NATO", "name"),
        ("en", "Security Council", "UN", "organ"),
        ("en", "West African", "ECOWAS", "adjective"),
        ("en", "Houthis", "houthis", "name"),
        ("en", "IS", "islamic-state", "name"),
        ("en", "pro-Russian rebels", "donetsk-separatists", "name"),
    ],
)
def test_well_known_surfaces(language: str, text: str, key: str, sort: str) -> None:
    assert (key, sort) in {(surface.key, surface.sort) for surface in written(language, text)}


@pytest.mark.parametrize("text", ["Alliance", "Capitole", "Vienne", "Paris", "ONU", "EI"])
def test_words_that_are_matched_as_written(text: str) -> None:
    assert all(surface.case_exact for surface in written("fr", text))


@pytest.mark.parametrize("text", ["US", "Congress", "Jordan", "Poles", "Frenchmen"])
def test_words_of_english_that_are_matched_as_written(text: str) -> None:
    assert all(surface.case_exact for surface in written("en", text))


@pytest.mark.parametrize(
    ("language", "texts"),
    [("fr", {"Alliance", "Union", "Salvador", "Grenade"}), ("en", {"Alliance", "West", "Commons"})],
)
def test_words_that_need_an_article(language: str, texts: set[str]) -> None:
    names = load_names(pack_folder(language))
    assert texts <= {each.text for each in names.surfaces() if each.determiner}


def test_an_adjective_with_a_capital_is_no_second_demonym() -> None:
    assert {surface.sort for surface in written("en", "French")} == {"adjective"}


def test_people_and_places_spelled_otherwise_are_in_the_gazetteer(names: Names) -> None:
    gazetteer = load_gazetteer()
    assert names.people.keys() <= {person.name for person in gazetteer.people}
    assert names.places.keys() <= gazetteer.places.keys()
    assert all(texts and len(set(texts)) == len(texts) for texts in (*names.people.values(), *names.places.values()))


def test_a_wrong_field_is_named(tmp_path: Path) -> None:
    text = "states:\n  RUS:\n    nammes: [Russie]\norganisations: {}\ngroups: {}\n"
    (tmp_path / "names.yaml").write_text(text, encoding="utf8")
    with pytest.raises(PourparlersError, match="nammes"):
        load_names(tmp_path)
