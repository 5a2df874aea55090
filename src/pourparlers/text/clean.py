"""Tells an article's prose from what newsrooms put around it.

Nothing is cut out: the layout names stretches of the raw text.  Which words mark a byline, a credit or a subscription
is data of the language's pack (`noise.yaml`); the engine knows only lines, paragraphs and where they stand.
"""

import re

from pourparlers.model import Article, Issue, Noise
from pourparlers.packs.noise import NoisePack
from pourparlers.text.layout import Block, Layout, Sentence
from pourparlers.text.paragraphs import paragraphs
from pourparlers.text.plain import plain
from pourparlers.text.roles import assign_roles
from pourparlers.text.sentences import MAX_CHARS, MAX_TOKENS, cut
from pourparlers.text.strips import Strip, strip_paragraphs

_REPEAT_WORDS = 3
_WORD = re.compile(r"\w+")


def clean(article: Article, pack: NoisePack) -> Layout:
    """The layout of `article`: prose and margin blocks with their sentences, and the noise, as raw offsets.

    Takes time linear in the length of the text.
    """
    text = plain(article.text)
    strips = strip_paragraphs(text, paragraphs(article.text, text), pack)
    builder = _Builder(text)
    for strip in assign_roles(text, strips):
        builder.add(strip)
    date, span = _header_date(text, strips, pack)
    channels = [name for strip in strips if strip.channel for name in pack.channels(text[strip.start : strip.end])]
    return Layout(
        blocks=tuple(builder.blocks),
        sentences=tuple(builder.sentences),
        noise=tuple(builder.noise),
        header_date=date,
        header_span=span,
        channels=tuple(dict.fromkeys(channels)),
        issues=tuple(builder.issues),
    )


def _header_date(text: str, strips: list[Strip], pack: NoisePack) -> tuple[str | None, tuple[int, int] | None]:
    """The most precise date that a header tells; publication goes before update, the first before others."""
    found = []
    for strip in strips:
        if strip.date and (date := pack.date(text, strip.start, strip.end)):
            value, start, end = date
            found.append((-len(value), strip.date != "published", start, value, end))
    if not found:
        return None, None
    _, _, start, value, end = min(found)
    return value, (start, end)


class _Builder:
    """Collects blocks, sentences, noise and issues in text order."""

    def __init__(self, text: str) -> None:
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        self.noise: list[Noise] = []
        self.issues: list[Issue] = []
        self._text = text
        self._said: dict[str, int] = {}
        self._blocks_said: dict[str, int] = {}

    def add(self, strip: Strip) -> None:
        """One strip, as noise or as a block with its sentences."""
        if strip.is_noise:
            self.noise.append(Noise(start=strip.start, end=strip.end, kind=strip.kind, rule=strip.rule or strip.kind))
        else:
            self._block(strip, [piece for start, end in strip.sentences for piece in self._cut(start, end)])

    def _cut(self, start: int, end: int) -> list[tuple[int, int]]:
        """A sentence in pieces that a parser can take, with an issue where there is more than one."""
        pieces = list(cut(self._text, start, end))
        if len(pieces) > 1:
            message = (
                f"a sentence of {end - start} characters was cut into {len(pieces)}, as one may have {MAX_CHARS}"
                f" characters and {MAX_TOKENS} words: check whether the text lost its punctuation or its line breaks"
            )
            self.issues.append(Issue(kind="sentence-too-long", message=message, start=start, end=end))
        return pieces

    def _block(self, strip: Strip, spans: list[tuple[int, int]]) -> None:
        """A block of `spans`, each compared with what was said before."""
        if not spans:
            return
        number = len(self.blocks)
        said = []
        for start, end in spans:
            words = _words(self._text[start:end])
            said.append(words)
            known = self._said.setdefault(words, len(self.sentences)) if words.count(" ") >= _REPEAT_WORDS else None
            repeat = known if known is not None and known < len(self.sentences) else None
            self.sentences.append(Sentence(start, end, number, repeat))
        first = self._blocks_said.setdefault(" ".join(said), number)
        repeated = first if first < number and any(said) else None
        self.blocks.append(Block(spans[0][0], spans[-1][1], strip.kind, repeated, strip.rule))


def _words(text: str) -> str:
    """What is compared to tell a repeated sentence: its words in small letters."""
    return " ".join(_WORD.findall(text.lower()))
