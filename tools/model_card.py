"""The card of the trained model: README.md beside it and the fields of its meta.json."""

from __future__ import annotations

from collections.abc import Mapping
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

CARD = """# French model

{description}

A spaCy {spacy} pipeline (`tok2vec`, `morphologizer`, `lemmatizer`, `parser`) for the CPU. It reads Universal Dependencies with
the label scheme below and expects sentence starts to be set before the parser runs, by rule; without them the parser sets them.

## Scores

On the development set of UD French-Sequoia (412 sentences, 9,730 tokens; administrative, medical, encyclopedic and regional
news text), which is never trained on. It chose the settings, so new text may score a little lower. Attachment scores leave out
punctuation, as `spacy evaluate` does.

| | sentences and tokens given | raw text |
| --- | ---: | ---: |
{rows}

Raw text: own tokens (accuracy {tokens}), sentences split by rule (F {sentences}), documents of twenty sentences, a sentence
without a stop at its end standing on a line of its own.

LAS counts the relations of the scheme below, in the prediction and in the gold alike. With every subtype dropped on both
sides (`nsubj:pass` = `nsubj`, the CoNLL 2018 measure) it is {universal}; the treebank's finer subtypes (`obl:arg`,
`aux:tense`, ...) are not predicted, so there is no figure for them. Features are those the scheme keeps.

## Label scheme

- Fused words ("du", "des", "au", "aux", "auquel") are one token: part of speech and relation of the word that hangs outside
  of it ("du": `ADP`, lemma "de", `case`; "auquel": `PRON`).
- Numbers written with spaces are cut at them; the later pieces hang `flat` on the first.
- Relation subtypes kept: `nsubj:pass`, `aux:pass`, `aux:caus`, `obl:agent`, `acl:relcl`; all others are dropped.
- Features kept: Mood, Tense, VerbForm, Person, Number, Gender, Polarity, PronType, Poss, Definite, Voice, NumType.
- A quote followed by an inverted speech verb ("... ", a déclaré X): the quote is the root, the verb its `parataxis`.
- Lemmas come of a table by form and part of speech (treebanks, simplemma's word list) and of suffix rules for the rest.

## Data and licences

{sources}

ParTUT is not used: its licence is non-commercial. {trained} The weights are a derived work of the treebanks: the model
is distributed under their terms ({license}), the code around it under the MIT licence.

## How to make it again

    pip install -r tools/model/requirements.txt
    python tools/train_model.py fr --treebanks DIR --raw DIR --out src/pourparlers/packs/fr/model

Settings and seeds are in `tools/model/fr.cfg`. It took {minutes:.0f} minutes on one core, the teacher's training not counted
where its labels were already there. Without `--raw` it trains on the treebanks alone, without PyTorch.
"""


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
        "notes": f"{words['treebanks']} annotated words, {words['silver']} labelled by a teacher; {minutes:.0f} minutes on one core",
    }


def card(scores: Scores, words: Mapping[str, int], minutes: float, spacy: str = "3.8") -> str:
    """The card as Markdown."""
    given, raw = scores["given"], scores["raw"]
    silver = (
        f" and {words['silver']:,} words of raw news labelled by a larger parser (`tools/teacher.py`)"
        if words["silver"]
        else ""
    )
    return CARD.format(
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
