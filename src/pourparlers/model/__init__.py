"""The nouns of the system: frozen, typed, JSON in and out."""

from pourparlers.model.article import Article, Issue, Span
from pourparlers.model.record import (
    SCHEMA_VERSION,
    Actor,
    Condition,
    Document,
    Event,
    Noise,
    Place,
    Quote,
    Record,
    Report,
    Time,
    json_schema,
)

__all__ = [
    "SCHEMA_VERSION",
    "Actor",
    "Article",
    "Condition",
    "Document",
    "Event",
    "Issue",
    "Noise",
    "Place",
    "Quote",
    "Record",
    "Report",
    "Span",
    "Time",
    "json_schema",
]
