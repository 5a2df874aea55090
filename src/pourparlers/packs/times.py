"""The schema of `time.yaml`: calendar words, patterns over them, and what reading each must give."""

from pathlib import Path
from typing import Literal

import msgspec

from pourparlers.packs.loader import load_yaml

Operation = Literal[
    "anaphor", "calendar", "century", "clock", "decade", "deictic", "duration", "feast", "night", "none",
    "nth-weekday", "part", "period", "quarter", "set", "shift", "vague", "week-of", "weekday",
]  # fmt: skip
Direction = Literal["past", "future"]
Key = int | str


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of text read on a day: what the rule must give, in order, `null` where it must give nothing.

    `direction` stands for what the tense of a clause would say, `after` for the day last spoken of.
    """

    text: str
    date: str
    gives: str | list[str] | None
    direction: Direction | None = None
    after: str | None = None


class TimeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of expression: a pattern over the classes of the lexicon and the operation that gives its value.

    `args` are fixed captures; `boundary` asks that no noun follow; `absolute` rules are also read in headers and
    captions; `chained` rules only continue a time that ends where they begin and take the captures `inherits` from it;
    `unless_next` are classes that may not follow, `unless_previous` classes that may not come before.
    """

    id: str
    pattern: str
    op: Operation
    examples: list[Example]
    args: dict[str, Key] = {}
    boundary: bool = False
    absolute: bool = False
    chained: bool = False
    inherits: list[str] = []
    unless_next: list[str] = []
    unless_previous: list[str] = []


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Number words: a smaller word before one of `multipliers` multiplies it, a larger before a smaller adds to it.

    `glue` joins words, `links` does so before those of the values `linked` only.  `thousands` is the sign that sets
    apart the digits of a large number.
    """

    words: dict[str, int]
    multipliers: list[int]
    glue: list[str]
    links: list[str]
    linked: list[int]
    ordinal_suffixes: list[str]
    first_day_suffixes: list[str]
    decimal: str
    thousands: str | None = None


class TenseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas and words that turn a clause to the past or the future whatever its tense.

    `planned` are participles of what is to come, `recent` verbs whose infinitive is past, `summons` verbs that bid
    someone to a later occasion, `postponing` verbs whose new date comes after a preposition of `target`; `since` and
    `until` are words before a date that look back and ahead, `deadline` those that look ahead unless the clause tells
    what had come about by then; `prospective` verbs make their infinitive one of the future, `implicative` ones pass
    their own tense on to it; `having` are auxiliaries that make a past, `future` those of what is to come,
    `unaccusative` verbs whose past has the auxiliary of the passive.  `occasions` are nouns of what has its day set
    beforehand.  `narrative` tells that a present may tell what is past.  `future_endings` and `past_endings` mend what
    a tagger says of finite verbs; where there are none, it is believed.
    """

    planned: list[str]
    recent: list[str]
    summons: list[str]
    postponing: list[str]
    target: list[str]
    since: list[str]
    until: list[str]
    prospective: list[str]
    implicative: list[str]
    having: list[str]
    unaccusative: list[str]
    future_endings: list[str]
    past_endings: list[str]
    deadline: list[str] = []
    occasions: list[str] = []
    narrative: bool = True
    future: list[str] = []


class RangeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A range: one of `opening` before its first date, one of `link` (and perhaps an article) before its second."""

    opening: list[str]
    link: list[str]


class DateLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line, or its beginning, that tells when the article appeared.

    `before` and `after` are regular expressions for the characters around a full date; the higher `rank` wins.
    """

    id: str
    source: Literal["header", "dateline", "text"]
    rank: int
    before: str
    after: str
    where: Literal["head", "tail", "any"]
    examples: list[Example]
    cased: bool = False


class PublicationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the publication day shows in an article.

    A date in the prose counts where one of `past` stands shortly before it and none of `prospective`, which announce
    what is to come; a weekday after one of `this` is that of the publication.
    """

    lines: list[DateLine]
    header: str
    past: list[str]
    prospective: list[str]
    this: list[str]


class TimePack(msgspec.Struct, eq=False, forbid_unknown_fields=True):
    """All that a language says about time.

    `values` are classes of words with a value each, `words` classes without; the words of the classes `capitals` count
    only with a capital letter, those of `small` only without; `macros` are named parts of patterns.
    """

    values: dict[str, dict[Key, list[str]]]
    words: dict[str, list[str]]
    numbers: Numbers
    feasts: dict[str, str]
    macros: dict[str, str]
    rules: list[TimeRule]
    ranges: list[RangeWords]
    tense: TenseWords
    publication: PublicationWords
    capitals: list[str] = []
    small: list[str] = []


def load_times(folder: Path) -> TimePack:
    """The file `time.yaml` of the pack in `folder`; raises `PourparlersError("pack-invalid")` where it is not sound."""
    return load_yaml(folder / "time.yaml", TimePack)
