"""A record made by hand from an invented article, for the tests of pages and exports."""

from typing import Any

from pourparlers.model import Actor, Condition, Document, Event, Issue, Noise, Place, Quote, Record, Report, Time
from pourparlers.model.record import Trigger
from pourparlers.ontology import load_ontology

TEXT = """Photo : D.R.

Lima et Santiago se réuniront lundi 8 avril à Montevideo. Le Pérou accuse le Chili d'avoir déplacé des bornes.
Le Chili dément avoir touché aux bornes. Lima exige l'envoi d'observateurs.
« Nous saisirons la Cour si les pourparlers échouent », a averti Rosaura Quispe, citée par l'AFP.
Santiago aurait retiré ses blindés, selon Reuters. Le sommet de mai est annulé. Le Brésil a livré des vivres.
"""


def at(words: str) -> tuple[int, int]:
    """The span of these words in `TEXT`."""
    start = TEXT.index(words)
    return start, start + len(words)


def report(clause: str, trigger: str, status: Any = "actual", **more: Any) -> Report:
    """A report whose clause and trigger are words of `TEXT`."""
    start, end = at(clause)
    first = TEXT.index(trigger, start)
    return Report(
        start=start, end=end, trigger=Trigger(first, first + len(trigger)), status=status, rule="test.rule", **more
    )


def event(key: str, kind: str, clause: str, trigger: str, status: Any = "actual", **more: Any) -> Event:
    """An event with one report."""
    attribution = {name: more.pop(name) for name in ("speaker", "channel") if name in more}
    reports = (report(clause, trigger, status, **attribution),)
    return Event(id=key, event=kind, status=status, reports=reports, quad=load_ontology().quad(kind), score=1.0, **more)


def actor(key: str, name: str, affiliation: str, mention: str, **more: Any) -> Actor:
    """A state, or a person of one."""
    facts: dict[str, Any] = {"kind": "state", "sector": "GOV", "code": affiliation} | more
    return Actor(id=key, name=name, affiliation=affiliation, mentions=(at(mention),), **facts)


def sample() -> Record:
    """Planned talks, an accusation and its denial, a demand, a threat, an allegation, a cancelled summit, aid."""
    quote = at("Nous saisirons la Cour si les pourparlers échouent")
    condition = at("si les pourparlers échouent")
    accusation = "Le Pérou accuse le Chili d'avoir déplacé des bornes"
    denial = "Le Chili dément avoir touché aux bornes"
    talks = "Lima et Santiago se réuniront lundi 8 avril à Montevideo"
    return Record(
        document=Document(
            id="sample",
            language="fr",
            title="Lima et Santiago se réuniront",
            published="2024-03-19",
            precision="day",
            published_source="metadata",
            outlet="Le Point du soir",
            length=len(TEXT),
        ),
        times=(
            Time(
                start=at("lundi 8 avril")[0],
                end=at("lundi 8 avril")[1],
                text="lundi 8 avril",
                type="DATE",
                value="2024-04-08",
                rule="time.day",
                anchor="2024-03-19",
            ),
        ),
        actors=(
            actor("a1", "Pérou", "PER", "Lima"),
            actor("a2", "Chili", "CHL", "Santiago"),
            actor("a3", "Rosaura Quispe", "PER", "Rosaura Quispe", kind="person", office="présidente"),
            actor("a4", "Brésil", "BRA", "Le Brésil"),
            actor("a5", "Occidentaux", "WEST", "Photo", kind="bloc", sector=None),
        ),
        quotes=(
            Quote(
                start=quote[0],
                end=quote[1],
                text=TEXT[slice(*quote)],
                kind="direct",
                rule="speech.inverted",
                speaker=("a3",),
                channel=("AFP",),
            ),
        ),
        events=(
            event(
                "e1",
                "CONSULT",
                talks,
                "se réuniront",
                "planned",
                actor=("a1", "a2"),
                date="2024-04-08",
                place=Place(name="Montevideo", country="URY", lat=-34.9, lon=-56.2),
            ),
            event("e2", "ACCUSE", accusation, "accuse", actor=("a1",), recipient=("a2",), content=("e3",)),
            event("e3", "COERCE", accusation, "déplacé", "alleged", actor=("a2",), speaker=("a1",)),
            event("e4", "DENY", denial, "dément", actor=("a2",), content=("e3",)),
            event("e5", "REQUEST", "Lima exige l'envoi d'observateurs", "exige", actor=("a1",), content=("e6",)),
            event("e6", "AID", "Lima exige l'envoi d'observateurs", "envoi", "demanded", recipient=("a1",)),
            event(
                "e7",
                "THREATEN",
                "Nous saisirons la Cour si les pourparlers échouent",
                "saisirons",
                actor=("a3",),
                recipient=("a2",),
                speaker=("a3",),
                channel=("AFP",),
                condition=Condition(start=condition[0], end=condition[1], text=TEXT[slice(*condition)]),
            ),
            event(
                "e8",
                "RETREAT",
                "Santiago aurait retiré ses blindés, selon Reuters",
                "retiré",
                "alleged",
                actor=("a2",),
                channel=("REUTERS",),
            ),
            event("e9", "CONSULT", "Le sommet de mai est annulé", "sommet", "cancelled", date="2024-05"),
            event("e10", "AID", "Le Brésil a livré des vivres", "livré", actor=("a4",), date="2024-W11"),
        ),
        noise=(Noise(start=0, end=12, kind="credit", rule="noise.credit"),),
        issues=(Issue(kind="time-unanchored", message="« mai » could not be anchored", start=1, end=2),),
    )
