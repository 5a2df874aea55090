"""PLOVER: event types, modes, contexts, sectors and scores."""
