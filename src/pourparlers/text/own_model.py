"""Loads a pack's own model without spaCy's data of its language, which takes longer to import than all else.

The folder of a model holds what it needs: its tokenizer with every pattern and exception, its tables of lemmas and of
spellings.  Only the lemmatizer is found by language; `TableLemmatizer` reads the tables of a pack in its place.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.language import BaseDefaults, Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Token
from spacy.util import SimpleFrozenDict, get_model_meta, load_config

_FACTORY = "pourparlers_tables"
_BY_RULE = frozenset({"noun", "verb", "adj", "adp", "adv", "aux", "cconj", "det", "pron", "punct", "sconj"})


class _Defaults(BaseDefaults):
    """No data: what a model needs comes with it."""

    prefixes = suffixes = infixes = None
    tokenizer_exceptions = SimpleFrozenDict()
    token_match = url_match = None


class _Plain(Language):  # type: ignore[no-untyped-call]
    """No language in particular."""

    lang = "xx"
    Defaults = _Defaults


class TableLemmatizer(Lemmatizer):
    """Lemmas by part of speech: known lemmas, exceptions, endings, and a table for the rest."""

    @classmethod
    def get_lookups_config(cls, mode: str) -> tuple[list[str], list[str]]:
        """The tables that must be there, and those that may."""
        return ["lemma_lookup", "lemma_rules", "lemma_exc", "lemma_index"], []

    def rule_lemmatize(self, token: Token) -> list[str]:
        """The lemma of a token."""
        key = (token.orth, token.pos)
        known: list[str] | None = self.cache.get(key)
        if known is None:
            known = self.cache[key] = [self._lemma(token.text, token.pos_.lower())]
        return known

    def _lemma(self, form: str, pos: str) -> str:
        word = form.lower()
        if pos in ("", "eol", "space"):
            return word
        others = self.lookups.get_table("lemma_lookup")
        if pos not in _BY_RULE:
            return str(others.get(form, form))
        index = self._table("lemma_index", pos)
        if word in index:
            return word
        exceptions = self._table("lemma_exc", pos).get(word)
        return str((exceptions or self._by_ending(word, pos, index) or others.get(word, [word]))[0])

    def _by_ending(self, word: str, pos: str, index: dict[str, Any]) -> list[str]:
        """What the rules make of the endings of `word`, known lemmas first."""
        made = [
            word[: len(word) - len(old)] + new for old, new in self._table("lemma_rules", pos) if word.endswith(old)
        ]
        made = [lemma for lemma in made if lemma]
        return sorted(made, key=lambda lemma: lemma.isalpha() and lemma not in index)

    def _table(self, name: str, pos: str) -> Any:
        return self.lookups.get_table(name).get(pos, {})


@Language.factory(_FACTORY, default_config=dict(model=None, mode="rule", overwrite=False, scorer=None))
def _lemmatizer(
    nlp: Language, name: str, model: None, mode: str, overwrite: bool, scorer: Callable[..., Any] | None
) -> TableLemmatizer:
    return TableLemmatizer(nlp.vocab, model, name, mode=mode, overwrite=overwrite, scorer=scorer)


def is_own(folder: Path) -> bool:
    """Whether `folder` is the model of a pack."""
    return (folder.parent / "pack.yaml").is_file()


def load_own(folder: Path) -> Language:
    """The pipeline in `folder`: the same tokens, tags and trees as `spacy.load` gives."""
    config = load_config(folder / "config.cfg")
    config["nlp"]["lang"] = _Plain.lang
    for component in config["components"].values():
        if component.get("factory") == "lemmatizer":
            component["factory"] = _FACTORY
    nlp = _Plain.from_config(config, meta=get_model_meta(folder), auto_fill=False)
    return nlp.from_disk(folder)
