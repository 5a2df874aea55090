"""The card of the trained model: README.md beside it and the fields of its meta.json."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

Scores = Mapping[str, Mapping[str, float]]

LICENSE = "LGPL-LR AND CC-BY-SA-4.0 AND CC-BY-SA-3.0"
SOURCES = (
    {
        "name": "UD French-Sequoia (train)",
        "url": "https://github.com/UniversalDependencies/UD_French-Sequoia",
        "license": "LGPL-LR",
    },
    {
        "name": "UD French-GSD (dev)",
        "url": "https://github.com/UniversalDependencies/UD_French-GSD",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "UD French-PUD",
        "url": "https://github.com/UniversalDependencies/UD_French-PUD",
        "license": "CC BY-SA 3.0",
    },
    {"name": "simplemma (word list)", "url": "https://github.com/adbar/simplemma", "license": "MIT"},
    {"name": "sentences of the project's own", "url": "", "license": "MIT"},
)
NEWS = {
    "name": "news read by a teacher: CL-TLS (Egypt, Yemen), MasakhaNEWS (BBC Afrique)",
    "url": "https://github.com/MorenoLaQuatra/CL-TLS, https://github.com/masakhane-io/masakhane-news",
    "license": "texts not kept in the model",
}
DESCRIPTION = "Universal Dependencies for French news: tokens, parts of speech, features, lemmas, dependencies."
ROWS = (
    ("upos", "part of speech"),
    ("feats", "features"),
    ("lemma", "lemma"),
    ("uas", "head (UAS)"),
    ("las", "head and relation (LAS)"),
)

TEMPLATE = Path(__file__).parent / "model" / "card.md"


def meta(scores: Scores, words: Mapping[str, int], minutes: float) -> dict[str, Any]:
    """Fields for meta.json."""
    return {
        "name": "pourparlers",
        "version": "1.0.0",
        "description": DESCRIPTION,
        "author": "The pourparlers authors",
        "license": LICENSE,
        "sources": list(_sources(words)),
        "performance": {
            f"{setting}_{name}": value for setting, table in scores.items() for name, value in table.items()
        },
        "notes": f"{words['treebanks']} annotated words, {words['silver']} labelled by a teacher, {minutes:.0f} min",
    }


def card(scores: Scores, words: Mapping[str, int], minutes: float, spacy: str = "3.8") -> str:
    """The card as Markdown."""
    given, raw = scores["given"], scores["raw"]
    silver = (
        f" and {words['silver']:,} words of raw news\nlabelled by a larger parser (`tools/teacher.py`)"
        if words["silver"]
        else ""
    )
    return TEMPLATE.read_text(encoding="utf-8").format(
        description=DESCRIPTION,
        spacy=spacy,
        rows="\n".join(f"| {title} | {given[name]:.1f} | {raw[name]:.1f} |" for name, title in ROWS),
        tokens=f"{raw['tokens']:.1f}",
        sentences=f"{raw['sentences']:.1f}",
        universal=f"{given['las_universal']:.1f} given sentences and tokens, {raw['las_universal']:.1f} on raw text",
        sources="\n".join(
            f"- {source['name']}: {source['license']}. {source['url']}".rstrip() for source in _sources(words)
        ),
        trained=f"It learned from {words['treebanks']:,} annotated words{silver}.",
        license=LICENSE,
        minutes=minutes,
    )


def _sources(words: Mapping[str, int]) -> tuple[dict[str, str], ...]:
    return (*SOURCES, NEWS) if words["silver"] else SOURCES
