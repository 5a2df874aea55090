"""The card of the trained model: README.md beside it and the fields of its meta.json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recipe import Facts

Scores = Mapping[str, Mapping[str, float]]

ROWS = (
    ("upos", "part of speech"),
    ("feats", "features"),
    ("lemma", "lemma"),
    ("uas", "head (UAS)"),
    ("las", "head and relation (LAS)"),
)


def meta(facts: Facts, scores: Scores, words: Mapping[str, int], minutes: float) -> dict[str, Any]:
    """Fields for meta.json."""
    return {
        "name": "pourparlers",
        "version": "1.0.0",
        "description": facts.description,
        "author": "The pourparlers authors",
        "license": facts.license,
        "sources": list(_sources(facts, words)),
        "performance": {
            f"{setting}_{name}": value for setting, table in scores.items() for name, value in table.items()
        },
        "notes": f"{words['treebanks']} annotated words, {words['silver']} labelled by a teacher, {minutes:.0f} min",
    }


def card(facts: Facts, scores: Scores, words: Mapping[str, int], minutes: float, spacy: str = "3.8") -> str:
    """The card as Markdown."""
    given, raw = scores["given"], scores["raw"]
    silver = (
        f" and {words['silver']:,} words of raw news\nlabelled by a larger parser (`tools/teacher.py`)"
        if words["silver"]
        else ""
    )
    return facts.template.read_text(encoding="utf-8").format(
        description=facts.description,
        spacy=spacy,
        rows="\n".join(f"| {title} | {given[name]:.1f} | {raw[name]:.1f} |" for name, title in ROWS),
        tokens=f"{raw['tokens']:.1f}",
        sentences=f"{raw['sentences']:.1f}",
        universal=f"{given['las_universal']:.1f} given sentences and tokens, {raw['las_universal']:.1f} on raw text",
        sources="\n".join(
            f"- {source['name']}: {source['license']}. {source['url']}".rstrip() for source in _sources(facts, words)
        ),
        trained=f"It learned from {words['treebanks']:,} annotated words{silver}.",
        license=facts.license,
        minutes=minutes,
    )


def _sources(facts: Facts, words: Mapping[str, int]) -> tuple[dict[str, str], ...]:
    return (*facts.sources, *facts.raw) if words["silver"] else facts.sources
