"""Sentences of our own, parsed by the model of each pack."""

from functools import lru_cache

import pytest

from pourparlers.extract.times import Publication, find_times
from pourparlers.model import Article
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.noise import NoisePack, load_noise
from pourparlers.packs.times import TimePack, load_times
from pourparlers.text.clean import clean
from pourparlers.text.parse import Parser, load_model, model_path

WEDNESDAY = Publication("2022-01-12", "day", "metadata")


@lru_cache(maxsize=2)
def steps(language: str) -> tuple[Parser, NoisePack, TimePack]:
    folder = pack_folder(language)
    return Parser(load_model(model_path(folder, "model"))), load_noise(folder), load_times(folder)


def values(text: str, language: str) -> list[str]:
    parser, noise, times = steps(language)
    article = Article(id="x", text=text)
    analysis = next(iter(parser.parse([(article, clean(article, noise))])))
    return [time.value for time in find_times(analysis, times, WEDNESDAY)[0]]


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
    assert values(text, "fr") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The minister will meet his Turkish counterpart on Thursday in Ankara.", ["2022-01-13"]),
        ("The minister met his Turkish counterpart Thursday in Ankara.", ["2022-01-06"]),
        ("The two presidents are to speak this weekend, Moscow said Tuesday.", ["2022-W02-WE", "2022-01-11"]),
        ("Strikes killed twelve civilians overnight Sunday to Monday.", ["2022-01-09TNI"]),
        ("A summit is due to be held from 20 to 22 January in Vienna.", ["2022-01-20", "2022-01-22"]),
        ("The ambassador had been recalled in November.", ["2021-11"]),
        ("Elections will be held in November.", ["2022-11"]),
        ("The sanctions expire at the end of July.", ["2022-07"]),
        ("Moscow demanded an answer before Sunday.", ["2022-01-16"]),
        ("He must leave by Monday.", ["2022-01-17"]),
        ("By Wednesday the toll had risen to 40.", ["2022-01-12"]),
        ("Speaking ahead of Thursday's meeting, she ruled out concessions.", ["2022-01-13"]),
        ("Iran condemned Sunday's attack and boycotted Monday's talks.", ["2022-01-09", "2022-01-10"]),
        ("Iran said Sunday's meeting would be the last.", ["2022-01-16"]),
        ("Meeting on Monday and Tuesday in Brussels, the ministers agreed.", ["2022-01-10", "2022-01-11"]),
        ("NATO foreign ministers meet on Thursday and Friday in Riga.", ["2022-01-13", "2022-01-14"]),
        ("The G7 will discuss the plan when it meets on Monday.", ["2022-01-17"]),
        ("The vote was postponed until next Tuesday.", ["2022-01-18"]),
        ("Talks scheduled for Friday in Geneva have been called off.", ["2022-01-14"]),
        ("She will go to Kyiv on the 18th, then to Moscow on the 20th.", ["2022-01-18", "2022-01-20"]),
        ("Three weeks after the start of the offensive, the army is stuck.", ["P3W"]),
        ("Fighting resumed on Tuesday at 5 a.m., then around 5:30 p.m.", ["2022-01-11T05:00", "2022-01-11T17:30"]),
        ("The truce took effect at 0200 GMT on Saturday.", ["2022-01-08T02:00"]),
        ("The accord was reached in May 2015. A month later, inspectors came.", ["2015-05", "2015-06"]),
        ("It was signed in July 2015 and took effect the following January.", ["2015-07", "2016-01"]),
        ("He will be in Moscow on Monday and in Kyiv the next day.", ["2022-01-17", "2022-01-18"]),
        ("Mrs May will meet Mr Macron in May.", ["2022-05"]),
        ("Ministers may march on, said the Sunday Times, but the second half is lost.", []),
        ("He lives at 10 Downing Street and resolution 1973 passed with 10 votes.", []),
    ],
)
def test_an_english_sentence(text: str, wanted: list[str]) -> None:
    assert values(text, "en") == wanted
