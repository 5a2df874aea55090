"""Sentences of our own, parsed by the model of the French pack."""

from functools import lru_cache

import pytest

from pourparlers.extract.times import Publication, find_times
from pourparlers.model import Article
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.noise import load_noise
from pourparlers.packs.times import load_times
from pourparlers.text.clean import clean
from pourparlers.text.parse import Parser, load_model, model_path

FOLDER = pack_folder("fr")
PACK = load_times(FOLDER)
WEDNESDAY = Publication("2022-01-12", "day", "metadata")


@lru_cache(maxsize=1)
def parser() -> Parser:
    return Parser(load_model(model_path(FOLDER, "model")))


def values(text: str) -> list[str]:
    article = Article(id="x", text=text)
    analysis = next(iter(parser().parse([(article, clean(article, load_noise(FOLDER)))])))
    return [time.value for time in find_times(analysis, PACK, WEDNESDAY)[0]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le ministre rencontrera son homologue turc jeudi à Ankara.", ["2022-01-13"]),
        ("Le ministre a rencontré son homologue turc jeudi à Ankara.", ["2022-01-06"]),
        ("La visite du chef de l'Etat, annoncée pour samedi, est annulée.", ["2022-01-15"]),
        ("Les deux présidents se parleront ce week-end, a indiqué mardi Moscou.", ["2022-W02-WE", "2022-01-11"]),
        ("Des frappes ont tué douze civils dans la nuit de dimanche à lundi.", ["2022-01-09TNI"]),
        ("Un sommet doit se tenir du 20 au 22 janvier à Vienne.", ["2022-01-20", "2022-01-22"]),
        ("L'ambassadeur avait été rappelé en novembre.", ["2021-11"]),
        ("Les élections auront lieu en novembre.", ["2022-11"]),
        ("Moscou exige une réponse avant dimanche.", ["2022-01-16"]),
        ("Réunis lundi et mardi à Bruxelles, les ministres ont adopté des sanctions.", ["2022-01-10", "2022-01-11"]),
        ("Les ministres se réuniront lundi et mardi à Bruxelles.", ["2022-01-17", "2022-01-18"]),
        ("Elle se rendra à Kiev le 18, puis à Moscou le 20.", ["2022-01-18", "2022-01-20"]),
        ("Trois semaines après le début de l'offensive, l'armée piétine.", ["P3W"]),
        ("Les combats ont repris mardi à 5h du matin, puis vers 17h30.", ["2022-01-11T05:00", "2022-01-11T17:30"]),
        ("Interrogé mercredi par des journalistes, il a démenti.", ["2022-01-12"]),
        ("Il habite au 10 rue de Rivoli et le G20 compte 27 votes.", []),
        ("Les 27 ont voté et les 21 plus hauts gradés se sont tus.", []),
    ],
)
def test_a_sentence(text: str, wanted: list[str]) -> None:
    assert values(text) == wanted
