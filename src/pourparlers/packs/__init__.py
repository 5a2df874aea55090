"""Packs: a language is data."""
