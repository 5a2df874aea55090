"""Which state the text is about: that of the article, and that of a section under a heading of its own."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from pourparlers.extract import syntax
from pourparlers.extract.actors.mentions import Mention
from pourparlers.extract.actors.phrases import Phrases
from pourparlers.extract.actors.world import World
from pourparlers.text.analysis import Analysis

_DATELINE = "dateline"
_DATED = 8
_HEADINGS = frozenset({"title", "subhead"})
_SITE = 3


class Home:
    """The states that unnamed people and bodies of one article are taken to be of; `main` is that of all of it."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention], phrases: Phrases, world: World) -> None:
        self._analysis, self._mentions, self._phrases, self._world = analysis, mentions, phrases, world
        self.main = self._main()
        self._sections = dict(self._headed())
        self._breaks = sorted(self._sections)

    def section(self, i: int) -> int:
        """The first token of the section of a state that token `i` stands in; 0 outside of one."""
        begun = bisect_right(self._breaks, i)
        return self._breaks[begun - 1] if begun and self._sections[self._breaks[begun - 1]] else 0

    def at(self, i: int) -> str | None:
        """The state that the text is about where token `i` stands."""
        return self._sections.get(self.section(i)) or self.main

    def _country(self, mention: Mention) -> str | None:
        return self._world.country(mention.entry)

    def _main(self) -> str | None:
        """The state that the article is about: named most, in the title above all, and where its places lie.

        A dateline counts little where the first sentence speaks of another state, much where it names none.
        """
        counts: Counter[str] = Counter()
        named = {m.entry.key for m in self._mentions if m.entry is not None and m.sort != "place"}
        lead = self._lead()
        here = lead > 0 and self._speaks_of_home(lead)
        for mention in self._mentions:
            key = self._country(mention)
            if not key:
                continue
            if self._block(mention) == _DATELINE:
                counts[key] += _DATED if here else 1
                continue
            counts[key] += _SITE if mention.sort == "place" and key in named and not self._labels(mention) else 1
            if self._analysis.sent_index[mention.first] in (0, lead):
                topic = mention.first == 0 or self._followed_by_colon(mention)
                counts[key] += 8 if topic else 2
        return max(counts, key=lambda key: (counts[key], key)) if counts else None

    def _labels(self, mention: Mention) -> bool:
        """True for the place that a thing is called by: "the Geneva talks", "the Minsk accord"."""
        head = self._phrases.head_of(mention)
        tied = syntax.relation(head) in ("nmod", "compound") and head.head.pos_ == "NOUN"
        return tied and self._phrases.noun_class(head.head) is None

    def _block(self, mention: Mention) -> str:
        return self._analysis.block_of(self._analysis.doc[mention.first]).kind

    def _lead(self) -> int:
        """The number of the first sentence behind a dateline; 0 where there is none."""
        layout = self._analysis.layout
        kinds = [layout.blocks[sentence.block].kind for sentence in layout.sentences]
        behind = kinds.index(_DATELINE) + 1 if _DATELINE in kinds else 0
        return behind if behind < len(kinds) else 0

    def _speaks_of_home(self, number: int) -> bool:
        """True for a sentence about people or bodies of whom no state is told, or one that names no state at all."""
        sentence = self._analysis.sents[number]
        for token in sentence:
            if syntax.relation(token) in syntax.SUBJECTS and self._phrases.noun_class(token) is not None:
                beside = [*self._phrases.adjectives(token), *self._phrases.complements(token)]
                return not any(self._country(mention) for mention in beside)
        inside = (m for m in self._mentions if sentence.start <= m.first < sentence.end and m.sort != "place")
        return not any(self._country(mention) for mention in inside)

    def _headed(self) -> Iterator[tuple[int, str | None]]:
        """Where headings stand, and the state that one of them, or a paragraph's first word before a colon, names."""
        layout = self._analysis.layout
        begun = -1
        for sentence, words in zip(layout.sentences, self._analysis.sents, strict=True):
            fresh, begun = sentence.block != begun, sentence.block
            mention = self._phrases.at.get(words.start)
            key = self._country(mention) if mention is not None and not mention.is_adjective else None
            alone = mention is not None and mention.last + 1 == words.end
            if fresh and layout.blocks[sentence.block].kind in _HEADINGS:
                yield words.start, key if alone else None
            elif fresh and key and mention is not None and self._followed_by_colon(mention):
                yield words.start, key

    def _followed_by_colon(self, mention: Mention) -> bool:
        doc = self._analysis.doc
        return mention.last + 1 < len(doc) and doc[mention.last + 1].text == ":"
