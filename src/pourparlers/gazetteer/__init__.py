"""The gazetteer: states, organisations, blocs, groups, people in office and places, without any language."""

from pourparlers.gazetteer.loader import Gazetteer, Party, Person, PlaceFact, Term, load_gazetteer

__all__ = ["Gazetteer", "Party", "Person", "PlaceFact", "Term", "load_gazetteer"]
