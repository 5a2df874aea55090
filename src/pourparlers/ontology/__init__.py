"""PLOVER: event types, modes, contexts, sectors and scores."""

from pourparlers.ontology.loader import Context, EventType, Mode, Ontology, Quad, Sector, load_ontology

__all__ = ["Context", "EventType", "Mode", "Ontology", "Quad", "Sector", "load_ontology"]
