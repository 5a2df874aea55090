"""The French names: every surface leads to one party, every state has what a reader needs."""

from collections import defaultdict
from pathlib import Path

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.gazetteer import load_gazetteer
from pourparlers.ontology import load_ontology
from pourparlers.packs.loader import pack_folder
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


@pytest.fixture(scope="module")
def names() -> Names:
    return load_names(pack_folder("fr"))


@pytest.fixture(scope="module")
def surfaces(names: Names) -> list[Surface]:
    return list(names.surfaces())


def test_every_key_is_a_party_and_every_party_has_a_name(names: Names) -> None:
    keys = names.states.keys() | names.organisations.keys() | names.groups.keys()
    assert keys == load_gazetteer().parties.keys()
    assert all(each.names for part in (names.states, names.organisations, names.groups) for each in part.values())


def test_members_of_the_united_nations_are_complete(names: Names) -> None:
    assert len(MEMBERS) == 193
    for key in [*MEMBERS, "PSE", "VAT", "TWN", "XKX"]:
        state = names.states[key]
        assert state.adjectives, key
        assert len(state.adjectives) >= 2, key
        assert state.capitals or key in {"LUX", "MCO", "SGP", "SMR", "SYC", "VAT", "DJI"}, key


def test_adjectives_come_in_all_forms(names: Names) -> None:
    for key, state in names.states.items():
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
    ("text", "key", "sort"),
    [
        ("Russie", "RUS", "name"),
        ("américaines", "USA", "adjective"),
        ("Nord-Coréen", "PRK", "demonym"),
        ("russo-", "RUS", "prefix"),
        ("Moscou", "RUS", "capital"),
        ("Kremlin", "RUS", "metonym"),
        ("Quai d'Orsay", "FRA", "metonym"),
        ("Tsahal", "ISR", "organ"),
        ("gardiens de la révolution", "IRN", "organ"),
        ("Otan", "NATO", "name"),
        ("Conseil de sécurité", "UN", "organ"),
        ("Commission européenne", "EU", "organ"),
        ("Occidentaux", "WEST", "name"),
        ("talibans", "taliban", "name"),
        ("EI", "islamic-state", "name"),
        ("gazaouie", "PSE", "adjective"),
        ("séparatistes prorusses", "donetsk-separatists", "name"),
    ],
)
def test_well_known_surfaces(surfaces: list[Surface], text: str, key: str, sort: str) -> None:
    assert (key, sort) in {(surface.key, surface.sort) for surface in surfaces if surface.text == text}


@pytest.mark.parametrize("text", ["Alliance", "Capitole", "Vienne", "Paris", "ONU", "EI"])
def test_words_that_are_matched_as_written(surfaces: list[Surface], text: str) -> None:
    assert all(surface.case_exact for surface in surfaces if surface.text == text)


def test_words_that_need_an_article(surfaces: list[Surface]) -> None:
    assert {"Alliance", "Union", "Salvador", "Grenade"} <= {each.text for each in surfaces if each.determiner}


def test_a_wrong_field_is_named(tmp_path: Path) -> None:
    text = "states:\n  RUS:\n    nammes: [Russie]\norganisations: {}\ngroups: {}\n"
    (tmp_path / "names.yaml").write_text(text, encoding="utf8")
    with pytest.raises(PourparlersError, match="nammes"):
        load_names(tmp_path)
