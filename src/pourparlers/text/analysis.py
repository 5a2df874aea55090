"""One article as the extractors see it: its parse, with every token tied to the raw text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from pourparlers.model import Article, Span
from pourparlers.text.layout import Block, Layout


@dataclass(slots=True)
class Analysis:
    """An article, its layout and its parse.

    `doc` holds the sentences of the layout one after the other (noise left out, sentence borders fixed before parsing):
    sentence `n` of `layout.sentences` is `sents[n]`.  `starts[i]` is the raw offset of token `i`.
    """

    article: Article
    layout: Layout
    doc: Doc
    starts: list[int]
    sents: list[TokenSpan]
    sent_index: list[int] = field(default_factory=list)

    def span(self, first: int, last: int) -> Span:
        """The raw characters from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.starts[last] + len(self.doc[last]))

    def text(self, span: Span) -> str:
        """The raw characters of `span`."""
        return self.article.text[span.start : span.end]

    def block_of(self, token: Token) -> Block:
        """The block (title, lede, body, ...) that the token stands in."""
        return self.layout.blocks[self.layout.sentences[self.sent_index[token.i]].block]

    def tokens_in(self, span: Span) -> Iterator[Token]:
        """The tokens that overlap `span`, in order."""
        for i in range(max(0, bisect_right(self.starts, span.start) - 1), bisect_left(self.starts, span.end)):
            token = self.doc[i]
            if span.start < self.starts[i] + len(token):
                yield token
