"""The parts of an article: which stretches are prose, which are noise, where its sentences stand.

Nothing is cut out of the text: all offsets count characters of the raw text.  Every character that is not white space
lies in exactly one sentence or in exactly one stretch of noise.
"""

from dataclasses import dataclass, field

from pourparlers.model import Issue, Noise

PROSE = frozenset({"title", "lede", "subhead", "body"})
MARGIN = frozenset({"header", "dateline", "caption"})


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or the stretch of one that belongs together.

    `kind` is title, lede, subhead or body for the author's prose; header, dateline or caption for the margin, which is
    read for its times and channels and not for events.  `repeat_of` is the index (in `Layout.blocks`) of an earlier
    block that says the same words, if any; `rule` names the pack's rule that recognised a margin.
    """

    start: int
    end: int
    kind: str
    repeat_of: int | None = None
    rule: str | None = None

    @property
    def is_prose(self) -> bool:
        """True for what the author writes, False for the margin."""
        return self.kind in PROSE


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block: raw offsets without outer white space.

    `repeat_of` is the index (in `Layout.sentences`) of an earlier sentence of the same words, as in a lede that the
    first paragraph says again.
    """

    start: int
    end: int
    block: int
    repeat_of: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What `clean` finds: blocks, their sentences and the noise between them, all in text order.

    `header_date` is the date (ISO, at the precision written) of the page's header, `header_span` the characters that
    say so; `channels` are the agencies (canonical names) that a dateline, byline or signature names.
    """

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    noise: tuple[Noise, ...]
    header_date: str | None = None
    header_span: tuple[int, int] | None = None
    channels: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = field(default=())

    def marks(self) -> tuple[Noise, ...]:
        """All that is not the author's prose, in text order: the noise, and the margin as noise of its block's kind."""
        margin = [
            Noise(start=block.start, end=block.end, kind=block.kind, rule=block.rule or block.kind)
            for block in self.blocks
            if not block.is_prose
        ]
        return tuple(sorted([*self.noise, *margin], key=lambda mark: mark.start))
