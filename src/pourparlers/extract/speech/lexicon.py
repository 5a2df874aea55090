"""The pack, compiled for look-up: verb forms, phrases and channels."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from pourparlers.extract.speech.model import Entry
from pourparlers.packs.speech import Paradigm, SpeechPack, VerbClass
from pourparlers.text.plain import plain

_GOES_ON = re.compile(r"-?\w")
_WORD = re.compile(r"\w+")


def normalise(text: str) -> str:
    """`text` in its plain form and in lower case, of the same length."""
    text = plain(text)
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered


class PhraseTable:
    """Phrases that can be looked up at a position of the normalised text, the longest first."""

    def __init__(self, phrases: Iterable[tuple[str, str]], *, cased: bool = False) -> None:
        self._by_word: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for phrase, value in phrases:
            key = plain(phrase) if cased else normalise(phrase)
            for spelling in {key, _bare_initial(key)}:
                first = _WORD.match(spelling)
                if first:
                    self._by_word[first.group()].append((spelling, value))
        for entries in self._by_word.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def match(self, text: str, at: int) -> tuple[str, int] | None:
        """The value and the end offset of the longest phrase that stands in `text` at offset `at`."""
        first = _WORD.match(text, at)
        if first is None:
            return None
        for phrase, value in self._by_word.get(first.group(), ()):
            end = at + len(phrase)
            if text.startswith(phrase, at) and not (phrase[-1].isalnum() and _GOES_ON.match(text, end)):
                return value, end
        return None


def _bare_initial(phrase: str) -> str:
    """`phrase` with a bare first letter, as capitals are often written ("A en croire")."""
    return normalize("NFD", phrase[:1])[:1] + phrase[1:]


class Lexicon:
    """Everything of a `SpeechPack` that the engine looks up, in sets and tables."""

    def __init__(self, pack: SpeechPack) -> None:
        self.words = pack
        self.forms = _forms(pack)
        self.addressing = PhraseTable((phrase, "addressing") for phrase in pack.addressing)
        self.spurious = PhraseTable((phrase, "spurious") for phrase in pack.spurious)
        self.sourcing = PhraseTable((phrase, "sourcing") for phrase in pack.sourcing)
        self.tails = PhraseTable((phrase, rule.id) for rule in pack.clause_tails for phrase in rule.phrases)
        self.sources = PhraseTable((phrase, rule.id) for rule in pack.sources for phrase in rule.phrases)
        self.complete_sources = frozenset(rule.id for rule in pack.sources if rule.complete)
        self.party_sources = frozenset(rule.id for rule in pack.sources if rule.only_party)
        self.backward = PhraseTable((phrase, rule.id) for rule in pack.backward for phrase in rule.phrases)
        self.consequences = PhraseTable((phrase, "consequence") for phrase in pack.consequences)
        self.openers = PhraseTable((phrase, "opener") for phrase in pack.openers)
        self.insistent = PhraseTable((phrase, rule.id) for rule in pack.insistent for phrase in rule.phrases)
        self.voices = PhraseTable((phrase, "voice") for phrase in pack.voices)
        self.same_source = PhraseTable((phrase, "same") for phrase in pack.same_source)
        self.leads = PhraseTable((phrase, "lead") for phrase in pack.channel_leads)
        names = [
            (surface, name) for group in pack.channels.values() for name, all_ in group.items() for surface in all_
        ]
        self.channels = PhraseTable(names, cased=True)


@lru_cache(maxsize=4)
def lexicon_of(pack: SpeechPack) -> Lexicon:
    """The compiled form of `pack`, made once."""
    return Lexicon(pack)


def _forms(pack: SpeechPack) -> dict[str, tuple[Entry, ...]]:
    table: dict[str, list[Entry]] = defaultdict(list)
    for verbs in pack.verbs:
        for name, words in verbs.words.items():
            for word in words:
                for form, entry in _conjugate(pack, verbs, pack.paradigms[name], word):
                    table[form].append(entry)
    return {form: tuple(sorted(entries, key=_demanding_first)) for form, entries in table.items()}


def _demanding_first(entry: Entry) -> tuple[int, bool, str]:
    return -len(entry.tail), not entry.reflexive, entry.form


def _conjugate(pack: SpeechPack, verbs: VerbClass, paradigm: Paradigm, word: str) -> Iterable[tuple[str, Entry]]:
    """Every form of `word` ("faire savoir", "s'indigner") with the reading it has."""
    reflexive, bare = False, word
    for pronoun in pack.group.reflexive:
        start = pronoun if pronoun.endswith("'") else pronoun + " "
        if word.startswith(start):
            reflexive, bare = True, word[len(start) :]
    head, *tail = bare.split(" ")
    ending = next((e for e in paradigm.infinitive if head.endswith(e)), None)
    stem = head[: len(head) - len(ending)] if ending else head
    for form in ("finite", "participle", "gerund", "infinitive"):
        entry = Entry(word, verbs.id, frozenset(verbs.frames), form, reflexive, tuple(tail))
        for suffix in getattr(paradigm, form):
            yield stem + suffix, entry
