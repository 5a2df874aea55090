"""A small crisis in own words, as several papers tell it, for the tests of the ledger."""

from functools import lru_cache

from pourparlers.ledger import Ledger
from pourparlers.model import Article, Record
from pourparlers.reader import Reader

_TEXTS = {
    "gazette-1": (
        "2024-03-04",
        "La Gazette",
        "Le ministre grec des Affaires étrangères rencontrera son homologue turc le 15 mars à Nicosie, a annoncé lundi "
        "Athènes. Ankara a accusé dimanche la Grèce d'avoir expulsé deux marins turcs.",
    ),
    "courrier-1": (
        "2024-03-05",
        "Le Courrier",
        "La Grèce a démenti mardi avoir expulsé deux marins turcs. Des étudiants grecs ont manifesté lundi à Patras.",
    ),
    "gazette-2": (
        "2024-03-11",
        "La Gazette",
        "La rencontre des ministres grec et turc, prévue le 15 mars à Nicosie, est reportée au 20 mars, a indiqué "
        "lundi Athènes. Des étudiants grecs ont manifesté dimanche à Volos.",
    ),
    "courrier-2": (
        "2024-03-21",
        "Le Courrier",
        "Le ministre grec des Affaires étrangères a rencontré mercredi son homologue turc à Nicosie. La Turquie a "
        "demandé à la Grèce de libérer les deux marins.",
    ),
    "reprise-2": (
        "2024-03-21",
        "La Dépêche du soir",
        "Le ministre grec des Affaires étrangères a rencontré mercredi son homologue turc à Nicosie. La Turquie a "
        "demandé à la Grèce de libérer les deux marins. Notre dossier complet en page 4.",
    ),
}


def articles() -> list[Article]:
    """The articles, in the order of their days."""
    return [
        Article(id=name, text=text, published=day, outlet=outlet, language="fr")
        for name, (day, outlet, text) in _TEXTS.items()
    ]


@lru_cache(maxsize=1)
def records() -> dict[str, Record]:
    """The record of each article, read once."""
    return {record.document.id: record for record in Reader().pipe(articles())}


def fill(ledger: Ledger, names: list[str] | None = None) -> Ledger:
    """Puts the story into a ledger, in the order of `names`."""
    by_name = {article.id: article for article in articles()}
    for name in names or list(by_name):
        ledger.put(by_name[name], records()[name], "test")
    return ledger
