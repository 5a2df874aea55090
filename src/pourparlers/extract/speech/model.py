"""What the speech extractor gives, and the small things its steps hand to each other."""

from dataclasses import dataclass, field
from typing import Literal

from pourparlers.model import Span

Kind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Speech:
    """One stretch of reported speech.

    `span` covers the reported words in the raw text: between the quotation marks (`direct`), the reported clause
    without its complementizer (`indirect`), or a reported clause that holds quoted words (`mixed`); `tokens` are its
    first and last token.  `cue` is the token that introduces it (verb or source preposition), `cue_kind` the class of
    the verb or `according`, `cue_span` the words of the cue.  `speaker` is the head of the noun phrase or the pronoun
    that names who speaks; `inherit` tells that the words have no speaker of their own and continue those before (or,
    for a heading, below).  `addressee` is the head of the one spoken to.  `channel` holds the canonical names of what
    the words came through, `channel_tokens` where these stand.  `quote` is false where the text names only a channel as
    its source: an attribution, but nobody's words.  `rule` is the id of the shape in `speech.yaml`.
    """

    span: Span
    kind: Kind
    tokens: tuple[int, int]
    rule: str
    cue: int | None = None
    cue_kind: str = ""
    cue_span: Span | None = None
    speaker: int | None = None
    inherit: bool = False
    addressee: int | None = None
    channel: tuple[str, ...] = ()
    channel_tokens: tuple[int, ...] = ()
    quote: bool = True


@dataclass(frozen=True, slots=True)
class Region:
    """The words between a pair of quotation marks: raw offsets within and with the marks, token indices within.

    `words` counts the words between spaces; `closed` is false where the closing mark is missing.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    first: int
    last: int
    words: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a verb form: its infinitive, kind and frames, and what must stand around it."""

    verb: str
    kind: str
    frames: frozenset[str]
    form: str
    reflexive: bool
    tail: tuple[str, ...]


@dataclass(slots=True)
class Cue:
    """A speech verb in the text with its group, `first` to `last`: auxiliaries, pronouns, fixed words.

    `form` is the form of the group's head (finite, participle, gerund, infinitive); `pronoun` the inverted subject
    pronoun; `speaker` is filled once found, and later cues of the same sentence may share it.
    """

    token: int
    first: int
    last: int
    kind: str
    frames: frozenset[str]
    form: str
    verb: str = ""
    passive: bool = False
    negated: bool = False
    reflexive: bool = False
    pronoun: int | None = None
    speaker: int | None = None
    mute: bool = False


@dataclass(slots=True)
class Draft:
    """A speech in the making: token range of the content and where the rest of the sentence stands."""

    first: int
    last: int
    rule: str
    cue: Cue | None = None
    source: tuple[int, int] | None = None
    speaker: int | None = None
    inherit: bool = False
    region: int | None = None
    unit: int = 0
    heading: bool = False
    skip: list[tuple[int, int]] = field(default_factory=list)
