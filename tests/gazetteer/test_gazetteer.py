"""The gazetteer: its parts agree with each other, and well-known facts are in it."""

import math
from collections import Counter

import pytest

from pourparlers.gazetteer import Gazetteer, Person, Term, load_gazetteer
from pourparlers.ontology import load_ontology


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def person(gazetteer: Gazetteer, name: str) -> Person:
    return next(each for each in gazetteer.people if name in (each.name, *each.aliases))


def test_it_is_large_enough(gazetteer: Gazetteer) -> None:
    kinds = Counter(party.kind for party in gazetteer.parties.values())
    assert kinds["state"] >= 197
    assert kinds["organisation"] + kinds["bloc"] >= 110
    assert kinds["armed-group"] + kinds["group"] >= 90
    assert len(gazetteer.people) >= 2000
    assert len(gazetteer.places) >= 4000


def test_keys_refer_to_parties(gazetteer: Gazetteer) -> None:
    sectors = load_ontology().sectors
    for key, party in gazetteer.parties.items():
        assert key == party.key
        assert party.sector is None or party.sector in sectors, key
        assert party.parent is None or party.parent in gazetteer.parties, key
        assert party.country is None or gazetteer.parties[party.country].kind == "state", key
        assert party.kind in ("armed-group", "group") or not key.islower(), key
    for each in gazetteer.people:
        assert each.terms, each.name
        for term in each.terms:
            assert term.affiliation in gazetteer.parties, (each.name, term)
            assert term.sector in sectors, (each.name, term)


def test_keys_of_groups_are_slugs(gazetteer: Gazetteer) -> None:
    for party in gazetteer.parties.values():
        if party.kind in ("armed-group", "group"):
            assert party.key == party.key.lower() and " " not in party.key
        else:
            assert party.key == party.key.upper()


def test_terms_have_an_order(gazetteer: Gazetteer) -> None:
    for each in gazetteer.people:
        assert [term.start for term in each.terms] == sorted(term.start for term in each.terms), each.name
        for term in each.terms:
            size = min(len(term.start), len(term.end))
            assert not term.end or term.start[:size] <= term.end[:size], (each.name, term)


def test_nobody_shares_a_name(gazetteer: Gazetteer) -> None:
    names = Counter(name for each in gazetteer.people for name in {each.name, *each.aliases})
    alone = Counter(each.surname for each in gazetteer.people if each.alone)
    assert [name for name, count in (names + alone).items() if names[name] > 1 or alone[name] > 1] == []


@pytest.mark.parametrize(
    ("name", "date", "affiliation", "office"),
    [
        ("Vladimir Poutine", "2010-05-04", "RUS", "prime minister"),
        ("Vladimir Putin", "2021-12-28", "RUS", "president"),
        ("Mouammar Kadhafi", "2011-03-19", "LBY", "president"),
        ("Jens Stoltenberg", "2022-01-10", "NATO", "secretary-general"),
        ("Jens Stoltenberg", "2012", "NOR", "prime minister"),
        ("Mohamed ElBaradei", "2011-01-28", "EGY", "opposition leader"),
        ("Josep Borrell", "2022-01", "EU", "foreign policy chief"),
        ("Guillaume Soro", "2004", "forces-nouvelles", "leader"),
        ("Bachar al-Assad", None, "SYR", "president"),
        ("Ban Ki-moon", "2015-06-01", "UN", "secretary-general"),
    ],
)
def test_who_was_what_and_when(
    gazetteer: Gazetteer, name: str, date: str | None, affiliation: str, office: str
) -> None:
    term = person(gazetteer, name).at(date)
    assert (term.affiliation, term.office) == (affiliation, office)


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("Emmanuel Macron", True),
        ("Volodymyr Zelensky", True),
        ("Mouammar Kadhafi", True),
        ("Hassan Nasrallah", True),
        ("Theresa May", False),
        ("Kim Jong-un", False),
        ("Paul Martin", False),
    ],
)
def test_which_surnames_stand_alone(gazetteer: Gazetteer, name: str, alone: bool) -> None:
    assert person(gazetteer, name).alone is alone


def test_a_term_covers_its_ends_at_any_precision() -> None:
    term = Term("RUS", "president", "GOV", "2000-05", "2008-05")
    assert all(term.covers(date) for date in ("2000-05-07", "2000", "2004-01-01", "2008-05", "2008"))
    assert not any(term.covers(date) for date in ("2000-04-30", "1999", "2008-06-01", "2009"))
    assert Term("RUS", "president", "GOV", "2012-05", "").covers("2026-01-01")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Genève", "CHE"),
        ("Kharkiv", "UKR"),
        ("Benghazi", "LBY"),
        ("Charm el-Cheikh", "EGY"),
        ("Gaza", "PSE"),
        ("bande de Gaza", "PSE"),
        ("Haut-Karabakh", "AZE"),
        ("place Tahrir", "EGY"),
        ("mer Noire", ""),
        ("Nord-Kivu", "COD"),
        ("Camp David", "USA"),
        ("Taëz", "YEM"),
    ],
)
def test_places(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert gazetteer.places[name].country == country


@pytest.mark.parametrize("name", ["Tours", "Nice", "Constantine", "Florence", "La Réunion", "Amour"])
def test_places_that_are_common_words_are_marked(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.places[name].ambiguous


def test_places_lie_where_they_should(gazetteer: Gazetteer) -> None:
    kinds = {"capital", "city", "region", "site", "sea", "strait", "river", "island", "continent"}
    for name, place in gazetteer.places.items():
        assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180, name
        assert place.kind in kinds, name
        assert len(place.country) in (0, 3), name
    paris = gazetteer.places["Paris"]
    assert math.hypot(paris.lat - 48.86, paris.lon - 2.35) < 0.2


def test_every_state_has_a_capital_among_the_places(gazetteer: Gazetteer) -> None:
    for key, party in gazetteer.parties.items():
        if party.kind != "state" or party.parent:
            continue
        near = [
            place
            for place in gazetteer.places.values()
            if place.country == key and place.kind == "capital" and _close(place.lat, place.lon, party)
        ]
        assert near, key


def _close(lat: float, lon: float, party: object) -> bool:
    return math.hypot(lat - party.capital_lat, lon - party.capital_lon) < 0.5  # type: ignore[attr-defined]
