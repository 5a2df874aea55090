"""PLOVER: event types, modes, contexts, sectors and scores."""

from pourparlers.ontology.loader import QUADS, Context, EventType, Mode, Ontology, Quad, Sector, load_ontology

__all__ = ["QUADS", "Context", "EventType", "Mode", "Ontology", "Quad", "Sector", "load_ontology"]
